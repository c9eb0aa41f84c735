//! The first lines in which two texts differ.

use similar::{ChangeTag, TextDiff};

/// How many changed lines are shown.
const SHOWN: usize = 8;

/// Shows the beginning of the difference between what is on disk and what
/// should be.
pub(super) fn short(path: &str, found: &str, expected: &str) -> String {
    let diff = TextDiff::from_lines(found, expected);
    let changes: Vec<String> = diff
        .iter_all_changes()
        .filter_map(|change| {
            let (sign, line) = match change.tag() {
                ChangeTag::Delete => ('-', change.old_index()),
                ChangeTag::Insert => ('+', change.new_index()),
                ChangeTag::Equal => return None,
            };
            let line = line.map_or(0, |line| line + 1);
            Some(format!("  {line:>5} {sign} {}", change.value().trim_end()))
        })
        .collect();
    let mut text = format!(
        "{path} differs:\n{}",
        changes[..changes.len().min(SHOWN)].join("\n")
    );
    if changes.len() > SHOWN {
        text.push_str(&format!(
            "\n        … and {} lines more",
            changes.len() - SHOWN
        ));
    }
    text
}
