//! Where the name of a ward, team, school or employer ends, after its class word or alone.

use crate::lexicon::Lists;
use crate::numeral;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::unit_ward::COLOURS;
use crate::unit_words::{ENDINGS, INSIDE, NO_NAMES, SPECIALISMS, ends_with, is_class};
use crate::word::{Words, words};

/// A name has at most this many capital words.
pub(crate) const MOST: usize = 3;

/// The token after the name that follows the class word at `at`.
pub(crate) fn name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let quoted = text.token(at + 1).is_some_and(|mark| mark.is_mark(b'"'));
    let from = at + 1 + usize::from(quoted);
    // `het ziekenhuis van Beringen`: a thing of a place, not its name.
    let of = text.is_one_of(from, words!["van", "te"])
        && !text.token(from).is_some_and(Token::is_capital);
    if of
        && text.token(from + 1).is_some_and(|word| {
            word.is_capital()
                && (text.lists(from + 1).any(Lists::PLACE) || !word.lists.any(Lists::SURNAME))
        })
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
                let part = goes_on(text, next);
                let place = place_is_where
                    && capitals == 0
                    && next == from
                    && token.lists.any(Lists::PLACE)
                    && !part;
                let counted = capitals == 0 && next > from && numbers_a_name(text, next);
                if place || (!joined && !part && !counted && !is_name(text, next, next == from)) {
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
    let works = at
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, WORKS) || text.lists(before).any(Lists::ROLE));
    let word = text.token(at + 1)?;
    let person = word.lists.any(Lists::FIRST_NAME)
        || (word.lists.any(Lists::PLACE) && !goes_on(text, at + 1));
    let brand = word.is_capital() && word.lists.any(Lists::BRAND);
    let to = name_end(text, at)
        .or(brand.then_some(at + 2))
        .filter(|_| works && !person)?;
    // A professional at somebody's is at the house of that person.
    (text.is_one_of(at - 1, WORKS) || is_class(text, at + 1)).then_some((at + 1, to))
}

/// Words of work, before `bij`.
const WORKS: Words = words![
    "werkt",
    "werkte",
    "werkzaam",
    "dienst",
    "stage",
    "werknemer",
    "gewerkt",
    "werken",
    "gedetacheerd",
    "stagiair",
    "stagiaire",
    "chauffeur",
    "planner",
    "monteur",
    "ploegbaas",
];
/// Forms in law that end the name of a company.
pub(crate) const FORMS: Words = words!["bv", "nv", "vof", "bvba"];

/// `Metaalunie Van Geel BV`: the capital words before the form in law at token `at`.
pub(crate) fn company(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if !text.is_one_of(at, FORMS) || text.token(at)?.glued {
        return None;
    }
    let mut from = at;
    for _ in 0..=MOST {
        let part = from.checked_sub(1).filter(|&part| {
            text.token(part).is_some_and(|word| {
                word.is_capital()
                    && !word.glued
                    && !word.lists.any(Lists::FUNCTION.or(Lists::TITLE))
                    || text.is_one_of(part, INSIDE) && word.is_capital()
            })
        });
        match part {
            Some(part) => from = part,
            None => break,
        }
    }
    let known = text.token(from)?.lists.any(Lists::BRAND);
    (from < at && !known && !(from + 1 == at && text.begins_sentence(from)))
        .then_some((from, at + 1))
}

/// `op de Merelhof`, `naar De Vloedlijn`, `bewoner van De Vier Windstreken`, `echo bij Het Ooievaarsnest`: a house by its
/// name alone.
pub(crate) fn house(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    const HOUSES: &[&str] = &[
        "hof", "stee", "horst", "gaard", "gaarde", "zicht", "rust", "wende", "linde", "linden",
        "burght", "rank", "hoeve", "weide", "boom", "lijn", "molen", "haven", "kamp", "waard",
        "nest", "oever", "borg", "heem", "huus", "streken",
    ];
    if !text.is_one_of(at, words!["de", "het", "den", "it", "t"]) {
        return None;
    }
    let article = text.token(at)?;
    let apostrophe =
        usize::from(article.glued && text.before(at, 1).is_some_and(|mark| mark.is_mark(b'\'')));
    let from = at - apostrophe;
    let capital = article.is_capital() || apostrophe > 0;
    let before = from.checked_sub(1)?;
    let led = text.is_one_of(
        before,
        words!["op", "naar", "in", "van", "bij", "uit", "vanuit"],
    );
    // `MDO De Wilgenhof`, `(24 u, De Lindewaard)`
    let apart = capital
        && text.token(before).is_some_and(|token| match token.class {
            Class::Word => {
                !text.begins_sentence(at)
                    && matches!(token.shape, Shape::Lower | Shape::Upper)
                    && !token.lists.any(
                        Lists::TITLE
                            .or(Lists::ROLE)
                            .or(Lists::RELATION)
                            .or(Lists::PATIENT)
                            .or(Lists::FIRST_NAME),
                    )
            }
            Class::Mark(mark) => matches!(mark, b',' | b'(' | b'=' | b':' | b';'),
            _ => false,
        });
    if !led && !apart {
        return None;
    }
    let counted = usize::from(capital && numbers_a_name(text, at + 1));
    let name_at = at + 1 + counted;
    let name = text.token(name_at).filter(|name| {
        name.shape == Shape::Capital
            && !name.glued
            && name.span.len() >= 6
            && !name.lists.any(NO_NAMES.or(Lists::FIRST_NAME))
            && (!name.lists.any(Lists::PLACE)
                || apostrophe > 0
                || capital && ends_with(text, name_at, HOUSES))
    })?;
    let ending = ends_with(text, name_at, HOUSES) && !(capital && name.lists.any(Lists::SURNAME));
    // `van De Smet` is somebody; `in De Kuip` is known to all. No family is called Het.
    let own = capital
        && (text.is_one_of(before, words!["op", "naar", "van", "vanuit"])
            || led && !text.is_one_of(at, words!["de", "den"]))
        && !name.lists.any(Lists::SURNAME.or(Lists::PROPER_NOUN));
    // `De Berkenschutse Hof`
    let two = usize::from(
        text.token(name_at + 1)
            .is_some_and(|last| last.shape == Shape::Capital && !last.glued)
            && ends_with(text, name_at + 1, HOUSES),
    );
    let addressed = text
        .token(name_at + 1 + two)
        .is_some_and(|next| next.is_capital() || next.class == Class::Number);
    let from = if capital { from } else { name_at };
    ((ending || own || two > 0) && !addressed).then_some((from, name_at + 1 + two))
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

/// Wards and groups are named after what grows and flies.
const GROWING: Words = words![
    "kastanje",
    "eik",
    "beuk",
    "linde",
    "wilg",
    "berk",
    "esdoorn",
    "populier",
    "olm",
    "spar",
    "den",
    "roos",
    "tulp",
    "lelie",
    "iris",
    "narcis",
    "klaproos",
    "korenbloem",
    "zonnebloem",
    "boterbloem",
    "waterlelie",
    "lavendel",
    "merel",
    "zwaluw",
    "vlinder",
    "libel",
    "uil",
    "reiger",
    "plataan",
    "hazelaar",
    "acacia",
    "klaver",
    "heide",
    "phoenix",
];

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
    let coloured = text.is_one_of(
        at,
        words![
            "team",
            "groep",
            "afdeling",
            "afd",
            "unit",
            "leefgroep",
            "woning",
            "huiskamer"
        ],
    );
    if coloured && bare && (text.is_one_of(at + 1, COLOURS) || text.is_one_of(at + 1, GROWING)) {
        return Some(at + 2);
    }
    // `team oost drie`
    if text.is_one_of(at, words!["team", "wijkteam", "buurtteam"])
        && bare
        && text.is_one_of(at + 1, DIRECTIONS)
        && !text.is_one_of(at + 1, words!["centrum", "midden"])
    {
        let number = text
            .token(at + 2)
            .is_some_and(|token| token.class == Class::Number)
            || numeral::read(text.says(at + 2)).is_some_and(|number| number > 1);
        return Some(at + 2 + usize::from(number));
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
    // `de woonvorm 't karrewiel`: two articles with one noun between.
    let bare = bare || name == at + 3;
    let named = text
        .token(name)
        .filter(|word| bare && !general && word.is_word() && word.span.len() > 3)?;
    (!named.lists.any(NO_NAMES)).then_some(name + 1)
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
