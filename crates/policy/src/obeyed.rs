//! Which settings the extension obeys so far, for whoever sets one by hand or reads about it. A setting that begins to work gets its row here.

/// Settings with all that is in them, as [`reference`](crate::reference) writes their paths.
const OBEYED: &[&str] = &[
    "chatbots[].alternative",
    "chatbots[].approval",
    "chatbots[].closed",
    "chatbots[].host",
    "chatbots[].name",
    "levels",
    "not_right",
    "organisation.contacts",
    "organisation.name",
    "other_chatbots",
    "own_terms.harmless",
    "own_terms.words",
    "sending",
    "tips",
];

/// Whether the extension does something with the setting at this path (`chatbots[].host`), or with a part of it.
pub fn is_obeyed(path: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    OBEYED
        .iter()
        .any(|obeyed| within(path, obeyed) || within(obeyed, path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference;

    #[test]
    fn every_row_is_a_setting() {
        let page = reference();
        for path in OBEYED {
            assert!(page.contains(&format!("| `{path}` |")), "{path}");
        }
    }

    #[test]
    fn a_table_is_obeyed_where_a_part_of_it_is() {
        assert!(is_obeyed("own_terms") && is_obeyed("own_terms.words[].level"));
        assert!(!is_obeyed("own_terms.harmless_patterns") && !is_obeyed("own_terms.patterns"));
        assert!(is_obeyed("chatbots") && !is_obeyed("chatbots[].risks") && !is_obeyed("training"));
    }
}
