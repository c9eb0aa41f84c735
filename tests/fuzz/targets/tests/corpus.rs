//! The fuzzer's targets on every document of the corpus and on edits of each, so that the
//! targets work and small regressions show without a fuzzer.

use std::path::{Path, PathBuf};

use countersign_fuzz_targets::{edited, generate, read};

/// Edits of each document: enough to meet each kind, few enough for an ordinary test.
const EDITS: u32 = 4;

fn documents() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")];
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|it| it == "yaml" || it == "json")
            {
                documents.push(path);
            }
        }
    }
    documents.sort();
    assert!(documents.len() > 100, "{} documents", documents.len());
    documents
}

#[expect(clippy::disallowed_methods, reason = "a corpus is a folder")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[test]
fn every_document_of_the_corpus_is_read_and_so_are_edits_of_it() {
    for path in documents() {
        let bytes = bytes(&path);
        read(&bytes);
        for seed in 0..EDITS {
            if let Some(text) = edited(&bytes, seed, 1 << 16) {
                read(text.as_bytes());
            }
        }
    }
}

#[test]
fn every_document_of_the_corpus_is_generated_and_so_are_edits_of_it() {
    for path in documents() {
        let bytes = bytes(&path);
        generate(&bytes);
        for seed in 0..EDITS {
            if let Some(text) = edited(&bytes, seed, 1 << 16) {
                generate(text.as_bytes());
            }
        }
    }
}

#[test]
fn edits_of_a_seed_are_always_the_same_and_of_another_are_others() {
    let document = br#"{"openapi": "3.1.0", "paths": {"/a": {"get": {"tags": ["a", "b"]}}}}"#;
    let edit = |seed| edited(document, seed, 1 << 16);
    assert_eq!(edit(7), edit(7));
    assert_ne!(edit(7), edit(8));
    assert_eq!(edited(b"no: [document", 7, 1 << 16), None);
    assert_eq!(edited(document, 7, 0), None);
}
