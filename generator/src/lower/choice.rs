//! What the user chose for a schema, found by its place or its format.

use std::collections::BTreeMap;

use countersign_spec::resolve::SchemaId;
use countersign_spec::source::{Pointer, Span};
use countersign_spec::{Diagnostic, ResolvedDocument};

use super::Lowering;
use crate::diagnostic::CHOICE_UNUSED;
use crate::ir::{DecimalForm, IntegerWidth, MomentForm, TypeRef};
use crate::options::{Choices, ScalarType, TypeChoice};

/// The user's choices, by the schema they are for.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    types: BTreeMap<SchemaId, TypeChoice>,
    formats: BTreeMap<String, TypeChoice>,
}

impl Chosen {
    /// Finds the schemas that are meant. A place without one is an error: a choice
    /// that does nothing is a mistake.
    pub(super) fn new(
        doc: &ResolvedDocument,
        choices: &Choices,
        problems: &mut Vec<Diagnostic>,
    ) -> Chosen {
        let mut types = BTreeMap::new();
        for (place, choice) in &choices.places {
            match schema_at(doc, place) {
                Some(id) => {
                    types.insert(id, *choice);
                }
                None => problems.push(unused(place)),
            }
        }
        for format in choices.formats.keys() {
            let mut schemas = doc.schemas();
            if !schemas.any(|(_, schema)| schema.shape.format.as_deref() == Some(format)) {
                problems.push(
                    Diagnostic::error(
                        CHOICE_UNUSED,
                        None,
                        format_args!(
                            "a choice is made for the format `{format}`, which no schema has"
                        ),
                    )
                    .help("correct the name, or take the choice out"),
                );
            }
        }
        Chosen {
            types,
            formats: choices.formats.clone(),
        }
    }
}

/// Schemas by the names that the user chose for them.
pub(super) fn names(
    doc: &ResolvedDocument,
    choices: &Choices,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(SchemaId, String)> {
    let mut names = Vec::new();
    for (place, name) in &choices.names {
        match schema_at(doc, place) {
            Some(id) => names.push((id, name.clone())),
            None => problems.push(unused(place)),
        }
    }
    names
}

fn schema_at(doc: &ResolvedDocument, place: &str) -> Option<SchemaId> {
    let span: Span = Pointer::parse(place).find(&doc.tree)?.span;
    let mut schemas = doc.schemas();
    Some(schemas.find(|(_, schema)| schema.shape.span == span)?.0)
}

fn unused(place: &str) -> Diagnostic {
    Diagnostic::error(
        CHOICE_UNUSED,
        None,
        format_args!("a choice is made for `{place}`, where no schema stands"),
    )
    .help(
        "name a place of the bundled document, such as `/components/schemas/Order`; \
         a `$ref` is no schema, what it leads to is",
    )
}

impl Lowering<'_> {
    /// What was chosen for this very schema.
    pub(super) fn chosen_for(&self, id: SchemaId) -> Option<TypeChoice> {
        self.chosen.types.get(&id).copied()
    }

    /// What was chosen for texts or numbers of this format.
    pub(super) fn chosen_for_format(&self, format: Option<&str>) -> Option<TypeChoice> {
        self.chosen.formats.get(format?).copied()
    }
}

impl From<ScalarType> for TypeRef {
    fn from(ty: ScalarType) -> TypeRef {
        match ty {
            ScalarType::Any => TypeRef::Any,
            ScalarType::Boolean => TypeRef::Boolean,
            ScalarType::Int32 => TypeRef::Integer(IntegerWidth::I32),
            ScalarType::Int64 => TypeRef::Integer(IntegerWidth::I64),
            ScalarType::Double => TypeRef::Float,
            ScalarType::DecimalText => TypeRef::Decimal(DecimalForm::Text),
            ScalarType::DecimalNumber => TypeRef::Decimal(DecimalForm::Number),
            ScalarType::Text => TypeRef::Text,
            ScalarType::Rfc2822 => TypeRef::Moment(MomentForm::Rfc2822),
            ScalarType::DateTime => TypeRef::Moment(MomentForm::Rfc3339),
            ScalarType::Date => TypeRef::Day,
        }
    }
}
