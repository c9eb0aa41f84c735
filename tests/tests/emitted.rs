//! Every crate that is emitted compiles without a warning: each construct of
//! `tests/corpus/emit`, and our own document as a crate that stands alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Emits the document at `path` into `folder`.
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn emit(path: &Path, folder: &Path, name: &str, package: Package) {
    let (document, _) = load(path, &Limits::default());
    let options = Options {
        crate_name: Some(name.to_owned()),
        package,
        ..Options::default()
    };
    let files = generate(&document, &options).files.unwrap();
    for (path, text) in files.iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Checks the crates of a folder, offline and with warnings denied.
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn check(folder: &Path) {
    // The lock file of this workspace names versions that are here already.
    let lock = fs::read(root().join("Cargo.lock")).unwrap();
    fs::write(folder.join("Cargo.lock"), lock).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--workspace"])
        .env("RUSTFLAGS", "-D warnings")
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted"),
        )
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn each_construct_compiles_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let mut documents: Vec<PathBuf> = fs::read_dir(root().join("tests/corpus/emit"))
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
    check(folder.path());
}

#[test]
fn our_document_emitted_elsewhere_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let document = root().join("spec/bigcommerce/openapi.yaml");
    emit(
        &document,
        folder.path(),
        "orders-alone",
        Package::Standalone,
    );
    check(folder.path());
}
