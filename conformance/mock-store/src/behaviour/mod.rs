//! What the store does, one file for each area of its documentation.

pub(crate) mod applying;
pub(crate) mod authentication;
pub(crate) mod body;
pub(crate) mod counting;
pub(crate) mod creating;
pub(crate) mod deleting;
pub(crate) mod elsewhere;
pub(crate) mod fees;
pub(crate) mod filters;
pub(crate) mod lines;
pub(crate) mod listing;
pub(crate) mod negotiation;
pub(crate) mod paging;
pub(crate) mod product_options;
pub(crate) mod query;
pub(crate) mod rate_limit;
pub(crate) mod reading;
pub(crate) mod statuses;
pub(crate) mod stock;
pub(crate) mod totals;
pub(crate) mod updating;
