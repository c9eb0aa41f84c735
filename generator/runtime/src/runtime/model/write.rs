//! The one writer: a view and what the table says of its form.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use serde_json::value::RawValue;

use super::{Kind, MapView, Object, Scalar, View, Written};

/// Writes an object: the members that are there, in the order of the table.
///
/// # Errors
/// Those of the serialiser.
pub fn write_object<S: Serializer>(object: &dyn Object, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    for (index, member) in object.table().members.iter().enumerate() {
        let view = object.view_of(index);
        if !matches!(view, View::Absent) {
            let kind = &member.kind;
            map.serialize_entry(member.name, &Encoded { view, kind })?;
        }
    }
    if let (Some(kind), Some(rest)) = (&object.table().rest, object.rest_view()) {
        let is_member = |name: &str| object.table().find(name, 0).is_some();
        write_entries(rest, kind, &mut map, is_member)?;
    }
    map.end()
}

/// Writes entries of a map, but for names that are `taken`: they would be there twice.
fn write_entries<M: SerializeMap>(
    entries: &dyn MapView,
    kind: &Kind,
    map: &mut M,
    taken: impl Fn(&str) -> bool,
) -> Result<(), M::Error> {
    let kind = kind.of_values();
    let mut result = Ok(());
    entries.each(&mut |key, view| {
        if result.is_ok() && !taken(key) {
            result = map.serialize_entry(key, &Encoded { view, kind });
        }
    });
    result
}

/// Writes one value in the form that `kind` says.
///
/// # Errors
/// Those of the serialiser, and a moment that its form has no text for.
pub fn to_serializer<S: Serializer>(view: View<'_>, kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
    match view {
        View::Absent | View::Null => to.serialize_none(),
        View::Text(text) => to.serialize_str(text),
        View::Integer(number) => match i64::try_from(number) {
            Ok(number) => to.serialize_i64(number),
            Err(_) => to.serialize_u64(u64::try_from(number).map_err(S::Error::custom)?),
        },
        View::Float(number) => write_double(number, to),
        View::Boolean(truth) => to.serialize_bool(truth),
        View::Scalar(value) => write_scalar(value, kind, to),
        View::Any(value) => value.serialize(to),
        View::Object(object) => write_object(object, to),
        View::List(list) => {
            let kind = match kind {
                Kind::List(item) => item,
                other => other,
            };
            let items = (0..list.len()).map(|index| Encoded {
                view: list.item(index),
                kind,
            });
            to.collect_seq(items)
        }
        View::Map(entries) => {
            let mut map = to.serialize_map(None)?;
            write_entries(entries, kind, &mut map, |_| false)?;
            map.end()
        }
        View::Union(union) => {
            let (index, view) = union.current();
            let variants = union.table().variants;
            let kind = index.map_or(&Kind::Any, |index| &variants[index].kind);
            to_serializer(view, kind, to)
        }
    }
}

/// Writes one value in the form that `kind` says, as JSON text.
///
/// # Errors
/// As [`to_serializer`].
pub fn to_json(view: View<'_>, kind: &Kind) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Encoded { view, kind })
}

fn write_scalar<S: Serializer>(value: &dyn Scalar, kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
    match value.written(kind) {
        Some(Written::Shown(text)) => to.collect_str(text),
        Some(Written::Text(text)) => to.serialize_str(&text),
        // Through the text, so that no digit passes through a double.
        Some(Written::Number(digits)) => RawValue::from_string(digits)
            .map_err(S::Error::custom)?
            .serialize(to),
        None => Err(S::Error::custom(
            "a value that its documented form has no text for",
        )),
    }
}

/// Writes a double, a whole one without a fraction: services have ids that are
/// documented as numbers, and `12` read should not be sent back as `12.0`.
fn write_double<S: Serializer>(number: f64, to: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        to.serialize_i64(number as i64)
    } else {
        to.serialize_f64(number)
    }
}

struct Encoded<'a> {
    view: View<'a>,
    kind: &'a Kind,
}

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to_serializer(self.view, self.kind, to)
    }
}
