//! Why a value is not of a variant of its union.

use std::fmt;

/// A variant that a value is not of, and why. No value is kept: it may be somebody's data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Misfit {
    /// The variant.
    pub variant: &'static str,
    /// Why the value is not of it.
    pub reason: MisfitReason,
}

/// Why a value is not of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MisfitReason {
    /// It is of another kind of JSON.
    OtherKind,
    /// It has no member that the variant must have.
    Missing {
        /// The member's name.
        member: &'static str,
    },
    /// A member by which the variant is known holds another value.
    OtherValue {
        /// The member's name.
        member: &'static str,
    },
    /// It looks like the variant, but something in it cannot be read: what, in words.
    Unreadable(String),
    /// It is nested too deep to be read as a variant.
    TooDeep,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: ", self.variant)?;
        match &self.reason {
            MisfitReason::OtherKind => f.write_str("of another kind of JSON"),
            MisfitReason::Missing { member } => write!(f, "no `{member}`"),
            MisfitReason::OtherValue { member } => write!(f, "`{member}` has another value"),
            MisfitReason::Unreadable(why) => f.write_str(why),
            MisfitReason::TooDeep => f.write_str("nested too deep"),
        }
    }
}
