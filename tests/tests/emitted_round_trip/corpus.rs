//! The documents of `tests/corpus/emit`, and the crates that are emitted for them.

use std::fs;
use std::path::Path;

use countersign_generator::{FileSet, Options, Package, TypeReport, generate};
use countersign_spec::{Limits, ResolvedDocument, load_text};
use countersign_tests::{emit_corpus, options_beside, repository};

/// A document and its crate.
#[derive(Debug, Clone)]
pub(crate) struct Emitted {
    /// The crate's name, as Rust writes it.
    pub(crate) name: String,
    pub(crate) document: ResolvedDocument,
    pub(crate) files: FileSet,
    pub(crate) types: Vec<TypeReport>,
}

impl Emitted {
    /// Whether the crate has operations.
    pub(crate) fn has_client(&self) -> bool {
        self.files.iter().any(|(path, _)| path == "src/client.rs")
    }
}

/// Every document, in the order of their names.
pub(crate) fn all() -> Vec<Emitted> {
    emit_corpus()
        .iter()
        .map(|path| emit(&stem(path), &read(path), path))
        .collect()
}

/// A document with a word changed wherever it stands. Its crate is called `wrong_NAME`.
pub(crate) fn altered(name: &str, from: &str, to: &str) -> Emitted {
    let folder = repository().join("tests/corpus/emit");
    let path = folder.join(name).with_extension("yaml");
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
    let mut options = Options {
        crate_name: Some(name.to_owned()),
        package: Package::Member,
        ..options_beside(path)
    };
    // What is chosen for places is what the document does not say, so no value made from
    // the document would keep to it.
    options.choices.places.clear();
    let outcome = generate(&document, &options);
    Emitted {
        name: name.replace('-', "_"),
        document,
        files: outcome.files.unwrap(),
        types: outcome.types,
    }
}
