//! References resolved: the document as arenas and ids, with nothing left to look up.
//!
//! Path and operation parameters are merged, 3.0 `nullable` and 3.1
//! `type: [.., null]` are one thing, servers and security are those that hold
//! for each operation. Cycles among schemas are legal. Knows nothing of Rust.

mod body;
mod callback;
mod operation;
mod operation_names;
mod operation_rules;
mod parameter;
pub(crate) mod reference;
mod resolver;
mod schema;
mod status;
mod unused;

use std::sync::Arc;

use indexmap::IndexMap;

pub use body::{Content, Example, Header, MediaType, RequestBody, Response};
pub use callback::Callback;
pub use operation::{Operation, OperationId};
pub use parameter::Parameter;
pub use schema::{Schema, SchemaId};
pub use status::StatusPattern;

use crate::diagnostic::Diagnostic;
use crate::document::{
    Document, Extensions, Info, SecurityRequirement, SecurityScheme, Server, Tag, Version,
};
use crate::overlay::AppliedAction;
use crate::source::{FileId, Node, Sources, Span, Value};
use resolver::Resolver;

/// A document whose references all lead somewhere.
#[derive(Debug, Clone)]
pub struct ResolvedDocument {
    /// The files it was read from.
    pub sources: Sources,
    /// The document as written, as one tree: its references are places in it, its
    /// spans those of the files.
    pub tree: Arc<Node>,
    /// What overlays did to it, in their order.
    pub actions: Vec<AppliedAction>,
    /// Which rules it was written under.
    pub version: Version,
    /// What the API is called.
    pub info: Info,
    /// Where the API is served, unless an operation says otherwise.
    pub servers: Vec<Server>,
    /// What operations ask of callers that say nothing else: any one of these.
    pub security: Vec<SecurityRequirement>,
    /// Groups of operations, in the order written.
    pub tags: Vec<Tag>,
    /// How callers may prove who they are, by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// `x-` members of the root.
    pub extensions: Extensions,
    operations: Vec<Operation>,
    webhooks: Vec<Operation>,
    schemas: Vec<Schema>,
    /// Schemas of the components, in the order written.
    component_schemas: Vec<SchemaId>,
}

impl ResolvedDocument {
    /// A document that says nothing, over files that could not be used.
    pub(crate) fn empty(sources: Sources) -> ResolvedDocument {
        let nothing = Node {
            value: Value::Null,
            span: Span::start_of(FileId(0)),
        };
        let tree = sources.tree().cloned();
        ResolvedDocument {
            tree: tree.unwrap_or_else(|| Arc::new(nothing)),
            sources,
            actions: Vec::new(),
            version: Version::V3_0,
            info: Info::missing(Span::start_of(FileId(0))),
            servers: Vec::new(),
            security: Vec::new(),
            tags: Vec::new(),
            security_schemes: IndexMap::new(),
            extensions: Extensions::default(),
            operations: Vec::new(),
            webhooks: Vec::new(),
            schemas: Vec::new(),
            component_schemas: Vec::new(),
        }
    }

    /// Every operation, in the order written.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Every request that the service sends by itself, in the order written. Its
    /// `path_template` is the webhook's name.
    #[must_use]
    pub fn webhooks(&self) -> &[Operation] {
        &self.webhooks
    }

    /// The operation of that id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations
            .iter()
            .find(|operation| operation.id.as_str() == id)
    }

    /// Every schema with its id, components first.
    pub fn schemas(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.schemas
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(index as u32), schema))
    }

    /// The schema of that id.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0 as usize]
    }
}

/// Resolves every reference of a document. Files that references name are read
/// on the way.
pub fn resolve(
    document: Document,
    tree: Arc<Node>,
    sources: Sources,
    problems: &mut Vec<Diagnostic>,
) -> ResolvedDocument {
    let mut resolver = Resolver::new(document.version, sources, problems);
    let components = document.components.schemas.into_iter();
    let component_schemas = components
        .map(|(name, schema)| resolver.component(&name, schema))
        .collect();
    let mut security_schemes = IndexMap::new();
    let mut left_out_schemes = document.components.left_out_schemes;
    for (name, scheme) in document.components.security_schemes {
        match resolver.follow(scheme) {
            Some(scheme) => {
                security_schemes.insert(name, scheme);
            }
            None => {
                left_out_schemes.insert(name);
            }
        }
    }
    let schemes = operation_rules::Schemes {
        known: &security_schemes,
        left_out: &left_out_schemes,
    };
    let defaults = operation::Inherited {
        servers: document.servers,
        security: schemes.usable(document.security, resolver.problems),
        schemes,
    };
    let operations = operation::resolve_paths(document.paths, &defaults, &mut resolver);
    let webhooks = operation::resolve_paths(document.webhooks, &defaults, &mut resolver);
    let (servers, security) = (defaults.servers, defaults.security);
    let (sources, schemas) = resolver.finish();
    ResolvedDocument {
        sources,
        tree,
        actions: Vec::new(),
        version: document.version,
        info: document.info,
        servers,
        security,
        tags: document.tags,
        security_schemes,
        extensions: document.extensions,
        operations,
        webhooks,
        schemas,
        component_schemas,
    }
}
