//! Cases of the linter's rules that are hard to get right. That each rule finds what its
//! own explanation shows is asked where the rules are.

mod components;
mod descriptions;
mod examples;
mod extensions;
mod links;
mod names;
mod operations;
mod pagination;

use countersign_spec::lint::{LintOptions, lint};
use countersign_spec::{Code, Limits, load_text};

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";

/// Asserts the exact messages of one code in a document of version 3.0.
fn check(code: Code, document: &str, expected: &[&str]) {
    check_with(&LintOptions::default(), code, document, expected);
}

/// The same with options; the document may say another version itself.
fn check_with(options: &LintOptions, code: Code, document: &str, expected: &[&str]) {
    let text = match document.starts_with("openapi:") {
        true => document.to_owned(),
        false => format!("{HEAD}{document}"),
    };
    let (document, problems) = load_text("a.yaml", &text, &Limits::default());
    assert!(
        !countersign_spec::has_errors(&problems),
        "{problems:?}\n{text}"
    );
    let found = lint(&document, options);
    let found = found.iter().filter(|problem| problem.code == code);
    let messages: Vec<&str> = found.map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, expected, "{text}");
}
