//! A bundle as the text of one file.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::yaml;
use crate::resolve::ResolvedDocument;
use crate::source::{Node, Value};

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
    match format {
        Format::Yaml => yaml::write(&document.tree),
        Format::Json => {
            // Writing a tree of JSON's kinds into memory cannot fail.
            let text = serde_json::to_string_pretty(&Digits(&document.tree)).unwrap_or_default();
            text + "\n"
        }
    }
}

/// A node whose numbers are written digit by digit.
struct Digits<'n>(&'n Node);

impl Serialize for Digits<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Null => to.serialize_unit(),
            Value::Bool(value) => to.serialize_bool(*value),
            Value::Number(number) => match RawValue::from_string(number.as_str().to_owned()) {
                Ok(digits) => digits.serialize(to),
                Err(_) => number.to_json().serialize(to),
            },
            Value::String(text) => to.serialize_str(text),
            Value::Sequence(items) => {
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Digits(item))?;
                }
                list.end()
            }
            Value::Mapping(members) => {
                let mut map = to.serialize_map(Some(members.len()))?;
                for (key, entry) in members.iter() {
                    map.serialize_entry(key, &Digits(&entry.node))?;
                }
                map.end()
            }
        }
    }
}
