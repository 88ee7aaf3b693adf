//! Puts together the folders that a browser loads as an extension.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};

use crate::manifest::{self, Browser, Encoding};
use crate::sites::Site;
use crate::{sites, tools, translation, wasm, words};

/// Above this size, in bytes, the content module starts too slowly in a chat tab.
const LARGEST_MODULE: usize = 700_000;

/// Above this size, in bytes, the first window opens too late.
const LARGEST_WINDOWS: usize = 150_000;

/// Above this size, in bytes, the worker's module takes too long before the first file is read.
const LARGEST_WORKER: usize = 2_600_000;

/// Above this size, in bytes, a page of the extension opens too late.
const LARGEST_PAGES: usize = 1_500_000;

/// The same for the pages to learn, which carry their texts in two languages.
const LARGEST_LEARN: usize = 3_500_000;

/// One folder to make.
pub(crate) struct Variant {
    /// For whom.
    pub(crate) browser: Browser,
    /// How the content script is shipped.
    pub(crate) encoding: Encoding,
    /// Where it goes.
    pub(crate) out: PathBuf,
}

impl Variant {
    /// Chromium keeps the translation at hand in every variant: a page may turn out to refuse Wasm.
    fn needs_translation(&self) -> bool {
        self.browser == Browser::Chromium || self.encoding == Encoding::Translation
    }

    fn needs_wasm(&self) -> bool {
        self.encoding != Encoding::Translation
    }
}

/// The content script and its windows in the forms that were asked for, and the worker.
struct Content {
    wasm: Option<wasm::Scripts>,
    windows: Option<wasm::Scripts>,
    translation: Option<String>,
    windows_translation: Option<String>,
    worker: wasm::Worker,
    settings: wasm::Worker,
    pages: wasm::Worker,
    learn: wasm::Worker,
    tally: wasm::Worker,
}

/// The two folders that ship, in `dist/`, and for the tests those with one encoding each.
pub(crate) fn usual(with_tests: bool) -> Vec<Variant> {
    let root = tools::root();
    let mut variants = Vec::new();
    for (browser, name) in [
        (Browser::Chromium, "chromium"),
        (Browser::Firefox, "firefox"),
    ] {
        let mut add = |encoding, out: PathBuf| {
            variants.push(Variant {
                browser,
                encoding,
                out,
            });
        };
        add(Encoding::Table, root.join("dist").join(name));
        if with_tests {
            let tests = root.join("target/dist-test");
            add(Encoding::Wasm, tests.join(format!("{name}-wasm")));
            add(
                Encoding::Translation,
                tests.join(format!("{name}-translation")),
            );
        }
    }
    variants
}

/// Builds the content script once in each form that is needed and the worker, then every folder.
pub(crate) fn run(variants: &[Variant]) -> Result<()> {
    let sites = sites::load()?;
    let source = tools::read(tools::root().join("manifest.json"))?;
    let content = build_content(
        variants.iter().any(Variant::needs_wasm),
        variants.iter().any(Variant::needs_translation),
    )?;
    for variant in variants {
        assemble(variant, &source, &sites, &content)
            .with_context(|| format!("cannot make {}", variant.out.display()))?;
        writeln!(std::io::stdout(), "made {}", variant.out.display())?;
    }
    // Last, so that what grew can still be tried and looked into.
    let worker = content.worker.module.len();
    ensure!(
        worker <= LARGEST_WORKER,
        "the worker's module has {worker} bytes, more than {LARGEST_WORKER}: see which crate grew"
    );
    let pages = content.pages.module.len();
    ensure!(
        pages <= LARGEST_PAGES,
        "the module of the pages has {pages} bytes, more than {LARGEST_PAGES}: see which crate grew"
    );
    let learn = content.learn.module.len();
    ensure!(
        learn <= LARGEST_LEARN,
        "the module of the pages to learn has {learn} bytes, more than {LARGEST_LEARN}: see which crate grew"
    );
    let size = |scripts: Option<wasm::Scripts>| scripts.map_or(0, |scripts| scripts.module_bytes);
    let windows = size(content.windows);
    ensure!(
        windows <= LARGEST_WINDOWS,
        "the windows' module has {windows} bytes, more than {LARGEST_WINDOWS}: see what grew"
    );
    let bytes = size(content.wasm);
    ensure!(
        bytes <= LARGEST_MODULE,
        "the content module has {bytes} bytes, more than the {LARGEST_MODULE} that a chat tab may be asked to load: \
         see which table or crate grew"
    );
    Ok(())
}

/// A part that can be renewed alone.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Part {
    /// Settings, test box and status.
    Pages,
    /// The pages to learn.
    Learn,
    /// The counts, and the page that shows them.
    Tally,
}

/// Builds a module of the extension's own pages, and puts it with all that is copied into folders that were built before.
pub(crate) fn renew(which: Part, variants: &[Variant]) -> Result<()> {
    let sites = sites::load()?;
    let source = tools::read(tools::root().join("manifest.json"))?;
    let work = tools::target_dir();
    let (name, pages) = match which {
        Part::Pages => {
            let compiled = wasm::compile_pages()?;
            ("pages", wasm::encode_pages(&compiled, &work.join("pages"))?)
        }
        Part::Learn => {
            let compiled = wasm::compile_learn()?;
            ("learn", wasm::encode_learn(&compiled, &work.join("learn"))?)
        }
        Part::Tally => {
            let compiled = wasm::compile_tally()?;
            ("tally", wasm::encode_tally(&compiled, &work.join("tally"))?)
        }
    };
    for variant in variants.iter().filter(|variant| variant.out.exists()) {
        copy_tree(&tools::root().join("extension"), &variant.out)?;
        write_pages(&variant.out, name, &pages)?;
        write_manifest(variant, &source, &sites)?;
        writeln!(std::io::stdout(), "renewed {}", variant.out.display())?;
    }
    Ok(())
}

fn build_content(wasm: bool, translation: bool) -> Result<Content> {
    let work = tools::target_dir().join("content");
    let compiled = &wasm::compile()?;
    let compiled_windows = &wasm::compile_windows()?;
    let compiled_worker = &wasm::compile_worker()?;
    let compiled_settings = &wasm::compile_settings()?;
    let compiled_pages = &wasm::compile_pages()?;
    let compiled_learn = &wasm::compile_learn()?;
    let compiled_tally = &wasm::compile_tally()?;
    // The optimisers use one core each, and take most of the time.
    thread::scope(|scope| {
        let wasm = wasm.then(|| {
            let work = work.join("wasm");
            scope.spawn(move || wasm::encode(compiled, &work))
        });
        let translation = translation.then(|| {
            let work = work.join("translation");
            scope.spawn(move || translation::encode(compiled, &work, "promptwachtTranslation"))
        });
        let windows = wasm.is_some().then(|| {
            let work = tools::target_dir().join("windows/wasm");
            scope.spawn(move || wasm::encode_windows(compiled_windows, &work))
        });
        let windows_translation = translation.is_some().then(|| {
            let work = tools::target_dir().join("windows/translation");
            let name = "promptwachtWindowsTranslation";
            scope.spawn(move || translation::encode(compiled_windows, &work, name))
        });
        let worker = scope.spawn({
            let work = tools::target_dir().join("worker");
            move || wasm::encode_worker(compiled_worker, &work)
        });
        let settings = scope.spawn({
            let work = tools::target_dir().join("settings");
            move || wasm::encode_settings(compiled_settings, &work)
        });
        let pages = scope.spawn({
            let work = tools::target_dir().join("pages");
            move || wasm::encode_pages(compiled_pages, &work)
        });
        let learn = scope.spawn({
            let work = tools::target_dir().join("learn");
            move || wasm::encode_learn(compiled_learn, &work)
        });
        let tally = scope.spawn({
            let work = tools::target_dir().join("tally");
            move || wasm::encode_tally(compiled_tally, &work)
        });
        Ok(Content {
            worker: joined(worker)?,
            settings: joined(settings)?,
            pages: joined(pages)?,
            learn: joined(learn)?,
            tally: joined(tally)?,
            wasm: wasm.map(joined).transpose()?,
            windows: windows.map(joined).transpose()?,
            translation: translation.map(joined).transpose()?,
            windows_translation: windows_translation.map(joined).transpose()?,
        })
    })
}

fn joined<T>(handle: thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    handle
        .join()
        .map_err(|_| anyhow!("an encoder panicked; its message stands above"))?
}

fn assemble(variant: &Variant, source: &str, sites: &[Site], content: &Content) -> Result<()> {
    let out = &variant.out;
    ensure!(
        !out.exists() || out.join("manifest.json").exists(),
        "{} exists and holds no extension: empty it yourself if it may go",
        out.display()
    );
    tools::fresh_dir(out)?;
    copy_tree(&tools::root().join("extension"), out)?;
    if variant.needs_wasm() {
        for (scripts, glue, module) in [
            (&content.wasm, "content.js", "content-module.js"),
            (&content.windows, "windows.js", "windows-module.js"),
        ] {
            let Some(scripts) = scripts else { continue };
            tools::write(out.join(glue), &scripts.glue)?;
            tools::write(out.join(module), &scripts.module)?;
        }
    }
    if variant.needs_translation() {
        for (script, file) in [
            (&content.translation, "translation.js"),
            (&content.windows_translation, "windows-translation.js"),
        ] {
            let Some(script) = script else { continue };
            tools::write(out.join(file), script)?;
        }
    }
    tools::write(
        out.join(manifest::FURTHER_SCRIPT),
        sites::further_script(sites),
    )?;
    tools::write(out.join("worker-glue.js"), &content.worker.glue)?;
    tools::write(out.join("worker-module.wasm"), &content.worker.module)?;
    tools::write(out.join("settings-glue.js"), &content.settings.glue)?;
    tools::write(out.join("settings-module.wasm"), &content.settings.module)?;
    write_pages(out, "pages", &content.pages)?;
    write_pages(out, "learn", &content.learn)?;
    tools::write(out.join("tally-glue.js"), &content.tally.glue)?;
    tools::write(out.join("tally-module.wasm"), &content.tally.module)?;
    tools::write(out.join(words::SCRIPT), words::script()?)?;
    tools::write(out.join(manifest::CALLS_SCRIPT), sites::calls_script(sites))?;
    tools::write(
        out.join(manifest::ADDRESSES_SCRIPT),
        sites::addresses_script(sites),
    )?;
    if variant.browser == Browser::Chromium {
        let schema = promptwacht_policy::managed_schema();
        tools::write(out.join(manifest::MANAGED_SCHEMA), format!("{schema:#}\n"))?;
    }
    write_manifest(variant, source, sites)
}

fn write_pages(out: &Path, name: &str, pages: &wasm::Worker) -> Result<()> {
    tools::write(out.join(format!("{name}-glue.js")), &pages.glue)?;
    tools::write(out.join(format!("{name}-module.wasm")), &pages.module)
}

fn write_manifest(variant: &Variant, source: &str, sites: &[Site]) -> Result<()> {
    let manifest = manifest::fill(source, sites, variant.browser, variant.encoding)?;
    tools::write(variant.out.join("manifest.json"), format!("{manifest:#}\n"))
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in tools::files_under(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&file, &copy).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}
