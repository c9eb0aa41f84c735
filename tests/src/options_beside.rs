//! What stands beside a document of `tests/corpus/emit`. The generator's own tests have this
//! file too: they know its `Options` under another path.

use std::path::Path;

use super::Options;

/// What `NAME.toml` asks for `NAME.yaml`: choices of names and types, and whether each tag
/// is a feature.
///
/// # Panics
/// When it cannot be read.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a corpus is a folder")]
pub fn options_beside(document: &Path) -> Options {
    let text = std::fs::read_to_string(document.with_extension("toml")).unwrap_or_default();
    let mut asked: toml::Table = toml::from_str(&text).unwrap();
    let features_per_tag = asked.remove("features_per_tag");
    Options {
        features_per_tag: features_per_tag.is_some_and(|is| is.as_bool() == Some(true)),
        choices: asked.try_into().unwrap(),
        ..Options::default()
    }
}
