//! `x-rate-limit`: which headers tell how many requests a service takes.

use serde::Deserialize;

use super::Rule;
use crate::outline::Kind;

/// The headers of a quota of requests in a window of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct RateLimit {
    /// Requests in a window.
    pub quota: Option<CountHeader>,
    /// Requests still taken in it.
    pub remaining: Option<CountHeader>,
    /// How long a window is.
    pub window: Option<TimeHeader>,
    /// How long until the next begins.
    pub reset: Option<TimeHeader>,
    /// Waits that the service asks for; the longest counts.
    pub retry_after: Vec<TimeHeader>,
}

/// A header with a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountHeader {
    /// Its name.
    pub header: String,
}

/// A header with a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeHeader {
    /// Its name.
    pub header: String,
    /// What it counts.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// Milliseconds.
    #[serde(rename = "ms")]
    Milliseconds,
    /// Seconds.
    #[serde(rename = "s")]
    Seconds,
}

impl Unit {
    /// So many of the unit, in milliseconds.
    #[must_use]
    pub fn to_milliseconds(self, count: u64) -> u64 {
        match self {
            Unit::Milliseconds => count,
            Unit::Seconds => count.saturating_mul(1000),
        }
    }
}

impl Rule for RateLimit {
    const NAME: &'static str = "x-rate-limit";
    const ON: &'static [Kind] = &[Kind::Document];
}
