//! The stories of the guard, each in a few lines.

use crate::page::{ENTER, Page};
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Effect, Event, Notice, Phase};

#[test]
fn a_plain_question_passes_untouched() {
    let mut page = Page::new("wat helpt bij koorts?");
    assert!(matches!(page.enter()[..], [Effect::Pass]));
    assert_eq!(page.sent, ["wat helpt bij koorts?"]);
}

#[test]
fn a_hint_passes_and_shows() {
    let mut page = Page::new("vrouw van 97");
    assert!(matches!(
        page.enter()[..],
        [Effect::Show(Level::Hint), Effect::Pass]
    ));
}

#[test]
fn a_name_is_held_and_asked_about() {
    let mut page = Page::new("Jan");
    assert!(matches!(
        page.enter()[..],
        [Effect::Show(Level::Warn), Effect::Hold, Effect::Ask(_)]
    ));
    assert!(page.sent.is_empty());
}

#[test]
fn nothing_passes_while_the_dialog_is_open() {
    let mut page = Page::new("Jan");
    page.enter();
    assert!(matches!(
        page.guard.handle(Event::Attempt(ENTER, "schoon"))[..],
        [Effect::Show(_), Effect::Hold]
    ));
    assert!(matches!(
        page.guard.handle(Event::Press("schoon"))[..],
        [Effect::Hold]
    ));
}

#[test]
fn a_press_is_held_without_a_question() {
    let mut page = Page::new("Jan");
    assert!(matches!(
        page.run(Event::Press("Jan"))[..],
        [Effect::Show(_), Effect::Hold]
    ));
    assert_eq!(page.guard.phase(), Phase::Watching);
}

#[test]
fn back_changes_nothing() {
    let mut page = Page::new("Jan");
    page.enter();
    page.choose(Choice::Back);
    assert_eq!(
        (page.text.as_str(), page.sent.len(), page.edits),
        ("Jan", 0, 0)
    );
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn replace_masks_in_reading_order_and_sends() {
    let mut page = Page::new("Jan belt Jan over 999990019");
    page.enter();
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.sent, ["[PERSOON 1] belt [PERSOON 1] over [BSN 1]"]);
}

#[test]
fn one_edit_at_a_time() {
    let mut page = Page::new("Jan en Jan");
    page.enter();
    page.choose(Choice::Replace);
    page.wake();
    assert_eq!(page.text, "Jan en [PERSOON 1]");
    assert_eq!(page.guard.phase(), Phase::Replacing);
}

#[test]
fn send_anyway_releases_this_text_only() {
    let mut page = Page::new("Jan");
    page.enter();
    page.choose(Choice::SendAnyway);
    assert_eq!(page.sent, ["Jan"]);
    page.type_over("Jan");
    page.enter();
    assert!(page.asked.is_some(), "the release ended with the text");
}

#[test]
fn a_release_outlives_the_events_of_one_send() {
    let mut page = Page::new("Jan");
    page.deaf = true;
    page.enter();
    page.choose(Choice::SendAnyway);
    assert!(
        matches!(page.enter()[..], [Effect::Pass]),
        "keydown, then the form's submit"
    );
    page.type_over("Jan!");
    page.type_over("Jan");
    assert!(matches!(page.enter()[..], [Effect::Hold, Effect::Ask(_)]));
}

#[test]
fn stop_is_never_sent_anyway() {
    let mut page = Page::new("999990019");
    page.enter();
    page.choose(Choice::SendAnyway);
    page.settle();
    assert!(page.sent.is_empty());
    assert_eq!(page.guard.phase(), Phase::Asking);
}

#[test]
fn undo_is_held_again() {
    let mut page = Page::new("Jan");
    page.deaf = true;
    page.enter();
    page.choose(Choice::Replace);
    page.settle();
    page.type_over("Jan");
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn what_cannot_be_replaced_is_asked_about_again() {
    let mut page = Page::new("GEHEIM: Jan");
    page.enter();
    assert!(page.asked.as_ref().is_some_and(|question| question.replace));
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.text, "GEHEIM: [PERSOON 1]");
    assert!(
        page.asked
            .as_ref()
            .is_some_and(|question| !question.replace && question.send_anyway)
    );
    assert!(page.sent.is_empty());
}

#[test]
fn a_stubborn_editor_is_reported_and_held() {
    let mut page = Page::new("Jan");
    page.stubborn = true;
    page.enter();
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!((page.told, page.edits, page.sent.len()), (1, 1, 0));
    page.enter();
    assert!(page.asked.is_some());
}

#[test]
fn an_editor_that_brings_the_value_back_does_not_keep_us_busy() {
    let mut page = Page::new("Jan");
    page.enter();
    page.choose(Choice::Replace);
    for round in 0..100 {
        page.wake();
        page.text = format!("Jan {round}");
    }
    assert_eq!(page.told, 1);
    assert!(page.edits < 20);
}

#[test]
fn a_page_that_ignores_the_resend_is_reported() {
    let mut page = Page::new("Jan");
    page.deaf = true;
    page.enter();
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!((page.told, page.text.as_str()), (1, "[PERSOON 1]"));
    let effects = page
        .guard
        .handle(Event::Woke(promptwacht_guard::Wait::Sent, "[PERSOON 1]"));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Tell(Notice::SendYourself))),
        "told once"
    );
}

#[test]
fn the_dialog_follows_the_box() {
    let mut page = Page::new("Jan");
    page.enter();
    page.type_over("Jan 999990019");
    assert!(
        page.asked
            .as_ref()
            .is_some_and(|question| !question.send_anyway)
    );
    page.type_over("");
    assert_eq!(page.guard.phase(), Phase::Watching);
    assert!(page.asked.is_none());
}

#[test]
fn a_box_that_leaves_takes_the_question_along() {
    let mut page = Page::new("Jan");
    page.enter();
    page.run(Event::Gone);
    assert!(page.asked.is_none());
    page.choose(Choice::SendAnyway);
    assert!(page.sent.is_empty());
}

#[test]
fn nothing_of_the_text_in_debug() {
    let mut page = Page::new("Jan");
    assert_eq!(
        format!("{:?}", page.enter()),
        "[Show(warn), Hold, Ask(Warn)]"
    );
    assert_eq!(format!("{:?}", Event::Changed("Jan")), "Changed");
}

#[test]
fn a_call_while_typing_is_held_in_silence() {
    let mut page = Page::new("");
    page.type_over("over Jan");
    assert!(!page.call("over Jan", true));
    page.settle();
    assert!(page.asked.is_none());
    assert!(page.call("over griep", true));
}

#[test]
fn a_call_that_no_box_announced_is_held_put_back_and_asked_about() {
    let mut page = Page::new("");
    assert!(!page.call("over Jan", false));
    page.settle();
    assert_eq!(page.text, "over Jan");
    assert!(page.asked.is_some());
    page.choose(Choice::Replace);
    page.settle();
    assert_eq!(page.text, "over [PERSOON 1]");
    assert!(page.call("over [PERSOON 1]", false));
}

#[test]
fn what_stays_in_the_box_is_asked_about_where_it_stands() {
    let mut page = Page::new("over Jan");
    assert!(!page.call("over Jan", false));
    page.settle();
    assert!(page.asked.is_some());
    assert_eq!(page.text, "over Jan");
}

#[test]
fn a_text_that_cannot_be_put_back_is_told_about() {
    let mut page = Page::new("");
    page.stubborn = true;
    assert!(!page.call("over Jan", false));
    page.settle();
    assert_eq!((page.told, page.asked.is_none()), (1, true));
}

#[test]
fn a_released_text_goes_out_also_after_the_page_cleared_its_box() {
    let mut page = Page::new("over  Jan\n");
    page.enter();
    page.choose(Choice::SendAnyway);
    page.settle();
    assert!(page.text.is_empty());
    assert!(page.call("over Jan", false));
    assert!(!page.call("over Jan met 999990019", false));
}

#[test]
fn other_messages_are_held_only_for_what_was_flagged_here() {
    let mut page = Page::new("");
    assert!(page.message(r#"{"draft":"999990019"}"#));
    page.type_over("nummer 999990019");
    assert!(!page.message(r#"{"draft":"999990019"}"#));
    assert!(page.message(r#"{"id":"1999990019"}"#));
    page.type_over("");
    assert!(!page.message(r#"{"telemetry":["nummer 999990019"]}"#));
}

#[test]
fn a_paste_that_is_harmless_in_its_place_goes_on() {
    let mut page = Page::new("GEHEIM");
    page.enter();
    page.type_over("GE HEIM");
    assert_eq!(page.sent, ["GE HEIM"], "the same letters, in their place");
    assert!(page.asked.is_none());
    let mut page = Page::new("GEHEIM");
    page.enter();
    page.type_over("Iets anders");
    assert!(
        page.sent.is_empty() && page.asked.is_none(),
        "another text waits for the user"
    );
}

#[test]
fn a_page_may_send_the_text_of_a_file_that_it_was_given() {
    let mut page = Page::new("999990019");
    page.enter();
    page.choose(Choice::Back);
    assert!(!page.message("999990019"), "a draft");
    page.run(Event::FileAdded("Verslag van 999990019"));
    assert!(page.message("999990019"), "the file");
}
