//! Headers of answers: those of all answers of an operation are one type, and operations with
//! the same headers share it.

use std::collections::BTreeMap;

use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Operation, SchemaId};
use indexmap::IndexMap;

use super::Lowering;
use super::naming::NameHint;
use crate::ir::{FieldName, HeaderDef, HeadersDef, OperationDef, Taken, TypeName, TypeRef};

impl Lowering<'_> {
    /// The types of all headers; each operation is told its own. They come behind all other
    /// types, so that these keep their names.
    pub(super) fn headers(&mut self, operations: &mut [OperationDef]) -> Vec<HeadersDef> {
        let doc = self.doc;
        let documented = doc.operations().iter();
        let documented: BTreeMap<&str, &Operation> =
            documented.map(|it| (it.id.as_str(), it)).collect();
        let mut sets: IndexMap<Vec<String>, (Vec<HeaderDef>, Vec<usize>)> = IndexMap::new();
        for (index, operation) in operations.iter().enumerate() {
            let Some(documented) = documented.get(operation.id.as_str()) else {
                continue;
            };
            let headers = self.headers_of(documented);
            let alike = headers.iter();
            let alike = alike.map(|it| format!("{}: {:?}", it.wire_name.to_lowercase(), it.ty));
            let mut alike: Vec<String> = alike.collect();
            alike.sort();
            if !alike.is_empty() {
                let set = sets.entry(alike).or_insert_with(|| (headers, Vec::new()));
                set.1.push(index);
            }
        }
        let sets = sets.into_values().enumerate();
        let defs = sets.map(|(id, (headers, users))| {
            let name = match users[..] {
                [only] => operations[only].id.clone(),
                _ => words_in_common(&headers),
            };
            for user in users {
                operations[user].headers = Some(id);
            }
            let name = TypeName::new(&format!("{name} headers"));
            let name = self.names.unique(name);
            HeadersDef { name, headers }
        });
        defs.collect()
    }

    /// The headers of an operation's answers, each once.
    fn headers_of(&mut self, operation: &Operation) -> Vec<HeaderDef> {
        let mut names = Taken::of([]);
        let mut defs: Vec<HeaderDef> = Vec::new();
        let responses = operation.responses.iter();
        for header in responses.flat_map(|response| &response.headers) {
            let ty = self.header_type(header.schema, &header.name);
            let mut known = defs.iter_mut();
            match known.find(|it| it.wire_name.eq_ignore_ascii_case(&header.name)) {
                // Answers that disagree have the text in common.
                Some(known) if known.ty != ty => known.ty = TypeRef::Text,
                Some(_) => {}
                None => defs.push(HeaderDef {
                    name: names.distinct(FieldName::new(&header.name)),
                    wire_name: header.name.clone(),
                    doc: header.description.clone(),
                    ty,
                }),
            }
        }
        defs
    }

    /// A number, a truth value, a moment, a day or a text, or a list of these. An object, and
    /// what may be several things, is a text.
    fn header_type(&mut self, schema: Option<SchemaId>, name: &str) -> TypeRef {
        let Some(id) = schema else {
            return TypeRef::Text;
        };
        let doc = self.doc;
        let shape = &doc.schema(id).shape;
        match (&shape.types[..], &shape.items) {
            ([JsonType::Array], Some(item)) if !self.is_single(id) && self.is_single(**item) => {
                TypeRef::List(Box::new(self.header_type(Some(**item), name)))
            }
            _ if self.is_single(id) => {
                let ty = self.schema(id, &NameHint::of(name)).ty;
                match ty.innermost() {
                    TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Any => TypeRef::Text,
                    ty => ty.clone(),
                }
            }
            _ => TypeRef::Text,
        }
    }

    /// Whether a schema says of a value that it is of one type, without parts, and not listed.
    fn is_single(&self, id: SchemaId) -> bool {
        let shape = &self.doc.schema(id).shape;
        let has_parts = matches!(
            shape.types[..],
            [JsonType::Object] | [JsonType::Array] | [JsonType::Null]
        );
        let is_listed = shape.enumeration.is_some() || shape.constant.is_some();
        let is_composed =
            !(shape.all_of.is_empty() && shape.any_of.is_empty() && shape.one_of.is_empty());
        shape.types.len() == 1 && !has_parts && !is_listed && !is_composed
    }
}

/// The first words that the names of headers share.
fn words_in_common(headers: &[HeaderDef]) -> String {
    let words = |header: &HeaderDef| -> Vec<String> {
        header.wire_name.split('-').map(str::to_owned).collect()
    };
    let mut common = headers.first().map(words).unwrap_or_default();
    for header in headers {
        let words = words(header);
        let same = common.iter().zip(&words);
        let same = same.take_while(|(one, other)| one.eq_ignore_ascii_case(other));
        common.truncate(same.count());
    }
    match common.iter().all(|word| word.eq_ignore_ascii_case("x")) {
        true => "shared".to_owned(),
        false => common.join(" "),
    }
}
