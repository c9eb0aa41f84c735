//! Rules about what is depended on.

use std::process::Command;

use anyhow::{Context, bail};

use crate::workspace;

/// What breaks the rules about dependencies.
pub(super) fn problems() -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    if features_of("serde_json")?.contains("arbitrary_precision") {
        problems.push(
            "serde_json/arbitrary_precision is on somewhere: features unify over the whole build, \
             and this one breaks every untagged enum of whoever depends on us"
                .to_owned(),
        );
    }
    problems.extend(manifest_differences()?);
    Ok(problems)
}

/// Which features of a crate are on, and who turned them on.
fn features_of(name: &str) -> anyhow::Result<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--workspace",
            "--offline",
            "--edges",
            "features",
            "--invert",
            name,
        ])
        .current_dir(workspace::root())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Emitted crates ask for the versions that the runtime is tested with.
#[expect(clippy::disallowed_methods, reason = "tidy reads the repository")]
fn manifest_differences() -> anyhow::Result<Vec<String>> {
    let read = |path: &str| -> anyhow::Result<toml::Table> {
        Ok(toml::from_str(&std::fs::read_to_string(
            workspace::root().join(path),
        )?)?)
    };
    let workspace = read("Cargo.toml")?;
    let emitted = read("generated/Cargo.toml")?;
    let ours = workspace
        .get("workspace")
        .and_then(|table| table.get("dependencies"));
    let theirs = emitted
        .get("dependencies")
        .and_then(|table| table.as_table());
    let mut problems = Vec::new();
    for (name, dependency) in theirs.into_iter().flatten() {
        let known = ours.and_then(|ours| ours.get(name)).and_then(version);
        if known.is_none() || known != version(dependency) {
            problems.push(format!(
                "generated/Cargo.toml: `{name}` is not the version of the workspace"
            ));
        }
    }
    Ok(problems)
}

fn version(dependency: &toml::Value) -> Option<&str> {
    dependency
        .as_str()
        .or_else(|| dependency.get("version")?.as_str())
}
