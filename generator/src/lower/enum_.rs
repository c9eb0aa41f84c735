//! Values that are listed: texts become an enum, others keep their type.

use countersign_spec::Diagnostic;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::{Node, Value};

use indexmap::IndexSet;

use super::Lowering;
use super::naming::NameHint;
use super::schema::Lowered;
use crate::diagnostic::ENUM_NOT_OF_TEXTS;
use crate::ir::{EnumDef, EnumVariant, Listing, Taken, TypeKind, TypeRef, VariantName};

/// The variant that keeps every other text.
pub(super) const UNDOCUMENTED: &str = "Undocumented";

impl Lowering<'_> {
    /// The type of a schema that lists values. A single text of an `enum` is no
    /// choice: it stays text, and the documentation tells the value.
    pub(super) fn enumeration(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
    ) -> Option<Lowered> {
        let shape = &schema.shape;
        let listed = listed(schema);
        if listed.is_empty() {
            return None;
        }
        let has_null = listed.iter().any(|value| value.is_null());
        let values: Vec<&Node> = listed.into_iter().filter(|v| !v.is_null()).collect();
        let lowered = match texts(&shape.types, &values) {
            Some(texts) if texts.len() > 1 || shape.constant.is_some() => {
                self.enum_of(id, hint, has_null, texts, Listing::Whole)
            }
            _ => self.typed_by_values(id, schema, hint, &values),
        };
        Some(Lowered {
            is_nullable: lowered.is_nullable || has_null,
            ..lowered
        })
    }

    /// An enum of texts, each once.
    pub(super) fn enum_of(
        &mut self,
        id: SchemaId,
        hint: &NameHint,
        has_null: bool,
        texts: Vec<String>,
        listing: Listing,
    ) -> Lowered {
        let ty = self.define(id, hint, has_null, |_, _| {
            let mut names = Taken::of([VariantName::new(UNDOCUMENTED)]);
            let variants = texts.into_iter().map(|text| EnumVariant {
                name: names.distinct(VariantName::new(&text)),
                wire_name: text,
            });
            TypeKind::Enum(EnumDef {
                variants: variants.collect(),
                listing,
            })
        });
        ty.into()
    }

    /// The type that the schema or, if it has none, its values have.
    fn typed_by_values(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        values: &[&Node],
    ) -> Lowered {
        let mut whole = schema.clone();
        whole.shape.enumeration = None;
        whole.shape.constant = None;
        if whole.shape.types.is_empty() {
            whole.shape.types = types_of(values);
            if whole.shape.types.len() > 1 {
                self.problems.push(
                    Diagnostic::warning(
                        ENUM_NOT_OF_TEXTS,
                        schema.shape.span,
                        "values of several types are listed; it is read as any value",
                    )
                    .help("list values of one type, or write `anyOf` with a schema for each type"),
                );
                return TypeRef::Any.into();
            }
        }
        self.shape(id, &whole, hint)
    }

    /// The texts that unnamed variants of a union list between them, if they list
    /// nothing else: an enum spread over several schemas. A variant that is any text
    /// lists none, and an enum is open anyway.
    pub(super) fn texts_of_all(&self, variants: &[SchemaId]) -> Option<(Vec<String>, Listing)> {
        let mut texts: IndexSet<String> = IndexSet::new();
        let mut listing = Listing::Whole;
        for id in variants {
            let schema = self.doc.schema(*id);
            let shape = &schema.shape;
            let listed = listed(schema);
            let is_any_text = shape.types == [JsonType::String] && shape.format.is_none();
            let is_text = matches!(shape.types[..], [] | [JsonType::String]);
            if schema.name.is_some() || !is_text || (listed.is_empty() && !is_any_text) {
                return None;
            }
            if listed.is_empty() {
                listing = Listing::Open;
            }
            for value in listed {
                let text = value.as_str()?;
                texts.insert(text.to_owned());
            }
        }
        (!texts.is_empty()).then_some((texts.into_iter().collect(), listing))
    }
}

/// The values as different texts, if that is what they are. Under `type: string`
/// a number that was written without quotes is meant as text.
fn texts(types: &[JsonType], values: &[&Node]) -> Option<Vec<String>> {
    let is_string = match types {
        [] => false,
        [JsonType::String] => true,
        _ => return None,
    };
    let mut texts: IndexSet<String> = IndexSet::new();
    for value in values {
        let text = match &value.value {
            Value::String(text) => text.as_str().to_owned(),
            Value::Number(number) if is_string => number.to_string(),
            Value::Bool(truth) if is_string => truth.to_string(),
            _ => return None,
        };
        texts.insert(text);
    }
    Some(texts.into_iter().collect())
}

/// The values of `enum`, else that of `const`.
pub(super) fn listed(schema: &Schema) -> Vec<&Node> {
    let shape = &schema.shape;
    match (&shape.constant, &shape.enumeration) {
        (Some(constant), _) => vec![constant],
        (None, Some(listed)) => listed.iter().collect(),
        (None, None) => Vec::new(),
    }
}

/// The types of JSON that values have, each once; a number among integers makes
/// all of them numbers.
fn types_of(values: &[&Node]) -> Vec<JsonType> {
    let mut types = Vec::new();
    for value in values {
        let json_type = match &value.value {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(number) if number.as_i64().is_some() => JsonType::Integer,
            Value::Number(_) => JsonType::Number,
            Value::String(_) => JsonType::String,
            Value::Sequence(_) => JsonType::Array,
            Value::Mapping(_) => JsonType::Object,
        };
        if !types.contains(&json_type) {
            types.push(json_type);
        }
    }
    if types.contains(&JsonType::Number) {
        types.retain(|json_type| *json_type != JsonType::Integer);
    }
    types
}

/// Whether a schema allows nothing but the empty text, which services use to say
/// that there is none.
pub(super) fn is_empty_text(schema: &Schema) -> bool {
    single_text(schema) == Some("")
}

/// The single text that a schema lists.
pub(super) fn single_text(schema: &Schema) -> Option<&str> {
    match listed(schema)[..] {
        [only] => only.as_str(),
        _ => None,
    }
}
