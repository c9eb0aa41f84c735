//! The document of all ways, the crates that are emitted for it, and the program that calls
//! them.

use std::fs;
use std::path::Path;
use std::process::Command;

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load_text};
use countersign_tests::{repository, write_crate, write_if_changed};
use serde_json::{Value, json};

use super::way::Way;

/// One crate: its name, and the document that it is emitted for.
pub(crate) struct Subject<'s> {
    pub(crate) name: &'s str,
    pub(crate) document: Value,
}

const MANIFEST: &str = "[package]\nname = \"every-way\"\nversion = \"0.0.0\"\nedition = \"2024\"\n
[dependencies]\ntokio = { version = \"1\", features = [\"rt\"] }\n";

const MAIN: &str = r#"
fn main() {
    let url = std::env::args().nth(1).unwrap();
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
MAIN}
"#;

const CALLS: &str = r#"
use client::runtime::{Error, Response};
use client::{Client, credentials, types};
use std::fmt::Debug;

fn say<T: Debug, E: Debug>(answer: Result<Response<T>, Error<E>>) {
    match answer {
        Ok(answer) => match answer.tolerated().first() {
            Some(tolerated) => println!("{:?}, tolerating {tolerated}", answer.body()),
            None => println!("{:?}", answer.body()),
        },
        Err(error) => match error.documented() {
            Some(error) => println!("{error:?}"),
            None => println!("{error}"),
        },
    }
}

pub async fn all(url: &str) {
    let client = Client::new(url, credentials::key("KEY")).unwrap();
CALLS}
"#;

/// The document of all ways.
pub(crate) fn document(ways: &[Way]) -> Value {
    let mut paths = serde_json::Map::new();
    for way in ways {
        let mut operation = way.operation.clone();
        operation["operationId"] = json!(way.name);
        if operation.get("responses").is_none() {
            operation["responses"] = json!({"204": {"description": "Done."}});
        }
        let path = format!("/{}{}", way.name, way.rest);
        paths.insert(path, json!({way.method: operation}));
    }
    let number = json!({"type": "integer"});
    json!({"openapi": "3.0.4", "info": {"title": "every way", "version": "1"}, "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
            "schemas": {"Color": {"type": "object", "required": ["R", "G", "B"],
                "properties": {"R": number, "G": number, "B": number}}}}})
}

/// What each crate's calls came to, a line each, once all are made: at the URL, below the
/// name of the crate.
pub(crate) fn call(ways: &[Way], subjects: &[Subject<'_>], url: &str) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("every-way");
    let calls: Vec<String> = ways
        .iter()
        .flat_map(|way| way.calls.iter().map(|call| (&way.name, &call.rust)))
        .map(|(name, rust)| format!("    say(client.{name}{rust}.send().await);\n"))
        .collect();
    let (mut manifest, mut modules, mut main) = (MANIFEST.to_owned(), String::new(), String::new());
    for Subject { name, document } in subjects {
        write_crate(&emitted(name, document), &folder.join(name));
        manifest.push_str(&format!("{name} = {{ path = \"../{name}\" }}\n"));
        modules.push_str(&format!("mod {name} {{\nuse ::{name} as client;\n"));
        modules.push_str(&CALLS.replace("CALLS", &calls.concat()));
        modules.push_str("}\n");
        main.push_str(&format!(
            "    runtime.block_on({name}::all(&format!(\"{{url}}/{name}\")));\n"
        ));
    }
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n";
    write_if_changed(&folder.join("Cargo.toml"), workspace);
    write_if_changed(&folder.join("program/Cargo.toml"), &manifest);
    let program = format!("{modules}{}", MAIN.replace("MAIN", &main));
    write_if_changed(&folder.join("program/src/main.rs"), &program);
    let said = run(&folder, url);
    said.chunks(calls.len()).map(<[String]>::to_vec).collect()
}

fn emitted(name: &str, document: &Value) -> countersign_generator::FileSet {
    let text = document.to_string();
    let (document, _) = load_text("every-way.json", &text, &Limits::default());
    let choices = "[formats]\nrfc2822 = { type = \"rfc2822\" }\n";
    let options = Options {
        crate_name: Some(name.to_owned()),
        package: Package::Member,
        choices: toml::from_str(choices).unwrap(),
        ..Options::default()
    };
    let outcome = generate(&document, &options);
    outcome
        .files
        .unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
}

fn run(folder: &Path, url: &str) -> Vec<String> {
    // The lock file of this workspace names versions that are here already.
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "-p", "every-way", "--", url])
        // Where the crates of round trips are built, on the same libraries.
        .env("CARGO_TARGET_DIR", folder.join("../round-trip/target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(str::to_owned).collect()
}
