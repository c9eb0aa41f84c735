//! Bodies, headers and examples with their references resolved.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use indexmap::IndexMap;

use super::resolver::{Resolver, Shared};
use super::schema::SchemaId;
use super::status::StatusPattern;
use crate::document::{self, Encoding, Link, RefOr};
use crate::source::{Node, Span};

/// Where the resolver keeps what it made of one kind of shared thing.
type Memo<R> = fn(&mut Shared) -> &mut HashMap<Span, Option<R>>;

/// What a body looks like under one media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The shape; none where the document says nothing of it.
    pub schema: Option<SchemaId>,
    /// Documented values.
    pub examples: Vec<Example>,
    /// How the fields of a form are written, by name.
    pub encoding: IndexMap<String, Encoding>,
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

/// The forms of a body, by media type. Operations that refer to one body share
/// its content, so that large examples are held once.
#[derive(Debug, Clone, Default)]
pub struct Content(Arc<IndexMap<String, MediaType>>);

impl Deref for Content {
    type Target = IndexMap<String, MediaType>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'c> IntoIterator for &'c Content {
    type Item = (&'c String, &'c MediaType);
    type IntoIter = indexmap::map::Iter<'c, String, MediaType>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Markdown.
    pub description: Option<String>,
    /// Whether the operation needs one.
    pub is_required: bool,
    /// Its forms.
    pub content: Content,
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
    /// Its forms; empty when it has no body.
    pub content: Content,
    /// Ways to other operations, by name.
    pub links: Vec<(String, Link)>,
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
        let memo: Memo<RequestBody> = |shared| &mut shared.request_bodies;
        self.once(body, memo, |resolver, body| {
            Some(RequestBody {
                description: body.description,
                is_required: body.is_required,
                content: resolver.content(body.content),
                span: body.span,
            })
        })
    }

    pub(super) fn response(
        &mut self,
        status: StatusPattern,
        response: RefOr<document::Response>,
    ) -> Option<Response> {
        let memo: Memo<Response> = |shared| &mut shared.responses;
        let response = self.once(response, memo, |resolver, response| {
            let headers = response.headers.into_iter();
            let links = response.links.into_iter();
            Some(Response {
                status,
                description: response.description,
                headers: headers
                    // RFC 9110 names the type of a body by itself (3.0.3, Response Object).
                    .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
                    .filter_map(|(name, header)| resolver.header(name, header))
                    .collect(),
                content: resolver.content(response.content),
                links: links
                    .filter_map(|(name, link)| Some((name, resolver.follow(link)?)))
                    .collect(),
                span: response.span,
            })
        });
        // The same response may stand under several statuses.
        response.map(|response| Response { status, ..response })
    }

    fn header(&mut self, name: String, header: RefOr<document::Header>) -> Option<Header> {
        let memo: Memo<Header> = |shared| &mut shared.headers;
        let header = self.once(header, memo, |resolver, header| {
            let content = header.content.into_iter().next();
            let schema = header
                .schema
                .or_else(|| content.and_then(|(_, media_type)| media_type.schema));
            Some(Header {
                name: String::new(),
                description: header.description,
                is_required: header.is_required,
                schema: schema.map(|schema| resolver.schema(schema)),
                span: header.span,
            })
        });
        header.map(|header| Header { name, ..header })
    }

    pub(super) fn content(&mut self, content: IndexMap<String, document::MediaType>) -> Content {
        let content = content.into_iter();
        let content = content.map(|(name, media_type)| (name, self.media_type(media_type)));
        Content(Arc::new(content.collect()))
    }

    fn media_type(&mut self, media_type: document::MediaType) -> MediaType {
        MediaType {
            schema: media_type.schema.map(|schema| self.schema(schema)),
            examples: self.examples(media_type.example, media_type.examples),
            encoding: media_type.encoding,
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
        let memo: Memo<Example> = |shared| &mut shared.examples;
        let example = self.once(example, memo, |resolver, example| {
            let value = match (example.value, example.external_value) {
                (Some(value), _) => value,
                (None, Some(file)) => resolver.target(&file)?.node().clone(),
                (None, None) => return None,
            };
            Some(Example {
                name: None,
                summary: example.summary,
                value,
            })
        });
        let name = Some(name);
        example.map(|example| Example { name, ..example })
    }
}
