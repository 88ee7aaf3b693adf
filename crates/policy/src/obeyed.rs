//! Which settings the extension does not obey yet, for whoever sets one by hand. A setting that begins to work loses its row here.

/// Settings with all that is in them, as [`reference`](crate::reference) writes their paths.
const NOT_YET: &[&str] = &["leak_report", "pages", "training"];

/// Whether the extension does something with the setting at this path (`chatbots[].host`).
pub fn is_obeyed(path: &str) -> bool {
    let within = |outer: &&str| {
        let rest = path.strip_prefix(*outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    !NOT_YET.iter().any(within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference;

    #[test]
    fn every_row_is_a_setting() {
        let page = reference();
        for path in NOT_YET {
            assert!(page.contains(&format!("| `{path}` |")), "{path}");
        }
    }

    #[test]
    fn a_setting_is_obeyed_unless_it_is_in_the_list_or_below_it() {
        assert!(is_obeyed("own_terms.patterns[].pattern") && is_obeyed("chatbots"));
        assert!(!is_obeyed("training.pass_mark") && !is_obeyed("pages"));
    }
}
