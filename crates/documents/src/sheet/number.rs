//! How numbers are shown. A date is stored as a count of days and a number with leading zeros without them; only
//! the cell's format says so.

use std::collections::BTreeMap;

use crate::Unreadable;
use crate::xml::{Go, Node, walk};

/// What a format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    /// As it is.
    #[default]
    Plain,
    /// A day.
    Date,
    /// At least so many digits.
    Digits(usize),
}

/// The formats of cells, by the style that a cell names.
pub(crate) fn cell_formats(styles: &[u8]) -> Result<Vec<NumberFormat>, Unreadable> {
    let mut own = BTreeMap::new();
    let mut formats = Vec::new();
    let mut cells = false;
    walk(styles, &mut |node| {
        match node {
            Node::Open(element) => match element.name() {
                "numFmt" => {
                    let id = element
                        .get("numFmtId")
                        .and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, element.get("formatCode")) {
                        own.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => cells = true,
                "xf" if cells => {
                    let id = element.get("numFmtId").and_then(|id| id.parse().ok());
                    let id: u32 = id.unwrap_or(0);
                    let format = own.get(&id).copied().unwrap_or_else(|| of_id(id));
                    formats.push(format);
                }
                _ => {}
            },
            Node::Close("cellXfs") => cells = false,
            _ => {}
        }
        Go::On
    })?;
    Ok(formats)
}

/// The formats that every workbook has (ECMA-376 part 1, 18.8.30).
fn of_id(id: u32) -> NumberFormat {
    match id {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberFormat::Date,
        _ => NumberFormat::Plain,
    }
}

/// A format that the user chose: `dd-mm-yyyy`, `000000000`.
fn of_code(code: &str) -> NumberFormat {
    if code.len() > 1 && code.bytes().all(|byte| byte == b'0') {
        return NumberFormat::Digits(code.len().min(32));
    }
    // Words in quotes and brackets (colours, currencies) are not part of the pattern.
    let mut quoted = false;
    let mut bracketed = false;
    let day_or_year = code.chars().any(|character| {
        match character {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'y' | 'Y' | 'j' | 'J' => return !quoted && !bracketed,
            _ => {}
        }
        false
    });
    if day_or_year {
        NumberFormat::Date
    } else {
        NumberFormat::Plain
    }
}

/// The number as a reader sees it; dates as day-month-year.
pub(crate) fn shown(value: &str, format: NumberFormat) -> String {
    match format {
        NumberFormat::Date => value
            .parse()
            .ok()
            .and_then(date)
            .unwrap_or_else(|| value.to_string()),
        NumberFormat::Digits(count) => format!("{value:0>count$}"),
        NumberFormat::Plain => whole(value).unwrap_or_else(|| value.to_string()),
    }
}

/// `9.99900006E8` is how some programs write a long number.
fn whole(value: &str) -> Option<String> {
    if !value.contains(['E', 'e']) {
        return None;
    }
    let number: f64 = value.parse().ok()?;
    (number.fract() == 0.0 && number.abs() < 1e15).then(|| format!("{number:.0}"))
}

/// The day of a count of days since 30 December 1899, as Excel counts.
fn date(serial: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "below three million, and the time of the day is not needed"
    )]
    let serial = serial as i64;
    // Days since 1 March of the year 0 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    let days = serial - 25_569 + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{day:02}-{month:02}-{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        assert_eq!(shown("21256", NumberFormat::Date), "12-03-1958");
        assert_eq!(shown("45292.5", NumberFormat::Date), "01-01-2024");
        assert_eq!(shown("45351", NumberFormat::Date), "29-02-2024");
        assert_eq!(shown("x", NumberFormat::Date), "x");
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(shown("12345672", NumberFormat::Digits(9)), "012345672");
        assert_eq!(shown("9.99900006E8", NumberFormat::Plain), "999900006");
        assert_eq!(shown("0.5", NumberFormat::Plain), "0.5");
    }

    #[test]
    fn patterns_are_told_apart() {
        assert_eq!(of_code("dd-mm-yyyy"), NumberFormat::Date);
        assert_eq!(of_code("000000000"), NumberFormat::Digits(9));
        assert_eq!(of_code("\"dd\" 0.00 [$EUR-Red]"), NumberFormat::Plain);
    }
}
