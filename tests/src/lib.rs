//! What the end-to-end tests share.
//!
//! [`same_meaning`] is the only equality that round trips are held against.
//! [`RoundTrip`] is one of them.
//! [`codec`] has the type of every documented body.
//! [`documented_answers`] are the examples of a document, to be answered by a service.
//! [`emit_corpus`] lists the documents that crates are emitted for.
//! [`shown_calls`] are the calls that a crate's documentation shows.
//! [`write_crate`] puts an emitted crate into a folder.
//! [`StubService`] is a service that answers what a test tells it to.

pub mod codec;
mod crate_on_disk;
mod documented_answer;
mod emit_corpus;
mod exact;
mod options_beside;
mod round_trip;
mod same_meaning;
mod shown_calls;
mod stub_service;

pub use crate_on_disk::{write_crate, write_if_changed};
pub use documented_answer::{DocumentedAnswer, documented_answers};
pub use emit_corpus::emit_corpus;
pub use exact::exact;
pub use options_beside::options_beside;
pub use round_trip::{RoundTrip, ThereAndBack};
pub use same_meaning::{Difference, Shape, same_meaning};
pub use shown_calls::shown_calls;
pub use stub_service::{Answer, StubService, http_answer};

/// The samples of the README, so that they compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

use std::path::{Path, PathBuf};

use countersign_generator::Options;

/// The repository's root.
#[must_use]
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// The project's own OpenAPI document.
#[must_use]
pub fn document() -> PathBuf {
    repository().join("spec/bigcommerce/openapi.yaml")
}

/// What stores were seen to send beyond it.
#[must_use]
pub fn live_overlay() -> PathBuf {
    document().with_file_name("live.overlay.yaml")
}
