//! What an organisation sets, on a page that is in use.

use crate::page::{Page, check};
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Effect, Event, House, MaySetAside};

fn obeys(page: &mut Page, house: House) {
    page.guard.obey(check, house, MaySetAside::default());
}

#[test]
fn a_warning_may_be_final() {
    let mut page = Page::new("Jan");
    let house = House {
        send_after_warn: false,
        ..House::default()
    };
    obeys(&mut page, house);
    page.enter();
    assert!(!page.asked.as_ref().unwrap().send_anyway);
    page.choose(Choice::SendAnyway);
    assert!(page.sent.is_empty());
}

#[test]
fn a_stop_may_be_left_to_the_user() {
    let mut page = Page::new("999990019");
    let house = House {
        send_after_stop: true,
        ..House::default()
    };
    obeys(&mut page, house);
    page.enter();
    page.choose(Choice::SendAnyway);
    assert_eq!(page.sent, ["999990019"]);
}

#[test]
fn a_chatbot_that_may_not_be_used_sends_nothing_by_no_way() {
    let mut page = Page::new("hallo");
    let house = House {
        page: Level::Stop,
        ..House::default()
    };
    obeys(&mut page, house);
    page.enter();
    assert!(!page.asked.as_ref().unwrap().send_anyway);
    page.choose(Choice::Back);
    page.text = "iets anders".into();
    page.enter();
    assert!(page.sent.is_empty());
    assert!(!page.call("hallo", false), "nor a call of the page");
}

#[test]
fn a_warning_about_the_chatbot_is_given_once() {
    let mut page = Page::new("hallo");
    let house = House {
        page: Level::Warn,
        ..House::default()
    };
    obeys(&mut page, house);
    page.enter();
    let effects = page.run(Event::Chosen(Choice::SendAnyway));
    let accepts = |effect: &Effect| matches!(effect, Effect::AcceptPage);
    assert!(effects.iter().any(accepts));
    assert_eq!(page.sent, ["hallo"]);
    page.text = "nog iets".into();
    page.enter();
    assert_eq!(page.sent, ["hallo", "nog iets"]);
}

#[test]
fn settings_that_come_late_change_an_open_question() {
    let mut page = Page::new("Jan");
    page.enter();
    assert!(page.asked.as_ref().unwrap().send_anyway);
    let house = House {
        levels: vec![("personal".to_owned(), Level::Stop)],
        ..House::default()
    };
    let effects = page.guard.obey(check, house, MaySetAside::default());
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Ask(question) => Some(question),
        _ => None,
    });
    assert_eq!(asked.unwrap().report.verdict.level, Level::Stop);
}
