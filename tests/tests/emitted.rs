//! Every crate that is emitted compiles without a warning, and so do the calls that its
//! documentation shows: each construct of `tests/corpus/emit`, and our own document as a crate
//! that stands alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load};
use countersign_tests::{
    emit_corpus, options_beside, repository, shown_calls, write_crate, write_if_changed,
};

/// Emits the document at `path` into `folder`.
fn emit(path: &Path, folder: &Path, name: &str, package: Package) {
    let (document, _) = load(path, &Limits::default());
    let options = Options {
        crate_name: Some(name.to_owned()),
        package,
        ..options_beside(path)
    };
    let files = generate(&document, &options).files.unwrap();
    write_crate(&files, folder);
    // The calls that its documentation shows.
    let shown: String = shown_calls(&files)
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    let lints = "#![allow(dead_code, deprecated)]\n";
    write_if_changed(
        &folder.join("examples/shown.rs"),
        &format!("{lints}{shown}fn main() {{}}\n"),
    );
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
    let mut with_features = Vec::new();
    for path in &emit_corpus() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        emit(path, &folder.path().join(&name), &name, Package::Member);
        if options_beside(path).features_per_tag {
            with_features.push(folder.path().join(&name));
        }
    }
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    lock(folder.path());
    check(folder.path(), &["--workspace", "--lib", "--examples"]);
    check(folder.path(), &["--workspace", "--no-default-features"]);
    assert!(!with_features.is_empty());
    for folder in with_features {
        let tags = check_each_feature(&folder);
        assert!(tags > 1, "{tags} tags in {}", folder.display());
    }
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
    check(folder.path(), &["--lib", "--examples"]);
    check(folder.path(), &["--no-default-features"]);
}

#[test]
fn each_feature_of_our_crate_compiles_alone() {
    let tags = check_each_feature(&repository().join("generated"));
    assert!(tags > 10, "{tags} tags");
}

/// A crate with no feature, with each tag alone, with all; how many tags it has. A tag goes
/// with the client, which only adds to its types.
#[expect(clippy::disallowed_methods, reason = "an emitted crate is read")]
fn check_each_feature(folder: &Path) -> usize {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let features = manifest["features"].as_table().unwrap();
    let tags = features
        .keys()
        .filter(|name| *name != "default" && *name != "client");
    let tags: Vec<&String> = tags.collect();
    check(folder, &["--no-default-features"]);
    check(folder, &["--all-features"]);
    for tag in &tags {
        let with_client = format!("client,{tag}");
        check(
            folder,
            &["--no-default-features", "--features", &with_client],
        );
    }
    tags.len()
}
