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

/// The table of an emitted struct, and reading and writing by it. A row is a member's
/// number, counted from nought, its field, and what the document says of it. A last row
/// after `..` is the field for all other members.
macro_rules! object {
    ($table:ident, $name:literal, $type:ty {
        $($index:literal $field:ident = $member:expr,)* $(.. $rest:ident = $kind:expr,)?
    }) => {
        pub(crate) static $table: $crate::runtime::model::ObjectTable =
            $crate::runtime::model::ObjectTable::new($name, &[$($member),*])
                $(.with_rest($kind))?;

        impl $crate::runtime::model::Object for $type {
            fn table(&self) -> &'static $crate::runtime::model::ObjectTable {
                &$table
            }
            fn slot_of(&mut self, index: usize) -> $crate::runtime::model::Slot<'_> {
                match index {
                    $($index => $crate::runtime::model::Value::slot(&mut self.$field),)*
                    _ => unreachable!("the table of {} ends before {index}", $name),
                }
            }
            fn view_of(&self, index: usize) -> $crate::runtime::model::View<'_> {
                match index {
                    $($index => $crate::runtime::model::Value::view(&self.$field),)*
                    _ => unreachable!("the table of {} ends before {index}", $name),
                }
            }
            $(
                fn rest_slot(&mut self) -> Option<&mut dyn $crate::runtime::model::MapSlot> {
                    Some(&mut self.$rest)
                }
                fn rest_view(&self) -> Option<&dyn $crate::runtime::model::MapView> {
                    Some(&self.$rest)
                }
            )?
        }

        impl $crate::runtime::model::Value for $type {
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

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::model::from_slot(from)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::model::write_object(self, to)
            }
        }
    };
}

pub(crate) use object;
