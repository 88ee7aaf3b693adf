//! Chores: lexicons from their packages, Wasm bindings, the translation to JavaScript, the folders in dist/, tidy checks.

fn main() {}
