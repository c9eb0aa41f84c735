//! Real documents of others, where they lie beside the repository: none makes
//! the reader panic. What they break is printed, and not asserted.

use std::path::{Path, PathBuf};

use countersign_spec::{Limits, has_errors, lint, load};

#[test]
#[expect(clippy::print_stdout, reason = "the summary is for whoever runs it")]
fn no_document_of_the_shared_corpus_makes_the_reader_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: there is no corpus beside the repository");
        return;
    }
    let (mut whole, mut refused) = (0, 0);
    for path in documents(&folder) {
        let (document, mut diagnostics) = load(&path, &Limits::default());
        if has_errors(&diagnostics) {
            refused += 1;
        } else {
            whole += 1;
            diagnostics.extend(lint::lint(&document));
        }
        let errors = diagnostics
            .iter()
            .filter(|d| has_errors(std::slice::from_ref(d)));
        let name = path.strip_prefix(&folder).unwrap_or(&path).display();
        for error in errors {
            let text = error.to_text(&document.sources);
            println!("{name}: {}", text.lines().next().unwrap_or_default());
        }
    }
    println!("{whole} documents can be used, {refused} cannot");
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
