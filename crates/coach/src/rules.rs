//! The ten rules of thumb on what AI does and what you do, the rule of a day, and the game of who does what.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// In the order of the guide.
    pub rules: Vec<Rule>,
    /// Sentences of the game.
    pub turns: Vec<Turn>,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The chatbot.
    Ai,
    /// The reader.
    You,
}

/// A rule of thumb.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id: `E-R1`.
    pub id: String,
    /// Who the rule is about.
    pub who: Who,
    /// What follows "AI …" or "Jij …".
    pub title: Words,
    /// What it means.
    pub text: Words,
    /// What we add where the guide is not precise.
    #[serde(default)]
    pub but: Option<Words>,
}

/// A sentence of the game.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Who does it.
    pub who: Who,
    /// The id of the rule behind it.
    pub rule: String,
    /// What is done.
    pub text: Words,
}

table!(
    /// All rules.
    rules: Rules = "rules"
);

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().rules.iter().find(|rule| rule.id == id)
}

/// The rule of a day, by the number of days since any fixed one: each comes round in ten days.
pub fn rule_of(day: u64) -> Option<&'static Rule> {
    let all = &rules().rules;
    let count = u64::try_from(all.len()).ok().filter(|count| *count > 0)?;
    // Three has no divisor in common with ten: neighbours do not follow each other, and none is left out.
    all.get(usize::try_from(day.wrapping_mul(3) % count).ok()?)
}

/// An order of `count` things that differs with the seed.
pub fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed | 1;
    for place in (1..count).rev() {
        // The step of Knuth's MMIX; its upper bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let within = u64::try_from(place + 1).unwrap_or(1);
        let other = usize::try_from((state >> 33) % within).unwrap_or(0);
        order.swap(place, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_ten_five_for_each() {
        let all = &rules().rules;
        let ids: Vec<&str> = all.iter().map(|rule| rule.id.as_str()).collect();
        let wanted: Vec<String> = (1..=10).map(|number| format!("E-R{number}")).collect();
        assert_eq!(ids, wanted);
        let of_ai = all.iter().filter(|rule| rule.who == Who::Ai).count();
        assert_eq!(of_ai, 5);
        let corrected: Vec<&str> = all
            .iter()
            .filter(|rule| rule.but.is_some())
            .map(|rule| rule.id.as_str())
            .collect();
        assert_eq!(corrected, ["E-R5", "E-R10"]);
    }

    #[test]
    fn every_turn_names_a_rule_and_both_sides_come_as_often() {
        let turns = &rules().turns;
        assert!(turns.iter().all(|turn| rule(&turn.rule).is_some()));
        let of_ai = turns.iter().filter(|turn| turn.who == Who::Ai).count();
        assert_eq!(of_ai * 2, turns.len());
    }

    #[test]
    fn every_rule_has_its_day() {
        let seen: BTreeSet<&str> = (20_000..20_010)
            .filter_map(|day| rule_of(day).map(|rule| rule.id.as_str()))
            .collect();
        assert_eq!(seen.len(), 10);
        assert_eq!(rule_of(7), rule_of(17));
    }

    #[test]
    fn a_shuffle_keeps_all_and_depends_on_the_seed() {
        let one = shuffled(12, 1);
        let mut sorted = one.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..12).collect::<Vec<_>>());
        assert_ne!(one, shuffled(12, 99));
        assert_eq!(shuffled(0, 5), Vec::<usize>::new());
    }
}
