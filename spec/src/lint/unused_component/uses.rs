//! Which components a document's paths and webhooks lead to, through others.

use std::collections::{BTreeMap, BTreeSet};

use crate::outline::{self, Kind, Visit};
use crate::source::{Node, Pointer};

/// A component by its section and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Component(Kind, String);

impl Component {
    pub(super) fn new(kind: Kind, name: &str) -> Component {
        Component(kind, name.to_owned())
    }

    /// The component that a reference leads to, or into.
    fn of_reference(target: &str) -> Option<Component> {
        let (_, fragment) = target.split_once('#')?;
        Component::at(&Pointer::parse(fragment))
    }

    /// The component that stands at a place, or around it.
    fn at(pointer: &Pointer) -> Option<Component> {
        match pointer.tokens() {
            [first, section, name, ..] if first == "components" => {
                Some(Component::new(Kind::of_section(section)?, name))
            }
            _ => None,
        }
    }
}

/// Every component that is used, however indirectly.
pub(super) fn reached(tree: &Node) -> BTreeSet<Component> {
    let mut uses = Uses::default();
    uses.security(None, tree);
    outline::visit(tree, &mut |visit| uses.object(&visit));
    uses.variants_of_bases();
    let mut reached = BTreeSet::new();
    let mut queue: Vec<Component> = uses.by.remove(&None).unwrap_or_default();
    while let Some(component) = queue.pop() {
        if reached.insert(component.clone()) {
            queue.extend(uses.by.remove(&Some(component)).unwrap_or_default());
        }
    }
    reached
}

/// What uses which components; none is all that stands outside of components.
#[derive(Default)]
struct Uses {
    by: BTreeMap<Option<Component>, Vec<Component>>,
    /// Schemas with a discriminator.
    bases: BTreeSet<Component>,
    /// Schemas with one that they build on.
    variants: Vec<(Component, Component)>,
}

impl Uses {
    fn add(&mut self, user: &Option<Component>, used: Option<Component>) {
        if let Some(used) = used {
            self.by.entry(user.clone()).or_default().push(used);
        }
    }

    fn object(&mut self, visit: &Visit<'_>) {
        let user = Component::at(visit.pointer);
        if let Some(target) = visit.reference() {
            self.add(&user, Component::of_reference(target));
        }
        match visit.kind {
            Kind::Operation => self.security(user.as_ref(), visit.node),
            Kind::Discriminator => {
                self.bases.extend(user.clone());
                self.mapping(&user, visit.node);
            }
            Kind::Schema => self.variant(user.clone(), visit.node),
            Kind::Link => {
                let target = visit.node.get("operationRef").and_then(Node::as_str);
                self.add(&user, target.and_then(Component::of_reference));
            }
            _ => {}
        }
        // An extension may use components as it likes.
        for (name, entry) in visit.node.as_mapping().into_iter().flatten() {
            if name.starts_with("x-") && name != "x-webhooks" {
                self.extension(&user, &entry.node);
            }
        }
    }

    fn security(&mut self, user: Option<&Component>, node: &Node) {
        let requirements = node.get("security").and_then(Node::as_sequence);
        for requirement in requirements.into_iter().flatten() {
            for (name, _) in requirement.as_mapping().into_iter().flatten() {
                let scheme = Component::new(Kind::SecurityScheme, name);
                self.add(&user.cloned(), Some(scheme));
            }
        }
    }

    /// The values of a discriminator are names of components or references.
    fn mapping(&mut self, user: &Option<Component>, node: &Node) {
        let mapping = node.get("mapping").and_then(Node::as_mapping);
        for (_, entry) in mapping.into_iter().flatten() {
            if let Some(target) = entry.node.as_str() {
                let by_name = Component::new(Kind::Schema, target);
                self.add(user, Component::of_reference(target).or(Some(by_name)));
            }
        }
    }

    fn variant(&mut self, variant: Option<Component>, node: &Node) {
        let parts = node.get("allOf").and_then(Node::as_sequence);
        for part in parts.into_iter().flatten() {
            let target = part.get("$ref").and_then(Node::as_str);
            let base = target.and_then(Component::of_reference);
            self.variants.extend(base.zip(variant.clone()));
        }
    }

    /// A schema that builds on one with a discriminator is chosen by its own name,
    /// which nothing needs to write down (3.0.3, Composition and Inheritance): so
    /// the schema that it builds on uses it.
    fn variants_of_bases(&mut self) {
        let mut variants: BTreeMap<Component, Vec<Component>> = BTreeMap::new();
        for (base, variant) in std::mem::take(&mut self.variants) {
            variants.entry(base).or_default().push(variant);
        }
        let mut bases: Vec<Component> = std::mem::take(&mut self.bases).into_iter().collect();
        while let Some(base) = bases.pop() {
            for variant in variants.remove(&base).unwrap_or_default() {
                self.add(&Some(base.clone()), Some(variant.clone()));
                bases.push(variant);
            }
        }
    }

    fn extension(&mut self, user: &Option<Component>, node: &Node) {
        let mut stack = vec![node];
        while let Some(node) = stack.pop() {
            if let Some(target) = node.get("$ref").and_then(Node::as_str) {
                self.add(user, Component::of_reference(target));
            }
            stack.extend(node.as_sequence().into_iter().flatten());
            let entries = node.as_mapping().into_iter().flatten();
            stack.extend(entries.map(|(_, entry)| &entry.node));
        }
    }
}
