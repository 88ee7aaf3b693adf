//! What is noted for anonymous counts, each story in a few lines.

use crate::page::{ENTER, Page};
use promptwacht_detector::{Category, Level};
use promptwacht_guard::{Choice, Deed, Event, Noted, Scope};

const NAME: Noted = Noted::Finding(Category::Personal, Level::Warn);
const BSN: Noted = Noted::Finding(Category::Personal, Level::Stop);

fn noted(page: &mut Page) -> Vec<Noted> {
    let codes = page.guard.take_notes();
    codes.into_iter().filter_map(Noted::from_code).collect()
}

#[test]
fn a_clean_prompt_is_noted_once_for_all_the_ways_that_it_takes() {
    let mut page = Page::new("wat helpt bij koorts?");
    page.run(Event::Press("wat helpt bij koorts?"));
    page.guard
        .handle(Event::Attempt(ENTER, "wat helpt bij koorts?"));
    page.enter();
    assert_eq!(noted(&mut page), [Noted::Prompt(Level::Nothing)]);
    page.type_over("wat helpt bij koorts?");
    page.enter();
    assert_eq!(noted(&mut page), [Noted::Prompt(Level::Nothing)]);
}

#[test]
fn writing_is_not_noted_and_neither_is_an_empty_box() {
    let mut page = Page::new("");
    page.enter();
    page.type_over("Jan");
    page.run(Event::Press("Jan"));
    assert!(noted(&mut page).is_empty());
}

#[test]
fn what_was_found_and_replaced_is_one_prompt() {
    let mut page = Page::new("Jan belt over 999990019");
    page.enter();
    assert_eq!(noted(&mut page), [Noted::Prompt(Level::Stop), NAME, BSN]);
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.sent, ["[PERSOON 1] belt over [BSN 1]"]);
    assert_eq!(noted(&mut page), [Noted::Deed(Deed::Replaced)]);
}

#[test]
fn placeholders_that_the_editor_did_not_take_were_not_sent() {
    let mut page = Page::new("Jan");
    page.stubborn = true;
    page.enter();
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(noted(&mut page), [Noted::Prompt(Level::Warn), NAME]);
}

#[test]
fn going_back_and_sending_on_are_deeds() {
    let mut page = Page::new("Jan");
    page.enter();
    page.choose(Choice::Back);
    page.enter();
    page.choose(Choice::SendAnyway);
    page.settle();
    assert_eq!(page.sent, ["Jan"]);
    assert_eq!(
        noted(&mut page),
        [
            Noted::Prompt(Level::Warn),
            NAME,
            Noted::Deed(Deed::Edited),
            Noted::Deed(Deed::SentOn)
        ]
    );
}

#[test]
fn a_prompt_that_the_page_sent_by_itself_is_noted_when_it_is_asked_about() {
    let mut page = Page::new("");
    assert!(!page.call("Jan", false));
    page.settle();
    assert!(page.asked.is_some());
    assert_eq!(noted(&mut page), [Noted::Prompt(Level::Warn), NAME]);
}

#[test]
fn setting_aside_is_noted_where_it_is_allowed() {
    for (scope, deed) in [
        (Scope::Once, Deed::AsideOnce),
        (Scope::Chat, Deed::AsideChat),
        (Scope::Site, Deed::AsideSite),
    ] {
        let mut page = Page::new("Jan");
        page.enter();
        page.run(Event::SetAside(0, scope));
        assert_eq!(noted(&mut page).last(), Some(&Noted::Deed(deed)));
    }
    let mut page = Page::new("999990019");
    page.enter();
    let before = noted(&mut page).len();
    page.run(Event::SetAside(0, Scope::Site));
    assert_eq!((before, noted(&mut page).len()), (2, 0));
}
