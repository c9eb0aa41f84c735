//! A small store of orders that behaves as its documentation says.
//!
//! It is a server like any other: it is reached over HTTP, keeps what is
//! written to it, and makes its first orders from a seed, so that two stores
//! of one seed answer alike. It has never heard of the checks that are held
//! against it, and it reads no OpenAPI document.
//!
//! Requests come in through two entrances, the gateway
//! (`/stores/mockstore/v2/...`, with `X-Auth-Token`) and the legacy paths
//! (`/api/v2/...`, with HTTP Basic), to nine operations on orders and order
//! statuses. `behaviour` holds one file for each area of what the store does;
//! `fault` spoils finished answers and knows nothing of how they were made.

mod behaviour;
mod catalog;
mod country;
mod date;
mod draft;
mod entrance;
mod fault;
mod money;
mod options;
mod order;
mod refusal;
mod render;
mod routes;
mod running;
mod seed;
mod state;

pub use fault::Fault;
pub use options::{Clock, DEFAULT_ORDERS, DEFAULT_QUOTA, DEFAULT_SEED, DEFAULT_TOKEN, Options};
pub use running::{RunningStore, start};
