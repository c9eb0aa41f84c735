//! The objects of OpenAPI 3.0 and 3.1, and which members of theirs hold which.

use crate::source::Node;

/// An OpenAPI object, by the name the specification gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The root.
    Document,
    /// `info`
    Info,
    /// A server.
    Server,
    /// A variable of a server's URL.
    ServerVariable,
    /// `paths`
    Paths,
    /// A path, a webhook or a callback's URL with its operations.
    PathItem,
    /// A method on a path.
    Operation,
    /// A parameter.
    Parameter,
    /// The body of a request.
    RequestBody,
    /// A form of a body.
    MediaType,
    /// How a member of a form is written.
    Encoding,
    /// `responses` of an operation.
    Responses,
    /// A response.
    Response,
    /// Requests that the service sends in return.
    Callback,
    /// A documented value.
    Example,
    /// A way from an answer to another operation.
    Link,
    /// A header.
    Header,
    /// A group of operations.
    Tag,
    /// `components`
    Components,
    /// A schema.
    Schema,
    /// `discriminator`
    Discriminator,
    /// A way to prove who one is.
    SecurityScheme,
}

/// How a member holds objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// The object itself.
    One(Kind),
    /// A list of them.
    List(Kind),
    /// Objects by name.
    Map(Kind),
}

/// The sections of `components` and what each holds.
const SECTIONS: [(&str, Kind); 10] = [
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("examples", Kind::Example),
    ("requestBodies", Kind::RequestBody),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
    ("callbacks", Kind::Callback),
    ("pathItems", Kind::PathItem),
];

impl Kind {
    /// What the member `name` of this object holds; none where it holds no objects.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Member> {
        use Member::{List, Map, One};
        Some(match (self, name) {
            (Kind::Document, "info") => One(Kind::Info),
            (Kind::Document, "paths") => One(Kind::Paths),
            (Kind::Document, "webhooks" | "x-webhooks") => Map(Kind::PathItem),
            (Kind::Document, "components") => One(Kind::Components),
            (Kind::Document, "tags") => List(Kind::Tag),
            (Kind::Document | Kind::PathItem | Kind::Operation, "servers") => List(Kind::Server),
            (Kind::Server, "variables") => Map(Kind::ServerVariable),
            (Kind::Paths, path) if path.starts_with('/') => One(Kind::PathItem),
            (Kind::PathItem | Kind::Operation, "parameters") => List(Kind::Parameter),
            (Kind::PathItem, method) if METHODS.contains(&method) => One(Kind::Operation),
            (Kind::Operation, "requestBody") => One(Kind::RequestBody),
            (Kind::Operation, "responses") => One(Kind::Responses),
            (Kind::Operation, "callbacks") => Map(Kind::Callback),
            (Kind::Callback, url) if !url.starts_with("x-") => One(Kind::PathItem),
            (Kind::Responses, status) if !status.starts_with("x-") => One(Kind::Response),
            (Kind::Response | Kind::Encoding, "headers") => Map(Kind::Header),
            (Kind::Response, "links") => Map(Kind::Link),
            (Kind::Link, "server") => One(Kind::Server),
            (Kind::Parameter | Kind::Header | Kind::RequestBody | Kind::Response, "content") => {
                Map(Kind::MediaType)
            }
            (Kind::Parameter | Kind::Header | Kind::MediaType, "schema") => One(Kind::Schema),
            (Kind::Parameter | Kind::Header | Kind::MediaType, "examples") => Map(Kind::Example),
            (Kind::MediaType, "encoding") => Map(Kind::Encoding),
            (Kind::Components, section) => Map(Kind::of_section(section)?),
            (Kind::Schema, keyword) => return schema_member(keyword),
            _ => return None,
        })
    }

    /// What it is called in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Document => "root",
            Kind::Info => "info",
            Kind::Server => "server",
            Kind::ServerVariable => "server variable",
            Kind::Paths => "paths",
            Kind::PathItem => "path item",
            Kind::Operation => "operation",
            Kind::Parameter => "parameter",
            Kind::RequestBody => "request body",
            Kind::MediaType => "media type",
            Kind::Encoding => "encoding",
            Kind::Responses => "responses",
            Kind::Response => "response",
            Kind::Callback => "callback",
            Kind::Example => "example",
            Kind::Link => "link",
            Kind::Header => "header",
            Kind::Tag => "tag",
            Kind::Components => "components",
            Kind::Schema => "schema",
            Kind::Discriminator => "discriminator",
            Kind::SecurityScheme => "security scheme",
        }
    }

    /// The section of `components` that holds such objects.
    #[must_use]
    pub fn section(self) -> Option<&'static str> {
        let mut sections = SECTIONS.iter();
        Some(sections.find(|(_, kind)| *kind == self)?.0)
    }

    /// What the section holds.
    #[must_use]
    pub fn of_section(section: &str) -> Option<Kind> {
        let mut sections = SECTIONS.iter();
        Some(sections.find(|(name, _)| *name == section)?.1)
    }

    /// The `$ref` that stands for such an object, where OpenAPI allows one.
    pub(crate) fn reference(self, node: &Node) -> Option<&Node> {
        self.section()?;
        let target = node.get("$ref")?;
        target.as_str().map(|_| target)
    }
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

fn schema_member(keyword: &str) -> Option<Member> {
    Some(match keyword {
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
            Member::Map(Kind::Schema)
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Member::List(Kind::Schema),
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Member::One(Kind::Schema),
        "discriminator" => Member::One(Kind::Discriminator),
        _ => return None,
    })
}
