//! After any edit of a long text the report is that of the whole text.

use crate::pieces::pieces;
use promptwacht_detector::{Checker, Ignored, KINDS, Level, OwnTerms, check};
use proptest::prelude::*;

/// A long text of corpus lines, chosen by `seed`; the marks stay, they are only more signs.
fn long_text(seed: u64, bytes: usize) -> String {
    const PARTS: [&str; 4] = [
        include_str!("../../../../tests/corpus/tune/person-name.txt"),
        include_str!("../../../../tests/corpus/tune/more-care.txt"),
        include_str!("../../../../tests/corpus/tune/numbers.txt"),
        include_str!("../../../../tests/corpus/tune/secret.txt"),
    ];
    let lines: Vec<&str> = PARTS.iter().flat_map(|part| part.lines()).collect();
    let mut state = seed | 1;
    let mut text = String::new();
    while text.len() < bytes {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = usize::try_from(state >> 33).unwrap_or_default() % lines.len();
        let line = lines.get(drawn).copied().unwrap_or_default();
        text.extend(line.chars().filter(|c| !matches!(c, '«' | '»')));
        text.push(if state & (7 << 20) == 0 { '\n' } else { ' ' });
    }
    text
}

/// Where, as a part of the text; how many bytes go; what comes.
fn edit() -> impl Strategy<Value = (f64, usize, String)> {
    let come = prop_oneof![
        "[a-zA-Z0-9 .\n]{1,2}",
        pieces(),
        any::<u64>().prop_map(|seed| long_text(seed, 200)),
        Just("-----END PRIVATE KEY-----".to_owned()),
        Just(String::new()),
    ];
    (0.0..1.0_f64, prop_oneof![0..3_usize, 0..3000_usize], come)
}

fn apply(text: &mut String, (part, go, come): &(f64, usize, String)) {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a short text"
    )]
    let from = text.floor_char_boundary((part * text.len() as f64) as usize);
    let to = text.ceil_char_boundary((from + go).min(text.len()));
    text.replace_range(from..to, come);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_report_after_an_edit_is_that_of_the_whole_text(
        seed in any::<u64>(),
        bytes in prop_oneof![0..400_usize, 12_000..24_000_usize],
        edits in prop::collection::vec(edit(), 1..10),
    ) {
        let mut checker = Checker::default();
        let mut text = long_text(seed, bytes);
        prop_assert_eq!(checker.check(&text), check(&text));
        for edit in &edits {
            apply(&mut text, edit);
            let (after, whole) = (checker.check(&text), check(&text));
            // The whole reports would fill a screen.
            let differs = after.findings.iter().zip(&whole.findings).find(|(a, b)| a != b);
            prop_assert!(
                after == whole,
                "{} against {} findings; first difference {:?}",
                after.findings.len(), whole.findings.len(), differs
            );
        }
    }

    #[test]
    fn own_terms_are_found_after_an_edit_too(seed in any::<u64>(), edits in prop::collection::vec(edit(), 1..6)) {
        let terms = || {
            let mut terms = OwnTerms::default();
            terms.find_word("mevrouw De", Level::Hint).unwrap();
            terms.find_pattern("[a-z]+nr.{0,20}", Level::Stop).unwrap();
            terms.allow("06-12345678").unwrap();
            terms.allow_pattern("(van|de) [A-Z][a-z]+ .*").unwrap();
            terms
        };
        let mut checker = Checker::new(terms());
        let mut text = long_text(seed, 9000);
        for edit in &edits {
            apply(&mut text, edit);
            prop_assert!(checker.check(&text) == Checker::new(terms()).check(&text));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_ignored_is_left_out_after_an_edit_too(
        seed in any::<u64>(),
        kind in 0..KINDS.len(),
        drawn in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let mut checker = Checker::default();
        let mut text = long_text(seed, 6000);
        let mut ignored = Ignored::default();
        ignored.kind(KINDS[kind]);
        let found = checker.check(&text).findings;
        for at in drawn.iter().filter(|_| !found.is_empty()) {
            let finding = at.get(&found);
            ignored.value(finding.kind, finding.span.of(&text));
        }
        for edit in &edits {
            let after = checker.check_without(&text, &ignored);
            prop_assert!(after == Checker::default().check_without(&text, &ignored));
            for finding in &after.findings {
                prop_assert!(!ignored.leaves_out(finding.kind, finding.span.of(&text)));
            }
            let strictest = after.flagged().map(|finding| finding.level).max().unwrap_or(Level::Nothing);
            prop_assert!(strictest == after.verdict.level || after.verdict.level == Level::Hint);
            apply(&mut text, edit);
        }
    }
}

/// The two recognizers that look farthest.
#[test]
fn an_edit_is_seen_from_far() {
    let column = |heading: &str| format!("{heading}\tkamer\n{}", "1234567\t12\n".repeat(90));
    let key = |end: &str| {
        format!(
            "-----BEGIN PRIVATE KEY-----\n{}{end}\nen verder",
            "MIIEvQIBADANBg\n".repeat(400)
        )
    };
    for texts in [
        [column("patientnr"), column("order"), column("patientnr")],
        [key(""), key("-----END PRIVATE KEY-----"), key("")],
    ] {
        let mut checker = Checker::default();
        for text in texts {
            assert_eq!(checker.check(&text), check(&text));
        }
    }
}

/// A key press in a long letter costs a small part of reading it all.
#[test]
fn an_edit_in_a_long_text_is_cheap() {
    let text = long_text(7, 100_000);
    let mut checker = Checker::default();
    checker.check(&text);
    let time = |job: &mut dyn FnMut()| {
        (0..5)
            .map(|_| {
                let start = std::time::Instant::now();
                job();
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let whole = time(&mut || drop(check(&text)));
    let mut edited = text.clone();
    let middle = edited.floor_char_boundary(50_000);
    let edit = time(&mut || {
        edited.insert(middle, 'x');
        checker.check(&edited);
    });
    assert!(edit < whole / 4.0, "{edit} s against {whole} s");
}
