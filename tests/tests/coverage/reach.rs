//! Which schemas the operations really send and answer: a component that no body
//! leads to would prove nothing.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{AdditionalProperties, Method};
use countersign_spec::resolve::{Content, Operation, SchemaId};

use crate::gap::Gaps;
use crate::places::Place;
use crate::shape::component;

/// The schemas behind bodies, by what the body is for.
pub(crate) struct Reach {
    response: BTreeSet<SchemaId>,
    post: BTreeSet<SchemaId>,
    put: BTreeSet<SchemaId>,
}

impl Reach {
    pub(crate) fn of(document: &ResolvedDocument) -> Reach {
        let sent_with = |method: Method| {
            let operations = document.operations().iter();
            let roots = operations
                .filter(|operation| operation.method == method)
                .filter_map(|operation| operation.request_body.as_ref())
                .flat_map(|body| schemas(&body.content));
            closure(document, roots.collect())
        };
        let answers = |operation: &Operation| {
            let responses = operation.responses.iter();
            let schemas = responses.flat_map(|response| schemas(&response.content));
            schemas.collect::<Vec<_>>()
        };
        let answered = document.operations().iter().flat_map(answers).collect();
        Reach {
            response: closure(document, answered),
            post: sent_with(Method::Post),
            put: sent_with(Method::Put),
        }
    }

    /// Tells of a place's components that are missing, or that no operation has a use
    /// for.
    pub(crate) fn compare(&self, place: &Place, document: &ResolvedDocument, gaps: &mut Gaps) {
        for (names, reached, used) in [
            (&place.response, &self.response, "answers"),
            (&place.post, &self.post, "takes in a POST"),
            (&place.put, &self.put, "takes in a PUT"),
        ] {
            for name in names {
                match component(document, name) {
                    None => gaps.add("places.yaml", format!("there is no component `{name}`")),
                    Some(id) if !reached.contains(&id) => {
                        gaps.add(
                            "places.yaml",
                            format!("`{name}` is nothing that an operation {used}"),
                        );
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

fn schemas(content: &Content) -> impl Iterator<Item = SchemaId> {
    content.values().filter_map(|media_type| media_type.schema)
}

/// Schemas, and all that they hold.
fn closure(document: &ResolvedDocument, mut waiting: Vec<SchemaId>) -> BTreeSet<SchemaId> {
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id) {
            continue;
        }
        let shape = &document.schema(id).shape;
        waiting.extend(shape.properties.values().copied());
        waiting.extend(shape.items.as_deref().copied());
        for of in [&shape.all_of, &shape.any_of, &shape.one_of] {
            waiting.extend(of.iter().copied());
        }
        if let Some(AdditionalProperties::Schema(schema)) = &shape.additional_properties {
            waiting.push(**schema);
        }
    }
    reached
}
