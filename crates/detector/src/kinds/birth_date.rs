//! Birth dates: a date beside its label, after a name, or in a year in which a patient may be born.
//!
//! Written in any way that [`crate::date`] reads; without a year, or as a year alone, only right after a label, and
//! beside a label also as a scanner misreads it (`l2-O3-1958`).

use crate::candidate::Candidate;
use crate::date::{self, Date, Form};
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has, words};

const LABELS: Words = words![
    "geb",
    "gebd",
    "gebdt",
    "gbd",
    "geborn",
    "gebdat",
    "gebdatum",
    "geboren",
    "geboortedatum",
    "geboortedag",
    "geboorte",
    "gd",
    "dob",
    "birth",
    "birthdate",
    "born",
    "verjaardag",
    "jarig",
    "geboortejaar",
    "geboortedata",
    "verjaart",
];
/// Labels after which a year alone, or a day without a year, is that of a birth.
const CLOSE_LABELS: Words = words![
    "geb",
    "gebd",
    "gebdt",
    "gbd",
    "geborn",
    "gebdat",
    "gebdatum",
    "geboren",
    "geboortedatum",
    "geboortedag",
    "geboortejaar",
    "gd",
    "dob",
    "born",
    "verjaardag",
    "jarig",
    "verjaart",
    "jaargang",
];
/// Words that may stand between such a label and the day.
const BETWEEN: Words = words!["op", "de", "is", "datum", "dat", "dd", "jaar", "den", "was"];
const OTHER_EVENTS: Words = words![
    "sinds",
    "op",
    "versie",
    "wet",
    "richtlijn",
    "dd",
    "opgericht",
    "gepubliceerd",
    "besluit",
    "controle",
    "afspraak",
    "vanaf",
    "tot",
    "per",
    "overleden",
    "opname",
    "operatie",
    "ok",
    "datum",
    "bezoek",
    "gezien",
    "geplaatst",
    "tussen",
    "voor",
    "na",
    "deadline",
    "ingang",
    "editie",
    "herzien",
    "was",
    "wanneer",
    "tabel",
    "figuur",
    "paragraaf",
    "hoofdstuk",
    "batch",
    "lot",
    "factuur",
    "d",
];
pub(super) static KIND: Kind = Kind {
    id: "birth-date",
    category: Category::Personal,
    replaceable: true,
    role: Role::BirthDate,
    examples: proof![
        "geb. «12-3-1958»",
        "GD «12 mrt '58»",
        "Geboren op «3 maart 2015» te Breda",
        "man («12/03/1947»)",
        "geboortedatum: «1958-03-12»",
        "geb.dat. «19580312»",
        "Jan de Vries, «4-11-2012», komt langs",
        "geb. «12 maart», dus taart",
        "hij is jarig op «3 mei»",
        "geboren «twaalf maart negentienachtenvijftig»",
        "Geboortedag: «zestien mei 1934»",
        "mw De Wit, jaargang «1958»",
        "geboortejaar: «1958»",
        "Geb.datum: «l2-O3-1958»",
        "op «12-3-1958» geboren in Goirle",
        "né le «4 mai 1958»",
        "geb. «140566» (m)",
        "Naam: VISSER, Geertruida / «01041944»",
        "geboren «elf elf tweeëntachtig»",
        "geboren «negentien augustus eenendertig» te Balk",
        "gebd\t«3-11-2015»",
        "PID|1||102938||Ait Taleb^Youssef||«19870519»|M|||",
        "SINGH, HARPREET\tM\t«19680517»\tbuikpijn",
        "\"birthDate\":\"«2019-08-23»\"",
        "naam,gebdatum,polisnr\nj.m. van wezel,«12-02-1948»,339201774",
    ],
    near_misses: proof![
        "controle 12-3-2026",
        "1/2 tablet",
        "versie 1.2.2003",
        "sinds 12-3-1998 in zorg",
        "geb. 45-13-1958",
        "RR 130/80, pols 72",
        "Afspraak op 3 maart 2026",
        "Hoe oud is iemand die in 1958 geboren is?",
        "De jaargang 2010 krijgt een oproep.",
        "Schrijf twaalf maart negentienachtenvijftig in cijfers.",
        "Tabel 12.03.45 in het jaarverslag",
        "Factuur d.d. 12-3-1998",
        "Geb.datum: lO-l3-1958",
        "Order 140566 is er",
        "Bestelling Jansen 92041944",
        "Ach nee, [14/04/25, 07:53]",
        "geboren elf dagen na haar zus",
    ],
    starts: &[Starts::Digits(1), Starts::Word(wants)],
    propose,
};

/// Months, and the labels right behind which a date may be dictated.
fn wants(token: &Token, _: &str) -> bool {
    token.lists.any(Lists::MONTH) || token.lists.begins_phrase() || has(CLOSE_LABELS, token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let word = text.token(at).is_some_and(Token::is_word);
    // `geboren elf elf tweeëntachtig`
    let dictated =
        word && text.is_one_of(at, CLOSE_LABELS) && text.token(at + 1).is_some_and(Token::is_word);
    if word && !dictated && !text.lists(at).any(Lists::MONTH) {
        return;
    }
    let at = at + usize::from(dictated);
    let date = if dictated {
        date::dictated(text, at)
    } else {
        date::read(text, at)
    };
    let Some(date) = date else {
        if let Some(span) = year_alone(text, at).or_else(|| misread(text, at)) {
            proposals.push(Candidate::new(
                &KIND,
                span,
                &[weights::VALID_DATE, weights::LABEL],
            ));
        }
        return;
    };
    if date.year_digits == 0 {
        // `12-3` is as often a range of doses.
        if date.form != Form::Digits && follows_label(text, date.from) {
            proposals.push(Candidate::new(
                &KIND,
                date.span,
                &[weights::VALID_DATE, weights::LABEL],
            ));
        }
        return;
    }
    let labelled = is_labelled(text, &date);
    // Versions, tables and times are numbered with dots.
    let dots = date.year_digits == 2 && date.span.of(text.raw).contains('.');
    if !labelled && dots && date.form == Form::Digits {
        return;
    }
    let named = !labelled && is_after_name(text, &date);
    // Eight digits are a day after a name as well; six only right after the label.
    let compact_day = match date.year_digits {
        4 => labelled || (named && !date.span.of(text.raw).starts_with(['2', '1'])),
        _ => follows_label(text, date.from),
    };
    if date.form == Form::Compact && !compact_day {
        return;
    }
    let birth_year =
        date.form != Form::Spelt && date.year.is_some_and(|year| (1900..2010).contains(&year));
    let event = text.label_reach(date.from).take(3).any(|before| {
        text.is_one_of(before, OTHER_EVENTS)
            || super::event_date::says_event(text, before)
            || text.says(before) == "†"
    });
    proposals.push(
        Candidate::new(&KIND, date.span, &[weights::VALID_DATE])
            .when(labelled, weights::LABEL)
            .when(birth_year, weights::BIRTH_YEAR)
            .when(named, weights::AFTER_NAME)
            .when(!labelled && event, weights::DATE_OF_SOMETHING_ELSE),
    );
}

/// Whether the nearest word that says what happened on `date` is a label of birth.
pub(super) fn is_labelled(text: &Text<'_>, date: &Date) -> bool {
    if date.from > 0 && matches!(text.says(date.from - 1), "*" | "°" | "✱") {
        return true;
    }
    // `g.d.`
    let initials = |back: usize, words: Words| {
        date.from
            .checked_sub(back)
            .is_some_and(|before| text.is_one_of(before, words))
    };
    if initials(2, words!["d"]) && initials(4, words!["g"]) || is_beside_sex(text, date) {
        return true;
    }
    let nearest = text
        .label_reach(date.from)
        .take_while(|&before| !date::bars_labels(text, before))
        .find(|&before| {
            text.is_one_of(before, LABELS)
                || super::event_date::says_event(text, before)
                || (text.is_one_of(before, words!["ne", "nee"])
                    && text.is_one_of(before + 1, words!["le"]))
        });
    match nearest {
        Some(before) => !super::event_date::says_event(text, before),
        // `op 12-3-1958 geboren`
        None => text.is_one_of(date.to, words!["geboren"]),
    }
}

/// `19870519|M|`, `SINGH, HARPREET; M; 19680517`: eight digits beside the cell of somebody's sex.
fn is_beside_sex(text: &Text<'_>, date: &Date) -> bool {
    let is_cell = |at: usize| {
        text.token(at)
            .is_some_and(|mark| matches!(mark.class, Class::Mark(b'|' | b';' | b',')))
    };
    let is_sex = |at: usize| {
        text.is_one_of(at, words!["m", "v", "f"]) && text.token(at).is_some_and(Token::is_capital)
    };
    let before = date
        .from
        .checked_sub(3)
        .is_some_and(|before| is_cell(before) && is_sex(before + 1) && is_cell(before + 2));
    date.form == Form::Compact
        && date.year_digits == 4
        && (before || is_cell(date.to) && is_sex(date.to + 1) && is_cell(date.to + 2))
}

/// Whether a label of birth stands right before token `at`.
fn follows_label(text: &Text<'_>, at: usize) -> bool {
    text.label_reach(at)
        .take(5)
        .find(|&before| {
            text.token(before).is_some_and(Token::is_word) && !text.is_one_of(before, BETWEEN)
        })
        .is_some_and(|label| text.is_one_of(label, CLOSE_LABELS))
}

/// `geboortejaar 1958`, `geb. 1958`, `mw De Wit, jaargang 1958`
fn year_alone(text: &Text<'_>, at: usize) -> Option<Span> {
    let token = text
        .token(at)
        .filter(|token| token.class == Class::Number && token.span.len() == 4)?;
    let year = text.says(at).parse::<u16>().ok()?;
    if !(1900..=2030).contains(&year)
        || !text.stands_alone(token.span)
        || !follows_label(text, at)
        || date::bars_labels(text, at + 1)
    {
        return None;
    }
    // `De jaargang 2010 krijgt een oproep`: a group of people.
    let label = (0..at)
        .rev()
        .find(|&before| text.is_one_of(before, CLOSE_LABELS))?;
    let group = text.is_one_of(label, words!["jaargang"])
        && !text.before(label, 1).is_some_and(|before| {
            matches!(before.class, Class::Mark(b',' | b'(' | b'/'))
                || before.lists.any(Lists::PATIENT.or(Lists::RELATION))
        });
    (!group).then_some(token.span)
}

/// A date right after its label in which a scanner took digits for letters.
fn misread(text: &Text<'_>, at: usize) -> Option<Span> {
    let date = date::misread(text, at)?;
    let starred = date.from > 0 && matches!(text.says(date.from - 1), "*" | "°");
    let lived = date.year.is_some_and(|year| (1900..=2030).contains(&year));
    (lived && (starred || follows_label(text, date.from))).then_some(date.span)
}

fn is_after_name(text: &Text<'_>, date: &Date) -> bool {
    let name = (date.from.saturating_sub(6)..date.from)
        .rev()
        .take_while(|&before| {
            // A tab parts the columns of a table.
            text.token(before)
                .is_some_and(|token| token.class != Class::Break || text.says(before) == "\t")
        })
        .find(|&before| {
            text.token(before).is_some_and(|token| match token.class {
                Class::Break => false,
                // `A (V)`
                Class::Word => token.span.len() > 1,
                Class::Mark(mark) => !matches!(mark, b',' | b'(' | b')' | b'/'),
                _ => true,
            })
        });
    let is_name = |at: usize, lists: Lists| {
        text.token(at).is_some_and(|token| {
            (token.is_capital()
                || date.form == Form::Compact
                    && !token.lists.any(Lists::COMMON.or(Lists::FUNCTION)))
                && token.lists.any(lists)
        })
    };
    name.is_some_and(|last| {
        is_name(last, Lists::FIRST_NAME.or(Lists::SURNAME))
            // A family name that is in no list, after a first name: `Sura Al-Masri`.
            || (text.token(last).is_some_and(Token::is_capital)
                && (last.saturating_sub(3)..last)
                    .rev()
                    .take_while(|&first| {
                        text.token(first)
                            .is_some_and(|token| token.is_capital() || token.is_mark(b'-'))
                    })
                    .any(|first| is_name(first, Lists::FIRST_NAME)))
    })
}
