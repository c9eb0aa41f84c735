//! What stores were seen to do, held against the document: one snapshot for each
//! store and operation.
//!
//! `cargo xtask conformance` writes the observations; this folds them, offline. A
//! new line in a snapshot is a decision: `cargo insta review` takes it.

use std::path::{Path, PathBuf};

use countersign_conformance::Layers;
use countersign_conformance::drift::{Observation, fold_layers};
use countersign_spec::{Limits, ResolvedDocument, load_with_overlays};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn document(overlays: &[&str]) -> ResolvedDocument {
    let folder = root().join("spec/bigcommerce");
    let overlays: Vec<PathBuf> = overlays.iter().map(|name| folder.join(name)).collect();
    let path = folder.join("openapi.yaml");
    let (document, diagnostics) = load_with_overlays(&path, &overlays, &Limits::default());
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
    let (document, live) = (document(&[]), document(&["live.overlay.yaml"]));
    let layers = Layers {
        documented: &document,
        live: Some(&live),
    };
    let mut folded = 0;
    let mut differing = Vec::new();
    for store in entries(&root().join("conformance/observed")) {
        for file in entries(&store) {
            let observation =
                Observation::from_json(&std::fs::read_to_string(&file).unwrap()).unwrap();
            assert_eq!(observation.operation, name(&file), "{}", file.display());
            let (drift, _) = fold_layers(layers, &observation);
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
    assert!(folded > 0, "nothing was observed");
}
