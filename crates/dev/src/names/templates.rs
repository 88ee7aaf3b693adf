//! Sentences with slots, filled in with names and with things that are no persons.

use anyhow::{Context, Result};

use super::random::Random;
use super::{lines, list};
use crate::tools;

/// A text and the byte ranges of the names in it.
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) names: Vec<(usize, usize)>,
}

/// Takes the marks `«kind:text»` off a line and keeps those of one kind.
pub(super) fn unmark(line: &str, wanted: &str) -> Marked {
    let line = line.replace("\\n", "\n").replace("\\t", "\t");
    let mut text = String::new();
    let mut names = Vec::new();
    for (part, piece) in line.split(['«', '»']).enumerate() {
        match piece.split_once(':').filter(|_| part % 2 == 1) {
            None => text.push_str(piece),
            Some((kind, value)) => {
                if kind == wanted {
                    names.push((text.len(), text.len() + value.len()));
                }
                text.push_str(value);
            }
        }
    }
    Marked { text, names }
}

/// Prefixes of surnames, the commoner more often.
const PREFIXES: &[&str] = &[
    "van", "van", "van", "de", "de", "de", "van der", "van der", "van den", "van de", "den", "ter",
    "ten", "te", "van 't", "v.d.", "vd", "van het", "in 't", "op de", "el", "al", "ben", "da",
    "dos", "di", "von", "le", "la", "du", "d'", "der", "'t", "aan de",
];
const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const WARDS: &[&str] = &[
    "de longafdeling",
    "B4",
    "de IC",
    "afdeling Zuid",
    "de SEH",
    "Iris",
    "de Linde",
    "cardiologie",
    "de Beuk",
    "kamer 12",
    "team Oost",
    "3 West",
];
const ORGS: &[&str] = &[
    "de gemeente",
    "het UWV",
    "Thebe",
    "Cordaan",
    "de Zonnehof",
    "Stichting De Brug",
    "het CIZ",
    "de GGD",
    "Veilig Thuis",
    "Buurtzorg",
    "Parnassia",
    "De Regenboog",
    "het zorgkantoor",
    "Woonzorg Rivierenland",
    "de Wending",
    "VvE De Haven",
    "basisschool De Linde",
    "Zilveren Kruis",
];
const STREETS: &[&str] = &[
    "straat", "laan", "weg", "plein", "hof", "kade", "singel", "dreef", "dijk", "steeg",
];

/// The templates, and the words for their slots.
pub(super) struct Templates {
    /// Text and whether it is written by a hurried hand, in lower case.
    texts: Vec<(String, bool)>,
    first: Vec<String>,
    first_frequent: Vec<String>,
    last: Vec<String>,
    last_frequent: Vec<String>,
    places: Vec<String>,
    institutions: Vec<String>,
    brands: Vec<String>,
    drugs: Vec<String>,
    eponyms: Vec<String>,
    diagnoses: Vec<String>,
    words: Vec<String>,
}

impl Templates {
    pub(super) fn read() -> Result<Self> {
        let mut templates = Vec::new();
        for path in tools::files_under(&tools::root().join("crates/dev/data/templates"))? {
            let hurried = path.file_stem().is_some_and(|stem| stem == "chat");
            let text = tools::read(&path).with_context(|| path.display().to_string())?;
            templates.extend(
                lines(&text).map(|line| (line.replace("\\n", "\n").replace("\\t", "\t"), hurried)),
            );
        }
        Ok(Self {
            texts: templates,
            first: list("first-names")?,
            first_frequent: list("first-names-frequent")?,
            last: list("surnames")?,
            last_frequent: list("surnames-frequent")?,
            places: list("places")?,
            institutions: list("institutions")?,
            brands: list("brands")?,
            drugs: list("medicines")?,
            eponyms: list("eponyms")?,
            diagnoses: list("diagnoses")?,
            words: list("common-words")?,
        })
    }

    /// Every template filled in so many times.
    pub(super) fn fill(&self, times: usize) -> Vec<Marked> {
        let mut random = Random::new(9_999);
        let mut filled = Vec::new();
        for _ in 0..times {
            for (template, hurried) in &self.texts {
                filled.push(self.fill_one(template, *hurried, &mut random));
            }
        }
        filled
    }

    fn fill_one(&self, template: &str, hurried: bool, random: &mut Random) -> Marked {
        let mut marked = Marked {
            text: String::new(),
            names: Vec::new(),
        };
        for (part, piece) in template.split(['{', '}']).enumerate() {
            if part % 2 == 0 {
                marked.text.push_str(piece);
                continue;
            }
            let start = marked.text.len();
            let Some(name) = self.name(piece, random) else {
                let thing = self.thing(piece, random);
                marked.text.push_str(&thing);
                continue;
            };
            marked.text.push_str(&name);
            let end = marked.text.len();
            // Slots that only a space or comma parts are one person.
            let joined = marked.names.last_mut().filter(|(_, previous)| {
                marked.text.get(*previous..start).is_some_and(|gap| {
                    !gap.contains("  ") && gap.chars().all(|c| matches!(c, ' ' | ','))
                })
            });
            match joined {
                Some((_, previous)) => *previous = end,
                None => marked.names.push((start, end)),
            }
        }
        // Lower case keeps the length of all letters that occur; where it would not, the text stays as it is.
        if hurried || random.percent(8) {
            let lower = marked.text.to_lowercase();
            if lower.len() == marked.text.len() {
                marked.text = lower;
            }
        }
        marked
    }

    fn name(&self, slot: &str, random: &mut Random) -> Option<String> {
        Some(match slot {
            "first" => self.first_name(random),
            "last" => self.last_name(random),
            "Last" => capital(&self.last_name(random)),
            "last_comma" => {
                let main = self.main_name(random);
                if random.percent(40) {
                    format!("{main}, {}", prefix(random))
                } else {
                    main
                }
            }
            "birth" => format!(
                "{}-{}",
                capital(&self.last_name(random)),
                self.last_name(random)
            ),
            "FULL" => {
                format!("{} {}", self.first_name(random), self.last_name(random)).to_uppercase()
            }
            "initials" => {
                let count = 1 + random.below(3);
                (0..count).flat_map(|_| [letter(random), '.']).collect()
            }
            "initial" => format!("{}.", letter(random)),
            "INITIALS" => {
                let count = 1 + random.below(3);
                (0..count).map(|_| letter(random)).collect()
            }
            _ => return None,
        })
    }

    fn thing(&self, slot: &str, random: &mut Random) -> String {
        let one = |random: &mut Random, from: &[&str]| {
            from.get(random.below(from.len()))
                .copied()
                .unwrap_or("")
                .to_owned()
        };
        match slot {
            "place" => title(random.pick(&self.places)),
            "street" => {
                let ending = one(random, STREETS);
                let head = if random.percent(50) {
                    self.main_name(random)
                } else {
                    capital(random.pick(&self.words))
                };
                format!("{head}{ending}")
            }
            "hospital" => title(random.pick(&self.institutions)),
            "org" => one(random, ORGS),
            "brand" => title(random.pick(&self.brands)),
            "drug" => {
                let drug = random.pick(&self.drugs);
                if random.percent(30) {
                    capital(drug)
                } else {
                    drug.to_owned()
                }
            }
            "eponym" => title(random.pick(&self.eponyms)),
            "diagnosis" => random.pick(&self.diagnoses).to_owned(),
            "word" => random.pick(&self.words).to_owned(),
            "month" => one(random, MONTHS),
            "ward" => one(random, WARDS),
            "date" => format!(
                "{}-{}-20{}",
                1 + random.below(28),
                1 + random.below(12),
                20 + random.below(7)
            ),
            "birthdate" => format!(
                "{}-{}-19{}",
                1 + random.below(28),
                1 + random.below(12),
                30 + random.below(70)
            ),
            "time" => format!("{}.{}", 1 + random.below(23), 10 + random.below(50)),
            "phone" => format!("06-{}", 10_000_000 + random.below(80_000_000)),
            "age" => (1 + random.below(98)).to_string(),
            _ => (1 + random.below(400)).to_string(),
        }
    }

    fn first_name(&self, random: &mut Random) -> String {
        let name = match random.below(10) {
            0..=2 => random.pick(&self.first_frequent).to_owned(),
            3..=7 => random.pick(&self.first).to_owned(),
            _ => invented(&self.first, random),
        };
        let name = title(&name);
        if random.percent(4) {
            format!("{name}-{}", title(random.pick(&self.first_frequent)))
        } else {
            name
        }
    }

    fn last_name(&self, random: &mut Random) -> String {
        let main = self.main_name(random);
        if random.percent(35) {
            let prefix = prefix(random);
            let joint = if prefix.ends_with('\'') { "" } else { " " };
            format!("{prefix}{joint}{main}")
        } else {
            main
        }
    }

    fn main_name(&self, random: &mut Random) -> String {
        let name = match random.below(10) {
            0..=2 => random.pick(&self.last_frequent).to_owned(),
            3..=6 => random.pick(&self.last).to_owned(),
            _ => invented(&self.last, random),
        };
        title(&name)
    }
}

/// A name that is in no list: the head of one and the tail of another.
fn invented(names: &[String], random: &mut Random) -> String {
    let cut = |name: &str, head: bool| -> String {
        let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
        let half = letters.len().div_ceil(2);
        let (start, end) = letters.split_at(half);
        if head { start } else { end }.iter().collect()
    };
    let (one, other) = (random.pick(names), random.pick(names));
    format!("{}{}", cut(one, true), cut(other, false))
}

fn prefix(random: &mut Random) -> &'static str {
    PREFIXES
        .get(random.below(PREFIXES.len()))
        .copied()
        .unwrap_or("van")
}

fn letter(random: &mut Random) -> char {
    let letters = b"ABCDEFGHIJKLMNOPRSTVWYZ";
    char::from(
        letters
            .get(random.below(letters.len()))
            .copied()
            .unwrap_or(b'J'),
    )
}

/// The first letter as a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Each word with a capital, also after a hyphen, but for the small words of names.
fn title(term: &str) -> String {
    let small = [
        "van", "de", "der", "den", "het", "en", "in", "op", "te", "ter", "ten", "aan", "bij",
        "voor",
    ];
    let words: Vec<String> = term
        .split(' ')
        .enumerate()
        .map(|(at, word)| {
            if at > 0 && small.contains(&word) {
                word.to_owned()
            } else {
                word.split('-').map(capital).collect::<Vec<_>>().join("-")
            }
        })
        .collect();
    words.join(" ")
}
