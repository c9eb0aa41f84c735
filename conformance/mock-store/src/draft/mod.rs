//! What a request wants written, before anything is: bodies read into drafts,
//! with every complaint gathered on the way.
//!
//! A draft knows which members were sent and that each is well formed. Whether
//! the store can do what it asks is for the behaviours to say.

pub(crate) mod access;
pub(crate) mod address;
pub(crate) mod fee;
pub(crate) mod fields;
pub(crate) mod line;
pub(crate) mod order;
pub(crate) mod value;

/// What the write is for; some members may be written in one case only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    Creation { has_multi_currency: bool },
    Update,
}
