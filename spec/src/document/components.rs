//! `components`: parts that others refer to by name.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Context, Fields, Parse, RefOr, SchemaRef, SecurityScheme};
use crate::source::Node;

/// Named parts. Only those are parsed here that have a meaning before anything
/// refers to them; the rest is parsed where a reference leads.
#[derive(Debug, Clone, Default)]
pub struct Components {
    /// Schemas by name, in the order written.
    pub schemas: IndexMap<String, SchemaRef>,
    /// Security schemes by name.
    pub security_schemes: IndexMap<String, RefOr<SecurityScheme>>,
    /// Names of the schemes that were left out, each with a diagnostic.
    pub left_out_schemes: BTreeSet<String>,
}

impl Parse for Components {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "components", cx)?;
        fields.ignore(&[
            "responses",
            "parameters",
            "examples",
            "requestBodies",
            "headers",
            "links",
            "callbacks",
            "pathItems",
        ]);
        let schemes = fields.take("securitySchemes").and_then(Node::as_mapping);
        let mut components = Components {
            schemas: fields.map("schemas", cx),
            security_schemes: fields.map("securitySchemes", cx),
            left_out_schemes: BTreeSet::new(),
        };
        let names = schemes.into_iter().flatten().map(|(name, _)| name);
        components.left_out_schemes = names
            .filter(|name| !components.security_schemes.contains_key(*name))
            .cloned()
            .collect();
        fields.finish(cx);
        Some(components)
    }
}
