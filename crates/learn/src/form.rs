//! Draws a sheet: its fields, with what is filled in, and what is answered goes back into one signal. And a form of a few lines.

use promptwacht_coach::sheet::{Block, Choice, Field, Filled, Form};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::{Event, MouseEvent, SubmitEvent};

use crate::words::{said, say};

/// With more options than these, one of them is chosen from a list that opens.
const MOST_IN_SIGHT: usize = 6;

/// A form that is being filled in.
#[derive(Clone, Copy)]
pub(crate) struct Filling {
    /// What its ids begin with.
    pub(crate) prefix: &'static str,
    /// What is filled in.
    pub(crate) filled: Signal<Filled>,
    /// Counts the answers: who keeps them listens to it. What is being written counts when it is left.
    pub(crate) changed: Signal<u32>,
}

impl Filling {
    fn set(self, field: &'static Field, values: &[String]) {
        let values = field.within(values);
        self.filled.update(|filled| {
            if values.is_empty() {
                filled.remove(&field.id);
            } else {
                filled.insert(field.id.clone(), values);
            }
        });
    }

    fn tell(self) {
        self.changed.set(self.changed.get_untracked() + 1);
    }

    fn values(self, field: &Field) -> Vec<String> {
        self.filled
            .with_untracked(|filled| filled.get(&field.id).cloned().unwrap_or_default())
    }

    fn id(self, field: &Field) -> String {
        format!("{}-{}", self.prefix, field.id)
    }
}

/// All fields of some blocks. What is filled in by others afterwards is seen when it is drawn anew.
pub(crate) fn blocks(filling: Filling, blocks: &'static [Block]) -> View {
    let drawn = blocks.iter().map(|block| -> View {
        let why = block
            .why
            .as_ref()
            .map(|why| View::from(tags::p().class("why").children(said(why))));
        let fields: Vec<View> = block.fields.iter().map(|one| field(filling, one)).collect();
        tags::section()
            .class("block")
            .attr("data-block", block.id.clone())
            .children((tags::h4().children(said(&block.title)), why, fields))
            .into()
    });
    drawn.collect::<Vec<View>>().into()
}

fn field(filling: Filling, field: &'static Field) -> View {
    if field.when.is_none() {
        return draw(filling, field);
    }
    let asked = create_selector(move || filling.filled.with(|filled| field.is_asked(filled)));
    (move || asked.get().then(|| draw(filling, field))).into()
}

fn draw(filling: Filling, field: &'static Field) -> View {
    let id = filling.id(field);
    let hint_id = format!("{id}-hint");
    let hint = field.hint.as_ref().map(|hint| {
        View::from(
            tags::p()
                .class("why")
                .id(hint_id.clone())
                .children(said(hint)),
        )
    });
    let described = field.hint.as_ref().map(|_| hint_id);
    let many = field.form == Form::Many;
    if many || (field.form == Form::One && field.options.len() <= MOST_IN_SIGHT) {
        let options: Vec<View> = field
            .options
            .iter()
            .map(|option| choice(filling, field, option))
            .collect();
        return tags::fieldset()
            .class("field")
            .id(id)
            .attr("aria-describedby", described)
            .children((
                tags::legend().children(said(&field.label)),
                hint,
                tags::div().class("choices").children(options),
            ))
            .into();
    }
    let label = tags::label()
        .r#for(id.clone())
        .class("name")
        .children(said(&field.label));
    tags::div()
        .class("field")
        .children((label, hint, written(filling, field, described)))
        .into()
}

fn choice(filling: Filling, field: &'static Field, option: &'static Choice) -> View {
    let id = format!("{}-{}", filling.id(field), option.id);
    let many = field.form == Form::Many;
    let checked = filling.values(field).contains(&option.id);
    let change = move |event: Event| {
        let mut values = if many {
            filling.values(field)
        } else {
            Vec::new()
        };
        values.retain(|value| *value != option.id);
        if browser::is_on(&event) {
            values.push(option.id.clone());
        }
        filling.set(field, &values);
        filling.tell();
    };
    let input = tags::input()
        .r#type(if many { "checkbox" } else { "radio" })
        .id(id.clone())
        .attr("name", filling.id(field))
        .prop("checked", JsValue::from(checked))
        .on(events::change, change);
    let label = tags::label().r#for(id).children(said(&option.says));
    tags::div().class("choice").children((input, label)).into()
}

fn written(filling: Filling, field: &'static Field, described: Option<String>) -> View {
    let value = filling.values(field).first().cloned().unwrap_or_default();
    let take = move |event: Event| filling.set(field, &[browser::written(&event)]);
    let keep = move |event: Event| {
        filling.set(field, &[browser::written(&event)]);
        filling.tell();
    };
    let id = filling.id(field);
    match field.form {
        Form::One | Form::Many => {
            let none = tags::option().value("").children("–");
            let options: Vec<View> = field
                .options
                .iter()
                .map(|option| {
                    let selected = JsValue::from(option.id == value);
                    tags::option()
                        .value(option.id.clone())
                        .prop("selected", selected)
                        .children(said(&option.says))
                        .into()
                })
                .collect();
            tags::select()
                .id(id)
                .attr("aria-describedby", described)
                .on(events::change, keep)
                .children((none, options))
                .into()
        }
        Form::Text => tags::textarea()
            .id(id)
            .attr("rows", "3")
            .attr("maxlength", field.max.to_string())
            .attr("aria-describedby", described)
            .prop("value", JsValue::from(value))
            .on(events::input, take)
            .on(events::change, keep)
            .into(),
        Form::Line | Form::Moment => {
            let moment = field.form == Form::Moment;
            tags::input()
                .r#type(if moment { "datetime-local" } else { "text" })
                .id(id)
                .attr("maxlength", (!moment).then(|| field.max.to_string()))
                .attr("aria-describedby", described)
                .autocomplete("off")
                .prop("value", JsValue::from(value))
                .on(events::input, take)
                .on(events::change, keep)
                .into()
        }
    }
}

/// The button that most people need next.
pub(crate) fn first(id: &'static str, words: String, mut deed: impl FnMut() + 'static) -> View {
    tags::button()
        .r#type("button")
        .class("first")
        .id(id)
        .on(events::click, move |_: MouseEvent| deed())
        .children(words)
        .into()
}

/// A form of a few lines of text, such as a question of one's own.
#[derive(Clone, Copy)]
pub(crate) struct Lines<const N: usize> {
    /// What the ids of its fields begin with: `new` of `new-question`.
    pub(crate) prefix: &'static str,
    /// What the keys of its words begin with: `_wrong` is said where it will not do, and each field has its label.
    pub(crate) words: &'static str,
    /// Its fields.
    pub(crate) fields: [&'static str; N],
    /// Most characters of a field.
    pub(crate) longest: u16,
    /// The id of its button and the key of the button's words.
    pub(crate) button: (&'static str, &'static str),
}

/// Draws it, below its head. What `read` makes of the trimmed texts goes to `take`, and the fields are empty again; where it makes nothing of them
/// they stay, and it is said.
pub(crate) fn lines<T, const N: usize>(
    form: Lines<N>,
    head: impl Into<View>,
    read: impl Fn([String; N]) -> Option<T> + 'static,
    take: impl Fn(T) + 'static,
) -> View {
    let written = form.fields.map(|_| create_signal(String::new()));
    let wrong = create_signal(false);
    let line = |(name, text): (&'static str, Signal<String>)| -> View {
        let id = format!("{}-{name}", form.prefix);
        let label = tags::label()
            .r#for(id.clone())
            .children(say(&format!("{}_{name}", form.words)));
        let field = tags::input()
            .id(id)
            .r#type("text")
            .maxlength(form.longest.to_string())
            .attr("autocomplete", "off")
            .prop("value", move || JsValue::from(text.get_clone()))
            .on(events::input, move |event: Event| {
                text.set(browser::written(&event));
            });
        tags::p().class("setting").children((label, field)).into()
    };
    let fields: Vec<View> = form.fields.into_iter().zip(written).map(line).collect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let texts = written.map(|text| text.with_untracked(|text| text.trim().to_owned()));
        let found = read(texts);
        wrong.set(found.is_none());
        if let Some(found) = found {
            // Before the form may be gone.
            for text in written {
                text.set(String::new());
            }
            take(found);
        }
    };
    let told = move || {
        wrong.get().then(|| -> View {
            let words = say(&format!("{}_wrong", form.words));
            tags::p()
                .class("said")
                .attr("role", "alert")
                .children(tags::span().class("wrong").children(words))
                .into()
        })
    };
    let (id, key) = form.button;
    let button = tags::button().r#type("submit").id(id).children(say(key));
    tags::form()
        .on(events::submit, submit)
        .children((
            head.into(),
            fields,
            told,
            tags::p().class("buttons").children(button),
        ))
        .into()
}
