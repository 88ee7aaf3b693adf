//! The content crate as WebAssembly: compiled, bound, optimised, and wrapped in a script that loads it at once.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools;

/// What the content crate may use of Wasm; all of it is in the oldest browsers of the manifest.
pub(crate) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The two scripts of the Wasm encoding.
pub(crate) struct Scripts {
    /// Defines `wasm_bindgen`.
    pub(crate) glue: String,
    /// Defines `promptwachtModule`, the module in base64: the one form that needs no web-accessible file.
    pub(crate) module: String,
    /// Size of the module itself, in bytes.
    pub(crate) module_bytes: usize,
}

/// Compiles the content crate, alone: built together with others it would get their features too.
///
/// For the first version of Wasm, since only that can be translated to JavaScript: one module, two encodings.
pub(crate) fn compile() -> Result<PathBuf> {
    let target_dir = tools::target_dir();
    tools::run(
        tools::cargo()
            .args(["build", "--quiet", "--locked", "--profile", "wasm"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(["--package", "promptwacht-content", "--target-dir"])
            .arg(&target_dir)
            .env("CARGO_ENCODED_RUSTFLAGS", rustflags()),
    )
    .context("cannot compile the content crate to Wasm")?;
    Ok(target_dir.join("wasm32-unknown-unknown/wasm/promptwacht_content.wasm"))
}

/// Flags, parted by the unit separator. Panic messages name source files: as seen from the repository and the
/// registry, so that every machine builds the same bytes.
fn rustflags() -> String {
    let mut flags = vec![
        "-Ctarget-cpu=mvp".into(),
        // Functions that would make the module grow are not inlined: nine kilobytes less for a twentieth of the speed.
        "-Cllvm-args=-inline-threshold=10".into(),
        format!("--remap-path-prefix={}=.", tools::root().display()),
    ];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    flags.join("\u{1f}")
}

/// Binds and optimises a compiled module; `work` is a folder for what lies in between.
pub(crate) fn encode(compiled: &Path, work: &Path) -> Result<Scripts> {
    tools::fresh_dir(work)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("content")
        .no_modules(true)?
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate(work)
        .context("cannot bind the content module")?;
    let optimised = work.join("optimised.wasm");
    tools::run(
        tools::npm_tool("wasm-opt")?
            .arg("-Oz")
            .args(FEATURES)
            .arg(work.join("content_bg.wasm"))
            .arg("-o")
            .arg(&optimised),
    )?;
    let glue = tools::run(
        tools::npm_tool("esbuild")?
            .arg("--minify")
            .arg(work.join("content.js")),
    )?;
    let bytes = std::fs::read(&optimised).context("cannot read the optimised module")?;
    // In a comment, which the browser skips: a string of this size it would read, keep and copy before the page begins.
    let module = format!(
        "globalThis.promptwachtModule=()=>{{/*{}*/}};\n",
        STANDARD.encode(&bytes)
    );
    Ok(Scripts {
        glue,
        module,
        module_bytes: bytes.len(),
    })
}
