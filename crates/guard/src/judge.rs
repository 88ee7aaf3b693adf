//! The detector with a memory of the last texts: the key press after an input asks about the same text again, and so does
//! the message that the page makes of it.

use promptwacht_detector::{Level, Report};
use std::rc::Rc;

/// How many answers are kept: that on the box, and that on what leaves the page.
const KEPT: usize = 2;

/// A detector and its last answers, the newest last.
pub(crate) struct Judge {
    check: Box<dyn FnMut(&str) -> Report>,
    last: Vec<(String, Rc<Report>)>,
}

impl Judge {
    pub(crate) fn new(check: impl FnMut(&str) -> Report + 'static) -> Self {
        Self {
            check: Box::new(check),
            last: Vec::new(),
        }
    }

    /// The report on `text`; scans only when the text differs from the ones before.
    pub(crate) fn report(&mut self, text: &str) -> Rc<Report> {
        if let Some(report) = self.known(text) {
            return report;
        }
        let report = Rc::new((self.check)(text));
        if self.last.len() == KEPT {
            self.last.remove(0);
        }
        self.last.push((text.to_owned(), Rc::clone(&report)));
        report
    }

    /// The report on `text`, if it is one of those remembered.
    pub(crate) fn known(&self, text: &str) -> Option<Rc<Report>> {
        let (_, report) = self.last.iter().find(|(known, _)| known == text)?;
        Some(Rc::clone(report))
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
    fn a_text_is_scanned_once_also_when_another_comes_between() {
        let mut judge = Judge::new(counting);
        judge.level("a");
        judge.level("b");
        judge.level("a");
        assert_eq!(SCANS.with(Cell::get), 2);
    }
}
