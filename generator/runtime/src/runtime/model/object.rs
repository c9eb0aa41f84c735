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

/// `Deserialize` and `Serialize` for an emitted struct.
macro_rules! object {
    ($type:ty) => {
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
