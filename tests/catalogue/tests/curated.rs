//! `spec/bigcommerce/behaviours.yaml`, kept by hand, agrees with the catalogue.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use countersign_catalogue::{Curated, Needs, Standing, committed, curated, names};

/// Words that stand for more than one operation, or for none.
const GROUPS: [&str; 4] = ["all", "all-v2", "all-v3", "webhooks"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/bigcommerce")
}

fn entries() -> Vec<Curated> {
    curated(&folder()).unwrap()
}

#[test]
fn each_behaviour_of_the_catalogue_has_its_entry() {
    let catalogue = committed(&folder().join("catalogue")).unwrap();
    let entries = entries();
    let ids = |entry: &Curated| entry.id.clone();
    let rows: Vec<String> = catalogue
        .behaviours
        .iter()
        .map(|row| row.id.clone())
        .collect();
    assert_eq!(entries.iter().map(ids).collect::<Vec<_>>(), rows);
    for (entry, row) in entries.iter().zip(&catalogue.behaviours) {
        assert_eq!(entry.needs, Needs::from(row.class), "{}", row.id);
        assert_eq!(entry.standing, row.standing, "{}", row.id);
        assert_eq!(entry.source, row.source, "{}", row.id);
        assert_eq!(entry.remark, row.remark, "{}", row.id);
        assert_eq!(entry.contradiction, row.contradiction, "{}", row.id);
    }
}

#[test]
fn what_is_contested_is_resolved_and_nothing_else_is() {
    for entry in entries() {
        let is_contested = entry.standing == Standing::Contested;
        let resolution = entry.resolution.as_deref().unwrap_or_default();
        assert_eq!(is_sentence(resolution), is_contested, "{entry:?}");
    }
}

#[test]
fn each_entry_is_a_sentence_of_its_own() {
    let mut sentences = BTreeSet::new();
    for entry in entries() {
        assert!(is_sentence(&entry.sentence), "{entry:?}");
        assert!(
            sentences.insert(entry.sentence),
            "{} repeats another",
            entry.id
        );
    }
}

/// Whether it ends as a sentence does, and has more than a word.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '"']) && text.contains(' ')
}

#[test]
fn each_entry_concerns_operations_that_are_known() {
    let names = names(&folder().join("catalogue")).unwrap();
    let known: BTreeSet<&str> = names.iter().map(|name| name.name.as_str()).collect();
    for entry in entries() {
        let mut seen = BTreeSet::new();
        assert!(
            !entry.operations.is_empty(),
            "{} concerns nothing",
            entry.id
        );
        for name in &entry.operations {
            let is_known = known.contains(&**name) || GROUPS.contains(&&**name);
            assert!(is_known, "{}: no operation is called `{name}`", entry.id);
            assert!(seen.insert(name), "{}: `{name}` twice", entry.id);
        }
    }
}

#[test]
fn each_operation_of_the_catalogue_has_a_name_of_its_own() {
    let catalogue = committed(&folder().join("catalogue")).unwrap();
    let names = names(&folder().join("catalogue")).unwrap();
    let ids: Vec<&str> = names.iter().map(|name| name.id.as_str()).collect();
    let rows: Vec<&str> = catalogue.operations.iter().map(|row| &*row.id).collect();
    assert_eq!(ids, rows);
    let distinct: BTreeSet<&str> = names.iter().map(|name| &*name.name).collect();
    assert_eq!(distinct.len(), names.len());
}
