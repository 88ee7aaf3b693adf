//! The detector with a memory of one text: the key press after an input asks about the same text again.

use crate::set_aside::SetAside;
use promptwacht_detector::{Ignored, Level, Report};
use std::rc::Rc;

/// A detector and its last answer.
pub(crate) struct Judge {
    check: Box<dyn FnMut(&str, &Ignored) -> Report>,
    last: Option<(String, Rc<Report>)>,
}

impl Judge {
    pub(crate) fn new(check: impl FnMut(&str, &Ignored) -> Report + 'static) -> Self {
        Self {
            check: Box::new(check),
            last: None,
        }
    }

    /// The report on `text` without what is set aside; scans only when the text differs from the one before.
    pub(crate) fn report(&mut self, text: &str, aside: &SetAside) -> Rc<Report> {
        if let Some((known, report)) = &self.last
            && known == text
        {
            return Rc::clone(report);
        }
        let report = Rc::new((self.check)(text, aside.ignored()));
        self.last = Some((text.to_owned(), Rc::clone(&report)));
        report
    }

    pub(crate) fn level(&mut self, text: &str, aside: &SetAside) -> Level {
        self.report(text, aside).verdict.level
    }

    /// What is set aside has changed: the same text may get another report.
    pub(crate) fn forget(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local!(static SCANS: Cell<u32> = const { Cell::new(0) });

    fn counting(_text: &str, _ignored: &Ignored) -> Report {
        SCANS.with(|scans| scans.set(scans.get() + 1));
        Report::default()
    }

    #[test]
    fn the_same_text_is_scanned_once() {
        let (mut judge, aside) = (Judge::new(counting), SetAside::default());
        judge.level("a", &aside);
        judge.level("a", &aside);
        judge.level("b", &aside);
        assert_eq!(SCANS.with(Cell::get), 2);
    }
}
