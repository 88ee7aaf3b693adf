//! The decision table: from findings to a level, with the row that says so.
//!
//! Every row is tried; the strictest wins, and each finding carries the strictest level of the rows it takes
//! part in. Health words alone are never a finding: the question is whether a text can be about one real person.
//! Row numbers and levels: `docs/rules.md`. Rows 18, 19 and 22 are about the page and the account, not the text:
//! they belong to the guard and to the organisation's policy.

use crate::facts::Facts;
use crate::order;
use crate::report::{Finding, Level, Rule, Verdict};
use crate::role::Role;
use crate::text::Text;

/// Rows that a child in the text raises by one level.
const RAISED_FOR_A_CHILD: std::ops::RangeInclusive<u8> = 3..=12;
/// The row that does so.
const CHILD_ROW: u8 = 13;

/// Decides over `findings` and sets their levels.
pub(crate) fn assess(text: &Text<'_>, findings: &mut [Finding]) -> Verdict {
    let facts = Facts::new(text, findings);
    let mut rules: Vec<Rule> = Vec::new();
    let mut raised = Level::Nothing;
    for row in ROWS {
        let mut strictest = (row.whole)(&facts);
        for (finding, role) in findings.iter_mut().zip(&facts.roles) {
            let mut level = (row.judge)(&facts, *role);
            if facts.child && RAISED_FOR_A_CHILD.contains(&row.number) && level > Level::Nothing {
                level = level.raised();
                raised = raised.max(level);
            }
            if level > finding.level {
                finding.level = level;
                finding.row = row.number;
            }
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
    if raised > Level::Nothing {
        rules.push(Rule {
            row: CHILD_ROW,
            level: raised,
            tips: &["D-S12", "D-S13"],
        });
    }
    // Stable: rows of one level keep their order.
    let rules = order::by_key(rules, |rule| Level::Stop as u32 - rule.level as u32);
    Verdict {
        level: rules.first().map_or(Level::Nothing, |rule| rule.level),
        rules,
    }
}

/// A row of the decision table.
struct Row {
    number: u8,
    tips: &'static [&'static str],
    /// The level that the row gives to a finding in this role, in a text with these facts.
    judge: fn(&Facts, Role) -> Level,
    /// The level that the row gives to the text as a whole, whatever was found in it.
    whole: fn(&Facts) -> Level,
}

/// A row that speaks about findings only.
const fn row(number: u8, tips: &'static [&'static str], judge: fn(&Facts, Role) -> Level) -> Row {
    Row {
        number,
        tips,
        judge,
        whole: |_| Level::Nothing,
    }
}

/// `level` where the row applies.
fn when(applies: bool, level: Level) -> Level {
    if applies { level } else { Level::Nothing }
}

const ROWS: &[Row] = &[
    row(1, &["A-D1"], |_, role| {
        when(role == Role::Secret, Level::Stop)
    }),
    row(2, &["A-D1", "E-T1"], |facts, role| match role {
        Role::Number => Level::Stop,
        Role::BareNumber if facts.health => Level::Stop,
        Role::BareNumber => Level::Warn,
        _ => Level::Nothing,
    }),
    row(3, &["E-T1", "A-D1", "A-D2"], |facts, role| {
        let applies = facts.person && (facts.health || facts.special || facts.half_weight >= 2);
        // What may be a word is asked about: a text is held only for a name.
        let level = if facts.sure_person {
            Level::Stop
        } else {
            Level::Warn
        };
        when(
            applies && (role == Role::Person || role.is_quasi_identifier()),
            level,
        )
    }),
    row(4, &["E-T1"], |_, role| {
        when(role == Role::Person, Level::Warn)
    }),
    row(5, &["A-D1"], |facts, role| match role {
        Role::Contact if facts.health => Level::Stop,
        Role::Contact => Level::Warn,
        // Beside its street a postcode is part of a full address; alone it is a dozen doors.
        Role::Postcode if facts.address && facts.health => Level::Stop,
        Role::Postcode if facts.address => Level::Warn,
        Role::Postcode | Role::GeneralContact | Role::Organisation => Level::Hint,
        _ => Level::Nothing,
    }),
    row(6, &["A-D1"], |facts, role| match role {
        Role::BirthDate if facts.location || facts.health => Level::Stop,
        Role::Place | Role::LargeCity | Role::Postcode if facts.birth_date => Level::Stop,
        Role::BirthDate => Level::Warn,
        _ => Level::Nothing,
    }),
    row(7, &["E-T1", "A-D2"], |facts, role| {
        traceable(facts, role, 6.., Level::Stop)
    }),
    row(8, &["E-T1"], |facts, role| {
        traceable(facts, role, 4..6, Level::Warn)
    }),
    row(9, &["E-T1"], |facts, role| {
        // Beside a number or a professional's name every trace is shown: it stays when they are taken out.
        let beside = facts.identifier && role.is_quasi_identifier();
        traceable(facts, role, 2..4, Level::Hint).max(when(beside, Level::Hint))
    }),
    row(11, &["A-D1", "D-S2"], |facts, role| {
        let shows = matches!(role, Role::RecordMark | Role::Health | Role::RareHealth);
        when(facts.copied && !facts.identifier && shows, Level::Warn)
    }),
    row(12, &["A-D1", "A-W1"], |facts, role| {
        let shows = matches!(role, Role::Special | Role::Criminal);
        match () {
            () if !facts.special || facts.health || !(shows || role.is_quasi_identifier()) => {
                Level::Nothing
            }
            () if facts.sure_person => Level::Stop,
            () if facts.person => Level::Warn,
            () => when(
                facts.somebody && facts.trace_weight.saturating_sub(facts.made_up) >= 2,
                Level::Warn,
            ),
        }
    }),
    row(14, &["A-D1"], |facts, role| {
        let name = matches!(role, Role::Person | Role::Professional);
        when(name && facts.staff && !facts.health, Level::Stop)
    }),
    row(15, &["E-T1"], |_, role| {
        when(
            matches!(role, Role::Professional | Role::RegisterNumber),
            Level::Warn,
        )
    }),
    row(16, &["A-D1", "E-S3"], |facts, role| match role {
        Role::Business if facts.secret => Level::Stop,
        Role::Business => Level::Warn,
        Role::Own(level) => level,
        _ => Level::Nothing,
    }),
    row(17, &["A-D1"], |facts, role| {
        when(facts.table && role.is_identifier(), Level::Stop)
    }),
    Row {
        number: 20,
        tips: &["A-W5", "A-R2"],
        judge: |_, _| Level::Nothing,
        whole: |facts| when(facts.decision, Level::Hint),
    },
];

/// Rows 7 to 9: no direct identifier; health, another special category or somebody's initials; and quasi-identifiers
/// that add up.
fn traceable(
    facts: &Facts,
    role: Role,
    halves: impl std::ops::RangeBounds<u32>,
    level: Level,
) -> Level {
    let applies = (facts.health || facts.special || facts.initials)
        && !facts.identifier
        && halves.contains(&facts.half_weight.saturating_sub(facts.made_up));
    when(applies && role.is_quasi_identifier(), level)
}

#[cfg(test)]
mod tests {
    use crate::report::{Evidence, Finding, Span};
    use crate::text::Text;
    use crate::{Level, THRESHOLD, check};

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
    fn a_group_in_a_place_is_nobody() {
        assert_eq!(
            rows("De Turkse winkels in Goirle openen maandag."),
            (Level::Hint, vec![9])
        );
        assert_eq!(
            rows("Zij is van Turkse komaf en werkt in Goirle."),
            (Level::Warn, vec![12, 9])
        );
    }

    #[test]
    fn a_guess_at_a_name_is_asked_about() {
        let said = "Otis heeft koorts.";
        let level = |score: i16| {
            let name = crate::KINDS.iter().find(|kind| kind.id == "person-name");
            let mut findings = check(said).findings;
            findings.retain(|finding| finding.kind.id != "person-name");
            findings.insert(
                0,
                Finding {
                    kind: name.unwrap(),
                    span: Span::new(0, 4),
                    level: Level::Nothing,
                    row: 0,
                    evidence: vec![Evidence::new("known first name", score)].into(),
                },
            );
            super::assess(&Text::new(said), &mut findings).level
        };
        assert_eq!(level(THRESHOLD + 1), Level::Warn);
        assert_eq!(level(THRESHOLD + 10), Level::Stop);
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
