//! The command as a process of its own.

use std::io::{Error, ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

/// What the command says of `input` with these arguments.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_promptwacht"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(input);
    // A command that refuses its arguments is gone before it has read a byte.
    let gone = |error: &Error| error.kind() == ErrorKind::BrokenPipe;
    assert!(written.as_ref().err().is_none_or(gone), "{written:?}");
    child.wait_with_output().unwrap()
}

/// What it wrote to its standard output.
pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
