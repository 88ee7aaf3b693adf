//! For the organisation: the checklist, and what was counted before and after a training.

use promptwacht_coach::before_after::{self, Totals};
use promptwacht_coach::bring;
use promptwacht_coach::organisation::{self, Point, STATES, organisation};
use promptwacht_coach::progress::paths;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::drawer::{self, Drawer, Field, Kind, field, save, wrong};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};

const FIELDS: &[Field] = &[
    ("owner", Kind::Line),
    ("date", Kind::Date),
    ("status", Kind::Choice(&STATES)),
    ("note", Kind::Text),
];

const TOTALS: &[(&str, &[Field])] = &[
    (
        "before",
        &[("prompts", Kind::Number), ("findings", Kind::Number)],
    ),
    (
        "after",
        &[("prompts", Kind::Number), ("findings", Kind::Number)],
    ),
];

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let drawer = Drawer::new(shelf, "organisation");
    let progress = move || {
        let done = organisation::done(&drawer.at("/points")).to_string();
        let all = organisation().points.len().to_string();
        tags::p()
            .id("organisation-done")
            .children(say_with("learn_organisation_done", &[&done, &all]))
    };
    let points = move || -> Vec<View> {
        drawer.follow();
        untrack(|| {
            organisation()
                .points
                .iter()
                .map(|one| point(drawer, one))
                .collect()
        })
    };
    let ways = ["group", "list", "share"].map(|part| {
        let link = tags::a().class("button").href(format!("#{part}"));
        View::from(link.children(say(&format!("learn_{part}"))))
    });
    (
        tags::p().children(say("learn_organisation_why")),
        tags::p().class("why").children(say("learn_kept_self")),
        tags::p().class("buttons").children(Vec::from(ways)),
        tags::h3().children(say("learn_organisation_list")),
        progress,
        files(drawer),
        tags::ol().class("rows").children(points),
        counts(drawer),
    )
        .into()
}

fn point(drawer: Drawer, point: &'static Point) -> View {
    let within = format!("/points/{}", point.id);
    let source = organisation()
        .sources
        .iter()
        .find(|source| source.id == point.source)
        .map(|source| said(&source.name));
    let there = point.part.as_ref().map(|part| {
        View::from(tags::p().children(piece::link_to(part, say(&format!("learn_{part}")))))
    });
    let agenda: Vec<View> = point
        .agenda
        .within(language())
        .iter()
        .map(|line| tags::li().children(line.clone()).into())
        .collect();
    let agenda = tags::details().children((
        tags::summary().children(say("learn_organisation_agenda")),
        tags::ul().children(agenda),
    ));
    let fields: Vec<View> = FIELDS
        .iter()
        .map(|one| field(drawer, "organisation", &within, *one))
        .collect();
    tags::li()
        .id(point.id.clone())
        .children(tags::fieldset().children((
            tags::legend().children(format!("{} {}", point.id, said(&point.title))),
            tags::p().children(said(&point.text)),
            tags::p().class("why").children(source.unwrap_or_default()),
            there,
            agenda,
            tags::div().class("fields").children(fields),
        )))
        .into()
}

fn files(drawer: Drawer) -> View {
    let filled = move || drawer.at("/points");
    let table = move || {
        let columns = ["id", "title", "owner", "date", "status", "note"]
            .map(|name| (name, say(&format!("learn_organisation_{name}"))));
        let mut rows = organisation::rows(&filled(), language());
        for row in &mut rows {
            let status = row
                .get("status")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let words = say(&format!("learn_organisation_status_{status}"));
            if let Some(fields) = row.as_object_mut() {
                fields.insert("status".to_owned(), json!(words));
            }
        }
        bring::csv(&columns, &rows)
    };
    let take = move |text: String| {
        let filled = organisation::from_json(&text).map_err(wrong)?;
        drawer.replace("/points", filled, "");
        Ok(say("learn_brought"))
    };
    tags::div()
        .class("buttons")
        .children((
            save(
                "organisation-csv",
                "learn_save_csv",
                "promptwacht-checklist.csv",
                "text/csv",
                table,
            ),
            save(
                "organisation-json",
                "learn_save_json",
                "promptwacht-checklist.json",
                "application/json",
                move || organisation::to_json(&filled(), language()),
            ),
            piece::print("organisation-print"),
            drawer::bring(
                drawer.shelf,
                "organisation-import",
                "learn_bring_json",
                ".json,application/json",
                take,
            ),
        ))
        .into()
}

fn totals(drawer: Drawer, side: &str) -> Totals {
    serde_json::from_value(drawer.at(&format!("/totals/{side}"))).unwrap_or_default()
}

/// What was counted before and after a training.
fn counts(drawer: Drawer) -> View {
    let take = move |text: String| {
        let day = drawer.now("/totals/day");
        let Some(day) = day.as_str() else {
            return Err(say("learn_totals_day_first"));
        };
        let sums = before_after::read(&text, day).map_err(wrong)?;
        let totals = json!({
            "day": day,
            "before": sums.before,
            "after": sums.after,
            "trained": sums.trained,
        });
        drawer.replace("/totals", totals, "");
        Ok(if sums.hidden > 0 {
            say_with("learn_totals_hidden", &[&sums.hidden.to_string()])
        } else {
            say("learn_brought")
        })
    };
    let sides = move || -> Vec<View> {
        drawer.follow();
        let side = |(side, fields): &(&'static str, &'static [Field])| {
            let within = format!("/totals/{side}");
            let fields: Vec<View> = fields
                .iter()
                .map(|one| field(drawer, "totals", &within, *one))
                .collect();
            let legend = tags::legend().children(say(&format!("learn_totals_{side}")));
            let inside = tags::div().class("fields").children(fields);
            tags::li()
                .children(tags::fieldset().children((legend, inside)))
                .into()
        };
        untrack(|| TOTALS.iter().map(side).collect())
    };
    let day = move || -> View {
        drawer.follow();
        untrack(|| field(drawer, "totals", "/totals", ("day", Kind::Date)))
    };
    (
        tags::h3().children(say("learn_totals")),
        tags::p().children(say("learn_totals_why")),
        day,
        drawer::bring(
            drawer.shelf,
            "totals-import",
            "learn_totals_bring",
            ".csv,text/csv",
            take,
        ),
        tags::ol().class("rows").children(sides),
        move || bars(drawer),
        move || trained(drawer),
    )
        .into()
}

/// How often the training was done, by role; nothing where no table said so.
fn trained(drawer: Drawer) -> View {
    let trained = drawer.at("/totals/trained");
    let number = |role: &str| trained.get(role).and_then(Value::as_u64);
    let roles = paths().roles.iter();
    let named = roles.map(|role| (said(&role.name), number(&role.id)));
    let rest = (say("learn_totals_no_role"), number(before_after::NO_ROLE));
    let each: Vec<View> = named
        .chain([rest])
        .filter_map(|(name, number)| {
            let number = tags::dd().children(number?.to_string());
            Some((tags::dt().children(name), number).into())
        })
        .collect();
    if each.is_empty() {
        return ().into();
    }
    (
        tags::h4().children(say("learn_totals_trained")),
        tags::dl().id("totals-trained").children(each),
    )
        .into()
}

/// Two bars, with their numbers beside them.
fn bars(drawer: Drawer) -> View {
    let sides = ["before", "after"].map(|side| (side, totals(drawer, side).per_hundred()));
    let most = sides.iter().filter_map(|(_, number)| *number).max();
    let Some(most) = most.filter(|_| sides.iter().all(|(_, number)| number.is_some())) else {
        return tags::p()
            .class("why")
            .children(say("learn_totals_more"))
            .into();
    };
    let each: Vec<View> = sides
        .iter()
        .map(|(side, number)| {
            let number = number.unwrap_or_default();
            let share = (number * 100).checked_div(most).unwrap_or_default();
            (
                tags::dt().children(say(&format!("learn_totals_{side}"))),
                tags::dd().children((
                    tags::span()
                        .class("bar")
                        .style(format!("width: {}%", share * 7 / 10)),
                    " ",
                    tags::b().children(number.to_string()),
                )),
            )
                .into()
        })
        .collect();
    let theirs = ["before", "after"]
        .map(|side| serde_json::from_value::<Totals>(drawer.at(&format!("/theirs/{side}"))).ok());
    let theirs = match theirs {
        [Some(before), Some(after)] => before.per_hundred().zip(after.per_hundred()),
        _ => None,
    };
    let theirs = theirs.map(|(before, after)| {
        let words = say_with(
            "learn_totals_theirs",
            &[&before.to_string(), &after.to_string()],
        );
        View::from(tags::p().children(words))
    });
    (
        tags::h4().children(say("learn_totals_bars")),
        tags::dl()
            .class("two-bars")
            .id("totals-bars")
            .children(each),
        theirs,
        tags::p().class("why").children(say("learn_totals_care")),
    )
        .into()
}
