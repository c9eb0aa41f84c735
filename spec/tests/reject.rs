//! Documents that cannot be used: every file of `tests/corpus/reject` is refused
//! with exactly the codes it is pinned to, and says where and how to mend it.
//!
//! A YAML file names its codes in its first line (`# code: duplicate-key`), a
//! JSON file in its own name (`duplicate-key--any-name.json`).

use std::collections::BTreeSet;
use std::path::Path;

use countersign_spec::{Diagnostic, Limits, ResolvedDocument, has_errors, load};

#[test]
fn a_faulty_document_is_refused_with_its_codes_places_and_help() {
    insta::glob!("../../tests/corpus/reject", "*.{yaml,json}", check);
}

fn check(path: &Path) {
    let (document, diagnostics) = load(path, &Limits::default());
    let name = path.display();
    assert!(has_errors(&diagnostics), "{name} was not refused");
    assert_eq!(codes(&diagnostics), pinned(path), "{name}");
    for diagnostic in &diagnostics {
        assert!(
            diagnostic.help.is_some(),
            "{name}: no help with {diagnostic:?}"
        );
    }
    insta::assert_snapshot!(texts(&document, &diagnostics));
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    let codes = diagnostics.iter().map(|diagnostic| diagnostic.code);
    codes.map(|code| code.as_str().to_owned()).collect()
}

fn texts(document: &ResolvedDocument, diagnostics: &[Diagnostic]) -> String {
    let texts = diagnostics.iter().map(|d| d.to_text(&document.sources));
    texts.collect::<Vec<_>>().join("\n")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the corpus is a folder of the repository"
)]
fn pinned(path: &Path) -> BTreeSet<String> {
    let name = path.file_name().unwrap().to_string_lossy();
    if let Some((code, _)) = name.split_once("--") {
        return BTreeSet::from([code.to_owned()]);
    }
    let text = std::fs::read_to_string(path).unwrap();
    let first = text.lines().next().unwrap_or_default();
    let codes = first
        .strip_prefix("# code: ")
        .unwrap_or_else(|| panic!("{name} does not begin with `# code: `"));
    codes.split(", ").map(str::to_owned).collect()
}
