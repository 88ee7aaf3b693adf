//! What is wrong with a policy, said so that whoever wrote it can mend it.

use std::collections::BTreeMap;
use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Where: `chatbots[2].host`. Empty for the policy as a whole.
    pub path: String,
    /// What stands there, cut to a line.
    pub found: String,
    /// What may stand there.
    pub expected: String,
    /// What holds instead.
    pub holds: Remedy,
}

/// What holds in the place of a wrong value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The default, as JSON.
    Default(String),
    /// The entry is left out.
    LeftOut,
    /// So many entries, from the first on.
    First(usize),
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() {
            "policy"
        } else {
            &self.path
        };
        write!(
            f,
            "{place}: found {}, expected {}; {}",
            self.found, self.expected, self.holds
        )
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default(value) => write!(f, "{value} holds"),
            Self::LeftOut => f.write_str("left out"),
            Self::First(most) => write!(f, "the first {most} hold"),
        }
    }
}

/// Complaints while a policy is read.
#[derive(Default)]
pub(crate) struct Complaints {
    pub(crate) all: Vec<Complaint>,
    /// For each list, where its entries stood before wrong ones were left out.
    stood: BTreeMap<String, Vec<usize>>,
}

impl Complaints {
    pub(crate) fn add(&mut self, path: &str, found: &str, expected: &str, holds: Remedy) {
        self.all.push(Complaint {
            path: path.to_owned(),
            found: found.to_owned(),
            expected: expected.to_owned(),
            holds,
        });
    }

    /// Keeps that an entry of a list was taken over, and where it stood.
    pub(crate) fn keep(&mut self, list: &str, stood: usize) {
        self.stood.entry(list.to_owned()).or_default().push(stood);
    }

    /// The path of an entry of a list as it was written.
    pub(crate) fn entry(&self, list: &str, at: usize) -> String {
        let stood = self.stood.get(list).and_then(|stood| stood.get(at));
        format!("{list}[{}]", stood.unwrap_or(&at))
    }
}
