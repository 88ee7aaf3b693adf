//! Date and time of this machine, and texts that leave it: the clipboard, a mail.

use js_sys::{Date, Object, Reflect};
use promptwacht_kit::browser;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::shelf::Shelf;
use crate::words::{language, say};

/// Mail programs cut longer links; those mails say that the text is on the clipboard.
const LONGEST_MAIL: usize = 1900;

/// Milliseconds since 1970, now.
pub(crate) fn now_ms() -> i64 {
    whole(Date::now())
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "dates are far below the limit, and others become its end"
)]
fn whole(ms: f64) -> i64 {
    ms as i64
}

#[allow(
    clippy::cast_precision_loss,
    reason = "dates are far below the limit of precision"
)]
fn date_of(ms: i64) -> Date {
    Date::new(&JsValue::from_f64(ms as f64))
}

/// A moment as a field of the page holds it: `2026-11-23T14:05`.
pub(crate) fn field_of(ms: i64) -> String {
    let date = date_of(ms);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// This moment, in the same way.
pub(crate) fn now() -> String {
    field_of(now_ms())
}

/// Today: `2026-11-23`.
pub(crate) fn today() -> String {
    now().split('T').next().unwrap_or_default().to_owned()
}

/// A number for something that begins now: `20261123-140533`.
pub(crate) fn number() -> String {
    let digits: String = now().chars().filter(char::is_ascii_digit).collect();
    let (day, time) = digits.split_at_checked(8).unwrap_or((&digits, ""));
    format!("{day}-{time}{:02}", date_of(now_ms()).get_seconds())
}

/// The milliseconds of such a field; a date alone is its first moment.
pub(crate) fn ms_of(field: &str) -> Option<i64> {
    let field = if field.len() == 10 {
        format!("{field}T00:00")
    } else {
        field.to_owned()
    };
    let ms = Date::new(&JsValue::from(field)).get_time();
    ms.is_finite().then(|| whole(ms))
}

/// How many days ago a date is.
pub(crate) fn days_since(date: &str) -> Option<i64> {
    Some((now_ms() - ms_of(date)?) / 86_400_000)
}

fn spoken_with(ms: i64, options: &[(&str, &str)]) -> String {
    let about = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&about, &(*name).into(), &(*value).into());
    }
    String::from(date_of(ms).to_locale_string(language().tag(), &about))
}

/// A moment in words: `donderdag 26 november 2026 om 14:05`.
pub(crate) fn spoken(ms: i64) -> String {
    spoken_with(ms, &[("dateStyle", "full"), ("timeStyle", "short")])
}

/// A date in words: `23 november 2026`.
pub(crate) fn spoken_date(date: &str) -> String {
    ms_of(date).map_or_else(
        || date.to_owned(),
        |ms| spoken_with(ms, &[("dateStyle", "long")]),
    )
}

/// A month in words: `november 2026`.
pub(crate) fn spoken_month(date: &str) -> String {
    ms_of(date).map_or_else(
        || date.to_owned(),
        |ms| spoken_with(ms, &[("month", "long"), ("year", "numeric")]),
    )
}

/// Puts a text on the clipboard and says so.
pub(crate) fn copy(shelf: Shelf, text: &str, said: &'static str) {
    let Some(clipboard) = browser::window().map(|window| window.navigator().clipboard()) else {
        return;
    };
    // Undefined where the browser has none.
    if clipboard.is_undefined() {
        shelf.tell(say("learn_copy_failed"));
        return;
    }
    let written = clipboard.write_text(text);
    spawn_local(async move {
        let done = JsFuture::from(written).await.is_ok();
        shelf.tell(say(if done { said } else { "learn_copy_failed" }));
    });
}

/// A link that begins a mail. What is too long for a link is on the clipboard, and the mail says so.
pub(crate) fn mail(to: &str, subject: &str, text: &str) -> String {
    let coded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let body = coded(&text.replace('\n', "\r\n"));
    let body = if body.len() > LONGEST_MAIL {
        coded(&say("learn_mail_paste"))
    } else {
        body
    };
    format!("mailto:{to}?subject={}&body={body}", coded(subject))
}
