//! The reports that are kept on this machine: those that were made here, and those that an officer took over from files.

use promptwacht_coach::report::{MOST, Report};
use serde_json::{Value, json};

use crate::shelf::Shelf;

/// One of them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Whether it was made here.
    pub(crate) own: bool,
    /// Whether its maker called it ready.
    pub(crate) done: bool,
    pub(crate) report: Report,
}

/// All of them, the newest first.
pub(crate) fn all(shelf: Shelf) -> Vec<Kept> {
    let Value::Array(rows) = shelf.get("reports") else {
        return Vec::new();
    };
    let is = |row: &Value, name: &str| row.get(name).and_then(Value::as_bool).unwrap_or_default();
    let kept = |row: &Value| {
        let report = Report::from_json(row.get("report")?).ok()?;
        Some(Kept {
            own: is(row, "own"),
            done: is(row, "done"),
            report,
        })
    };
    rows.iter().filter_map(kept).collect()
}

/// Keeps them all.
pub(crate) fn put(shelf: Shelf, all: &[Kept], say_after: &'static str) {
    let row = |one: &Kept| json!({ "own": one.own, "done": one.done, "report": one.report.to_register() });
    let rows: Vec<Value> = all.iter().take(MOST).map(row).collect();
    shelf.put("reports", Value::Array(rows), say_after);
}

/// Keeps one, in the place of that with the same number. An exercise is never kept.
pub(crate) fn keep(shelf: Shelf, one: Kept, say_after: &'static str) {
    if one.report.exercise {
        return;
    }
    let mut rows = all(shelf);
    match rows.iter_mut().find(|row| row.report.id == one.report.id) {
        Some(row) => *row = one,
        None => rows.insert(0, one),
    }
    put(shelf, &rows, say_after);
}

/// Forgets one.
pub(crate) fn forget(shelf: Shelf, id: &str, say_after: &'static str) {
    let mut rows = all(shelf);
    rows.retain(|row| row.report.id != id);
    put(shelf, &rows, say_after);
}
