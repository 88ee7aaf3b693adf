//! Street and house number: a word with a street's ending, the words that belong to it, a number and its addition.
//!
//! Endings as in `lexicons/nl/street-suffixes.txt`. Lower case counts when no article stands before it.

use crate::candidate::Candidate;
use crate::fold::Folded;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::{self, Lists};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;
use crate::word::{Words, hash, words};

const ARTICLES: Words = words![
    "de", "het", "een", "t", "die", "deze", "dat", "dit", "elke", "welke", "geen", "mijn", "zijn",
    "haar", "via",
];
/// Words that make the number before them an amount.
const COUNTED: Words = words![
    "mg",
    "ml",
    "km",
    "meter",
    "m",
    "cm",
    "keer",
    "x",
    "mensen",
    "personen",
    "weken",
    "week",
    "dagen",
    "dag",
    "jaar",
    "maanden",
    "uur",
    "minuten",
    "min",
    "procent",
    "euro",
    "patienten",
    "clienten",
    "bewoners",
    "huizen",
    "woningen",
    "stuks",
    "kilometer",
    "mmol",
    "kinderen",
    "graden",
    "punten",
];
const ADDITIONS: Words = words![
    "bis", "hs", "huis", "rood", "zw", "wit", "boven", "ii", "iii", "iv", "i",
];
const PREFIXES: Words = words!["van", "de", "der", "den", "ten", "ter", "het", "t", "la"];
/// Words of a street's name before its last one.
const STREET_WORDS: Words = words![
    "nieuwe",
    "oude",
    "lange",
    "korte",
    "grote",
    "kleine",
    "hoge",
    "lage",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "sint",
    "st",
    "prins",
    "prinses",
    "koning",
    "koningin",
    "graaf",
    "noorder",
    "zuider",
    "ooster",
    "wester",
    "binnen",
    "buiten",
    "groene",
    "laatste",
    "achter",
    "voor",
    "burg",
    "markt",
    "president",
    "generaal",
    "kapitein",
    "pastoor",
    "mgr",
    "monseigneur",
];
/// A street's name has at most this many words before its last one.
const NAME_WORDS: usize = 4;
/// The shortest ending (`ln`, only as a word of its own) and the longest (`plantsoen`, `boulevard`), in bytes.
const ENDINGS: std::ops::RangeInclusive<usize> = 2..=10;

pub(super) static KIND: Kind = Kind {
    id: "street-address",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: &[
        "Ze woont op de «Dorpsstraat 12a».",
        "adres: «Burgemeester de Vlugtlaan 125-2», Amsterdam",
        "«kerkstraat 5» in utrecht",
        "«Plein 1944 nr 3-hs»",
        "naar de «Jan van Galenstraat 335»",
    ],
    near_misses: &[
        "in de straat 3 mensen",
        "via de zorgweg 2",
        "Maximaal 12 stuks",
        "de luchtweg 2 keer",
        "Dorpsstraat is mooi",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, number: usize, proposals: &mut Vec<Candidate>) {
    let Some(at) = street_before(text, number) else {
        return;
    };
    let Some(word) = text.token(at) else { return };
    let said = text.says(at);
    let first = name_start(text, at);
    // `Hoge Ham 88`: no ending, but a word before it that street names begin with.
    let old = word.is_capital()
        && first < at
        && (text.is_one_of(first, STREET_WORDS) && first + 1 == at
            || street_ending(text.says(first)) == Some(false));
    let Some(named) = street_ending(said).or(old.then_some(true)) else {
        return;
    };
    // A bare `straat` or `plein` is a street only when a name goes with it.
    let capital_inside = word.shape == Shape::Capital && !text.begins_sentence(at);
    let is_name = named || first < at || capital_inside || is_square_with_year(text, at);
    if !is_name {
        return;
    }
    let Some(end) = house_number_end(text, number) else {
        return;
    };
    let capital = text
        .token(first)
        .is_some_and(|token| token.shape != Shape::Lower);
    let article = first
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, ARTICLES));
    proposals.push(
        Candidate::new(
            &KIND,
            Span::new(
                text.token(first).map_or(word.span.start, |t| t.span.start),
                end,
            ),
            &[weights::STREET_NAME, weights::HOUSE_NUMBER],
        )
        .when(capital, weights::STREET_CAPITAL)
        .when(article && !capital, weights::ARTICLE_BEFORE)
        .when(
            word.lists.any(Lists::COMMON.or(Lists::FUNCTION)) && !capital,
            weights::ALSO_A_WORD,
        ),
    );
}

/// The last word of the street when the number at `number` may be its house number.
fn street_before(text: &Text<'_>, number: usize) -> Option<usize> {
    text.token(number)
        .filter(|token| token.span.len() <= 5 && !token.glued)?;
    let mut at = number.checked_sub(1)?;
    // `nr. 3`, `Beatrixstr. 44`, `Dorpsstraat, 12`
    for _ in 0..3 {
        let joint = text
            .token(at)
            .is_some_and(|token| token.is_mark(b',') || (token.is_mark(b'.') && token.glued));
        if !joint && !text.is_one_of(at, words!["nr", "nummer", "no"]) {
            break;
        }
        at = at.checked_sub(1)?;
    }
    // `Plein 1944 nr 3`
    if let Some(square) = at
        .checked_sub(1)
        .filter(|&square| is_square_with_year(text, square))
    {
        at = square;
    }
    // A dot ends a sentence unless the ending is an abbreviation.
    let dotted = text.token(at + 1).is_some_and(|dot| dot.is_mark(b'.'));
    text.token(at)
        .filter(|word| word.is_word() && (!dotted || street_ending(text.says(at)).is_some()))
        .map(|_| at)
}

/// `Plein 1944 nr 3`: the year belongs to the name.
fn is_square_with_year(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, words!["plein"])
        && text
            .token(at + 1)
            .is_some_and(|year| year.class == Class::Number && year.span.len() == 4)
        && (text.is_one_of(at + 2, words!["nr", "nummer"])
            || text
                .token(at + 2)
                .is_some_and(|token| token.class == Class::Number))
}

/// Whether the last three letters are those of some ending; shorter endings are words of their own.
fn may_end_as_a_street(word: &str) -> bool {
    #[expect(
        clippy::unreadable_literal,
        reason = "sets of bits, written by the build script"
    )]
    static TAILS: [u32; 676] = include!(concat!(env!("OUT_DIR"), "/street_tails.rs"));
    let [.., first, second, last] = word.as_bytes() else {
        return word.len() == 2;
    };
    let place = |letter: u8| usize::from(letter.to_ascii_lowercase().wrapping_sub(b'a'));
    place(*last) < 26
        && place(*second) < 26
        && TAILS
            .get(place(*first) * 26 + place(*second))
            .is_some_and(|last_letters| last_letters >> place(*last) & 1 == 1)
}

/// Whether `word` has a street's ending: `Some(true)` with a name before it, `Some(false)` when it is nothing else.
fn street_ending(word: &str) -> Option<bool> {
    if !may_end_as_a_street(word) {
        return None;
    }
    let folded = Folded::new(word)?;
    let folded = folded.as_str();
    ENDINGS
        .rev()
        .filter_map(|length| folded.get(folded.len().checked_sub(length)?..))
        // Two letters (`Ln.`) are an ending only by themselves.
        .filter(|ending| ending.len() > 2 || ending.len() == folded.len())
        .find(|ending| lexicon::find(hash(ending.as_bytes())).any(Lists::STREET_SUFFIX))
        .map(|ending| ending.len() < folded.len())
}

/// The first word of the street's name: titles, first names, prefixes and words such as `Nieuwe` before its last one.
fn name_start(text: &Text<'_>, at: usize) -> usize {
    let mut first = at;
    if text
        .token(at)
        .is_none_or(|token| token.shape == Shape::Lower)
    {
        return first;
    }
    for before in (at.saturating_sub(NAME_WORDS)..at).rev() {
        let Some(token) = text.token(before) else {
            break;
        };
        let named = token.lists.any(
            Lists::FIRST_NAME
                .or(Lists::TITLE)
                .or(Lists::ROLE)
                .or(Lists::RARE_PROFESSION),
        );
        let belongs = token.is_capital()
            && (named
                || text.is_one_of(before, STREET_WORDS)
                || street_ending(text.says(before)) == Some(false));
        let dot = token.is_mark(b'.') && token.glued;
        // `Van der Veldeplein`
        let head = token.is_capital() && text.is_one_of(before, PREFIXES) && before + 1 < at;
        if belongs || head {
            first = before;
        } else if !dot && !text.is_one_of(before, PREFIXES) {
            break;
        }
    }
    first
}

/// Where the house number with its addition ends, in bytes; `None` when it is an amount.
fn house_number_end(text: &Text<'_>, number: usize) -> Option<usize> {
    let mut end = text.token(number)?.span.end;
    let next = number + 1;
    if text.is_one_of(next, COUNTED) {
        return None;
    }
    let Some(after) = text.token(next) else {
        return Some(end);
    };
    let letter = |at: usize| {
        text.token(at)
            .is_some_and(|t| t.is_word() && t.span.len() == 1)
            || text.is_one_of(at, ADDITIONS)
    };
    if letter(next)
        && (after.glued || after.shape == Shape::Upper || text.is_one_of(next, ADDITIONS))
    {
        end = after.span.end;
    } else if matches!(after.class, Class::Mark(b'-' | b'/')) && after.glued {
        if let Some(addition) = text
            .token(next + 1)
            .filter(|t| t.glued && t.span.len() <= 4 && (t.class == Class::Number || t.is_word()))
        {
            end = addition.span.end;
        }
    } else if matches!(after.class, Class::Mark(b'%' | b'.' | b','))
        && after.glued
        && text
            .token(next + 1)
            .is_some_and(|t| t.glued && t.class == Class::Number)
    {
        return None;
    }
    Some(end)
}

/// Whether a word has a street's ending with a name before it.
pub(crate) fn is_street(word: &str) -> bool {
    street_ending(word) == Some(true)
}

/// Whether a street with its number ends shortly before token `at`.
pub(super) fn ends_before(text: &Text<'_>, at: usize) -> bool {
    text.label_reach(at).take(6).any(|before| {
        text.token(before)
            .is_some_and(|token| token.class == Class::Number)
            && before
                .checked_sub(1)
                .is_some_and(|word| street_ending(text.says(word)).is_some())
    })
}
