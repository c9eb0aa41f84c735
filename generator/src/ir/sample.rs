//! A call as documentation shows it: a value for each thing that it is given.

use super::{FieldName, TypeId};

/// What a call is given where it is shown.
#[derive(Debug, Default)]
pub(crate) struct ShownCall {
    /// A value for each parameter that is required, in their order.
    pub(crate) arguments: Vec<Sample>,
    /// Parameters that may be left out and are shown: their index, and a value.
    pub(crate) set: Vec<(usize, Sample)>,
    /// The body, if it is one argument.
    pub(crate) body: Option<Sample>,
}

/// A value of a type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sample {
    Text(String),
    Boolean(bool),
    /// A whole number that its type holds, as its digits.
    Integer(String),
    Float(f64),
    /// A decimal as its digits.
    Decimal(String),
    /// A moment of RFC 3339.
    Moment(String),
    /// A day of RFC 3339.
    Day(String),
    List(Vec<Sample>),
    Map(Vec<(String, Sample)>),
    Null,
    /// An object: the fields that have a value.
    Object(TypeId, Vec<(FieldName, Sample)>),
    /// A variant of an enum or of a union by its index, and what a union's holds.
    Variant(TypeId, usize, Option<Box<Sample>>),
    /// Any value.
    Any(serde_json::Value),
    /// One of a named type that is too large to be shown, and so is read from text.
    Parsed(TypeId),
}
