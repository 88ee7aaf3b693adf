//! Promptwacht on the command line: scan and explain text with the detector of the browser extension.

fn main() {}
