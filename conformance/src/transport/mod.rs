//! How a case reaches an answer.

mod credentials;
mod http;

use thiserror::Error;

pub use credentials::{Credentials, CredentialsError};
pub use http::{HttpTransport, Limits};

/// Why there is no answer. URLs are told without query, user and password.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The base URL cannot be one.
    #[error("`{url}` is no base URL: {why}")]
    BadBaseUrl {
        /// What was given.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// No connection could be prepared at all.
    #[error("no connection can be made from here: {why}")]
    Setup {
        /// What stands in the way.
        why: String,
    },
    /// No connection came about: the name, the port or TLS.
    #[error("{url} cannot be reached: {why}")]
    Unreachable {
        /// The URL.
        url: String,
        /// What stands in the way.
        why: String,
    },
    /// There was a connection, and no answer over it.
    #[error("{url} does not answer: {why}")]
    NoAnswer {
        /// The URL.
        url: String,
        /// What happened instead.
        why: String,
    },
    /// The request cannot be written.
    #[error("a request to {url} cannot be written: {why}")]
    Unsendable {
        /// The URL.
        url: String,
        /// What is wrong with it.
        why: String,
    },
}

impl TransportError {
    /// What happened, without the URL.
    #[must_use]
    pub fn why(&self) -> &str {
        match self {
            TransportError::BadBaseUrl { why, .. }
            | TransportError::Setup { why }
            | TransportError::Unreachable { why, .. }
            | TransportError::NoAnswer { why, .. }
            | TransportError::Unsendable { why, .. } => why,
        }
    }
}
