// Starts the translation at the page's first quiet moment; who writes or sends before that waits for it once.
(() => {
  promptwacht.hurry = () => {
    if (promptwacht.hear) return;
    const module = promptwacht.timed(promptwachtTranslation);
    promptwacht.ui = module;
    promptwacht.open(module.start("translation", promptwacht.line, promptwacht.spentMs));
  };
  let drawer;
  /** The module that draws windows, when the first one opens. */
  promptwacht.windows = () => (drawer ??= promptwachtWindowsTranslation());
  promptwacht.bringLater(promptwacht.hurry);
})();
