//! The test box: what Promptwacht would do with a text, while it is typed. The text stays in the box.

use promptwacht_detector::Level;
use sycamore::prelude::*;
use sycamore::web::{events, tags};

use crate::form::mark;
use crate::store::Store;
use crate::verdict::{Found, Tip, Verdict, judge};
use crate::words::{kind, say, say_with};
use promptwacht_kit::browser;

/// The part of the page.
pub(crate) fn trial(store: Store) -> View {
    let text = create_signal(String::new());
    let verdict = create_selector(move || {
        text.with(|text| {
            let judged = || store.reading.with(|reading| judge(text, &reading.policy));
            (!text.trim().is_empty()).then(judged)
        })
    });
    // Read out only when it changes, not at every key.
    let outcome = create_selector(move || {
        verdict.with(|verdict| {
            verdict
                .as_ref()
                .map(|verdict| (verdict.level, verdict.may_send))
        })
    });
    let title = move || outcome.get().map(|(level, may_send)| head(level, may_send));
    let inside = move || verdict.with(|verdict| verdict.as_ref().map(details));
    let field = tags::textarea()
        .id("try-box")
        .rows("6")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "try-why try-example")
        .on(events::input, move |event: web_sys::Event| {
            text.set(browser::written(&event));
        });
    (
        tags::h2().tabindex("-1").children(say("options_nav_try")),
        tags::p().id("try-why").children(say("options_try_why")),
        tags::label()
            .r#for("try-box")
            .children(say("options_try_box")),
        field,
        tags::p()
            .id("try-example")
            .class("why")
            .children(say("options_try_example")),
        tags::div()
            .id("outcome")
            .attr("role", "status")
            .children(title),
        tags::div().id("found").children(inside),
        tags::p().class("why").children(say("options_try_limit")),
    )
        .into()
}

fn head(level: Level, may_send: bool) -> View {
    let key = format!("options_try_{}", level.id());
    let why = if level == Level::Stop && may_send {
        "options_try_stop_may".to_owned()
    } else {
        format!("{key}_why")
    };
    let words = (
        tags::h3().children(say(&key)),
        tags::p().children(say(&why)),
    );
    tags::div()
        .class(format!("outcome {}", level.id()))
        .children(words)
        .into()
}

fn details(verdict: &Verdict) -> View {
    let under = |heading: &str, items: Vec<View>| -> Option<View> {
        let is_empty = items.is_empty();
        let list = || {
            (
                tags::h3().children(say(heading)),
                tags::ul().children(items),
            )
        };
        (!is_empty).then(|| list().into())
    };
    let found = verdict.found.iter().map(found).collect();
    let rows = verdict.rows.iter().map(|row| reason(*row)).collect();
    (
        under("options_try_found", found),
        under("options_try_reasons", rows),
        verdict.tip.as_ref().map(tip),
    )
        .into()
}

fn found(found: &Found) -> View {
    let what = found.pattern.clone().unwrap_or_else(|| kind(found.kind));
    let (level, class) = match found.level {
        Level::Stop => ("options_try_stop", "mark stop"),
        Level::Warn => ("options_try_warn", "mark warn"),
        Level::Hint | Level::Nothing => ("options_try_hint", "mark hint"),
    };
    let value = tags::q().children(found.value.clone());
    tags::li()
        .children((what, ": ", value, " ", mark(class, say(level))))
        .into()
}

fn reason(row: u8) -> View {
    let words = say(&format!("dialog_why_{row}"));
    let words = if words.is_empty() {
        say("dialog_why_other")
    } else {
        words
    };
    let row = say_with("options_try_row", &[&row.to_string()]);
    tags::li().children(format!("{words} ({row})")).into()
}

fn tip(tip: &Tip) -> View {
    let more = |link: String| -> View {
        let link = tags::a().href(link).target("_blank").rel("noreferrer");
        link.children(say("dialog_tip_link")).into()
    };
    match tip {
        Tip::Own { title, text, page } => (
            tags::h3().children(format!("{} {title}", say("dialog_own_tip"))),
            tags::p().children(text.clone()),
            page.clone().map(more),
        )
            .into(),
        Tip::Ours { key, source, link } => (
            tags::h3().children(say("options_try_tip")),
            tags::p().children(say(key)),
            tags::p().class("why").children((
                say_with("dialog_tip_source", &[source]),
                ". ",
                more((*link).to_owned()),
            )),
        )
            .into(),
    }
}
