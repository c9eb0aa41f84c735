//! What is known of one document, as it is kept and shown: data only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::outcome::counted;

/// One document and what came of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// Its path below the corpus's folder.
    pub(super) document: String,
    pub(super) package: String,
    /// What it was made from; another key is another row.
    pub(super) key: String,
    pub(super) generation: Generation,
    pub(super) wall_ms: u64,
    /// With every feature, and with none; missing where it was not compiled.
    pub(super) all_features: Option<Compiled>,
    pub(super) no_features: Option<Compiled>,
}

/// How generating ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Generation {
    /// The process ended by itself and said what it did.
    Ended(Summary),
    /// It panicked, or was killed by what it did: the last that it said.
    Crashed(String),
    /// It was ended, since it took too long.
    TimedOut,
}

/// What the child process tells of its document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Summary {
    /// Whether the file is a document, and not a part of one or something else.
    pub(super) is_openapi: bool,
    pub(super) is_generated: bool,
    pub(super) operations: usize,
    /// Ids of operations that the client does not have.
    pub(super) left_out: Vec<String>,
    /// Members of objects, and those that are any value although their schema says more.
    pub(super) members: usize,
    pub(super) any_members: usize,
    pub(super) errors: BTreeMap<String, usize>,
    pub(super) warnings: BTreeMap<String, usize>,
    /// The first error, with its place.
    pub(super) first_error: Option<String>,
    /// Other files that the document refers to, with the hash of each.
    pub(super) parts: BTreeMap<String, String>,
    pub(super) cpu_ms: u64,
    pub(super) peak_kb: u64,
}

/// Whether a crate compiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Compiled {
    Yes,
    /// The first error.
    No(String),
}

impl Row {
    /// What the child told, if it came that far.
    pub(super) fn summary(&self) -> Option<&Summary> {
        match &self.generation {
            Generation::Ended(summary) => Some(summary),
            Generation::Crashed(_) | Generation::TimedOut => None,
        }
    }

    /// Whether the row counts: a file that is no document has nothing to fail at.
    pub(super) fn is_counted(&self) -> bool {
        self.summary().is_none_or(|summary| summary.is_openapi)
    }

    pub(super) fn is_generated(&self) -> bool {
        self.summary().is_some_and(|summary| summary.is_generated)
    }

    /// Whether the client has all that the document has: what lacks an operation is no
    /// client of it.
    pub(super) fn is_whole(&self) -> bool {
        let mut summary = self.summary().into_iter();
        summary.any(|summary| summary.is_generated && summary.left_out.is_empty())
    }

    /// Whether it was compiled and compiles; none where nobody tried.
    pub(super) fn is_compiled(&self) -> Option<bool> {
        let both = [self.all_features.as_ref()?, self.no_features.as_ref()?];
        Some(both.iter().all(|one| **one == Compiled::Yes))
    }

    /// Why it fails, in one line; none if it does not.
    pub(super) fn failure(&self) -> Option<String> {
        let summary = match &self.generation {
            Generation::Crashed(last) => return Some(format!("crashed: {last}")),
            Generation::TimedOut => return Some("took too long".to_owned()),
            Generation::Ended(summary) => summary,
        };
        if !summary.is_generated {
            let why = summary.first_error.clone();
            return Some(why.unwrap_or_else(|| "not generated".to_owned()));
        }
        let mut compiled = [&self.all_features, &self.no_features]
            .into_iter()
            .flatten();
        let not_compiled = compiled.find_map(|compiled| match compiled {
            Compiled::No(error) => Some(format!("does not compile: {error}")),
            Compiled::Yes => None,
        });
        let left_out = || match summary.left_out.len() {
            0 => None,
            number => Some(format!("{} left out", counted(number, "operation"))),
        };
        not_compiled.or_else(left_out)
    }
}
