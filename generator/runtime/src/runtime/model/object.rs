//! Objects with documented members.

use super::{ObjectTable, Slot, View};

/// An emitted struct.
pub trait Object {
    /// Its members.
    fn table(&self) -> &'static ObjectTable;

    /// Where to read the member at `index` of the table to.
    fn slot_of(&mut self, index: usize) -> Slot<'_>;

    /// What to write for the member at `index` of the table.
    fn view_of(&self, index: usize) -> View<'_>;
}

/// Reading and writing of an emitted struct that implements [`Object`] and has
/// a `blank` of its own.
macro_rules! object {
    ($type:ty) => {
        impl $crate::runtime::model::Value for $type {
            fn blank() -> Self {
                <$type>::blank()
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
