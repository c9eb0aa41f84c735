//! What crates send that were emitted for documents of `tests/corpus/emit`: the credentials
//! that each operation asks for, to the servers that it has.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load};
use countersign_tests::{StubService, http_answer, repository, write_crate, write_if_changed};

const CRATES: [&str; 2] = ["credentials-by-operation", "servers-at-each-level"];

const MANIFEST: &str = r#"[package]
name = "caller"
version = "0.0.0"
edition = "2024"

[dependencies]
credentials-by-operation = { path = "../credentials-by-operation" }
servers-at-each-level = { path = "../servers-at-each-level" }
tokio = { version = "1", features = ["rt"] }
"#;

/// Builds the crates and the program that calls them, and runs it.
fn call(url: &str) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire");
    for name in CRATES {
        let path = repository().join(format!("tests/corpus/emit/{name}.yaml"));
        let (document, _) = load(&path, &Limits::default());
        let options = Options {
            crate_name: Some(name.to_owned()),
            package: Package::Member,
            ..Options::default()
        };
        let files = generate(&document, &options).files.unwrap();
        write_crate(&files, &folder.join(name));
    }
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n";
    write_if_changed(&folder.join("Cargo.toml"), workspace);
    write_if_changed(&folder.join("caller/Cargo.toml"), MANIFEST);
    write_if_changed(
        &folder.join("caller/src/main.rs"),
        include_str!("caller.rs"),
    );
    // The lock file of this workspace names versions that are here already.
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "-p", "caller", "--", url])
        // Where the crates of round trips are built, on the same libraries.
        .env("CARGO_TARGET_DIR", folder.join("../round-trip/target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(&folder)
        .output()
        .unwrap()
}

/// The target of a request and its credentials, in one line.
fn told(request: &str) -> String {
    let target = request.split(' ').nth(1).unwrap();
    let names = ["authorization", "x-key"];
    let is_credential = |line: &&str| names.iter().any(|name| line.starts_with(name));
    let lines: Vec<&str> = request.lines().filter(is_credential).collect();
    format!("{target} {}", lines.join(" "))
}

#[tokio::test]
async fn each_operation_is_sent_its_credentials_and_to_its_server() {
    let service = StubService::open(http_answer(204, &[], "")).await.unwrap();
    let url = service.url().to_owned();
    let called = tokio::task::spawn_blocking(move || call(&url));
    let output = called.await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let sent: Vec<String> = service.requests().iter().map(|it| told(it)).collect();
    let expected = [
        "/as-all x-key: KEY",
        "/said-again x-key: KEY",
        "/open ",
        "/optional x-key: KEY",
        "/both authorization: Basic dTpw x-key: KEY",
        "/either authorization: Bearer TOKEN",
        "/optional ",
        "/v1/orders ",
        "/mock/files ",
        "/mock/copies ",
        "/upload/files ",
        "/v1/files ",
    ];
    assert_eq!(sent, expected);
    let told = "either: it asks for credentials of `granted`, or `key` and `pass`\n\
                build: `region` of the server's URL is one of `eu`, `us`\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), told);
}
