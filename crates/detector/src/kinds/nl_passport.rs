//! Number of a Dutch passport or identity card: two letters, six letters or digits, a digit; never the letter O.
//!
//! Form: `RvIG`, category 12; the first letter says what document it is. Many codes of goods look like it, so only
//! beside its label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;

const LABELS: Labels = labels! {
    words: [
        "paspoort",
        "passport",
        "identiteitskaart",
        "identiteitsbewijs",
        "idkaart",
        "idbewijs",
        "reisdocument",
        "nik",
        "identiteitsdocument",
        "legitimatiebewijs",
        "legitimatie",
    ],
    subjects: [
        "pas",
        "legitimatie",
        "paspoort",
        "passport",
        "identiteitskaart",
        "identiteitsbewijs",
        "idkaart",
        "reisdocument",
        "nik",
    ],
    pairs: ["id" "kaart", "id" "bewijs"],
};
/// Organisations number their own documents as well.
const DOCUMENT_LABELS: Labels = labels! { words: [], subjects: ["document", "doc", "id"] };
/// Words after which only a number that no code of goods looks like is believed.
const NEAR_LABELS: Labels = labels! {
    words: ["id", "doc", "pas", "pasje"],
    subjects: ["document", "doc"],
    nouns: "document documentveld documenten",
};
const LENGTH: usize = 9;
/// Passport, identity card, and the special documents.
const INITIALS: &[u8] = b"NIDSARB";

pub(super) static KIND: Kind = Kind {
    id: "nl-passport",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "paspoort «NXFAKE1B7» gekopieerd",
        "ID-kaart, documentnr. «IXFAKE2C3»",
        "NIK: «ixfake2c3»",
        "paspoortnr «NX FAK E1B7»",
        "paspoort «NX1234567»",
        "«SX7FA2KE1» is het documentnummer dat zij voorlas",
        "Het oude paspoort is doorgeknipt en ligt in de la, op het nieuwe staat «NX7FA2KE1».",
        "Zijn oude pas is gestolen in de nachtopvang; op de nieuwe staat «NRP3H6D27», en dat klopt.",
        "pasnummer «BXFAKEB34» klopt niet",
        "doc: «IR7FA2KE1»",
    ],
    near_misses: proof![
        "paspoort NXFOKE1B7",
        "paspoort N1XFAKE27",
        "Paspoort aangevraagd in 2026",
        "Artikel NXFAKE1B7 is op.",
        "paspoort geldig tot 2031, kamer 12",
        "documentnummer PR2024001 is ingetrokken",
        "paspoort ZX1234567",
        "document IT4448213 is ingetrokken",
        "document SR2024001 en pas BX1234567",
        "sensor SX7FA2KE1 is vervangen",
    ],
    starts: &[Starts::Digits(1)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    // Letters stand right before the first digit: glued, or as a group of their own.
    let lettered = text.before(at, 1).is_some_and(|before| {
        before.is_word() && (token.glued || before.is_capital()) && before.span.len() < LENGTH
    });
    if !lettered || token.span.len() >= LENGTH - 1 {
        return;
    }
    let Some((first, span)) = together(text, at).or_else(|| in_groups(text, at)) else {
        return;
    };
    if !text.stands_alone(span) {
        return;
    }
    let said = span.of(text.raw);
    // Letters and digits in turn, all capitals: no code of goods that counts on.
    let mixed = !said.bytes().any(|byte| byte.is_ascii_lowercase())
        && said
            .as_bytes()
            .windows(2)
            .filter(|pair| is_turn(pair))
            .count()
            > 2;
    let own = LABELS.before(text, first);
    let label = match own {
        Label::None if mixed => NEAR_LABELS.before(text, first),
        Label::None if said.starts_with(['N', 'I', 'n', 'i']) => {
            DOCUMENT_LABELS.before(text, first)
        }
        own => own,
    };
    let near = || {
        LABELS.is_near(text, first)
            || (said.starts_with(['N', 'I']) && NEAR_LABELS.is_near(text, first))
    };
    if label != Label::None || (mixed && near()) {
        let label = if label == Label::None {
            Label::Apart
        } else {
            label
        };
        proposals.push(Candidate::new(&KIND, span, &[weights::SHAPE]).labelled(label));
    } else if LABELS.after(text, at + 1) || (mixed && NEAR_LABELS.after(text, at + 1)) {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHAPE, weights::LABEL_AFTER],
        ));
    } else if mixed && said.starts_with("IR") && !label::is_another(text, first) {
        // Residence documents bear this head; hardly anything else of nine signs does.
        proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
    }
}

fn is_turn(pair: &[u8]) -> bool {
    matches!(pair, [one, two] if one.is_ascii_digit() != two.is_ascii_digit())
}

/// The nine characters that stand together round the number at `at`, their first digits at `at`.
fn together(text: &Text<'_>, at: usize) -> Option<(usize, Span)> {
    let first = text
        .token(at)
        .filter(|token| token.glued)
        .and(at.checked_sub(1))?;
    let start = text.token(first)?.span.start;
    // One piece more than nine characters can have: then it is too long anyway.
    let mut to = at + 1;
    while to <= at + LENGTH
        && text
            .token(to)
            .is_some_and(|token| token.glued && is_piece(token))
    {
        to += 1;
    }
    let span = Span::new(start, text.before(to, 1)?.span.end);
    is_document(span.of(text.raw).bytes()).then_some((first, span))
}

/// The same in groups with a space between: `NX FAK E1B7`.
fn in_groups(text: &Text<'_>, at: usize) -> Option<(usize, Span)> {
    let mut first = at;
    let mut read = 0;
    while let Some(before) = first.checked_sub(1)
        && let Some(token) = text.token(before)
        && token.is_capital()
        && read + token.span.len() < LENGTH
    {
        read += token.span.len();
        first = before;
    }
    let start = text.token(first)?.span.start;
    let mut to = at;
    while let Some(token) = text.token(to).filter(|token| is_piece(token))
        && read < LENGTH
    {
        read += token.span.len();
        to += 1;
    }
    let span = Span::new(start, text.before(to, 1)?.span.end);
    let said = span.of(text.raw).bytes().filter(|byte| *byte != b' ');
    is_document(said).then_some((first, span))
}

fn is_piece(token: &Token) -> bool {
    token.is_word() || token.class == Class::Number
}

fn is_document(said: impl Iterator<Item = u8>) -> bool {
    let mut length = 0;
    let mut last = 0;
    for byte in said {
        let upper = byte.to_ascii_uppercase();
        let fits = match length {
            0 => INITIALS.contains(&upper),
            1 => upper.is_ascii_uppercase(),
            _ => upper.is_ascii_alphanumeric(),
        };
        if !fits || upper == b'O' || length == LENGTH {
            return false;
        }
        length += 1;
        last = upper;
    }
    length == LENGTH && last.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_leaves_out_one_letter() {
        let is = |said: &str| is_document(said.bytes());
        assert!(is("NXFAKE1B7") && is("ixfake2c3") && is("NX1234567"));
        assert!(!is("NXFOKE1B7") && !is("N1XFAKE27") && !is("NXFAKE1BC") && !is("NXFAKE1B78"));
    }
}
