//! Who may know whom, and what is written from the document: the tool that mends
//! `generated/` builds without it, and the same document gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use countersign_generator::{Choices, FileSet, Options, Package, generate};
use countersign_spec::{Limits, has_errors, load_with_overlays};
use countersign_tests::{document, repository};
use serde_json::Value as Json;

const GENERATED: &str = "bigcommerce-orders";
const GENERATOR: &str = "countersign-generator";
const RUNTIME: &str = "countersign-runtime";
const CONFORMANCE: &str = "countersign-conformance";
const SPEC: &str = "countersign-spec";
const STORE: &str = "mock-store";

/// The crates that each member of the workspace needs, by name.
struct Dependencies {
    names: BTreeMap<String, String>,
    /// By package id, with what only its own tests need.
    all: BTreeMap<String, Vec<String>>,
    /// By package id, without.
    to_build: BTreeMap<String, Vec<String>>,
}

/// The platform that this runs on, as `rustc` calls it.
fn host() -> String {
    let output = Command::new("rustc")
        .args(["--print", "host-tuple"])
        .output();
    String::from_utf8(output.unwrap().stdout)
        .unwrap()
        .trim()
        .to_owned()
}

impl Dependencies {
    fn read() -> Dependencies {
        let output = Command::new(env!("CARGO"))
            // What other platforms need was perhaps never downloaded.
            .args(["metadata", "--format-version", "1", "--offline", "--locked"])
            .args(["--filter-platform", &host()])
            .current_dir(repository())
            .output()
            .unwrap();
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{problem}");
        let metadata: Json = serde_json::from_slice(&output.stdout).unwrap();
        let id = |value: &Json| value.as_str().unwrap().to_owned();
        let packages = metadata["packages"].as_array().unwrap();
        let names = packages
            .iter()
            .map(|package| (id(&package["id"]), id(&package["name"])))
            .collect();
        let mut all = BTreeMap::new();
        let mut to_build = BTreeMap::new();
        for node in metadata["resolve"]["nodes"].as_array().unwrap() {
            let needed = |is_for_tests_too: bool| -> Vec<String> {
                let dependencies = node["deps"].as_array().unwrap().iter();
                dependencies
                    .filter(|dependency| {
                        let kinds = dependency["dep_kinds"].as_array().unwrap();
                        is_for_tests_too || kinds.iter().any(|kind| kind["kind"] != "dev")
                    })
                    .map(|dependency| id(&dependency["pkg"]))
                    .collect()
            };
            all.insert(id(&node["id"]), needed(true));
            to_build.insert(id(&node["id"]), needed(false));
        }
        Dependencies {
            names,
            all,
            to_build,
        }
    }

    /// Everything that building and testing a crate takes.
    fn of(&self, name: &str) -> BTreeSet<&str> {
        let root = self.names.iter().find(|(_, its)| *its == name).unwrap().0;
        let mut reached = BTreeSet::new();
        let mut queue: Vec<&String> = self.all[root].iter().collect();
        while let Some(id) = queue.pop() {
            if reached.insert(self.names[id].as_str()) {
                queue.extend(&self.to_build[id]);
            }
        }
        reached
    }

    #[track_caller]
    fn assert_apart(&self, name: &str, others: &[&str]) {
        let reached = self.of(name);
        for other in others {
            assert!(!reached.contains(other), "{name} needs {other}");
        }
    }
}

#[test]
fn the_tool_that_mends_the_emitted_crate_builds_without_it() {
    let dependencies = Dependencies::read();
    let reached = dependencies.of("xtask");
    // What makes the rest of this test mean something.
    assert!(reached.contains(GENERATOR) && reached.contains(CONFORMANCE) && reached.contains(SPEC));
    dependencies.assert_apart("xtask", &[GENERATED, STORE, RUNTIME]);
    dependencies.assert_apart(GENERATOR, &[GENERATED, STORE, RUNTIME, CONFORMANCE]);
}

#[test]
fn conformance_knows_the_document_and_no_client_or_store() {
    let dependencies = Dependencies::read();
    assert!(dependencies.of(CONFORMANCE).contains(SPEC));
    dependencies.assert_apart(CONFORMANCE, &[GENERATOR, RUNTIME, GENERATED, STORE]);
}

#[test]
fn the_reader_of_documents_knows_none_of_ours() {
    let ours = [GENERATOR, RUNTIME, GENERATED, CONFORMANCE, STORE, "xtask"];
    Dependencies::read().assert_apart(SPEC, &ours);
}

#[test]
fn the_emitted_crate_its_runtime_and_the_store_stand_alone() {
    let dependencies = Dependencies::read();
    dependencies.assert_apart(GENERATED, &[GENERATOR, RUNTIME, CONFORMANCE, SPEC, STORE]);
    dependencies.assert_apart(RUNTIME, &[GENERATOR, GENERATED, CONFORMANCE, SPEC, STORE]);
    dependencies.assert_apart(STORE, &[GENERATOR, RUNTIME, CONFORMANCE, SPEC]);
}

#[expect(clippy::disallowed_methods, reason = "a test reads what is committed")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder by its path there, with its text.
fn texts_below(root: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                texts.insert(name.replace('\\', "/"), read(&path));
            }
        }
    }
    texts
}

/// What `countersign.toml` beside a document says that changes the crate's text.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Settings {
    #[serde(rename = "crate")]
    package: CrateSettings,
    document: Layers,
    types: Choices,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct CrateSettings {
    features_per_tag: bool,
    unused_schemas: bool,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Layers {
    live: Vec<String>,
}

fn emit(document: &Path, package: Package) -> FileSet {
    let settings = document.with_file_name("countersign.toml");
    let settings: Settings = match settings.exists() {
        true => toml::from_str(&read(&settings)).unwrap(),
        false => Settings::default(),
    };
    let live = settings.document.live.iter();
    let live: Vec<_> = live.map(|name| document.with_file_name(name)).collect();
    let (resolved, diagnostics) = load_with_overlays(document, &live, &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:?}");
    let hand_written = texts_below(&document.with_file_name("crate"));
    let options = Options {
        crate_name: Some(GENERATED.to_owned()),
        package,
        features_per_tag: settings.package.features_per_tag,
        unused_schemas: settings.package.unused_schemas,
        hand_written: hand_written.into_iter().collect(),
        choices: settings.types,
    };
    let outcome = generate(&resolved, &options);
    assert!(
        !has_errors(&outcome.diagnostics),
        "{:?}",
        outcome.diagnostics
    );
    outcome.files.unwrap()
}

fn by_path(files: &FileSet) -> BTreeMap<String, String> {
    let files = files.iter();
    files
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = emit(&document(), Package::Member);
    assert!(once == emit(&document(), Package::Member));
}

#[test]
fn what_is_committed_is_what_the_document_gives() {
    let emitted = by_path(&emit(&document(), Package::Member));
    let mut committed = texts_below(&repository().join("generated"));
    // The writer's own list of what it wrote.
    let manifest = committed.remove(".emitted").unwrap();
    for path in emitted.keys() {
        assert!(
            manifest.lines().any(|line| line == path),
            "{path} is not listed"
        );
    }
    let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&committed), paths(&emitted));
    for (path, text) in &emitted {
        assert!(committed[path] == *text, "{path} differs");
    }
}

#[test]
fn a_crate_emitted_to_stand_alone_is_a_workspace_of_its_own() {
    let member = by_path(&emit(&document(), Package::Member));
    let mut alone = by_path(&emit(&document(), Package::Standalone));
    assert!(!member["Cargo.toml"].contains("[workspace]"));
    assert!(
        alone["Cargo.toml"]
            .lines()
            .any(|line| line == "[workspace]")
    );
    for manifest in [&member["Cargo.toml"], &alone["Cargo.toml"]] {
        assert!(!manifest.contains("workspace = true"));
    }
    // And nothing else tells the two apart.
    alone.insert("Cargo.toml".to_owned(), member["Cargo.toml"].clone());
    assert!(alone == member);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test copies what is committed")]
fn where_the_document_lies_does_not_show() {
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = document().parent().unwrap().to_owned();
    for (path, text) in texts_below(&folder) {
        let target = elsewhere.path().join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, text).unwrap();
    }
    let here = emit(&document(), Package::Member);
    let there = emit(&elsewhere.path().join("openapi.yaml"), Package::Member);
    assert!(here == there);
    let root = repository().to_str().unwrap();
    for (path, text) in here.iter() {
        assert!(!text.contains(root), "{path}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the day must not be in the text")]
fn when_it_was_written_does_not_show() {
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    for (path, text) in emit(&document(), Package::Standalone).iter() {
        assert!(!text.contains(&today), "{path}");
    }
}

/// A check that knew a fault of the store would prove nothing about any other.
#[test]
fn no_fault_of_the_store_is_named_in_the_suite_that_finds_it() {
    let faults = [
        "missing-field",
        "wrong-type",
        "undocumented-status",
        "html-content-type",
        "enum-outside",
        "missing-rate-header",
        "credentials-ignored",
        "new-field",
        "filter-ignored",
        "unsorted",
        "page-size-ignored",
        "short-decimals",
        "quota-exceeded",
        "refusal-as-success",
    ];
    let named = |fault: &str| -> String { fault.split('-').map(capitalised).collect() };
    let store = texts_below(&repository().join("conformance/mock-store/src"));
    let listed: Vec<&str> = store["fault.rs"]
        .split_once("pub enum Fault {")
        .and_then(|(_, rest)| rest.split_once("}\n"))
        .map(|(variants, _)| variants.lines())
        .unwrap()
        .filter_map(|line| line.trim().strip_suffix(','))
        .collect();
    assert_eq!(listed, faults.map(named));
    for (path, text) in texts_below(&repository().join("conformance/src")) {
        for fault in faults {
            for name in [fault, &format!("Fault::{}", named(fault))] {
                assert!(!text.contains(name), "conformance/src/{path} names {name}");
            }
        }
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
