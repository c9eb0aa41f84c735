//! The one visitor: reads whatever comes into whatever slot waits for it.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::value::RawValue;

use super::table::{ObjectTable, Seen};
use super::{Object, Slot, Value, union};

/// Reads a value of an emitted type.
///
/// # Errors
/// When the value is of another kind than the type, or a required member is
/// missing.
pub fn from_slot<'de, T: Value, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    into_slot(value.slot(), from)?;
    Ok(value)
}

/// Reads the JSON text of a value, which may be a list, a number or a text by itself: the
/// types of such know serde's way only, which tolerates nothing.
///
/// # Errors
/// As [`from_slot`], and when there is more than one value.
pub fn from_json<T: Value>(json: &[u8]) -> Result<T, serde_json::Error> {
    let mut from = serde_json::Deserializer::from_slice(json);
    let value = from_slot(&mut from)?;
    from.end()?;
    Ok(value)
}

pub(super) fn into_slot<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    from: D,
) -> Result<(), D::Error> {
    match slot.deserialize(from)? {
        Filled::Yes => Ok(()),
        Filled::No => Err(D::Error::custom("an empty text where a value is required")),
    }
}

/// Whether a slot was filled: an empty text is no date and no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// A value came.
    Yes,
    /// An empty text came.
    No,
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = Filled;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Filled, D::Error> {
        match self {
            Slot::Optional(_) => from.deserialize_option(self),
            Slot::Any(value) => {
                *value = serde_json::Value::deserialize(from)?;
                Ok(Filled::Yes)
            }
            Slot::Union(union) => {
                let raw = Box::<RawValue>::deserialize(from)?;
                union::read_raw(union, &raw).map_err(D::Error::custom)?;
                Ok(Filled::Yes)
            }
            _ => from.deserialize_any(self),
        }
    }
}

/// A slot that has to be filled. It refuses within the value, so that an error
/// is placed there and not at the object or list around it.
struct Needed<'a>(Slot<'a>);

impl<'de> DeserializeSeed<'de> for Needed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        into_slot(self.0, from)
    }
}

impl Slot<'_> {
    fn text<E: Error>(self, text: &str) -> Result<Filled, E> {
        match self {
            Slot::Text(value) => text.clone_into(value),
            Slot::Choice(value) => value.set(text),
            Slot::Scalar(_) if text.is_empty() => return Ok(Filled::No),
            Slot::Scalar(value) => {
                if !value.set_text(text) {
                    return Err(unreadable(value.expected()));
                }
            }
            // Old services quote their ids.
            Slot::Integer(value) => {
                let number = text.parse().map_err(|_| unreadable("a whole number"))?;
                if !value.set(number) {
                    return Err(out_of_range());
                }
            }
            other => return Err(refused("a string", other.expected())),
        }
        Ok(Filled::Yes)
    }

    fn integer<E: Error>(self, number: i128) -> Result<Filled, E> {
        match self {
            Slot::Integer(value) => {
                if !value.set(number) {
                    return Err(out_of_range());
                }
            }
            Slot::Float(value) => *value = number as f64,
            Slot::Scalar(value) => {
                if !value.set_integer(number) {
                    return Err(refused("a whole number", value.expected()));
                }
            }
            // Telephone numbers and post codes lose their quotes now and then.
            Slot::Text(value) => *value = number.to_string(),
            Slot::Choice(value) => value.set(&number.to_string()),
            other => return Err(refused("a whole number", other.expected())),
        }
        Ok(Filled::Yes)
    }

    /// Whether no value of the slot has parts.
    fn is_scalar(&self) -> bool {
        matches!(
            self,
            Slot::Text(_)
                | Slot::Choice(_)
                | Slot::Integer(_)
                | Slot::Float(_)
                | Slot::Boolean(_)
                | Slot::Scalar(_)
        )
    }

    fn expected(&self) -> &'static str {
        match self {
            Slot::Text(_) | Slot::Choice(_) => "a string",
            Slot::Integer(_) => "a whole number",
            Slot::Float(_) => "a number",
            Slot::Boolean(_) => "true or false",
            Slot::Scalar(value) => value.expected(),
            Slot::Any(_) | Slot::Union(_) => "a value",
            Slot::Object(_) | Slot::Map(_) => "an object",
            Slot::Optional(_) => "a value or null",
            Slot::List(_) => "a list",
        }
    }
}

/// Says what was seen without repeating it: values may be somebody's data.
fn refused<E: Error>(seen: &'static str, expected: &'static str) -> E {
    E::invalid_type(Unexpected::Other(seen), &expected)
}

fn out_of_range<E: Error>() -> E {
    E::custom("a whole number beyond the range of its type")
}

/// Reading on would mix the two values. The key may be somebody's data.
fn twice<E: Error>() -> E {
    E::custom("a key that comes twice")
}

fn unreadable<E: Error>(expected: &'static str) -> E {
    E::invalid_value(Unexpected::Other("another string"), &expected)
}

impl<'de> Visitor<'de> for Slot<'_> {
    type Value = Filled;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Filled, E> {
        self.text(text)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Filled, E> {
        match self {
            Slot::Text(value) => *value = text,
            other => return other.text(&text),
        }
        Ok(Filled::Yes)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Filled, E> {
        match self {
            Slot::Boolean(value) => *value = truth,
            other => return Err(refused("a boolean", other.expected())),
        }
        Ok(Filled::Yes)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Filled, E> {
        self.integer(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Filled, E> {
        self.integer(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Filled, E> {
        match self {
            Slot::Float(value) => *value = number,
            Slot::Scalar(value) => {
                if !value.set_float(number) {
                    return Err(refused("a number with a fraction", value.expected()));
                }
            }
            Slot::Text(value) => *value = number.to_string(),
            // `5.0` is a whole number to JSON Schema 2020-12.
            Slot::Integer(value) if number.fract() == 0.0 && number.abs() < 1e15 => {
                if !value.set(number as i128) {
                    return Err(out_of_range());
                }
            }
            other => return Err(refused("a number with a fraction", other.expected())),
        }
        Ok(Filled::Yes)
    }

    fn visit_unit<E: Error>(self) -> Result<Filled, E> {
        match self {
            Slot::Optional(value) => {
                value.clear();
                Ok(Filled::Yes)
            }
            other => Err(refused("null", other.expected())),
        }
    }

    fn visit_none<E: Error>(self) -> Result<Filled, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Filled, D::Error> {
        let Slot::Optional(value) = self else {
            return self.deserialize(from);
        };
        if value.fill().deserialize(from)? == Filled::No {
            value.clear();
        }
        Ok(Filled::Yes)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Filled, A::Error> {
        let Slot::List(list) = self else {
            return Err(refused("a list", self.expected()));
        };
        while items.next_element_seed(Needed(list.push()))?.is_some() {}
        list.pop();
        Ok(Filled::Yes)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Filled, A::Error> {
        match self {
            Slot::Object(object) => read_members(object, map)?,
            Slot::Map(entries) => {
                while let Some(key) = map.next_key()? {
                    let slot = entries.entry(key).ok_or_else(twice)?;
                    map.next_value_seed(Needed(slot))?;
                }
            }
            // Old serializers write an object without members for what is not there.
            other if other.is_scalar() && map.next_key::<IgnoredAny>()?.is_none() => {
                return Ok(Filled::No);
            }
            other => return Err(refused("an object", other.expected())),
        }
        Ok(Filled::Yes)
    }
}

fn read_members<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut map: A,
) -> Result<(), A::Error> {
    let table = object.table();
    let mut seen = Seen::default();
    let mut expected = 0;
    while let Some(found) = map.next_key_seed(MemberName { table, expected })? {
        let index = match found {
            Found::Member(index) => index,
            Found::Other(name) => {
                match object.rest_slot() {
                    Some(rest) => {
                        let slot = rest.entry(name).ok_or_else(twice)?;
                        map.next_value_seed(Needed(slot))?;
                    }
                    None => drop(map.next_value::<IgnoredAny>()?),
                }
                continue;
            }
        };
        // Reading on would mix the two values: a list would hold the items of both.
        if seen.contains(index) {
            return Err(A::Error::duplicate_field(table.members[index].name));
        }
        map.next_value_seed(Needed(object.slot_of(index)))?;
        seen.insert(index);
        expected = index + 1;
    }
    match table.missing(&seen) {
        Some(name) => Err(A::Error::missing_field(name)),
        None => Ok(()),
    }
}

/// A member by its name.
enum Found {
    Member(usize),
    /// The name of one that the table lacks; empty where nothing keeps it.
    Other(String),
}

/// Reads a member's name as its index, without keeping the text.
struct MemberName {
    table: &'static ObjectTable,
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberName {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(match self.table.find(text, self.expected) {
            Some(index) => Found::Member(index),
            None if self.table.rest.is_some() => Found::Other(text.to_owned()),
            None => Found::Other(String::new()),
        })
    }
}
