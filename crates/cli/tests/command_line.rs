//! The command as a user runs it: its lines, its errors, its exit status.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

mod kit;

use kit::{out, run};

#[test]
fn jsonl_answers_each_line_with_offsets_in_code_points() {
    let input =
        "{\"id\":\"a\",\"text\":\"🙂 BSN 999900006\"}\n\n{\"id\":7,\"text\":\"Wat is COPD?\"}\n";
    let output = run(&["scan", "--jsonl"], input.as_bytes());
    insta::assert_snapshot!(out(&output), @r#"
    {"id":"a","level":"stop","findings":[{"start":6,"end":15,"kind":"nl-bsn","level":"stop"}]}
    {"id":7,"level":"nothing","findings":[]}
    "#);
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn a_bad_line_is_named_and_the_others_are_answered() {
    let secret = "999900006";
    let input = format!(
        "{{\"id\":1,\"text\":\"a\"}}\n{{\"id\":2,\"text\":\"{secret}\n[]\n{{\"id\":4}}\n\u{feff}{{\"id\":5,\"text\":\"b\"}}\n"
    );
    let output = run(
        &["scan", "--jsonl"],
        &[input.as_bytes(), b"\xff\n{\"id\":6,\"text\":\"c\"}"].concat(),
    );
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    let answered: Vec<String> = out(&output)
        .lines()
        .map(|line| line.chars().take(7).collect())
        .collect();
    assert_eq!(answered, ["{\"id\":1", "{\"id\":5", "{\"id\":6"]);
    for line in ["line 2:", "line 3:", "line 4:", "line 6:"] {
        assert!(errors.contains(line), "{errors}");
    }
    assert!(!errors.contains(secret), "{errors}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn jsonl_answers_a_line_before_it_reads_the_next() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_promptwacht"))
        .args(["scan", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(input, "{{\"id\":{id},\"text\":\"a\"}}").unwrap();
        input.flush().unwrap();
        assert!(
            answers
                .next()
                .unwrap()
                .unwrap()
                .starts_with(&format!("{{\"id\":{id}"))
        );
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn scan_masks_values_and_tells_by_its_status() {
    let output = run(
        &["scan"],
        "Beste,\nbel Jan de Vries op 06-12345678.\n".as_bytes(),
    );
    insta::assert_snapshot!(out(&output), @r"
    -: warn (row 4, 5)
      line    2  warn  person-name        J•••••••••••
      line    2  warn  nl-phone           0••••••••••
    ");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(run(&["scan"], b"Wat is COPD?").status.code(), Some(0));
    let missing = run(&["scan", "no-such-file.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        String::from_utf8(missing.stderr)
            .unwrap()
            .contains("no-such-file.txt")
    );
}

#[test]
fn explain_shows_the_evidence() {
    let output = run(&["explain", "--text", "bsn 999900006"], b"");
    insta::assert_snapshot!(out(&output), @r#"
    level: stop
      row  2 stop  tips A-D1 E-T1
    nl-bsn 4..13 stop "999900006"
          +4  shape
         +10  passes the eleven test
         +15  label before it
         +12  nothing but small words between the label and it
          41  reported from 14
    "#);
}

#[test]
fn explain_shows_what_was_not_found_and_why() {
    let output = run(&["explain", "--text", "de ziekte van Parkinson"], b"");
    let said = out(&output);
    assert!(
        said.contains("person-name 14..23 lost: too light \"Parkinson\""),
        "{said}"
    );
}
