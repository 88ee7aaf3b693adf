//! What one browser keeps: the counts of each day, the bucket of the week, and what was sent lately.
//!
//! Kept as JSON by the caller. It cannot grow beyond [`Counts::MOST_BYTES`].

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use crate::date::{Day, Hour, Week};
use crate::key::{Event, Page, Role};
use crate::otlp;
use crate::totals::Totals;
use crate::users::BUCKETS;

/// How many days that are over wait for a connection; older ones are left out.
const DAYS_KEPT: u32 = 14;
/// How many reports are remembered for the user to look at.
const SENT_KEPT: usize = 8;
/// Over how many hours the buckets of browsers that start together are spread.
const SPREAD_HOURS: u32 = 24;

/// The counts of one browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    days: Vec<DayCounts>,
    weeks: Vec<Ticket>,
    /// The hour of the last report.
    last: Option<Hour>,
    /// The hour in which the collector was last asked whether it is there.
    asked: Option<Hour>,
    sent: Vec<Sent>,
}

/// What happened on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCounts {
    /// The day, in UTC.
    pub day: Day,
    /// Each event that happened, and how often; sorted by event.
    #[serde(deserialize_with = "known_rows")]
    pub rows: Vec<(Event, u32)>,
}

/// One draw for one week: all that a browser ever says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The week it is for.
    pub week: Week,
    /// The bucket that was drawn, from 0 to 4095. It was drawn for this week alone and follows from nothing else.
    pub bucket: u16,
    /// The hour before which it is not sent: by chance, so that it does not go out at the moment the work week begins.
    from: Hour,
    /// Whether the collector has it.
    done: bool,
}

/// What goes to the collector in one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Report {
    /// The counts of a day that is over.
    Day(DayCounts),
    /// The bucket of a week.
    Week(Ticket),
}

/// A report that left, for the user's eyes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The hour in which it left.
    pub hour: Hour,
    /// What it said; its [`body`](Report::body) is what was sent, to the letter.
    pub report: Report,
    /// What became of it.
    pub answer: Answer,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The collector has it.
    Accepted,
    /// The collector said that it does not have it.
    Refused,
    /// Nobody knows: no answer came, or one that a machine on the way gave.
    Unknown,
}

impl Answer {
    /// From the HTTP status of the answer, if one came. The list of what may be tried again follows "OTLP/HTTP Response" of the OTLP
    /// specification 1.9, but for 500, 502 and 504, after which the counts may have arrived all the same.
    pub const fn of(status: Option<u16>) -> Self {
        match status {
            Some(200..=299) => Self::Accepted,
            None | Some(500 | 502 | 504) => Self::Unknown,
            Some(_) => Self::Refused,
        }
    }
}

impl Counts {
    /// The most bytes that [`Counts::write`] gives, with every row of every day at its largest. A usual week is below 5 kB.
    pub const MOST_BYTES: usize = 500_000;

    /// What [`Counts::write`] wrote. What cannot be read is none: counts are not worth a fault. A row that this version does not know,
    /// after a step back, is left out.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As JSON, to be kept.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Counts what happened in this hour. `chance` is a random number; of two weeks never the same one.
    pub fn note(&mut self, hour: Hour, chance: u32, events: &[Event]) {
        let today = hour.day();
        self.leave_out_old(today);
        let events: Vec<Event> = events.iter().copied().filter(|one| one.counts()).collect();
        if events.is_empty() {
            return;
        }
        if self.weeks.iter().all(|ticket| ticket.week != today.week()) {
            self.weeks.push(Ticket::draw(hour, chance));
        }
        self.add(today, events.into_iter().map(|event| (event, 1)));
    }

    /// The report that is to leave in this hour, if there is one; keep the counts before you send it. At most one leaves in an hour, so
    /// that two of them are not told to be of one browser by the moment they arrive.
    ///
    /// A day is gone from the counts with this: it is sent at most once, and comes back only by [`Counts::answered`]. Its training goes alone,
    /// after the rest: with a role that few have it would tell whose prompts those were.
    pub fn take(&mut self, hour: Hour) -> Option<Report> {
        if !self.has_report(hour) {
            return None;
        }
        self.last = Some(hour);
        let report = if let Some(&ticket) = self.ticket_due(hour) {
            Report::Week(ticket)
        } else {
            let at = self.day_due(hour)?;
            Report::Day(self.part_to_send(at))
        };
        // Noted before it leaves: a browser that is closed meanwhile has still sent it.
        self.sent.push(Sent {
            hour,
            report: report.clone(),
            answer: Answer::Unknown,
        });
        self.leave_out_old(hour.day());
        Some(report)
    }

    /// Whether the collector is to be asked now if it is there: where something is to be sent, and once an hour.
    pub fn asks(&mut self, hour: Hour) -> bool {
        self.asked != Some(hour) && self.has_report(hour) && {
            self.asked = Some(hour);
            true
        }
    }

    /// Whether [`Counts::take`] would give a report in this hour.
    pub fn has_report(&mut self, hour: Hour) -> bool {
        self.leave_out_old(hour.day());
        self.last != Some(hour) && (self.ticket_due(hour).is_some() || self.day_due(hour).is_some())
    }

    /// Takes in what became of the report that was taken in this hour. A day that was refused waits again. A bucket that was not accepted is said again the next day:
    /// sent twice it is still one bucket.
    pub fn answered(&mut self, hour: Hour, report: &Report, answer: Answer) {
        match report {
            Report::Day(day) if answer == Answer::Refused => {
                self.add(day.day, day.rows.iter().copied());
            }
            Report::Day(_) => {}
            Report::Week(ticket) => {
                let same = |one: &&mut Ticket| one.week == ticket.week;
                if let Some(waiting) = self.weeks.iter_mut().find(same) {
                    waiting.done = answer == Answer::Accepted;
                    waiting.from = Hour(hour.0.saturating_add(SPREAD_HOURS));
                }
            }
        }
        let left = |sent: &&mut Sent| sent.hour == hour && sent.report == *report;
        if let Some(sent) = self.sent.iter_mut().find(left) {
            sent.answer = answer;
        }
        self.leave_out_old(hour.day());
    }

    /// Nothing is counted any more: what waits is forgotten. What left stays to be looked at until it is old.
    pub fn stop(&mut self, hour: Hour) {
        self.days.clear();
        self.weeks.clear();
        self.leave_out_old(hour.day());
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() && self.weeks.is_empty() && self.sent.is_empty()
    }

    /// The buckets that did not leave yet.
    pub fn waiting_weeks(&self) -> impl Iterator<Item = &Ticket> {
        self.weeks.iter().filter(|ticket| !ticket.done)
    }

    /// What was counted and did not leave yet, oldest first; the last may be today.
    pub fn days(&self) -> &[DayCounts] {
        &self.days
    }

    /// What left lately, oldest first. Of a week that is over nothing is kept that holds its bucket.
    pub fn sent(&self) -> &[Sent] {
        &self.sent
    }

    /// The days that are known here, waiting or sent, as a table: for who has no collector, or wants to see.
    pub fn csv(&self) -> String {
        let mut totals = Totals::default();
        for sent in &self.sent {
            if let (Report::Day(day), Answer::Accepted | Answer::Unknown) =
                (&sent.report, sent.answer)
            {
                totals.add_browser(day);
            }
        }
        self.days.iter().for_each(|day| totals.add_browser(day));
        totals.csv(0)
    }

    fn ticket_due(&self, hour: Hour) -> Option<&Ticket> {
        let mut waiting = self.weeks.iter();
        waiting.find(|ticket| !ticket.done && ticket.from <= hour)
    }

    fn day_due(&self, hour: Hour) -> Option<usize> {
        self.days.iter().position(|day| day.day < hour.day())
    }

    fn part_to_send(&mut self, at: usize) -> DayCounts {
        let mut day = self.days.remove(at);
        let is_training = |row: &(Event, u32)| row.0.role().is_some();
        let (training, rest): (Vec<_>, Vec<_>) = day.rows.iter().copied().partition(is_training);
        if !training.is_empty() && !rest.is_empty() {
            let later = DayCounts {
                rows: training,
                ..DayCounts::new(day.day)
            };
            self.days.insert(at, later);
            day.rows = rest;
        }
        day
    }

    fn add(&mut self, day: Day, rows: impl Iterator<Item = (Event, u32)>) {
        let at = self.days.partition_point(|one| one.day < day);
        if self.days.get(at).is_none_or(|one| one.day != day) {
            self.days.insert(at, DayCounts::new(day));
        }
        if let Some(counts) = self.days.get_mut(at) {
            rows.for_each(|(event, number)| counts.add(event, number));
        }
    }

    /// Leaves out what is too old, what a wrong clock put into the future, and every trace of weeks that are over.
    fn leave_out_old(&mut self, today: Day) {
        let kept = |day: Day| day <= today && today.0 - day.0 <= DAYS_KEPT;
        let this_week = today.week();
        self.days.retain(|day| kept(day.day));
        self.weeks.retain(|ticket| {
            ticket.week == this_week
                || (!ticket.done && ticket.week < this_week && kept(ticket.week.first_day()))
        });
        self.sent.retain(|sent| match &sent.report {
            Report::Week(ticket) => ticket.week == this_week,
            Report::Day(_) => kept(sent.hour.day()),
        });
        let surplus = self.sent.len().saturating_sub(SENT_KEPT);
        self.sent.drain(..surplus);
    }
}

impl Ticket {
    fn draw(hour: Hour, chance: u32) -> Self {
        let bucket = chance % u32::from(BUCKETS);
        let later = chance / u32::from(BUCKETS) % SPREAD_HOURS;
        Self {
            week: hour.day().week(),
            bucket: u16::try_from(bucket).unwrap_or_default(),
            from: Hour(hour.0.saturating_add(later)),
            done: false,
        }
    }
}

impl DayCounts {
    const fn new(day: Day) -> Self {
        Self {
            day,
            rows: Vec::new(),
        }
    }

    fn add(&mut self, event: Event, number: u32) {
        if let Event::Training(_, role) = event {
            self.learn_as(role);
        }
        self.insert(event, number);
    }

    /// A browser has one role in a day, the one of its last page: counted under two it would make a group look larger than it is, and
    /// would itself be easier to tell.
    fn learn_as(&mut self, role: Role) {
        let mut others = Vec::new();
        self.rows.retain(|&(event, number)| match event {
            Event::Training(page, other) if other != role => {
                others.push((page, number));
                false
            }
            _ => true,
        });
        for (page, number) in others {
            self.insert(Event::Training(page, role), number);
        }
    }

    fn insert(&mut self, event: Event, number: u32) {
        match self.rows.binary_search_by_key(&event, |row| row.0) {
            Ok(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    row.1 = row.1.saturating_add(number);
                }
            }
            Err(at) => self.rows.insert(at, (event, number)),
        }
    }
}

impl Report {
    /// The request's body: `ExportMetricsServiceRequest` as OTLP/HTTP JSON. It follows from the report alone.
    pub fn body(&self) -> String {
        match self {
            Self::Day(day) => otlp::day(day),
            Self::Week(ticket) => otlp::week(ticket),
        }
    }
}

/// Rows whose event this version knows.
fn known_rows<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Event, u32)>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Row {
        Known((Event, u32)),
        WithoutRole((Before, u32)),
        Unknown(IgnoredAny),
    }
    let mut day = DayCounts::new(Day(0));
    for row in Vec::<Row>::deserialize(from)? {
        match row {
            Row::Known((event, number)) => day.insert(event, number),
            Row::WithoutRole((Before::Training(page), number)) => {
                day.insert(Event::Training(page, Role::Unknown), number);
            }
            Row::Unknown(_) => {}
        }
    }
    Ok(day.rows)
}

/// How training was kept before there were roles.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Before {
    Training(Page),
}

/// What is counted is `Copy` and borrows nothing, so it holds no text that was made while the program ran.
const _: () = {
    const fn holds_no_text<T: Copy + 'static>() {}
    holds_no_text::<(Event, u32)>();
    holds_no_text::<Day>();
    holds_no_text::<Hour>();
    holds_no_text::<Ticket>();
};

#[cfg(test)]
mod tests;
