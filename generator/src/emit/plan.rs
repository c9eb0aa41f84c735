//! Which things stand in which module, as plain data.

use std::collections::BTreeMap;

use crate::ir::{Api, ModuleName, SHARED, TypeId, TypeName, WEBHOOKS};

/// One module and what stands in it.
#[derive(Debug)]
pub(crate) struct ModulePlan {
    /// Its file, inside the crate.
    pub(super) path: String,
    /// Its first lines.
    pub(super) doc: String,
    pub(super) contents: Contents,
}

/// What stands in a module.
#[derive(Debug)]
pub(super) enum Contents {
    Root(Vec<Child>),
    Client,
    Credentials,
    /// Operations by their index.
    Operations(Vec<usize>),
    Webhooks,
    /// Modules only, and what they export.
    Folder(Vec<Child>),
    /// The types of a tag, which are found beside those that several tags use.
    Group(Vec<Child>),
    Types(Vec<TypeId>),
    Wire(Vec<TypeId>),
}

/// A module inside another.
#[derive(Debug)]
pub(super) struct Child {
    pub(super) module: ModuleName,
    pub(super) is_public: bool,
    /// The features it is compiled with; with every set of them if there are none.
    pub(super) features: Vec<String>,
    pub(super) exports: Exports,
}

/// What a module exports of one inside of it, beside the module.
#[derive(Debug)]
pub(super) enum Exports {
    Nothing,
    Everything,
    Types(Vec<TypeName>),
}

/// The feature that an API's operations are compiled with.
pub(super) const CLIENT: &str = "client";

/// The feature of a group of types, and of the operations of the same tag.
pub(super) fn feature(group: &ModuleName) -> String {
    group.as_str().replace('_', "-")
}

impl ModulePlan {
    fn new(path: impl Into<String>, doc: impl Into<String>, contents: Contents) -> ModulePlan {
        ModulePlan {
            path: path.into(),
            doc: doc.into(),
            contents,
        }
    }
}

/// Plans every module of a crate.
pub(crate) fn plan(api: &Api) -> Vec<ModulePlan> {
    let mut plans = Vec::new();
    let mut children = Vec::new();
    if !api.operations.is_empty() {
        children.extend(client(api, &mut plans));
    }
    children.push(child("runtime", true));
    children.push(child("types", true));
    if !api.webhooks.is_empty() {
        let doc = "What the service sends by itself: events and their payloads.";
        plans.push(ModulePlan::new("src/webhooks.rs", doc, Contents::Webhooks));
        children.push(Child {
            features: of_group(api, WEBHOOKS),
            ..child(WEBHOOKS, true)
        });
    }
    children.push(child("wire", false));
    let root = ModulePlan::new("src/lib.rs", root_doc(api), Contents::Root(children));
    plans.insert(0, root);
    plans.extend(super::plan_types::plan(api));
    plans
}

pub(super) fn child(module: &str, is_public: bool) -> Child {
    Child {
        module: ModuleName::new(module),
        is_public,
        features: Vec::new(),
        exports: Exports::Nothing,
    }
}

/// The feature that a group stands behind, if types are grouped.
pub(super) fn of_group(api: &Api, group: &str) -> Vec<String> {
    let mut groups = api.groups.iter();
    let group = groups.find(|known| known.as_str() == group && group != SHARED);
    group.map(feature).into_iter().collect()
}

/// The client and the operations of each tag.
fn client(api: &Api, plans: &mut Vec<ModulePlan>) -> Vec<Child> {
    let with_client = |features: Vec<String>| {
        let client = std::iter::once(CLIENT.to_owned());
        client.chain(features).collect::<Vec<_>>()
    };
    let doc = "The client, and where the service is reached.";
    plans.push(ModulePlan::new("src/client.rs", doc, Contents::Client));
    let mut children = vec![Child {
        features: with_client(Vec::new()),
        ..child("client", false)
    }];
    if !api.credentials.is_empty() {
        let doc = "Ways to say who is calling.";
        let contents = Contents::Credentials;
        plans.push(ModulePlan::new("src/credentials.rs", doc, contents));
        children.push(Child {
            features: with_client(Vec::new()),
            ..child("credentials", true)
        });
    }
    let mut by_module: BTreeMap<&ModuleName, Vec<usize>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        by_module.entry(&operation.module).or_default().push(index);
    }
    for tag in &api.tags {
        let module = &tag.module;
        let doc = tag.doc.clone();
        let doc = doc.unwrap_or_else(|| format!("Operations of `{module}`."));
        let operations = by_module.remove(module).unwrap_or_default();
        let contents = Contents::Operations(operations);
        plans.push(ModulePlan::new(format!("src/{module}.rs"), doc, contents));
        children.push(Child {
            features: with_client(of_group(api, module.as_str())),
            ..child(module.as_str(), true)
        });
    }
    children
}

fn root_doc(api: &Api) -> String {
    let mut doc = format!("{}, version {}.", api.title, api.version);
    if let Some(description) = &api.description {
        doc.push_str("\n\n");
        doc.push_str(description);
    }
    doc
}
