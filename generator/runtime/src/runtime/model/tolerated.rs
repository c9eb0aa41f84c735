//! What a body held beside the document and was read all the same, as a place and a
//! kind. No value is kept: it may be somebody's data.

use std::fmt;

use super::misfit::Misfit;

/// One place of a body that is not as documented and was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Tolerated {
    /// JSON Pointer of the place (RFC 6901). A key that is data, such as one of a map,
    /// is shown as `{key}`.
    pub pointer: String,
    /// What was tolerated there.
    pub kind: ToleratedKind,
    /// Why each variant was not taken, where none was; else empty.
    pub misfits: Vec<Misfit>,
}

/// What was tolerated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ToleratedKind {
    /// A number where text is documented.
    NumberForText,
    /// Text where a number is documented.
    TextForNumber,
    /// The text of its digits where a whole number is documented.
    TextForInteger,
    /// An empty text, read as none, where a date or an amount is documented.
    EmptyText,
    /// An object without members, read as none, where a value without parts is documented.
    EmptyObject,
    /// `null` where the document does not allow it.
    UndocumentedNull,
    /// A text that the document's enum does not list.
    UndocumentedChoice,
    /// A member that the document does not name.
    UndocumentedMember,
    /// A date in another form than the documented one.
    OtherDateForm,
    /// A number of more than 15 digits, read through a double.
    PrecisionMayBeLost,
    /// A value that fits no variant of its union.
    NoVariant,
}

impl ToleratedKind {
    /// Whether a strict client refuses a body for it. It does for all but
    /// [`UndocumentedMember`](Self::UndocumentedMember): a service may add members at
    /// any time, and nothing that is documented is misread for them.
    #[must_use]
    pub fn is_refused_when_strict(self) -> bool {
        self != ToleratedKind::UndocumentedMember
    }
}

impl fmt::Display for ToleratedKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ToleratedKind::NumberForText => "a number for text",
            ToleratedKind::TextForNumber => "text for a number",
            ToleratedKind::TextForInteger => "text for a whole number",
            ToleratedKind::EmptyText => "an empty text for none",
            ToleratedKind::EmptyObject => "an object without members for none",
            ToleratedKind::UndocumentedNull => "an undocumented null",
            ToleratedKind::UndocumentedChoice => "an undocumented enum value",
            ToleratedKind::UndocumentedMember => "an undocumented member",
            ToleratedKind::OtherDateForm => "a date in another form",
            ToleratedKind::PrecisionMayBeLost => "precision may be lost",
            ToleratedKind::NoVariant => "a value that fits no variant",
        })
    }
}

impl fmt::Display for Tolerated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.pointer, self.kind)?;
        for (index, misfit) in self.misfits.iter().enumerate() {
            let before = if index == 0 { " (" } else { "; " };
            write!(f, "{before}{misfit}")?;
        }
        f.write_str(if self.misfits.is_empty() { "" } else { ")" })
    }
}
