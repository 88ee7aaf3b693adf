// Starts the translation at the page's first quiet moment; who writes or sends before that waits for it once.
(() => {
  promptwacht.hurry = () => {
    if (promptwacht.hear) return;
    const { start } = promptwacht.timed(promptwachtTranslation);
    promptwacht.open(start("translation", promptwacht.line, promptwacht.spentMs));
  };
  promptwacht.bringLater(promptwacht.hurry);
})();
