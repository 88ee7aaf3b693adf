//! What power AI takes: a guess first, then what is known, and a sum with both figures.

use promptwacht_coach::Language;
use promptwacht_coach::energy::{Figure, energy, estimate, readable};
use promptwacht_coach::law::written_day;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::piece;
use crate::search::places;
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};

/// Most questions and most days that are reckoned with.
const MOST: u32 = 1000;

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let guess = create_signal(None::<&'static str>);
    let known = move || guess.get().is_some().then(known);
    (
        tags::p().children(say("learn_energy_why")),
        move || piece::of_organisation(shelf.text_set("/learning/energy").into_iter().collect()),
        (
            tags::h3().children(say("learn_energy_guess")),
            ask(guess),
            known,
        ),
        tags::h3().children(say("learn_energy_sum")),
        tags::p().children(sum_why()),
        sums(),
        tags::h3().children(say("learn_energy_search")),
        tags::p().children(say("learn_energy_search_why")),
        places(),
        tags::p()
            .class("buttons")
            .children(piece::print("print-energy")),
    )
        .into()
}

fn ask(guess: Signal<Option<&'static str>>) -> View {
    let options: Vec<View> = ["short", "middle", "long"]
        .into_iter()
        .map(|one| {
            let id = format!("guess-{one}");
            let field = tags::input()
                .r#type("radio")
                .name("guess")
                .id(id.clone())
                .on(events::change, move |_: Event| guess.set(Some(one)));
            let words = say(&format!("learn_energy_guess_{one}"));
            tags::p()
                .class("answer")
                .children((field, tags::label().r#for(id).children(words)))
                .into()
        })
        .collect();
    let reply = move || -> Option<View> {
        let key = match guess.get()? {
            "short" => "learn_energy_guess_good",
            _ => "learn_energy_guess_off",
        };
        Some(tags::p().class("outcome hint").children(say(key)).into())
    };
    (
        tags::fieldset().children((
            tags::legend().children(say("learn_energy_guess_ask")),
            options,
        )),
        tags::div()
            .id("guessed")
            .attr("role", "status")
            .children(reply),
    )
        .into()
}

/// What is seen after the guess.
fn known() -> View {
    (
        tags::h3().children(say("learn_energy_known")),
        published(),
        tags::div().class("outcome warn").children((
            tags::h3().children(say("learn_energy_wrong")),
            tags::p().children(said(&energy().note)),
        )),
    )
        .into()
}

/// The figures that were published, each with its year and its source.
pub(crate) fn published() -> View {
    let rows: Vec<View> = energy().figures.iter().map(row).collect();
    let head = |key: &str| tags::th().attr("scope", "col").children(say(key));
    let table = tags::table().children((
        tags::caption().children(say("learn_energy_table")),
        tags::thead().children(tags::tr().children((
            head("learn_energy_table_who"),
            head("learn_energy_table_year"),
            head("learn_energy_table_wh"),
            head("learn_energy_table_page"),
        ))),
        tags::tbody().children(rows),
    ));
    let dates = say_with(
        "learn_law_dates",
        &[
            &written_day(&energy().checked, language()),
            &written_day(&energy().review, language()),
        ],
    );
    (
        tags::p().children(said(&energy().text)),
        table,
        tags::p().class("why").children(dates),
    )
        .into()
}

fn sum_why() -> String {
    let sum = &energy().sum;
    let [published, laptop, workshop] = [sum.published, sum.laptop, sum.workshop].map(figure);
    say_with("learn_energy_sum_why", &[&published, &laptop, &workshop])
}

/// A number with two decimals at most, as the language writes it.
fn figure(number: f64) -> String {
    let number = (number * 100.0).round() / 100.0;
    match language() {
        Language::Nl => number.to_string().replace('.', ","),
        Language::En => number.to_string(),
    }
}

fn row(one: &'static Figure) -> View {
    let link = match &one.link {
        Some(link) => piece::link_out(link.as_str(), say("learn_energy_table_link")),
        None => say("learn_energy_table_none").into(),
    };
    tags::tr()
        .children((
            tags::th().attr("scope", "row").children(said(&one.who)),
            tags::td().children(one.year.to_string()),
            tags::td().children(figure(one.tenths / 10.0)),
            tags::td().children(link),
        ))
        .into()
}

/// The whole number in a field, where it can be reckoned with.
fn number(text: &str) -> Option<u32> {
    let number = text.trim().parse().ok()?;
    (1..=MOST).contains(&number).then_some(number)
}

fn sums() -> View {
    let questions = create_signal("10".to_owned());
    let days = create_signal("1".to_owned());
    let field = |id: &'static str, name: &str, text: Signal<String>| -> View {
        let wrong = move || text.with(|text| number(text).is_none());
        let input = tags::input()
            .id(id)
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "sum")
            .attr("aria-invalid", move || wrong().then_some("true"))
            .prop("value", move || text.get_clone())
            .on(events::input, move |event: Event| {
                text.set(browser::written(&event));
            });
        let label = tags::label().r#for(id).children(say(name));
        tags::div().class("field").children((label, input)).into()
    };
    let found = move || -> View {
        let both = questions
            .with(|text| number(text))
            .zip(days.with(|text| number(text)));
        let Some((questions, days)) = both else {
            return tags::p()
                .class("outcome stop")
                .children(say("learn_energy_bad"))
                .into();
        };
        let sum = estimate(questions, days);
        let row = |name: &str, wh: f64, minutes: f64| -> View {
            let words = result(wh, minutes);
            (tags::dt().children(say(name)), tags::dd().children(words)).into()
        };
        let rows = (
            row("learn_energy_ours", sum.published_wh, sum.published_minutes),
            row("learn_energy_theirs", sum.workshop_wh, sum.workshop_minutes),
        );
        tags::dl().children(rows).into()
    };
    (
        tags::div().class("sieve").children((
            field("energy-questions", "learn_energy_questions", questions),
            field("energy-days", "learn_energy_days", days),
        )),
        tags::div().id("sum").attr("role", "status").children(found),
    )
        .into()
}

fn result(wh: f64, minutes: f64) -> String {
    let comma = language() == Language::Nl;
    let (key, time) = if minutes < 120.0 {
        ("learn_energy_result", minutes)
    } else {
        ("learn_energy_result_hours", minutes / 60.0)
    };
    say_with(key, &[&readable(wh, comma), &readable(time, comma)])
}
