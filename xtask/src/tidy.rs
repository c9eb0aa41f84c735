//! `tidy`: the conventions of this repository that no compiler knows.
//!
//! It is also a test, so that `cargo test` is enough to meet them.

mod dependencies;
mod rules;

use std::path::{Path, PathBuf};

use crate::outcome::{Outcome, say};
use crate::workspace;

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let problems = problems()?;
    for problem in &problems {
        say(problem);
    }
    Ok(if problems.is_empty() {
        say("tidy");
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}

/// Everything that is not as it should be, one line each.
fn problems() -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    for source in sources()? {
        for rule in rules::RULES {
            let found = (rule.check)(&source);
            problems.extend(found.map(|what| format!("{}: {what} ({})", source.path, rule.reason)));
        }
    }
    problems.extend(dependencies::problems()?);
    Ok(problems)
}

/// One Rust file of ours; emitted ones are the generator's business.
struct Source {
    /// Its path in the repository, with `/`.
    path: String,
    text: String,
}

#[expect(clippy::disallowed_methods, reason = "tidy reads the repository")]
fn sources() -> anyhow::Result<Vec<Source>> {
    let root = workspace::root();
    let mut paths = Vec::new();
    for folder in ["spec", "generator", "conformance", "xtask", "tests"] {
        collect(&root.join(folder), &mut paths)?;
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(root)?.to_string_lossy();
            Ok(Source {
                path: relative.replace('\\', "/"),
                text: std::fs::read_to_string(&path)?,
            })
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_repository_is_tidy() {
        assert_eq!(super::problems().unwrap(), [""; 0]);
    }
}
