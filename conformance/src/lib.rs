//! Judges whether a service keeps to its OpenAPI document, from the document alone.

mod body;
mod case;
pub mod check;
mod curl;
mod described;
pub mod drift;
pub mod engine;
mod evidence;
mod finding;
mod interaction;
mod judge;
mod matching;
mod media_type;
mod propose;
pub mod report;
mod run;
mod schemas;
#[cfg(test)]
mod testing;
pub mod transport;

pub use body::BodyFault;
pub use case::{Case, CaseId, Inputs, Origin, Presence, Which};
pub use evidence::{Breach, Evidence, Spot};
pub use finding::{CheckId, Finding, Identity, Place, Severity};
pub use interaction::{Authentication, Ending, Interaction, Request, Response};
pub use judge::{Judge, judge};
pub use propose::{Proposal, propose};
pub use run::{Coverage, Reason, Run};
