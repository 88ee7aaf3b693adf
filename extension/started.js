// First of the list, so that the measured start includes loading the scripts that follow.
globalThis.promptwachtStarted ??= performance.now();
