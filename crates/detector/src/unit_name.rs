//! Where the name of a ward, team, school or employer ends, after its class word or alone.

use crate::lexicon::Lists;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::unit_ward::COLOURS;
use crate::unit_words::{ENDINGS, INSIDE, NO_NAMES, SPECIALISMS, ends_with};
use crate::word::{Words, words};

/// A name has at most this many capital words.
pub(crate) const MOST: usize = 3;

/// The token after the name that follows the class word at `at`.
pub(crate) fn name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let quoted = text.token(at + 1).is_some_and(|mark| mark.is_mark(b'"'));
    let from = at + 1 + usize::from(quoted);
    // `het ziekenhuis van Beringen`: a thing of a place, not its name.
    if text.is_one_of(from, words!["van", "te"])
        && !text.token(from).is_some_and(Token::is_capital)
        && text.lists(from + 1).any(Lists::PLACE)
    {
        return None;
    }
    plain_end(text, from, !quoted).or_else(|| {
        let name = topic_end(text, from)?;
        let word = text.token(name).filter(|word| !word.glued)?;
        if word.is_capital() && text.is_one_of(name, DIRECTIONS) {
            return Some(name + 1);
        }
        let article = word.is_mark(b'\'') || text.is_one_of(name, INSIDE);
        article.then(|| plain_end(text, name, false))?
    })
}

/// Parts of a town by which teams are called.
const DIRECTIONS: Words = words![
    "noord",
    "zuid",
    "oost",
    "west",
    "centrum",
    "midden",
    "noordoost",
    "noordwest",
    "zuidoost",
    "zuidwest"
];

/// The token after the words at `from` that say what a unit is for: `Angst en Stemming` in `Team Angst en Stemming
/// Zuidoost`, `Mondzorg` in `praktijk Mondzorg Het Slot`.
fn topic_end(text: &Text<'_>, from: usize) -> Option<usize> {
    let is_topic = |at: usize| {
        text.token(at).is_some_and(|word| {
            word.is_word()
                && !word.glued
                && !text.is_one_of(at, INSIDE)
                && (word.lists.any(NO_NAMES.or(Lists::INSTITUTION_WORD)) && word.is_capital()
                    || (word.shape == Shape::Upper && word.span.len() <= 4)
                    || ends_with(text, at, SPECIALISMS))
        })
    };
    let mut to = from;
    while to < from + 4
        && (is_topic(to) || to > from && text.is_one_of(to, words!["en"]) && is_topic(to + 1))
    {
        to += 1;
    }
    (to > from).then_some(to)
}

/// The token after the capital words, with small ones between, that begin at `from`. A place there may be where the unit
/// is rather than its name.
fn plain_end(text: &Text<'_>, from: usize, place_is_where: bool) -> Option<usize> {
    let mut next = from;
    let mut end = None;
    let mut capitals = 0;
    while capitals < MOST {
        let Some(token) = text.token(next) else { break };
        match token.class {
            Class::Word if token.is_capital() && !text.is_one_of(next, INSIDE) => {
                let joined = token.glued && end.is_some();
                let place = place_is_where
                    && capitals == 0
                    && next == from
                    && token.lists.any(Lists::PLACE)
                    && !goes_on(text, next);
                let counted = capitals == 0 && next > from && numbers_a_name(text, next);
                if place || (!joined && !counted && !is_name(text, next, next == from)) {
                    break;
                }
                capitals += 1;
                end = Some(next + 1);
            }
            // `De Linde`, `ter Beuken`, `Van Dongen`; a second article begins the next sentence.
            Class::Word if text.is_one_of(next, INSIDE) && leads_to_capital(text, next) => {}
            Class::Mark(b'\'') if text.is_one_of(next + 1, words!["t", "s"]) => {}
            Class::Mark(b'-')
                if token.glued
                    && text
                        .token(next + 1)
                        .is_some_and(|word| word.glued && word.is_capital()) => {}
            Class::Mark(b'&') if text.token(next + 1).is_some_and(Token::is_capital) => {}
            Class::Mark(b'.') if token.glued && text.is_one_of(next - 1, words!["st", "afd"]) => {}
            _ => break,
        }
        next += 1;
    }
    end
}

/// Whether a part of a town or of a name follows the place at `at`: `Salland-West`, `Westland Logistiek`.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    let hyphen = text
        .token(at + 1)
        .is_some_and(|mark| mark.is_mark(b'-') && mark.glued);
    text.is_one_of(at + 1 + usize::from(hyphen), DIRECTIONS)
        && text
            .token(at + 1 + usize::from(hyphen))
            .is_some_and(Token::is_capital)
}

/// `De Vier Windstreken`, `De Laatste Haven`: a word of counting inside a name, with its noun.
fn numbers_a_name(text: &Text<'_>, at: usize) -> bool {
    text.lists(at).any(Lists::FUNCTION)
        && text
            .token(at + 1)
            .is_some_and(|noun| noun.shape == Shape::Capital && !noun.glued)
        && is_name(text, at + 1, false)
}

/// `werkt bij Van Dongen Transport`: an employer without a class word.
pub(crate) fn employer(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let works = text.is_one_of(
        at.checked_sub(1)?,
        words![
            "werkt",
            "werkte",
            "werkzaam",
            "dienst",
            "stage",
            "werknemer",
            "gewerkt"
        ],
    );
    let person = text.lists(at + 1).any(Lists::FIRST_NAME.or(Lists::PLACE));
    let brand = text
        .token(at + 1)
        .is_some_and(|name| name.is_capital() && name.lists.any(Lists::BRAND));
    let to = name_end(text, at)
        .or(brand.then_some(at + 2))
        .filter(|_| works && !person)?;
    Some((at + 1, to))
}

/// `op de Merelhof`, `naar De Vloedlijn`: a house by its name alone.
pub(crate) fn house(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    const HOUSES: &[&str] = &[
        "hof", "stee", "horst", "gaard", "gaarde", "zicht", "rust", "wende", "linde", "linden",
        "burght", "rank", "hoeve", "weide", "boom", "lijn", "molen", "haven",
    ];
    let article = text.token(at)?;
    if !text.is_one_of(at, words!["de", "het"])
        || !at.checked_sub(1).is_some_and(|before| {
            text.is_one_of(before, words!["op", "naar", "in", "van", "bij", "uit"])
        })
    {
        return None;
    }
    let name = text.token(at + 1).filter(|name| {
        name.shape == Shape::Capital
            && !name.glued
            && name.span.len() >= 6
            && !name
                .lists
                .any(NO_NAMES.or(Lists::PLACE).or(Lists::FIRST_NAME))
    })?;
    let ending = ends_with(text, at + 1, HOUSES);
    // `van De Smet` is somebody; `in De Kuip` is known to all.
    let own = article.is_capital()
        && text.is_one_of(at - 1, words!["op", "naar", "van"])
        && !name.lists.any(Lists::SURNAME.or(Lists::PROPER_NOUN));
    // `De Berkenschutse Hof`
    let two = usize::from(
        text.token(at + 2)
            .is_some_and(|last| last.shape == Shape::Capital && !last.glued)
            && ends_with(text, at + 2, HOUSES),
    );
    let addressed = text
        .token(at + 2 + two)
        .is_some_and(|next| next.is_capital() || next.class == Class::Number);
    let from = if article.is_capital() { at } else { at + 1 };
    ((ending || own || two > 0) && !addressed).then_some((from, at + 2 + two))
}

/// `Sint-Lutgardiscollege`
pub(crate) fn saint(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let joined = text.is_one_of(at, words!["sint", "st"])
        && text
            .token(at + 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued)
        && text
            .token(at + 2)
            .is_some_and(|name| name.glued && name.is_capital());
    (joined && ends_with(text, at + 2, ENDINGS)).then_some((at, at + 3))
}

/// The end of a name in lower case: `van basisschool de regenboog`, `obs het kompas`, `huize avondrood`, `team rood`.
/// Before an ordinary noun such a word would have an article.
pub(crate) fn lower_name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1);
    let bare = before.is_none_or(|before| {
        !text.is_one_of(
            before,
            words![
                "de", "het", "een", "onze", "ons", "mijn", "hun", "haar", "zijn", "deze", "dit",
                "elke", "welke", "geen", "t", "die", "dat", "per", "hele", "ene", "andere",
                "eigen"
            ],
        ) && !text
            .token(before)
            .is_some_and(|word| word.lists.any(Lists::COMMON))
    });
    if text.is_one_of(
        at,
        words!["team", "groep", "afdeling", "afd", "unit", "leefgroep"],
    ) && text.is_one_of(at + 1, COLOURS)
        && bare
    {
        return Some(at + 2);
    }
    let general = text.is_one_of(
        at,
        words![
            "school",
            "groep",
            "flat",
            "etage",
            "restaurant",
            "team",
            "thuiszorg",
            "kerk",
            "care",
            "winkel",
            "gebouw",
            "hotel",
            "camping",
            "poli",
            "spoed",
            "instelling",
            "logopedie",
            "fysiotherapie",
            "oefentherapie",
            "dagbesteding",
            "kinderopvang",
            "opvang",
            "dagopvang",
            "praktijk",
            "locatie",
            "apotheek",
            "kantoor",
            "stichting"
        ],
    );
    let small = text.is_one_of(
        at + 1,
        words!["de", "het", "ter", "ten", "van", "sint", "st", "t"],
    );
    let name = if small {
        at + 2
    } else if text.token(at + 1).is_some_and(|mark| mark.is_mark(b'\''))
        && text.is_one_of(at + 2, words!["t"])
    {
        at + 3
    } else if text.is_one_of(at, words!["huize"]) {
        at + 1
    } else {
        return None;
    };
    let word = text
        .token(name)
        .filter(|word| bare && !general && word.is_word() && word.span.len() > 3)?;
    (!word.lists.any(NO_NAMES)).then_some(name + 1)
}

/// Whether a capital word follows within two small words.
pub(crate) fn leads_to_capital(text: &Text<'_>, at: usize) -> bool {
    (at + 1..at + 4)
        .find(|&next| {
            !text.is_one_of(next, INSIDE)
                && !text
                    .token(next)
                    .is_some_and(|token| matches!(token.class, Class::Mark(b'.' | b'\'' | b'-')))
        })
        .is_some_and(|next| {
            text.token(next).is_some_and(Token::is_capital)
                && (is_name(text, next, true) || numbers_a_name(text, next))
        })
}

/// Whether the capital word at `at` can be the name of a unit, or a part of it.
pub(crate) fn is_name(text: &Text<'_>, at: usize, first: bool) -> bool {
    let Some(token) = text.token(at) else {
        return false;
    };
    if token.span.len() < 3
        || token.lists.any(NO_NAMES) && !(first && text.is_one_of(at, DIRECTIONS))
    {
        return false;
    }
    // `Team ICT`: an abbreviation of what it does.
    if token.shape == Shape::Upper && token.span.len() <= 4 {
        return false;
    }
    !ends_with(text, at, SPECIALISMS)
}
