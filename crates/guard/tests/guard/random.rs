//! Random users and pages: whatever happens, in whatever order, the two promises hold.

use crate::page::{Page, check};
use promptwacht_detector::{Ignored, Level};
use promptwacht_guard::{Choice, Event, Phase, Scope};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
    Type(String),
    Enter,
    Press,
    Choose(Choice),
    Wake,
    Gone,
    NotRight(usize, Scope),
    TakeBack(u32),
    NewChat,
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
        3 => (0..3_usize, prop::sample::select(Scope::ALL.to_vec())).prop_map(|(at, scope)| Act::NotRight(at, scope)),
        1 => (1..5_u32).prop_map(Act::TakeBack),
        1 => Just(Act::NewChat),
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
            // What was set aside before this act and after it: a prompt that goes out ends what was for this text only.
            let mut aside = page.guard.set_aside().to_vec();
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
                Act::NotRight(at, scope) => drop(page.run(Event::SetAside(at, scope))),
                Act::TakeBack(id) => {
                    page.run(Event::TakeBack(id));
                    aside.retain(|aside| aside.id != id);
                }
                Act::NewChat => {
                    page.run(Event::NewChat);
                    aside.retain(|aside| aside.scope == Scope::Site);
                }
                Act::Stubborn(is) => page.stubborn = is,
                Act::Deaf(is) => page.deaf = is,
            }
            for text in &page.sent[sent..] {
                let mut ignored = Ignored::default();
                for aside in &aside {
                    if aside.scope == Scope::Site {
                        prop_assert!(aside.kind.id != "nl-bsn");
                        ignored.kind(aside.kind);
                    } else {
                        ignored.value(aside.kind, &aside.value);
                    }
                }
                let level = check(text, &ignored).verdict.level;
                prop_assert!(level < Level::Warn || (level == Level::Warn && released.as_ref() == Some(text)));
            }
            prop_assert!(page.edits == edits || may_edit);
            if page.sent.len() > sent {
                let once = page.guard.set_aside().iter().any(|aside| aside.scope == Scope::Once);
                prop_assert!(!once, "for one text, sent once");
            }
            if page.sent.len() > sent || released.as_ref() != Some(&page.text) {
                released = None;
            }
        }
    }
}
