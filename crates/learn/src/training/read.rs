//! What is read in the training, and the situations to choose in: ours, or the trainer's.

use promptwacht_coach::own_lesson::Told;
use promptwacht_coach::quiz::Origin;
use sycamore::prelude::*;
use sycamore::web::tags;

use super::{Run, Stage, head, onward, steps};
use crate::words::{say, say_with};
use crate::{ask, piece};

/// Says that what follows is the trainer's.
pub(super) fn of_trainer(own: bool) -> View {
    if own {
        tags::p()
            .class("mark own-lesson")
            .children(say("learn_training_own"))
            .into()
    } else {
        ().into()
    }
}

/// Why it is there.
pub(super) fn why(run: Run, told: &Told) -> View {
    let cards: Vec<View> = told
        .why
        .rows
        .iter()
        .map(|why| {
            let tip: View = if why.tip.is_empty() {
                ().into()
            } else {
                let words = say_with("learn_quiz_tip", &[&why.tip]);
                let link = piece::link_to(&format!("tips/{}", why.tip), words);
                tags::p().class("why").children(link).into()
            };
            tags::li()
                .class("card")
                .children((
                    tags::h4().children(why.title.clone()),
                    tags::p().children(why.text.clone()),
                    tip,
                ))
                .into()
        })
        .collect();
    (
        steps(0),
        head(say("learn_training_step_why")),
        of_trainer(told.why.own),
        tags::ul().class("cards").children(cards),
        onward("learn_training_next", move || run.go(Stage::Rules)),
    )
        .into()
}

/// What may and what may not.
pub(super) fn rules(run: Run, told: &Told) -> View {
    let shelf = run.shelf;
    let rules: Vec<View> = told
        .rules
        .rows
        .iter()
        .map(|rule| {
            let side = |class: &'static str, words: &str, text: &str, example: &str| {
                tags::div().class(class).children((
                    tags::h5().children(say(words)),
                    tags::p().children(text.to_owned()),
                    tags::p().children(tags::q().children(example.to_owned())),
                ))
            };
            let may = side("may", "learn_training_may", &rule.may, &rule.may_as);
            let not = side("not", "learn_training_not", &rule.not, &rule.not_as);
            tags::section()
                .children((
                    tags::h4().children(rule.title.clone()),
                    tags::div().class("sides").children((may, not)),
                ))
                .into()
        })
        .collect();
    (
        steps(1),
        head(say("learn_training_step_rules")),
        of_trainer(told.rules.own),
        tags::p()
            .class("why")
            .children(say("learn_training_made_up")),
        move || piece::of_organisation(shelf.lines_set("/learning/lesson_rules")),
        rules,
        onward("learn_training_next", move || run.go(Stage::Case(0))),
    )
        .into()
}

/// A situation with a choice.
pub(super) fn case(run: Run, told: &Told, at: usize) -> View {
    let cases = &told.cases;
    let Some(case) = cases.rows.get(at) else {
        return ().into();
    };
    let is_last = at + 1 >= cases.rows.len();
    let next = move || -> View {
        onward("learn_training_next", move || {
            if is_last {
                run.ask();
            } else {
                run.go(Stage::Case(at + 1));
            }
        })
    };
    let number = say_with(
        "learn_training_case",
        &[
            &(at + 1).to_string(),
            &cases.rows.len().to_string(),
            &case.title,
        ],
    );
    let origin = if cases.own { Origin::Own } else { Origin::Ours };
    let asked = case.asked(at, origin, &mut piece::chance());
    (
        steps(2),
        head(number),
        of_trainer(cases.own),
        ask::question(asked, |_| (), next),
    )
        .into()
}
