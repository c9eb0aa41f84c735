//! Whether the emitted crates compile: several in one call of Cargo, told apart by
//! what it says of each.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde::Deserialize;

use super::row::{Compiled, Row};
use super::store::Store;
use crate::outcome::warn;
use crate::workspace;

/// How many crates one call checks: enough to keep every core at work, and few enough
/// that an interrupted run loses little.
const CRATES_AT_ONCE: usize = 16;

/// A line of `--message-format json`, as far as it is of use here.
#[derive(Debug, Deserialize)]
struct Line {
    reason: String,
    manifest_path: Option<String>,
    message: Option<Message>,
}

#[derive(Debug, Deserialize)]
struct Message {
    level: String,
    message: String,
    spans: Vec<Place>,
}

#[derive(Debug, Deserialize)]
struct Place {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

/// Compiles what was generated and is not known to compile or not.
///
/// # Errors
/// When Cargo cannot be run at all.
pub(super) fn check(rows: &mut [Row], store: &Store) -> anyhow::Result<()> {
    prepare(rows, store)?;
    type Of = fn(&mut Row) -> &mut Option<Compiled>;
    let modes: [(&str, Of); 2] = [
        ("--all-features", |row| &mut row.all_features),
        ("--no-default-features", |row| &mut row.no_features),
    ];
    for (features, of) in modes {
        let mut waiting: Vec<&mut Row> = rows
            .iter_mut()
            .filter(|row| row.is_generated())
            .filter_map(|row| of(row).is_none().then_some(row))
            .collect();
        let total = waiting.len();
        for (index, batch) in waiting.chunks_mut(CRATES_AT_ONCE).enumerate() {
            let done = index * CRATES_AT_ONCE;
            warn(format_args!("cargo check {features}: {done}/{total}"));
            let packages: Vec<&str> = batch.iter().map(|row| row.package.as_str()).collect();
            let mut compiled = cargo(&packages, features, store)?;
            for row in batch {
                *of(row) = compiled.remove(&row.package);
                store.keep(row)?;
            }
        }
    }
    Ok(())
}

/// Makes one workspace of all crates.
#[expect(
    clippy::disallowed_methods,
    reason = "the folder is this command's own"
)]
fn prepare(rows: &[Row], store: &Store) -> anyhow::Result<()> {
    let members: Vec<&str> = rows
        .iter()
        .filter(|row| row.is_generated())
        .map(|row| row.package.as_str())
        .collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    std::fs::write(store.crates().join("Cargo.toml"), manifest)?;
    // Versions that are here already, so that no network is asked.
    let lock = workspace::root().join("Cargo.lock");
    std::fs::write(store.crates().join("Cargo.lock"), std::fs::read(lock)?)?;
    Ok(())
}

/// Checks packages, and says of each whether it compiles.
fn cargo(
    packages: &[&str],
    features: &str,
    store: &Store,
) -> anyhow::Result<BTreeMap<String, Compiled>> {
    let output = Command::new("cargo")
        .args(["check", "--offline", "--quiet", "--keep-going"])
        .args(["--message-format", "json", features])
        .args(packages.iter().flat_map(|package| ["--package", package]))
        .env("RUSTFLAGS", "-D warnings")
        .env(
            "CARGO_TARGET_DIR",
            workspace::root().join("target/corpus/build"),
        )
        .current_dir(store.crates())
        .stdin(Stdio::null())
        .output()
        .context("cannot run Cargo")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let (compiled, mut errors) = told(&said);
    if compiled.is_empty() && errors.is_empty() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let verdict = |package: &&str| {
        let verdict = match (errors.remove(*package), compiled.contains(*package)) {
            (Some(error), _) => Compiled::No(error),
            (None, true) => Compiled::Yes,
            (None, false) => Compiled::No("Cargo did not come to it".to_owned()),
        };
        ((*package).to_owned(), verdict)
    };
    Ok(packages.iter().map(verdict).collect())
}

/// The packages that have an artifact, and the first error of each that has one.
fn told(said: &str) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let mut compiled = BTreeSet::new();
    let mut errors = BTreeMap::new();
    // What is no JSON is a build script's own words.
    for line in said
        .lines()
        .filter_map(|line| serde_json::from_str::<Line>(line).ok())
    {
        let Some(package) = line.manifest_path.as_deref().and_then(package) else {
            continue;
        };
        match (line.reason.as_str(), line.message) {
            ("compiler-artifact", _) => {
                compiled.insert(package);
            }
            ("compiler-message", Some(message)) if message.level == "error" => {
                errors.entry(package).or_insert_with(|| message.one_line());
            }
            _ => {}
        }
    }
    (compiled, errors)
}

/// The package of a manifest: its folder has its name.
fn package(manifest: &str) -> Option<String> {
    let folder = std::path::Path::new(manifest).parent()?;
    Some(folder.file_name()?.to_string_lossy().into_owned())
}

impl Message {
    fn one_line(&self) -> String {
        let place = self.spans.iter().find(|place| place.is_primary);
        let place = place.map(|place| format!("{}:{}: ", place.file_name, place.line_start));
        let first = self.message.lines().next().unwrap_or_default();
        format!("{}{first}", place.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_fails_costs_no_other_and_is_told_with_its_first_error() {
        let said = r#"{"reason":"compiler-message","manifest_path":"/c/of-a/Cargo.toml","message":{"level":"error","message":"no `x`","spans":[{"file_name":"src/lib.rs","line_start":3,"is_primary":true}]}}
{"reason":"compiler-message","manifest_path":"/c/of-a/Cargo.toml","message":{"level":"error","message":"and no `y`","spans":[]}}
words of a build script
{"reason":"compiler-artifact","manifest_path":"/c/of-b/Cargo.toml"}
{"reason":"build-finished","success":false}"#;
        let (compiled, errors) = told(said);
        assert_eq!(compiled, BTreeSet::from(["of-b".to_owned()]));
        assert_eq!(errors["of-a"], "src/lib.rs:3: no `x`");
        assert_eq!(errors.len(), 1);
    }
}
