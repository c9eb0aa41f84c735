//! What the user chooses about the emitted crate.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ir::is_keyword;

/// Choices about the emitted crate.
#[derive(Debug, Clone)]
pub struct Options {
    /// The crate's name. One is made of the document's title where none is given, or none that
    /// [`is_package_name`] takes.
    pub crate_name: Option<String>,
    /// Whether it stands in a workspace.
    pub package: Package,
    /// Whether each tag is a feature of the crate, with what it alone uses.
    pub features_per_tag: bool,
    /// Whether schemas of the components that no operation reaches have a type as well.
    pub unused_schemas: bool,
    /// Files written by hand that go into the crate: path and text.
    pub hand_written: Vec<(String, String)>,
    /// Names and types that the user chose.
    pub choices: Choices,
}

/// Whether a package can have a name, and code name its crate: ASCII letters, digits, `-` and
/// `_`, a letter first, 64 of them at most, and neither a keyword of Rust nor a crate that
/// comes with the compiler.
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    const OF_THE_LANGUAGE: [&str; 5] = ["alloc", "core", "proc-macro", "std", "test"];
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(is_part)
        && name.len() <= 64
        && !is_keyword(name)
        && !OF_THE_LANGUAGE.contains(&name)
}

/// Whether the crate stands in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Package {
    /// A member of the workspace that its folder belongs to.
    Member,
    /// A workspace of its own.
    Standalone,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            crate_name: None,
            package: Package::Standalone,
            features_per_tag: false,
            unused_schemas: false,
            hand_written: Vec::new(),
            choices: Choices::default(),
        }
    }
}

/// Names and types that the user chose. A place is a JSON Pointer into the bundled
/// document, such as `/components/schemas/Order/properties/event_date`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    /// The Rust name of the schema at a place.
    pub names: BTreeMap<String, String>,
    /// The type of texts and numbers of a format.
    pub formats: BTreeMap<String, TypeChoice>,
    /// The type of the schema at a place; it wins over its format's.
    pub places: BTreeMap<String, TypeChoice>,
}

/// How values of a schema are read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeChoice {
    /// The type; as the document says where none is given.
    #[serde(rename = "type", default)]
    pub ty: Option<ScalarType>,
    /// What an empty text is.
    #[serde(default)]
    pub empty: EmptyText,
}

/// The types that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScalarType {
    /// Whatever JSON has, as it came.
    Any,
    /// `true`, `false`
    Boolean,
    /// 32 bits.
    Int32,
    /// 64 bits.
    Int64,
    /// A double.
    Double,
    /// An exact decimal, read from text or number, written as text.
    DecimalText,
    /// The same, written as a number.
    DecimalNumber,
    /// A text.
    Text,
    /// A moment as RFC 2822 writes it.
    Rfc2822,
    /// A moment as RFC 3339 writes it.
    DateTime,
    /// A day.
    Date,
}

/// What an empty text is where a value is expected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyText {
    /// A value, and perhaps a wrong one.
    #[default]
    Value,
    /// The same as no value.
    None,
}
