//! `countersign.toml` and the folder `crate/` beside a document.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

/// What `countersign.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    #[serde(rename = "crate")]
    package: CrateSettings,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CrateSettings {
    name: Option<String>,
}

/// The user's choices for one document.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// The crate's name.
    pub(super) crate_name: Option<String>,
}

/// Reads `countersign.toml`; a document without one has no choices made.
#[expect(clippy::disallowed_methods, reason = "xtask reads its own settings")]
pub(super) fn read(folder: &Path) -> anyhow::Result<Settings> {
    let path = folder.join("countersign.toml");
    if !path.exists() {
        return Ok(Settings::default());
    }
    let text = std::fs::read_to_string(&path)?;
    let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(Settings {
        crate_name: file.package.name,
    })
}

/// The files of `crate/`, which go into the emitted crate as they are.
#[expect(clippy::disallowed_methods, reason = "xtask reads its own settings")]
pub(super) fn hand_written(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let root = folder.join("crate");
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let relative = path
                .strip_prefix(&root)?
                .to_string_lossy()
                .replace('\\', "/");
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("`{}` is no text", path.display()))?;
            files.push((relative, text));
        }
    }
    files.sort();
    Ok(files)
}
