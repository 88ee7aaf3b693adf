//! The open table of kinds: what the detector can recognise, one row a kind.

/// What sort of data a kind is, in the words of the AVG and of security officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Points to one person, directly (a name, a BSN) or together with others (a place).
    Personal,
    /// Health and the other special categories of AVG article 9, and criminal data.
    Special,
    /// Sensitive for the organisation.
    Business,
    /// Opens a door: password, key, token.
    Credential,
}

/// One kind of data.
pub struct Kind {
    /// Stable id: `nl-bsn`, `iban`, `person-name`.
    pub id: &'static str,
    /// What sort of data it is.
    pub category: Category,
    /// Whether a finding can be swapped for a placeholder. Not so for words that only give context
    /// (a diagnosis) or mark a whole text (a classification).
    pub replaceable: bool,
    /// Sentences in which the marked pieces must be found, marked as `«text»`.
    pub examples: &'static [&'static str],
    /// Sentences in which this kind must find nothing.
    pub near_misses: &'static [&'static str],
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
