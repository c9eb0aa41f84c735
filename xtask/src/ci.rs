//! `ci`: what continuous integration runs, in its order, here as there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context;

use crate::outcome::{Outcome, say};
use crate::workspace;

/// One command and what it proves.
struct Step {
    name: &'static str,
    command: &'static [&'static str],
}

/// The steps, cheapest first. `cargo` runs each.
const STEPS: &[Step] = &[
    Step {
        name: "layout",
        command: &["fmt", "--all", "--check"],
    },
    Step {
        name: "lints",
        command: &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ],
    },
    Step {
        name: "tidy",
        command: &["xtask", "tidy"],
    },
    Step {
        name: "generated/ is fresh",
        command: &["xtask", "generate", "--check"],
    },
    Step {
        name: "tests",
        command: &["test", "--workspace"],
    },
    Step {
        name: "the embedded store conforms",
        command: &["xtask", "conformance"],
    },
    Step {
        name: "what the store was seen to do is what is committed",
        command: &[
            "test",
            "--quiet",
            "--package",
            "countersign-tests",
            "--test",
            "drift",
        ],
    },
    Step {
        name: "documentation",
        command: &["doc", "--workspace", "--no-deps", "--quiet"],
    },
];

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let references = workspace::root().join("target/snapshot-references");
    forget(&references);
    for step in STEPS {
        if !passes(step, &references)? {
            say(format_args!("ci: {} failed", step.name));
            return Ok(Outcome::Findings);
        }
    }
    let orphans = orphan_snapshots(&references)?;
    for orphan in &orphans {
        say(format_args!(
            "{}: no test refers to this snapshot",
            orphan.display()
        ));
    }
    if !orphans.is_empty() || !dependencies_are_allowed()? {
        return Ok(Outcome::Findings);
    }
    say("ci: everything passed");
    Ok(Outcome::Fine)
}

#[expect(
    clippy::disallowed_methods,
    reason = "CI tells how long each step takes"
)]
fn passes(step: &Step, references: &Path) -> anyhow::Result<bool> {
    say(format_args!(
        "ci: {} (cargo {})",
        step.name,
        step.command.join(" ")
    ));
    let start = Instant::now();
    let status = Command::new(env!("CARGO"))
        .args(step.command)
        .env("RUSTDOCFLAGS", "-D warnings")
        // A snapshot that differs is a failure here, never a file to accept.
        .env("INSTA_UPDATE", "no")
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", references)
        .current_dir(workspace::root())
        .status()
        .context("cargo cannot be started")?;
    say(format_args!(
        "ci: {} took {:.0} s",
        step.name,
        start.elapsed().as_secs_f64()
    ));
    Ok(status.success())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a file of this program in target/"
)]
fn forget(references: &Path) {
    // It is appended to by every test; a file that is not there is as good as empty.
    let _ = std::fs::remove_file(references);
}

/// Snapshots that no test asked for, by the list that `insta` keeps.
#[expect(clippy::disallowed_methods, reason = "CI reads the repository")]
fn orphan_snapshots(references: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let listed = std::fs::read_to_string(references).unwrap_or_default();
    let referenced: BTreeSet<PathBuf> = listed
        .lines()
        .filter_map(|line| std::fs::canonicalize(line).ok())
        .collect();
    let mut snapshots = Vec::new();
    for folder in ["spec", "generator", "conformance", "xtask", "tests"] {
        collect(&workspace::root().join(folder), &mut snapshots)?;
    }
    snapshots.retain(|path| !referenced.contains(path));
    Ok(snapshots)
}

fn collect(folder: &Path, snapshots: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, snapshots)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "snap")
        {
            snapshots.push(path.canonicalize()?);
        }
    }
    Ok(())
}

/// Bans, licences and sources by `deny.toml`. Advisories need a database from the
/// network, which is the nightly workflow's business.
fn dependencies_are_allowed() -> anyhow::Result<bool> {
    let is_there = Command::new(env!("CARGO"))
        .args(["deny", "--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !is_there {
        say("ci: dependencies were not checked: cargo-deny is not installed");
        return Ok(true);
    }
    say("ci: dependencies (cargo deny check bans licenses sources)");
    let status = Command::new(env!("CARGO"))
        .args(["deny", "--offline", "check", "bans", "licenses", "sources"])
        .current_dir(workspace::root())
        .status()?;
    Ok(status.success())
}
