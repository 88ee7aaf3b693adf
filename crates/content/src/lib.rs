//! Page side of the extension: finds the box, feeds the guard, carries out its effects, draws chip and marks.
//!
//! Two exports: `start` guards the page at hand, `check` judges a text without a page.

mod agreements;
mod answer;
mod boxes;
mod by_look;
mod card;
mod chip;
mod counted;
mod gate;
mod mark_switch;
mod marks;
mod mask;
mod mirror;
mod outgoing;
mod own_site;
mod policy;
mod prompt_box;
mod reading;
mod room;
mod shell;
mod status;
mod ui;
mod utf16;
mod windows;

use js_sys::{Array, Function};
use promptwacht_guard::{Event, Notice};
use promptwacht_screen::page;
use shell::Shell;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

/// A third of the size of the standard library's, of which a chat page would load each byte.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local!(static SHELL: Cell<Option<&'static Shell>> = const { Cell::new(None) });

/// The popup gets its answer no later than this after the start, in milliseconds.
const STATUS_MS: u32 = 500;

/// Guards this page and answers the judgement over events that `extension/gate.js` asks for; `undefined` where nothing can be
/// guarded. `encoding` says how the crate was shipped (`wasm` or `translation`), `line` is the name under which the
/// second line asks, `loaded_ms` how long the main thread was busy with bringing this crate.
#[wasm_bindgen]
pub fn start(encoding: &str, line: &str, loaded_ms: f64) -> JsValue {
    let began_ms = page::now_ms();
    let Some(shell) =
        page::host().and_then(|host| Shell::new(own_site::site_at(&host), encoding, line))
    else {
        return JsValue::UNDEFINED;
    };
    // Lives as long as the document, like the listeners that use it.
    let shell: &'static Shell = Box::leak(Box::new(shell));
    SHELL.set(Some(shell));
    let hearing = gate::hearing(shell);
    shell.begin();
    watch_page(shell);
    shell.startup_ms.set(loaded_ms + page::now_ms() - began_ms);
    shell.ready_ms.set(page::now_ms());
    // Firefox takes 14 ms to bring the messages of the extension's API; nobody asks before the page is there.
    page::when_idle(STATUS_MS, move || {
        status::answer(shell);
        shell.learn_policy();
        shell.learn_marks();
    });
    hearing
}

/// Asks the user about files: on each line a name, a tab and what `crates/windows` can put in words. `choose` is called with
/// whether the page may have them.
#[wasm_bindgen]
pub fn ask_about_files(files: &str, level: &str, choose: Function) {
    with_shell(|shell| {
        shell.ask_about_files(files, level, move |add| {
            let _ = choose.call1(&JsValue::UNDEFINED, &add.into());
        });
    });
}

/// The page gets a file with this text: the user was asked, or nothing stood in its way.
#[wasm_bindgen]
pub fn file_added(text: &str) {
    with_shell(|shell| {
        shell.handle(Event::FileAdded(text));
    });
}

/// Says at the box that files are being read (`reading`), must be added again (`again`), or nothing any more about them.
#[wasm_bindgen]
pub fn say_of_files(what: &str) {
    with_shell(|shell| match what {
        "reading" => shell.notice(Notice::ReadingFile, true),
        "again" => shell.notice(Notice::AddAgain, true),
        _ => shell.notice(Notice::ReadingFile, false),
    });
}

fn with_shell(act: impl FnOnce(&'static Shell)) {
    if let Some(shell) = SHELL.get() {
        act(shell);
    }
}

/// Judges a text: `{level, rules: [row], findings: [{start, end, kind, level}]}`, with offsets in UTF-16
/// units. Only findings that count are given, and nothing of the text itself.
#[wasm_bindgen]
pub fn check(text: &str) -> JsValue {
    let report = promptwacht_detector::check(text);
    let mut units = utf16::Utf16::new(text);
    let findings: Array = report
        .flagged()
        .map(|finding| {
            page::object(&[
                ("start", units.at(finding.span.start).into()),
                ("end", units.at(finding.span.end).into()),
                ("kind", finding.kind.id.into()),
                ("level", finding.level.id().into()),
            ])
        })
        .collect();
    let rules: Array = report
        .verdict
        .rules
        .iter()
        .map(|rule| JsValue::from(rule.row))
        .collect();
    page::object(&[
        ("level", report.verdict.level.id().into()),
        ("rules", rules.into()),
        ("findings", findings.into()),
    ])
}

/// The page builds, moves and takes away: boxes, and our own element.
fn watch_page(shell: &'static Shell) {
    let Some(document) = page::document() else {
        return;
    };
    let hear = page::function(move |_| shell.page_changed());
    if let Ok(observer) = MutationObserver::new(hear.unchecked_ref()) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        let _ = observer.observe_with_options(&document, &what);
        // A dropped handle would let the browser collect the observer.
        std::mem::forget(observer);
    }
    if let Some(window) = page::window() {
        page::listen(&window, &["popstate", "load"], true, move |_| {
            shell.page_changed();
        });
        // The browser may keep a page that is left, with all its memory, to come back to.
        page::listen(&window, &["pagehide"], true, move |_| shell.leave());
        page::listen(&window, &["scroll", "resize"], true, move |_| {
            page::next_frame(move || {
                shell.ui.follow();
                shell.scrolled();
            });
        });
        page::listen(&window, &["pointermove"], true, move |event| {
            shell.pointer_moved(&event);
        });
    }
}
