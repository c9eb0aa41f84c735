//! Checks: one property each, asked of one interaction. A check knows neither the
//! other checks nor how its findings are shown.

pub mod registry;
mod request_documented;
mod request_without_credentials_refused;
mod response_body_matches_schema;
mod response_body_well_formed;
mod response_enum_member_undocumented;
mod response_header_matches_schema;
mod response_header_required;
mod response_media_type_documented;
mod response_not_server_error;
mod response_property_undocumented;
mod response_status_documented;
mod service_answers;
#[cfg(test)]
mod trial;

use countersign_spec::ResolvedDocument;
use countersign_spec::json_schema::Violation;
use countersign_spec::resolve::{MediaType, Operation, Response, SchemaId};
use countersign_spec::source::Span;
use serde_json::Value;

pub use registry::{Check, REGISTRY};
pub(crate) use request_documented::ID as REQUEST_DOCUMENTED;
pub(crate) use service_answers::ID as SERVICE_ANSWERS;

use crate::body::Body;
use crate::evidence::{Breach, Evidence};
use crate::finding::Severity;
use crate::interaction::Interaction;
use crate::media_type::ContentType;
use crate::schemas::{Judgement, Schemas, Unusable};

/// One interaction with all that the document says of it.
pub(crate) struct Context<'a> {
    pub(crate) document: &'a ResolvedDocument,
    pub(crate) schemas: &'a Schemas<'a>,
    pub(crate) operation: &'a Operation,
    pub(crate) interaction: &'a Interaction,
    /// The documented response for the status.
    pub(crate) documented: Option<&'a Response>,
    pub(crate) content_type: Option<ContentType>,
    /// The documented form of the body.
    pub(crate) media_type: Option<&'a MediaType>,
    pub(crate) body: Body,
    /// What the schema says of the body, once there is a schema and a body.
    pub(crate) judgement: Option<Result<Judgement, Unusable>>,
}

impl<'a> Context<'a> {
    /// Gathers what the document says of an interaction with `operation`.
    pub(crate) fn new(
        document: &'a ResolvedDocument,
        schemas: &'a Schemas<'a>,
        operation: &'a Operation,
        interaction: &'a Interaction,
    ) -> Context<'a> {
        let response = &interaction.response;
        let documented = operation.response_for(response.status);
        let content_type = response.header_value("content-type");
        let content_type = content_type.as_deref().and_then(ContentType::parse);
        let media_type = documented.zip(content_type.as_ref());
        let media_type = media_type.and_then(|(documented, content_type)| {
            crate::media_type::documented(&documented.content, &content_type.essence)
        });
        let body = crate::body::read(interaction, content_type.as_ref());
        let mut context = Context {
            document,
            schemas,
            operation,
            interaction,
            documented,
            content_type,
            media_type,
            body,
            judgement: None,
        };
        let judged = context
            .json()
            .map(|(schema, value)| schemas.judge(schema, value));
        context.judgement = judged;
        context
    }

    /// The body as JSON with the schema for it.
    pub(crate) fn json(&self) -> Option<(SchemaId, &Value)> {
        match &self.body {
            Body::Json(value) => Some((self.media_type?.schema?, value)),
            _ => None,
        }
    }

    pub(crate) fn status(&self) -> u16 {
        self.interaction.response.status
    }
}

/// What a check saw, and where the document says otherwise.
#[derive(Debug)]
pub(crate) struct Observed {
    pub(crate) severity: Severity,
    pub(crate) evidence: Evidence,
    pub(crate) span: Option<Span>,
}

impl Observed {
    fn violation(evidence: Evidence, span: impl Into<Option<Span>>) -> Observed {
        Observed {
            severity: Severity::Violation,
            evidence,
            span: span.into(),
        }
    }

    fn notice(evidence: Evidence, span: impl Into<Option<Span>>) -> Observed {
        Observed {
            severity: Severity::Notice,
            evidence,
            span: span.into(),
        }
    }
}

fn breach(violation: &Violation) -> Breach {
    Breach {
        pointer: violation.pointer.clone(),
        keyword: violation.keyword.clone(),
        members: violation.members.clone(),
        complaint: violation.message.clone(),
        seen: violation.seen.clone(),
    }
}

/// The media types of a response, in the order written.
fn media_types(response: &Response) -> Vec<String> {
    response.content.keys().cloned().collect()
}
