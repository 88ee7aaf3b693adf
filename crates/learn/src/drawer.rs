//! Forms over what is kept of a subject: fields, lists of fields, and files that are brought. Each change is kept at once.

use promptwacht_coach::bring::Wrong;
use promptwacht_coach::organisation::{Question, organisation};
use promptwacht_kit::browser;
use promptwacht_kit::files::{self, Unread};
use promptwacht_policy::{Step, set_at};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

/// What is kept of a subject, as something to write in.
#[derive(Clone, Copy)]
pub(crate) struct Drawer {
    pub(crate) shelf: Shelf,
    subject: &'static str,
    /// Goes up when all was replaced and must be drawn anew.
    turn: Signal<u32>,
}

/// What may be written in a field.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// Some lines that are one text.
    Text,
    /// A list with a line each.
    Lines,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// One of these.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Tick,
}

/// A field of a form: its name within the object, and the end of the key of its label.
pub(crate) type Field = (&'static str, Kind);

impl Drawer {
    pub(crate) fn new(shelf: Shelf, subject: &'static str) -> Self {
        let turn = create_signal(0);
        Self {
            shelf,
            subject,
            turn,
        }
    }

    /// What stands at a JSON pointer; follows changes.
    pub(crate) fn at(self, way: &str) -> Value {
        let all = self.shelf.get(self.subject);
        all.pointer(way).cloned().unwrap_or_default()
    }

    /// The same, as it stands now.
    pub(crate) fn now(self, way: &str) -> Value {
        untrack(|| self.at(way))
    }

    /// The entries of a list; follows changes.
    pub(crate) fn list(self, way: &str) -> Vec<Value> {
        match self.at(way) {
            Value::Array(all) => all,
            _ => Vec::new(),
        }
    }

    /// Writes at a JSON pointer; null takes away. `say_after` as [`Shelf::put`] has it.
    pub(crate) fn set(self, way: &str, value: Value, say_after: &'static str) {
        let mut all = untrack(|| self.shelf.get(self.subject));
        let value = (!value.is_null()).then_some(value);
        set_at(&mut all, &steps(way), value);
        self.shelf.put(self.subject, all, say_after);
    }

    /// The same for what no field wrote: everything is drawn anew.
    pub(crate) fn replace(self, way: &str, value: Value, say_after: &'static str) {
        self.set(way, value, say_after);
        self.redraw();
    }

    /// Has everything that follows [`Drawer::turn`] drawn anew.
    pub(crate) fn redraw(self) {
        self.turn.set(self.turn.get_untracked() + 1);
    }

    /// Follows what has everything drawn anew.
    pub(crate) fn follow(self) {
        let _ = self.turn.get();
    }
}

fn steps(way: &str) -> Vec<Step> {
    way.split('/')
        .filter(|name| !name.is_empty())
        .map(|name| {
            name.parse()
                .map_or_else(|_| Step::Name(name.to_owned()), Step::Entry)
        })
        .collect()
}

/// The id of what is drawn for a place.
fn id_of(drawer: Drawer, way: &str) -> String {
    format!("{}{}", drawer.subject, way.replace('/', "-"))
}

/// A field with its label. `words` begins the keys of its words: `learn_<words>_<name>`.
pub(crate) fn field(drawer: Drawer, words: &'static str, within: &str, field: Field) -> View {
    let (name, kind) = field;
    let way = format!("{within}/{name}");
    let id = id_of(drawer, &way);
    let label = tags::label()
        .r#for(id.clone())
        .children(label_of(words, name));
    let more = more_of(words, name);
    let about = (!more.is_empty()).then(|| {
        let about: View = tags::p()
            .class("why")
            .id(format!("{id}-more"))
            .children(more.clone())
            .into();
        about
    });
    let described = if about.is_some() {
        format!("{id}-more")
    } else {
        String::new()
    };
    let now = drawer.now(&way);
    let text = match &now {
        Value::String(text) => text.clone(),
        Value::Array(lines) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            lines.join("\n")
        }
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let write = move |event: Event| {
        let written = browser::written(&event);
        let written = written.trim();
        let value = match kind {
            Kind::Tick => browser::is_on(&event)
                .then_some(json!(true))
                .unwrap_or_default(),
            _ if written.is_empty() => Value::Null,
            Kind::Lines => {
                let lines = written.lines().map(str::trim);
                json!(lines.filter(|line| !line.is_empty()).collect::<Vec<_>>())
            }
            Kind::Number => written.parse::<u32>().map_or(Value::Null, Value::from),
            _ => json!(written),
        };
        drawer.set(&way, value, "");
    };
    let input = |kind: &'static str| {
        tags::input()
            .r#type(kind)
            .id(id.clone())
            .value(text.clone())
            .attr("aria-describedby", described.clone())
    };
    let drawn: View = match kind {
        Kind::Tick => {
            let input = tags::input()
                .r#type("checkbox")
                .id(id.clone())
                .checked(now == json!(true))
                .on(events::change, write);
            return tags::p().class("tick").children((input, label)).into();
        }
        Kind::Line => input("text").on(events::change, write).into(),
        Kind::Date => input("date").on(events::change, write).into(),
        Kind::Number => input("number")
            .attr("min", "0")
            .on(events::change, write)
            .into(),
        Kind::Text | Kind::Lines => tags::textarea()
            .id(id.clone())
            .rows("3")
            .attr("aria-describedby", described.clone())
            .prop("value", wasm_bindgen::JsValue::from(text))
            .on(events::change, write)
            .into(),
        Kind::Choice(choices) => {
            let choices: Vec<View> = choices
                .iter()
                .map(|choice| {
                    tags::option()
                        .value(*choice)
                        .selected(text == *choice)
                        .children(say(&format!("learn_{words}_{name}_{choice}")))
                        .into()
                })
                .collect();
            tags::select()
                .id(id.clone())
                .on(events::change, write)
                .children(choices)
                .into()
        }
    };
    tags::div()
        .class("field")
        .children((label, about, drawn))
        .into()
}

/// The questions of a purchase are taught, so their words stand in the table and not among the labels.
fn asked(words: &str, name: &str) -> Option<&'static Question> {
    let mut all = organisation().purchase.iter();
    all.find(|one| words == "purchase" && one.id == name)
}

fn label_of(words: &str, name: &str) -> String {
    let label = || say(&format!("learn_{words}_{name}"));
    asked(words, name).map_or_else(label, |question| said(&question.ask))
}

fn more_of(words: &str, name: &str) -> String {
    let more = || say(&format!("learn_{words}_{name}_more"));
    asked(words, name).map_or_else(more, |question| said(&question.why))
}

/// A list of small forms that grows and shrinks. `extra` is drawn at the head of each entry and follows it.
pub(crate) fn rows(
    drawer: Drawer,
    words: &'static str,
    list: &'static str,
    fields: &'static [Field],
    extra: impl Fn(&Value) -> View + Copy + 'static,
) -> View {
    let count = create_selector(move || drawer.list(list).len());
    let each = move || -> Vec<View> {
        drawer.follow();
        let count = count.get();
        untrack(|| {
            (0..count)
                .map(|at| row(drawer, words, list, at, fields, extra))
                .collect()
        })
    };
    let add = move || {
        let mut all = untrack(|| drawer.list(list));
        let at = all.len();
        // Where there are choices, the first of them holds from the beginning.
        let first: serde_json::Map<String, Value> = fields
            .iter()
            .filter_map(|(name, kind)| match kind {
                Kind::Choice(choices) => Some(((*name).to_owned(), json!(choices.first()?))),
                _ => None,
            })
            .collect();
        all.push(Value::Object(first));
        drawer.set(list, Value::Array(all), "");
        let row = id_of(drawer, &format!("{list}/{at}"));
        browser::focus(&format!("#{row} :is(input, select, textarea)"));
    };
    let button = piece::button(
        id_of(drawer, &format!("{list}/add")),
        say(&format!("learn_{words}_add")),
        add,
    );
    let button = tags::p().class("buttons").children(button);
    (tags::ol().class("rows").children(each), button).into()
}

fn row(
    drawer: Drawer,
    words: &'static str,
    list: &'static str,
    at: usize,
    fields: &'static [Field],
    extra: impl Fn(&Value) -> View + 'static,
) -> View {
    let within = format!("{list}/{at}");
    let id = id_of(drawer, &within);
    let (titled, followed) = (within.clone(), within.clone());
    let title = move || {
        let (first, _) = fields.first().copied().unwrap_or(("", Kind::Line));
        let text = drawer.at(&format!("{titled}/{first}"));
        let name = say(&format!("learn_{words}_one"));
        let number = (at + 1).to_string();
        match text.as_str() {
            Some(text) => format!("{name} {number}: {text}"),
            None => format!("{name} {number}"),
        }
    };
    let remove = move || {
        let mut all = untrack(|| drawer.list(list));
        if at < all.len() {
            all.remove(at);
        }
        drawer.replace(list, Value::Array(all), "learn_removed");
        browser::focus(&format!("#{}", id_of(drawer, &format!("{list}/add"))));
    };
    let inside: Vec<View> = fields
        .iter()
        .map(|one| field(drawer, words, &within, *one))
        .collect();
    let remove = piece::button(format!("{id}-remove"), say("learn_remove"), remove);
    let now = create_selector(move || drawer.at(&followed));
    tags::li()
        .id(id)
        .children(tags::fieldset().children((
            tags::legend().children(title),
            move || extra(&now.get_clone()),
            tags::div().class("fields").children(inside),
            tags::p().class("buttons").children(remove),
        )))
        .into()
}

/// Nothing beside the fields.
pub(crate) fn nothing(_: &Value) -> View {
    ().into()
}

/// A button that brings a file. `take` gives what was done or what is wrong, in words; both stand beside the button and are told.
pub(crate) fn bring(
    shelf: Shelf,
    id: &'static str,
    words: &'static str,
    accept: &'static str,
    take: impl Fn(String) -> Result<String, String> + Copy + 'static,
) -> View {
    let outcome = create_signal(None::<Result<String, String>>);
    // What is taken over later runs as if it were done now.
    let scope = use_current_scope();
    let chosen = move |event: Event| {
        spawn_local(async move {
            let taken = match files::chosen(event).await {
                Ok(text) => scope.run_in(|| take(text)),
                Err(Unread::TooLarge) => Err(say("learn_file_huge")),
                Err(Unread::Nothing) => Err(say("learn_file_broken")),
            };
            let told = match &taken {
                Ok(words) | Err(words) => words.clone(),
            };
            outcome.set(Some(taken));
            shelf.tell(told);
        });
    };
    let input = tags::input()
        .class("away")
        .id(id)
        .r#type("file")
        .accept(accept)
        .on(events::change, chosen);
    let shown = move || -> View {
        match outcome.get_clone() {
            None => ().into(),
            Some(Ok(words)) => tags::p().class("outcome hint").children(words).into(),
            Some(Err(words)) => tags::p()
                .class("outcome stop")
                .children((words, " ", say("learn_file_same")))
                .into(),
        }
    };
    let label = tags::label().class("button").children((say(words), input));
    (tags::div().children(label), shown).into()
}

/// What is wrong with a file, in words.
pub(crate) fn wrong(wrong: Wrong) -> String {
    say(&format!("learn_file_{}", wrong.id()))
}

/// A day as people read it: `23-11-2026` in Dutch.
pub(crate) fn day(date: &str) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    match parts.as_slice() {
        [year, month, day] => say_with("learn_day", &[day, month, year]),
        _ => date.to_owned(),
    }
}

/// A button that saves a file.
pub(crate) fn save(
    id: &'static str,
    words: &'static str,
    name: &'static str,
    kind: &'static str,
    make: impl Fn() -> String + 'static,
) -> View {
    piece::button(id, say(words), move || {
        files::offer(name, kind, &untrack(&make));
    })
}

/// A table that may be wider than the window: it alone scrolls sideways, also by the keyboard.
pub(crate) fn wide(label: String, table: impl Into<View>) -> View {
    tags::div()
        .class("wide")
        .tabindex("0")
        .attr("role", "region")
        .attr("aria-label", label)
        .children(table.into())
        .into()
}
