//! Which things stand in which module, as plain data.

mod client;
mod module;
mod types;

pub(super) use module::{CLIENT, Child, Contents, Exports, ModulePlan, feature};

use crate::ir::{Api, WEBHOOKS};
use module::{child, of_group};

/// Plans every module of a crate.
pub(crate) fn plan(api: &Api) -> Vec<ModulePlan> {
    let mut plans = Vec::new();
    let mut children = Vec::new();
    if !api.operations.is_empty() {
        children.extend(client::plan(api, &mut plans));
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
    plans.extend(types::plan(api));
    plans
}

/// The feature that the operations of a module stand behind beside the client, if any.
pub(super) fn feature_of(api: &Api, module: &str) -> Option<String> {
    of_group(api, module).pop()
}

fn root_doc(api: &Api) -> String {
    let mut doc = match api.version.trim() {
        "" => format!("{}.", api.title),
        version => format!("{}, version {version}.", api.title),
    };
    if let Some(description) = &api.description {
        doc.push_str("\n\n");
        doc.push_str(description);
    }
    doc
}
