//! Gives the memory of the module an end, so that a file made to fill it fails early.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo:rustc-cdylib-link-arg=--max-memory=1073741824");
    }
}
