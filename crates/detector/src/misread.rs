//! Digits that a scanner took for letters, `61.O9.30-O87.66`, made digits again: `O` and `o` are 0, `l` and `I` are 1.
//!
//! Every kind then reads such a number as any other. Codes of illnesses (`I10`, `O80.1`), litres (`10l`), vertebrae
//! (`l4-l5`) and oxygen (`O2`) stay as they are.

/// From this many signs on, this many of them true digits, the letters among them are digits.
const FEWEST: usize = 5;
const FEWEST_DIGITS: usize = 3;

/// How far before a letter the number that it is part of may begin.
const REACH: usize = 40;

/// Where a digit stands beside a letter that looks like one, from byte `from` on. Most texts have no such place.
pub(crate) fn suspect(said: &[u8], from: usize) -> Option<usize> {
    let found = said.get(from..)?.windows(2).position(|pair| match pair {
        [one, two] if one.is_ascii_digit() => digit(*two).is_some(),
        [one, two] => two.is_ascii_digit() && digit(*one).is_some(),
        _ => false,
    })?;
    Some(from + found)
}

/// Makes misread digits of `said` digits again, and says whether there were any.
pub(crate) fn mend(said: &mut [u8]) -> bool {
    let mut changed = false;
    let mut done = 0;
    while let Some(found) = suspect(said, done) {
        let head = said
            .get(done.max(found.saturating_sub(REACH))..found)
            .unwrap_or(&[]);
        let back = head
            .iter()
            .rev()
            .take_while(|&&byte| is_part(byte) || is_joint(byte));
        let mut at = found - back.count();
        while at <= found {
            let inside = at
                .checked_sub(1)
                .and_then(|at| said.get(at))
                .is_some_and(|&byte| is_text(byte));
            let (to, mended) = match said.get_mut(at..) {
                Some(rest) if !inside && rest.first().is_some_and(|&byte| is_part(byte)) => {
                    mend_stretch(rest)
                }
                _ => (1, false),
            };
            changed |= mended;
            at += to.max(1);
        }
        changed |= mend_between(said, found) | mend_between(said, found + 1);
        // The next pair may share its first sign with this one.
        done = at.max(found + 1);
    }
    changed
}

/// Mends the letter at `at` when it stands between two digits, in whatever word: `IR4839O27`.
fn mend_between(said: &mut [u8], at: usize) -> bool {
    let around = at
        .checked_sub(1)
        .and_then(|before| said.get(before..at + 2));
    let Some(&[before, byte, after]) = around else {
        return false;
    };
    let (Some(digit), Some(place)) = (digit(byte), said.get_mut(at)) else {
        return false;
    };
    let between = before.is_ascii_digit() && after.is_ascii_digit();
    if between {
        *place = digit;
    }
    between
}

/// Mends the groups of digits at the head of `said` with one sign or space between each, and says how far they go.
fn mend_stretch(said: &mut [u8]) -> (usize, bool) {
    let (mut from, mut to, mut signs, mut digits, mut hits) = (0, 0, 0, 0, 0);
    let mut illness = false;
    loop {
        let group = said.get(from..).unwrap_or(&[]);
        let length = group.iter().take_while(|&&byte| is_part(byte)).count();
        let group = group.get(..length).unwrap_or(&[]);
        let own = group.iter().filter(|byte| byte.is_ascii_digit()).count();
        let next = said.get(from + length).copied().unwrap_or(0);
        if own == 0 || is_text(next) {
            to = to.max(from + length);
            if from == 0 {
                return (to, false);
            }
            to = from;
            break;
        }
        digits += own;
        to = from + length;
        let more = said.get(to + 1).is_some_and(|&byte| is_part(byte));
        let glued = (is_sign(next) && more)
            || from
                .checked_sub(1)
                .and_then(|sign| said.get(sign))
                .is_some_and(|&sign| is_sign(sign));
        // A number that begins as the code of an illness is none throughout.
        illness |= from == 0
            && matches!(group, [b'I' | b'O', one, two] if one.is_ascii_digit() && two.is_ascii_digit());
        if let [first, inner @ .., last] = group {
            let edge = digit(*first).is_some() || matches!(last, b'O' | b'o');
            hits += usize::from(glued && edge)
                + inner.iter().filter(|&&byte| digit(byte).is_some()).count();
        }
        signs += length;
        if !more || !is_joint(next) {
            break;
        }
        from = to + 1;
    }
    if digits < FEWEST_DIGITS || signs < FEWEST || hits == 0 || illness {
        return (to, false);
    }
    let mut changed = false;
    for byte in said.get_mut(..to).unwrap_or(&mut []) {
        if let Some(digit) = digit(*byte) {
            *byte = digit;
            changed = true;
        }
    }
    (to, changed)
}

/// The digit that a letter is taken for.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'O' | b'o' => Some(b'0'),
        b'l' | b'I' => Some(b'1'),
        _ => None,
    }
}

/// What a misread number consists of.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_digit() || digit(byte).is_some()
}

/// A sign that joins groups of digits without a space.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'-' | b'.' | b'/')
}

/// What may stand between two groups of one number.
fn is_joint(byte: u8) -> bool {
    is_sign(byte) || byte == b' '
}

/// A letter or digit, of whatever alphabet.
fn is_text(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(said: &str) -> String {
        let mut bytes = said.as_bytes().to_vec();
        assert_eq!(mend(&mut bytes), bytes != said.as_bytes());
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn digits_are_digits_again() {
        for (said, meant) in [
            ("lNSZ: 61.O9.30-O87.66", "lNSZ: 61.09.30-087.66"),
            ("l2.O6.l967", "12.06.1967"),
            ("BIG 59O44 173 8O4", "BIG 59044 173 804"),
            ("V-nr 28l 4O9 3316", "V-nr 281 409 3316"),
            ("IR4839O27 naam", "IR4839027 naam"),
            ("CL-OO93l7", "CL-009317"),
            ("Tel 076-OO3 88 l4.", "Tel 076-003 88 14."),
            ("l7O3/58", "1703/58"),
            ("3O-09-1944 (Oog)", "30-09-1944 (Oog)"),
        ] {
            assert_eq!(mended(said), meant);
        }
    }

    #[test]
    fn what_is_no_digit_stays() {
        for said in [
            "O2 2 l/min, SpO2 98, CO2",
            "I10, I25.10, O80.0 en I10-I15",
            "hernia l4-l5, l5/s1",
            "10l-20l water, 1,5l, 2l 1000",
            "wo 12-3-2026 Olga I. lo 5",
            "o.a. 12345 of lol",
            "1o 2o en I-IV",
            "GBB01B, DTO5",
        ] {
            assert_eq!(mended(said), said);
        }
    }
}
