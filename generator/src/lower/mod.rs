//! From the resolved document to the IR: every decision about Rust is taken here.

mod agreement;
mod all_of;
mod any_value;
mod choice;
mod container;
mod credential;
mod documentation;
mod enum_;
mod example;
mod form;
mod header;
mod json_kind;
mod json_type;
mod link;
mod media_type;
mod member;
mod members;
mod naming;
mod object;
mod operation;
mod parameter;
mod response;
mod rules;
mod scalar;
mod schema;
mod security;
mod server;
mod union;
mod unused;
mod variant;
mod webhook;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use countersign_spec::resolve::SchemaId;
use countersign_spec::{Diagnostic, ResolvedDocument};

use crate::MemberCounts;
use crate::ir::{Api, ModuleName, Needs, TagDef, TypeDef, TypeId};
use crate::options::Options;
use choice::Chosen;
use naming::Names;
use object::WaitingObject;
use security::Asked;
use server::Reached;

/// What all of lowering shares.
pub(crate) struct Lowering<'d> {
    doc: &'d ResolvedDocument,
    /// Slots by type id; none while the type is being lowered.
    types: Vec<Option<TypeDef>>,
    by_schema: BTreeMap<SchemaId, schema::Lowered>,
    /// Schemas that are being lowered and have no type of their own yet.
    open: BTreeSet<SchemaId>,
    /// Objects that have a name and no fields yet.
    waiting: VecDeque<WaitingObject>,
    /// Types of members that several objects describe together.
    merged: BTreeMap<Vec<SchemaId>, TypeId>,
    names: Names,
    chosen: Chosen,
    security: Asked,
    servers: Reached,
    problems: Vec<Diagnostic>,
    /// Ids of operations that need what cannot be written.
    left_out: Vec<String>,
    members: MemberCounts,
}

/// What lowering makes of a document.
pub(crate) struct Lowered {
    pub(crate) api: Api,
    pub(crate) problems: Vec<Diagnostic>,
    pub(crate) left_out: Vec<String>,
    /// Schemas of the components that nothing reaches.
    pub(crate) untyped_schemas: usize,
    pub(crate) members: MemberCounts,
}

/// Lowers a whole document, as the user chose.
pub(crate) fn lower(doc: &ResolvedDocument, options: &Options) -> Lowered {
    let choices = &options.choices;
    let mut problems = Vec::new();
    let chosen = Chosen::new(doc, choices, &mut problems);
    let names = choice::names(doc, choices, &mut problems);
    let mut lowering = Lowering {
        doc,
        types: Vec::new(),
        by_schema: BTreeMap::new(),
        open: BTreeSet::new(),
        waiting: VecDeque::new(),
        merged: BTreeMap::new(),
        names: Names::new(),
        chosen,
        security: Asked::by_most(doc),
        servers: Reached::of_root(doc),
        problems,
        left_out: Vec::new(),
        members: MemberCounts::default(),
    };
    // What was chosen comes first, and components keep their own names: they are
    // named before anything inline.
    lowering.names.reserve_chosen(names);
    lowering.names.reserve_components(doc);
    let mut operations = lowering.operations();
    let webhooks = lowering.webhooks();
    lowering.finish_objects();
    // Behind all others, so that these keep their names.
    let unused = doc.unused_schemas();
    let (unused, untyped_schemas) = match options.unused_schemas {
        true => (lowering.unused(&unused), 0),
        false => (Vec::new(), unused.len()),
    };
    lowering.finish_objects();
    let headers = lowering.headers(&mut operations);
    let credentials = credential::lower(doc, &mut lowering.problems);
    let tags = tags(doc, &operations);
    let api = Api {
        title: doc.info.title.clone(),
        version: doc.info.version.clone(),
        description: doc.info.description.clone(),
        types: lowering.types.into_iter().flatten().collect(),
        operations,
        headers,
        webhooks,
        unused,
        tags,
        servers: lowering.servers.root,
        own_servers: lowering.servers.own,
        credentials,
        security: lowering.security.by_most,
        groups: Vec::new(),
        needs: Needs::default(),
    };
    Lowered {
        api,
        problems: lowering.problems,
        left_out: lowering.left_out,
        untyped_schemas,
        members: lowering.members,
    }
}

/// The modules that operations stand in, in the order of the document's tags.
fn tags(doc: &ResolvedDocument, operations: &[crate::ir::OperationDef]) -> Vec<TagDef> {
    let mut tags: Vec<TagDef> = Vec::new();
    for tag in &doc.tags {
        let module = operation::module(&tag.name);
        let is_used = operations
            .iter()
            .any(|operation| operation.module == module);
        if is_used && !tags.iter().any(|known| known.module == module) {
            let doc = tag.description.clone();
            tags.push(TagDef { module, doc });
        }
    }
    for operation in operations {
        let is_known = |tag: &TagDef| tag.module == operation.module;
        if !tags.iter().any(is_known) {
            let module: ModuleName = operation.module.clone();
            tags.push(TagDef { module, doc: None });
        }
    }
    tags
}
