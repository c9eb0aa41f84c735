//! The only equality that round trips are held against.
//!
//! Two JSON values mean the same when they are equal, but for what the emitted
//! model says makes no difference:
//!
//! - members that the document does not name are set aside;
//! - in a response, `null` is an absent member where the document allows `null`;
//! - in a response, `""` is an absent member where a date or an amount is optional;
//! - in a response, `{}` is an absent member where a value without parts is optional;
//! - a number is a decimal string of equal value where a decimal stands, and a whole
//!   number the text of its digits where the document has both;
//! - two texts are one moment where a moment stands.
//!
//! Requests have no second way to say nothing: there an absent member leaves
//! things as they are, and `null` and `""` may clear them.

mod shape;
#[cfg(test)]
mod tests;

use std::fmt;

use bigcommerce_orders::runtime::model::{
    JsonKind, Kind, Member, ObjectTable, UnionTable, Variant,
};
use countersign_spec::json_schema::Direction;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value as Json};

pub use shape::Shape;

/// The first place where two values mean different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// JSON Pointer of the place.
    pub pointer: String,
    /// The JSON text that stands there on the left; none where nothing does.
    pub left: Option<String>,
    /// The JSON text that stands there on the right; none where nothing does.
    pub right: Option<String>,
}

impl Difference {
    fn between(left: Option<&Json>, right: Option<&Json>) -> Difference {
        Difference {
            pointer: String::new(),
            left: left.map(Json::to_string),
            right: right.map(Json::to_string),
        }
    }

    fn below(mut self, segment: &str) -> Difference {
        let segment = segment.replace('~', "~0").replace('/', "~1");
        self.pointer.insert_str(0, &format!("/{segment}"));
        self
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |text: &Option<String>| text.clone().unwrap_or("nothing".to_owned());
        write!(
            f,
            "`{}` is {} on the left and {} on the right",
            self.pointer,
            side(&self.left),
            side(&self.right)
        )
    }
}

/// Whether two bodies of one shape mean the same.
///
/// # Errors
/// The first place where they do not.
pub fn same_meaning(
    left: &Json,
    right: &Json,
    shape: &Shape,
    direction: Direction,
) -> Result<(), Difference> {
    match shape {
        Shape::Value(kind) => Comparison { direction }.value(left, right, kind),
        Shape::Of(kind) => Comparison { direction }.value(left, right, kind),
        Shape::List(item) => lists(left, right, |left, right| {
            same_meaning(left, right, item, direction)
        }),
    }
}

struct Comparison {
    direction: Direction,
}

impl Comparison {
    fn value(&self, left: &Json, right: &Json, kind: &Kind) -> Result<(), Difference> {
        // `null` has no kind, and is legal where a request may say it.
        if left == right {
            return Ok(());
        }
        let is_same = match kind {
            Kind::Object(table) => return self.objects(left, right, table),
            Kind::List(item) => {
                return lists(left, right, |left, right| self.value(left, right, item));
            }
            Kind::Map(value) => return self.maps(left, right, value),
            // Two nulls are equal, and were told so above.
            Kind::Nullable(value) => return self.value(left, right, value),
            Kind::Union(table) => return self.unions(left, right, table),
            Kind::IntegerOrText => equal_if_read(left, right, whole_number),
            Kind::Integer | Kind::Float => match (left, right) {
                (Json::Number(left), Json::Number(right)) => equal_numbers(left, right),
                _ => left == right,
            },
            Kind::DecimalText
            | Kind::DecimalNumber
            | Kind::DecimalTextOrNumber
            | Kind::DecimalNumberOrText => equal_if_read(left, right, decimal),
            Kind::Rfc2822 | Kind::Rfc3339 => equal_if_read(left, right, moment),
            Kind::Any | Kind::Boolean | Kind::Text | Kind::Day | Kind::Choice(_) => left == right,
        };
        if is_same {
            Ok(())
        } else {
            Err(Difference::between(Some(left), Some(right)))
        }
    }

    fn objects(&self, left: &Json, right: &Json, table: &ObjectTable) -> Result<(), Difference> {
        let (left, right) = both(left, right, Json::as_object)?;
        for member in table.members {
            self.member(left.get(member.name), right.get(member.name), member)
                .map_err(|difference| difference.below(member.name))?;
        }
        match table.rest {
            Some(Kind::Map(kind)) => {
                let is_named = |name: &str| table.members.iter().any(|member| member.name == name);
                self.entries(left, right, kind, |name| !is_named(name))
            }
            _ => Ok(()),
        }
    }

    fn member(
        &self,
        left: Option<&Json>,
        right: Option<&Json>,
        member: &Member,
    ) -> Result<(), Difference> {
        if self.says_nothing(left, member) && self.says_nothing(right, member) {
            return Ok(());
        }
        match (left, right) {
            (Some(left), Some(right)) => self.value(left, right, &member.kind),
            _ => Err(Difference::between(left, right)),
        }
    }

    /// Whether a member is absent, or holds what means the same as absence.
    fn says_nothing(&self, value: Option<&Json>, member: &Member) -> bool {
        let Some(value) = value else { return true };
        if self.direction == Direction::Request || member.is_required {
            return false;
        }
        match value {
            Json::Null => member.is_nullable,
            Json::Object(members) => members.is_empty() && is_scalar(&member.kind),
            Json::String(text) => text.is_empty() && is_never_empty(&member.kind),
            _ => false,
        }
    }

    fn maps(&self, left: &Json, right: &Json, kind: &Kind) -> Result<(), Difference> {
        let (left, right) = both(left, right, Json::as_object)?;
        self.entries(left, right, kind, |_| true)
    }

    fn entries(
        &self,
        left: &Map<String, Json>,
        right: &Map<String, Json>,
        kind: &Kind,
        is_meant: impl Fn(&str) -> bool,
    ) -> Result<(), Difference> {
        let names = left
            .keys()
            .chain(right.keys().filter(|name| !left.contains_key(*name)));
        for name in names.filter(|name| is_meant(name)) {
            match (left.get(name), right.get(name)) {
                (Some(left), Some(right)) => self.value(left, right, kind),
                (left, right) => Err(Difference::between(left, right)),
            }
            .map_err(|difference| difference.below(name))?;
        }
        Ok(())
    }

    /// Values of a union are compared as the variant that takes them, so both
    /// have to be of the same one. What fits none is compared as it is.
    fn unions(&self, left: &Json, right: &Json, table: &UnionTable) -> Result<(), Difference> {
        match (variant_of(left, table), variant_of(right, table)) {
            (None, None) if left == right => Ok(()),
            (Some(index), Some(other)) if index == other => {
                self.value(left, right, &table.variants[index].kind)
            }
            _ => Err(Difference::between(Some(left), Some(right))),
        }
    }
}

fn lists(
    left: &Json,
    right: &Json,
    compare: impl Fn(&Json, &Json) -> Result<(), Difference>,
) -> Result<(), Difference> {
    let (left, right) = both(left, right, Json::as_array)?;
    for index in 0..left.len().max(right.len()) {
        match (left.get(index), right.get(index)) {
            (Some(left), Some(right)) => compare(left, right),
            (left, right) => Err(Difference::between(left, right)),
        }
        .map_err(|difference| difference.below(&index.to_string()))?;
    }
    Ok(())
}

fn both<'a, T: ?Sized>(
    left: &'a Json,
    right: &'a Json,
    look: fn(&Json) -> Option<&T>,
) -> Result<(&'a T, &'a T), Difference> {
    look(left)
        .zip(look(right))
        .ok_or_else(|| Difference::between(Some(left), Some(right)))
}

/// Whether no value of the kind has an empty text.
fn is_never_empty(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::DecimalText
            | Kind::DecimalNumber
            | Kind::DecimalTextOrNumber
            | Kind::DecimalNumberOrText
            | Kind::Rfc2822
            | Kind::Rfc3339
            | Kind::Day
    )
}

/// Whether no value of the kind has parts.
fn is_scalar(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Any | Kind::Object(_) | Kind::List(_) | Kind::Map(_) | Kind::Union(_)
    )
}

/// Compares what `read` makes of the values; what it cannot read, as it is.
fn equal_if_read<T: PartialEq>(left: &Json, right: &Json, read: fn(&Json) -> Option<T>) -> bool {
    match (read(left), read(right)) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

fn decimal(value: &Json) -> Option<Decimal> {
    let text = match value {
        Json::String(text) => text.clone(),
        // The shortest text that means the double: what was written, up to 15 digits.
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    Decimal::from_str_exact(&text)
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()
}

/// A whole number, or the text of its digits.
fn whole_number(value: &Json) -> Option<i128> {
    match value {
        Json::Number(number) => whole(number),
        Json::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn moment(value: &Json) -> Option<Timestamp> {
    let text = value.as_str()?;
    let mail = DateTimeParser::new();
    text.parse().or_else(|_| mail.parse_timestamp(text)).ok()
}

/// Whether two JSON numbers are one number, `5` and `5.0` for instance. Whole
/// numbers are compared as such, since doubles would make neighbours equal.
fn equal_numbers(left: &Number, right: &Number) -> bool {
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left.as_f64() == right.as_f64(),
        _ => false,
    }
}

fn whole(number: &Number) -> Option<i128> {
    number.as_i128().or_else(|| {
        let double = number.as_f64()?;
        // Every double below 2^127 without a fraction is an `i128` exactly.
        (double.fract() == 0.0 && double.abs() < 1e38).then_some(double as i128)
    })
}

/// The variant that such a value is read as: of those that may have it the one of whose
/// values most are there, then of whose members, then of those that it requires; of equals
/// the first.
fn variant_of(value: &Json, table: &UnionTable) -> Option<usize> {
    let nothing = Map::new();
    let members = value.as_object().unwrap_or(&nothing);
    let speaks = |variant: &Variant| {
        let rows = [variant.told_by, variant.hinted_by].concat();
        let held = rows.iter().filter(|row| holds(members, row) == Some(true));
        let kept = match &variant.kind {
            Kind::Object(table) if table.rest.is_none() => {
                let names = table.members.iter().map(|member| member.name);
                names.filter(|name| members.contains_key(*name)).count()
            }
            _ => members.len(),
        };
        let required = variant.required.iter();
        let required = required.filter(|name| members.contains_key(**name));
        (held.count(), kept, required.count())
    };
    let variants = table.variants.iter().enumerate().rev();
    variants
        .filter(|(_, variant)| may_be(value, members, variant))
        .max_by_key(|(_, variant)| speaks(variant))
        .map(|(index, _)| index)
}

fn may_be(value: &Json, members: &Map<String, Json>, variant: &Variant) -> bool {
    let kind = json_kind(value);
    if !variant.json.contains(&kind) || kind != JsonKind::Object {
        return variant.json.contains(&kind);
    }
    let mut required = variant.required.iter();
    let mut told_by = variant.told_by.iter();
    required.all(|name| members.contains_key(*name))
        && told_by.all(|row| holds(members, row) != Some(false))
}

/// Whether a member holds one of the values of a row; none where it is not there.
fn holds(members: &Map<String, Json>, (name, values): &(&str, &[&str])) -> Option<bool> {
    let value = members.get(*name).filter(|value| !value.is_null())?;
    let text = value.as_str().map_or(value.to_string(), str::to_owned);
    Some(values.contains(&text.as_str()))
}

fn json_kind(value: &Json) -> JsonKind {
    match value {
        Json::Null => JsonKind::Null,
        Json::Bool(_) => JsonKind::Boolean,
        Json::Number(_) => JsonKind::Number,
        Json::String(_) => JsonKind::Text,
        Json::Array(_) => JsonKind::List,
        Json::Object(_) => JsonKind::Object,
    }
}
