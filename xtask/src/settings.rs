//! `countersign.toml` and the folder `crate/` beside a document.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;
use countersign_generator::{Choices, is_package_name};
use countersign_spec::lint::LintOptions;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::tolerance::Tolerance;

/// What `countersign.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    #[serde(rename = "crate")]
    package: CrateSettings,
    document: DocumentSettings,
    lint: LintSettings,
    diagnostics: DiagnosticSettings,
    types: Choices,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CrateSettings {
    #[serde(deserialize_with = "read_package_name")]
    name: Option<String>,
    features_per_tag: bool,
    unused_schemas: bool,
}

/// The name again, if a package can have it.
///
/// # Errors
/// Why it cannot.
pub(crate) fn package_name(name: &str) -> Result<&str, String> {
    is_package_name(name).then_some(name).ok_or_else(|| {
        format!(
            "`{name}` is no name of a package: it takes letters, digits, `-` and `_` of ASCII, a \
             letter first, and is no keyword of Rust"
        )
    })
}

fn read_package_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let name = String::deserialize(from)?;
    match package_name(&name) {
        Ok(_) => Ok(Some(name)),
        Err(why) => Err(D::Error::custom(why)),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DocumentSettings {
    live: Vec<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LintSettings {
    extensions: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DiagnosticSettings {
    allow: BTreeSet<String>,
    deny: BTreeSet<String>,
}

/// The user's choices for one document.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The crate's name.
    pub(crate) crate_name: Option<String>,
    /// Whether each tag is a feature of the crate.
    pub(crate) features_per_tag: bool,
    /// Whether schemas that no operation reaches have types.
    pub(crate) unused_schemas: bool,
    /// Overlays that say what services were seen to do.
    pub(crate) live_overlays: Vec<PathBuf>,
    /// What the linter is told.
    pub(crate) lint: LintOptions,
    /// Which problems are put up with.
    pub(crate) tolerance: Tolerance,
    /// Names and types of the emitted crate.
    pub(crate) choices: Choices,
}

impl Settings {
    /// Reads `countersign.toml`; a document without one has no choices made.
    ///
    /// # Errors
    /// When the file cannot be read, or says what nobody understands.
    #[expect(clippy::disallowed_methods, reason = "xtask reads its own settings")]
    pub(crate) fn beside(document: &Path) -> anyhow::Result<Settings> {
        let folder = document.parent().unwrap_or(Path::new("."));
        let path = folder.join("countersign.toml");
        if !path.exists() {
            return Ok(Settings::default());
        }
        let text = std::fs::read_to_string(&path)?;
        let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
        let live = file.document.live.iter();
        Ok(Settings {
            crate_name: file.package.name,
            features_per_tag: file.package.features_per_tag,
            unused_schemas: file.package.unused_schemas,
            live_overlays: live.map(|name| folder.join(name)).collect(),
            lint: LintOptions {
                extensions: file.lint.extensions,
            },
            tolerance: Tolerance {
                allow: file.diagnostics.allow,
                deny: file.diagnostics.deny,
            },
            choices: file.types,
        })
    }
}

/// The files of `crate/`, which go into the emitted crate as they are.
///
/// # Errors
/// When one of them cannot be read, or is no text.
#[expect(clippy::disallowed_methods, reason = "xtask reads its own settings")]
pub(crate) fn hand_written(document: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let root = document.parent().unwrap_or(Path::new(".")).join("crate");
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
