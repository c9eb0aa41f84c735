//! Checks: one property each, asked of one interaction. A check knows neither the
//! other checks nor how its findings are shown.

pub mod registry;
mod request_breaking_rule_refused;
pub(crate) mod request_documented;
mod request_without_credentials_refused;
mod response_body_matches_schema;
mod response_body_well_formed;
mod response_decimal_scale;
pub(crate) mod response_decodable;
mod response_enum_member_undocumented;
mod response_filter_kept;
mod response_header_matches_schema;
mod response_header_required;
mod response_media_type_documented;
mod response_not_server_error;
mod response_page_size_kept;
mod response_property_undocumented;
mod response_rate_limit_consistent;
mod response_sorted;
mod response_status_documented;
pub(crate) mod service_answers;
#[cfg(test)]
mod trial;

use countersign_spec::ResolvedDocument;
use countersign_spec::json_schema::Violation;
use countersign_spec::resolve::{MediaType, Operation, Response, SchemaId};
use countersign_spec::source::Span;
use serde_json::Value;

pub use registry::{Check, REGISTRY};
pub(crate) use request_documented::ID as REQUEST_DOCUMENTED;
pub(crate) use response_body_matches_schema::ID as RESPONSE_BODY_MATCHES_SCHEMA;
pub(crate) use response_decodable::ID as RESPONSE_DECODABLE;
pub(crate) use response_enum_member_undocumented::ID as RESPONSE_ENUM_MEMBER_UNDOCUMENTED;
pub(crate) use response_media_type_documented::ID as RESPONSE_MEDIA_TYPE_DOCUMENTED;
pub(crate) use response_property_undocumented::ID as RESPONSE_PROPERTY_UNDOCUMENTED;
pub(crate) use response_status_documented::ID as RESPONSE_STATUS_DOCUMENTED;
pub(crate) use service_answers::ID as SERVICE_ANSWERS;

use crate::body::Body;
use crate::described::Described;
use crate::evidence::{Breach, Evidence};
use crate::finding::Severity;
use crate::interaction::Interaction;
use crate::media_type::ContentType;
use crate::pattern::{self, Index};
use crate::schemas::{Judgement, Schemas, Unusable};

/// So many members that a schema refuses are told by name.
const MOST_MEMBERS: usize = 20;

/// One interaction with all that the document says of it.
pub(crate) struct Context<'a> {
    pub(crate) document: &'a ResolvedDocument,
    pub(crate) schemas: &'a Schemas<'a>,
    pub(crate) operation: &'a Operation,
    pub(crate) interaction: &'a Interaction,
    /// Headers that the server is known not to send.
    pub(crate) omitted: &'a [String],
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
            omitted: &[],
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

    /// A pointer into the body without names that are data.
    fn shown_pointer(&self, pointer: &str) -> String {
        let (described, body) = self.described();
        pattern::of_pointer(pointer, body, &described, Index::Kept)
    }

    /// The members of a violation without names that are data, each once.
    fn shown_members(&self, violation: &Violation) -> Vec<String> {
        if violation.keyword == "required" {
            return violation.members.clone();
        }
        let (described, body) = self.described();
        let described = match body {
            Some(body) => pattern::described_at(&violation.pointer, body, &described),
            None => described,
        };
        let mut shown: Vec<String> = Vec::new();
        for name in violation.members.iter().take(MOST_MEMBERS) {
            let (token, _) = pattern::member(&described, name);
            if !shown.contains(&token) {
                shown.push(token);
            }
        }
        shown
    }

    /// What the document says of the body, and the body if it is JSON.
    fn described(&self) -> (Described<'a>, Option<&Value>) {
        match self.json() {
            Some((schema, value)) => (Described::by(self.document, schema), Some(value)),
            None => (Described::silent(self.document), None),
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
    /// How often.
    pub(crate) count: usize,
}

impl Observed {
    fn violation(evidence: Evidence, span: impl Into<Option<Span>>) -> Observed {
        Observed {
            severity: Severity::Violation,
            evidence,
            span: span.into(),
            count: 1,
        }
    }

    fn notice(evidence: Evidence, span: impl Into<Option<Span>>) -> Observed {
        Observed {
            severity: Severity::Notice,
            evidence,
            span: span.into(),
            count: 1,
        }
    }

    fn times(self, count: usize) -> Observed {
        Observed { count, ..self }
    }
}

/// What a schema refuses in the body.
fn breach(cx: &Context<'_>, violation: &Violation) -> Breach {
    let members = cx.shown_members(violation);
    Breach {
        pointer: cx.shown_pointer(&violation.pointer),
        keyword: violation.keyword.clone(),
        complaint: complaint(violation, &members),
        members,
        seen: violation.seen.clone(),
    }
}

/// What a schema has against a value. Names of members are part of the value, and
/// some keywords are about nothing else; of those the words are our own.
fn complaint(violation: &Violation, members: &[String]) -> String {
    match (violation.keyword.as_str(), members) {
        ("propertyNames", _) => "only members of which the schema allows the name".to_owned(),
        ("additionalProperties" | "unevaluatedProperties", []) => {
            "only members that are documented".to_owned()
        }
        ("additionalProperties" | "unevaluatedProperties", members) => {
            let more = match violation.members.len().saturating_sub(members.len()) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("no member {}{more}", members.join(", "))
        }
        _ => violation.message.clone(),
    }
}

/// The media types of a response, in the order written.
fn media_types(response: &Response) -> Vec<String> {
    response.content.keys().cloned().collect()
}
