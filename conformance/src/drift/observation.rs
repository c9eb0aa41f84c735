//! What an operation was seen to do, as it is kept in a file: names, kinds and
//! how regularly they come. Never a value, a count or a time.

use std::collections::{BTreeMap, BTreeSet};

use countersign_spec::document::JsonType;
use serde::{Deserialize, Serialize};

/// What one operation was seen to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The operation's id.
    pub operation: String,
    /// Answers by status, then by media type; `none` is one without a body.
    pub answers: BTreeMap<u16, BTreeMap<String, Answer>>,
    /// What checks found.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub findings: BTreeSet<Sighting>,
}

/// Answers of one status and media type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Documented headers that came. Of others nothing is kept: most belong to
    /// whatever stands between caller and service.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, Frequency>,
    /// Parts of a JSON body by pattern: a JSON Pointer with `*` for items and
    /// `{key}` for members whose names are data.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub body: BTreeMap<String, Part>,
}

/// A part of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Kinds of value.
    pub kinds: BTreeSet<Kind>,
    /// How regularly the object around it has it; none for items and for members
    /// whose names are data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<Frequency>,
    /// Whether a string was ever empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_sometimes_empty: bool,
}

/// How regularly something comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// Every time.
    Always,
    /// Not every time.
    Sometimes,
}

impl Frequency {
    pub(super) fn of(seen: usize, chances: usize) -> Frequency {
        match seen < chances {
            true => Frequency::Sometimes,
            false => Frequency::Always,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Frequency::Always => "always",
            Frequency::Sometimes => "sometimes",
        }
    }
}

/// The kinds of value that JSON has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number with one.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// Members.
    Object,
}

impl Kind {
    pub(super) fn of(value: &serde_json::Value) -> Kind {
        use serde_json::Value;
        match value {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Boolean,
            // JSON Schema (validation, 6.1.1) has 1.0 as an integer.
            Value::Number(number) => match number.as_f64() {
                Some(value) if value.fract() != 0.0 => Kind::Number,
                _ => Kind::Integer,
            },
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        }
    }

    pub(super) fn json_type(self) -> JsonType {
        match self {
            Kind::Null => JsonType::Null,
            Kind::Boolean => JsonType::Boolean,
            Kind::Integer => JsonType::Integer,
            Kind::Number => JsonType::Number,
            Kind::String => JsonType::String,
            Kind::Array => JsonType::Array,
            Kind::Object => JsonType::Object,
        }
    }
}

/// That a check found something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sighting {
    /// The status of the answer.
    pub status: u16,
    /// The check.
    pub check: String,
    /// The header, if it was in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// The pattern of the place in the body, if it was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The keyword of the schema that was broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
    /// The member that is required and was missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// What else tells it from others of the same check at the same place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Observation {
    /// Reads what [`to_json`](Observation::to_json) wrote.
    ///
    /// # Errors
    /// When the text is not such a file.
    pub fn from_json(text: &str) -> Result<Observation, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The file's text: same observation, same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Maps with keys of text and numbers always have a JSON form.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether any answer was one of success.
    #[must_use]
    pub fn has_success(&self) -> bool {
        self.answers.keys().any(|status| status / 100 == 2)
    }
}
