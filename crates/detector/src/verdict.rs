//! The decision table: from findings to a level, with the row that says so.
//!
//! Every row is tried; the strictest wins, and each finding carries the strictest level of the rows it takes
//! part in. Health words alone are never a finding: the question is whether a text can be about one real person.
//! Row numbers and levels: `docs/rules.md`.

use crate::lexicon::Lists;
use crate::report::{Finding, Level, Rule, Span, Verdict};
use crate::role::{self, Role};
use crate::text::Text;
use crate::word::words;

/// Markers of a patient record from which a text looks copied from one.
const RECORD_MARKS: usize = 3;
/// Length in bytes from which a text with dates and health words looks copied from a record.
const RECORD_LENGTH: usize = 1500;
/// Words of health from which such a long text is about somebody's care.
const RECORD_HEALTH_WORDS: usize = 5;
/// Decides over `findings` and sets their levels.
pub(crate) fn assess(text: &Text<'_>, findings: &mut [Finding]) -> Verdict {
    let facts = Facts::new(text, findings);
    let mut rules: Vec<Rule> = Vec::new();
    for row in ROWS {
        let mut strictest = Level::Nothing;
        for (finding, role) in findings.iter_mut().zip(&facts.roles) {
            let level = (row.judge)(&facts, *role);
            finding.level = finding.level.max(level);
            strictest = strictest.max(level);
        }
        if strictest > Level::Nothing {
            rules.push(Rule {
                row: row.number,
                level: strictest,
                tips: row.tips,
            });
        }
    }
    let strictest = [Level::Stop, Level::Warn, Level::Hint];
    let rules: Vec<Rule> = strictest
        .iter()
        .flat_map(|level| {
            rules
                .iter()
                .filter(move |rule| rule.level == *level)
                .copied()
        })
        .collect();
    Verdict {
        level: rules.first().map_or(Level::Nothing, |rule| rule.level),
        rules,
    }
}

/// What the whole text holds.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that rows of the table ask for"
)]
struct Facts {
    roles: Vec<Role>,
    health: bool,
    person: bool,
    secret: bool,
    identifier: bool,
    birth_date: bool,
    address: bool,
    location: bool,
    copied: bool,
    /// Sum over groups of quasi-identifiers, each group once, in halves.
    half_weight: u32,
    /// A word that says the case is made up. It speaks against traces, never against an identifier.
    fiction: bool,
}

impl Facts {
    fn new(text: &Text<'_>, findings: &[Finding]) -> Self {
        let roles: Vec<Role> = findings
            .iter()
            .map(|finding| role::of(text, finding))
            .collect();
        let has = |wanted: fn(&Role) -> bool| roles.iter().any(wanted);
        let count = |wanted: fn(&Role) -> bool| roles.iter().filter(|&role| wanted(role)).count();
        let health_words = count(|role| matches!(role, Role::Health | Role::RareHealth));
        let record_marks = count(|role| *role == Role::RecordMark);
        let dated = findings
            .iter()
            .any(|finding| finding.kind.id == "birth-date")
            || has_dates(text);
        // Each group counts once: the places of a text weigh as much as its smallest place.
        let group = |wanted: fn(&Role) -> bool| {
            roles
                .iter()
                .filter(|&role| wanted(role))
                .map(|role| role.half_weight())
                .max()
                .unwrap_or(0)
        };
        let half_weight = group(|role| *role == Role::BirthDate)
            + group(|role| matches!(role, Role::Place | Role::LargeCity | Role::Postcode))
            + group(|role| *role == Role::HighAge)
            + group(|role| matches!(role, Role::RareHealth));
        let fiction = text.tokens.iter().enumerate().any(|(at, token)| {
            token.lists.any(Lists::FICTION) || text.lists(at).any(Lists::FICTION)
        });
        Self {
            health: health_words > 0 || record_marks >= RECORD_MARKS,
            person: has(|role| *role == Role::Person),
            secret: has(|role| *role == Role::Secret),
            identifier: has(|role| role.is_identifier()),
            address: findings
                .iter()
                .any(|finding| finding.kind.id == "street-address"),
            birth_date: has(|role| *role == Role::BirthDate),
            location: has(|role| matches!(role, Role::Place | Role::LargeCity | Role::Postcode))
                || has_short_postcode(text),
            copied: record_marks >= RECORD_MARKS
                || (text.raw.len() > RECORD_LENGTH && health_words >= RECORD_HEALTH_WORDS && dated),
            half_weight,
            fiction,
            roles,
        }
    }
}

/// Two numbers of two to four digits joined by signs: a date of any sort.
fn has_dates(text: &Text<'_>) -> bool {
    text.tokens.windows(5).any(|window| match window {
        [day, first, month, second, year] => {
            use crate::token::Class;
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
    use crate::token::Class;
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

/// A row of the decision table.
struct Row {
    number: u8,
    tips: &'static [&'static str],
    /// The level that the row gives to a finding in this role, in a text with these facts.
    judge: fn(&Facts, Role) -> Level,
}

const ROWS: &[Row] = &[
    Row {
        number: 1,
        tips: &["A-D1"],
        judge: |_, role| {
            if role == Role::Secret {
                Level::Stop
            } else {
                Level::Nothing
            }
        },
    },
    Row {
        number: 2,
        tips: &["A-D1", "E-T1"],
        judge: |facts, role| match role {
            Role::Number => Level::Stop,
            Role::BareNumber if facts.health => Level::Stop,
            Role::BareNumber => Level::Warn,
            _ => Level::Nothing,
        },
    },
    Row {
        number: 3,
        tips: &["E-T1", "A-D1", "A-D2"],
        judge: |facts, role| {
            let applies = facts.person && (facts.health || facts.half_weight >= 2);
            if applies && (role == Role::Person || role.is_quasi_identifier()) {
                Level::Stop
            } else {
                Level::Nothing
            }
        },
    },
    Row {
        number: 4,
        tips: &["E-T1"],
        judge: |_, role| {
            if role == Role::Person {
                Level::Warn
            } else {
                Level::Nothing
            }
        },
    },
    Row {
        number: 5,
        tips: &["A-D1"],
        judge: |facts, role| match role {
            Role::Contact if facts.health => Level::Stop,
            Role::Contact => Level::Warn,
            // Beside its street a postcode is part of a full address; alone it is a dozen doors.
            Role::Postcode if facts.address && facts.health => Level::Stop,
            Role::Postcode if facts.address => Level::Warn,
            Role::Postcode | Role::GeneralContact => Level::Hint,
            _ => Level::Nothing,
        },
    },
    Row {
        number: 6,
        tips: &["A-D1"],
        judge: |facts, role| match role {
            Role::BirthDate if facts.location || facts.health => Level::Stop,
            Role::Place | Role::LargeCity | Role::Postcode if facts.birth_date => Level::Stop,
            Role::BirthDate => Level::Warn,
            _ => Level::Nothing,
        },
    },
    Row {
        number: 7,
        tips: &["E-T1", "A-D2"],
        judge: |facts, role| traceable(facts, role, 6.., Level::Stop),
    },
    Row {
        number: 8,
        tips: &["E-T1"],
        judge: |facts, role| traceable(facts, role, 4..6, Level::Warn),
    },
    Row {
        number: 9,
        tips: &["E-T1"],
        judge: |facts, role| traceable(facts, role, 2..4, Level::Hint),
    },
    Row {
        number: 11,
        tips: &["A-D1", "D-S2"],
        judge: |facts, role| {
            let shows = matches!(role, Role::RecordMark | Role::Health | Role::RareHealth);
            if facts.copied && !facts.identifier && shows {
                Level::Warn
            } else {
                Level::Nothing
            }
        },
    },
    Row {
        number: 15,
        tips: &["E-T1"],
        judge: |_, role| {
            if role == Role::Professional {
                Level::Warn
            } else {
                Level::Nothing
            }
        },
    },
    Row {
        number: 16,
        tips: &["A-D1", "E-S3"],
        judge: |facts, role| match role {
            Role::Business if facts.secret => Level::Stop,
            Role::Business => Level::Warn,
            _ => Level::Nothing,
        },
    },
];

/// Rows 7 to 9: no direct identifier, health, and quasi-identifiers that add up.
fn traceable(
    facts: &Facts,
    role: Role,
    halves: impl std::ops::RangeBounds<u32>,
    level: Level,
) -> Level {
    let half_weight = facts
        .half_weight
        .saturating_sub(if facts.fiction { 2 } else { 0 });
    let applies = facts.health && !facts.identifier && halves.contains(&half_weight);
    if applies && role.is_quasi_identifier() {
        level
    } else {
        Level::Nothing
    }
}

#[cfg(test)]
mod tests {
    use crate::{Level, check};

    fn rows(text: &str) -> (Level, Vec<u8>) {
        let verdict = check(text).verdict;
        (
            verdict.level,
            verdict.rules.iter().map(|rule| rule.row).collect(),
        )
    }

    #[test]
    fn a_plain_medical_question_passes() {
        assert_eq!(
            rows("Een 45-jarige man krijgt de diagnose ziekte van Parkinson. Leg uit."),
            (Level::Nothing, vec![])
        );
    }

    #[test]
    fn each_row_has_its_level() {
        for (text, level, row) in [
            ("Mijn wachtwoord is Welkom01!", Level::Stop, 1),
            ("BSN 999900006", Level::Stop, 2),
            ("Het nummer 999900006 zoeken", Level::Warn, 2),
            ("Mevrouw De Wit heeft diabetes.", Level::Stop, 3),
            ("Mevrouw De Wit uit Goirle belde.", Level::Stop, 3),
            ("Mevrouw De Wit belde vandaag.", Level::Warn, 4),
            ("Bel 06-12345678.", Level::Warn, 5),
            ("Bel 06-12345678 over de diabetes.", Level::Stop, 5),
            ("Mail info@voorbeeld.nl.", Level::Hint, 5),
            ("geboren 12-3-1958 in Goirle", Level::Stop, 6),
            ("geboren 12-3-1958", Level::Warn, 6),
            (
                "Anamnese: moe\nVG: COPD\nMed: geen\nBeleid: controle",
                Level::Warn,
                11,
            ),
            ("Schrijf een mail aan dokter Jansen.", Level::Warn, 15),
            ("VERTROUWELIJK\nVat samen.", Level::Warn, 16),
        ] {
            let (found, rules) = rows(text);
            assert_eq!(
                (found, rules.first().copied()),
                (level, Some(row)),
                "{text}"
            );
        }
    }
}
