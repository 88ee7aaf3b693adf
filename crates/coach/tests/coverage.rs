//! Nothing of the inventory is lost: each id of `content/inventory.txt` has a card with its link, and `docs/coverage.md` is the
//! list of them. `UPDATE_DOCS=1` writes the page anew.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is missing"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use promptwacht_coach::cards::{Card, card, cards};
use promptwacht_coach::law::laws;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Id and link of each line.
fn inventory() -> Vec<(String, Option<String>)> {
    let text = fs::read_to_string(root().join("crates/coach/content/inventory.txt")).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| match line.split_once(' ') {
            Some((id, link)) => (id.to_owned(), Some(link.to_owned())),
            None => (line.to_owned(), None),
        })
        .collect()
}

#[test]
fn every_id_has_a_card_in_both_languages_with_its_link() {
    for (id, link) in inventory() {
        let card = card(&id).unwrap_or_else(|| panic!("{id} has no card"));
        for words in [&card.title, &card.text] {
            assert!(!words.nl.trim().is_empty(), "{id} has no Dutch");
            assert!(!words.en.trim().is_empty(), "{id} has no English");
        }
        if let Some(link) = link {
            assert_eq!(card.page(), Some(link.as_str()), "{id}");
        }
    }
}

#[test]
fn the_inventory_is_whole() {
    let all = inventory();
    let ids: BTreeSet<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.len(), all.len(), "an id is twice in the inventory");
    let extra: Vec<&str> = cards()
        .map(|card| card.id.as_str())
        .filter(|id| !ids.contains(id))
        .collect();
    assert!(extra.is_empty(), "cards of no document: {extra:?}");
    // Counted in the documents: a row that falls off the list would else fall off unseen.
    let counted = [
        ("A-R", 3),
        ("A-M", 4),
        ("A-X", 5),
        ("A-G", 7),
        ("A-D", 3),
        ("A-O", 6),
        ("A-W", 8),
        ("B-", 12),
        ("C-K", 1),
        ("C-O", 5),
        ("C-P", 1),
        ("C-S", 5),
        ("C-V", 1),
        ("D-H", 6),
        ("D-S", 15),
        ("D-Q", 6),
        ("E-S", 4),
        ("E-T", 7),
        ("E-M", 8),
        ("E-V", 10),
        ("E-R", 10),
        ("E-F", 3),
    ];
    for (start, count) in counted {
        let found = ids.iter().filter(|id| id.starts_with(start)).count();
        assert_eq!(found, count, "{start}");
    }
    let sum: usize = counted.iter().map(|(_, count)| count).sum();
    assert_eq!(ids.len(), sum);
}

/// Parts of the pages where a card may be worked out.
const PARTS: [&str; 11] = [
    "energy", "kompas", "law", "phases", "prompts", "quiz", "report", "rules", "stories", "talk",
    "toolkit",
];

#[test]
fn cards_name_parts_that_there_can_be() {
    for card in cards() {
        if let Some(part) = &card.part {
            assert!(PARTS.contains(&part.as_str()), "{}: {part}", card.id);
        }
    }
}

#[test]
fn the_page_of_coverage_is_that_of_the_cards() {
    let page = root().join("docs/coverage.md");
    let made = written();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&page, &made).unwrap();
    }
    let now = fs::read_to_string(&page).unwrap_or_default();
    assert!(
        now == made,
        "docs/coverage.md is not of now: UPDATE_DOCS=1 cargo test -p promptwacht-coach --test coverage"
    );
}

fn written() -> String {
    let mut page = format!(
        "# What of the programmes' documents is where\n\n\
         Made from the cards in `crates/coach/content`, as is the page of tips. All {} points of the inventory have a card in Dutch and English; \
         *where* is the end of the address of the pages to learn: the card itself and, where it is worked out further, its part. A link in \
         *italics* is that of the document as a whole. Texts are in our own words. The legal panel (`#law`) has {} cards: those of A-W and our own.\n\n\
         | id | title | kind | where | link |\n| --- | --- | --- | --- | --- |\n",
        cards().count(),
        laws().cards.len(),
    );
    for card in cards() {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            card.id,
            card.title.nl,
            card.kind.key(),
            place(card),
            link(card)
        );
    }
    page
}

fn place(card: &Card) -> String {
    let own = format!("`#tips/{}`", card.id);
    match &card.part {
        Some(part) => format!("{own}, `#{part}`"),
        None => own,
    }
}

fn link(card: &Card) -> String {
    match (&card.link, card.source.link()) {
        (Some(own), _) => format!("<{own}>"),
        (None, Some(link)) => format!("*<{link}>*"),
        (None, None) => "none in the document".to_owned(),
    }
}
