//! The documents of `tests/corpus/emit`, and what stands beside them.

use std::path::PathBuf;

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
