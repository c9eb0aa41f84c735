//! Our reader of YAML beside another: on every file of our own document, the two
//! read the same values.

use std::path::{Path, PathBuf};

use countersign_spec::{Limits, load_text};
use countersign_tests::repository;

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            files.push(path);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the repository")]
fn two_readers_of_yaml_read_the_same_values() {
    let mut files = Vec::new();
    yaml_files(&repository().join("spec/bigcommerce"), &mut files);
    yaml_files(&repository().join("tests/corpus/emit"), &mut files);
    assert!(files.len() > 100, "{} files", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        // Most of these are parts of a document, which is no matter to the reader.
        let (document, _) = load_text("part.yaml", &text, &Limits::default());
        let file = document.sources.files().next().unwrap();
        let ours = file.root().unwrap().to_json();
        let theirs: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(ours, theirs, "{}", path.display());
    }
}
