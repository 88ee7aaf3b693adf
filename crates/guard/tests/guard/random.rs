//! Random users and pages: whatever happens, in whatever order, the two promises hold.

use crate::page::{Page, check};
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Event, Phase};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
    Type(String),
    Enter,
    Press,
    Choose(Choice),
    Wake,
    Gone,
    Stubborn(bool),
    Deaf(bool),
}

fn act() -> impl Strategy<Value = Act> {
    let word = prop::sample::select(vec![
        "Jan",
        "999990019",
        "GEHEIM",
        "97",
        "koorts",
        "é😀",
        "[PERSOON 1]",
    ]);
    prop_oneof![
        3 => prop::collection::vec(word, 0..4).prop_map(|words| Act::Type(words.join(" "))),
        3 => Just(Act::Enter),
        1 => Just(Act::Press),
        4 => prop::sample::select(vec![Choice::Replace, Choice::Back, Choice::SendAnyway]).prop_map(Act::Choose),
        6 => Just(Act::Wake),
        1 => Just(Act::Gone),
        1 => any::<bool>().prop_map(Act::Stubborn),
        1 => any::<bool>().prop_map(Act::Deaf),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flagged_text_leaves_only_when_released_and_is_edited_only_on_request(acts in prop::collection::vec(act(), 1..40)) {
        let mut page = Page::new("");
        let mut may_edit = false;
        let mut released: Option<String> = None;
        for act in acts {
            let (sent, edits) = (page.sent.len(), page.edits);
            match act {
                Act::Type(text) => page.type_over(&text),
                Act::Enter => drop(page.enter()),
                Act::Press => { let text = page.text.clone(); page.run(Event::Press(&text)); }
                Act::Choose(choice) => {
                    let asked = page.guard.phase() == Phase::Asking;
                    may_edit = if asked { choice == Choice::Replace } else { may_edit };
                    if asked && choice == Choice::SendAnyway {
                        released = Some(page.text.clone());
                    }
                    page.choose(choice);
                }
                Act::Wake => drop(page.wake()),
                Act::Gone => drop(page.run(Event::Gone)),
                Act::Stubborn(is) => page.stubborn = is,
                Act::Deaf(is) => page.deaf = is,
            }
            for text in &page.sent[sent..] {
                let level = check(text).verdict.level;
                prop_assert!(level < Level::Warn || (level == Level::Warn && released.as_ref() == Some(text)));
            }
            prop_assert!(page.edits == edits || may_edit);
            if page.sent.len() > sent || released.as_ref() != Some(&page.text) {
                released = None;
            }
        }
    }
}
