//! Observations on disk, and the drift that was accepted in review.

use std::path::Path;

use countersign_conformance::drift::Observation;

use crate::workspace;

/// Keeps each observation in a file of its own. Operations that were not seen
/// this time keep theirs; equal files stay untouched.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that writes observations"
)]
pub(super) fn write(folder: &Path, observations: &[&Observation]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for observation in observations {
        let path = folder.join(format!("{}.json", file_name(&observation.operation)));
        let text = observation.to_json();
        if std::fs::read_to_string(&path).is_ok_and(|kept| kept == text) {
            continue;
        }
        let aside = path.with_extension("json.new");
        std::fs::write(&aside, text)?;
        std::fs::rename(&aside, &path)?;
    }
    Ok(())
}

/// The accepted drift of an operation of a store: the snapshot that
/// `tests/drift.rs` asserts. Empty where nothing was accepted yet.
#[expect(clippy::disallowed_methods, reason = "xtask reads the repository")]
pub(super) fn accepted(store: &str, operation: &str) -> String {
    let name = format!("drift__{store}__{}.snap", file_name(operation));
    let path = workspace::root().join("tests/snapshots").join(name);
    std::fs::read_to_string(path).unwrap_or_default()
}

/// An operation's id as a file's name: whatever a path could misread becomes `-`.
fn file_name(operation: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let name: String = operation
        .chars()
        .map(|c| if is_plain(c) { c } else { '-' })
        .collect();
    name.trim_start_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_operation_id_leads_out_of_the_folder() {
        assert_eq!(file_name("listOrders"), "listOrders");
        assert_eq!(file_name("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(file_name("get /orders"), "get--orders");
    }
}
