//! Objects with documented members.

use super::{MapSlot, MapView, ObjectTable, Slot, View};

/// An emitted struct.
pub trait Object {
    /// Its members.
    fn table(&self) -> &'static ObjectTable;

    /// Where to read the member at `index` of the table to.
    fn slot_of(&mut self, index: usize) -> Slot<'_>;

    /// What to write for the member at `index` of the table.
    fn view_of(&self, index: usize) -> View<'_>;

    /// Where to read members that are not in the table to, if anywhere.
    fn rest_slot(&mut self) -> Option<&mut dyn MapSlot> {
        None
    }

    /// Those members.
    fn rest_view(&self) -> Option<&dyn MapView> {
        None
    }
}

/// The table of an emitted struct, which has the struct's own name, and reading and writing
/// by it. A row is a member's number, counted from nought, its field, its name on the wire
/// where that is another, what else the document says of it (`required`, `nullable`,
/// `or_empty`), and what it holds. A last row after `..` is the field for all other members.
macro_rules! object {
    ($type:ident {
        $($index:literal $field:ident $($name:literal)? $($mark:ident)*: $kind:expr,)*
        $(.. $rest:ident: $rest_kind:expr,)?
    }) => {
        #[allow(non_upper_case_globals)]
        pub(crate) static $type: $crate::runtime::model::ObjectTable =
            $crate::runtime::model::ObjectTable::new(stringify!($type), &[
                $($crate::runtime::model::Member::new(stringify!($field), $kind)
                    $(.named($name))?$(.$mark())*),*
            ])$(.with_rest($rest_kind))?;

        impl $crate::runtime::model::Object for $crate::types::$type {
            fn table(&self) -> &'static $crate::runtime::model::ObjectTable {
                &$type
            }
            fn slot_of(&mut self, index: usize) -> $crate::runtime::model::Slot<'_> {
                match index {
                    $($index => $crate::runtime::model::Value::slot(&mut self.$field),)*
                    _ => unreachable!("the table of {} ends before {index}", stringify!($type)),
                }
            }
            fn view_of(&self, index: usize) -> $crate::runtime::model::View<'_> {
                match index {
                    $($index => $crate::runtime::model::Value::view(&self.$field),)*
                    _ => unreachable!("the table of {} ends before {index}", stringify!($type)),
                }
            }
            $(
                fn rest_slot(&mut self) -> Option<&mut dyn $crate::runtime::model::MapSlot> {
                    ::std::option::Option::Some(&mut self.$rest)
                }
                fn rest_view(&self) -> Option<&dyn $crate::runtime::model::MapView> {
                    ::std::option::Option::Some(&self.$rest)
                }
            )?
        }

        impl $crate::runtime::model::Value for $crate::types::$type {
            fn blank() -> Self {
                Self {
                    $($field: $crate::runtime::model::Value::blank(),)*
                    $($rest: $crate::runtime::model::Value::blank(),)?
                }
            }
            fn slot(&mut self) -> $crate::runtime::model::Slot<'_> {
                $crate::runtime::model::Slot::Object(self)
            }
            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Object(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $crate::types::$type {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::model::from_slot(from)
            }
        }

        impl ::serde::Serialize for $crate::types::$type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::model::write_object(self, to)
            }
        }
    };
}

pub(crate) use object;
