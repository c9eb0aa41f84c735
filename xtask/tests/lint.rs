//! `lint` as a user meets it: its forms, its explanations, its settings and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn lint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("lint")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn written(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const WARNED: &str = "openapi: 3.0.3\ninfo: {title: small, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: a\n      x-internal: true\n      responses: {'204': {description: none}}\n";

#[test]
fn programs_get_one_document_on_standard_output_and_nothing_else() {
    let folder = written(&[("api.yaml", WARNED)]);
    for (format, results) in [("json", "/problems"), ("sarif", "/runs/0/results")] {
        let output = lint(folder.path(), &["api.yaml", "--format", format]);
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let results = report.pointer(results).and_then(Value::as_array).unwrap();
        assert!(!results.is_empty(), "{report}");
        let again = lint(folder.path(), &["api.yaml", "--format", format]);
        assert_eq!(stdout(&again), stdout(&output));
    }
}

#[test]
fn a_document_that_cannot_be_used_is_reported_in_every_format() {
    let folder = written(&[("api.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n")]);
    for format in ["text", "json", "sarif"] {
        let output = lint(folder.path(), &["api.yaml", "--format", format]);
        assert_eq!(code(&output), 2);
        let said = stdout(&output) + &stderr(&output);
        assert!(said.contains("duplicate-key"), "{said}");
        assert!(said.contains("`api.yaml` cannot be used"), "{said}");
    }
}

#[test]
fn warnings_cost_nothing_unless_they_are_denied() {
    let folder = written(&[("api.yaml", WARNED)]);
    let output = lint(folder.path(), &["api.yaml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("warning[missing-operation-tag]"));
    let denied = lint(folder.path(), &["api.yaml", "--deny-warnings"]);
    assert_eq!(code(&denied), 1);
}

#[test]
fn extensions_are_declared_beside_the_document() {
    let settings = "[lint]\nextensions = [\"x-internal\"]\n";
    for (settings, is_told) in [("", true), (settings, false)] {
        let folder = written(&[("api.yaml", WARNED), ("countersign.toml", settings)]);
        let said = stderr(&lint(folder.path(), &["api.yaml"]));
        assert_eq!(said.contains("undocumented-extension"), is_told, "{said}");
    }
}

#[test]
fn settings_that_nobody_understands_are_told_with_their_place() {
    for (settings, problem) in [
        ("[lint]\nextension = []\n", "unknown field `extension`"),
        ("[crate]\nname = \"my crate\"\n", "`my crate` is no name"),
        ("[crate]\nname = \"async\"\n", "`async` is no name"),
    ] {
        let folder = written(&[("api.yaml", WARNED), ("countersign.toml", settings)]);
        let output = lint(folder.path(), &["api.yaml"]);
        assert_eq!(code(&output), 2);
        let said = stderr(&output);
        assert!(said.contains(problem) && said.contains("line 2"), "{said}");
    }
}

#[test]
fn a_code_is_explained_and_a_misspelt_one_is_guessed() {
    let folder = written(&[]);
    let explain = |code: &[&str]| lint(folder.path(), &[&["--explain"], code].concat());
    let page = explain(&["broken-link"]);
    assert_eq!(code(&page), 0);
    for part in [
        "What it asks",
        "An example that breaks it",
        "How to mend it",
    ] {
        assert!(stdout(&page).contains(part), "{}", stdout(&page));
    }
    let of_reader = explain(&["duplicate-key"]);
    assert_eq!(code(&of_reader), 0);
    assert!(stdout(&of_reader).contains("the same key twice"));

    let misspelt = explain(&["brokn-link"]);
    assert_eq!(code(&misspelt), 2);
    let said = stderr(&misspelt);
    assert!(said.contains("did you mean `broken-link`?"), "{said}");
    assert!(said.contains("\nduplicate-key "), "{said}");

    let all = explain(&[]);
    assert_eq!(code(&all), 0);
    assert!(stdout(&all).contains("\nunused-component "));
}
