//! A bundle as the text of one file.

use crate::resolve::ResolvedDocument;

/// In which notation a bundle is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2 that readers of YAML 1.1 read alike.
    Yaml,
    /// JSON, indented.
    Json,
}

/// The whole document, overlays and all, as one file: references are places in it,
/// the order is the author's. Read again and written again it is the same text.
#[must_use]
pub fn text(document: &ResolvedDocument, format: Format) -> String {
    let tree = document.tree.to_json();
    // Writing a tree of JSON's kinds into memory cannot fail.
    match format {
        Format::Yaml => serde_yaml::to_string(&tree).unwrap_or_default(),
        Format::Json => {
            let text = serde_json::to_string_pretty(&tree).unwrap_or_default();
            text + "\n"
        }
    }
}
