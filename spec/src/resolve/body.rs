//! Bodies, headers and examples with their references resolved.

use indexmap::IndexMap;

use super::resolver::Resolver;
use super::schema::SchemaId;
use super::status::StatusPattern;
use crate::document::{self, RefOr};
use crate::source::{Node, Span};

/// What a body looks like under one media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The shape; none where the document says nothing of it.
    pub schema: Option<SchemaId>,
    /// Documented values.
    pub examples: Vec<Example>,
    /// Where it stands.
    pub span: Span,
}

/// A documented value.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its key; none for a lone `example`.
    pub name: Option<String>,
    /// One line.
    pub summary: Option<String>,
    /// The value.
    pub value: Node,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Markdown.
    pub description: Option<String>,
    /// Whether the operation needs one.
    pub is_required: bool,
    /// Its forms, by media type.
    pub content: IndexMap<String, MediaType>,
    /// Where it stands.
    pub span: Span,
}

/// The answer under one status.
#[derive(Debug, Clone)]
pub struct Response {
    /// Which statuses it speaks for.
    pub status: StatusPattern,
    /// Markdown.
    pub description: Option<String>,
    /// Its headers.
    pub headers: Vec<Header>,
    /// Its forms, by media type; empty when it has no body.
    pub content: IndexMap<String, MediaType>,
    /// Where it stands.
    pub span: Span,
}

/// A header of a response.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name, as written.
    pub name: String,
    /// Markdown.
    pub description: Option<String>,
    /// Whether every such response carries it.
    pub is_required: bool,
    /// The shape of its value.
    pub schema: Option<SchemaId>,
    /// Where it stands.
    pub span: Span,
}

impl Resolver<'_> {
    pub(super) fn request_body(
        &mut self,
        body: RefOr<document::RequestBody>,
    ) -> Option<RequestBody> {
        let body = self.follow(body)?;
        Some(RequestBody {
            description: body.description,
            is_required: body.is_required,
            content: self.content(body.content),
            span: body.span,
        })
    }

    pub(super) fn response(
        &mut self,
        status: StatusPattern,
        response: RefOr<document::Response>,
    ) -> Option<Response> {
        let response = self.follow(response)?;
        let headers = response.headers.into_iter();
        Some(Response {
            status,
            description: response.description,
            headers: headers
                // RFC 9110 names the type of a body by itself (3.0.3, Response Object).
                .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
                .filter_map(|(name, header)| self.header(name, header))
                .collect(),
            content: self.content(response.content),
            span: response.span,
        })
    }

    fn header(&mut self, name: String, header: RefOr<document::Header>) -> Option<Header> {
        let header = self.follow(header)?;
        let content = header.content.into_iter().next();
        let schema = header
            .schema
            .or_else(|| content.and_then(|(_, media_type)| media_type.schema));
        Some(Header {
            name,
            description: header.description,
            is_required: header.is_required,
            schema: schema.map(|schema| self.schema(schema)),
            span: header.span,
        })
    }

    pub(super) fn content(
        &mut self,
        content: IndexMap<String, document::MediaType>,
    ) -> IndexMap<String, MediaType> {
        let content = content.into_iter();
        content
            .map(|(name, media_type)| (name, self.media_type(media_type)))
            .collect()
    }

    fn media_type(&mut self, media_type: document::MediaType) -> MediaType {
        MediaType {
            schema: media_type.schema.map(|schema| self.schema(schema)),
            examples: self.examples(media_type.example, media_type.examples),
            span: media_type.span,
        }
    }

    pub(super) fn examples(
        &mut self,
        lone: Option<Node>,
        named: IndexMap<String, RefOr<document::Example>>,
    ) -> Vec<Example> {
        let lone = lone.map(|value| Example {
            name: None,
            summary: None,
            value,
        });
        let named = named.into_iter();
        let named: Vec<_> = named
            .filter_map(|(name, example)| self.example(name, example))
            .collect();
        lone.into_iter().chain(named).collect()
    }

    fn example(&mut self, name: String, example: RefOr<document::Example>) -> Option<Example> {
        let example = self.follow(example)?;
        let value = match (example.value, example.external_value) {
            (Some(value), _) => value,
            (None, Some(file)) => self.target(&file)?.node().clone(),
            (None, None) => return None,
        };
        Some(Example {
            name: Some(name),
            summary: example.summary,
            value,
        })
    }
}
