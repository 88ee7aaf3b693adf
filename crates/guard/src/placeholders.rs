//! Names that stand in for values: the same value gets the same name as long as the page lives.
//!
//! The map holds real values, so it stays in memory and never prints them.

use std::fmt;

/// Which value got which placeholder. A chat has a few dozen: a list is as fast as a map, and small in the page.
#[derive(Default)]
pub struct Placeholders {
    given: Vec<Given>,
}

struct Given {
    label: String,
    value: String,
    number: usize,
}

impl Placeholders {
    /// The placeholder for `value`, such as `[PERSOON 1]` for the label `PERSOON`. Values that
    /// differ only in case, diacritics or white space are the same.
    pub fn name(&mut self, label: &str, value: &str) -> String {
        let value = folded(value);
        let same_label = || self.given.iter().filter(|given| given.label == label);
        let known = same_label().find(|given| given.value == value);
        let number = known.map_or_else(|| same_label().count() + 1, |given| given.number);
        if known.is_none() {
            self.given.push(Given {
                label: label.to_owned(),
                value,
                number,
            });
        }
        format!("[{label} {number}]")
    }
}

impl fmt::Debug for Placeholders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Placeholders({} values)", self.given.len())
    }
}

fn folded(value: &str) -> String {
    let words: Vec<_> = value.split_whitespace().collect();
    promptwacht_detector::folded(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_value_same_number() {
        let mut names = Placeholders::default();
        assert_eq!(names.name("PERSOON", "Jan de Wit"), "[PERSOON 1]");
        assert_eq!(names.name("PERSOON", "Els Bos"), "[PERSOON 2]");
        assert_eq!(names.name("PERSOON", "jan  de wit"), "[PERSOON 1]");
        assert_eq!(names.name("PLAATS", "Goirle"), "[PLAATS 1]");
    }

    #[test]
    fn debug_keeps_the_values_to_itself() {
        let mut names = Placeholders::default();
        names.name("PERSOON", "Jan de Wit");
        assert_eq!(format!("{names:?}"), "Placeholders(1 values)");
    }
}
