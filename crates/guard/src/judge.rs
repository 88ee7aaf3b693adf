//! The detector with a memory of one text: the key press after an input asks about the same text again.

use promptwacht_detector::{Level, Report};
use std::rc::Rc;

/// A detector and its last answer.
pub(crate) struct Judge {
    check: Box<dyn FnMut(&str) -> Report>,
    last: Option<(String, Rc<Report>)>,
}

impl Judge {
    pub(crate) fn new(check: impl FnMut(&str) -> Report + 'static) -> Self {
        Self {
            check: Box::new(check),
            last: None,
        }
    }

    /// The report on `text`; scans only when the text differs from the one before.
    pub(crate) fn report(&mut self, text: &str) -> Rc<Report> {
        if let Some((known, report)) = &self.last
            && known == text
        {
            return Rc::clone(report);
        }
        let report = Rc::new((self.check)(text));
        self.last = Some((text.to_owned(), Rc::clone(&report)));
        report
    }

    /// The text judged last and the report on it.
    pub(crate) fn last(&self) -> Option<&(String, Rc<Report>)> {
        self.last.as_ref()
    }

    pub(crate) fn level(&mut self, text: &str) -> Level {
        self.report(text).verdict.level
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local!(static SCANS: Cell<u32> = const { Cell::new(0) });

    fn counting(_text: &str) -> Report {
        SCANS.with(|scans| scans.set(scans.get() + 1));
        Report::default()
    }

    #[test]
    fn the_same_text_is_scanned_once() {
        let mut judge = Judge::new(counting);
        judge.level("a");
        judge.level("a");
        judge.level("b");
        assert_eq!(SCANS.with(Cell::get), 2);
    }
}
