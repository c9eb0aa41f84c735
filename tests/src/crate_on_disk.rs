//! Emitted crates in folders of tests and benches.

use std::path::Path;

use countersign_generator::FileSet;

/// Writes a crate into a folder. A file that is there and equal is left alone, so that only
/// what changed is built again.
///
/// # Panics
/// When a file cannot be written.
pub fn write_crate(files: &FileSet, folder: &Path) {
    for (path, text) in files.iter() {
        write_if_changed(&folder.join(path), text);
    }
}

/// Writes a file and the folders above it, unless it is there and equal.
///
/// # Panics
/// When it cannot be written.
#[expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a folder of the caller's own, who can do nothing without it"
)]
pub fn write_if_changed(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
    std::fs::write(path, text).unwrap();
}
