//! What all of resolving shares: the files, the schemas found so far, the queue.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use super::body::{Example, Header, RequestBody, Response};
use super::operation::Operation;
use super::parameter::Parameter;
use super::schema::{self, Schema, SchemaId};
use super::{reference, reference::Target};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Context, Parse, RefOr, Reference, SchemaOf, SchemaRef, Version};
use crate::source::{Sources, Span};

pub(super) struct Resolver<'p> {
    version: Version,
    pub(super) sources: Sources,
    pub(super) problems: &'p mut Vec<Diagnostic>,
    /// Schemas by id: the queue comes to them in the order in which ids were given.
    schemas: Vec<Schema>,
    names: HashMap<SchemaId, String>,
    components: HashMap<String, SchemaId>,
    /// Schemas whose name is a component's.
    named: BTreeSet<SchemaId>,
    /// A node's span identifies it, and so its schema; each has one id, of which the next is
    /// their number.
    by_span: HashMap<Span, SchemaId>,
    /// Schemas with an id that wait for their parts. A queue and not recursion,
    /// so that a long chain of references needs no stack.
    queue: VecDeque<Box<document::Schema>>,
    pub(super) shared: Shared,
}

/// What references were resolved to so far, by the span of the target; none
/// for one that could not be read. Without it a response that a thousand
/// operations share is read a thousand times.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) parameters: HashMap<Span, Option<Parameter>>,
    pub(super) request_bodies: HashMap<Span, Option<RequestBody>>,
    pub(super) responses: HashMap<Span, Option<Response>>,
    pub(super) headers: HashMap<Span, Option<Header>>,
    pub(super) examples: HashMap<Span, Option<Example>>,
    pub(super) callbacks: HashMap<Span, Option<Arc<Vec<Operation>>>>,
}

impl<'p> Resolver<'p> {
    pub(super) fn new(
        version: Version,
        sources: Sources,
        problems: &'p mut Vec<Diagnostic>,
    ) -> Self {
        Resolver {
            version,
            sources,
            problems,
            schemas: Vec::new(),
            names: HashMap::new(),
            components: HashMap::new(),
            named: BTreeSet::new(),
            by_span: HashMap::new(),
            queue: VecDeque::new(),
            shared: Shared::default(),
        }
    }

    /// Gives a component its id and its name.
    pub(super) fn component(&mut self, name: &str, schema: SchemaRef) -> SchemaId {
        // Another name for a component leaves that component its own.
        let is_alias = matches!(&schema, SchemaRef::Ref(reference)
            if reference.target.strip_prefix("#/components/schemas/")
                .is_some_and(|rest| !rest.contains('/')));
        let id = self.schema(schema);
        // A file that two components share has the name of the first.
        if !is_alias && self.named.insert(id) {
            self.names.insert(id, name.to_owned());
        }
        self.components.insert(name.to_owned(), id);
        id
    }

    /// The component that a bare name means, or a stand-in for one that is not
    /// there; none for what is written as a path.
    pub(super) fn named_component(&mut self, name: &Reference) -> Option<SchemaId> {
        if let Some(id) = self.components.get(&name.target) {
            return Some(*id);
        }
        if name.target.contains(['/', '#', '.']) {
            return None;
        }
        self.problems.push(
            Diagnostic::error(
                Code::UNKNOWN_REF,
                name.span,
                format_args!("there is no schema `{}` in the components", name.target),
            )
            .help("add it under `components.schemas`, or write a path, such as `./Dog.yaml`"),
        );
        Some(self.enqueue(SchemaOf::anything(name.span).into()))
    }

    /// The id of a schema or of a reference's target. A target that is not there
    /// was reported; a schema that allows anything stands in for it.
    pub(super) fn schema(&mut self, part: SchemaRef) -> SchemaId {
        match part {
            SchemaRef::Schema(schema) => self.enqueue(schema),
            SchemaRef::Ref(reference) => {
                let span = reference.span;
                self.target_schema(reference)
                    .unwrap_or_else(|| self.enqueue(SchemaOf::anything(span).into()))
            }
        }
    }

    fn target_schema(&mut self, asked: Reference) -> Option<SchemaId> {
        let mut seen = BTreeSet::new();
        let mut reference = asked;
        loop {
            let target = self.target(&reference)?;
            let node = target.node();
            if let Some(id) = self.by_span.get(&node.span) {
                return Some(*id);
            }
            if !seen.insert(node.span) {
                self.problems.push(reference::cycle(&reference));
                return None;
            }
            match self.parse::<SchemaRef>(&target)? {
                SchemaRef::Ref(next) => reference = next,
                SchemaRef::Schema(schema) => {
                    let id = self.enqueue(schema);
                    if let Some(name) = target.name {
                        self.names.entry(id).or_insert(name);
                    }
                    return Some(id);
                }
            }
        }
    }

    fn enqueue(&mut self, schema: Box<document::Schema>) -> SchemaId {
        if let Some(id) = self.by_span.get(&schema.span) {
            return *id;
        }
        let id = SchemaId(self.by_span.len() as u32);
        self.by_span.insert(schema.span, id);
        self.queue.push_back(schema);
        id
    }

    /// The thing itself, through any number of references.
    pub(super) fn follow<T: Parse>(&mut self, item: RefOr<T>) -> Option<T> {
        let mut seen = BTreeSet::new();
        let mut item = item;
        loop {
            match item {
                RefOr::Item(found) => return Some(found),
                RefOr::Ref(reference) => {
                    let target = self.target(&reference)?;
                    if !seen.insert(target.node().span) {
                        self.problems.push(reference::cycle(&reference));
                        return None;
                    }
                    item = self.parse(&target)?;
                }
            }
        }
    }

    /// What `resolve` makes of the thing itself, once for all references to it.
    pub(super) fn once<T: Parse, R: Clone>(
        &mut self,
        item: RefOr<T>,
        memo: fn(&mut Shared) -> &mut HashMap<Span, Option<R>>,
        resolve: impl FnOnce(&mut Self, T) -> Option<R>,
    ) -> Option<R> {
        let mut seen = BTreeSet::new();
        let mut item = Some(item);
        let found = loop {
            match item {
                None => break None,
                Some(RefOr::Item(found)) => break Some(found),
                Some(RefOr::Ref(reference)) => {
                    let target = self.target(&reference)?;
                    let span = target.node().span;
                    if let Some(known) = memo(&mut self.shared).get(&span) {
                        return known.clone();
                    }
                    if !seen.insert(span) {
                        self.problems.push(reference::cycle(&reference));
                        return None;
                    }
                    item = self.parse(&target);
                }
            }
        };
        let resolved = found.and_then(|found| resolve(self, found));
        for span in seen {
            memo(&mut self.shared).insert(span, resolved.clone());
        }
        resolved
    }

    pub(super) fn target(&mut self, reference: &Reference) -> Option<Target> {
        reference::find(reference, &mut self.sources, self.problems)
    }

    fn parse<T: Parse>(&mut self, target: &Target) -> Option<T> {
        let mut cx = Context {
            version: self.version,
            problems: self.problems,
        };
        T::parse(target.node(), &mut cx)
    }

    /// Works the queue off and hands everything over.
    pub(super) fn finish(mut self) -> (Sources, Vec<Schema>) {
        while let Some(schema) = self.queue.pop_front() {
            let resolved = schema::resolve(*schema, &mut self);
            self.schemas.push(resolved);
        }
        let mut schemas = self.schemas;
        schemas.shrink_to_fit();
        for (index, schema) in schemas.iter_mut().enumerate() {
            schema.name = self.names.remove(&SchemaId(index as u32));
        }
        (self.sources, schemas)
    }
}
