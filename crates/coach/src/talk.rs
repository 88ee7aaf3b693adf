//! The talk of 15 minutes: its steps, its clock, and what else a trainer or a digicoach needs to start one.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::stories::story;
use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Where the steps come from.
    pub source: Words,
    /// The six steps.
    pub steps: Vec<Step>,
    /// Questions that fit every story.
    pub questions: Vec<Question>,
    /// Questions with four answers, for cards A to D.
    pub choices: Vec<Choice>,
    /// Texts that ask people to come.
    pub invitations: Vec<Invitation>,
    /// Agendas, one for each tip for the organisation.
    pub agendas: Vec<Agenda>,
    /// What a digicoach does, step by step.
    pub coach: Vec<Piece>,
    /// How to begin at the coffee machine.
    pub coffee: Coffee,
}

/// A step of the talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable id: `D-H1`.
    pub id: String,
    /// How long it takes.
    pub seconds: u32,
    /// In a few words.
    pub title: Words,
    /// What to do.
    pub what: Words,
    /// What one could say.
    pub say: Words,
}

/// A question to talk about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id: `V1`.
    pub id: String,
    /// The question.
    pub text: Words,
}

/// A question with answers to choose from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable id: `K1`.
    pub id: String,
    /// The question.
    pub text: Words,
    /// The answers, A first.
    pub options: Vec<Words>,
    /// The place of the right one.
    pub right: usize,
    /// Why it is right.
    pub why: Words,
}

/// A text that asks people to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Stable id.
    pub id: String,
    /// What for.
    pub title: Words,
    /// The subject of the message.
    pub subject: Words,
    /// The message.
    pub text: Words,
}

/// An agenda for a tip for the organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The id of the tip: `A-O1`.
    pub id: String,
    /// What it is about.
    pub title: Words,
    /// How long it takes.
    pub minutes: u32,
    /// What there is at the end.
    pub goal: Words,
    /// What is talked about, in order.
    pub points: Vec<Words>,
}

impl Agenda {
    /// As text, ready to be pasted into an invitation.
    pub fn text(&self, language: Language) -> String {
        let (minutes, goal) = match language {
            Language::Nl => ("minuten", "Doel"),
            Language::En => ("minutes", "Goal"),
        };
        let mut text = format!(
            "{} ({} {minutes})\n{goal}: {}\n\n",
            self.title.within(language),
            self.minutes,
            self.goal.within(language)
        );
        for (place, point) in self.points.iter().enumerate() {
            let _ = writeln!(text, "{}. {}", place + 1, point.within(language));
        }
        text
    }
}

/// Something with a title.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
}

/// How to begin at the coffee machine.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coffee {
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
    /// Sentences to begin with.
    pub openers: Vec<Words>,
}

table!(
    /// All that belongs to the talk.
    talk: Talk = "talk"
);

/// How many stories fit in one talk.
pub const MOST_STORIES: usize = 3;

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 4000;

/// One talk, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// The chosen stories, by id.
    pub stories: Vec<String>,
    /// The chosen question: the id of a story or of a question.
    pub question: String,
    /// The chosen question with answers, by id.
    pub choice: String,
    /// What the trainer wrote at the end.
    pub note: String,
    /// The step that the talk is in.
    pub step: usize,
    /// What each step has taken until the clock was last stopped or moved on, in milliseconds.
    pub spent: Vec<u64>,
    /// Since when the clock runs; none while it stands still.
    pub since: Option<u64>,
}

impl Session {
    /// What was kept; what cannot be read or does not exist any more is left out.
    pub fn read(kept: &Value) -> Self {
        let mut session: Self = serde_json::from_value(kept.clone()).unwrap_or_default();
        session.stories.retain(|id| story(id).is_some());
        session.stories.truncate(MOST_STORIES);
        session.step = session.step.min(talk().steps.len().saturating_sub(1));
        session.spent.resize(talk().steps.len(), 0);
        session
    }

    /// How it is kept.
    pub fn kept(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Chooses a story, or no longer; false where there is no room for it.
    pub fn choose(&mut self, id: &str) -> bool {
        if let Some(place) = self.stories.iter().position(|one| one == id) {
            self.stories.remove(place);
            return true;
        }
        if self.stories.len() == MOST_STORIES || story(id).is_none() {
            return false;
        }
        self.stories.push(id.to_owned());
        true
    }

    /// Writes the note, cut off where it is too long to keep.
    pub fn write(&mut self, note: &str) {
        self.note = note.chars().take(LONGEST_NOTE).collect();
    }

    /// What the step in sight has taken, in milliseconds.
    pub fn in_step(&self, now: u64) -> u64 {
        let before = self.spent.get(self.step).copied().unwrap_or_default();
        before + self.since.map_or(0, |since| now.saturating_sub(since))
    }

    /// What the talk has taken as a whole, in milliseconds.
    pub fn in_all(&self, now: u64) -> u64 {
        let others = self.spent.iter().enumerate();
        let others = others.filter(|(step, _)| *step != self.step);
        others.map(|(_, spent)| spent).sum::<u64>() + self.in_step(now)
    }

    fn note_time(&mut self, now: u64) {
        let spent = self.in_step(now);
        if let Some(kept) = self.spent.get_mut(self.step) {
            *kept = spent;
        }
        self.since = self.since.map(|_| now);
    }

    /// Lets the clock run, or stops it.
    pub fn turn(&mut self, now: u64) {
        self.note_time(now);
        self.since = match self.since {
            Some(_) => None,
            None => Some(now),
        };
    }

    /// Goes to another step; where there is none, nothing happens.
    pub fn go(&mut self, step: usize, now: u64) {
        if step < talk().steps.len() {
            self.note_time(now);
            self.step = step;
        }
    }

    /// Back to the beginning of the clock; what was chosen and written stays.
    pub fn rewind(&mut self) {
        self.step = 0;
        self.since = None;
        self.spent = vec![0; talk().steps.len()];
    }

    /// The words of the chosen question; the one of the first chosen story where none was chosen.
    pub fn question_words(&self) -> Option<&'static Words> {
        let general = talk().questions.iter().find(|one| one.id == self.question);
        let chosen = story(&self.question).or_else(|| story(self.stories.first()?));
        general
            .map(|one| &one.text)
            .or_else(|| chosen.map(|one| &one.question))
    }

    /// The chosen question with answers; the first where none was chosen.
    pub fn choice(&self) -> Option<&'static Choice> {
        let all = &talk().choices;
        all.iter().find(|one| one.id == self.choice).or(all.first())
    }
}

/// Minutes and seconds: `4:05`; with a minus where they are over.
pub fn minutes(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let whole = seconds.unsigned_abs();
    format!("{sign}{}:{:02}", whole / 60, whole % 60)
}

/// The letter of an answer: A for the first.
pub fn letter(place: usize) -> char {
    char::from(b'A'.saturating_add(u8::try_from(place).unwrap_or_default()))
}

/// The headings of what is written into a file.
pub struct Headings {
    /// Of all: name of the talk.
    pub title: String,
    /// Over the stories.
    pub stories: String,
    /// Before the lesson of a story.
    pub lesson: String,
    /// Over the steps.
    pub steps: String,
    /// Over the question.
    pub question: String,
    /// Over the question with answers.
    pub choice: String,
    /// Before the right answer.
    pub right: String,
    /// Over the note.
    pub note: String,
}

/// A line of the file: how deep it stands (0 is text, 1 the title) and what it says.
pub type Line = (u8, String);

/// All that a printed talk or a file of it holds. `day` is how the day is written.
pub fn lines(session: &Session, headings: &Headings, day: &str, language: Language) -> Vec<Line> {
    let mut lines = vec![(1, format!("{}, {day}", headings.title))];
    lines.push((2, headings.steps.clone()));
    for step in &talk().steps {
        let time = minutes(i64::from(step.seconds));
        let words = |words: &Words| words.within(language).to_owned();
        lines.push((3, format!("{time} {}", words(&step.title))));
        lines.push((0, words(&step.what)));
        lines.push((0, format!("\u{201c}{}\u{201d}", words(&step.say))));
    }
    if !session.stories.is_empty() {
        lines.push((2, headings.stories.clone()));
    }
    for one in session.stories.iter().filter_map(|id| story(id)) {
        lines.push((3, format!("{} {}", one.id, one.title.within(language))));
        lines.push((0, one.text.within(language).to_owned()));
        let lesson = one.lesson.within(language);
        lines.push((0, format!("{}: {lesson}", headings.lesson)));
    }
    if let Some(question) = session.question_words() {
        lines.push((2, headings.question.clone()));
        lines.push((0, question.within(language).to_owned()));
    }
    if let Some(choice) = session.choice() {
        lines.push((2, headings.choice.clone()));
        lines.push((0, choice.text.within(language).to_owned()));
        for (place, option) in choice.options.iter().enumerate() {
            lines.push((0, format!("{}. {}", letter(place), option.within(language))));
        }
        let why = choice.why.within(language);
        lines.push((
            0,
            format!("{}: {}. {why}", headings.right, letter(choice.right)),
        ));
    }
    if !session.note.trim().is_empty() {
        lines.push((2, headings.note.clone()));
        let note = session.note.lines().filter(|line| !line.trim().is_empty());
        lines.extend(note.map(|line| (0, line.to_owned())));
    }
    lines
}

/// The talk as plain text. `day` is how the day is written.
pub fn as_text(session: &Session, headings: &Headings, day: &str, language: Language) -> String {
    let mut text = String::new();
    for (depth, line) in lines(session, headings, day, language) {
        match depth {
            1 => {
                let _ = writeln!(text, "{line}\n{}", "=".repeat(line.chars().count()));
            }
            2 => {
                let _ = writeln!(text, "\n{line}\n{}", "-".repeat(line.chars().count()));
            }
            3 => {
                let _ = writeln!(text, "\n{line}");
            }
            _ => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The talk as a page of its own, which needs nothing from elsewhere.
pub fn as_page(session: &Session, headings: &Headings, day: &str, language: Language) -> String {
    let mut body = String::new();
    for (depth, line) in lines(session, headings, day, language) {
        let line = escaped(&line);
        let tag = match depth {
            0 => "p".to_owned(),
            depth => format!("h{depth}"),
        };
        let _ = writeln!(body, "<{tag}>{line}</{tag}>");
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>body {{ max-width: 42em; margin: 2em auto; \
         padding: 0 1em; font: 1.1rem/1.5 system-ui, sans-serif; }} @page {{ size: A4; margin: 15mm; }}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        language.tag(),
        escaped(&headings.title)
    )
}

#[cfg(test)]
mod tests;
