//! The document covers the catalogue: every operation, query parameter, status and
//! field of its tables is in the document as the tables state it, but for the
//! differences that `spec/bigcommerce/catalogue/differences.yaml` gives reasons for.
//!
//! All gaps are told at once. A difference that is not needed any more is a gap.

mod differences;
mod fields;
mod gap;
mod mark;
mod operations;
mod parameters;
mod places;
mod reach;
mod shape;
mod small;
mod stated_type;
mod statuses;

use std::path::PathBuf;

use countersign_catalogue::{Catalogue, committed, names};
use countersign_spec::{Limits, ResolvedDocument, has_errors, load};
use countersign_tests::repository;

use crate::differences::Differences;
use crate::gap::Gaps;

fn folder() -> PathBuf {
    repository().join("spec/bigcommerce/catalogue")
}

/// The document as the vendor's documents have it, without what was only seen.
fn document() -> ResolvedDocument {
    let (document, diagnostics) = load(&countersign_tests::document(), &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:#?}");
    document
}

fn catalogue() -> Catalogue {
    committed(&folder()).unwrap()
}

#[test]
#[expect(clippy::print_stdout, reason = "the summary is for whoever runs it")]
fn the_document_covers_the_catalogue() {
    let (catalogue, document) = (catalogue(), document());
    let mut gaps = Gaps::default();
    let names = names(&folder()).unwrap();
    operations::compare(&catalogue, &names, &document, &mut gaps);
    parameters::compare(&catalogue, &document, &mut gaps);
    statuses::compare(&catalogue, &document, &mut gaps);
    let places = places::read(&folder()).unwrap();
    fields::compare(&catalogue, &places, &document, &mut gaps);
    let gaps = Differences::read(&folder()).unwrap().explain(gaps);
    println!("{gaps}");
    assert!(gaps.is_empty(), "the document does not cover the catalogue");
}
