use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::draw::Draw;
use crate::quiz::Origin;

const BOTH: [Language; 2] = [Language::Nl, Language::En];

fn own() -> Own {
    let mut own = ours(Language::Nl);
    "Onze afdeling".clone_into(&mut own.why[0].title);
    own
}

fn value(own: &Own) -> Value {
    serde_json::to_value(own).unwrap()
}

fn gaps(part: Part, row: &Value) -> Vec<(&'static str, &'static str)> {
    let lacks = lacks(part, row);
    lacks.iter().map(|one| (one.field, one.gap.key())).collect()
}

#[test]
fn ours_lacks_nothing_and_fits() {
    for language in BOTH {
        let ours = ours(language);
        assert_eq!(of(&value(&ours)), Ok(ours.clone()));
        for part in Part::ALL {
            assert!(matches!(state(&value(&ours), part), State::Own(count) if count >= 3));
        }
        assert!(is_ours(&ours.rules[0].not_as) && is_ours(&ours.cases[0].wrong[0]));
        assert_eq!(written(Part::Rules, &value(&ours)["rules"][0]), "");
    }
    assert!(!is_ours("") && !is_ours("Onze afdeling"));
}

#[test]
fn what_is_written_is_read_again() {
    let own = own();
    assert_eq!(read(&write(&own)), Ok(own.clone()));
    assert_eq!(read(&format!("\u{feff}{}", write(&own))), Ok(own.clone()));
    assert_eq!(kept(&value(&own)), own);
    let open = Own {
        why: vec![Why::default()],
        ..Own::default()
    };
    assert_eq!(read(&write(&open)), Ok(open), "a lesson may be half done");
}

#[test]
fn each_part_counts_once_it_is_filled_in() {
    let ours = told(&Value::Null, Language::Nl);
    assert!(!ours.has_own());
    for broken in [
        json!("x"),
        json!([]),
        json!({ "why": "x" }),
        json!({ "why": [3] }),
        json!({ "why": [] }),
        json!({ "why": [{ "title": "Alleen een titel" }] }),
        json!({ "why": [{ "title": "Een", "text": "Twee", "strange": 1 }] }),
    ] {
        assert_eq!(told(&broken, Language::Nl), ours, "{broken}");
    }
    let kept = json!({
        "why": [{ "title": " Onze afdeling ", "text": "Wij werken zo." }],
        "rules": [{ "title": "Half" }],
    });
    let told = told(&kept, Language::En);
    assert!(told.has_own() && told.why.own && !told.rules.own && !told.cases.own);
    assert_eq!(told.why.rows[0].title, "Onze afdeling");
    assert_eq!(told.rules.rows, super::ours(Language::En).rules);
    assert_eq!(state(&kept, Part::Why), State::Own(1));
    assert_eq!(state(&kept, Part::Rules), State::Open(vec![1]));
    assert_eq!(state(&kept, Part::Cases), State::Ours);
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        gaps(Part::Why, &json!({})),
        [("title", "open"), ("text", "open")]
    );
    assert_eq!(
        gaps(Part::Why, &json!(7)),
        [("title", "open"), ("text", "open")]
    );
    let rule = value(&own())["rules"][0].clone();
    assert_eq!(gaps(Part::Rules, &rule), []);
    let with = |field: &str, to: Value| {
        let mut case = value(&own())["cases"][0].clone();
        case[field] = to;
        gaps(Part::Cases, &case)
    };
    assert_eq!(with("story", json!(" ")), [("story", "open")]);
    assert_eq!(with("title", json!("x".repeat(121))), [("title", "long")]);
    assert_eq!(with("why", json!("é".repeat(1000))), []);
    assert_eq!(with("why", json!("é".repeat(1001))), [("why", "long")]);
    assert_eq!(with("wrong", json!([])), [("wrong", "open")]);
    assert_eq!(with("wrong", json!(["a", " "])), []);
    assert_eq!(with("wrong", json!(["a", "a"])), [("wrong", "same")]);
    let right = own().cases[0].right.clone();
    assert_eq!(with("wrong", json!([right])), [("wrong", "same")]);
    assert_eq!(
        with("wrong", json!(["a", "b", "c", "d"])),
        [("wrong", "many")]
    );
    assert_eq!(
        with("wrong", json!(["x".repeat(1001)])),
        [("wrong", "long")]
    );
    assert_eq!(with("tip", json!("A-D1")), []);
    assert_eq!(with("tip", json!("Z-9")), [("tip", "card")]);
}

#[test]
fn broken_foreign_and_huge_files_are_refused() {
    let good = write(&own());
    let with = |way: &str, to: Value| {
        let mut file: Value = serde_json::from_str(&good).unwrap();
        *file.pointer_mut(way).unwrap() = to;
        file.to_string()
    };
    let many = |part: Part| {
        let mut all = value(&own());
        let row = all[part.name()][0].clone();
        all[part.name()] = json!(vec![row; part.most() + 1]);
        with("/lesson", all)
    };
    for (text, wrong) in [
        (String::new(), Wrong::Broken),
        ("{".to_owned(), Wrong::Broken),
        ("[".repeat(100_000), Wrong::Broken),
        ("null".to_owned(), Wrong::Foreign),
        ("{}".to_owned(), Wrong::Foreign),
        (with("/kind", json!("promptwacht-pack")), Wrong::Foreign),
        (with("/version", json!(2)), Wrong::Version),
        (with("/lesson", json!({})), Wrong::Empty),
        (with("/lesson", json!([])), Wrong::Empty),
        (with("/lesson", json!("x")), Wrong::Foreign),
        (with("/lesson", json!({ "html": "x" })), Wrong::Foreign),
        (with("/lesson/why", json!("x")), Wrong::Foreign),
        (with("/lesson/why/0/title", json!(3)), Wrong::Foreign),
        (with("/lesson/cases/0/wrong", json!("x")), Wrong::Foreign),
        (with("/lesson/why/0/title", json!("a\u{0}b")), Wrong::Bounds),
        (
            with("/lesson/why/0/text", json!("x".repeat(1001))),
            Wrong::TooMuch,
        ),
        (
            with("/lesson/cases/0/wrong", json!(["a", "b", "c", "d"])),
            Wrong::TooMuch,
        ),
        (
            with("/lesson/why/1/tip", json!("A".repeat(500))),
            Wrong::TooMuch,
        ),
        (many(Part::Why), Wrong::TooMuch),
        (many(Part::Rules), Wrong::TooMuch),
        (many(Part::Cases), Wrong::TooMuch),
    ] {
        let about: String = text.chars().take(200).collect();
        assert_eq!(read(&text), Err(wrong), "{about}");
    }
    let mut all = value(&own());
    all["why"] = json!(vec![all["why"][0].clone(); 13]);
    assert_eq!(state(&all, Part::Why), State::TooMany);
    assert!(!told(&all, Language::Nl).why.own);
}

#[test]
fn text_of_a_trainer_is_given_to_the_check_and_ours_is_not() {
    let mut row = value(&own())["rules"][0].clone();
    row["not_as"] = json!("Mevrouw Jansen, BSN 999990019.");
    assert_eq!(written(Part::Rules, &row), "Mevrouw Jansen, BSN 999990019.");
    let mut row = value(&own())["cases"][0].clone();
    row["wrong"] = json!(["Nieuw", own().cases[0].wrong[0]]);
    assert_eq!(written(Part::Cases, &row), "Nieuw");
    assert_eq!(written(Part::Why, &json!("x")), "");
}

#[test]
fn a_case_has_one_right_choice_and_is_shuffled() {
    for (at, case) in ours(Language::En).cases.iter().enumerate() {
        let mut places = BTreeSet::new();
        for seed in 0..20 {
            let asked = case.asked(at, Origin::Ours, &mut Draw::new(seed));
            assert_eq!(asked.answers.len(), 3);
            assert_eq!(asked.answers[asked.right()].text, case.right);
            places.insert(asked.right());
        }
        assert_eq!(places.len(), 3);
    }
    let bare = Case {
        tip: String::new(),
        ..own().cases[0].clone()
    };
    let asked = bare.asked(0, Origin::Own, &mut Draw::new(1));
    assert_eq!((asked.tip, asked.id.as_str()), (None, "case-1"));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let _ = read(&text);
        let lesson = json!({ "kind": KIND, "version": 1, "lesson": { "why": [{ "title": text }] } });
        if let Ok(own) = read(&lesson.to_string()) {
            prop_assert_eq!(read(&write(&own)), Ok(own));
        }
    }
}
