//! The content and windows crates as plain JavaScript, for pages whose CSP refuses WebAssembly.
//!
//! The way there: lowered, bound, `wasm2js`, one bundle. Only the glue needs care: see
//! [`compare_buffers`].

use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{tools, wasm};

/// Turns a compiled module into one script that defines a function of this name, which makes the module when it is called; `work`
/// is a folder for what lies in between.
pub(crate) fn encode(compiled: &Path, work: &Path, name: &str) -> Result<String> {
    tools::fresh_dir(work)?;
    // The standard library comes compiled for newer Wasm; what `wasm2js` cannot say is rewritten first.
    let lowered = work.join("lowered.wasm");
    tools::run(
        tools::npm_tool("wasm-opt")?
            .args(wasm::FEATURES)
            .args(["--llvm-memory-copy-fill-lowering", "--signext-lowering"])
            .args([
                "--llvm-nontrapping-fptoint-lowering",
                "--strip-target-features",
            ])
            .arg(compiled)
            .arg("-o")
            .arg(&lowered),
    )?;
    Bindgen::new()
        .input_path(&lowered)
        .out_name("content")
        .bundler(true)?
        .remove_producers_section(true)
        .typescript(false)
        .generate(work)
        .context("cannot bind the content module")?;
    let optimised = work.join("optimised.wasm");
    tools::run(
        tools::npm_tool("wasm-opt")?
            .args(["-O3", "--enable-mutable-globals"])
            .arg(work.join("content_bg.wasm"))
            .arg("-o")
            .arg(&optimised),
    )?;
    tools::run(
        tools::npm_tool("wasm2js")?
            .arg("-O3")
            .arg(&optimised)
            .arg("-o")
            .arg(work.join("content_bg.wasm.js")),
    )?;

    let module = work.join("content_bg.wasm.js");
    tools::write(&module, decode_natively(&tools::read(&module)?)?)?;

    let entry = work.join("content.js");
    let source = tools::read(&entry)?;
    ensure!(
        source.contains("content_bg.wasm\""),
        "the bound module is no longer imported as \"content_bg.wasm\": did wasm-bindgen change?"
    );
    tools::write(
        &entry,
        source.replace("content_bg.wasm\"", "content_bg.wasm.js\""),
    )?;
    let glue = work.join("content_bg.js");
    tools::write(&glue, compare_buffers(&tools::read(&glue)?)?)?;
    let bundle = tools::run(
        tools::npm_tool("esbuild")?
            .args(["--bundle", "--minify", "--format=iife"])
            .arg(format!("--global-name={name}"))
            .arg(&entry),
    )?;
    on_call(name, &bundle)
}

/// Leaves the making of the module to whoever calls it: a page that loads has other things to do. Fails when the
/// bundle is not one function called at once.
fn on_call(name: &str, bundle: &str) -> Result<String> {
    let body = bundle
        .trim()
        .strip_prefix(&format!("var {name}=(()=>{{"))
        .and_then(|rest| rest.strip_suffix("})();"))
        .context("esbuild no longer writes its bundle as expected: adapt on_call")?;
    Ok(format!("var {name}=()=>{{{body}}};\n"))
}

/// Lets the browser decode the tables. The decoder that `wasm2js` writes is a loop in JavaScript that would run
/// once, cold, over all of them. Fails when that decoder is not found.
fn decode_natively(module: &str) -> Result<String> {
    const HEAD: &str = "function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {";
    let (before, rest) = module
        .split_once(HEAD)
        .context("wasm2js no longer writes its decoder as expected: adapt decode_natively")?;
    let (_, after) = rest
        .split_once("\n  }\n")
        .context("the end of the decoder of wasm2js is not where it was: adapt decode_natively")?;
    Ok(format!(
        "{before}{HEAD}\n    uint8Array.set(Uint8Array.fromBase64(b64), offset);\n  }}\n{after}"
    ))
}

/// Makes the glue notice that memory has grown.
///
/// The glue keeps views on the memory and makes new ones when the old buffer was detached, as growing Wasm does. The
/// translation grows by taking a larger buffer and leaves the old one as it was: the glue would go on writing text
/// there, and the detector would find nothing without any error. So every kept view is compared with the buffer of
/// now. Fails when a view is left that is not, as after a change in wasm-bindgen.
fn compare_buffers(glue: &str) -> Result<String> {
    let mut compared = 0;
    let mut patched = String::with_capacity(glue.len());
    for line in glue.lines() {
        let view = line
            .trim_start()
            .strip_prefix("if (cached")
            .and_then(|rest| rest.split_once(" === null || "))
            .map(|(name, _)| name);
        if let Some(name) = view {
            compared += 1;
            patched.push_str("if (cached");
            patched.push_str(name);
            patched.push_str(" === null || cached");
            patched.push_str(name);
            patched.push_str(".buffer !== wasm.memory.buffer) {");
        } else {
            patched.push_str(line);
        }
        patched.push('\n');
    }
    let views = patched.matches("(wasm.memory.buffer)").count();
    ensure!(
        compared > 0
            && compared == views
            && !patched.contains(".byteLength === 0")
            && !patched.contains(".detached"),
        "the glue of wasm-bindgen no longer looks as expected ({views} views on the memory, {compared} of them patched): \
         unpatched, the translation stops finding anything once its memory has grown. Adapt compare_buffers"
    );
    Ok(patched)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: &str = "\
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}
";
    const VIEW: &str = "\
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}
";

    #[test]
    fn both_views_are_compared_with_the_buffer_of_now() {
        let patched = compare_buffers(&format!("{BYTES}{VIEW}")).unwrap();
        for view in ["cachedUint8ArrayMemory0", "cachedDataViewMemory0"] {
            let condition =
                format!("if ({view} === null || {view}.buffer !== wasm.memory.buffer) {{");
            assert!(patched.contains(&condition), "{patched}");
        }
    }

    #[test]
    fn the_browser_decodes_the_tables() {
        let module = "a\n  function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {\n    var b1;\n    for (;;) {\n    }\n  }\nb";
        let patched = decode_natively(module).unwrap();
        assert!(
            patched.contains("fromBase64") && !patched.contains("b1"),
            "{patched}"
        );
        assert!(
            patched.starts_with("a\n") && patched.ends_with("}\nb"),
            "{patched}"
        );
        assert!(decode_natively("a").is_err());
    }

    #[test]
    fn the_module_is_made_on_call() {
        let bundle = "var promptwachtTranslation=(()=>{var a;return a;})();\n";
        assert_eq!(
            on_call("promptwachtTranslation", bundle).unwrap(),
            "var promptwachtTranslation=()=>{var a;return a;};\n"
        );
        assert!(on_call("a", "(()=>{})();").is_err());
    }

    #[test]
    fn glue_that_looks_different_is_refused() {
        assert!(compare_buffers("").is_err());
        let renamed = BYTES.replace("if (cached", "if (kept");
        assert!(compare_buffers(&renamed).is_err());
        assert!(compare_buffers(&format!("{VIEW}{renamed}")).is_err());
    }
}
