//! The screens that open the first time.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// In order.
    pub screens: Vec<Screen>,
}

/// One screen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// Stable id: `does`, `not`, `here`.
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub lead: Words,
    /// A few things more.
    pub points: Vec<Words>,
}

table!(
    /// All screens.
    welcome: Welcome = "welcome"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::calm;

    #[test]
    fn three_screens_say_what_it_does_what_not_and_what_is_here() {
        let ids: Vec<&str> = welcome()
            .screens
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(ids, ["does", "not", "here"]);
        for one in &welcome().screens {
            for words in [&one.title, &one.lead].into_iter().chain(&one.points) {
                calm(&one.id, words);
            }
        }
    }
}
