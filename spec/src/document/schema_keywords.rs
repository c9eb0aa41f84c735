//! Reading a schema, keyword by keyword, each by the rules of its own version.

use super::fields::wrong_kind;
use super::reference::report_siblings;
use super::schema_versions::{report_keywords, report_other};
use super::{
    AdditionalProperties, Context, Discriminator, Fields, JsonType, Parse, Reference, Schema,
    SchemaOf, SchemaRef, Version,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Mapping, Node, Span, Value};

/// Keywords that hold one schema and that no stage reads by name.
const OTHER_SCHEMAS: [&str; 9] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// Keywords that only refuse values, with the kind of their own value.
const ASSERTIONS: [(&str, Kind); 18] = [
    ("multipleOf", Kind::Number),
    ("minimum", Kind::Number),
    ("maximum", Kind::Number),
    ("exclusiveMinimum", Kind::Number),
    ("exclusiveMaximum", Kind::Number),
    ("minLength", Kind::Count),
    ("maxLength", Kind::Count),
    ("pattern", Kind::String),
    ("minItems", Kind::Count),
    ("maxItems", Kind::Count),
    ("uniqueItems", Kind::Boolean),
    ("minContains", Kind::Count),
    ("maxContains", Kind::Count),
    ("minProperties", Kind::Count),
    ("maxProperties", Kind::Count),
    ("contentEncoding", Kind::String),
    ("contentMediaType", Kind::String),
    ("dependentRequired", Kind::Mapping),
];

/// Keywords that refuse values and are read into members of their own.
const PLACED: [&str; 17] = [
    "type",
    "format",
    "enum",
    "const",
    "required",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "contains",
    "propertyNames",
    "items",
    "prefixItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "dependentSchemas",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Count,
    String,
    Boolean,
    Mapping,
}

impl Kind {
    fn holds(self, node: &Node) -> bool {
        match self {
            Kind::Number => node.as_number().is_some(),
            Kind::Count => node
                .as_number()
                .and_then(crate::source::Number::as_i64)
                .is_some_and(|count| count >= 0),
            Kind::String => node.as_str().is_some(),
            Kind::Boolean => node.as_bool().is_some(),
            Kind::Mapping => node.as_mapping().is_some(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Number => "a number",
            Kind::Count => "a whole number from 0",
            Kind::String => "a string",
            Kind::Boolean => "true or false",
            Kind::Mapping => "a mapping",
        }
    }
}

impl Parse for SchemaRef {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let Some(target) = node.get("$ref") else {
            return schema(node, cx).map(SchemaRef::Schema);
        };
        let reference = Reference::parse(target, cx)?;
        if cx.version == Version::V3_0 {
            report_siblings(node, cx);
            return Some(SchemaRef::Ref(reference));
        }
        // 3.1: what stands beside `$ref` holds as well, so it is an `allOf`.
        let members = node.as_mapping().into_iter().flatten();
        let siblings: Mapping = members
            .filter(|(key, _)| key.as_str() != "$ref")
            .map(|(key, entry)| (key.clone(), entry.clone()))
            .collect();
        if siblings.is_empty() {
            return Some(SchemaRef::Ref(reference));
        }
        let siblings = Node {
            value: Value::Mapping(Box::new(siblings)),
            span: node.span,
        };
        let mut schema = schema(&siblings, cx)?;
        schema.all_of.insert(0, SchemaRef::Ref(reference));
        Some(SchemaRef::Schema(schema))
    }
}

/// Boxed from the first, since schemas nest as deep as the limit allows and a
/// schema on the stack for each level is more than a thread may have.
fn schema(node: &Node, cx: &mut Context<'_>) -> Option<Box<Schema>> {
    let mut schema = anything(node.span);
    if let Some(allows) = node.as_bool() {
        if cx.version == Version::V3_0 {
            let help = "write `{}` for any value, and `{ not: {} }` for none";
            report_other(node.span, "`true` or `false` as a schema", help, cx);
        }
        if !allows {
            // A span identifies a schema, so what is denied stands just before.
            let mut span = node.span;
            span.end = span.start;
            let anything = SchemaRef::Schema(anything(span));
            schema.other_schemas.insert("not".to_owned(), anything);
        }
        return Some(schema);
    }
    let mut fields = Fields::open(node, "schema", cx)?;
    fields.ignore(&[
        "externalDocs",
        "xml",
        "$id",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$defs",
        "definitions",
        "$comment",
        "id",
    ]);
    report_keywords(node, cx);
    for keyword in PLACED {
        if let Some(value) = node.get(keyword) {
            schema.keyword_spans.insert(keyword, value.span);
        }
    }
    annotations(&mut schema, &mut fields, cx);
    kinds(&mut schema, &mut fields, cx);
    parts(&mut schema, &mut fields, cx);
    for (keyword, kind) in ASSERTIONS {
        if let Some(value) = fields.take(keyword) {
            assertion(&mut schema, keyword, kind, value, cx);
        }
    }
    if let Some(value) = fields.take("dependencies") {
        cx.report(
            Diagnostic::warning(
                Code::KEYWORD_OF_OTHER_VERSION,
                value.span,
                "`dependencies` is of an older JSON Schema; it is left out",
            )
            .help("write `dependentRequired` for lists of names, `dependentSchemas` for schemas"),
        );
    }
    schema.extensions = fields.finish(cx);
    Some(schema)
}

#[inline(never)]
fn anything(span: Span) -> Box<Schema> {
    Box::new(SchemaOf::anything(span))
}

fn annotations(schema: &mut Schema, fields: &mut Fields<'_>, cx: &mut Context<'_>) {
    schema.title = fields.item("title", cx);
    schema.description = fields.item("description", cx);
    schema.default = fields.item("default", cx);
    schema.examples = match fields.take("examples") {
        // Named examples are an OpenAPI habit that schemas do not share.
        Some(node) if node.as_mapping().is_some() => Vec::new(),
        Some(node) => Parse::parse(node, cx).unwrap_or_default(),
        None => Vec::new(),
    };
    schema.examples.extend(fields.item("example", cx));
    schema.is_read_only = fields.flag("readOnly", cx);
    schema.is_write_only = fields.flag("writeOnly", cx);
    schema.is_deprecated = fields.flag("deprecated", cx);
}

/// Type, format and the values allowed.
fn kinds(schema: &mut Schema, fields: &mut Fields<'_>, cx: &mut Context<'_>) {
    if let Some(node) = fields.take("type") {
        schema.types = types(node, cx);
    }
    schema.is_nullable = fields.flag("nullable", cx);
    schema.format = fields.item("format", cx);
    schema.enumeration = fields.item("enum", cx);
    schema.constant = fields.item("const", cx);
}

fn types(node: &Node, cx: &mut Context<'_>) -> Vec<JsonType> {
    let is_other = cx.version == Version::V3_0;
    let help = "use one type with `nullable: true`, or `anyOf`";
    match node.as_sequence() {
        Some(items) => {
            if is_other {
                report_other(node.span, "a list of types", help, cx);
            }
            let types = items.iter().filter_map(|item| JsonType::parse(item, cx));
            types.collect()
        }
        None => {
            if is_other && node.as_str() == Some(JsonType::Null.as_str()) {
                report_other(node.span, "the type \"null\"", "use `nullable: true`", cx);
            }
            JsonType::parse(node, cx).into_iter().collect()
        }
    }
}

/// Everything that holds schemas.
fn parts(schema: &mut Schema, fields: &mut Fields<'_>, cx: &mut Context<'_>) {
    schema.properties = fields.map("properties", cx);
    schema.pattern_properties = fields.map("patternProperties", cx);
    match fields.take("required") {
        Some(node) if node.as_bool().is_some() => {
            cx.report(
                Diagnostic::error(
                    Code::WRONG_KIND,
                    node.span,
                    "`required` in a schema is a list of property names",
                )
                .help("list this property under `required:` of the object that holds it"),
            );
        }
        Some(node) => {
            let names: Vec<Spanned> = Parse::parse(node, cx).unwrap_or_default();
            let names = names.into_iter().map(|name| (name.text, name.span));
            (schema.required, schema.required_spans) = names.unzip();
        }
        None => {}
    }
    schema.additional_properties = fields.item("additionalProperties", cx);
    schema.prefix_items = fields.list("prefixItems", cx);
    items(schema, fields, cx);
    schema.all_of = fields.list("allOf", cx);
    schema.any_of = fields.list("anyOf", cx);
    schema.one_of = fields.list("oneOf", cx);
    schema.discriminator = fields.item("discriminator", cx);
    for keyword in OTHER_SCHEMAS {
        if let Some(part) = fields.item::<SchemaRef>(keyword, cx) {
            schema.other_schemas.insert(keyword.to_owned(), part);
        }
    }
    schema.dependent_schemas = fields.map("dependentSchemas", cx);
}

/// Up to 2019-09 JSON Schema wrote items by their place as a list under `items`, and the
/// rest as `additionalItems`. Neither version of OpenAPI does, but the meaning is plain.
fn items(schema: &mut Schema, fields: &mut Fields<'_>, cx: &mut Context<'_>) {
    let places = fields.take("items");
    let Some(places) = places.filter(|node| node.as_sequence().is_some()) else {
        schema.items = fields.item::<SchemaRef>("items", cx).map(Box::new);
        return;
    };
    cx.report(
        Diagnostic::warning(
            Code::KEYWORD_OF_OTHER_VERSION,
            places.span,
            "a list under `items` is of an older JSON Schema; it is read as `prefixItems`",
        )
        .help("OpenAPI 3.1 has `prefixItems`; in 3.0 describe all items by one schema"),
    );
    schema.prefix_items = Parse::parse(places, cx).unwrap_or_default();
    schema.items = fields
        .item::<SchemaRef>("additionalItems", cx)
        .map(Box::new);
}

/// A text that remembers where it stands.
struct Spanned {
    text: String,
    span: Span,
}

impl Parse for Spanned {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        Some(Spanned {
            text: String::parse(node, cx)?,
            span: node.span,
        })
    }
}

fn assertion(schema: &mut Schema, keyword: &str, kind: Kind, value: &Node, cx: &mut Context<'_>) {
    // 3.0 writes `exclusiveMinimum: true` beside `minimum`; 2020-12 one number.
    let inclusive = match keyword {
        "exclusiveMinimum" => Some("minimum"),
        "exclusiveMaximum" => Some("maximum"),
        _ => None,
    };
    if let (Some(inclusive), Some(exclusive)) = (inclusive, value.as_bool()) {
        if cx.version == Version::V3_1 {
            let help = format!("give the bound to `{keyword}` itself, and remove `{inclusive}`");
            report_other(value.span, format_args!("a boolean `{keyword}`"), help, cx);
        }
        if exclusive && let Some(bound) = schema.assertions.shift_remove(inclusive) {
            schema.assertions.insert(keyword.to_owned(), bound);
        }
        return;
    }
    if !kind.holds(value) {
        cx.report(wrong_kind(value, &format!("`{keyword}`"), kind.name()));
        return;
    }
    if let (Some(inclusive), Version::V3_0) = (inclusive, cx.version) {
        let help = format!("give the bound to `{inclusive}`, and write `{keyword}: true`");
        report_other(
            value.span,
            format_args!("a number as `{keyword}`"),
            help,
            cx,
        );
    }
    schema.assertions.insert(keyword.to_owned(), value.clone());
}

impl Parse for JsonType {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        if node.is_null() {
            cx.report(
                Diagnostic::warning(
                    Code::INVALID_VALUE,
                    node.span,
                    "null without quotes is no name of a type; read as \"null\"",
                )
                .help("put it in quotes: \"null\""),
            );
            return Some(JsonType::Null);
        }
        let Some(name) = node.as_str() else {
            cx.report(wrong_kind(node, "`type`", "a string"));
            return None;
        };
        let known = JsonType::ALL
            .into_iter()
            .find(|(_, known)| *known == name)
            .map(|(json_type, _)| json_type);
        if known.is_none() {
            cx.report(
                Diagnostic::error(
                    Code::INVALID_VALUE,
                    node.span,
                    format_args!("`{name}` is no type"),
                )
                .help("types are string, number, integer, boolean, array and object; use `format` for the rest"),
            );
        }
        known
    }
}

impl Parse for AdditionalProperties<SchemaRef> {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        match node.as_bool() {
            Some(true) => Some(AdditionalProperties::Any),
            Some(false) => Some(AdditionalProperties::Forbidden),
            None => {
                SchemaRef::parse(node, cx).map(|schema| AdditionalProperties::Schema(schema.into()))
            }
        }
    }
}

impl Parse for Discriminator {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "discriminator", cx)?;
        let discriminator = Discriminator {
            property: fields.required("propertyName", cx)?,
            mapping: fields.map::<Reference>("mapping", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(discriminator)
    }
}
