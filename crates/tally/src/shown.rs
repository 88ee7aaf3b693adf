//! What left and what waits, for the page that shows it.

use promptwacht_counts::key::{Action, Category, Level, Page, Role, Site};
use promptwacht_counts::{Answer, Counts, DayCounts, Report, Ticket, Totals};
use promptwacht_guard::SITES;
use serde::Serialize;
use serde_json::{Value, json};

/// A report that left.
#[derive(Serialize)]
struct Left {
    hour: u32,
    answer: Answer,
    body: String,
    #[serde(flatten)]
    said: Value,
}

/// JSON: `{sent: [{hour, answer, body, …}], waiting: […]}`, the newest first. A day is `{day, rows: [{what, site, category, level, detail,
/// role, number}]}`, a bucket `{week, bucket}`. All but names of chatbots are ids of closed lists, for which the page has words.
pub(crate) fn shown(counts: &Counts) -> String {
    let sent = counts.sent().iter().rev().map(|sent| Left {
        hour: sent.hour.0,
        answer: sent.answer,
        body: sent.report.body(),
        said: match &sent.report {
            Report::Day(counts) => day(counts),
            Report::Week(ticket) => week(ticket),
        },
    });
    let days = counts.days().iter().rev().map(day);
    let waiting = days.chain(counts.waiting_weeks().map(week));
    json!({
        "sent": sent.collect::<Vec<_>>(),
        "waiting": waiting.collect::<Vec<_>>(),
    })
    .to_string()
}

fn day(counts: &DayCounts) -> Value {
    let mut totals = Totals::default();
    totals.add_browser(counts);
    let rows = totals.rows().map(|(_, what, number)| {
        json!({
            "what": what.id(),
            "site": what.site().map(name),
            "category": what.category().map(Category::id),
            "level": what.level().map(Level::id),
            "detail": what.action().map(Action::id).or(what.page().map(Page::id)),
            "role": what.role().map(Role::id),
            "number": number,
        })
    });
    json!({ "day": counts.day.to_string(), "rows": rows.collect::<Vec<_>>() })
}

fn week(ticket: &Ticket) -> Value {
    json!({ "week": ticket.week.iso(), "bucket": ticket.bucket })
}

/// The name that people use, or nothing for a site that an organisation added.
fn name(site: Site) -> &'static str {
    let row = SITES.iter().find(|row| row.id == site.id());
    row.map_or("", |row| row.name)
}
