//! What is said around the form: what to do now, and what helps to decide on a report to the AP.

use serde::Deserialize;

use super::Report;
use crate::table::table;
use crate::words::Words;

table!(
    /// What is said around them.
    guide: Guide = "report-guide"
);

/// Steps, and questions that help to decide.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// What to do now.
    pub steps: Vec<Step>,
    /// What helps to decide on a report to the AP.
    pub questions: Vec<Question>,
    /// What a notification must hold (AVG 33, third paragraph) and what else the article asks.
    pub checklist: Vec<Check>,
}

/// One thing to do now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// In two or three words.
    pub title: Words,
    /// How.
    pub text: Words,
}

/// A question of the help to decide.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// What is asked; yes, no or not known.
    pub asks: Words,
    /// What a yes says.
    pub yes: Reason,
    /// What a no says.
    pub no: Reason,
}

/// What speaks for or against a report to the AP.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// For what.
    pub side: Side,
    /// Why.
    pub says: Words,
}

/// For what a reason speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// For telling the AP.
    Notify,
    /// For telling the people as well (AVG 34).
    People,
    /// Against.
    Against,
    /// Must be found out first.
    Unknown,
}

/// Something that a notification needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Stable id.
    pub id: String,
    /// What.
    pub says: Words,
    /// The field of the officer's form that answers it.
    #[serde(default)]
    pub field: Option<String>,
}

/// Whether this can be answered or ticked: `yes` or `no` to a question, `yes` for something of the checklist.
pub(super) fn is_tick(id: &str, values: &[String]) -> bool {
    let asked = guide().questions.iter().any(|one| one.id == id)
        && matches!(values, [one] if one == "yes" || one == "no");
    let checked =
        guide().checklist.iter().any(|one| one.id == id) && matches!(values, [one] if one == "yes");
    asked || checked
}

impl Report {
    /// What speaks for and against a report to the AP, by side, after the answers. It does not decide.
    pub fn reasons(&self) -> Vec<(Side, &'static Words)> {
        let mut reasons: Vec<(Side, &'static Words)> = guide()
            .questions
            .iter()
            .map(|question| {
                let answer = self
                    .ticks
                    .get(&question.id)
                    .and_then(|values| values.first());
                match answer.map(String::as_str) {
                    Some("yes") => (question.yes.side, &question.yes.says),
                    Some("no") => (question.no.side, &question.no.says),
                    _ => (Side::Unknown, &question.asks),
                }
            })
            .collect();
        reasons.sort_by_key(|(side, _)| *side);
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::officer;

    #[test]
    fn the_table_is_sound() {
        assert!(guide().steps.len() >= 4 && guide().questions.len() >= 6);
        for check in &guide().checklist {
            assert!(
                check
                    .field
                    .as_ref()
                    .is_none_or(|id| officer().field(id).is_some()),
                "{}",
                check.id
            );
        }
    }

    #[test]
    fn the_help_gives_reasons_on_every_side() {
        let one = Report {
            ticks: [("special".to_owned(), vec!["yes".to_owned()])].into(),
            ..Report::default()
        };
        let reasons = one.reasons();
        assert_eq!(reasons.len(), guide().questions.len());
        assert!(reasons.iter().any(|(side, _)| *side == Side::Unknown));
        assert!(reasons.iter().any(|(side, _)| *side != Side::Unknown));
        for side in [Side::Notify, Side::People, Side::Against] {
            let sides = guide()
                .questions
                .iter()
                .flat_map(|one| [one.yes.side, one.no.side]);
            assert!(sides.into_iter().any(|one| one == side), "{side:?}");
        }
    }
}
