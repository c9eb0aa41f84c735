//! Schemas that lead back to themselves for the same value, with no member and no item
//! between: whether a value is valid has no answer (JSON Schema 2020-12, 9.4.1).

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::SchemaOf;
use crate::resolve::{ResolvedDocument, SchemaId};
use crate::source::{FileId, Node, Pointer, Span};

/// Keywords that hold one schema for the same value.
const IN_PLACE: [&str; 4] = ["not", "if", "then", "else"];

pub(super) fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut walk = Walk {
        document,
        done: BTreeSet::new(),
        written: HashMap::new(),
        problems: Vec::new(),
    };
    for (id, _) in document.schemas() {
        walk.from(id);
    }
    walk.problems
}

struct Walk<'d> {
    document: &'d ResolvedDocument,
    /// Schemas from which every circle was found.
    done: BTreeSet<SchemaId>,
    /// The mappings of each file that has a circle, by where they stand.
    written: HashMap<FileId, HashMap<Span, &'d Node>>,
    problems: Vec<Diagnostic>,
}

/// A schema on the way, and which of its steps are left.
struct Stop {
    id: SchemaId,
    left: std::vec::IntoIter<Step>,
}

/// From one schema to another that judges the same value.
struct Step {
    /// Where it is written below the first.
    at: Pointer,
    to: SchemaId,
}

impl<'d> Walk<'d> {
    /// Looks for circles, without a stack of calls: chains may be of any length.
    fn from(&mut self, id: SchemaId) {
        let mut way = Vec::new();
        let mut on_the_way = BTreeSet::new();
        let mut next = Some(id);
        loop {
            if let Some(id) = next.take().filter(|id| !self.done.contains(id)) {
                on_the_way.insert(id);
                let left = steps(&self.document.schema(id).shape).into_iter();
                way.push(Stop { id, left });
            }
            let Some(stop) = way.last_mut() else { return };
            match stop.left.next() {
                Some(step) if on_the_way.contains(&step.to) => {
                    let from = stop.id;
                    self.report(from, &step);
                }
                Some(step) => next = Some(step.to),
                None => {
                    self.done.insert(stop.id);
                    on_the_way.remove(&stop.id);
                    way.pop();
                }
            }
        }
    }

    fn report(&mut self, from: SchemaId, step: &Step) {
        let [from, to] = [from, step.to].map(|id| self.document.schema(id));
        let span = self.place(from.shape.span, &step.at);
        self.problems.push(
            Diagnostic::warning(
                Code::ENDLESS_SCHEMA,
                span.unwrap_or(from.shape.span),
                "this leads back to a schema that it is a part of, with no member and no item between",
            )
            .related(to.shape.span, "the schema that it leads back to")
            .help("take it out, or put it under `properties` or `items`"),
        );
    }

    /// A schema as it was written. A file is walked once, however many circles it has.
    fn written(&mut self, schema: Span) -> Option<&'d Node> {
        let root = self.document.sources.root(schema.file)?;
        let written = self.written.entry(schema.file).or_insert_with(|| {
            let mut written = HashMap::new();
            keep(root, &mut written);
            written
        });
        written.get(&schema).copied()
    }

    /// Where a step is written: at its reference, if it is one.
    fn place(&mut self, schema: Span, at: &Pointer) -> Option<Span> {
        let schema = self.written(schema)?;
        let reference = |node: &Node| node.get("$ref").map(|target| target.span);
        let part = match (at.tokens(), reference(schema)) {
            // A reference with siblings is the first part of their `allOf`.
            ([all_of, index], Some(span)) if all_of == "allOf" => match index.parse::<usize>() {
                Ok(0) => return Some(span),
                Ok(index) => schema.get(all_of)?.as_sequence()?.get(index - 1)?,
                Err(_) => return None,
            },
            _ => at.find(schema)?,
        };
        Some(reference(part).unwrap_or(part.span))
    }
}

/// Keeps every mapping below a node. Recursion is bounded by the depth that reading allows.
fn keep<'d>(node: &'d Node, written: &mut HashMap<Span, &'d Node>) {
    for item in node.as_sequence().into_iter().flatten() {
        keep(item, written);
    }
    if let Some(members) = node.as_mapping() {
        written.insert(node.span, node);
        for entry in members.values() {
            keep(&entry.node, written);
        }
    }
}

fn steps(shape: &SchemaOf<SchemaId>) -> Vec<Step> {
    let lists = [
        ("allOf", &shape.all_of),
        ("anyOf", &shape.any_of),
        ("oneOf", &shape.one_of),
    ];
    let of_lists = lists.into_iter().flat_map(|(keyword, parts)| {
        let parts = parts.iter().enumerate();
        parts.map(move |(index, to)| (keyword, Some(index.to_string()), *to))
    });
    let others = shape.other_schemas.iter();
    let others = others.filter_map(|(keyword, to)| {
        let keyword = IN_PLACE.into_iter().find(|known| known == keyword)?;
        Some((keyword, None, *to))
    });
    let dependent = shape.dependent_schemas.iter();
    let dependent = dependent.map(|(name, to)| ("dependentSchemas", Some(name.clone()), *to));
    let steps = of_lists.chain(others).chain(dependent);
    let steps = steps.map(|(keyword, below, to)| {
        let at = Pointer::default().join(keyword);
        let at = below.map_or(at.clone(), |below| at.join(below));
        Step { at, to }
    });
    steps.collect()
}
