//! Reads the digits of a telephone number in any grouping. Code instead of a pattern: counted repetitions make large
//! tables.

use crate::numeral;
use crate::report::Span;
use crate::text::Text;
use crate::token::Class;

/// More digits than any telephone number has.
const MOST: usize = 16;

/// Digits in groups, as written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dialled {
    digits: [u8; MOST],
    count: usize,
    /// How many digits each group has.
    groups: [u8; MOST],
    group_count: usize,
    /// Where the last digit ends, in bytes.
    pub(crate) end: usize,
    /// Whether it begins with a plus sign.
    pub(crate) plus: bool,
    /// Whether a bracket, a hyphen stands in it.
    pub(crate) bracket: bool,
    pub(crate) hyphen: bool,
}

impl Dialled {
    /// Reads at most `most` digits of `text` from byte `start`, which holds a digit, a plus sign or an opening bracket.
    /// Between two digits stand at most three of space, hyphen, slash, dot and brackets; `(0)` after a country's code is
    /// not dialled.
    pub(crate) fn read(text: &str, start: usize, most: usize) -> Self {
        let mut dialled = Self {
            end: start,
            ..Self::default()
        };
        let mut gap = 0;
        let mut tail = text.get(start..).unwrap_or("");
        while let Some(c) = tail.chars().next() {
            if dialled.count == most.min(MOST) {
                break;
            }
            if dialled.count > 0
                && tail.starts_with("(0)")
                && (dialled.plus || dialled.begins(&[0, 0]))
            {
                dialled.bracket = true;
                gap = 1;
                tail = tail.get(3..).unwrap_or("");
                continue;
            }
            match c {
                '0'..='9' => {
                    dialled.push(c, gap > 0);
                    gap = 0;
                    dialled.end = text.len() - tail.len() + 1;
                }
                '+' if dialled.count == 0 && !dialled.plus => dialled.plus = true,
                '(' | ')' if gap < 3 => {
                    dialled.bracket = true;
                    gap += usize::from(dialled.count > 0);
                }
                '-' | '\u{2011}' | '\u{2013}' if gap < 3 && dialled.count > 0 => {
                    dialled.hyphen = true;
                    gap += 1;
                }
                ' ' | '\u{a0}' | '/' | '.' | '_' if gap < 3 && dialled.count > 0 => gap += 1,
                _ => break,
            }
            tail = tail.get(c.len_utf8()..).unwrap_or("");
        }
        dialled
    }

    fn push(&mut self, digit: char, new_group: bool) {
        if let (Some(place), Some(value)) = (self.digits.get_mut(self.count), digit.to_digit(10)) {
            *place = u8::try_from(value).unwrap_or(0);
            self.count += 1;
        }
        if new_group || self.group_count == 0 {
            self.group_count += 1;
        }
        if let Some(group) = self.groups.get_mut(self.group_count - 1) {
            *group += 1;
        }
    }

    /// The digits, in order.
    pub(crate) fn digits(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or(&[])
    }

    /// The sizes of the groups.
    pub(crate) fn groups(&self) -> &[u8] {
        self.groups.get(..self.group_count).unwrap_or(&[])
    }

    fn begins(&self, head: &[u8]) -> bool {
        self.digits().starts_with(head)
    }
}

/// Digits spoken one by one or in pairs from token `at`: `nul zes een twee`, `06 twaalf vierendertig`. At most
/// `most` of them, and the token after the last.
pub(crate) fn spoken(text: &Text<'_>, at: usize, most: usize) -> Option<(Span, [u8; MOST], usize)> {
    let mut digits = [0; MOST];
    let mut count = 0;
    let mut last = at;
    let mut next = at;
    while count < most {
        let Some(token) = text.token(next) else { break };
        let said = text.says(next);
        match token.class {
            Class::Mark(b',' | b'-') => {
                next += 1;
                continue;
            }
            Class::Number if said.len() <= 3 => {
                for byte in said.bytes() {
                    push(&mut digits, &mut count, byte - b'0');
                }
            }
            Class::Word if said == "streepje" => {
                next += 1;
                continue;
            }
            Class::Word => match numeral::read(said) {
                Some(number @ 100..1000) => {
                    for power in [100, 10, 1] {
                        push(
                            &mut digits,
                            &mut count,
                            u8::try_from(number / power % 10).ok()?,
                        );
                    }
                }
                Some(number @ 0..10) => push(&mut digits, &mut count, u8::try_from(number).ok()?),
                Some(number @ 10..100) => {
                    push(&mut digits, &mut count, u8::try_from(number / 10).ok()?);
                    push(&mut digits, &mut count, u8::try_from(number % 10).ok()?);
                }
                _ => break,
            },
            _ => break,
        }
        last = next;
        next += 1;
    }
    Some((text.span(at, last + 1)?, digits, count))
}

fn push(digits: &mut [u8; MOST], count: &mut usize, digit: u8) {
    if let Some(place) = digits.get_mut(*count) {
        *place = digit;
        *count += 1;
    }
}
