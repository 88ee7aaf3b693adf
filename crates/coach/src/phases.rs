//! Factsheets: what AI can do in each phase of care, within which limits, and which uses ask for a medical device.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phases {
    /// In the order of care.
    pub phases: Vec<Phase>,
}

/// A phase of care.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable id: `E-F1`.
    pub id: String,
    /// The id of the example prompts that go with it: `intake`.
    pub prompts: String,
    /// Its name.
    pub name: Words,
    /// What goes on in it.
    pub intro: Words,
    /// What AI can do.
    pub uses: Vec<Use>,
}

/// Something AI can do.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// Stable id: `F1-1`.
    pub id: String,
    /// Whether the purpose is medical, so that the tool must be a medical device.
    #[serde(default)]
    pub medical: bool,
    /// In a few words.
    pub title: Words,
    /// What it does.
    pub what: Words,
    /// Where it ends.
    pub limit: Words,
}

table!(
    /// All phases.
    phases: Phases = "phases"
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_three_phases_each_with_uses_of_both_sorts() {
        let all = &phases().phases;
        let ids: Vec<&str> = all.iter().map(|phase| phase.id.as_str()).collect();
        assert_eq!(ids, ["E-F1", "E-F2", "E-F3"]);
        for phase in all {
            assert!(phase.uses.iter().any(|one| one.medical), "{}", phase.id);
            assert!(phase.uses.iter().any(|one| !one.medical), "{}", phase.id);
        }
        let uses: Vec<&str> = all
            .iter()
            .flat_map(|phase| &phase.uses)
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(uses.iter().collect::<BTreeSet<_>>().len(), uses.len());
    }
}
