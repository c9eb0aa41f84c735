//! Every call that the documentation of a client shows is made, against a service that
//! answers with the document's own examples: all of them are read.
//!
//! Our own document always; three that others wrote where `../shared/corpus` is there.
//! `COUNTERSIGN_DOCUMENTS` names others, with `:` between them.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "folders and settings of the test's own, and what it skips"
)]

mod program;
mod service;

use std::path::{Path, PathBuf};

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, ResolvedDocument, load};
use countersign_tests::{document, options_beside, repository};

use program::Program;
use service::Answers;

/// A document whose client is built and run.
struct Subject {
    name: String,
    document: ResolvedDocument,
    options: Options,
}

fn subject(path: &Path) -> Subject {
    let stem = path.file_stem().unwrap().to_string_lossy();
    let name = format!("calls-of-{}", stem.replace('.', "-"));
    Subject {
        document: load(path, &Limits::default()).0,
        options: Options {
            crate_name: Some(name.clone()),
            package: Package::Member,
            ..options_beside(path)
        },
        name,
    }
}

/// Documents of the corpus, if it is there.
fn others() -> Vec<PathBuf> {
    if let Some(paths) = std::env::var_os("COUNTERSIGN_DOCUMENTS") {
        return std::env::split_paths(&paths).collect();
    }
    let corpus = repository().join("../shared/corpus/bigcommerce");
    if !corpus.exists() {
        eprintln!(
            "skipped: documents of others, for want of {}",
            corpus.display()
        );
        return Vec::new();
    }
    ["carts.v3.yml", "customers.v3.yml", "price_lists.v3.yml"]
        .map(|name| corpus.join(name))
        .to_vec()
}

#[tokio::test]
async fn every_call_that_is_shown_is_answered_with_an_example_that_is_read() {
    let paths = std::iter::once(document()).chain(others());
    let subjects: Vec<Subject> = paths.map(|path| subject(&path)).collect();
    let crates = subjects.iter().map(|subject| {
        let files = generate(&subject.document, &subject.options).files;
        (
            subject.name.clone(),
            files.expect("the document is emitted"),
        )
    });
    let programs = Program::build(crates.collect());
    for (subject, program) in subjects.iter().zip(programs) {
        let service = Answers::of(&subject.document).serve().await;
        let url = service.url().to_owned();
        let said = tokio::task::spawn_blocking(move || program.run(&url));
        let said = said.await.unwrap();
        let calls = subject.document.operations().len();
        assert_eq!(said.len(), calls, "{}: {said:#?}", subject.name);
        let failed: Vec<&String> = said.iter().filter(|line| !line.ends_with("\tok")).collect();
        assert!(failed.is_empty(), "{}: {failed:#?}", subject.name);
        eprintln!("{}: {calls} calls answered and read", subject.name);
    }
}
