//! Names that stand in for values: one value, one name, as long as the chat lasts; and the way back.
//!
//! The map holds real values, so it stays in memory and never prints them.

use promptwacht_detector::Kind;
use std::fmt;

/// No placeholder is longer, in bytes: a bracket that closes later closes something else.
const LONGEST: usize = 64;

/// Which value got which placeholder. A chat has a few dozen: a list is as fast as a map, and small in the page.
#[derive(Default)]
pub struct Placeholders {
    given: Vec<Placeholder>,
    /// Placeholders that texts had of their own.
    taken: Vec<String>,
}

/// A placeholder and what it stands for.
pub struct Placeholder {
    /// `[PERSOON 1]`.
    pub name: String,
    /// The value as it was first written.
    pub value: String,
    /// What the value is.
    pub kind: &'static Kind,
}

impl Placeholders {
    /// The placeholder for `value`, such as `[PERSOON 1]` for the label `PERSOON`. Values that
    /// differ only in case, diacritics or white space are the same.
    pub fn name(&mut self, kind: &'static Kind, label: &str, value: &str) -> String {
        let same = folded(value);
        if let Some(known) = self.given.iter().find(|known| folded(&known.value) == same) {
            return known.name.clone();
        }
        let is_label = |known: &&Placeholder| {
            let rest = known.name.get(1 + label.len()..).unwrap_or_default();
            known.name.get(1..=label.len()) == Some(label) && rest.starts_with(' ')
        };
        let mut number = self.given.iter().filter(is_label).count();
        let mut name = String::new();
        while name.is_empty() || self.taken.contains(&bare(&name)) || self.find(&name).is_some() {
            number += 1;
            name = format!("[{label} {number}]");
        }
        self.given.push(Placeholder {
            name: name.clone(),
            value: value.to_owned(),
            kind,
        });
        name
    }

    /// Takes note of placeholders that a text has already, from an earlier visit to this chat: their names are not given to
    /// other values.
    pub fn reserve(&mut self, text: &str) {
        for (_, inner) in brackets(text) {
            let name = bare(inner);
            if self.find(inner).is_none() && !self.taken.contains(&name) {
                self.taken.push(name);
            }
        }
    }

    /// All that stand for a value, in the order in which they were given.
    pub fn pairs(&self) -> &[Placeholder] {
        &self.given
    }

    /// The text with the real values in the place of their placeholders; nothing where it has none of ours. Case, white space
    /// and the marks of a list or of bold type do not count.
    pub fn restore(&self, text: &str) -> Option<String> {
        let mut whole = String::new();
        let mut done = 0;
        for (start, inner) in brackets(text) {
            if let Some(ours) = self.find(inner) {
                whole.push_str(text.get(done..start).unwrap_or_default());
                whole.push_str(&ours.value);
                done = start + inner.len() + 2;
            }
        }
        if done == 0 {
            return None;
        }
        whole.push_str(text.get(done..).unwrap_or_default());
        Some(whole)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.given.clear();
        self.taken.clear();
    }

    fn find(&self, name: &str) -> Option<&Placeholder> {
        let name = bare(name);
        self.given.iter().find(|known| bare(&known.name) == name)
    }
}

/// Each `[…]` of a text that may be a placeholder: where it begins, and what is between.
fn brackets(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut open) = (Vec::new(), None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open = Some(at),
            b']' => {
                let start: Option<usize> = open.take();
                if let Some(start) = start.filter(|start| at - start <= LONGEST)
                    && let Some(inner) = text.get(start + 1..at)
                {
                    found.push((start, inner));
                }
            }
            _ => {}
        }
    }
    found
}

/// Letters and digits, whatever their case.
fn bare(name: &str) -> String {
    let said: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    promptwacht_detector::folded(&said)
}

impl fmt::Debug for Placeholders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Placeholders({} values)", self.given.len())
    }
}

/// Case, diacritics and white space taken out of account.
pub(crate) fn folded(value: &str) -> String {
    let words: Vec<_> = value.split_whitespace().collect();
    promptwacht_detector::folded(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use promptwacht_detector::KINDS;

    fn kind() -> &'static Kind {
        KINDS.first().unwrap()
    }

    fn chat() -> Placeholders {
        let mut names = Placeholders::default();
        names.name(kind(), "PERSOON", "Jan de Wit");
        names.name(kind(), "PLAATS", "Goirle");
        names
    }

    #[test]
    fn one_value_one_placeholder() {
        let mut names = chat();
        assert_eq!(names.name(kind(), "PERSOON", "Els Bos"), "[PERSOON 2]");
        assert_eq!(names.name(kind(), "PERSOON", "jan  de wit"), "[PERSOON 1]");
        assert_eq!(names.name(kind(), "AFDELING", "Goirle"), "[PLAATS 1]");
    }

    #[test]
    fn the_way_back_gives_what_was_written_first() {
        let mut names = chat();
        names.name(kind(), "PERSOON", "JAN DE WIT");
        let answer =
            "Beste **[PERSOON 1]**, [ Persoon\u{a0}1 ] uit [PLAATS 1]: [PERSOON 2], [1] en [x";
        assert_eq!(
            names.restore(answer).as_deref(),
            Some("Beste **Jan de Wit**, Jan de Wit uit Goirle: [PERSOON 2], [1] en [x")
        );
        assert_eq!(names.restore("Dag [PERSOON 2]"), None);
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_not_read_again() {
        let mut names = chat();
        names.name(kind(), "LINK", "[PLAATS 1]");
        assert_eq!(names.restore("[LINK 1]").as_deref(), Some("[PLAATS 1]"));
    }

    #[test]
    fn a_number_that_the_text_had_already_is_not_given_again() {
        let mut names = Placeholders::default();
        names.reserve("Hoi [PERSOON 1], [Persoon 3] en [dit]");
        assert_eq!(names.name(kind(), "PERSOON", "Els Bos"), "[PERSOON 2]");
        assert_eq!(names.name(kind(), "PERSOON", "Jan Bos"), "[PERSOON 4]");
        assert_eq!(names.restore("[PERSOON 1]"), None);
        assert_eq!(names.restore("[PERSOON 3]"), None);
    }

    #[test]
    fn debug_keeps_the_values_to_itself() {
        assert_eq!(format!("{:?}", chat()), "Placeholders(2 values)");
    }
}
