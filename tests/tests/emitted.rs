//! Every crate that is emitted compiles without a warning: each construct of
//! `tests/corpus/emit`, and our own document as a crate that stands alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load};
use countersign_tests::{repository, write_crate};

/// Emits the document at `path` into `folder`.
fn emit(path: &Path, folder: &Path, name: &str, package: Package) {
    let (document, _) = load(path, &Limits::default());
    let options = Options {
        crate_name: Some(name.to_owned()),
        package,
        ..Options::default()
    };
    let files = generate(&document, &options).files.unwrap();
    write_crate(&files, folder);
}

/// Checks crates offline and with warnings denied.
fn check(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .args(arguments)
        .env("RUSTFLAGS", "-D warnings")
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted"),
        )
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
}

/// Gives a folder the lock file of this workspace: it names versions that are here already.
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn lock(folder: &Path) {
    let lock = fs::read(repository().join("Cargo.lock")).unwrap();
    fs::write(folder.join("Cargo.lock"), lock).unwrap();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn each_construct_compiles_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let mut documents: Vec<PathBuf> = fs::read_dir(repository().join("tests/corpus/emit"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    documents.sort();
    assert!(documents.len() > 10, "{} documents", documents.len());
    for path in &documents {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        emit(path, &folder.path().join(&name), &name, Package::Member);
    }
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    lock(folder.path());
    check(folder.path(), &["--workspace"]);
    check(folder.path(), &["--workspace", "--no-default-features"]);
}

#[test]
fn our_document_emitted_elsewhere_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let document = repository().join("spec/bigcommerce/openapi.yaml");
    emit(
        &document,
        folder.path(),
        "orders-alone",
        Package::Standalone,
    );
    lock(folder.path());
    check(folder.path(), &[]);
    check(folder.path(), &["--no-default-features"]);
}

/// `generated/` with no feature, with each tag alone, with all. A tag goes with the client,
/// which only adds to its types.
#[test]
#[expect(clippy::disallowed_methods, reason = "the committed crate is read")]
fn each_feature_of_our_crate_compiles_alone() {
    let folder = repository().join("generated");
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let features = manifest["features"].as_table().unwrap();
    let tags = features
        .keys()
        .filter(|name| *name != "default" && *name != "client");
    let tags: Vec<&String> = tags.collect();
    assert!(tags.len() > 10, "{tags:?}");
    check(&folder, &["--no-default-features"]);
    check(&folder, &["--all-features"]);
    for tag in tags {
        let with_client = format!("client,{tag}");
        check(
            &folder,
            &["--no-default-features", "--features", &with_client],
        );
    }
}
