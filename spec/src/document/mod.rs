//! An OpenAPI document as it was written: every field, `$ref` as text, a span on
//! each object. What a reference points to, and what an absent field means, is
//! for `resolve` to say.

mod callback;
mod components;
mod example;
mod extensions;
mod fields;
mod from_openapiv3;
mod header;
mod info;
mod link;
mod media_type;
mod operation;
mod parameter;
mod path_item;
mod reference;
mod request_body;
mod response;
mod runtime_expression;
mod schema;
mod schema_keywords;
mod schema_versions;
mod security;
mod server;
mod tag;
mod version;

pub use callback::Callback;
pub use components::Components;
pub use example::Example;
pub use extensions::Extensions;
pub(crate) use fields::{Context, Fields, Parse};
pub use header::Header;
pub use info::Info;
pub use link::Link;
pub use media_type::{Encoding, MediaType};
pub use operation::{Operation, StatusEntry};
pub use parameter::{Location, Parameter, Style};
pub use path_item::{Method, PathItem};
pub use reference::{RefOr, Reference};
pub use request_body::RequestBody;
pub use response::Response;
pub use runtime_expression::{MessagePart, RuntimeExpression};
pub use schema::{AdditionalProperties, Discriminator, JsonType, Schema, SchemaOf, SchemaRef};
pub use security::{ApiKeyLocation, SecurityRequirement, SecurityScheme};
pub use server::{Server, ServerVariable};
pub use tag::Tag;
pub use version::Version;

use indexmap::IndexMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Node, Span};
use path_item::Paths;

/// The root of a document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which rules it was written under.
    pub version: Version,
    /// Title, version and description of the API.
    pub info: Info,
    /// Where the API is served, unless a path or an operation says otherwise.
    pub servers: Vec<Server>,
    /// Path items by path template, in the order written.
    pub paths: IndexMap<String, RefOr<PathItem>>,
    /// Requests that the service sends: `webhooks` in 3.1, `x-webhooks` in 3.0.
    pub webhooks: IndexMap<String, RefOr<PathItem>>,
    /// Named parts.
    pub components: Components,
    /// Security of every operation that says nothing itself.
    pub security: Vec<SecurityRequirement>,
    /// Groups of operations.
    pub tags: Vec<Tag>,
    /// `x-` members.
    pub extensions: Extensions,
    /// The whole document.
    pub span: Span,
}

/// Under which rules a document was written, without a word on what is wrong with it.
pub(crate) fn version_of(root: &Node) -> Option<Version> {
    version::read(root, &mut Vec::new())
}

/// Reads the root object of a document. `None` when it is no OpenAPI document at
/// all; every other problem leaves out the smallest part that cannot be read.
pub fn parse(root: &Node, problems: &mut Vec<Diagnostic>) -> Option<Document> {
    let version = version::read(root, problems)?;
    let mut cx = Context { version, problems };
    let mut fields = Fields::open(root, "OpenAPI document", &mut cx)?;
    fields.ignore(&["openapi", "externalDocs", "jsonSchemaDialect"]);
    let info = fields.naming("info", &mut cx);
    let paths = match version {
        // OpenAPI 3.1 lets a document do with components or webhooks.
        Version::V3_1 if root.get("components").or(root.get("webhooks")).is_some() => {
            fields.item("paths", &mut cx)
        }
        _ => fields.required("paths", &mut cx),
    };
    Some(Document {
        version,
        info: info.unwrap_or_else(|| Info::missing(root.span)),
        servers: fields.list("servers", &mut cx),
        paths: paths.map_or_else(IndexMap::new, |Paths(items)| items),
        webhooks: match version {
            Version::V3_0 => fields.map("x-webhooks", &mut cx),
            Version::V3_1 => fields.map("webhooks", &mut cx),
        },
        components: fields.item("components", &mut cx).unwrap_or_default(),
        security: fields.list("security", &mut cx),
        tags: fields.list("tags", &mut cx),
        extensions: fields.finish(&mut cx),
        span: root.span,
    })
}
