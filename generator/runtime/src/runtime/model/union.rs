//! One of several types, told apart by what the value is.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Reverse;

use serde::de::Error as _;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::misfit::{Misfit, MisfitReason};
use super::table::{JsonKind, Kind, UnionTable, Variant};
use super::{Slot, View, raw, read};

/// An emitted enum of several types.
pub trait Union {
    /// Its variants.
    fn table(&self) -> &'static UnionTable;

    /// Becomes the variant at `index` of the table, blank, to be read into.
    fn begin(&mut self, index: usize) -> Slot<'_>;

    /// Another value of the same type, blank.
    fn blank(&self) -> Box<dyn Union>;

    /// Becomes a value that fits no variant, kept whole.
    fn set_other(&mut self, value: Json);

    /// The variant's index and what to write; no index for a value that fits none.
    fn current(&self) -> (Option<usize>, View<'_>);
}

/// How deep unions may hold each other before the rest is kept whole, and how deep a
/// union's value may be nested at all. Each union is read by a reader of its own, so
/// the JSON reader's limit does not hold across them.
const MAX_UNIONS: u32 = 8;
const MAX_NESTING: usize = 100;

thread_local! {
    static UNIONS: Cell<u32> = const { Cell::new(0) };
}

/// Reads the text of one value: into the first variant that its JSON kind, its
/// discriminator and its members allow and that can be read; else it is kept whole.
pub(super) fn read_raw(union: &mut dyn Union, raw: &RawValue) -> Result<(), serde_json::Error> {
    let text = raw.get();
    if nesting(text) > MAX_NESTING {
        return Err(serde_json::Error::custom("a value nested too deep"));
    }
    let depth = UNIONS.get();
    if depth < MAX_UNIONS {
        UNIONS.set(depth + 1);
        let is_read = read_variant(union, text);
        UNIONS.set(depth);
        if is_read? {
            return Ok(());
        }
    }
    union.set_other(serde_json::from_str(text)?);
    Ok(())
}

/// Reads into a variant that fits, of several into the one that most speaks for, of equals
/// into the first; false if none does.
fn read_variant(union: &mut dyn Union, text: &str) -> Result<bool, serde_json::Error> {
    let kind = JsonKind::of(text);
    let variants = union.table().variants;
    let members = members_that_tell(variants, kind, text)?;
    let indices = 0..variants.len();
    let mut fitting: Vec<usize> = indices
        .filter(|index| misfit(&variants[*index], kind, &members).is_none())
        .collect();
    if fitting.len() > 1 {
        fitting.sort_by_cached_key(|index| Reverse(evidence(&variants[*index], &members)));
    }
    for index in fitting {
        let mut json = serde_json::Deserializer::from_str(text);
        if read::into_slot(union.begin(index), &mut json).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Why a value is of no variant: for each of them one reason.
pub(super) fn misfits(union: &dyn Union, text: &str) -> Vec<Misfit> {
    let variants = union.table().variants;
    let kind = JsonKind::of(text);
    let Ok(members) = members_that_tell(variants, kind, text) else {
        return Vec::new();
    };
    let misfits = variants.iter().enumerate().map(|(index, variant)| {
        let read = || {
            let mut json = serde_json::Deserializer::from_str(text);
            read::into_slot(union.blank().begin(index), &mut json).err()
        };
        let reason = misfit(variant, kind, &members)
            .or_else(|| read().map(|error| MisfitReason::Unreadable(without_place(&error))))
            .unwrap_or(MisfitReason::TooDeep);
        Misfit {
            variant: variant.name,
            reason,
        }
    });
    misfits.collect()
}

/// What an error says, without its line and column: they are of the part that was cut out.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    text[..end].to_owned()
}

type Members<'a> = Vec<(String, &'a RawValue)>;

/// The members of an object, if they are needed to find its variant.
fn members_that_tell<'a>(
    variants: &[Variant],
    kind: JsonKind,
    text: &'a str,
) -> Result<Members<'a>, serde_json::Error> {
    let may_be_object = |variant: &&Variant| variant.json.contains(&JsonKind::Object);
    let needs_none = |variant: &Variant| variant.told_by.is_empty() && variant.required.is_empty();
    let mut objects = variants.iter().filter(may_be_object);
    let is_clear = objects.next().is_none_or(needs_none) && objects.next().is_none();
    match kind == JsonKind::Object && !is_clear {
        true => raw::members(text),
        false => Ok(Vec::new()),
    }
}

fn has(members: &Members<'_>, name: &str) -> bool {
    members.iter().any(|(member, _)| member == name)
}

/// Why a value cannot be of a variant, told without reading it.
fn misfit(variant: &Variant, kind: JsonKind, members: &Members<'_>) -> Option<MisfitReason> {
    if !variant.json.contains(&kind) {
        return Some(MisfitReason::OtherKind);
    }
    if kind != JsonKind::Object {
        return None;
    }
    let is_missing = |name: &&&str| !has(members, name);
    if let Some(member) = variant.required.iter().find(is_missing) {
        return Some(MisfitReason::Missing { member });
    }
    let mut told_by = variant.told_by.iter();
    let other = told_by.find(|(name, values)| holds(members, name, values) == Some(false));
    other.map(|(member, _)| MisfitReason::OtherValue { member })
}

/// What speaks for a variant that has nothing against it: first of all members that hold
/// its values, then those that it has a place for, so that least is lost, then those that
/// it requires.
fn evidence(variant: &Variant, members: &Members<'_>) -> (usize, usize, usize) {
    let values = variant.told_by.iter().chain(variant.hinted_by);
    let values = values.filter(|(name, values)| holds(members, name, values) == Some(true));
    let kept = match &variant.kind {
        Kind::Object(table) if table.rest.is_none() => {
            let members = members.iter();
            members
                .filter(|(name, _)| table.find(name, 0).is_some())
                .count()
        }
        _ => members.len(),
    };
    let required = variant.required.iter().filter(|name| has(members, name));
    (values.count(), kept, required.count())
}

/// Whether a member holds one of these values; none where it is not there or null.
fn holds(members: &Members<'_>, name: &str, values: &[&str]) -> Option<bool> {
    let (_, raw) = members.iter().find(|(member, _)| member == name)?;
    let raw = raw.get();
    let text: Cow<'_, str> = match JsonKind::of(raw) {
        JsonKind::Null => return None,
        JsonKind::Text => serde_json::from_str::<String>(raw).ok()?.into(),
        _ => raw.into(),
    };
    Some(values.contains(&&*text))
}

/// How deep lists and objects are nested in a JSON text.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_text, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The table of an emitted enum of several types, and reading and writing by it. A row is
/// a variant's number, counted from nought, its name, and how a value of it is known.
macro_rules! union {
    ($type:ident { $($index:literal $variant:ident = $row:expr,)* }) => {
        #[allow(non_upper_case_globals)]
        pub(crate) static $type: $crate::runtime::model::UnionTable =
            $crate::runtime::model::UnionTable {
                name: stringify!($type),
                variants: &[$($row.named(stringify!($variant))),*],
            };

        impl $crate::runtime::model::Union for $crate::types::$type {
            fn table(&self) -> &'static $crate::runtime::model::UnionTable {
                &$type
            }
            fn begin(&mut self, index: usize) -> $crate::runtime::model::Slot<'_> {
                *self = match index {
                    $($index => Self::$variant($crate::runtime::model::Value::blank()),)*
                    _ => unreachable!("the table of {} ends before {index}", stringify!($type)),
                };
                match self {
                    $(Self::$variant(value) => $crate::runtime::model::Value::slot(value),)*
                    Self::Undocumented(value) => $crate::runtime::model::Value::slot(value),
                }
            }
            fn blank(&self) -> Box<dyn $crate::runtime::model::Union> {
                Box::new(<Self as $crate::runtime::model::Value>::blank())
            }
            fn set_other(&mut self, value: ::serde_json::Value) {
                *self = Self::Undocumented(value);
            }
            fn current(&self) -> (Option<usize>, $crate::runtime::model::View<'_>) {
                match self {
                    $(Self::$variant(value) => {
                        (::std::option::Option::Some($index), $crate::runtime::model::Value::view(value))
                    })*
                    Self::Undocumented(value) => {
                        (::std::option::Option::None, $crate::runtime::model::Value::view(value))
                    }
                }
            }
        }

        impl $crate::runtime::model::Value for $crate::types::$type {
            fn blank() -> Self {
                <$crate::types::$type>::Undocumented(::serde_json::Value::Null)
            }
            fn slot(&mut self) -> $crate::runtime::model::Slot<'_> {
                $crate::runtime::model::Slot::Union(self)
            }
            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Union(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $crate::types::$type {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::model::from_slot(from)
            }
        }

        impl ::serde::Serialize for $crate::types::$type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use $crate::runtime::model::{Kind, Union, Value, to_serializer};
                to_serializer(self.view(), &Kind::Union(self.table()), to)
            }
        }
    };
}

pub(crate) use union;
