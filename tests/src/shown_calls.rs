//! The calls that an emitted crate's documentation shows, as one Rust file.

use countersign_generator::FileSet;

/// A module for each call, by the name of the client's method, with its function `example`
/// for everybody.
///
/// # Panics
/// When a file of a call is not one fence of code.
#[must_use]
#[expect(clippy::expect_used, reason = "tests can do nothing without it")]
pub fn shown_calls(files: &FileSet) -> Vec<(String, String)> {
    let files = files.iter().filter_map(|(path, text)| {
        let method = path.strip_prefix("docs/")?.strip_suffix(".md")?;
        let code = text.split_once("```no_run\n");
        let code = code.and_then(|(_, code)| code.strip_suffix("```\n"));
        let code = code.expect("a call stands in a fence of its own");
        let code = code.replace("async fn example", "pub async fn example");
        Some((method.to_owned(), format!("mod {method} {{\n{code}}}\n")))
    });
    files.collect()
}
