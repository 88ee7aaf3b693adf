if (!promptwacht.hear) {
  promptwacht.loadedMs = performance.now() - promptwacht.startedMs;
  promptwacht.open(promptwachtTranslation.start("translation", promptwacht.loadedMs));
}
