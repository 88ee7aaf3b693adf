//! Texts of a certain form. A new form is a row of [`FORMATS`] and, where settings use it, a type.

use promptwacht_detector::{KINDS, Level, OwnTerms};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The form of a text: its name in the schema, what it must look like, and the proof.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    /// What is expected, for a complaint.
    pub(crate) expected: &'static str,
    /// A value of this form, for the template.
    pub(crate) example: &'static str,
    pub(crate) holds: fn(&str) -> bool,
}

pub(crate) const FORMATS: &[Format] = &[
    Format {
        name: "line",
        example: "Zorggroep Voorbeeld",
        expected: "a text on one line, not blank",
        holds: |text| !text.trim().is_empty(),
    },
    Format {
        name: "host",
        example: "chat.example.org",
        expected: "a host name without scheme or path, such as chat.example.org",
        holds: is_host,
    },
    Format {
        name: "web-address",
        example: "https://www.example.org/ai",
        expected: "an address that begins with https:// (http:// only for this machine)",
        holds: is_web_address,
    },
    Format {
        name: "mail",
        example: "fg@example.org",
        expected: "a mail address, such as fg@example.org",
        holds: |text| {
            text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty() && !name.contains(char::is_whitespace) && is_host(host)
            })
        },
    },
    Format {
        name: "date",
        example: "2027-06-30",
        expected: "a day as year-month-day, such as 2026-11-22",
        holds: is_date,
    },
    Format {
        name: "pattern",
        example: "PRJ-[0-9]{4}",
        expected: "a regular expression of at most 1000 bytes, without look-around or back references",
        holds: |text| OwnTerms::default().find_pattern(text, Level::Warn).is_ok(),
    },
    Format {
        name: "term",
        example: "Project Zonnebloem",
        expected: "a word or term of at most 1000 bytes, with a letter or digit",
        holds: |text| OwnTerms::default().find_word(text, Level::Warn).is_ok(),
    },
    Format {
        name: "kind",
        example: "organisation-unit",
        expected: "a kind (such as nl-bsn, or own-term) or a category (personal, special, business, credential)",
        holds: |text| {
            text == "own-term"
                || CATEGORIES.contains(&text)
                || KINDS.iter().any(|kind| kind.id == text)
        },
    },
    Format {
        name: "selector",
        example: "textarea#prompt",
        expected: "a CSS selector of at most 500 bytes",
        holds: |text| !text.trim().is_empty() && text.len() <= 500 && !text.contains(['{', '}']),
    },
    Format {
        name: "path",
        example: "/api/*/chat",
        expected: "a path that begins with /, in which * stands for any characters but /",
        holds: |text| text.starts_with('/') && !text.contains(char::is_whitespace),
    },
];

/// Names of [`promptwacht_detector::Category`].
pub(crate) const CATEGORIES: [&str; 4] = ["personal", "special", "business", "credential"];

/// The form of this name.
pub(crate) fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// RFC 1123, section 2.1: labels of letters, digits and hyphens.
fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

fn is_web_address(text: &str) -> bool {
    let host = |rest: &str| {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (host, port) = authority.split_once(':').unwrap_or((authority, "1"));
        (is_host(host) && port.parse::<u16>().is_ok()).then(|| host.to_owned())
    };
    if text.contains(char::is_whitespace) {
        return false;
    }
    match text.split_once("://") {
        Some(("https", rest)) => host(rest).is_some(),
        Some(("http", rest)) => {
            host(rest).is_some_and(|host| host == "127.0.0.1" || host == "localhost")
        }
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident: $format:literal, at most $most:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format, "maxLength": $most })
            }

            fn inline_schema() -> bool {
                true
            }
        }
    )+};
}

forms! {
    /// A text on one line.
    Line: "line", at most 300;
    /// A host name, without scheme, port or path.
    Host: "host", at most 253;
    /// An address on the web, by https.
    WebAddress: "web-address", at most 2000;
    /// A mail address.
    Mail: "mail", at most 254;
    /// A day: year-month-day (ISO 8601).
    Date: "date", at most 10;
    /// A regular expression (syntax of the Rust crate `regex-lite`).
    Pattern: "pattern", at most 1000;
    /// A word, or a term of several words.
    Term: "term", at most 1000;
    /// The id of a kind or the name of a category.
    KindOrCategory: "kind", at most 40;
    /// A CSS selector.
    Selector: "selector", at most 500;
    /// The path of an address; `*` stands for any characters but `/`.
    Path: "path", at most 500;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_takes_its_own_and_refuses_others() {
        for (name, good, bad) in [
            ("line", "Functionaris Gegevensbescherming", "  "),
            ("host", "chat.example.org", "https://chat.example.org"),
            ("host", "localhost", "a..b"),
            (
                "web-address",
                "https://example.org/meld?x=1",
                "http://example.org",
            ),
            (
                "web-address",
                "http://127.0.0.1:4318/v1/metrics",
                "https://exa mple.org",
            ),
            (
                "web-address",
                "https://example.org:8443",
                "javascript:alert(1)",
            ),
            ("mail", "fg@example.org", "fg at example.org"),
            ("date", "2024-02-29", "2026-02-29"),
            ("date", "2026-11-22", "22-11-2026"),
            ("pattern", r"PRJ-\d{4}", "(?=x)"),
            ("term", "Project Zonnebloem", "--"),
            ("kind", "nl-bsn", "bsn"),
            ("kind", "special", "Special"),
            ("selector", "#prompt textarea", "a{}"),
            ("path", "/api/*/chat", "api"),
        ] {
            let format = format(name).unwrap();
            assert!((format.holds)(good), "{name}: {good}");
            assert!(!(format.holds)(bad), "{name}: {bad}");
            assert!((format.holds)(format.example), "{name}");
        }
    }
}
