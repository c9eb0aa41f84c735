//! Transport, errors and decoding: everything of a client that does not depend
//! on the document it was written from.
//!
//! What only some documents need has a feature. Copying takes out the lines of those that
//! are not needed, so `cfg` stands on items of one line only.

#![allow(
    unused_imports,
    unused_macros,
    reason = "a document without enums, unions or lists in queries needs some of this less"
)]

#[cfg(feature = "client")]
mod body;
#[cfg(feature = "client")]
pub mod credentials;
#[cfg(feature = "client")]
mod decode;
#[cfg(feature = "client")]
pub mod documented;
#[cfg(feature = "client")]
pub mod error;
#[cfg(feature = "streams")]
pub mod events;
#[cfg(feature = "headers")]
pub mod headers;
pub mod model;
#[cfg(feature = "client")]
pub mod multipart;
#[cfg(feature = "client")]
pub mod operation;
#[cfg(feature = "client")]
pub mod parameter;
#[cfg(feature = "client")]
pub mod payload;
#[cfg(feature = "client")]
pub mod readers;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
pub mod response;
#[cfg(feature = "client")]
pub mod security;
#[cfg(feature = "client")]
pub mod server;
#[cfg(feature = "streams")]
pub mod streamed;
#[cfg(feature = "client")]
mod style;
#[cfg(feature = "client")]
pub mod token;
#[cfg(feature = "client")]
pub mod transport;

#[cfg(feature = "client")]
pub use credentials::Credentials;
#[cfg(feature = "client")]
pub(crate) use documented::errors;
#[cfg(feature = "client")]
pub use documented::first_sentence;
#[cfg(feature = "client")]
pub use error::{Erased, Error, ErrorBody, ErrorKind};
#[cfg(feature = "streams")]
pub(crate) use events::events;
#[cfg(feature = "streams")]
pub use events::{Event, Events};
#[cfg(feature = "headers")]
pub(crate) use headers::headers;
pub use model::{Misfit, MisfitReason, Patch, Tolerated, ToleratedKind, tolerated};
#[cfg(feature = "client")]
pub use multipart::Part;
#[cfg(feature = "client")]
pub use operation::Operation;
#[cfg(feature = "client")]
pub(crate) use operation::{body_as, operation, parameter, parameters};
#[cfg(feature = "client")]
pub use parameter::Parameter;
#[cfg(feature = "client")]
pub use payload::Payload;
#[cfg(feature = "client")]
pub(crate) use readers::readers;
#[cfg(feature = "client")]
pub use request::Request;
#[cfg(feature = "client")]
pub use response::{RawResponse, Response};
#[cfg(feature = "client")]
pub use security::{MissingCredentials, Security};
#[cfg(feature = "client")]
pub use server::{Server, ServerFault, ServerTemplate, ServerVariable};
#[cfg(feature = "streams")]
pub use streamed::Streamed;
#[cfg(feature = "streams")]
pub(crate) use streamed::streamed;
#[cfg(feature = "client")]
pub use token::{TokenError, TokenFuture, TokenProvider};
#[cfg(feature = "client")]
pub use transport::{Transport, TransportBuilder};
