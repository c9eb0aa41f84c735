//! How a command ends, as an exit code.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// 0: everything is as it should be.
    Fine,
    /// 1: findings, unaccepted drift, or something out of date.
    Findings,
    /// 2: wrong use, or a document that cannot be read.
    Unusable,
    /// 3: the service cannot be reached.
    Unreachable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Unusable => 2,
            Outcome::Unreachable => 3,
        })
    }
}

/// Prints a line for the user.
#[expect(clippy::print_stdout, reason = "this is the command line")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

/// Prints a whole text that may go to a file, and ends by itself.
pub(crate) fn say_as_it_is(text: &str) {
    use std::io::Write;
    // A reader that has seen enough closes its end; that is no fault.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints an error with its causes.
#[expect(clippy::print_stderr, reason = "this is the command line")]
pub(crate) fn complain(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

/// Prints a line of a problem.
#[expect(clippy::print_stderr, reason = "this is the command line")]
pub(crate) fn warn(line: impl std::fmt::Display) {
    eprintln!("{line}");
}

/// So many of a thing: `1 document`, `2 documents`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
