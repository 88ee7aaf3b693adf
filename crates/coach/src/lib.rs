//! Tips and their sources: which tip fits which finding. Their words stand in extension/_locales.
