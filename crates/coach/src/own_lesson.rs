//! The lesson of a trainer: own reasons, rules and situations in the place of ours, each part by itself. A part counts once every row
//! of it is filled in; until then ours stands there. It is written in one language, whatever the language of the pages.

mod rows;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::bring::Wrong;
use crate::lesson::{Lesson, lesson};
use crate::words::{Language, Words};
use rows::{LONGEST_TITLE, Row};

pub use rows::{Case, Gap, Lack, Rule, Why};

/// What names a file as one of ours.
pub const KIND: &str = "promptwacht-lesson";
const VERSION: u64 = 1;

/// A part of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Why it is there.
    Why,
    /// What may and what may not.
    Rules,
    /// Situations to choose in.
    Cases,
}

impl Part {
    /// All, in the order in which they are taught.
    pub const ALL: [Self; 3] = [Self::Why, Self::Rules, Self::Cases];

    /// Its name in what is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Rules => "rules",
            Self::Cases => "cases",
        }
    }

    /// Most rows of it.
    pub const fn most(self) -> usize {
        match self {
            Self::Why => 12,
            Self::Rules => 20,
            Self::Cases => 10,
        }
    }
}

/// All that a trainer wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Own {
    /// Reasons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
    /// Rules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Situations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
}

/// How a part stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is written: ours is shown.
    Ours,
    /// Filled in: so many rows are shown in the place of ours.
    Own(usize),
    /// These rows, from one, are not right yet: ours is shown.
    Open(Vec<usize>),
    /// More rows than fit: ours is shown.
    TooMany,
}

/// A part of the lesson as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<T> {
    /// Whether the trainer wrote it.
    pub own: bool,
    /// What it says.
    pub rows: Vec<T>,
}

/// The lesson as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Reasons.
    pub why: Shown<Why>,
    /// Rules.
    pub rules: Shown<Rule>,
    /// Situations.
    pub cases: Shown<Case>,
}

impl Told {
    /// Whether any of it is the trainer's.
    pub const fn has_own(&self) -> bool {
        self.why.own || self.rules.own || self.cases.own
    }
}

/// Our lesson in one language, to begin with.
pub fn ours(language: Language) -> Own {
    let say = |words: &Words| words.within(language).to_owned();
    let Lesson {
        why, rules, cases, ..
    } = lesson();
    Own {
        why: why
            .iter()
            .map(|why| Why {
                title: say(&why.title),
                text: say(&why.text),
                tip: why.tip.clone().unwrap_or_default(),
            })
            .collect(),
        rules: rules
            .iter()
            .map(|rule| Rule {
                title: say(&rule.title),
                may: say(&rule.may),
                may_as: say(&rule.may_as),
                not: say(&rule.not),
                not_as: say(&rule.not_as),
            })
            .collect(),
        cases: cases
            .iter()
            .map(|case| Case {
                title: say(&case.title),
                story: say(&case.story),
                right: say(&case.right),
                wrong: case.wrong.iter().map(say).collect(),
                why: say(&case.why),
                tip: case.tip.clone(),
            })
            .collect(),
    }
}

/// Whether this is a text of our lesson, in any language: its examples are known to be made up.
pub fn is_ours(text: &str) -> bool {
    [Language::Nl, Language::En].into_iter().any(|language| {
        let ours = ours(language);
        let has = |texts: Vec<(&str, &str, usize)>| texts.iter().any(|(_, ours, _)| *ours == text);
        ours.why.iter().any(|row| has(row.texts()))
            || ours.rules.iter().any(|row| has(row.texts()))
            || ours
                .cases
                .iter()
                .any(|row| has(row.texts()) || row.wrong.iter().any(|line| line == text))
    })
}

/// The rows of a part that was kept, where they can be read.
fn rows<T: Row>(kept: &Value, part: Part) -> Option<Vec<T>> {
    let rows = kept.get(part.name()).cloned().unwrap_or_else(|| json!([]));
    serde_json::from_value(rows).ok()
}

fn row<T: Row>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

/// What is not right yet about a row that was kept. A row that cannot be read lacks everything.
pub fn lacks(part: Part, value: &Value) -> Vec<Lack> {
    match part {
        Part::Why => row::<Why>(value).lacks(),
        Part::Rules => row::<Rule>(value).lacks(),
        Part::Cases => row::<Case>(value).lacks(),
    }
}

/// How a part of what was kept stands.
pub fn state(kept: &Value, part: Part) -> State {
    let rows = kept.get(part.name()).and_then(Value::as_array);
    let rows = rows.map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return State::Ours;
    }
    if rows.len() > part.most() {
        return State::TooMany;
    }
    let open = rows.iter().enumerate();
    let open: Vec<usize> = open
        .filter(|(_, row)| !lacks(part, row).is_empty())
        .map(|(at, _)| at + 1)
        .collect();
    if open.is_empty() {
        State::Own(rows.len())
    } else {
        State::Open(open)
    }
}

fn shown<T: Row>(kept: &Value, part: Part, ours: Vec<T>) -> Shown<T> {
    let own = matches!(state(kept, part), State::Own(_)).then(|| rows::<T>(kept, part));
    match own.flatten() {
        Some(rows) => Shown {
            own: true,
            rows: rows.iter().map(Row::trimmed).collect(),
        },
        None => Shown {
            own: false,
            rows: ours,
        },
    }
}

/// The lesson to show: what was kept where a part of it is filled in, else ours.
pub fn told(kept: &Value, language: Language) -> Told {
    let ours = ours(language);
    Told {
        why: shown(kept, Part::Why, ours.why),
        rules: shown(kept, Part::Rules, ours.rules),
        cases: shown(kept, Part::Cases, ours.cases),
    }
}

/// The texts of a row that the trainer wrote, as one text to be checked. Ours are left out: their examples are made up.
pub fn written(part: Part, value: &Value) -> String {
    fn own<T: Row>(row: &T, further: &[String]) -> String {
        let texts = row.texts().into_iter().map(|(_, text, _)| text);
        let texts: Vec<&str> = texts
            .chain(further.iter().map(String::as_str))
            .filter(|text| !text.is_empty() && !is_ours(text))
            .collect();
        texts.join("\n")
    }
    match part {
        Part::Why => own(&row::<Why>(value), &[]),
        Part::Rules => own(&row::<Rule>(value), &[]),
        Part::Cases => {
            let row = row::<Case>(value);
            own(&row, &row.wrong)
        }
    }
}

fn checked<T: Row>(rows: &[T], part: Part) -> Result<Vec<T>, Wrong> {
    if rows.len() > part.most() {
        return Err(Wrong::TooMuch);
    }
    let rows: Vec<T> = rows.iter().map(Row::trimmed).collect();
    for row in &rows {
        if row
            .lacks()
            .iter()
            .any(|lack| matches!(lack.gap, Gap::Long | Gap::Many))
            || row.tip().chars().count() > LONGEST_TITLE
        {
            return Err(Wrong::TooMuch);
        }
        let strange = |text: &str| {
            let mut all = text.chars();
            all.any(|one| one.is_control() && !['\n', '\r', '\t'].contains(&one))
        };
        if row.texts().iter().any(|(_, text, _)| strange(text)) {
            return Err(Wrong::Bounds);
        }
    }
    Ok(rows)
}

/// A lesson out of a file. It may have open places; nothing of it is too long or too much.
///
/// # Errors
/// Where it is no lesson, or there is nothing in it.
pub fn of(value: &Value) -> Result<Own, Wrong> {
    let own: Own = serde_json::from_value(value.clone()).map_err(|_| Wrong::Foreign)?;
    let own = Own {
        why: checked(&own.why, Part::Why)?,
        rules: checked(&own.rules, Part::Rules)?,
        cases: checked(&own.cases, Part::Cases)?,
    };
    if own == Own::default() {
        return Err(Wrong::Empty);
    }
    Ok(own)
}

/// Reads a file.
///
/// # Errors
/// See [`Wrong`]. Nothing of such a file is taken over.
pub fn read(text: &str) -> Result<Own, Wrong> {
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(Wrong::Foreign);
    }
    if file.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(Wrong::Version);
    }
    of(file.get("lesson").ok_or(Wrong::Empty)?)
}

/// What was kept, as a lesson; a part that cannot be read is left out.
pub fn kept(value: &Value) -> Own {
    Own {
        why: rows(value, Part::Why).unwrap_or_default(),
        rules: rows(value, Part::Rules).unwrap_or_default(),
        cases: rows(value, Part::Cases).unwrap_or_default(),
    }
}

/// The file of a lesson.
pub fn write(own: &Own) -> String {
    let file = json!({ "kind": KIND, "version": VERSION, "lesson": own });
    format!("{file:#}\n")
}

#[cfg(test)]
mod tests;
