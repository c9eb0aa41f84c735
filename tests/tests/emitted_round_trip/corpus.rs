//! The documents of `tests/corpus/emit`, and the crates that are emitted for them.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_generator::{Choices, FileSet, Options, Package, TypeReport, generate};
use countersign_spec::{Limits, ResolvedDocument, load_text};
use countersign_tests::repository;

/// A document and its crate.
#[derive(Debug, Clone)]
pub(crate) struct Emitted {
    /// The crate's name, as Rust writes it.
    pub(crate) name: String,
    pub(crate) document: ResolvedDocument,
    pub(crate) files: FileSet,
    pub(crate) types: Vec<TypeReport>,
}

fn folder() -> PathBuf {
    repository().join("tests/corpus/emit")
}

/// Every document, in the order of their names.
pub(crate) fn all() -> Vec<Emitted> {
    let entries = fs::read_dir(folder()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut paths: Vec<PathBuf> = paths.filter(is_document).collect();
    paths.sort();
    assert!(paths.len() > 10, "{} documents", paths.len());
    paths
        .iter()
        .map(|path| emit(&stem(path), &read(path), path))
        .collect()
}

/// A document with a word changed wherever it stands. Its crate is called `wrong_NAME`.
pub(crate) fn altered(name: &str, from: &str, to: &str) -> Emitted {
    let path = folder().join(name).with_extension("yaml");
    let text = read(&path);
    assert!(text.contains(from), "{name} has no `{from}`");
    emit(&format!("wrong-{name}"), &text.replace(from, to), &path)
}

#[expect(clippy::disallowed_methods, reason = "a corpus is a folder")]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn emit(name: &str, text: &str, path: &Path) -> Emitted {
    let (document, _) = load_text(&format!("{}.yaml", stem(path)), text, &Limits::default());
    let options = Options {
        crate_name: Some(name.to_owned()),
        package: Package::Member,
        choices: choices_beside(path),
        ..Options::default()
    };
    let outcome = generate(&document, &options);
    Emitted {
        name: name.replace('-', "_"),
        document,
        files: outcome.files.unwrap(),
        types: outcome.types,
    }
}

/// What `NAME.toml` chooses for formats. What it chooses for places is what the document
/// does not say, so no value made from the document would keep to it.
fn choices_beside(path: &Path) -> Choices {
    let path = path.with_extension("toml");
    if !path.exists() {
        return Choices::default();
    }
    let mut choices: Choices = toml::from_str(&read(&path)).unwrap();
    choices.places.clear();
    choices
}
