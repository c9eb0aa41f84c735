//! How emitted types are read and written: one visitor over constant tables.
//!
//! An emitted type gives a table of its members and, member by member, a place to
//! read into ([`Slot`]) and a view to write from ([`View`]). Both are plain enums,
//! so that nothing emitted is generic over a serialiser and the reading code is
//! compiled once, not once per type.
//!
//! Reading is tolerant: members nobody documented are skipped, `null` and an
//! absent member are the same where a member is optional, amounts come as text or
//! number, an empty text is no date and no amount. It records nothing of that; a second
//! walk over the bytes does, if somebody asks ([`Tolerated`]).

mod choice;
#[cfg(feature = "dates")]
mod date;
#[cfg(feature = "decimals")]
mod decimal;
mod form;
mod misfit;
mod object;
mod patch;
pub(super) mod raw;
mod read;
mod scalar;
mod setters;
mod table;
mod tolerated;
mod union;
mod value;
mod walk;
mod write;

pub use choice::Choice;
pub use misfit::{Misfit, MisfitReason};
pub use object::Object;
pub use patch::Patch;
pub use read::{Filled, from_json, from_slot};
pub use scalar::{Scalar, Written};
pub use table::{JsonKind, Kind, Member, ObjectTable, UnionTable, Values, Variant, variant};
pub use tolerated::{Tolerated, ToleratedKind};
pub use union::Union;
pub use value::{
    IntegerSlot, ListSlot, ListView, MapSlot, MapView, OptionalSlot, Slot, Value, View,
};
pub use walk::{tolerated, tolerated_as};
pub use write::{to_json, to_serializer, write_object};

pub(super) use walk::walk;

pub(crate) use choice::choice;
pub(crate) use object::object;
pub(crate) use setters::{given, setter, setters, taken};
pub(crate) use union::union;
