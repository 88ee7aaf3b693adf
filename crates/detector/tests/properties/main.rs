//! What holds for any text: no panic, spans in order on character boundaries, a placeholder stays a placeholder.

mod edits;
mod pieces;

use pieces::pieces;
use promptwacht_detector::{Level, check};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_has_a_sound_report(text in pieces()) {
        let report = check(&text);
        let mut end = 0;
        for finding in &report.findings {
            let span = finding.span;
            prop_assert!(span.start >= end && span.end > span.start, "sorted and apart");
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!(finding.level <= report.verdict.level);
            end = span.end;
        }
        let strictest = report.flagged().map(|finding| finding.level).max().unwrap_or(Level::Nothing);
        prop_assert_eq!(strictest, report.verdict.level);
    }

    #[test]
    fn same_text_same_report(text in pieces()) {
        prop_assert_eq!(check(&text), check(&text));
    }

    #[test]
    fn what_replaced_a_value_is_no_finding(number in 1_u16..500, label in "[A-ZÉ]{2,14}( [A-ZÉ]{2,9})?") {
        let placeholder = format!("[{label} {number}]");
        for text in [placeholder.clone(), format!("Mevrouw {placeholder}, geb. {placeholder}, belt."), format!("BSN {placeholder}")] {
            prop_assert_eq!(check(&text).flagged().count(), 0, "{}", text);
        }
    }
}

/// Time must grow with the length, not faster: a pasted book is checked at every key.
#[test]
fn ten_times_the_text_is_no_hundred_times_the_work() {
    let page =
        "Mevrouw De Wit, geb. 12-3-1958, BSN 999900006, belt 06-12345678 over haar metoprolol.\n";
    let time = |copies: usize| {
        let text = page.repeat(copies);
        (0..3)
            .map(|_| {
                let start = std::time::Instant::now();
                assert_eq!(check(&text).verdict.level, Level::Stop);
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let (short, long) = (time(500), time(5000));
    assert!(long < short * 40.0, "{short} s, then {long} s");
}
