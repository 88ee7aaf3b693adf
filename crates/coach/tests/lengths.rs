//! The length of an option gives no answer away: who knows nothing and always picks the longest one, or always the shortest, gets
//! nowhere. Options that look equally long share the pick.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is missing"
)]

use promptwacht_coach::Language;
use promptwacht_coach::aid::aid;
use promptwacht_coach::draw::Draw;
use promptwacht_coach::law::laws;
use promptwacht_coach::lesson::lesson;
use promptwacht_coach::own_lesson::ours;
use promptwacht_coach::quiz::{Asked, Origin, Question, quiz};
use promptwacht_coach::talk::talk;
use promptwacht_coach::training::score;

/// What the training wants where an organisation sets nothing else, in per cent.
const PASS_MARK: u32 = 80;
/// Share of a set, in per cent, that may be right by length alone. Chance is 25 with four options and 50 with two; above 45 the
/// length says more than chance does, and half of the way to a pass is for free.
const BY_LENGTH: usize = 45;
/// A right option is at most this much longer than the next: four thirds. What is longer stands out at a glance.
const LONGER: (usize, usize) = (4, 3);
/// One, in parts that any number of options up to four divides.
const WHOLE: usize = 12;

/// Whether the first length is picked rather than the second.
type Beats = fn(usize, usize) -> bool;
const LONGEST: Beats = |a, b| a > b;
const SHORTEST: Beats = |a, b| a < b;

/// How long the options of a question are.
struct Lengths {
    id: String,
    right: usize,
    others: Vec<usize>,
}

impl Lengths {
    fn of<'a>(id: &str, right: usize, options: impl Iterator<Item = &'a str>) -> Self {
        let mut others: Vec<usize> = options.map(|text| text.chars().count()).collect();
        let right = others.remove(right);
        Self {
            id: id.to_owned(),
            right,
            others,
        }
    }

    fn asked(asked: &Asked) -> Self {
        let options = asked.answers.iter().map(|answer| answer.text.as_str());
        Self::of(&asked.id, asked.right(), options)
    }

    /// What is hit, in parts of [`WHOLE`], by who picks one of the options that no other option `beats`.
    fn hit(&self, beats: Beats) -> usize {
        if self.others.iter().any(|other| beats(*other, self.right)) {
            return 0;
        }
        let equal = self.others.iter().filter(|other| **other == self.right);
        WHOLE / (1 + equal.count())
    }

    fn stands_out(&self) -> bool {
        let next = self.others.iter().max().copied().unwrap_or_default();
        self.right * LONGER.1 > next * LONGER.0
    }
}

/// What is right, in per cent, by picking the longest option and by picking the shortest.
fn shares(set: &[Lengths]) -> (usize, usize) {
    let share = |beats: Beats| {
        let hits: usize = set.iter().map(|one| one.hit(beats)).sum();
        hits * 100 / (WHOLE * set.len())
    };
    (share(LONGEST), share(SHORTEST))
}

/// All that is asked, by the set in which it is met.
fn sets(language: Language) -> Vec<(&'static str, Vec<Lengths>)> {
    let questions = |which: fn(&Question) -> bool| -> Vec<Lengths> {
        let chosen = quiz().questions.iter().filter(|one| which(one));
        let lengths = chosen.map(|one| Lengths::asked(&one.asked(language)));
        lengths.collect()
    };
    let cases = ours(language).cases.into_iter().enumerate();
    let cases =
        cases.map(|(at, case)| Lengths::asked(&case.asked(at, Origin::Ours, &mut Draw::new(1))));
    let cards = laws().cards.iter().map(|law| {
        let options = law.answers.iter().map(|words| words.within(language));
        Lengths::of(&law.id, law.right, options)
    });
    let choices = talk().choices.iter().map(|choice| {
        let options = choice.options.iter().map(|words| words.within(language));
        Lengths::of(&choice.id, choice.right, options)
    });
    let one = &aid().quiz;
    let options = one.answers.iter().map(|words| words.within(language));
    let one = Lengths::of("aid", one.right, options);
    vec![
        ("the quiz", questions(|_| true)),
        (
            "the talk document",
            questions(|one| one.id.starts_with("D-")),
        ),
        ("the training", questions(|one| one.lesson)),
        ("the lesson", cases.collect()),
        ("the law", cards.collect()),
        (
            "the talk and the answer check",
            choices.chain([one]).collect(),
        ),
    ]
}

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

#[test]
fn who_picks_by_length_gets_nowhere() {
    for language in LANGUAGES {
        for (name, set) in sets(language) {
            let (longest, shortest) = shares(&set);
            assert!(
                longest < BY_LENGTH,
                "{name}, {}: the longest option is right in {longest}%",
                language.tag()
            );
            // Of two options the one is the shortest where the other is the longest.
            let two = set.iter().all(|one| one.others.len() == 1);
            assert!(
                two || shortest < BY_LENGTH,
                "{name}, {}: the shortest option is right in {shortest}%",
                language.tag()
            );
        }
    }
}

#[test]
fn no_draw_of_the_training_is_passed_by_length() {
    for language in LANGUAGES {
        let sets = sets(language);
        let (_, pool) = sets
            .iter()
            .find(|(name, _)| *name == "the training")
            .unwrap();
        // The worst draw asks each of them, and each guess among equals is lucky.
        for beats in [LONGEST, SHORTEST] {
            let lucky = pool.iter().filter(|one| one.hit(beats) > 0).count();
            let reached = score(lucky, lesson().questions);
            assert!(reached < PASS_MARK, "{}: {reached}%", language.tag());
        }
    }
}

#[test]
fn no_right_answer_stands_out() {
    for language in LANGUAGES {
        for (name, set) in sets(language) {
            let long: Vec<&str> = set
                .iter()
                .filter(|one| one.stands_out())
                .map(|one| one.id.as_str())
                .collect();
            assert!(long.is_empty(), "{name}, {}: {long:?}", language.tag());
        }
    }
}

#[test]
fn lengths_are_measured_as_they_look() {
    let of = |right, options: &[&str]| Lengths::of("", right, options.iter().copied());
    let longest = of(1, &["nee", "ja, één"]);
    assert_eq!(
        (longest.right, longest.others.as_slice()),
        (7, [3].as_slice())
    );
    assert!(longest.stands_out());
    assert!(!of(0, &["vier", "dri"]).stands_out());
    assert_eq!(shares(&[longest, of(0, &["a", "bb", "b"])]), (50, 25));
    assert_eq!(shares(&[of(2, &["aa", "b", "cc"])]), (50, 0));
}
