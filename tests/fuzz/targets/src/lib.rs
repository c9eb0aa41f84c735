//! What is fuzzed, as functions: whatever the bytes, none of them may panic or hang.
//!
//! The programs beside this crate call them under a fuzzer; the tests here call them on
//! every document of the corpus, and on edits of each, so that they cannot rot between
//! two runs of the fuzzer.

mod edit;
mod emitted;
mod rows;
mod vocabulary;

pub use edit::edited;

use countersign_generator::{Options, generate as generate_crate};
use countersign_spec::json_schema::{Direction, json_schema};
use countersign_spec::lint::{LintOptions, lint};
use countersign_spec::{Diagnostic, Limits, ResolvedDocument, bundle, load_text};

/// Reads bytes as a document, and asks for all that can be had without generating.
pub fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (document, problems) = load(text);
    let found = lint(&document, &LintOptions::default());
    for problem in problems.iter().chain(&found) {
        let _ = problem.to_text(&document.sources);
    }
    for (id, _) in document.schemas() {
        for direction in [Direction::Request, Direction::Response] {
            let _ = json_schema(&document, id, direction);
        }
    }
    let _ = bundle::text(&document, bundle::Format::Json);
}

/// Generates a crate from bytes that are a document, as far as they are one.
///
/// # Panics
/// When what is emitted is no Rust, or is seen not to compile without a compiler.
pub fn generate(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (document, _) = load(text);
    let options = Options {
        // A quarter of the documents each way.
        features_per_tag: text.len() % 2 == 0,
        unused_schemas: text.len() / 2 % 2 == 0,
        ..Options::default()
    };
    // Also from what has errors, as `--keep-going` does.
    let outcome = generate_crate(&document, &options);
    let is_ours = |problem: &&Diagnostic| problem.code.as_str() == "internal-error";
    if let Some(fault) = outcome.diagnostics.iter().find(is_ours) {
        panic!("{}", fault.to_text(&document.sources));
    }
    for (path, text) in outcome.files.iter().flat_map(|files| files.iter()) {
        if let Err(why) = emitted::check(path, text) {
            panic!("{path}: {why}\n{text}");
        }
    }
}

/// JSON by its first sign, YAML otherwise.
fn load(text: &str) -> (ResolvedDocument, Vec<Diagnostic>) {
    let name = match text.trim_start().starts_with(['{', '[']) {
        true => "document.json",
        false => "document.yaml",
    };
    load_text(name, text, &Limits::default())
}
