//! `x-catalogue-id`: which entry of a catalogue of behaviours an operation is.

use serde::Deserialize;

use super::Rule;
use crate::outline::Kind;

/// The operation's id in a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct CatalogueId(pub String);

impl Rule for CatalogueId {
    const NAME: &'static str = "x-catalogue-id";
    const ON: &'static [Kind] = &[Kind::Operation];
}
