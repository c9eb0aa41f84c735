//! The client and the operations of each tag.

use std::collections::BTreeMap;

use super::module::{CLIENT, Child, Contents, ModulePlan, child, of_group};
use crate::ir::{Api, ModuleName};

/// Adds their plans, and gives what the root holds of them.
pub(super) fn plan(api: &Api, plans: &mut Vec<ModulePlan>) -> Vec<Child> {
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
    if !api.headers.is_empty() {
        let doc = "Documented headers of answers.";
        plans.push(ModulePlan::new("src/headers.rs", doc, Contents::Headers));
        children.push(Child {
            features: with_client(Vec::new()),
            ..child("headers", true)
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
