//! The documents of `tests/corpus/emit`, and what stands beside them.

use std::path::{Path, PathBuf};

use countersign_generator::Options;

use crate::repository;

/// Every document, in the order of their names.
///
/// # Panics
/// When they are not there: a test can do nothing without them.
#[must_use]
pub fn emit_corpus() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join("tests/corpus/emit")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut paths: Vec<PathBuf> = paths.filter(is_document).collect();
    paths.sort();
    assert!(paths.len() > 10, "{} documents", paths.len());
    paths
}

/// What `NAME.toml` asks for `NAME.yaml`: choices of names and types, and whether each tag
/// is a feature.
///
/// # Panics
/// When it cannot be read.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a corpus is a folder")]
pub fn options_beside(document: &Path) -> Options {
    let text = std::fs::read_to_string(document.with_extension("toml")).unwrap_or_default();
    let mut asked: toml::Table = toml::from_str(&text).unwrap();
    let features_per_tag = asked.remove("features_per_tag");
    Options {
        features_per_tag: features_per_tag.is_some_and(|is| is.as_bool() == Some(true)),
        choices: asked.try_into().unwrap(),
        ..Options::default()
    }
}
