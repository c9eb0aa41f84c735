//! Why no value is made for a schema.

use std::fmt;

/// A schema that no value is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmade {
    /// Where the schema stands: `file#/json/pointer`.
    pub place: String,
    /// The reason.
    pub why: Why,
}

/// The reason why no value is made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// Schemas that have to hold together have no type in common, or forbid what
    /// another requires.
    NothingInCommon,
    /// No listed value is of a type that is allowed.
    NothingListed,
    /// No number lies within the bounds.
    EmptyRange,
    /// No text has an allowed length.
    EmptyLength,
    /// A regular expression that texts cannot be made from.
    Pattern(String),
    /// What has to be there leads deeper than values are made.
    TooDeep,
    /// Values can be made, and next to none of them is valid.
    HardlyEverValid,
    /// No validator can be made of the schema.
    Unusable(String),
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.why)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::NothingInCommon => f.write_str("what has to hold together rules itself out"),
            Why::NothingListed => f.write_str("no listed value is of an allowed type"),
            Why::EmptyRange => f.write_str("no number lies within the bounds"),
            Why::EmptyLength => f.write_str("no text has an allowed length"),
            Why::Pattern(pattern) => write!(f, "no texts are made from the pattern `{pattern}`"),
            Why::TooDeep => f.write_str("what has to be there leads too deep"),
            Why::HardlyEverValid => f.write_str("hardly ever is a made value valid"),
            Why::Unusable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Unmade {}
