//! Which things stand in which module, as plain data.

use std::collections::BTreeMap;

use crate::ir::{Api, ModuleName, TypeId};

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
    Root,
    Client,
    Credentials,
    /// Operations by their index.
    Operations(Vec<usize>),
    Webhooks,
    TypesRoot,
    Types(Vec<TypeId>),
    WireRoot,
    Wire(Vec<TypeId>),
}

impl ModulePlan {
    fn new(path: impl Into<String>, doc: impl Into<String>, contents: Contents) -> ModulePlan {
        ModulePlan {
            path: path.into(),
            doc: doc.into(),
            contents,
        }
    }

    /// The module's name: that of its file.
    pub(super) fn name(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or_default();
        file.trim_end_matches(".rs")
    }
}

/// Plans every module of a crate.
pub(crate) fn plan(api: &Api) -> Vec<ModulePlan> {
    let mut plans = vec![
        ModulePlan::new("src/lib.rs", root_doc(api), Contents::Root),
        ModulePlan::new(
            "src/client.rs",
            "The client, and where the service is reached.",
            Contents::Client,
        ),
    ];
    if !api.credentials.is_empty() {
        let doc = "Ways to say who is calling.";
        plans.push(ModulePlan::new(
            "src/credentials.rs",
            doc,
            Contents::Credentials,
        ));
    }
    for tag in &api.tags {
        let operations = (0..api.operations.len())
            .filter(|index| api.operations[*index].module == tag.module)
            .collect();
        let doc = tag.doc.clone();
        plans.push(ModulePlan::new(
            format!("src/{}.rs", tag.module),
            doc.unwrap_or_else(|| format!("Operations of `{}`.", tag.module)),
            Contents::Operations(operations),
        ));
    }
    if !api.webhooks.is_empty() {
        let doc = "What the service sends by itself: events and their payloads.";
        plans.push(ModulePlan::new("src/webhooks.rs", doc, Contents::Webhooks));
    }
    plans.extend(type_plans(api));
    plans
}

fn type_plans(api: &Api) -> Vec<ModulePlan> {
    let mut modules: BTreeMap<&ModuleName, Vec<TypeId>> = BTreeMap::new();
    for (index, def) in api.types.iter().enumerate() {
        let ids = modules.entry(&def.module).or_default();
        ids.push(TypeId::new(index));
    }
    let mut plans = vec![
        ModulePlan::new(
            "src/types/mod.rs",
            "Everything that is sent and answered.",
            Contents::TypesRoot,
        ),
        ModulePlan::new(
            "src/wire/mod.rs",
            "How the types are read and written: a table for each, and a place for each member.",
            Contents::WireRoot,
        ),
    ];
    for (module, ids) in modules {
        let first = &api.type_def(ids[0]).name;
        plans.push(ModulePlan::new(
            format!("src/types/{module}.rs"),
            format!("`{first}` and what it is made of."),
            Contents::Types(ids.clone()),
        ));
        plans.push(ModulePlan::new(
            format!("src/wire/{module}.rs"),
            format!("How `{first}` and its parts are read and written."),
            Contents::Wire(ids),
        ));
    }
    plans
}

fn root_doc(api: &Api) -> String {
    let mut doc = format!("{}, version {}.", api.title, api.version);
    if let Some(description) = &api.description {
        doc.push_str("\n\n");
        doc.push_str(description);
    }
    doc
}
