//! Looks for slips that no compiler sees. Each check lists what is wrong, one line a slip; the tests of this module run
//! them all, so that `cargo test` and the `tidy` chore agree.

mod arrows;
mod files;
mod permissions;
mod settings;
mod stores;

use std::io::Write;

use anyhow::{Result, ensure};

/// What a check found: nothing when all is well.
type Slips = Vec<String>;

/// One check and what it is about.
type Check = (&'static str, fn() -> Result<Slips>);

const CHECKS: [Check; 9] = [
    ("arrows between crates", arrows::between_crates),
    ("pure crates stay pure", arrows::pure_crates),
    ("pure sources stay pure", arrows::pure_sources),
    ("links in Markdown", files::links),
    ("paths of one machine", files::machine_paths),
    ("word lists", files::word_lists),
    ("permissions", permissions::explained),
    ("texts for the stores", stores::lengths),
    ("words of settings", settings::have_words),
];

/// Runs every check and prints the slips.
pub(crate) fn run() -> Result<()> {
    let mut out = std::io::stdout();
    let mut count = 0;
    for (name, check) in CHECKS {
        for slip in check()? {
            count += 1;
            writeln!(out, "{name}: {slip}")?;
        }
    }
    ensure!(count == 0, "{count} slips");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(check: fn() -> Result<Slips>) {
        let slips = check().unwrap();
        assert!(slips.is_empty(), "\n{}\n", slips.join("\n"));
    }

    #[test]
    fn crates_use_only_what_the_layout_allows() {
        passes(arrows::between_crates);
    }

    #[test]
    fn pure_crates_have_no_way_to_the_outside() {
        passes(arrows::pure_crates);
        passes(arrows::pure_sources);
    }

    #[test]
    fn relative_links_lead_somewhere() {
        passes(files::links);
    }

    #[test]
    fn no_file_names_a_place_on_one_machine() {
        passes(files::machine_paths);
    }

    #[test]
    fn word_lists_are_sorted_unique_and_lower_case() {
        passes(files::word_lists);
    }

    #[test]
    fn every_permission_has_its_reason() {
        passes(permissions::explained);
    }

    #[test]
    fn settings_have_words() {
        passes(settings::have_words);
    }

    #[test]
    fn no_text_is_too_long_for_a_store() {
        passes(stores::lengths);
    }
}
