//! What the store does, one file for each area of its documentation.

pub(crate) mod authentication;
pub(crate) mod elsewhere;
pub(crate) mod negotiation;
pub(crate) mod query;
pub(crate) mod rate_limit;
pub(crate) mod statuses;
