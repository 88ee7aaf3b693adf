//! One setting that holds one value: its name, what it does, a field or what the organisation has set, and what is wrong with it.

use std::rc::Rc;

use promptwacht_policy::{Step, path_of};
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::shown::shown;
use crate::store::Store;
use crate::words::{label, say_with, why};
use crate::{choice, complaint, words};
use promptwacht_kit::browser;

/// Where a setting stands and what it may hold.
#[derive(Clone)]
pub(crate) struct Place {
    /// The way to it: `chatbots`, 2, `host`.
    pub(crate) way: Vec<Step>,
    /// The same as complaints write it: `chatbots[2].host`.
    pub(crate) path: String,
    /// The same in the schema: `chatbots[].host`.
    pub(crate) kind: String,
    /// What may stand there.
    pub(crate) schema: Rc<Value>,
}

impl Place {
    pub(crate) fn top(name: &str, schema: &Value) -> Self {
        Self {
            way: vec![Step::Name(name.to_owned())],
            path: name.to_owned(),
            kind: name.to_owned(),
            schema: Rc::new(schema.clone()),
        }
    }

    /// A setting of this table.
    pub(crate) fn inner(&self, name: &str, schema: &Value) -> Self {
        self.step(
            Step::Name(name.to_owned()),
            &format!("{}.{name}", self.kind),
            schema,
        )
    }

    /// An entry of this list.
    pub(crate) fn entry(&self, at: usize) -> Self {
        let items = self.schema.get("items").cloned().unwrap_or_default();
        self.step(Step::Entry(at), &format!("{}[]", self.kind), &items)
    }

    fn step(&self, step: Step, kind: &str, schema: &Value) -> Self {
        let mut way = self.way.clone();
        way.push(step);
        Self {
            path: path_of(&way),
            way,
            kind: kind.to_owned(),
            schema: Rc::new(schema.clone()),
        }
    }

    fn text(&self, word: &str) -> &str {
        self.schema
            .get(word)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(crate) fn is_list(&self) -> bool {
        self.text("type") == "array"
    }

    pub(crate) fn form(&self) -> &str {
        self.text("format")
    }

    pub(crate) fn default(&self) -> Option<&Value> {
        self.schema
            .get("default")
            .filter(|default| !default.is_null())
    }

    /// An id of the document for a part of this setting.
    pub(crate) fn id(&self, part: &str) -> String {
        let plain = self
            .path
            .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        format!("{part}-{plain}")
    }

    /// Whether it is an entry of a list, without a name of its own.
    fn is_entry(&self) -> bool {
        matches!(self.way.last(), Some(Step::Entry(_)))
    }

    /// What it is called: an entry by its list and its number.
    pub(crate) fn name(&self) -> String {
        match self.way.last() {
            Some(Step::Entry(at)) => {
                let list = label(self.kind.trim_end_matches("[]"));
                say_with("options_row", &[&list, &(at + 1).to_string()])
            }
            _ => label(&self.kind),
        }
    }
}

/// A setting with all that belongs to it.
pub(crate) fn field(store: Store, place: &Place) -> View {
    let (inner, way) = (place.clone(), place.way.clone());
    let locked = create_selector(move || store.locked_at(&way));
    let draw = move || match locked.get_clone() {
        Some(value) => fixed(store, &inner, &value),
        None => open(store, &inner),
    };
    tags::div()
        .class("setting")
        .attr("data-path", place.path.clone())
        .children(draw)
        .into()
}

/// What the organisation has set.
fn fixed(store: Store, place: &Place, value: &Value) -> View {
    (
        tags::p().class("name").children(place.name()),
        tags::p().class("why").children(why(&place.kind)),
        tags::div()
            .class("value")
            .children(shown(&place.schema, &place.kind, value)),
        locked_by(store),
        wrong(store, place),
    )
        .into()
}

/// Who has set it.
pub(crate) fn locked_by(store: Store) -> View {
    let words = move || say_with("options_locked", &[&store.organisation()]);
    tags::p().class("mark locked").children(words).into()
}

fn open(store: Store, place: &Place) -> View {
    let input = input(store, place);
    let name = tags::label().r#for(place.id("field"));
    if place.is_entry() {
        let name = name.class("away").children(place.name());
        return (name, input, wrong(store, place)).into();
    }
    let name = name.children(place.name());
    let why = tags::p()
        .class("why")
        .id(place.id("why"))
        .children(why(&place.kind));
    if place.text("type") == "boolean" {
        let switch = tags::p().class("switch").children((input, name));
        (switch, why, wrong(store, place)).into()
    } else {
        (
            tags::p().class("name").children(name),
            why,
            input,
            wrong(store, place),
        )
            .into()
    }
}

/// What is wrong, and what holds instead.
pub(crate) fn wrong(store: Store, place: &Place) -> View {
    let inner = place.clone();
    let said = move || -> Option<View> {
        let complaint = store.complaint(&inner.path)?;
        let class = if complaint::is_empty(&complaint) {
            "note"
        } else {
            "wrong"
        };
        let words = complaint::in_words(&complaint, &inner.kind, &inner.schema);
        Some(tags::span().class(class).children(words).into())
    };
    tags::p()
        .class("said")
        .id(place.id("wrong"))
        .children(said)
        .into()
}

/// Whether what stands in the field is wrong, for its `aria-invalid`.
pub(crate) fn invalid(store: Store, place: &Place) -> impl Fn() -> Option<&'static str> + use<> {
    let path = place.path.clone();
    move || {
        let complaint = store.complaint(&path)?;
        (!complaint::is_empty(&complaint)).then_some("true")
    }
}

/// The field itself.
fn input(store: Store, place: &Place) -> View {
    let described = if place.is_entry() {
        place.id("wrong")
    } else {
        format!("{} {}", place.id("why"), place.id("wrong"))
    };
    if let Some(groups) = choice::groups(place) {
        return choice::select(store, place, groups, described);
    }
    let input = tags::input()
        .id(place.id("field"))
        .attr("aria-describedby", described);
    let (read, write) = (place.clone(), place.clone());
    let value = move || store.own_at(&read.way).or_else(|| read.default().cloned());
    if place.text("type") == "boolean" {
        let checked = move || {
            JsValue::from(
                value()
                    .and_then(|value| value.as_bool())
                    .unwrap_or_default(),
            )
        };
        let change = move |event: Event| set(store, &write, Value::Bool(browser::is_on(&event)));
        return input
            .r#type("checkbox")
            .attr("role", "switch")
            .prop("checked", checked)
            .on(events::change, change)
            .into();
    }
    let shown = move || JsValue::from(value().as_ref().map(words::plain).unwrap_or_default());
    let is_number = place.text("type") == "integer";
    let change = move |event: Event| {
        let text = browser::written(&event);
        let number = text.trim().parse::<u64>().ok().filter(|_| is_number);
        set(
            store,
            &write,
            number.map_or(Value::String(text), Value::from),
        );
    };
    let kind = match place.form() {
        "date" => "date",
        "mail" => "email",
        "web-address" => "url",
        _ => "text",
    };
    input
        .r#type(kind)
        .attr("inputmode", is_number.then_some("numeric"))
        .attr("spellcheck", "false")
        .autocomplete("off")
        .attr("aria-invalid", invalid(store, place))
        .prop("value", shown)
        .on(events::change, change)
        .into()
}

/// Keeps a value; what is the default, or nothing, is not kept.
pub(crate) fn set(store: Store, place: &Place, value: Value) {
    let is_default = place.default() == Some(&value);
    let is_nothing = value.as_str() == Some("") && !place.is_entry();
    let value = (!is_default && !is_nothing).then_some(value);
    store.set(&place.way, value, "options_saved");
}
