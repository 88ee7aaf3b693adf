promptwachtTranslation.start("translation", promptwachtStarted);
