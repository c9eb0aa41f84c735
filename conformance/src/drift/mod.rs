//! What a service does beyond the document or against it, folded over many
//! interactions, without a value, a count or a time.
//!
//! [`Observer`] turns interactions into an [`Observation`] per operation, which is
//! kept in a file; [`fold`] holds it against the document, now or later.

mod entry;
mod fold;
mod observation;
mod observe;
mod sightings;
#[cfg(test)]
mod tests;

pub use entry::{Drift, DriftKind, Entry, unaccepted};
pub use fold::{fold, fold_layers};
pub use observation::{Answer, Frequency, Kind, Observation, Part, Sighting};
pub use observe::Observer;
