//! Judges whether a service keeps to its OpenAPI document, from the document alone.
//!
//! ```text
//! propose    document              -> cases: concrete requests
//! transport  case                  -> interaction: request and answer as bytes
//! judge      interaction, document -> findings: what broke which check
//! drift      interactions          -> observations, held against the document
//! report     all of it             -> bytes
//! ```
//!
//! [`engine::run`] does the whole of it over HTTP. [`judge`] does its own step for
//! an interaction of anybody's, such as one in a test of yours:
//!
//! ```
//! use countersign_conformance::{Interaction, Request, Response, judge};
//! use countersign_spec::{Limits, load_text};
//!
//! let text = r#"{"openapi": "3.0.3", "info": {"title": "pets", "version": "1"}, "paths": {
//!     "/pets/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {}}],
//!         "get": {"operationId": "getPet", "responses": {"200": {"description": "a pet", "content": {
//!             "application/json": {"schema": {"properties": {"id": {"type": "integer"}}}}}}}}}}}"#;
//! let (document, _) = load_text("pets.json", text, &Limits::default());
//!
//! let request = Request::new("GET", "http://localhost/pets/1");
//! let response = Response::new(200)
//!     .header("Content-Type", "application/json")
//!     .body(r#"{"id": "one"}"#);
//! let findings = judge(&document, &Interaction::new(request, response));
//!
//! assert_eq!(findings.len(), 1);
//! assert_eq!(findings[0].check.as_str(), "response-body-matches-schema");
//! assert_eq!(findings[0].expected(), "type \"integer\"");
//! ```
//!
//! It knows no client, no generator and no store of its own, and no value of a
//! response leaves it: findings and observations hold names, kinds and sizes.

mod body;
mod case;
pub mod check;
mod curl;
mod decode;
mod described;
pub mod drift;
pub mod engine;
mod evidence;
mod finding;
mod habit;
mod interaction;
mod judge;
mod listing;
mod matching;
mod media_type;
mod pattern;
mod propose;
pub mod report;
mod run;
mod schemas;
pub mod strategy;
#[cfg(test)]
mod testing;
pub mod transport;
mod walk;

pub use body::BodyFault;
pub use case::{Case, CaseId, Inputs, Origin, Presence, Which};
pub use decode::{Decode, DecodeFault};
pub use evidence::{Breach, Evidence, Spot};
pub use finding::{CheckId, Finding, Identity, Place, Severity};
pub use habit::{Habit, Layers};
pub use interaction::{Authentication, Ending, Interaction, Request, Response};
pub use judge::{Judge, judge};
pub use propose::{Proposal, propose};
pub use run::{Coverage, Permission, Reason, Run};
