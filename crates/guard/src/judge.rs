//! The detector with a memory of the last texts: the key press after an input asks about the same text again, and so does
//! the message that the page makes of it.

use crate::house::House;
use crate::set_aside::SetAside;
use promptwacht_detector::{Ignored, Level, Report};
use std::rc::Rc;

/// How many answers are kept: that on the box, and that on what leaves the page.
const KEPT: usize = 2;

/// What judges a text without what is set aside.
type Detector = dyn FnMut(&str, &Ignored) -> Report;

/// A detector and its last answers, the newest last.
pub(crate) struct Judge {
    check: Box<Detector>,
    pub(crate) house: House,
    last: Vec<(String, Rc<Report>)>,
}

impl Judge {
    pub(crate) fn new(check: impl FnMut(&str, &Ignored) -> Report + 'static) -> Self {
        Self {
            check: Box::new(check),
            house: House::default(),
            last: Vec::new(),
        }
    }

    /// The report on `text` without what is set aside; scans only when the text differs from the ones before.
    pub(crate) fn report(&mut self, text: &str, aside: &SetAside) -> Rc<Report> {
        if let Some(report) = self.known(text) {
            return report;
        }
        let mut report = (self.check)(text, aside.ignored());
        self.house.apply(text, &mut report);
        let report = Rc::new(report);
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

    pub(crate) fn level(&mut self, text: &str, aside: &SetAside) -> Level {
        self.report(text, aside).verdict.level
    }

    /// Judges with another detector from here on, and by other settings.
    pub(crate) fn renew(
        &mut self,
        check: impl FnMut(&str, &Ignored) -> Report + 'static,
        house: House,
    ) {
        self.check = Box::new(check);
        self.house = house;
        self.forget();
    }

    /// What is set aside has changed: the same text may get another report.
    pub(crate) fn forget(&mut self) {
        self.last.clear();
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
    fn a_text_is_scanned_once_also_when_another_comes_between() {
        let (mut judge, aside) = (Judge::new(counting), SetAside::default());
        judge.level("a", &aside);
        judge.level("b", &aside);
        judge.level("a", &aside);
        assert_eq!(SCANS.with(Cell::get), 2);
    }
}
