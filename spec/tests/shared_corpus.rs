//! Real documents of others, where they lie beside the repository: none makes
//! the reader panic, and what it reads is not empty. What they break is printed,
//! and not asserted.

use std::path::{Path, PathBuf};

use countersign_spec::source::Node;
use countersign_spec::{Code, Limits, ResolvedDocument, has_errors, lint, load};

#[test]
#[expect(clippy::print_stdout, reason = "the summary is for whoever runs it")]
fn every_document_of_the_shared_corpus_is_read_into_something_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: there is no corpus beside the repository");
        return;
    }
    let (mut whole, mut refused) = (0, Vec::new());
    for path in documents(&folder) {
        let (document, mut diagnostics) = load(&path, &Limits::default());
        let name = path.strip_prefix(&folder).unwrap_or(&path).display();
        if has_errors(&diagnostics) {
            refused.push(name.to_string());
        } else {
            whole += 1;
            let telling = [Code::UNKNOWN_MEMBER, Code::NEWER_MEMBER_SKIPPED];
            let is_told = diagnostics.iter().any(|d| telling.contains(&d.code));
            let is_read = says_something(&document) || is_told;
            assert!(is_read, "{name} was read into nothing without a word");
            diagnostics.extend(lint::lint(&document, &lint::LintOptions::default()));
        }
        let errors = diagnostics
            .iter()
            .filter(|d| has_errors(std::slice::from_ref(d)));
        for error in errors {
            let text = error.to_text(&document.sources);
            println!("{name}: {}", text.lines().next().unwrap_or_default());
        }
    }
    println!("{whole} documents can be used, {} cannot:", refused.len());
    for name in refused {
        println!("  {name}");
    }
}

/// Operations, or else webhooks or components that may be all it is about.
fn says_something(document: &ResolvedDocument) -> bool {
    let root = document.sources.files().next().and_then(|file| file.root());
    let has = |member| {
        let node = root.and_then(|root| root.get(member));
        node.and_then(Node::as_mapping)
            .is_some_and(|members| !members.is_empty())
    };
    !document.operations().is_empty() || has("webhooks") || has("components")
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut documents = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("json" | "yaml" | "yml")) {
                documents.push(path);
            }
        }
    }
    documents.sort();
    documents
}
