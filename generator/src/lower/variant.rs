//! How the variants of a union are told apart when a value is read, and what each is called.

use std::collections::{BTreeMap, BTreeSet};

use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::{Node, Value};
use indexmap::IndexSet;

use super::Lowering;
use super::enum_::listed;
use super::members::{Members, parts_of};
use crate::ir::{DiscriminatorDef, TypeRef};

/// By what a value of a variant is known among those of the others.
pub(super) struct Told {
    /// Members that hold one of these values wherever they are there.
    pub(super) by: Vec<DiscriminatorDef>,
    /// Members whose listed values speak for the variant. Others may be new ones.
    pub(super) hints: Vec<DiscriminatorDef>,
    /// Members that are there.
    pub(super) required: Vec<String>,
    /// A required member that no other variant has.
    own_member: Option<String>,
}

/// What a variant's schema says of its members; nothing if it describes none.
struct Described {
    members: Members,
    /// The members whose values are listed, and those values as texts.
    listed: BTreeMap<String, Vec<String>>,
    required: Vec<String>,
}

/// Which variants say what of a member, by their index.
#[derive(Default)]
struct Sayings<'d> {
    /// How many variants describe members at all.
    variants: usize,
    /// How many have the member.
    having: BTreeMap<&'d str, usize>,
    /// How many list values of it.
    listing: BTreeMap<&'d str, usize>,
    /// Those that list this value of it.
    of_value: BTreeMap<(&'d str, &'d str), Vec<usize>>,
}

impl Lowering<'_> {
    /// By what each of the variants is known: by the discriminator of the union if it has
    /// one, else by members of which two variants list different values.
    pub(super) fn tell_apart(&self, union: &Schema, variants: &[SchemaId]) -> Vec<Told> {
        let described: Vec<Described> = variants.iter().map(|id| self.described(*id)).collect();
        let sayings = Sayings::of(&described);
        let told = variants.iter().zip(&described).map(|(variant, own)| {
            let mut required = own.required.clone();
            let own_member = required
                .iter()
                .find(|name| sayings.having[name.as_str()] == 1);
            let own_member = own_member.cloned();
            let discriminator = self.discriminator(union, *variant);
            let (by, hints) = match discriminator {
                Some(discriminator) => {
                    // The union itself requires it (3.0.3, Discriminator Object).
                    if !required.contains(&discriminator.wire_name) {
                        required.insert(0, discriminator.wire_name.clone());
                    }
                    (vec![discriminator], Vec::new())
                }
                None => {
                    let telling = own
                        .listed
                        .iter()
                        .filter(|(name, values)| sayings.tell(name, values));
                    let telling = telling.map(|(name, values)| DiscriminatorDef {
                        wire_name: name.clone(),
                        values: values.clone(),
                    });
                    // A list of values may grow; a constant is what it is.
                    telling.partition(|member| member.values.len() == 1)
                }
            };
            Told {
                by,
                hints,
                required,
                own_member,
            }
        });
        told.collect()
    }

    fn described(&self, id: SchemaId) -> Described {
        let members = self.members_of(id);
        let values = members
            .properties
            .iter()
            .filter_map(|(name, id)| Some((name.clone(), self.values_of_member(*id)?)));
        // Answers need not have what is only sent.
        let is_answered = |name: &&String| {
            let member = members.properties.get(name.as_str());
            member.is_none_or(|id| !self.doc.schema(*id).shape.is_write_only)
        };
        let required = members.required.iter().filter(is_answered);
        let required: IndexSet<&String> = required.collect();
        Described {
            listed: values.collect(),
            required: required.into_iter().cloned().collect(),
            members,
        }
    }

    /// The values that a member lists, as texts, if all of them have one.
    fn values_of_member(&self, id: SchemaId) -> Option<Vec<String>> {
        let mut parts = parts_of(self.doc, id).into_iter().rev();
        let values = parts.find_map(|part| {
            let values = listed(self.doc.schema(part));
            (!values.is_empty()).then_some(values)
        })?;
        values.into_iter().map(as_text).collect()
    }

    /// The discriminator's values for a variant: from its mapping, else from the
    /// variant's own single-valued property, else its name (3.0.3, Discriminator
    /// Object).
    fn discriminator(&self, union: &Schema, variant: SchemaId) -> Option<DiscriminatorDef> {
        let wire_name = union.shape.discriminator.as_ref()?.property.clone();
        let mapped = union.mapping.iter().filter(|(_, id)| **id == variant);
        let mut values: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        if values.is_empty() {
            let own = self.members_of(variant).properties.get(&wire_name).copied();
            let own = own.and_then(|id| self.values_of_member(id));
            values = match own {
                Some(own) if own.len() == 1 => own,
                _ => vec![self.doc.schema(variant).name.clone()?],
            };
        }
        Some(DiscriminatorDef { wire_name, values })
    }

    /// What a person would call a variant: its name, its title, the one value that tells
    /// it, or the member that only it must have.
    pub(super) fn variant_word(&self, id: SchemaId, told: &Told) -> Option<String> {
        let schema = self.doc.schema(id);
        let value = || {
            let mut single = told.by.iter().filter(|by| by.values.len() == 1);
            single.next().map(|by| by.values[0].clone())
        };
        let member = || told.own_member.as_ref().map(|name| format!("with {name}"));
        schema
            .name
            .clone()
            .or_else(|| schema.shape.title.clone())
            .or_else(value)
            .or_else(member)
            .filter(|word| word.chars().any(char::is_alphanumeric))
    }
}

impl<'d> Sayings<'d> {
    fn of(described: &'d [Described]) -> Sayings<'d> {
        let mut sayings = Sayings::default();
        for (index, variant) in described.iter().enumerate() {
            let properties = &variant.members.properties;
            sayings.variants += usize::from(!properties.is_empty());
            let names: BTreeSet<&str> = properties
                .keys()
                .chain(&variant.required)
                .map(String::as_str)
                .collect();
            for name in names {
                *sayings.having.entry(name).or_default() += 1;
            }
            for (name, values) in &variant.listed {
                *sayings.listing.entry(name).or_default() += 1;
                for value in values {
                    let listing = sayings.of_value.entry((name, value)).or_default();
                    listing.push(index);
                }
            }
        }
        sayings
    }

    /// Whether a variant's values of a member tell it from some other one: which lists none
    /// of them, or lists nothing where this one has a constant.
    fn tell(&self, name: &str, values: &[String]) -> bool {
        let alike = values
            .iter()
            .filter_map(|value| self.of_value.get(&(name, value.as_str())));
        let alike: BTreeSet<usize> = alike.flatten().copied().collect();
        let listing = self.listing.get(name).copied().unwrap_or_default();
        listing > alike.len() || values.len() == 1 && self.variants > listing
    }
}

/// A value as the text that stands for it in a table: what it says without its quotes.
fn as_text(value: &Node) -> Option<String> {
    match &value.value {
        Value::String(text) => Some(text.as_str().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// What a variant is called that says nothing of itself but its type.
pub(super) fn of_kind(ty: &TypeRef) -> &'static str {
    match ty {
        TypeRef::Boolean => "boolean",
        TypeRef::Integer(_) | TypeRef::IntegerOrText(_) => "integer",
        TypeRef::Float | TypeRef::Decimal(_) => "number",
        TypeRef::Text => "text",
        TypeRef::Moment(_) => "moment",
        TypeRef::Day => "day",
        TypeRef::List(_) => "list",
        TypeRef::Map(_) => "map",
        TypeRef::Any => "any",
        TypeRef::Nullable(_) | TypeRef::Named(_) | TypeRef::Boxed(_) => "variant",
    }
}
