//! What a whole text holds: the facts that the rows of the decision table ask for.

use crate::lexicon::Lists;
use crate::name_thing::is_cue;
use crate::report::{Finding, Span};
use crate::role::{self, Role};
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has as is_in, words};

/// Markers of a patient record from which a text looks copied from one.
const RECORD_MARKS: usize = 3;
/// Length in bytes from which a text with dates and health words looks copied from a record.
const RECORD_LENGTH: usize = 1500;
/// Words of health from which such a long text is about somebody's care.
const RECORD_HEALTH_WORDS: usize = 5;
/// From so much above the threshold on, in decibans, a name is more than a guess: only then must a text be changed.
const SURE_NAME: i16 = 6;
/// Lines with somebody in them from which a table is a list of people.
const TABLE_ROWS: usize = 3;
/// Below this age, in years, somebody is a child to the decision table.
const ADULT: u16 = 16;
/// Words that say that a child is meant.
const CHILD_WORDS: Words = words![
    "leerling",
    "ots",
    "uithuisplaatsing",
    "pleegkind",
    "pleegzoon",
    "pleegdochter",
    "kleuter",
    "peuter",
    "zuigeling",
    "gezinsvoogd",
    "jeugdbeschermer",
    "jeugdzorg",
    "basisschool",
    "kinderopvang",
    "consultatiebureau",
    "jeugdarts"
];
/// Words for one person, beside those of the lists. Without any, a word of origin or belief is about a group: `het
/// Turkse feest in Genk`.
const SOMEBODY: Words = words![
    "hij",
    "zij",
    "ze",
    "hem",
    "haar",
    "ik",
    "mijn",
    "iemand",
    "collega",
    "medewerker",
    "medewerkster",
    "man",
    "vrouw",
    "jongen",
    "meisje",
    "meneer",
    "mevrouw",
    "mw",
    "dhr",
    "student",
    "leerling",
    "stagiair",
    "stagiaire",
    "bewoner",
    "bewoonster",
    "jongere",
    "gezin",
    "kind",
    "werkneemster",
    "werknemer",
    "kandidaat",
    "verdachte",
    "dader",
    "slachtoffer",
    "persoon",
    "buurman",
    "buurvrouw",
    "jarige",
];
/// What is decided over a patient.
const DECISIONS: Words = words![
    "diagnose",
    "dosering",
    "dosis",
    "ophogen",
    "verhogen",
    "verlagen",
    "afbouwen",
    "staken",
    "voorschrijven",
    "insturen",
    "opnemen",
    "opereren",
    "triage",
    "urgentie",
    "behandelen"
];
const ASKING: Words = words![
    "welke", "mag", "moet", "kan", "zal", "hoeveel", "wat", "wanneer"
];

/// What the whole text holds.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that rows of the table ask for"
)]
pub(crate) struct Facts {
    /// The role of each finding.
    pub(crate) roles: Vec<Role>,
    /// Words of health.
    pub(crate) health: bool,
    /// Another special category, or crime and measures.
    pub(crate) special: bool,
    /// The name of a patient, relative, or of somebody whose role is not said.
    pub(crate) person: bool,
    /// Such a name that is more than a guess.
    pub(crate) sure_person: bool,
    /// Somebody is spoken of, a patient, a relative, a colleague, he or she, in a text with such a category.
    pub(crate) somebody: bool,
    pub(crate) secret: bool,
    /// Something that points to one person by itself.
    pub(crate) identifier: bool,
    /// Letters that stand for somebody's name.
    pub(crate) initials: bool,
    pub(crate) birth_date: bool,
    /// A street with its number.
    pub(crate) address: bool,
    /// A place, a postcode, or four digits of one.
    pub(crate) location: bool,
    /// Looks copied from a record.
    pub(crate) copied: bool,
    /// Pay, absence, appraisal, an application.
    pub(crate) staff: bool,
    /// A table with somebody in each of several lines.
    pub(crate) table: bool,
    /// Somebody under sixteen.
    pub(crate) child: bool,
    /// A decision over one patient is asked for.
    pub(crate) decision: bool,
    /// Sum over groups of quasi-identifiers, each group once, in halves.
    pub(crate) half_weight: u32,
    /// The same without what crime and measures weigh.
    pub(crate) trace_weight: u32,
    /// What a word takes off that says the case is made up, in halves: it speaks against traces, never against an
    /// identifier.
    pub(crate) made_up: u32,
}

impl Facts {
    pub(crate) fn new(text: &Text<'_>, findings: &[Finding]) -> Self {
        let roles: Vec<Role> = findings
            .iter()
            .map(|finding| role::of(text, finding))
            .collect();
        let has = |wanted: fn(&Role) -> bool| roles.iter().any(wanted);
        let count = |wanted: fn(&Role) -> bool| roles.iter().filter(|&role| wanted(role)).count();
        let health_words = count(|role| matches!(role, Role::Health | Role::RareHealth));
        let record_marks = count(|role| *role == Role::RecordMark);
        // Each group counts once: the places of a text weigh as much as its smallest place.
        let group = |wanted: fn(&Role) -> bool| {
            roles
                .iter()
                .filter(|&role| wanted(role))
                .map(|role| role.half_weight())
                .max()
                .unwrap_or(0)
        };
        let traces = group(|role| *role == Role::BirthDate)
            + group(|role| matches!(role, Role::Place | Role::LargeCity | Role::Postcode))
            + group(|role| *role == Role::Unit)
            + group(|role| *role == Role::EventDate)
            + group(|role| *role == Role::HighAge)
            + group(|role| *role == Role::Initials)
            + group(|role| *role == Role::RareProfession)
            + group(|role| *role == Role::RareHealth);
        let measures = group(|role| *role == Role::Criminal);
        // A date speaks against a made-up case.
        let dated = has(|role| matches!(role, Role::EventDate | Role::BirthDate));
        let made_up = if traces > 0 && !dated && is_fiction(text) {
            2
        } else {
            0
        };
        let health = health_words > 0 || record_marks >= RECORD_MARKS;
        let identifier = has(|role| role.is_identifier());
        let special = has(|role| matches!(role, Role::Special | Role::Criminal));
        Self {
            health,
            special,
            person: has(|role| *role == Role::Person),
            sure_person: findings.iter().zip(&roles).any(|(finding, role)| {
                let cued = finding.evidence.first().is_some_and(|&cue| is_cue(cue));
                let sure = finding.score() >= weights::THRESHOLD + SURE_NAME;
                *role == Role::Person && (cued || sure)
            }),
            somebody: special
                && says(text, |token| {
                    token.lists.any(Lists::PATIENT.or(Lists::RELATION))
                        || is_in(SOMEBODY, token.word)
                }),
            secret: has(|role| *role == Role::Secret),
            identifier,
            address: findings
                .iter()
                .any(|finding| finding.kind.id == "street-address"),
            initials: findings.iter().any(|finding| finding.kind.id == "initials"),
            birth_date: has(|role| *role == Role::BirthDate),
            location: has(|role| matches!(role, Role::Place | Role::LargeCity | Role::Postcode))
                || (has(|role| *role == Role::BirthDate) && has_short_postcode(text)),
            copied: record_marks >= RECORD_MARKS && !is_blank_form(text)
                || (text.raw.len() > RECORD_LENGTH
                    && health_words >= RECORD_HEALTH_WORDS
                    && (has(|role| *role == Role::BirthDate) || has_dates(text))),
            staff: identifier && says(text, |token| token.lists.any(Lists::STAFF)),
            table: identifier && is_table_of_people(text, findings, &roles),
            child: !roles.is_empty() && is_about_a_child(text, findings),
            decision: health && !identifier && asks_for_decision(text),
            half_weight: traces + measures,
            trace_weight: traces,
            made_up,
            roles,
        }
    }
}

fn says(text: &Text<'_>, wanted: impl Fn(&Token) -> bool) -> bool {
    text.tokens.iter().any(wanted)
}

/// `Medicatie: [ ]. Vraagstelling: [klacht].`: a form that waits to be filled in.
fn is_blank_form(text: &Text<'_>) -> bool {
    const BLANKS: usize = 3;
    text.tokens
        .windows(3)
        .filter(|window| match window {
            [open, word, close] => {
                open.is_mark(b'[') && (word.is_mark(b']') || word.is_word() && close.is_mark(b']'))
            }
            _ => false,
        })
        .count()
        >= BLANKS
}

/// A word that says the case is made up. It speaks against traces, never against an identifier.
fn is_fiction(text: &Text<'_>) -> bool {
    (0..text.tokens.len()).any(|at| text.lists(at).any(Lists::FICTION))
}

/// Two numbers of two to four digits joined by signs: a date of any sort.
fn has_dates(text: &Text<'_>) -> bool {
    text.tokens.windows(5).any(|window| match window {
        [day, first, month, second, year] => {
            day.class == Class::Number
                && month.class == Class::Number
                && year.class == Class::Number
                && matches!(first.class, Class::Mark(b'-' | b'/' | b'.'))
                && first.class == second.class
                && first.glued
                && month.glued
                && second.glued
                && year.glued
        }
        _ => false,
    })
}

/// `postcode 1234`: the four digits alone.
fn has_short_postcode(text: &Text<'_>) -> bool {
    text.tokens.iter().enumerate().any(|(at, token)| {
        token.class == Class::Number
            && token.span.len() == 4
            && text.stands_alone(Span::new(token.span.start, token.span.end))
            && text
                .label_reach(at)
                .take(3)
                .any(|before| text.is_one_of(before, words!["postcode", "pc", "postcodegebied"]))
    })
}

/// Whether several lines of cells each hold somebody.
fn is_table_of_people(text: &Text<'_>, findings: &[Finding], roles: &[Role]) -> bool {
    let (mut rows, mut seen, mut counted) = (0, 0, false);
    for (finding, _) in findings
        .iter()
        .zip(roles)
        .filter(|(_, role)| role.is_identifier())
    {
        let since = text.raw.get(seen..finding.span.start).unwrap_or("");
        let begin = since.rfind('\n').map(|at| seen + at + 1);
        counted &= begin.is_none();
        if !counted {
            let line = text.raw.get(begin.unwrap_or(0)..).unwrap_or("");
            let line = line.lines().next().unwrap_or("");
            let cells = |mark: char| line.matches(mark).count() >= 2;
            rows += usize::from(cells('|') || cells('\t') || cells(';'));
            counted = true;
        }
        seen = finding.span.start;
    }
    rows >= TABLE_ROWS
}

fn is_about_a_child(text: &Text<'_>, findings: &[Finding]) -> bool {
    let young = findings.iter().any(|finding| {
        finding.kind.id == "age"
            && (1..ADULT).contains(&crate::kinds::years(finding.span.of(text.raw)))
    });
    young || says(text, |token| is_in(CHILD_WORDS, token.word))
}

/// `Welke dosering voor deze patiënt?`, `Mag ik hem insturen?`
fn asks_for_decision(text: &Text<'_>) -> bool {
    let asked = (0..text.tokens.len()).any(|at| {
        text.is_one_of(at, DECISIONS)
            && (at.saturating_sub(4)..at).any(|before| text.is_one_of(before, ASKING))
    });
    asked
        && (0..text.tokens.len()).any(|at| {
            text.is_one_of(at, words!["hem", "haar"])
                || (text.is_one_of(at, words!["deze", "dit", "mijn", "onze"])
                    && text
                        .token(at + 1)
                        .is_some_and(|next| next.lists.any(Lists::PATIENT)))
        })
}
