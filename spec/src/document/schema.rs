//! Schemas of both versions in one form: the words of JSON Schema 2020-12, with
//! `nullable` kept beside them.
//!
//! Generic over how a schema holds its parts: as text references here, as ids
//! once resolved.

use indexmap::IndexMap;

use super::{Extensions, Reference};
use crate::source::{Node, Span, Value};

/// A schema as written.
pub type Schema = SchemaOf<SchemaRef>;

/// A schema, or a reference to one.
#[derive(Debug, Clone)]
pub enum SchemaRef {
    /// `$ref: …`
    Ref(Reference),
    /// The schema itself.
    Schema(Box<Schema>),
}

/// A schema that holds its parts as `S`.
#[derive(Debug, Clone)]
pub struct SchemaOf<S> {
    /// Where it stands.
    pub span: Span,
    /// One line.
    pub title: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// The JSON types allowed; empty means any.
    pub types: Vec<JsonType>,
    /// Whether null is allowed beside what the rest says.
    pub is_nullable: bool,
    /// Whether null is only one of the types, as 3.1 lists it: `enum` and the
    /// combinations judge it like any other value.
    pub is_null_judged: bool,
    /// What kind of string or number.
    pub format: Option<String>,
    /// The only values allowed.
    pub enumeration: Option<Vec<Node>>,
    /// The only value allowed.
    pub constant: Option<Node>,
    /// The value that absence means.
    pub default: Option<Node>,
    /// Sample values.
    pub examples: Vec<Node>,
    /// Members of an object.
    pub properties: IndexMap<String, S>,
    /// Members by a pattern of their name.
    pub pattern_properties: IndexMap<String, S>,
    /// Members that must be there.
    pub required: Vec<String>,
    /// Where each entry of `required` stands.
    pub required_spans: Vec<Span>,
    /// Members that are not named.
    pub additional_properties: Option<AdditionalProperties<S>>,
    /// Items of a list, after those of `prefix_items`.
    pub items: Option<Box<S>>,
    /// The first items of a list.
    pub prefix_items: Vec<S>,
    /// All must hold.
    pub all_of: Vec<S>,
    /// At least one must hold.
    pub any_of: Vec<S>,
    /// Exactly one must hold.
    pub one_of: Vec<S>,
    /// Which property selects the one that holds.
    pub discriminator: Option<Discriminator>,
    /// Keywords that hold one schema and that no later stage reads by name:
    /// `not`, `if`, `contains`, …
    pub other_schemas: IndexMap<String, S>,
    /// What must hold of an object that has the member.
    pub dependent_schemas: IndexMap<String, S>,
    /// Keywords that only refuse values: `minimum`, `pattern`, `maxItems`, …,
    /// each as 2020-12 writes it.
    pub assertions: IndexMap<String, Node>,
    /// Where the values of the other keywords stand that refuse values.
    pub keyword_spans: IndexMap<&'static str, Span>,
    /// Only in answers.
    pub is_read_only: bool,
    /// Only in requests.
    pub is_write_only: bool,
    /// Whether callers should leave it out.
    pub is_deprecated: bool,
    /// `x-` members.
    pub extensions: Extensions,
}

/// What an object may hold beside its named members.
#[derive(Debug, Clone)]
pub enum AdditionalProperties<S> {
    /// Anything, said in so many words.
    Any,
    /// Nothing.
    Forbidden,
    /// Values of this schema.
    Schema(Box<S>),
}

/// The types of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// Members.
    Object,
}

impl JsonType {
    /// Every type with its name.
    pub const ALL: [(JsonType, &'static str); 7] = [
        (JsonType::Null, "null"),
        (JsonType::Boolean, "boolean"),
        (JsonType::Integer, "integer"),
        (JsonType::Number, "number"),
        (JsonType::String, "string"),
        (JsonType::Array, "array"),
        (JsonType::Object, "object"),
    ];

    /// Whether a value is of this type. A number without a fraction is an integer,
    /// however it is written.
    #[must_use]
    pub fn holds(self, value: &Node) -> bool {
        match (self, &value.value) {
            (JsonType::Integer, Value::Number(number)) => {
                number.as_i64().is_some() || number.as_f64().fract() == 0.0
            }
            (JsonType::Null, Value::Null)
            | (JsonType::Boolean, Value::Bool(_))
            | (JsonType::Number, Value::Number(_))
            | (JsonType::String, Value::String(_))
            | (JsonType::Array, Value::Sequence(_))
            | (JsonType::Object, Value::Mapping(_)) => true,
            _ => false,
        }
    }

    /// The name in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        JsonType::ALL
            .iter()
            .find(|(json_type, _)| *json_type == self)
            .map_or("", |(_, name)| name)
    }
}

/// Which property selects one of several schemas.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The property.
    pub property: String,
    /// Schemas by the property's value, as text references.
    pub mapping: IndexMap<String, Reference>,
    /// Where it stands.
    pub span: Span,
}

impl<S> SchemaOf<S> {
    /// A schema that allows anything.
    pub(crate) fn anything(span: Span) -> Self {
        SchemaOf {
            span,
            title: None,
            description: None,
            types: Vec::new(),
            is_nullable: false,
            is_null_judged: false,
            format: None,
            enumeration: None,
            constant: None,
            default: None,
            examples: Vec::new(),
            properties: IndexMap::new(),
            pattern_properties: IndexMap::new(),
            required: Vec::new(),
            required_spans: Vec::new(),
            additional_properties: None,
            items: None,
            prefix_items: Vec::new(),
            all_of: Vec::new(),
            any_of: Vec::new(),
            one_of: Vec::new(),
            discriminator: None,
            other_schemas: IndexMap::new(),
            dependent_schemas: IndexMap::new(),
            assertions: IndexMap::new(),
            keyword_spans: IndexMap::new(),
            is_read_only: false,
            is_write_only: false,
            is_deprecated: false,
            extensions: Extensions::default(),
        }
    }

    /// Every part that judges values.
    pub fn parts(&self) -> impl Iterator<Item = &S> {
        let additional = match &self.additional_properties {
            Some(AdditionalProperties::Schema(schema)) => Some(&**schema),
            _ => None,
        };
        let named = self
            .properties
            .values()
            .chain(self.pattern_properties.values());
        let named = named.chain(self.other_schemas.values());
        let named = named.chain(self.dependent_schemas.values());
        let listed = self.prefix_items.iter().chain(&self.all_of);
        let listed = listed.chain(&self.any_of).chain(&self.one_of);
        let listed = listed.chain(self.items.as_deref());
        named.chain(listed).chain(additional)
    }

    /// The same schema with each of its parts replaced.
    pub(crate) fn map_parts<T>(self, mut to: impl FnMut(S) -> T) -> SchemaOf<T> {
        let mut each = |parts: Vec<S>| parts.into_iter().map(&mut to).collect();
        let (prefix_items, all_of) = (each(self.prefix_items), each(self.all_of));
        let (any_of, one_of) = (each(self.any_of), each(self.one_of));
        let mut named = |parts: IndexMap<String, S>| {
            let parts = parts.into_iter();
            parts.map(|(name, part)| (name, to(part))).collect()
        };
        SchemaOf {
            properties: named(self.properties),
            pattern_properties: named(self.pattern_properties),
            other_schemas: named(self.other_schemas),
            dependent_schemas: named(self.dependent_schemas),
            prefix_items,
            all_of,
            any_of,
            one_of,
            items: self.items.map(|items| Box::new(to(*items))),
            additional_properties: self.additional_properties.map(|rest| match rest {
                AdditionalProperties::Any => AdditionalProperties::Any,
                AdditionalProperties::Forbidden => AdditionalProperties::Forbidden,
                AdditionalProperties::Schema(schema) => {
                    AdditionalProperties::Schema(Box::new(to(*schema)))
                }
            }),
            span: self.span,
            title: self.title,
            description: self.description,
            types: self.types,
            is_nullable: self.is_nullable,
            is_null_judged: self.is_null_judged,
            format: self.format,
            enumeration: self.enumeration,
            constant: self.constant,
            default: self.default,
            examples: self.examples,
            required: self.required,
            required_spans: self.required_spans,
            discriminator: self.discriminator,
            assertions: self.assertions,
            keyword_spans: self.keyword_spans,
            is_read_only: self.is_read_only,
            is_write_only: self.is_write_only,
            is_deprecated: self.is_deprecated,
            extensions: self.extensions,
        }
    }
}
