//! The content crate as WebAssembly: compiled, bound, optimised, and wrapped in a script that loads it at once.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools;

/// Above this size, in bytes, the module starts too slowly in a chat tab.
pub(crate) const LARGEST: usize = 700_000;

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

/// What the compiler may use of Wasm.
#[derive(Clone, Copy)]
pub(crate) enum Cpu {
    /// What the browsers of the manifest have.
    Current,
    /// The first version of Wasm, the only one that can be translated to JavaScript.
    Mvp,
}

/// The two scripts of the Wasm encoding.
pub(crate) struct Scripts {
    /// Defines `wasm_bindgen`.
    pub(crate) glue: String,
    /// Defines `promptwachtModule`, the module in base64: the one form that needs no web-accessible file.
    pub(crate) module: String,
}

/// Compiles the content crate, alone: built together with others it would get their features too.
pub(crate) fn compile(cpu: Cpu) -> Result<PathBuf> {
    let target_dir = match cpu {
        Cpu::Current => tools::target_dir(),
        Cpu::Mvp => tools::target_dir().join("mvp"),
    };
    tools::run(
        tools::cargo()
            .args([
                "build",
                "--quiet",
                "--profile",
                "wasm",
                "--target",
                "wasm32-unknown-unknown",
            ])
            .args(["--package", "promptwacht-content", "--target-dir"])
            .arg(&target_dir)
            .env("CARGO_ENCODED_RUSTFLAGS", rustflags(cpu)),
    )
    .context("cannot compile the content crate to Wasm")?;
    Ok(target_dir.join("wasm32-unknown-unknown/wasm/promptwacht_content.wasm"))
}

/// Flags, parted by the unit separator. Panic messages name source files: as seen from the repository
/// and the registry, so that every machine builds the same bytes.
fn rustflags(cpu: Cpu) -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=.", tools::root().display())];
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    if let Cpu::Mvp = cpu {
        flags.push("-Ctarget-cpu=mvp".into());
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
            .arg("-O3")
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
    ensure!(
        bytes.len() <= LARGEST,
        "the content module has {} bytes, more than the {LARGEST} that a chat tab may be asked to load: \
         see which crate or table grew",
        bytes.len()
    );
    let module = format!(
        "globalThis.promptwachtModule=\"{}\";\n",
        STANDARD.encode(bytes)
    );
    Ok(Scripts { glue, module })
}
