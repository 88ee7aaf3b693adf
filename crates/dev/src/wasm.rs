//! The browser crates as WebAssembly: compiled, bound, optimised; content and windows wrapped in scripts that need no file of their
//! own, the others as a file beside their script.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools;

/// What our crates may use of Wasm; all of it is in the oldest browsers of the manifest.
pub(crate) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Flat code gives the second round blocks and locals to merge that the compiler's own shape hides: three kilobytes less.
const SMALLEST: [&str; 5] = ["-Oz", "--flatten", "--rereloop", "-Oz", "--converge"];

/// The two scripts of a crate in the Wasm encoding.
pub(crate) struct Scripts {
    /// Defines `wasm_bindgen` (content) or `promptwachtWindows`, which makes a new instance at each call.
    pub(crate) glue: String,
    /// Defines `promptwachtModule` or `promptwachtWindowsModule`, the module in base64: the one form that needs no web-accessible file.
    pub(crate) module: String,
    /// Size of the module itself, in bytes.
    pub(crate) module_bytes: usize,
}

/// The two files of a crate on the extension's side.
pub(crate) struct Worker {
    /// Defines `promptwachtReader`, `promptwachtSettings`, `promptwachtTally` or `promptwachtPages`, which makes a new instance at each call.
    pub(crate) glue: String,
    /// The module itself.
    pub(crate) module: Vec<u8>,
}

/// Compiles the content crate.
///
/// For the first version of Wasm, since only that can be translated to JavaScript: one module, two encodings.
pub(crate) fn compile() -> Result<PathBuf> {
    // Functions that would make the module grow are not inlined: nine kilobytes less for a twentieth of the speed.
    let flags = ["-Ctarget-cpu=mvp", "-Cllvm-args=-inline-threshold=10"];
    compile_alone("content", "wasm", &flags)
}

/// Compiles the windows crate, likewise.
pub(crate) fn compile_windows() -> Result<PathBuf> {
    compile_alone("windows", "wasm", &["-Ctarget-cpu=mvp"])
}

/// Compiles the worker crate.
pub(crate) fn compile_worker() -> Result<PathBuf> {
    compile_alone("worker", "worker", &[])
}

/// Compiles the settings crate.
pub(crate) fn compile_settings() -> Result<PathBuf> {
    compile_alone("settings", "worker", &[])
}

/// Compiles the crate of the extension's pages.
pub(crate) fn compile_pages() -> Result<PathBuf> {
    compile_alone("pages", "worker", &[])
}

/// Compiles the crate of the pages to learn.
pub(crate) fn compile_learn() -> Result<PathBuf> {
    compile_alone("learn", "worker", &[])
}

/// Compiles the tally crate.
pub(crate) fn compile_tally() -> Result<PathBuf> {
    compile_alone("tally", "worker", &[])
}

/// Compiles a crate alone: built together with others it would get their features too.
fn compile_alone(name: &str, profile: &str, flags: &[&str]) -> Result<PathBuf> {
    let target_dir = tools::target_dir();
    tools::run(
        tools::cargo()
            .args(["build", "--quiet", "--locked", "--profile", profile])
            .args(["--target", "wasm32-unknown-unknown", "--package"])
            .arg(format!("promptwacht-{name}"))
            .arg("--target-dir")
            .arg(&target_dir)
            .env("CARGO_ENCODED_RUSTFLAGS", rustflags(flags)),
    )
    .with_context(|| format!("cannot compile the {name} crate to Wasm"))?;
    Ok(target_dir.join(format!(
        "wasm32-unknown-unknown/{profile}/promptwacht_{name}.wasm"
    )))
}

/// Flags, parted by the unit separator. Panic messages name source files: as seen from the repository and the
/// registry, so that every machine builds the same bytes.
fn rustflags(own: &[&str]) -> String {
    let mut flags: Vec<String> = own.iter().map(ToString::to_string).collect();
    flags.push(format!("--remap-path-prefix={}=.", tools::root().display()));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    flags.join("\u{1f}")
}

/// Binds and optimises the content crate; `work` is a folder for what lies in between.
pub(crate) fn encode(compiled: &Path, work: &Path) -> Result<Scripts> {
    let (glue, bytes) = bind(compiled, work, "content", &SMALLEST)?;
    Ok(Scripts {
        glue,
        module: in_comment("promptwachtModule", &bytes),
        module_bytes: bytes.len(),
    })
}

/// Binds and optimises the windows crate.
pub(crate) fn encode_windows(compiled: &Path, work: &Path) -> Result<Scripts> {
    let (glue, bytes) = bind(compiled, work, "windows", &SMALLEST)?;
    Ok(Scripts {
        glue: on_call("promptwachtWindows", &glue)?,
        module: in_comment("promptwachtWindowsModule", &bytes),
        module_bytes: bytes.len(),
    })
}

/// A module as a script: in a comment, which the browser skips; a string of this size it would read, keep and copy before the page
/// begins.
fn in_comment(name: &str, bytes: &[u8]) -> String {
    format!(
        "globalThis.{name}=()=>{{/*{}*/}};\n",
        STANDARD.encode(bytes)
    )
}

/// Binds and optimises the worker crate.
pub(crate) fn encode_worker(compiled: &Path, work: &Path) -> Result<Worker> {
    encode_files(compiled, work, "worker", "promptwachtReader")
}

/// Binds and optimises the settings crate.
pub(crate) fn encode_settings(compiled: &Path, work: &Path) -> Result<Worker> {
    encode_files(compiled, work, "settings", "promptwachtSettings")
}

/// Binds and optimises the crate of the pages to learn.
pub(crate) fn encode_learn(compiled: &Path, work: &Path) -> Result<Worker> {
    encode_files(compiled, work, "learn", "promptwachtLearn")
}

/// Binds and optimises the crate of the extension's pages.
pub(crate) fn encode_pages(compiled: &Path, work: &Path) -> Result<Worker> {
    encode_files(compiled, work, "pages", "promptwachtPages")
}

/// Binds and optimises the tally crate.
pub(crate) fn encode_tally(compiled: &Path, work: &Path) -> Result<Worker> {
    encode_files(compiled, work, "tally", "promptwachtTally")
}

fn encode_files(compiled: &Path, work: &Path, name: &str, maker: &str) -> Result<Worker> {
    let (glue, module) = bind(compiled, work, name, &["-Os"])?;
    Ok(Worker {
        glue: on_call(maker, &glue)?,
        module,
    })
}

/// Leaves the making of the glue to whoever calls it: it keeps one instance, and one that has failed must be replaced.
fn on_call(name: &str, glue: &str) -> Result<String> {
    let made = glue
        .trim()
        .strip_prefix("let wasm_bindgen=")
        .context("wasm-bindgen no longer writes its glue as expected: adapt on_call")?;
    Ok(format!("var {name}=()=>{made}\n"))
}

/// The script and the module of a compiled crate.
fn bind(compiled: &Path, work: &Path, name: &str, levels: &[&str]) -> Result<(String, Vec<u8>)> {
    tools::fresh_dir(work)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .no_modules(true)?
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate(work)
        .with_context(|| format!("cannot bind the {name} module"))?;
    let optimised = work.join("optimised.wasm");
    tools::run(
        tools::npm_tool("wasm-opt")?
            .args(levels)
            .args(FEATURES)
            .arg(work.join(format!("{name}_bg.wasm")))
            .arg("-o")
            .arg(&optimised),
    )?;
    let glue = tools::run(
        tools::npm_tool("esbuild")?
            .arg("--minify")
            .arg(work.join(format!("{name}.js"))),
    )?;
    let bytes = std::fs::read(&optimised).context("cannot read the optimised module")?;
    Ok((glue, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_is_made_on_call() {
        assert_eq!(
            on_call("promptwachtReader", "let wasm_bindgen=(function(){})();\n").unwrap(),
            "var promptwachtReader=()=>(function(){})();\n"
        );
        assert!(on_call("a", "const wasm_bindgen=1;").is_err());
    }
}
