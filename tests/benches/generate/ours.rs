//! Our side: from a document to a crate on disk, and what of it is counted.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench writes to a folder of its own and ends where it cannot"
)]

use std::path::Path;

use countersign_generator::{Options, generate as emit};
use countersign_spec::{Limits, load};
use countersign_tests::write_crate;

/// Reads a document, and writes its crate.
pub(crate) fn generate(document: &Path, folder: &Path) {
    let (document, _) = load(document, &Limits::default());
    let outcome = emit(&document, &Options::default());
    write_crate(&outcome.files.expect("the document is emitted"), folder);
}

/// How many operations a document has.
pub(crate) fn operations(document: &Path) -> usize {
    load(document, &Limits::default()).0.operations().len()
}

/// Parses and prints what was emitted, and nothing else.
pub(crate) fn floor(folder: &Path) {
    each_source(folder, &mut |text| {
        let file = syn::parse_file(text).unwrap();
        std::hint::black_box(prettyplease::unparse(&file));
    });
}

/// The bytes of Rust that were emitted, without the runtime.
pub(crate) fn bytes(folder: &Path) -> usize {
    let mut bytes = 0;
    each_source(folder, &mut |text| bytes += text.len());
    bytes
}

fn each_source(folder: &Path, look: &mut dyn FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("runtime") {
                each_source(&path, look);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            look(&std::fs::read_to_string(path).unwrap());
        }
    }
}
