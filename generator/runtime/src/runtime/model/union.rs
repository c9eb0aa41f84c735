//! One of several types, told apart by what the value is.

use std::cell::Cell;

use serde::de::Error as _;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::table::{JsonKind, UnionTable, Variant};
use super::{Slot, View, raw, read};

/// An emitted enum of several types.
pub trait Union {
    /// Its variants.
    fn table(&self) -> &'static UnionTable;

    /// Becomes the variant at `index` of the table, blank, to be read into.
    fn begin(&mut self, index: usize) -> Slot<'_>;

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

/// Reads into the first variant that fits; false if none does.
fn read_variant(union: &mut dyn Union, text: &str) -> Result<bool, serde_json::Error> {
    let kind = JsonKind::of(text);
    let table = union.table();
    let needs_members = kind == JsonKind::Object
        && table
            .variants
            .iter()
            .any(|variant| variant.discriminator.is_some() || !variant.required.is_empty());
    let members = if needs_members {
        raw::members(text)?
    } else {
        Vec::new()
    };
    let candidates = table.variants.iter().enumerate();
    for (index, _) in candidates.filter(|(_, variant)| fits(variant, kind, &members)) {
        let mut json = serde_json::Deserializer::from_str(text);
        if read::into_slot(union.begin(index), &mut json).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn fits(variant: &Variant, kind: JsonKind, members: &[(String, &RawValue)]) -> bool {
    if !variant.json.contains(&kind) {
        return false;
    }
    if kind != JsonKind::Object {
        return true;
    }
    let has = |name: &str| members.iter().any(|(member, _)| member == name);
    let is_selected = variant.discriminator.is_none_or(|(name, values)| {
        members.iter().any(|(member, raw)| {
            // Only a text can be a discriminator.
            member == name
                && serde_json::from_str::<String>(raw.get())
                    .is_ok_and(|text| values.contains(&text.as_str()))
        })
    });
    is_selected && variant.required.iter().all(|name| has(name))
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
    ($table:ident, $name:literal, $type:ty { $($index:literal $variant:ident = $row:expr,)* }) => {
        pub(crate) static $table: $crate::runtime::model::UnionTable =
            $crate::runtime::model::UnionTable { name: $name, variants: &[$($row),*] };

        impl $crate::runtime::model::Union for $type {
            fn table(&self) -> &'static $crate::runtime::model::UnionTable {
                &$table
            }
            fn begin(&mut self, index: usize) -> $crate::runtime::model::Slot<'_> {
                *self = match index {
                    $($index => Self::$variant($crate::runtime::model::Value::blank()),)*
                    _ => unreachable!("the table of {} ends before {index}", $name),
                };
                match self {
                    $(Self::$variant(value) => $crate::runtime::model::Value::slot(value),)*
                    Self::Undocumented(value) => $crate::runtime::model::Value::slot(value),
                }
            }
            fn set_other(&mut self, value: ::serde_json::Value) {
                *self = Self::Undocumented(value);
            }
            fn current(&self) -> (Option<usize>, $crate::runtime::model::View<'_>) {
                match self {
                    $(Self::$variant(value) => {
                        (Some($index), $crate::runtime::model::Value::view(value))
                    })*
                    Self::Undocumented(value) => {
                        (None, $crate::runtime::model::Value::view(value))
                    }
                }
            }
        }

        impl $crate::runtime::model::Value for $type {
            fn blank() -> Self {
                <$type>::Undocumented(::serde_json::Value::Null)
            }
            fn slot(&mut self) -> $crate::runtime::model::Slot<'_> {
                $crate::runtime::model::Slot::Union(self)
            }
            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Union(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::model::from_slot(from)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use $crate::runtime::model::{Kind, Union, Value, to_serializer};
                to_serializer(self.view(), &Kind::Union(self.table()), to)
            }
        }
    };
}

pub(crate) use union;
