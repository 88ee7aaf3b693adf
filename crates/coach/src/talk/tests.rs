use serde_json::json;

use super::*;
use crate::check::calm;

const MINUTE: u64 = 60_000;

fn new() -> Session {
    Session::read(&Value::Null)
}

fn headings() -> Headings {
    Headings {
        title: "Gesprek".to_owned(),
        stories: "Verhalen".to_owned(),
        lesson: "Les".to_owned(),
        steps: "Stappen".to_owned(),
        question: "Vraag".to_owned(),
        choice: "Quizvraag".to_owned(),
        right: "Goed".to_owned(),
        note: "Wat nemen we mee?".to_owned(),
    }
}

#[test]
fn six_steps_take_a_quarter_of_an_hour() {
    let ids: Vec<&str> = talk().steps.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["D-H1", "D-H2", "D-H3", "D-H4", "D-H5", "D-H6"]);
    assert_eq!(
        talk().steps.iter().map(|one| one.seconds).sum::<u32>(),
        15 * 60
    );
}

#[test]
fn all_words_are_there_and_calm() {
    let talk = talk();
    for one in &talk.steps {
        for words in [&one.title, &one.what, &one.say] {
            calm(&one.id, words);
        }
    }
    for one in &talk.questions {
        calm(&one.id, &one.text);
    }
    for one in &talk.choices {
        calm(&one.id, &one.text);
        calm(&one.id, &one.why);
        assert_eq!(one.options.len(), 4);
        assert!(one.right < 4);
        for option in &one.options {
            calm(&one.id, option);
        }
    }
    for one in &talk.invitations {
        for words in [&one.title, &one.subject, &one.text] {
            calm(&one.id, words);
        }
    }
    for one in &talk.agendas {
        for words in [&one.title, &one.goal].into_iter().chain(&one.points) {
            calm(&one.id, words);
        }
    }
    for one in &talk.coach {
        calm("coach", &one.title);
        calm("coach", &one.text);
    }
    calm("coffee", &talk.coffee.text);
    for one in &talk.coffee.openers {
        calm("coffee", one);
    }
}

#[test]
fn every_tip_for_the_organisation_has_an_agenda() {
    for number in 1..=6 {
        let id = format!("A-O{number}");
        assert!(talk().agendas.iter().any(|one| one.id == id), "{id}");
    }
    let text = talk().agendas.first().unwrap().text(Language::Nl);
    assert!(text.contains("(30 minuten)\nDoel: "), "{text}");
    assert!(text.contains("\n4. "), "{text}");
}

#[test]
fn the_clock_adds_up_per_step_and_in_all() {
    let mut session = new();
    session.turn(0);
    assert_eq!(session.in_step(MINUTE), MINUTE);
    session.go(1, MINUTE);
    assert_eq!(session.in_step(MINUTE), 0);
    assert_eq!(session.in_step(2 * MINUTE), MINUTE);
    assert_eq!(session.in_all(2 * MINUTE), 2 * MINUTE);
    session.go(0, 2 * MINUTE);
    assert_eq!(session.in_step(3 * MINUTE), 2 * MINUTE);
    assert_eq!(session.in_all(3 * MINUTE), 3 * MINUTE);
}

#[test]
fn the_clock_stands_still_while_it_is_stopped() {
    let mut session = new();
    session.turn(0);
    session.turn(MINUTE);
    assert_eq!(session.since, None);
    assert_eq!(session.in_all(9 * MINUTE), MINUTE);
    session.go(3, 9 * MINUTE);
    assert_eq!(session.in_all(20 * MINUTE), MINUTE);
    session.turn(20 * MINUTE);
    assert_eq!(session.in_all(21 * MINUTE), 2 * MINUTE);
    session.rewind();
    assert_eq!((session.step, session.in_all(99 * MINUTE)), (0, 0));
}

#[test]
fn nothing_is_lost_when_it_is_kept_and_read_again() {
    let mut session = new();
    session.choose("D-S3");
    session.choose("C-K1");
    session.question = "V4".to_owned();
    session.write("Morgen eerst kijken.");
    session.turn(5);
    session.go(2, 900);
    assert_eq!(Session::read(&session.kept()), session);
}

#[test]
fn what_is_foreign_or_gone_is_left_out() {
    assert_eq!(Session::read(&json!("no")), new());
    assert_eq!(Session::read(&json!({ "foreign": 1 })), new());
    let odd =
        json!({ "stories": ["Z-9", "D-S1", "D-S2", "D-S3", "D-S4"], "step": 77, "spent": [1] });
    let session = Session::read(&odd);
    assert_eq!(session.stories, ["D-S1", "D-S2", "D-S3"]);
    assert_eq!((session.step, session.spent.len()), (5, 6));
    // A clock that was set back in the meantime counts nothing rather than too much.
    let early = Session {
        since: Some(1000),
        ..new()
    };
    assert_eq!(early.in_all(10), 0);
}

#[test]
fn three_stories_at_most_and_a_second_press_takes_one_back() {
    let mut session = new();
    for id in ["D-S1", "D-S2", "D-S3"] {
        assert!(session.choose(id));
    }
    assert!(!session.choose("D-S4"));
    assert!(session.choose("D-S2"));
    assert_eq!(session.stories, ["D-S1", "D-S3"]);
    assert!(!session.choose("Z-9"));
}

#[test]
fn the_question_of_a_story_stands_in_where_none_is_chosen() {
    let mut session = new();
    assert!(session.question_words().is_none());
    session.choose("D-S1");
    assert_eq!(
        session.question_words(),
        story("D-S1").map(|one| &one.question)
    );
    session.question = "V2".to_owned();
    assert!(
        session
            .question_words()
            .unwrap()
            .nl
            .starts_with("Wie bel je")
    );
    assert_eq!(session.choice().unwrap().id, "K1");
}

#[test]
fn files_hold_all_and_no_markup_of_the_writer() {
    let mut session = new();
    session.choose("D-S1");
    session.write("Eerst <b>kijken</b> & dan sturen\n\nGeen haast");
    let text = as_text(&session, &headings(), "23 november 2026", Language::Nl);
    assert!(text.starts_with("Gesprek, 23 november 2026\n=========================\n"));
    assert!(text.contains("D-S1 Eén klik te veel"));
    assert!(text.contains("Goed: B. "));
    assert!(text.ends_with("Eerst <b>kijken</b> & dan sturen\nGeen haast\n"));
    let page = as_page(&session, &headings(), "23 november 2026", Language::Nl);
    assert!(page.contains("<html lang=\"nl\">"));
    assert!(page.contains("<p>Eerst &lt;b&gt;kijken&lt;/b&gt; &amp; dan sturen</p>"));
    assert!(!page.contains("http"));
}

#[test]
fn time_is_written_as_people_read_it() {
    assert_eq!(minutes(900), "15:00");
    assert_eq!(minutes(65), "1:05");
    assert_eq!(minutes(-5), "−0:05");
    assert_eq!((letter(0), letter(3)), ('A', 'D'));
}
