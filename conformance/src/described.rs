//! What the document says of one place in a body: every schema that speaks of
//! it, through references, `allOf`, `anyOf` and `oneOf`.
//!
//! It does not decide which alternative holds: a member that any of them names
//! is documented. That errs on the side of silence, never of a false alarm.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{AdditionalProperties, JsonType, SchemaOf};
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::{Node, Span};
use regex::Regex;

type Shape = SchemaOf<SchemaId>;

/// Every schema that speaks of one place.
#[derive(Debug, Clone)]
pub(crate) struct Described<'d> {
    document: &'d ResolvedDocument,
    /// The schemas themselves, without those they are combined of.
    roots: Vec<SchemaId>,
    patterns: Patterns<'d>,
}

/// Patterns of names, each read once for a body. None for one that cannot be read.
type Patterns<'d> = Rc<RefCell<HashMap<&'d str, Option<Regex>>>>;

/// What is said of one member of an object.
pub(crate) enum Member<'d> {
    /// A property of that name.
    Named(Described<'d>),
    /// A pattern or the rest of the members: names are data here.
    Mapped(Described<'d>),
    /// Nothing, though others are named; at the schema that names them.
    Undocumented(Span),
    /// That it must not be there.
    Forbidden,
    /// Nothing, and nothing of any other.
    Free,
}

impl<'d> Described<'d> {
    pub(crate) fn by(document: &'d ResolvedDocument, schema: SchemaId) -> Described<'d> {
        Described {
            document,
            roots: vec![schema],
            patterns: Patterns::default(),
        }
    }

    /// Nothing at all.
    pub(crate) fn silent(document: &'d ResolvedDocument) -> Described<'d> {
        Described {
            document,
            roots: Vec::new(),
            patterns: Patterns::default(),
        }
    }

    /// Nothing at all, of a part of the same body.
    pub(crate) fn nothing(&self) -> Described<'d> {
        self.with(Vec::new())
    }

    fn with(&self, roots: Vec<SchemaId>) -> Described<'d> {
        Described {
            document: self.document,
            roots,
            patterns: Rc::clone(&self.patterns),
        }
    }

    /// Every schema, combined ones with all they are combined of, each once.
    fn shapes(&self) -> Vec<&'d Shape> {
        let mut queue: Vec<SchemaId> = self.roots.iter().rev().copied().collect();
        let mut seen = BTreeSet::new();
        let mut shapes = Vec::new();
        while let Some(id) = queue.pop() {
            if !seen.insert(id) {
                continue;
            }
            let shape = &self.document.schema(id).shape;
            shapes.push(shape);
            let others = ["if", "then", "else"].into_iter();
            let others = others.filter_map(|keyword| shape.other_schemas.get(keyword));
            let parts = [&shape.all_of, &shape.any_of, &shape.one_of];
            queue.extend(parts.into_iter().flatten().chain(others).rev());
        }
        shapes
    }

    /// A pattern that cannot be read fits everything; the schema check speaks of it.
    fn fits(&self, pattern: &'d str, name: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        let ready = patterns
            .entry(pattern)
            .or_insert_with(|| Regex::new(pattern).ok());
        ready.as_ref().is_none_or(|ready| ready.is_match(name))
    }

    /// What is said of a member.
    pub(crate) fn member(&self, name: &str) -> Member<'d> {
        let shapes = self.shapes();
        let named = shapes.iter().filter_map(|shape| shape.properties.get(name));
        let named: Vec<SchemaId> = named.copied().collect();
        if !named.is_empty() {
            return Member::Named(self.with(named));
        }
        let mut mapped = Vec::new();
        let mut is_mapped = false;
        for shape in &shapes {
            let patterns = shape.pattern_properties.iter();
            mapped.extend(
                patterns
                    .filter(|(pattern, _)| self.fits(pattern, name))
                    .map(|(_, id)| *id),
            );
            match &shape.additional_properties {
                Some(AdditionalProperties::Any) => is_mapped = true,
                Some(AdditionalProperties::Schema(id)) => mapped.push(**id),
                Some(AdditionalProperties::Forbidden) | None => {}
            }
        }
        if is_mapped || !mapped.is_empty() {
            return Member::Mapped(self.with(mapped));
        }
        let forbids = |shape: &&Shape| {
            matches!(
                shape.additional_properties,
                Some(AdditionalProperties::Forbidden)
            )
        };
        if shapes.iter().copied().any(|shape| forbids(&shape)) {
            return Member::Forbidden;
        }
        let mut naming = shapes.iter().filter(|shape| !shape.properties.is_empty());
        naming
            .next()
            .map_or(Member::Free, |shape| Member::Undocumented(shape.span))
    }

    /// Whether names of members are data by themselves here, as in a map.
    pub(crate) fn has_data_keys(&self) -> bool {
        self.shapes().iter().any(|shape| {
            let is_open = !matches!(
                shape.additional_properties,
                None | Some(AdditionalProperties::Forbidden)
            );
            is_open
                || !shape.pattern_properties.is_empty()
                || shape.other_schemas.contains_key("propertyNames")
        })
    }

    /// What is said of an item of a list.
    pub(crate) fn item(&self, index: usize) -> Described<'d> {
        let shapes = self.shapes();
        let items = shapes.iter().filter_map(|shape| {
            let items = shape.items.as_deref();
            shape.prefix_items.get(index).or(items).copied()
        });
        self.with(items.collect())
    }

    /// What is said of the items of a list, wherever they stand.
    pub(crate) fn items(&self) -> Described<'d> {
        let shapes = self.shapes();
        let items = shapes.iter().flat_map(|shape| {
            let items = shape.items.as_deref();
            shape.prefix_items.iter().chain(items).copied()
        });
        self.with(items.collect())
    }

    /// Members that must be there in an answer, each with the schema that says so.
    /// Alternatives ask for nothing by themselves.
    pub(crate) fn required(&self) -> Vec<(&'d str, Span)> {
        let mut queue = self.roots.clone();
        let mut seen = BTreeSet::new();
        let mut required = Vec::new();
        while let Some(id) = queue.pop() {
            if !seen.insert(id) {
                continue;
            }
            let shape = &self.document.schema(id).shape;
            let names = shape.required.iter();
            let names = names.filter(|name| !self.is_write_only(shape.properties.get(*name)));
            required.extend(names.map(|name| (name.as_str(), shape.span)));
            queue.extend(&shape.all_of);
        }
        required
    }

    /// Properties that an answer may hold, each with the schema that names it.
    pub(crate) fn properties(&self) -> Vec<(&'d str, Span)> {
        let shapes = self.shapes().into_iter();
        let properties = shapes.flat_map(|shape| {
            let properties = shape.properties.iter();
            properties.map(|(name, id)| (name.as_str(), id, shape.span))
        });
        properties
            .filter(|(_, id, _)| !self.is_write_only(Some(id)))
            .map(|(name, _, span)| (name, span))
            .collect()
    }

    fn is_write_only(&self, id: Option<&SchemaId>) -> bool {
        id.is_some_and(|id| self.document.schema(*id).shape.is_write_only)
    }

    /// The kinds of value allowed; every kind where nothing is said.
    pub(crate) fn kinds(&self) -> BTreeSet<JsonType> {
        let mut kinds = BTreeSet::new();
        let mut known = BTreeMap::new();
        for root in &self.roots {
            kinds.extend(self.kinds_by(*root, &mut known));
        }
        if self.roots.is_empty() {
            every_kind()
        } else {
            kinds
        }
    }

    /// Each schema is asked once, of however many others it is a part. While it is
    /// asked it allows everything, which ends circles.
    fn kinds_by(
        &self,
        id: SchemaId,
        known: &mut BTreeMap<SchemaId, BTreeSet<JsonType>>,
    ) -> BTreeSet<JsonType> {
        if let Some(kinds) = known.get(&id) {
            return kinds.clone();
        }
        known.insert(id, every_kind());
        let shape = &self.document.schema(id).shape;
        let mut kinds = if shape.types.is_empty() {
            every_kind()
        } else {
            shape.types.iter().copied().collect()
        };
        if kinds.contains(&JsonType::Number) {
            kinds.insert(JsonType::Integer);
        }
        // Listed values that are all null leave nothing else.
        if let Some(values) = &shape.enumeration
            && values.iter().all(Node::is_null)
        {
            kinds.clear();
        }
        for part in &shape.all_of {
            let allowed = self.kinds_by(*part, known);
            kinds.retain(|kind| allowed.contains(kind));
        }
        for parts in [&shape.any_of, &shape.one_of] {
            let allowed = parts.iter().flat_map(|part| self.kinds_by(*part, known));
            let allowed: BTreeSet<_> = allowed.collect();
            kinds.retain(|kind| parts.is_empty() || allowed.contains(kind));
        }
        kinds.extend(shape.is_nullable.then_some(JsonType::Null));
        known.insert(id, kinds.clone());
        kinds
    }

    /// The first thing that any of the schemas says of a kind.
    pub(crate) fn first<T>(&self, of: impl FnMut(&'d Shape) -> Option<T>) -> Option<T> {
        self.shapes().into_iter().find_map(of)
    }

    /// The schemas themselves, without those they are combined of.
    pub(crate) fn roots(&self) -> &[SchemaId] {
        &self.roots
    }

    /// Where the first of the schemas stands.
    pub(crate) fn span(&self) -> Option<Span> {
        let root = self.roots.first()?;
        Some(self.document.schema(*root).shape.span)
    }
}

fn every_kind() -> BTreeSet<JsonType> {
    JsonType::ALL.iter().map(|(kind, _)| *kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// Runs `ask` on the schema of the one response of a document.
    fn with<T>(schema: &str, ask: impl FnOnce(&Described<'_>) -> T) -> T {
        let document = testing::document(&format!(
            "
  /a:
    get:
      operationId: a
      responses:
        '200': {{description: a, content: {{application/json: {{schema: {schema}}}}}}}
"
        ));
        let response = &document.operations()[0].responses[0];
        let schema = response.content[0].schema.unwrap();
        ask(&Described::by(&document, schema))
    }

    fn kinds(schema: &str) -> String {
        let kinds = with(schema, |described| described.kinds());
        let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
        names.join(" ")
    }

    fn member(schema: &str, name: &str) -> &'static str {
        with(schema, |described| match described.member(name) {
            Member::Named(_) => "named",
            Member::Mapped(_) => "mapped",
            Member::Undocumented(_) => "undocumented",
            Member::Forbidden => "forbidden",
            Member::Free => "free",
        })
    }

    #[test]
    fn kinds_are_narrowed_by_all_and_widened_by_alternatives() {
        assert_eq!(kinds("{type: number}"), "integer number");
        assert_eq!(kinds("{type: string, nullable: true}"), "null string");
        assert_eq!(
            kinds("{nullable: true, allOf: [{type: object}]}"),
            "null object"
        );
        assert_eq!(
            kinds("{anyOf: [{type: string}, {type: integer}]}"),
            "integer string"
        );
        assert_eq!(kinds("{type: string, allOf: [{type: integer}]}"), "");
    }

    /// Two parts at each of forty levels are one path in a trillion to whoever walks
    /// them all.
    #[test]
    fn parts_that_meet_again_are_asked_once() {
        let mut schemas = String::new();
        for level in 0..40 {
            let below = format!("{{$ref: '#/components/schemas/l{}'}}", level + 1);
            schemas += &format!("    l{level}: {{allOf: [{below}, {below}]}}\n");
        }
        let text = format!(
            "openapi: 3.0.3
info: {{title: small, version: '1'}}
components:
  schemas:
{schemas}    l40: {{type: string}}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': {{description: a, content: {{application/json: {{schema: {{$ref: '#/components/schemas/l0'}}}}}}}}
"
        );
        let (document, _) = countersign_spec::load_text("a.yaml", &text, &Default::default());
        let response = &document.operations()[0].responses[0];
        let schema = response.content[0].schema.unwrap();
        let kinds = Described::by(&document, schema).kinds();
        assert_eq!(kinds, [JsonType::String].into());
    }

    #[test]
    fn a_pattern_is_read_once_for_a_body() {
        let document = testing::document(
            "
  /a:
    get:
      operationId: a
      responses:
        '200': {description: a, content: {application/json: {schema: {type: array, items: {type: string}}}}}
",
        );
        let response = &document.operations()[0].responses[0];
        let root = Described::by(&document, response.content[0].schema.unwrap());
        let item = root.item(0);
        assert!(item.fits("^a", "a1") && !item.fits("^a", "b1"));
        assert!(root.item(1).fits("^a", "a2"));
        assert_eq!(root.patterns.borrow().len(), 1);
    }

    #[test]
    fn a_member_is_named_mapped_or_not() {
        assert_eq!(member("{allOf: [{properties: {a: {}}}]}", "a"), "named");
        assert_eq!(
            member(
                "{oneOf: [{properties: {a: {}}}, {properties: {b: {}}}]}",
                "b"
            ),
            "named"
        );
        assert_eq!(
            member("{properties: {a: {}}, additionalProperties: true}", "b"),
            "mapped"
        );
        assert_eq!(member("{properties: {a: {}}}", "b"), "undocumented");
        assert_eq!(
            member("{properties: {a: {}}, additionalProperties: false}", "b"),
            "forbidden"
        );
        assert_eq!(member("{type: object}", "b"), "free");
    }

    #[test]
    fn what_only_requests_hold_is_not_asked_of_answers() {
        let schema = "{required: [a, b], properties: {a: {writeOnly: true}, b: {}}}";
        let names = |all: Vec<(&str, Span)>| {
            all.into_iter()
                .map(|(name, _)| name.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(with(schema, |it| names(it.required())), ["b"]);
        assert_eq!(with(schema, |it| names(it.properties())), ["b"]);
    }
}
