//! The windows over the page. Who draws them is a module of its own (`crates/windows`), which comes with the first one: it gets
//! ids, counts and masked values, and says which button was pressed.

use crate::answer::Answer;
use crate::mask::masked;
use crate::shell::Shell;
use js_sys::{Array, Function};
use promptwacht_detector::{Level, folded};
use promptwacht_guard::{Aside, Choice, Effect, Event, Placeholder, Question, Scope};
use promptwacht_screen::object::get;
use promptwacht_screen::page::{answering, function, object};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

/// How many findings are written out.
const SHOWN: usize = 8;

#[wasm_bindgen]
extern "C" {
    /// The module of `crates/windows`.
    pub(crate) type Windows;
    /// Brings it, at the first call.
    #[wasm_bindgen(js_namespace = promptwacht, catch)]
    pub(crate) fn windows() -> Result<Windows, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn ask(
        this: &Windows,
        root: &ShadowRoot,
        question: &JsValue,
        choose: &JsValue,
    ) -> Result<Window, JsValue>;
    #[wasm_bindgen(method, catch, js_name = askAboutFiles)]
    pub(crate) fn ask_about_files(
        this: &Windows,
        root: &ShadowRoot,
        files: &str,
        level: &str,
        choose: &Function,
    ) -> Result<Window, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showNames)]
    pub(crate) fn show_names(
        this: &Windows,
        root: &ShadowRoot,
        names: &JsValue,
    ) -> Result<Window, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showAgreements)]
    pub(crate) fn show_agreements(
        this: &Windows,
        root: &ShadowRoot,
        policy: &JsValue,
        due: bool,
        choose: &JsValue,
    ) -> Result<Window, JsValue>;
    #[wasm_bindgen(method, js_name = ownName)]
    fn own_name(this: &Windows, own_terms: &JsValue, value: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    pub(crate) fn patterns(this: &Windows, own_terms: &JsValue) -> Patterns;

    /// The patterns of the organisation.
    pub(crate) type Patterns;
    #[wasm_bindgen(method)]
    pub(crate) fn find(this: &Patterns, piece: &str) -> Option<String>;

    /// An open window: the question, that about files, or a panel; all of them close, the question does the rest too.
    pub(crate) type Window;
    #[wasm_bindgen(method)]
    pub(crate) fn close(this: &Window);
    #[wasm_bindgen(method)]
    pub(crate) fn renew(this: &Window, question: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn reopen(this: &Window);
    #[wasm_bindgen(method, js_name = justOpened)]
    pub(crate) fn just_opened(this: &Window) -> bool;
}

/// What the window shows of a question.
pub(crate) fn shown(question: &Question, policy: &JsValue) -> JsValue {
    let verdict = &question.report.verdict;
    let (findings, more) = findings(question, &get(policy, "own_terms"));
    let tips = verdict.rules.iter().flat_map(|rule| rule.tips);
    object(&[
        ("level", verdict.level.id().into()),
        (
            "row",
            verdict.rules.first().map_or(0, |rule| rule.row).into(),
        ),
        ("replace", question.replace.into()),
        ("send", question.send_anyway.into()),
        ("findings", findings.into()),
        ("more", more.into()),
        ("aside", set_aside(&question.aside).into()),
        ("policy", policy.clone()),
        (
            "tips",
            tips.map(|id| JsValue::from(*id)).collect::<Array>().into(),
        ),
    ])
}

/// What was found: each value once, in the order of the text; and how many are not shown.
fn findings(question: &Question, own_terms: &JsValue) -> (Array, usize) {
    let mut seen: Vec<(&str, String)> = Vec::new();
    let list = Array::new();
    for (at, finding) in question.report.findings.iter().enumerate() {
        let value = finding.span.of(&question.text);
        let row = (finding.kind.id, folded(value));
        if finding.level == Level::Nothing || seen.contains(&row) {
            continue;
        }
        seen.push(row);
        if seen.len() > SHOWN {
            continue;
        }
        let mut scopes = String::new();
        for scope in Scope::ALL {
            if question.may.allows(finding.kind, scope) {
                scopes.push_str(scope.id());
                scopes.push(' ');
            }
        }
        list.push(&object(&[
            ("at", at.into()),
            ("kind", finding.kind.id.into()),
            ("name", own_name(finding.kind.id, own_terms, value).into()),
            ("value", masked(finding.category(), value).into()),
            ("scopes", scopes.into()),
        ]));
    }
    (list, seen.len().saturating_sub(SHOWN))
}

/// What the organisation calls a value of its own.
fn own_name(kind: &str, own_terms: &JsValue, value: &str) -> Option<String> {
    if kind != "own-term" {
        return None;
    }
    windows().ok()?.own_name(own_terms, value)
}

/// What is set aside, values masked; none where it is a whole kind.
pub(crate) fn set_aside(list: &[Aside]) -> Array {
    let describe = |aside: &Aside| {
        let value = if aside.value.is_empty() {
            String::new()
        } else {
            masked(aside.kind.category, &aside.value)
        };
        object(&[
            ("id", aside.id.into()),
            ("kind", aside.kind.id.into()),
            ("scope", aside.scope.id().into()),
            ("value", value.into()),
        ])
    };
    list.iter().map(describe).collect()
}

/// What a button of the question means: a word and a number, parted by a space.
pub(crate) fn chosen(deed: &str) -> Option<Event<'static>> {
    let (deed, number) = deed.split_once(' ')?;
    let number: u32 = number.parse().ok()?;
    Some(match deed {
        "replace" => Event::Chosen(Choice::Replace),
        "back" => Event::Chosen(Choice::Back),
        "send" => Event::Chosen(Choice::SendAnyway),
        "take-back" => Event::TakeBack(number),
        scope => {
            let scope = Scope::ALL.into_iter().find(|one| one.id() == scope)?;
            Event::SetAside(usize::try_from(number).ok()?, scope)
        }
    })
}

impl Shell {
    /// Opens the panel with the placeholders, where there is something to show.
    pub(crate) fn open_panel(&'static self) {
        if self.state() == "asking" || self.state() == "replacing" {
            return;
        }
        let answer = self.names(|names| {
            Answer::find(&self.boxes, self.site().answers, &|text| {
                names.restore(text).is_some()
            })
        });
        let pairs = move |_| {
            self.names(|names| {
                let describe = |pair: &Placeholder| {
                    object(&[
                        ("name", pair.name.as_str().into()),
                        ("value", pair.value.as_str().into()),
                        ("masked", masked(pair.kind.category, &pair.value).into()),
                    ])
                };
                names.pairs().iter().map(describe).collect::<Array>().into()
            })
        };
        let answer = move |_| answer.as_ref().map(Answer::text).into();
        let restore = move |text: JsValue| {
            let text = text.as_string().unwrap_or_default();
            self.names(|names| names.restore(&text)).into()
        };
        let close = move |forget: JsValue| {
            self.ui.close_panel();
            if forget.is_truthy() {
                self.handle(Event::Clear);
                // The button that opened the panel is gone.
                self.obey(Effect::Restore);
            }
        };
        self.ui.show_names(&object(&[
            ("pairs", answering(pairs)),
            ("answer", answering(answer)),
            ("restore", answering(restore)),
            ("close", function(close)),
        ]));
    }
}
