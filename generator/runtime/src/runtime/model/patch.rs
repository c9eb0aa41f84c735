//! A member of a request that may be left alone, cleared, or set.

use super::{OptionalSlot, Slot, Value, View};

/// A member of a request where `null` means something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// Not sent: the service leaves it as it is.
    #[default]
    Absent,
    /// Sent as `null`: the service clears it.
    Null,
    /// Sent.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Patch::Value(value) => Some(value),
            Patch::Absent | Patch::Null => None,
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Patch::Value(value)
    }
}

impl From<&str> for Patch<String> {
    fn from(text: &str) -> Self {
        Patch::Value(text.to_owned())
    }
}

impl<T: Value> Value for Patch<T> {
    fn blank() -> Self {
        Patch::Absent
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }
    fn view(&self) -> View<'_> {
        match self {
            Patch::Absent => View::Absent,
            Patch::Null => View::Null,
            Patch::Value(value) => value.view(),
        }
    }
}

impl<T: Value> OptionalSlot for Patch<T> {
    fn clear(&mut self) {
        *self = Patch::Null;
    }
    fn fill(&mut self) -> Slot<'_> {
        *self = Patch::Value(T::blank());
        match self {
            Patch::Value(value) => value.slot(),
            Patch::Absent | Patch::Null => unreachable!("set in the line above"),
        }
    }
}
