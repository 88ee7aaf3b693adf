//! The two forms, what of the first a finding fills in, and what is filled in.

use crate::sheet::{Filled, Sheet};
use crate::table::table;
use crate::words::Language;

table!(
    /// The form for whoever sent something.
    report: Sheet = "report"
);

table!(
    /// The form for the officer, after the blocks of the AP's own.
    officer: Sheet = "report-officer"
);

/// One report as it is kept and handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of the report: the moment at which it was begun, `20261123-140533`.
    pub id: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// What the person filled in.
    pub filled: Filled,
    /// What the officer filled in.
    pub officer: Filled,
    /// What the officer answered to the help to decide: `yes`, `no`; and what is ticked of the checklist.
    pub ticks: Filled,
}

/// What an address says of a finding: `<host>/<kinds,comma>`. What it names and we do not know is left out.
pub fn from_finding(host: &str, kinds: &str) -> Filled {
    let mut filled = Filled::new();
    if let Some(field) = report().field("tool") {
        let host = host.trim_start_matches("www.");
        let named = field.options.iter().find(|option| {
            option
                .covers
                .iter()
                .any(|one| one.trim_start_matches("www.") == host)
        });
        let tool = named.map_or("other", |option| option.id.as_str());
        if !host.is_empty() {
            filled.insert("tool".to_owned(), vec![tool.to_owned()]);
        }
        if named.is_none() {
            filled.insert("tool_other".to_owned(), vec![host.to_owned()]);
        }
    }
    if let Some(field) = report().field("kinds") {
        let said: Vec<&str> = kinds.split(',').map(str::trim).collect();
        let found = field.options.iter().filter(|option| {
            said.contains(&option.id.as_str())
                || option
                    .covers
                    .iter()
                    .any(|kind| said.contains(&kind.as_str()))
        });
        filled.insert(
            "kinds".to_owned(),
            found.map(|option| option.id.clone()).collect(),
        );
    }
    report().within(&filled)
}

/// The host of the chatbot that was chosen; none where it is another tool, or where nothing was chosen.
pub fn host_of(filled: &Filled) -> Option<&'static str> {
    let tool = filled.get("tool")?.first()?;
    let chosen = report().field("tool")?.option(tool)?;
    chosen.covers.first().map(String::as_str)
}

/// Whether own words hold what looks like a number of a person or a mail address. Names are not seen: the page asks for none.
pub fn looks_personal(text: &str) -> bool {
    let mut run = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            run += 1;
        } else if !matches!(letter, '.' | '-' | ' ') {
            run = 0;
        }
        if run >= 7 || letter == '@' {
            return true;
        }
    }
    false
}

/// A report with test data, to rehearse with. It is about nobody.
pub fn rehearsal(found: &str, typed: &str, language: Language) -> Filled {
    let words = match language {
        Language::Nl => {
            "Oefening: in een brief over een verzonnen patiënt stonden een naam en een ziekte."
        }
        Language::En => "Exercise: a letter about an invented patient held a name and an illness.",
    };
    let rows = [
        ("found", vec![found]),
        ("typed", vec![typed]),
        ("tool", vec!["chatgpt"]),
        ("account", vec!["free"]),
        ("kinds", vec!["name", "health"]),
        ("people", vec!["1"]),
        ("about", vec!["patient"]),
        ("sent", vec!["sent"]),
        ("deleted", vec!["no"]),
        ("training", vec!["unknown"]),
        ("file", vec!["none"]),
        ("knows", vec!["nobody"]),
        ("words", vec![words]),
    ];
    let filled = rows.into_iter().map(|(id, values)| {
        (
            id.to_owned(),
            values.into_iter().map(str::to_owned).collect(),
        )
    });
    report().within(&filled.collect())
}

#[cfg(test)]
mod tests {
    use promptwacht_detector::KINDS;

    use super::*;
    use crate::sheet::tests::assert_is_sound;

    #[test]
    fn the_forms_are_sound() {
        assert_is_sound(report());
        assert_is_sound(officer());
        for block in 0..=9 {
            assert!(
                officer()
                    .blocks
                    .iter()
                    .any(|one| one.id == format!("ap{block}")),
                "block {block} of the AP form"
            );
        }
    }

    #[test]
    fn every_kind_of_the_detector_is_under_one_sort_of_data() {
        let field = report().field("kinds").unwrap();
        for kind in KINDS {
            let covering = field
                .options
                .iter()
                .filter(|option| option.covers.iter().any(|one| one == kind.id));
            assert_eq!(covering.count(), 1, "{}", kind.id);
        }
        for category in ["personal", "special", "business", "credential"] {
            assert!(
                !from_finding("chatgpt.com", category)
                    .get("kinds")
                    .unwrap()
                    .is_empty(),
                "{category}"
            );
        }
    }

    #[test]
    fn every_chatbot_that_is_guarded_fills_in_a_tool() {
        let sites: toml::Table =
            toml::from_str(&std::fs::read_to_string("../guard/sites.toml").unwrap()).unwrap();
        for site in sites["site"].as_array().unwrap() {
            let hosts = site["hosts"].as_array().unwrap().iter();
            let hosts: Vec<&str> = hosts
                .map(|host| host.as_str().unwrap().split('/').next().unwrap())
                .collect();
            for host in &hosts {
                let filled = from_finding(host, "");
                assert_ne!(filled["tool"], ["other"], "{host}");
                assert!(hosts.contains(&host_of(&filled).unwrap()), "{host}");
            }
        }
        assert_eq!(host_of(&from_finding("chat.voorbeeld.nl", "")), None);
        assert_eq!(host_of(&Filled::new()), None);
    }

    #[test]
    fn a_finding_fills_in_tool_and_kinds() {
        let filled = from_finding("chatgpt.com", "nl-bsn,person-name,nonsense");
        assert_eq!(filled["tool"], ["chatgpt"]);
        assert_eq!(filled["kinds"], ["name", "bsn"]);
        let other = from_finding("chat.voorbeeld.nl", "");
        assert_eq!(other["tool"], ["other"]);
        assert_eq!(other["tool_other"], ["chat.voorbeeld.nl"]);
        assert_eq!(from_finding("perplexity.ai", "")["tool"], ["perplexity"]);
        assert!(from_finding("", "").is_empty());
    }

    #[test]
    fn long_numbers_and_mail_addresses_are_noticed() {
        for text in ["bsn 999900006", "9999.00.006", "mail j@voorbeeld.nl"] {
            assert!(looks_personal(text), "{text}");
        }
        for text in ["", "een brief over 3 mensen", "op 23-11 om 14:05"] {
            assert!(!looks_personal(text), "{text}");
        }
    }
}
