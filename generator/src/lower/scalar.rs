//! Numbers and texts: which Rust type holds all that a schema allows.

use countersign_spec::Diagnostic;
use countersign_spec::document::SchemaOf;
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::{Node, Number};

use super::Lowering;
use crate::diagnostic::INTEGER_TOO_WIDE;
use crate::ir::{DecimalForm, IntegerWidth, MomentForm, TypeRef};

type Shape = SchemaOf<SchemaId>;

impl Lowering<'_> {
    /// Whole numbers: as the format says, else wide enough for the bounds. Bounds
    /// make no type narrower: a service that breaks its own still has to be read.
    pub(super) fn integer(&mut self, shape: &Shape) -> TypeRef {
        if let Some(width) = shape.format.as_deref().and_then(format_width) {
            return TypeRef::Integer(width);
        }
        let least = bound(shape, ["minimum", "exclusiveMinimum"], 1).unwrap_or(0);
        let most = bound(shape, ["maximum", "exclusiveMaximum"], -1).unwrap_or(0);
        let fits_signed = |number: i128| i64::try_from(number).is_ok();
        match (least, most) {
            _ if fits_signed(least) && fits_signed(most) => TypeRef::Integer(IntegerWidth::I64),
            _ if u64::try_from(least).is_ok() && u64::try_from(most).is_ok() => {
                TypeRef::Integer(IntegerWidth::U64)
            }
            _ => {
                self.problems.push(
                    Diagnostic::warning(
                        INTEGER_TOO_WIDE,
                        shape.span,
                        "whole numbers beyond 64 bits are read as decimals, exact up to 15 digits",
                    )
                    .help("give the bounds that the service keeps, or send the number as text"),
                );
                TypeRef::Decimal(DecimalForm::Number)
            }
        }
    }

    /// Numbers: whole ones where a format or `multipleOf` leaves no others.
    pub(super) fn number(&mut self, shape: &Shape) -> TypeRef {
        let format = shape.format.as_deref();
        let step = shape.assertions.get("multipleOf").and_then(Node::as_number);
        let is_whole = step.and_then(Number::as_i64).is_some_and(|step| step > 0);
        match format {
            Some("decimal") => TypeRef::Decimal(DecimalForm::Number),
            Some("float" | "double") if !is_whole => TypeRef::Float,
            Some("integer") => self.integer(shape),
            Some(format) if format_width(format).is_some() => self.integer(shape),
            _ if is_whole => self.integer(shape),
            _ => TypeRef::Float,
        }
    }
}

/// The width that a format names; the narrow ones are read into what has room.
pub(super) fn format_width(format: &str) -> Option<IntegerWidth> {
    Some(match format {
        "int8" | "int16" | "int32" => IntegerWidth::I32,
        "int64" => IntegerWidth::I64,
        "uint8" | "uint16" | "uint32" => IntegerWidth::U32,
        "uint64" => IntegerWidth::U64,
        _ => return None,
    })
}

/// The bound that a schema gives, as the last number within it.
fn bound(shape: &Shape, [inclusive, exclusive]: [&str; 2], inward: i128) -> Option<i128> {
    let number = |keyword: &str| shape.assertions.get(keyword).and_then(Node::as_number);
    let whole = |number: &Number| {
        let text = number.as_str().parse();
        // Beyond 128 bits it is the largest of them, which is too wide as well.
        text.unwrap_or_else(|_| number.as_f64() as i128)
    };
    match number(inclusive) {
        Some(number) => Some(whole(number)),
        None => number(exclusive).map(|number| whole(number).saturating_add(inward)),
    }
}

/// Texts. A format without a type of its own stays text; the documentation of the
/// member tells it.
pub(super) fn text(format: Option<&str>) -> TypeRef {
    match format {
        Some("decimal") => TypeRef::Decimal(DecimalForm::Text),
        Some("date-time") => TypeRef::Moment(MomentForm::Rfc3339),
        Some("date") => TypeRef::Day,
        _ => TypeRef::Text,
    }
}
