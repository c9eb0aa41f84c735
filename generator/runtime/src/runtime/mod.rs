//! Transport, errors and decoding: everything of a client that does not depend
//! on the document it was written from.

#![allow(
    unused_imports,
    unused_macros,
    reason = "a document without enums, unions or lists in queries needs some of this less"
)]

pub mod credentials;
pub mod error;
pub mod model;
pub mod parameter;
pub mod request;
pub mod response;
pub mod server;
pub mod transport;

pub use credentials::Credentials;
pub use error::{Erased, Error, ErrorBody, ErrorKind};
pub use model::{Patch, Tolerated, ToleratedKind};
pub use parameter::Parameter;
pub(crate) use parameter::choice_parameter;
pub use request::Request;
pub use response::{RawResponse, Response};
pub use server::ServerTemplate;
pub use transport::{Transport, TransportBuilder};
