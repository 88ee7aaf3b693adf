//! Just enough of Hunspell to know the ordinary words of the Dutch dictionary of `OpenTaal`.
//!
//! A line of the `.dic` file is a stem with two-letter flags; each flag names endings in the `.aff`
//! file. Endings are applied once, without prefixes and compounds: what we ask is only whether a
//! name is also a word.

use std::collections::{BTreeMap, BTreeSet};

use super::fold;

/// What the dictionary says about words, all folded to lower-case ASCII.
pub(super) struct Dictionary {
    /// Ordinary words with their endings.
    pub(super) words: BTreeSet<String>,
    /// Words with a capital that are flagged as the name of a person.
    pub(super) persons: BTreeSet<String>,
    /// Words with a capital and without such a flag: languages, peoples, bodies, brands.
    pub(super) proper: BTreeSet<String>,
}

/// One line of an ending rule: `SFX Za 0 s .`
struct Ending {
    strip: String,
    add: String,
    condition: String,
}

/// Reads the text of both files.
pub(super) fn parse(dic: &str, aff: &str) -> Dictionary {
    let endings = parse_endings(aff);
    let mut dictionary = Dictionary {
        words: BTreeSet::new(),
        persons: BTreeSet::new(),
        proper: BTreeSet::new(),
    };
    for line in dic.lines().skip(1) {
        // The dictionary writes ij as one character.
        let line = line.replace('ĳ', "ij").replace('Ĳ', "IJ");
        let (stem, flags) = line.split_once('/').unwrap_or((&line, ""));
        let flags = two_letter_flags(flags);
        if flags.iter().any(|flag| flag == "Fw") {
            continue; // a forbidden word
        }
        if stem.starts_with(char::is_uppercase) {
            if flags.iter().any(|flag| flag == "PN") {
                dictionary.persons.insert(fold(stem));
            } else {
                dictionary.proper.insert(fold(stem));
            }
            continue;
        }
        dictionary.words.insert(fold(stem));
        for ending in flags.iter().filter_map(|flag| endings.get(flag)).flatten() {
            if let Some(word) = ending.apply(stem) {
                dictionary.words.insert(fold(&word));
            }
        }
    }
    dictionary
}

fn two_letter_flags(flags: &str) -> Vec<String> {
    let letters: Vec<char> = flags.trim().chars().collect();
    letters
        .chunks(2)
        .map(|pair| pair.iter().collect())
        .collect()
}

fn parse_endings(aff: &str) -> BTreeMap<String, Vec<Ending>> {
    let mut endings: BTreeMap<String, Vec<Ending>> = BTreeMap::new();
    for line in aff.lines() {
        let mut fields = line.split_whitespace();
        let (Some("SFX"), Some(flag), Some(strip), Some(add)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        // The head of a rule counts its lines where the lines themselves have an ending.
        if matches!(strip, "Y" | "N") {
            continue;
        }
        let add = add.split('/').next().unwrap_or_default().replace('ĳ', "ij");
        endings.entry(flag.to_owned()).or_default().push(Ending {
            strip: if strip == "0" {
                String::new()
            } else {
                strip.replace('ĳ', "ij")
            },
            add: if add == "0" { String::new() } else { add },
            condition: fields.next().unwrap_or(".").replace('ĳ', "ij"),
        });
    }
    endings
}

impl Ending {
    fn apply(&self, stem: &str) -> Option<String> {
        if self.add.ends_with('-') || !fits(&self.condition, stem) {
            return None; // a trailing hyphen is for compounds
        }
        let bare = stem.strip_suffix(self.strip.as_str())?;
        Some(format!("{bare}{}", self.add))
    }
}

/// Whether the end of the word fits a condition such as `[^eo]` or `[aeiou]e`.
fn fits(condition: &str, word: &str) -> bool {
    let mut classes: Vec<(bool, Vec<char>)> = Vec::new();
    let mut letters = condition.chars();
    while let Some(letter) = letters.next() {
        let class: Vec<char> = match letter {
            '[' => letters.by_ref().take_while(|&inner| inner != ']').collect(),
            '.' => vec!['^'],
            single => vec![single],
        };
        classes.push(match class.split_first() {
            Some(('^', rest)) => (false, rest.to_vec()),
            _ => (true, class),
        });
    }
    let mut backwards = word.chars().rev();
    classes.iter().rev().all(|(wanted, class)| {
        backwards
            .next()
            .is_some_and(|letter| class.contains(&letter) == *wanted)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFF: &str = "SFX Za Y 1\nSFX Za 0 s .\nSFX Zb Y 2\nSFX Zb 0 en/CaCb [^eo]\nSFX Zb 0 en-/Ca [^eo]\n\
                       SFX Zf Y 1\nSFX Zf as zen/Ca as\n";

    #[test]
    fn stems_get_their_endings() {
        let dic = "5\nbakker/CcZa\nberg/Zb\nglaas/Zf\nfout/Fw\nkĳk\n";
        let words = parse(dic, AFF).words;
        let expected = [
            "bakker", "bakkers", "berg", "bergen", "glaas", "glazen", "kijk",
        ];
        assert_eq!(words.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn capitals_are_no_ordinary_words() {
        let dictionary = parse("3\nPiet/PN\nGoirle\nPolen/PI\n", AFF);
        assert!(dictionary.words.is_empty());
        assert_eq!(dictionary.persons.into_iter().collect::<Vec<_>>(), ["piet"]);
    }
}
