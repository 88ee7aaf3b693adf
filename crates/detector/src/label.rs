//! Labels of numbers: the word that says what a number is, before it or after it.
//!
//! A label is one word (`bsn`, `patiëntnummer`), a subject and a word for number (`v-nr`, `cliënt nr.`), letters
//! with dots (`k.v.k.`), or the object identifier that stands for the label in HL7 messages.

use crate::fold::Folded;
use crate::report::Span;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::word::{Words, chain, has, hash, words};

/// Words that make the word before them the label of a number.
pub(crate) const NUMBER_WORDS: Words = words![
    "nr",
    "nrs",
    "nummer",
    "nummers",
    "no",
    "num",
    "number",
    "numero",
    "nummero",
    "numer",
    "nmr",
    "id",
    "code",
    "kenmerk",
    "referentie",
    "ref",
];
/// What a word for a number ends in, in the order of trying; with the slips of the hand.
const NUMBER_ENDINGS: [&str; 9] = [
    "nummers", "nummer", "nummero", "numero", "numer", "number", "nrs", "nmr", "nr",
];
/// Words that may stand between a label and its number.
const FILLERS: Words = words![
    "is", "was", "van", "wordt", "luidt", "het", "de", "met", "name", "dus", "onder", "blijft",
    "werd", "moet", "zijn", "nu", "nieuw", "nieuwe", "oud", "oude", "zegt", "staat", "daarop",
];
/// Labels of numbers that are nobody's: orders, goods, papers, devices.
pub(crate) const OTHER_NUMBERS: Words = words![
    "order",
    "ordernummer",
    "ordernr",
    "bestelling",
    "bestelnummer",
    "bestelnr",
    "factuur",
    "factuurnummer",
    "factuurnr",
    "invoice",
    "artikel",
    "artikelnummer",
    "artikelnr",
    "serienummer",
    "serienr",
    "serial",
    "ticket",
    "ticketnummer",
    "ticketnr",
    "incident",
    "zaaknummer",
    "zaaknr",
    "track",
    "tracking",
    "barcode",
    "zending",
    "pakket",
    "leverancier",
    "pakbon",
    "levering",
    "isbn",
    "issn",
    "ean",
    "gtin",
    "imei",
    "pmid",
    "doi",
    "lot",
    "lotnr",
    "lotnummer",
    "batch",
    "charge",
    "offerte",
    "offertenummer",
    "telefoon",
    "tel",
    "versie",
    "bedrag",
    "euro",
    "getal",
];
/// What stands before the value in an HL7 message whose object identifier says what it is.
const MESSAGE_WORDS: Words = words!["extension", "value", "id"];
/// How far before such a word the object identifier may stand, in bytes.
const IDENTIFIER_REACH: usize = 60;
/// How far before a number of a sharp form its label may stand, in bytes.
const REACH_NEAR: usize = 120;
/// How far above its number the heading of a column may stand, in bytes, and how many tokens a row has.
const HIGHEST_TABLE: usize = 2000;
/// A heading is sought over no more rows than this.
const MOST_ROWS: usize = 40;
const WIDEST_ROW: usize = 60;
const WORDS_OF_A_HEADING: usize = 5;
/// How far after a number its label may stand, in bytes.
const REACH_AFTER: usize = 40;

/// What a kind's labels look like.
pub(crate) struct Labels {
    /// Words that are a label by themselves.
    pub(crate) words: Words,
    /// Words that are one before a word for number.
    pub(crate) subjects: Words,
    /// Ends of words that are one before a word for number, with a space between: `dossier` is for `zorgdossiernr` too.
    pub(crate) roots: &'static str,
    /// Ends of words that are a label by themselves.
    pub(crate) nouns: &'static str,
    /// The last letters of those, as bits: most words are turned away by theirs.
    pub(crate) noun_ends: u32,
    /// Two words that are one together, with a hyphen or a space between: `id-kaart`.
    pub(crate) pairs: Words,
    /// The object identifier in HL7 messages; empty when there is none.
    pub(crate) identifier: &'static str,
}

/// Whether a label stands before a number, and how near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// None within reach.
    None,
    /// Within reach, with other words between.
    Apart,
    /// Right before the number.
    Beside,
}

impl Labels {
    /// Whether a label stands right before the number that begins at token `at`.
    pub(crate) fn is_beside(&self, text: &Text<'_>, at: usize) -> bool {
        self.find(text, at, true) == Label::Beside
    }

    /// How the number that begins at token `at` is labelled. What stands right before it without a space must be
    /// the label: in `BE44` and `X12` the digits are part of something else.
    pub(crate) fn before(&self, text: &Text<'_>, at: usize) -> Label {
        self.find(text, at, false)
    }

    fn find(&self, text: &Text<'_>, at: usize, only_beside: bool) -> Label {
        let glued = text
            .token(at)
            .filter(|token| token.glued)
            .and(at.checked_sub(1))
            .filter(|&before| text.token(before).is_some_and(Token::is_word));
        if glued.is_some_and(|word| !self.is_label(text, word)) {
            return Label::None;
        }
        let mut beside = true;
        let mut bar = false;
        let mut bracketed = false;
        for before in text.label_reach(at) {
            let Some(token) = text.token(before) else {
                break;
            };
            match token.class {
                Class::Word => {
                    if self.is_label(text, before) {
                        return if beside { Label::Beside } else { Label::Apart };
                    }
                    beside &= bracketed
                        || has(NUMBER_WORDS, token.word)
                        || has(FILLERS, token.word)
                        || (token.span.len() == 1 && token.glued);
                }
                Class::Mark(mark) => {
                    bar |= mark == b'|';
                    // `Cliëntnummer (zorgkantoor): 30912`
                    bracketed = mark == b')' || (bracketed && mark != b'(');
                    // `clientnr;C-55201;naam;…`
                    let pair = mark == b';'
                        && token.glued
                        && text.token(before + 1).is_some_and(|next| next.glued);
                    beside &= pair || !matches!(mark, b',' | b';' | b'?' | b'!');
                }
                // The last heading of a table names nothing in the first column.
                Class::Break => beside &= !bar,
                Class::Number | Class::Placeholder => beside = false,
            }
            if only_beside && !beside {
                break;
            }
        }
        Label::None
    }

    /// Whether a label heads the column of the value in tokens `at` to `to` in a pasted table.
    pub(crate) fn heads_column(&self, text: &Text<'_>, at: usize, to: usize) -> bool {
        let mark = |at: usize| match text.token(at).map(|token| token.class) {
            Some(Class::Mark(mark @ (b'|' | b';' | b','))) => Some(mark),
            _ => None,
        };
        let is_break = |at: usize| {
            text.token(at)
                .is_none_or(|token| token.class == Class::Break)
        };
        let before = at.checked_sub(1);
        let Some(sign) = before
            .and_then(mark)
            .or_else(|| mark(to).filter(|_| before.is_none_or(is_break)))
        else {
            return false;
        };
        let highest = text
            .token(at)
            .map_or(0, |token| token.span.start.saturating_sub(HIGHEST_TABLE));
        let begin = |end: usize| {
            (end.saturating_sub(WIDEST_ROW)..=end)
                .rev()
                .find(|&at| at == 0 || is_break(at - 1))
        };
        let Some(mut row) = begin(at) else {
            return false;
        };
        let last = is_break(to);
        let column = (row..at).filter(|&at| mark(at) == Some(sign)).count();
        let mut rows = MOST_ROWS;
        while rows > 0
            && let Some(end) = row.checked_sub(1)
            && let Some(above) = end.checked_sub(1).and_then(begin)
            && text
                .token(above)
                .is_some_and(|token| token.span.start >= highest)
        {
            let (mut cells, mut words, mut heading) = (0, 0, false);
            let tail = (above..end)
                .rev()
                .find(|&at| mark(at) == Some(sign))
                .unwrap_or(end);
            let mut labelled = false;
            for at in above..=end {
                if at == end || mark(at) == Some(sign) {
                    // The last column is the last even where a comma inside a cell counts as one.
                    labelled |= heading && (cells == column || (at == end && last));
                    cells += usize::from(at < end);
                    (words, heading) = (0, false);
                } else if cells == column || (last && at > tail) {
                    let number = text
                        .token(at)
                        .is_some_and(|token| token.class == Class::Number);
                    words += if number { WORDS_OF_A_HEADING } else { 1 };
                    heading = words < WORDS_OF_A_HEADING && (heading || self.is_label(text, at));
                }
            }
            if cells == 0 {
                return false;
            }
            if labelled {
                return true;
            }
            row = above;
            rows -= 1;
        }
        false
    }

    /// Whether the number before token `to` has its label after it: `… (rijksregister)`. A label with a number of its
    /// own belongs to that one.
    pub(crate) fn after(&self, text: &Text<'_>, to: usize) -> bool {
        let Some(end) = text.before(to, 1).map(|token| token.span.end) else {
            return false;
        };
        let near = |at: &usize| {
            text.token(*at).is_some_and(|token| {
                token.class != Class::Break && token.span.start - end <= REACH_AFTER
            })
        };
        let Some(label) = (to..text.tokens.len())
            .take_while(near)
            .find(|&after| self.is_label(text, after))
        else {
            return false;
        };
        !(label + 1..)
            .take(4)
            .take_while(|&at| {
                text.token(at).is_some_and(|token| match token.class {
                    Class::Word => has(NUMBER_WORDS, token.word),
                    Class::Mark(mark) => !matches!(mark, b',' | b';' | b')'),
                    _ => true,
                })
            })
            .any(|at| {
                text.token(at)
                    .is_some_and(|token| token.class == Class::Number)
            })
    }

    /// Whether a label ends at token `at`.
    pub(crate) fn is_label(&self, text: &Text<'_>, at: usize) -> bool {
        let Some(token) = text.token(at).filter(|token| token.is_word()) else {
            return false;
        };
        has(self.words, token.word)
            || (has(NUMBER_WORDS, token.word) && self.has_subject(text, at))
            || label_stem(token.span.of(text.raw)).is_some_and(|stem| self.is_subject(stem))
            || self.is_noun(token.span.of(text.raw))
            || (!self.pairs.is_empty() && self.pairs.contains(&pair_ending(text, at, token)))
            || (token.span.len() == 1 && spelt(text, at).is_some_and(|w| has(self.words, w)))
            || (!self.identifier.is_empty()
                && has(MESSAGE_WORDS, token.word)
                && follows_identifier(text, token, self.identifier))
    }

    /// Whether `said` ends in a word that is a label by itself.
    fn is_noun(&self, said: &str) -> bool {
        let last = said.bytes().next_back().unwrap_or(0);
        (!last.is_ascii() || self.noun_ends >> (last & 31) & 1 == 1)
            && ends_in_one(said, self.nouns, false)
    }

    /// Whether the word before the word for number at `at` is a subject: `v-nr`, `pat. nr`.
    fn has_subject(&self, text: &Text<'_>, at: usize) -> bool {
        let joint = text
            .before(at, 1)
            .is_some_and(|token| matches!(token.class, Class::Mark(b'-' | b'.' | b'/' | b'\'')));
        at.checked_sub(1 + usize::from(joint))
            .is_some_and(|subject| {
                text.is_one_of(subject, self.subjects)
                    || (text.token(subject).is_some_and(Token::is_word)
                        && ends_in_one(text.says(subject), self.roots, true))
            })
    }

    /// Whether `stem` is what a number of this kind is of.
    fn is_subject(&self, stem: &str) -> bool {
        Folded::new(stem).is_some_and(|stem| self.subjects.contains(&hash(stem.bytes())))
            || ends_in_one(stem, self.roots, true)
    }

    /// Whether a label stands before token `at` in its line, farther off than labels usually do: only for what has a
    /// check or a sharp form.
    pub(crate) fn is_near(&self, text: &Text<'_>, at: usize) -> bool {
        let start = text.token(at).map_or(0, |token| token.span.start);
        (0..at)
            .rev()
            .take_while(|&before| {
                text.token(before).is_some_and(|token| {
                    token.class != Class::Break && start - token.span.end <= REACH_NEAR
                })
            })
            .any(|before| self.is_label(text, before))
    }

    /// Whether a label stands before token `at` with other words between, but no number and no end of a sentence.
    pub(crate) fn is_apart(&self, text: &Text<'_>, at: usize) -> bool {
        let bars = |at: usize| {
            text.token(at).is_some_and(|token| match token.class {
                Class::Number => token.span.len() > 2,
                Class::Mark(b';' | b'|') => true,
                // `Pat. W. Pijl nr`
                Class::Mark(b'.') => {
                    text.token(at + 1)
                        .is_some_and(|next| !next.glued && next.is_capital())
                        && !at.checked_sub(1).is_some_and(|word| {
                            text.says(word).len() == 1
                                || text.is_one_of(word, NUMBER_WORDS)
                                || self.is_label(text, word)
                        })
                }
                _ => false,
            })
        };
        text.label_reach(at)
            .take_while(|&before| !bars(before))
            .any(|before| self.is_label(text, before))
    }
}

/// What a word for a number is of: `zorgdossier` in `zorgdossiernr`.
pub(crate) fn number_stem(said: &str) -> Option<&str> {
    // Most words are turned away by their last letters.
    match said.as_bytes() {
        [.., b'n' | b'N' | b'm' | b'M', b'r' | b'R']
        | [.., b'n' | b'N', b'r' | b'R', b's' | b'S']
        | [.., b'm' | b'M' | b'b' | b'B', b'e' | b'E', b'r' | b'R']
        | [.., b'e' | b'E', b'r' | b'R', b's' | b'S' | b'o' | b'O'] => {}
        _ => return None,
    }
    NUMBER_ENDINGS.iter().find_map(|ending| {
        let (stem, end) = said.split_at_checked(said.len().checked_sub(ending.len())?)?;
        (!stem.is_empty() && end.eq_ignore_ascii_case(ending)).then_some(stem)
    })
}

/// The same, with `id` as well, and `code` of people: other codes say what was done.
fn label_stem(said: &str) -> Option<&str> {
    const PEOPLE: &str = "patient client bewoner deelnemer persoon leerling student casus dossier";
    number_stem(said)
        .or_else(|| said.strip_suffix("id"))
        .or_else(|| said.strip_suffix("ID"))
        .or_else(|| said.strip_suffix("Id"))
        .or_else(|| {
            said.strip_suffix("code")
                .filter(|stem| ends_in_one(stem, PEOPLE, true))
        })
        .filter(|stem| !stem.is_empty())
}

/// Whether `word` ends in one of `ends`, or would without the s or en that `joined` words have between them.
fn ends_in_one(word: &str, ends: &str, joined: bool) -> bool {
    if ends.is_empty() {
        return false;
    }
    let folded;
    let word = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        word.as_bytes()
    } else {
        let Some(plain) = Folded::new(word) else {
            return false;
        };
        folded = plain;
        folded.bytes()
    };
    let bare = word
        .strip_suffix(b"en")
        .or_else(|| word.strip_suffix(b"s"))
        .filter(|_| joined)
        .unwrap_or(word);
    ends.as_bytes()
        .split(|&byte| byte == b' ')
        .any(|end| word.ends_with(end) || bare.ends_with(end))
}

/// Whether a word within label reach before token `at` says that the number is another's.
pub(crate) fn is_another(text: &Text<'_>, at: usize) -> bool {
    const SUBJECTS: Words = words![
        "order", "bestel", "factuur", "artikel", "serie", "ticket", "zaak", "lot", "batch",
        "offerte"
    ];
    const OTHERS: Labels = Labels {
        words: OTHER_NUMBERS,
        subjects: SUBJECTS,
        roots: "",
        nouns: "",
        noun_ends: 0,
        pairs: &[],
        identifier: "",
    };
    OTHERS.before(text, at) != Label::None
}

/// The hash of the word at `at` with the word before it.
fn pair_ending(text: &Text<'_>, at: usize, token: &Token) -> u32 {
    let hyphen = text
        .before(at, 1)
        .is_some_and(|before| before.is_mark(b'-'));
    text.before(at, 1 + usize::from(hyphen))
        .filter(|before| before.is_word())
        .map_or(0, |before| chain(before.word, token.word))
}

/// The word that single letters with dots spell, of which the last is at `at`.
fn spelt(text: &Text<'_>, at: usize) -> Option<u32> {
    let mut letters = [0; 5];
    let mut from = letters.len();
    let mut here = at;
    loop {
        let letter = text
            .token(here)
            .filter(|token| token.is_word() && token.span.len() == 1)?;
        from = from.checked_sub(1)?;
        *letters.get_mut(from)? = letter
            .span
            .of(text.raw)
            .bytes()
            .next()?
            .to_ascii_lowercase();
        let dot = here.checked_sub(1).filter(|_| letter.glued);
        match dot.filter(|&dot| {
            text.token(dot)
                .is_some_and(|token| token.is_mark(b'.') && token.glued)
        }) {
            Some(dot) if dot > 0 => here = dot - 1,
            _ => break,
        }
    }
    (letters.len() - from > 1).then(|| hash(letters.get(from..).unwrap_or(&[])))
}

fn follows_identifier(text: &Text<'_>, word: &Token, identifier: &str) -> bool {
    let end = word.span.start;
    let mut start = end.saturating_sub(IDENTIFIER_REACH);
    while !text.raw.is_char_boundary(start) {
        start += 1;
    }
    let before = Span::new(start, end).of(text.raw);
    before.rsplit_once(identifier).is_some_and(|(_, rest)| {
        !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') && !rest.contains('\n')
    })
}

/// The last letters of words with spaces between, as bits.
#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where a slip stops the build"
)]
pub(crate) const fn last_letters(words: &str) -> u32 {
    let words = words.as_bytes();
    let mut letters = 0;
    let mut at = 0;
    while at < words.len() {
        if at + 1 == words.len() || words[at + 1] == b' ' {
            letters |= 1 << (words[at] & 31);
        }
        at += 1;
    }
    letters
}

/// Labels from words, and from subjects that are joined to a word for number in all usual ways:
/// `labels! { words: ["mrn"], subjects: ["patient"], identifier: "" }` knows `patientnummer`, `patientnr` and `patient no.`
macro_rules! labels {
    (
        words: [$($word:literal),* $(,)?],
        subjects: [$($subject:literal),* $(,)?]
        $(, roots: $roots:literal)?
        $(, nouns: $nouns:literal)?
        $(, pairs: [$($first:literal $second:literal),* $(,)?])?
        $(, identifier: $identifier:literal)? $(,)?
    ) => {
        $crate::label::Labels {
            words: &$crate::word::sorted([
                $($crate::word::hash($word.as_bytes()),)*
                $(
                    $crate::word::hash(concat!($subject, "id").as_bytes()),
                    $crate::word::hash(concat!($subject, "code").as_bytes()),
                )*
            ]),
            subjects: $crate::word::words![$($subject),*],
            roots: concat!($($roots)?),
            nouns: concat!($($nouns)?),
            noun_ends: $crate::label::last_letters(concat!($($nouns)?)),
            pairs: &[$($($crate::word::chain(
                $crate::word::hash($first.as_bytes()),
                $crate::word::hash($second.as_bytes()),
            )),*)?],
            identifier: concat!($($identifier)?),
        }
    };
}
pub(crate) use labels;

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: Labels = labels! {
        words: ["bsn", "kvk"],
        subjects: ["v", "patient"],
        pairs: ["id" "kaart"],
        identifier: "2.16.840.1.113883.2.4.6.3",
    };

    fn before(text: &str) -> Label {
        let text = Text::new(text);
        LABELS.before(&text, text.tokens.len() - 1)
    }

    #[test]
    fn a_label_is_a_word_or_a_subject_with_its_number() {
        for text in [
            "bsn 1",
            "BSN: 1",
            "B.S.N. 1",
            "k.v.k. 1",
            "bsn-nr. 1",
            "bsn is 1",
            "bsn\n1",
            "v-nummer 1",
            "vnr 1",
            "V.nr: 1",
            "Patiënt no. 1",
            "patiëntnummer (1",
            "ID-kaart: 1",
            "bsn1",
            "root=\"2.16.840.1.113883.2.4.6.3\" extension=\"1",
        ] {
            assert_eq!(before(text), Label::Beside, "{text}");
        }
        for text in ["bsn van haar man is 1", "bsn, 1", "bsn 2 en 1"] {
            assert_eq!(before(text), Label::Apart, "{text}");
        }
        for text in [
            "v 1",
            "patient 1",
            "nr 1",
            "kaart 1",
            "bsn x1",
            "bsn\n\n1",
            "root=\"2.16.840.1.113883.2.4.6.31\" extension=\"1",
        ] {
            assert_eq!(before(text), Label::None, "{text}");
        }
    }

    #[test]
    fn a_label_after_a_number_has_no_number_of_its_own() {
        let after = |text: &str| LABELS.after(&Text::new(text), 1);
        assert!(after("1 (bsn)") && after("1 staat als v-nummer genoteerd"));
        assert!(!after("1, bsn 2") && !after("1, bsn nr: 2") && !after("1\nbsn"));
    }
}
