//! What the document lacks of the catalogue, row by row.

use std::collections::BTreeMap;
use std::fmt;

/// A row that the document does not meet, and in what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Gap {
    /// `O-04`, `O-01/min_id`, `B.7/upc`.
    pub(crate) row: String,
    /// Where in the document, and what stands there.
    pub(crate) differs: String,
}

/// All gaps, and how many rows were held against the document.
#[derive(Debug, Default)]
pub(crate) struct Gaps {
    gaps: Vec<Gap>,
    /// Rows by kind.
    rows: BTreeMap<&'static str, usize>,
}

impl Gaps {
    /// Counts a row of a kind that is held against the document.
    pub(crate) fn row(&mut self, kind: &'static str) {
        *self.rows.entry(kind).or_default() += 1;
    }

    pub(crate) fn add(&mut self, row: impl Into<String>, differs: impl Into<String>) {
        self.gaps.push(Gap {
            row: row.into(),
            differs: differs.into(),
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Each gap in a line, in order.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut gaps = self.gaps.clone();
        gaps.sort();
        let lines = gaps.iter();
        lines
            .map(|gap| format!("{}: {}", gap.row, gap.differs))
            .collect()
    }

    /// Takes out every gap of which `is_explained` says so.
    pub(crate) fn remove(&mut self, mut is_explained: impl FnMut(&Gap) -> bool) {
        self.gaps.retain(|gap| !is_explained(gap));
    }
}

impl fmt::Display for Gaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, count) in &self.rows {
            writeln!(f, "{count} {kind}")?;
        }
        writeln!(f, "{} gaps", self.gaps.len())?;
        for line in self.lines() {
            writeln!(f, "  {line}")?;
        }
        Ok(())
    }
}
