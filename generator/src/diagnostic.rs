//! The kinds of problems of this stage, by their stable names.

use countersign_spec::Code;

/// A schema that allows more than one type of JSON and is read as any value.
pub(crate) const TYPE_READ_AS_ANY: Code = Code::new("type-read-as-any");
/// A schema that contains itself with nothing between.
pub(crate) const ENDLESS_TYPE: Code = Code::new("endless-type");
/// Members of `allOf` that cannot be one struct.
pub(crate) const ALL_OF_NOT_MERGED: Code = Code::new("all-of-not-merged");
/// Parts of `allOf` that no value can meet together.
pub(crate) const ALL_OF_CONFLICT: Code = Code::new("all-of-conflict");
/// Listed values that are not all texts and lose something by it.
pub(crate) const ENUM_NOT_OF_TEXTS: Code = Code::new("enum-not-of-texts");
/// Items of several types, told apart by their place.
pub(crate) const PREFIX_ITEMS: Code = Code::new("prefix-items-not-typed");
/// Values of several types, told apart by the pattern of their key.
pub(crate) const MEMBERS_BY_PATTERN: Code = Code::new("members-by-pattern-not-typed");
/// Members without names of their own beside those with names.
pub(crate) const ADDITIONAL_PROPERTIES_LEFT_OUT: Code = Code::new("additional-properties-left-out");
/// Members by a pattern beside those with names.
pub(crate) const PATTERN_PROPERTIES_LEFT_OUT: Code = Code::new("pattern-properties-left-out");
/// A `not` of a type, which no Rust type can say.
pub(crate) const NEGATION_NOT_TYPED: Code = Code::new("negation-not-typed");
/// Whole numbers that no integer of 64 bits holds.
pub(crate) const INTEGER_TOO_WIDE: Code = Code::new("integer-too-wide");
/// An object whose combinations have members that its struct does not hold.
pub(crate) const OBJECT_NOT_WHOLE: Code = Code::new("object-not-whole");
/// An object of more members than a struct's table has room for.
pub(crate) const TOO_MANY_MEMBERS: Code = Code::new("too-many-members");
/// Credentials that no header can carry.
pub(crate) const CREDENTIAL_NOT_WRITTEN: Code = Code::new("credential-not-written");
/// The body of a status that has none.
pub(crate) const BODY_NEVER_SENT: Code = Code::new("body-never-sent");
/// A body in XML, which is neither read nor written but left to the caller.
pub(crate) const XML_AS_TEXT: Code = Code::new("xml-as-text");
/// A request body in no media type that can be written.
pub(crate) const BODY_NOT_WRITTEN: Code = Code::new("body-not-written");
/// Our own tokens are no Rust: a fault of the generator, not of the document.
pub(crate) const INTERNAL: Code = Code::new("internal-error");
/// A choice of the user's for a place where no schema stands.
pub(crate) const CHOICE_UNUSED: Code = Code::new("choice-unused");

/// Every code of this stage.
pub const CODES: &[Code] = &[
    TYPE_READ_AS_ANY,
    ENDLESS_TYPE,
    ALL_OF_NOT_MERGED,
    ALL_OF_CONFLICT,
    ENUM_NOT_OF_TEXTS,
    PREFIX_ITEMS,
    MEMBERS_BY_PATTERN,
    ADDITIONAL_PROPERTIES_LEFT_OUT,
    PATTERN_PROPERTIES_LEFT_OUT,
    NEGATION_NOT_TYPED,
    INTEGER_TOO_WIDE,
    OBJECT_NOT_WHOLE,
    TOO_MANY_MEMBERS,
    CREDENTIAL_NOT_WRITTEN,
    BODY_NEVER_SENT,
    XML_AS_TEXT,
    BODY_NOT_WRITTEN,
    INTERNAL,
    CHOICE_UNUSED,
];
