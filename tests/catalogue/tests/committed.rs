//! The committed data: as many rows as the catalogue has, each with an id of its
//! own, and equal to the catalogue where that lies beside the repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use countersign_catalogue::{Catalogue, Standing, committed, files, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/bigcommerce/catalogue")
}

fn data() -> Catalogue {
    committed(&folder()).unwrap()
}

#[test]
fn the_data_holds_every_row() {
    let data = data();
    assert_eq!(data.operations.len(), 52);
    assert_eq!(data.fields.len(), 405);
    assert_eq!(data.behaviours.len(), 263);
    assert_eq!(data.contradictions.len(), 53);
}

#[test]
fn the_data_holds_the_standings_and_classes_that_the_catalogue_counts() {
    let data = data();
    let count = |standing| {
        let behaviours = data.behaviours.iter();
        behaviours.filter(|line| line.standing == standing).count()
    };
    let standings = [
        Standing::Firm,
        Standing::Official,
        Standing::Contested,
        Standing::Inferred,
    ];
    assert_eq!(standings.map(count), [135, 82, 30, 16]);
}

#[test]
fn no_two_rows_have_one_id() {
    let data = data();
    let mut ids = BTreeSet::new();
    let operations = data.operations.iter().map(|row| row.id.clone());
    let behaviours = data.behaviours.iter().map(|row| row.id.clone());
    let contradictions = data.contradictions.iter().map(|row| row.id.clone());
    let fields = data.fields.iter().map(|row| row.key());
    for id in operations
        .chain(behaviours)
        .chain(contradictions)
        .chain(fields)
    {
        assert!(ids.insert(id.clone()), "{id} stands there twice");
    }
}

#[test]
fn what_a_row_refers_to_is_there() {
    let data = data();
    let operations: BTreeSet<&str> = data.operations.iter().map(|row| row.id.as_str()).collect();
    let named = data.parameters.iter().flat_map(|row| &row.operations);
    for id in named.chain(data.statuses.iter().map(|row| &row.operation)) {
        assert!(operations.contains(id.as_str()), "{id} is no operation");
    }
    let contradictions: BTreeSet<&str> = data
        .contradictions
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    for line in &data.behaviours {
        let named = line.contradiction.as_deref();
        assert_eq!(named.is_some(), line.standing == Standing::Contested);
        assert!(
            named.is_none_or(|id| contradictions.contains(id)),
            "{line:?}"
        );
    }
}

#[test]
#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "what was left out is for whoever runs it; the catalogue is a file"
)]
fn the_data_is_what_the_catalogue_says() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/behaviours.md");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: there is no catalogue beside the repository");
        return;
    };
    let catalogue = read("behaviours.md", &text).unwrap();
    assert_eq!(catalogue, data());
    for file in files(&catalogue).unwrap() {
        let committed = std::fs::read_to_string(folder().join(file.name)).unwrap();
        assert!(committed == file.text, "{} is out of date", file.name);
    }
}
