//! What the user said is no finding: values, and whole kinds. A report is made as if nobody had proposed them.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind};
use crate::order;
use crate::own_terms::bare;
use crate::report::Span;

/// Values and kinds that a [`Checker`](crate::Checker) leaves out. Holds pieces of texts, so it never prints them.
#[derive(Clone, Default)]
pub struct Ignored {
    values: Vec<(Category, String)>,
    kinds: Vec<&'static Kind>,
}

impl Ignored {
    /// Leaves this value out. It is known again however its letters and digits are set apart, a password only by the
    /// letter; and it counts for all kinds of this category, so that a number that is no BSN is not found as a file number
    /// instead.
    pub fn value(&mut self, kind: &Kind, value: &str) {
        self.values
            .push((kind.category, known(kind.category, value)));
    }

    /// Leaves this kind out, whatever the value.
    pub fn kind(&mut self, kind: &'static Kind) {
        self.kinds.push(kind);
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.kinds.is_empty()
    }

    /// Whether a finding of this kind with this value is left out.
    pub fn leaves_out(&self, kind: &Kind, value: &str) -> bool {
        self.kinds.contains(&kind) || self.has(kind.category, value)
    }

    fn has(&self, category: Category, value: &str) -> bool {
        let value = known(category, value);
        self.values
            .iter()
            .any(|(of, ignored)| *of == category && *ignored == value)
    }

    /// Takes out what is ignored, what is proposed inside an ignored value: the `Wit` of `De Wit`, and what overlaps one and is
    /// weaker: it was not found beside the value, and the user has not seen it. `said` gives the piece of the text as it was written.
    pub(crate) fn leave_out<'t>(
        &self,
        said: &dyn Fn(Span) -> &'t str,
        candidates: &mut Vec<Candidate>,
    ) {
        if self.is_empty() {
            return;
        }
        let mut places = Places::default();
        let mut stronger = Vec::new();
        for candidate in &*candidates {
            let category = candidate.kind.category;
            if self.has(category, said(candidate.span)) {
                places.add(category, candidate.span);
                let Span { start, end } = candidate.span;
                stronger.push((
                    place(category, start),
                    place(category, end),
                    candidate.score(),
                ));
            }
        }
        places.sort();
        let stronger = order::by_key(stronger, |&(start, ..)| start);
        keep(candidates, &|candidate| {
            let category = candidate.kind.category;
            let Span { start, end } = candidate.span;
            let before = stronger.partition_point(|&(other, ..)| other < place(category, end));
            let nearest = before.checked_sub(1).and_then(|at| stronger.get(at));
            let is_weaker = nearest.is_some_and(|&(_, last, score)| {
                last > place(category, start) && score > candidate.score()
            });
            !is_weaker
                && !self.kinds.contains(&candidate.kind)
                && !places.hold(category, candidate.span)
        });
    }
}

impl std::fmt::Debug for Ignored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ignored({} values, {:?})", self.values.len(), self.kinds)
    }
}

/// The form in which a value is known again.
fn known(category: Category, value: &str) -> String {
    let bare = bare(value);
    if category == Category::Credential || bare.is_empty() {
        value.to_owned()
    } else {
        bare
    }
}

/// Spans of a category each, to be asked what lies inside one of them.
#[derive(Default)]
pub(crate) struct Places(Vec<(u32, u32)>);

impl Places {
    pub(crate) fn add(&mut self, category: Category, span: Span) {
        self.0
            .push((place(category, span.start), place(category, span.end)));
    }

    /// Before the first question.
    pub(crate) fn sort(&mut self) {
        order::sort(&mut self.0);
        // The farthest end so far, so that the last span that begins before another tells of all before it.
        let mut end = 0;
        for (_, last) in &mut self.0 {
            end = end.max(*last);
            *last = end;
        }
    }

    pub(crate) fn hold(&self, category: Category, span: Span) -> bool {
        let start = place(category, span.start);
        let before = self.0.partition_point(|&(other, _)| other <= start);
        before
            .checked_sub(1)
            .and_then(|at| self.0.get(at))
            .is_some_and(|&(_, end)| place(category, span.end) <= end)
    }
}

/// An offset in bytes, with the category in the highest bits: what belongs together is sorted together.
fn place(category: Category, at: usize) -> u32 {
    (category as u32) << 30 | order::key(at)
}

/// Keeps the candidates that are wanted; in one place, since taking one out of the middle is long code.
pub(crate) fn keep(candidates: &mut Vec<Candidate>, wanted: &dyn Fn(&Candidate) -> bool) {
    candidates.retain(wanted);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checker, KINDS, Level, Report};

    fn kind(id: &str) -> &'static Kind {
        KINDS.iter().find(|kind| kind.id == id).unwrap()
    }

    fn without(text: &str, values: &[(&str, &str)], kinds: &[&str]) -> Report {
        let mut ignored = Ignored::default();
        for (id, value) in values {
            ignored.value(kind(id), value);
        }
        for id in kinds {
            ignored.kind(kind(id));
        }
        Checker::default().check_without(text, &ignored)
    }

    fn found<'t>(text: &'t str, report: &Report) -> Vec<(&'static str, &'t str)> {
        report
            .flagged()
            .map(|finding| (finding.kind.id, finding.span.of(text)))
            .collect()
    }

    #[test]
    fn the_table_decides_over_the_rest() {
        let text = "Mevrouw De Wit, BSN 999900006, heeft diabetes.";
        let report = without(text, &[("nl-bsn", "999900006")], &[]);
        assert_eq!(found(text, &report), [("person-name", "De Wit")]);
        assert_eq!(
            report.verdict.level,
            Level::Stop,
            "a name beside an illness"
        );
        let report = without(text, &[("nl-bsn", "999900006")], &["person-name"]);
        assert_eq!(found(text, &report), []);
        assert_eq!(report.verdict.level, Level::Nothing);
    }

    #[test]
    fn a_value_is_known_however_it_is_written_and_nothing_inside_it_turns_up() {
        let text = "Bel 06-12345678 of +31 6 12345678. Mevrouw de Wit-Jansen was er.";
        let report = without(
            text,
            &[("nl-phone", "0612345678"), ("person-name", "De Wit-Jansen")],
            &[],
        );
        assert_eq!(found(text, &report), []);
    }

    #[test]
    fn no_longer_value_comes_to_light_under_it() {
        let text = "Bel mevrouw De Wit, IBAN NL91ABNA0417164300.";
        let report = without(text, &[("person-name", "De Wit")], &[]);
        assert_eq!(found(text, &report), [("iban", "NL91ABNA0417164300")]);
        let text = "ok s.v.p. Fatima El Amrani bellen";
        let report = without(text, &[("person-name", "Fatima El Amrani")], &[]);
        assert_eq!(found(text, &report), []);
        let text = "Bel mevrouw Fatima de Wit.";
        let report = without(text, &[("person-name", "Fatima")], &[]);
        assert_eq!(found(text, &report), [("person-name", "Fatima de Wit")]);
    }

    #[test]
    fn a_number_that_is_no_bsn_is_not_found_as_another() {
        let text = "Het nummer 999900006 zoeken";
        assert_eq!(
            found(text, &without(text, &[("nl-bsn", "999900006")], &[])),
            []
        );
    }

    #[test]
    fn an_illness_stays_one_when_it_is_no_name() {
        let text = "Meneer De Boer heeft Parkinson.";
        let report = without(text, &[("person-name", "Parkinson")], &[]);
        assert_eq!(report.verdict.level, Level::Stop);
    }

    #[test]
    fn hidden_characters_do_not_bring_a_value_back() {
        let text = "Mevrouw De Wi\u{200b}t belde.";
        let report = Checker::default().check(text);
        let said = report.flagged().next().unwrap().span.of(text);
        assert_eq!(
            found(text, &without(text, &[("person-name", said)], &[])),
            []
        );
    }

    #[test]
    fn debug_keeps_the_values_to_itself() {
        let mut ignored = Ignored::default();
        ignored.value(kind("person-name"), "De Wit");
        assert_eq!(format!("{ignored:?}"), "Ignored(1 values, [])");
    }
}
