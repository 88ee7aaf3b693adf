//! Dutch numbers in words, as dictation and speech recognition write them: `eenendertig`, `honderdeen`,
//! `negentienachtenvijftig`.

use crate::fold::Folded;

const BELOW_TWENTY: &[&str] = &[
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
const TENS: &[&str] = &[
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
];
/// What a year in words begins with, the longer first.
const CENTURIES: &[(&str, u16)] = &[
    ("negentienhonderd", 1900),
    ("negentien", 1900),
    ("tweeduizend", 2000),
    ("twintig", 2000),
];

/// The number that `word` spells, below a thousand.
pub(crate) fn read(word: &str) -> Option<u16> {
    let folded = Folded::new(word)?;
    let word = folded.as_str();
    below_hundred(word).or_else(|| {
        let (head, rest) = word.split_once("honderd")?;
        let hundreds = match head {
            "" => 100,
            head => 100 * below_hundred(head).filter(|head| (2..10).contains(head))?,
        };
        match rest.strip_prefix("en").unwrap_or(rest) {
            "" => Some(hundreds),
            rest => Some(hundreds + below_hundred(rest)?),
        }
    })
}

/// The day of the month that `word` spells: `twaalf`, `twaalfde`, `eerste`.
pub(crate) fn day(word: &str) -> Option<u16> {
    let folded = Folded::new(word)?;
    let word = folded.as_str();
    let plain = ["ste", "de"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(below_hundred);
    match word {
        "eerste" => Some(1),
        "derde" => Some(3),
        _ => below_hundred(word).or(plain),
    }
    .filter(|day| (1..=31).contains(day))
}

/// The year that `word` spells.
pub(crate) fn year(word: &str) -> Option<u16> {
    let folded = Folded::new(word)?;
    let word = folded.as_str();
    CENTURIES.iter().find_map(|&(head, century)| {
        let rest = word.strip_prefix(head)?;
        match rest.strip_prefix("en").unwrap_or(rest) {
            "" if century == 2000 && head != "twintig" => Some(century),
            rest => Some(century + below_hundred(rest).filter(|&rest| rest > 0)?),
        }
    })
}

fn below_hundred(word: &str) -> Option<u16> {
    let place = |list: &[&str], word: &str| {
        list.iter()
            .position(|known| *known == word)
            .and_then(|place| u16::try_from(place).ok())
    };
    if let Some(number) = place(BELOW_TWENTY, word) {
        return Some(number);
    }
    if let Some(number) = place(TENS, word) {
        return Some(20 + number * 10);
    }
    let (tens, unit) = TENS
        .iter()
        .find_map(|tens| Some((*tens, word.strip_suffix(tens)?.strip_suffix("en")?)))?;
    let unit = place(BELOW_TWENTY, unit).filter(|unit| (1..10).contains(unit))?;
    Some(20 + place(TENS, tens)? * 10 + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_days_and_years() {
        for (word, number) in [
            ("nul", 0),
            ("eenendertig", 31),
            ("zevenenzeventig", 77),
            ("drieëntwintig", 23),
            ("honderdéén", 101),
            ("honderd", 100),
            ("tweehonderdveertien", 214),
        ] {
            assert_eq!(read(word), Some(number), "{word}");
        }
        assert_eq!(read("zevende"), None);
        assert_eq!(day("twaalfde"), Some(12));
        assert_eq!(day("achtste"), Some(8));
        assert_eq!(day("tweeëndertig"), None);
        for (word, number) in [
            ("negentienachtenvijftig", 1958),
            ("negentienhonderdvier", 1904),
            ("tweeduizendveertien", 2014),
            ("tweeduizend", 2000),
        ] {
            assert_eq!(year(word), Some(number), "{word}");
        }
        assert_eq!(year("negentien"), None);
    }
}
