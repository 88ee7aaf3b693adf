//! The ten example prompts of the inspiration guide pass; with a person in them each is stopped, by the row that
//! says why.

use promptwacht_detector::{Level, check};

const QUESTIONS: &str = include_str!("../../../tests/corpus/tune/plain-questions.txt");

fn questions() -> impl Iterator<Item = &'static str> {
    QUESTIONS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn rows(text: &str) -> Vec<u8> {
    check(text)
        .verdict
        .rules
        .iter()
        .map(|rule| rule.row)
        .collect()
}

#[test]
fn fifty_plain_questions_pass() {
    let count = questions().count();
    assert!(count >= 50, "{count}");
    for question in questions() {
        assert_eq!(check(question).verdict.level, Level::Nothing, "{question}");
    }
}

#[test]
fn a_person_stops_each_of_the_ten() {
    for prompt in questions().take(10) {
        for addition in [
            " van mevrouw De Wit uit Goirle",
            " van mevrouw de wit uit goirle.",
        ] {
            let text = format!("{prompt}{addition}");
            assert_eq!(check(&text).verdict.level, Level::Stop, "{text}");
            assert!(rows(&text).contains(&3), "{text}");
        }
        let text = format!("{prompt} Geboren 12-3-1958, postcode 5051.");
        assert_eq!(check(&text).verdict.level, Level::Stop, "{text}");
        assert!(rows(&text).contains(&6), "{text}");
    }
}

#[test]
fn traces_alone_stop_each_of_the_ten() {
    for prompt in questions().take(10) {
        let text = format!("{prompt} In Goirle, opgenomen op 3 maart op afdeling Iris.");
        assert!(rows(&text).contains(&7), "{:?} {text}", rows(&text));
    }
}
