//! The AI group of an organisation: its meetings, members, decisions, what colleagues ask for, and the questions before a purchase.

use promptwacht_coach::bring;
use promptwacht_coach::organisation::organisation;
use serde_json::{Map, Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::drawer::{self, Drawer, Field, Kind, day, field, nothing, rows, save, wrong};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

const MEMBERS: &[Field] = &[("role", Kind::Line), ("name", Kind::Line)];

const DECISIONS: &[Field] = &[
    ("what", Kind::Line),
    ("date", Kind::Date),
    ("why", Kind::Text),
    ("owner", Kind::Line),
];

const ANSWERS: Kind = Kind::Choice(&["unknown", "yes", "no"]);

const PURCHASES: &[Field] = &[
    ("tool", Kind::Line),
    ("contract", ANSWERS),
    ("dpia", ANSWERS),
    ("mdr", ANSWERS),
    ("storage", Kind::Line),
    ("training", ANSWERS),
    ("logging", ANSWERS),
    (
        "decision",
        Kind::Choice(&["open", "approved", "conditional", "refused"]),
    ),
    ("date", Kind::Date),
    ("note", Kind::Text),
];

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let drawer = Drawer::new(shelf, "group");
    let part = |id: &str, list: View| -> View {
        (
            tags::h3().children(say(&format!("learn_group_{id}"))),
            tags::p().children(say(&format!("learn_group_{id}_why"))),
            list,
        )
            .into()
    };
    (
        tags::p().children(say("learn_group_why")),
        tags::p().class("why").children(say("learn_kept_self")),
        files(drawer),
        part("agenda", agenda(drawer)),
        part(
            "members",
            rows(drawer, "member", "/members", MEMBERS, nothing),
        ),
        part("requests", requests(drawer)),
        part(
            "purchases",
            rows(drawer, "purchase", "/purchases", PURCHASES, open_questions),
        ),
        part(
            "decisions",
            rows(drawer, "decision", "/decisions", DECISIONS, nothing),
        ),
    )
        .into()
}

fn files(drawer: Drawer) -> View {
    let decisions = move || {
        let columns = ["what", "date", "why", "owner"]
            .map(|name| (name, say(&format!("learn_decision_{name}"))));
        bring::csv(&columns, &drawer.list("/decisions"))
    };
    let all = move || {
        let file = json!({
            "kind": "promptwacht-group",
            "version": 1,
            "group": drawer.at(""),
        });
        format!("{file:#}\n")
    };
    let take = move |text: String| {
        let group = bring::group(&text).map_err(wrong)?;
        drawer.replace("", group, "");
        Ok(say("learn_brought"))
    };
    tags::div()
        .class("buttons")
        .children((
            save(
                "group-csv",
                "learn_group_csv",
                "promptwacht-besluiten.csv",
                "text/csv",
                decisions,
            ),
            save(
                "group-json",
                "learn_save_json",
                "promptwacht-ai-groep.json",
                "application/json",
                all,
            ),
            piece::print("group-print"),
            drawer::bring(
                drawer.shelf,
                "group-import",
                "learn_bring_json",
                ".json,application/json",
                take,
            ),
        ))
        .into()
}

fn agenda(drawer: Drawer) -> View {
    let items: Vec<View> = organisation()
        .agenda
        .iter()
        .map(|item| {
            let minutes = say_with("learn_group_minutes", &[&item.minutes.to_string()]);
            tags::li()
                .children((tags::b().children(minutes), " ", said(&item.text)))
                .into()
        })
        .collect();
    let fields = move || -> Vec<View> {
        drawer.follow();
        let one = |one: &Field| field(drawer, "meeting", "/meeting", *one);
        untrack(|| {
            [("date", Kind::Date), ("points", Kind::Lines)]
                .iter()
                .map(one)
                .collect()
        })
    };
    (
        tags::ul().children(items),
        tags::div().class("fields").children(fields),
    )
        .into()
}

/// What of a purchase is still open, and what stands in its way.
fn open_questions(purchase: &Value) -> View {
    let text = |name: &str| {
        purchase
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let open = organisation()
        .purchase
        .iter()
        .filter(|one| ["", "unknown"].contains(&text(&one.id)));
    let open = open.count();
    let mut lines = Vec::new();
    if open > 0 {
        lines.push(say_with("learn_purchase_open", &[&open.to_string()]));
    }
    for (name, answer) in [
        ("contract", "no"),
        ("dpia", "no"),
        ("mdr", "yes"),
        ("training", "yes"),
        ("logging", "no"),
    ] {
        if text(name) == answer {
            lines.push(say(&format!("learn_purchase_{name}_{answer}_care")));
        }
    }
    let class = if lines.is_empty() {
        lines.push(say("learn_purchase_fine"));
        "outcome hint"
    } else {
        "outcome warn"
    };
    let lines: Vec<View> = lines
        .into_iter()
        .map(|line| tags::li().children(line).into())
        .collect();
    tags::ul().class(class).children(lines).into()
}

/// What colleagues ask for: files of the page "Vraag aan".
fn requests(drawer: Drawer) -> View {
    let take = move |text: String| {
        let request = bring::request(&text).map_err(wrong)?;
        let mut all = untrack(|| drawer.list("/requests"));
        let request = json!({ "fields": request });
        if all.contains(&request) {
            return Err(say("learn_group_known"));
        }
        all.push(request);
        drawer.set("/requests", Value::Array(all), "");
        Ok(say("learn_brought"))
    };
    let each = move || -> View {
        let all = drawer.list("/requests");
        if all.is_empty() {
            return tags::p()
                .class("why")
                .children(say("learn_group_no_requests"))
                .into();
        }
        let all: Vec<View> = all
            .iter()
            .enumerate()
            .map(|(at, request)| one_request(drawer, at, request))
            .collect();
        tags::ol()
            .class("rows")
            .id("group-requests")
            .children(all)
            .into()
    };
    (
        drawer::bring(
            drawer.shelf,
            "group-request",
            "learn_group_bring",
            ".json,application/json",
            take,
        ),
        each,
    )
        .into()
}

fn one_request(drawer: Drawer, at: usize, request: &Value) -> View {
    let fields: Map<String, Value> = request
        .get("fields")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let tool = ["tool", "name"]
        .iter()
        .find_map(|name| fields.get(*name)?.as_str())
        .unwrap_or_default()
        .to_owned();
    let shown: Vec<View> = fields
        .iter()
        .map(|(name, value)| {
            let text = value.as_str().unwrap_or_default();
            let label = say(&format!("learn_request_{name}"));
            let label = if label.is_empty() {
                name.clone()
            } else {
                label
            };
            (tags::dt().children(label), tags::dd().children(day(text))).into()
        })
        .collect();
    let asked = tool.clone();
    let judge = move || {
        let mut all = untrack(|| drawer.list("/purchases"));
        let place = all.len();
        all.push(json!({
            "tool": asked, "contract": "unknown", "dpia": "unknown", "mdr": "unknown", "training": "unknown",
            "logging": "unknown", "decision": "open",
        }));
        drawer.set("/purchases", Value::Array(all), "");
        promptwacht_kit::browser::focus(&format!("#group-purchases-{place}-contract"));
    };
    let remove = move || {
        let mut all = untrack(|| drawer.list("/requests"));
        if at < all.len() {
            all.remove(at);
        }
        drawer.set("/requests", Value::Array(all), "learn_removed");
        promptwacht_kit::browser::focus("main h2");
    };
    let legend = format!("{} {}: {tool}", say("learn_group_request"), at + 1);
    tags::li()
        .children(tags::fieldset().children((
            tags::legend().children(legend),
            tags::dl().children(shown),
            tags::p().class("buttons").children((
                piece::button(format!("group-judge-{at}"), say("learn_group_judge"), judge),
                piece::button(format!("group-drop-{at}"), say("learn_remove"), remove),
            )),
        )))
        .into()
}
