//! Gaps that are there on purpose, each with its reason.

use std::path::Path;

use serde::Deserialize;

use crate::gap::{Gap, Gaps};

/// The committed list.
pub(crate) struct Differences(Vec<Difference>);

/// One gap, word for word as the test tells it, and why it is there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    row: String,
    differs: String,
    why: String,
}

impl Differences {
    #[expect(clippy::disallowed_methods, reason = "a test reads the repository")]
    pub(crate) fn read(folder: &Path) -> Result<Differences, String> {
        let text = std::fs::read_to_string(folder.join("differences.yaml"));
        let text = text.map_err(|error| error.to_string())?;
        let list: Vec<Difference> =
            serde_yaml::from_str(&text).map_err(|error| format!("differences.yaml: {error}"))?;
        match list.iter().find(|entry| entry.why.trim().is_empty()) {
            Some(entry) => Err(format!("differences.yaml: {} has no reason", entry.row)),
            None => Ok(Differences(list)),
        }
    }

    /// The gaps that no difference explains, and the differences that explain none.
    pub(crate) fn explain(&self, mut gaps: Gaps) -> Gaps {
        let mut is_needed = vec![false; self.0.len()];
        gaps.remove(|gap: &Gap| {
            let matching = self
                .0
                .iter()
                .position(|entry| entry.row == gap.row && entry.differs == gap.differs);
            matching.is_some_and(|index| {
                is_needed[index] = true;
                true
            })
        });
        for (entry, _) in self.0.iter().zip(is_needed).filter(|(_, needed)| !needed) {
            let differs = format!("is no difference any more: {}", entry.differs);
            gaps.add(entry.row.clone(), differs);
        }
        for _ in &self.0 {
            gaps.row("differences with a reason");
        }
        gaps
    }
}
