//! The orders that a store opens with, made from one number: no clock, no
//! system randomness, so that the same seed gives the same store.

mod orders;
mod people;
mod random;

pub(crate) use orders::first_orders;
