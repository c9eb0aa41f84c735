//! What a store can be told before it opens.

use jiff::Timestamp;

use crate::fault::Fault;

/// Seed of a store that is not given one.
pub const DEFAULT_SEED: u64 = 2012;
/// Number of orders of a store that is not given one.
pub const DEFAULT_ORDERS: u32 = 300;
/// Token of a store that is not given one.
pub const DEFAULT_TOKEN: &str = "mock-store-token";
/// Requests in one window; so large that only a store set up for it refuses any.
pub const DEFAULT_QUOTA: u32 = 1_000_000;

/// Where the store takes the time of a request from.
pub type Clock = fn() -> Timestamp;

/// What a store is before its first request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Port on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// Number from which the orders are made.
    pub seed: u64,
    /// How many orders there are at the start.
    pub orders: u32,
    /// Token of the gateway, and password of the user `mock` on the legacy paths.
    pub token: String,
    /// A second token that may read and may not write.
    pub read_only_token: Option<String>,
    /// Gateway requests allowed in one window.
    pub quota: u32,
    /// Whether the store leaves tax to a service, and so refuses deletion.
    pub has_automatic_tax: bool,
    /// Whether an order may be created in a currency of its own.
    pub has_multi_currency: bool,
    /// One way to spoil finished answers.
    pub fault: Option<Fault>,
    /// The time, for writes and for the quota's window.
    pub clock: Clock,
}

impl Options {
    /// The usual store, with the time from `clock`.
    #[must_use]
    pub fn with_clock(clock: Clock) -> Self {
        Self {
            port: 0,
            seed: DEFAULT_SEED,
            orders: DEFAULT_ORDERS,
            token: DEFAULT_TOKEN.to_owned(),
            read_only_token: None,
            quota: DEFAULT_QUOTA,
            has_automatic_tax: false,
            has_multi_currency: false,
            fault: None,
            clock,
        }
    }
}
