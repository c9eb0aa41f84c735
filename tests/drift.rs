//! What stores were seen to do, held against the document: one snapshot for each
//! store and operation.
//!
//! `cargo xtask conformance` writes the observations; this folds them, offline. A
//! new line in a snapshot is a decision: `cargo insta review` takes it.

use std::path::{Path, PathBuf};

use countersign_conformance::drift::{Observation, fold};
use countersign_spec::{Limits, ResolvedDocument, load};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn document() -> ResolvedDocument {
    let (document, diagnostics) = load(
        &root().join("spec/bigcommerce/openapi.yaml"),
        &Limits::default(),
    );
    assert_eq!(diagnostics, []);
    document
}

/// The entries of a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads what was observed")]
fn what_stores_were_seen_to_do_is_what_was_accepted() {
    let document = document();
    let mut folded = 0;
    let mut differing = Vec::new();
    for store in entries(&root().join("conformance/observed")) {
        for file in entries(&store) {
            let observation =
                Observation::from_json(&std::fs::read_to_string(&file).unwrap()).unwrap();
            assert_eq!(observation.operation, name(&file), "{}", file.display());
            let drift = fold(&document, &observation);
            let name = format!("drift__{}__{}", name(&store), name(&file));
            // Every snapshot that differs is told, not the first alone.
            let outcome = std::panic::catch_unwind(|| {
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(name.as_str(), drift.to_string());
                });
            });
            differing.extend(outcome.is_err().then_some(name));
            folded += 1;
        }
    }
    assert_eq!(differing, [""; 0], "drift that nobody accepted");
    // The embedded store alone was seen to answer every operation.
    assert!(
        folded >= document.operations().len(),
        "{folded} observations"
    );
}
