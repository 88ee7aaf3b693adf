//! "Klopt niet" and the list of placeholders, each story in a few lines.

use crate::page::{Page, check};
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Effect, Event, House, MaySetAside, Phase, Question, Scope};

#[expect(
    clippy::expect_used,
    reason = "a question that is gone must stop the tests"
)]
fn asked(page: &Page) -> &Question {
    page.asked.as_ref().expect("an open question")
}

/// Presses Enter and sets the finding at `at` aside.
fn not_right(text: &str, at: usize, scope: Scope) -> Page {
    let mut page = Page::new(text);
    page.enter();
    page.run(Event::SetAside(at, scope));
    page
}

#[test]
fn the_rest_decides_and_nothing_is_sent_by_itself() {
    let page = not_right("Jan belt over 999990019", 1, Scope::Once);
    let question = asked(&page);
    assert_eq!(question.report.verdict.level, Level::Warn);
    assert!(question.send_anyway && question.replace);
    assert_eq!(question.aside.len(), 1);
    let page = not_right("Jan", 0, Scope::Once);
    assert_eq!(asked(&page).report.verdict.level, Level::Nothing);
    assert!(page.sent.is_empty());
    assert_eq!(page.guard.level(), Level::Nothing);
}

#[test]
fn once_is_this_text_once() {
    let mut page = not_right("Jan", 0, Scope::Once);
    page.choose(Choice::SendAnyway);
    assert_eq!(page.sent, ["Jan"]);
    assert!(page.guard.set_aside().is_empty());
    page.type_over("Jan");
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn once_ends_with_the_text() {
    let mut page = not_right("Jan", 0, Scope::Once);
    page.choose(Choice::Back);
    page.type_over("Jan!");
    page.type_over("Jan");
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn once_outlives_the_placeholders_for_the_rest() {
    let mut page = not_right("Jan belt over 999990019", 0, Scope::Once);
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.sent, ["Jan belt over [BSN 1]"]);
}

#[test]
fn a_value_stays_aside_in_this_chat() {
    let mut page = not_right("Jan", 0, Scope::Chat);
    page.choose(Choice::SendAnyway);
    page.type_over("JAN komt");
    page.type_over("Jan komt");
    assert!(matches!(page.enter()[..], [Effect::Pass]));
    page.run(Event::NewChat);
    page.type_over("Jan komt");
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn a_kind_stays_aside_until_the_page_is_left() {
    let mut page = not_right("Jan", 0, Scope::Site);
    page.choose(Choice::SendAnyway);
    page.run(Event::NewChat);
    page.type_over("Jan 999990019");
    page.enter();
    assert_eq!(asked(&page).report.findings.len(), 1);
    page.choose(Choice::Back);
    page.run(Event::Left);
    page.type_over("Jan");
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn a_number_with_a_check_digit_is_never_switched_off_as_a_kind() {
    let page = not_right("999990019", 0, Scope::Site);
    let question = asked(&page);
    assert_eq!(question.report.verdict.level, Level::Stop);
    let kind = question.report.findings.first().unwrap().kind;
    assert_eq!(
        Scope::ALL.map(|scope| question.may.allows(kind, scope)),
        [true, true, false]
    );
}

#[test]
fn what_a_policy_forbids_is_not_done() {
    let mut page = Page::new("Jan");
    let none = MaySetAside {
        once: false,
        chat: false,
        site: false,
    };
    page.guard.obey(check, House::default(), none);
    page.enter();
    for scope in Scope::ALL {
        page.run(Event::SetAside(0, scope));
    }
    assert_eq!(asked(&page).report.verdict.level, Level::Warn);
}

#[test]
fn taken_back_it_counts_again() {
    let mut page = not_right("Jan", 0, Scope::Site);
    let id = asked(&page).aside.first().unwrap().id;
    page.run(Event::TakeBack(id));
    assert_eq!(asked(&page).report.verdict.level, Level::Warn);
    assert!(asked(&page).aside.is_empty());
    page.run(Event::SetAside(0, Scope::Chat));
    page.choose(Choice::Back);
    let id = page.guard.set_aside().first().unwrap().id;
    page.run(Event::TakeBack(id));
    page.enter();
    assert!(page.asked.is_some(), "also from outside the dialog");
}

#[test]
fn a_dialog_in_which_nothing_is_left_follows_the_box_too() {
    let mut page = not_right("Jan", 0, Scope::Chat);
    page.type_over("koorts");
    assert_eq!(page.guard.phase(), Phase::Watching);
    assert!(page.asked.is_none());
}

#[test]
fn the_same_value_keeps_its_placeholder_in_later_prompts() {
    let mut page = Page::new("Jan");
    for text in ["Jan", "en Jan weer"] {
        page.type_over(text);
        page.enter();
        page.choose(Choice::Replace);
        page.settle();
    }
    assert_eq!(page.sent, ["[PERSOON 1]", "en [PERSOON 1] weer"]);
    let restore = |page: &Page| page.guard.placeholders().restore("Dag [PERSOON 1]");
    assert_eq!(restore(&page).as_deref(), Some("Dag Jan"));
    page.run(Event::NewChat);
    assert_eq!(restore(&page), None);
}

#[test]
fn the_list_is_cleared_by_the_button_and_on_leaving() {
    for end in [Event::Clear, Event::Left] {
        let mut page = Page::new("Jan");
        page.enter();
        page.choose(Choice::Replace);
        page.settle();
        page.run(end);
        assert_eq!(page.guard.placeholders().pairs().len(), 0);
    }
}

#[test]
fn another_chat_in_the_middle_of_replacing_gives_no_number_twice() {
    let mut page = Page::new("Jan belt over Jan, 999990019");
    page.enter();
    page.choose(Choice::Replace);
    page.wake();
    page.run(Event::NewChat);
    page.settle();
    assert_eq!(page.sent, ["[PERSOON 1] belt over [PERSOON 1], [BSN 1]"]);
}

#[test]
fn what_is_set_aside_may_leave_in_the_messages_of_the_page_too() {
    for scope in [Scope::Once, Scope::Chat] {
        let mut page = not_right("999990019", 0, scope);
        assert!(page.message(r#"{"draft":"999990019"}"#));
        page.choose(Choice::SendAnyway);
        assert_eq!(page.sent, ["999990019"]);
        assert!(
            page.call("999990019", false),
            "the call of a box that is empty by now"
        );
        assert!(page.message(r#"{"title":"999990019"}"#));
    }
}

#[test]
fn what_left_once_may_leave_again_with_the_whole_chat() {
    let mut page = not_right("Jan belt over 999990019", 1, Scope::Once);
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.sent, ["[PERSOON 1] belt over 999990019"]);
    page.type_over("En 999990019?");
    page.enter();
    assert!(page.asked.is_some());
    assert!(page.message(r#"{"messages":["[PERSOON 1] belt over 999990019","En [BSN 1]?"]}"#));
}

#[test]
fn taken_back_it_is_held_in_the_messages_of_the_page() {
    let mut page = not_right("999990019", 0, Scope::Chat);
    let id = asked(&page).aside.first().unwrap().id;
    page.run(Event::TakeBack(id));
    assert!(!page.message(r#"{"draft":"999990019"}"#));
}

#[test]
fn a_page_that_is_left_begins_anew() {
    let mut page = Page::new("999990019");
    page.enter();
    assert!(!page.message(r#"{"draft":"999990019"}"#));
    page.run(Event::Left);
    assert!(page.message(r#"{"draft":"999990019"}"#));
}
