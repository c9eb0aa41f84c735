//! Which tag alone uses a type; what several use, or none, is shared. A module is not
//! taken apart: it belongs to all who use one of its types.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, ModuleName, SHARED, TypeRef, WEBHOOKS};

pub(super) fn run(api: &mut Api) {
    let uses = uses(api);
    let mut users: BTreeMap<ModuleName, BTreeSet<ModuleName>> = BTreeMap::new();
    for (user, roots) in roots(api) {
        let mut queue = roots;
        while let Some(module) = queue.pop() {
            let of_module = users.entry(module.clone()).or_default();
            if of_module.insert(user.clone()) {
                queue.extend(uses[&module].iter().cloned());
            }
        }
    }
    let group = |module: &ModuleName| match users.get(module) {
        Some(users) if users.len() == 1 => users.first().cloned(),
        _ => None,
    };
    for def in &mut api.types {
        def.group = Some(group(&def.module).unwrap_or_else(|| ModuleName::new(SHARED)));
    }
    let mut groups: Vec<_> = api.tags.iter().map(|tag| tag.module.clone()).collect();
    if !api.webhooks.is_empty() {
        groups.push(ModuleName::new(WEBHOOKS));
    }
    groups.retain(|group| group.as_str() != SHARED);
    groups.push(ModuleName::new(SHARED));
    api.groups = groups;
}

/// The modules that each module's types mention.
fn uses(api: &Api) -> BTreeMap<ModuleName, BTreeSet<ModuleName>> {
    let mut uses: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for def in &api.types {
        let parts = def.kind.parts();
        let used = parts.into_iter().filter_map(|ty| module(api, ty));
        uses.entry(def.module.clone()).or_default().extend(used);
    }
    uses
}

/// Who uses types from outside of them: a tag by its operations, webhooks, and nobody.
fn roots(api: &Api) -> Vec<(ModuleName, Vec<ModuleName>)> {
    let of_operations = api.operations.iter().map(|operation| {
        let mentions = operation.mentions().filter_map(|ty| module(api, ty));
        (operation.module.clone(), mentions.collect())
    });
    let of_webhooks = api.webhooks.iter().map(|webhook| {
        let mentions = webhook.mentions().filter_map(|ty| module(api, ty));
        (ModuleName::new(WEBHOOKS), mentions.collect())
    });
    // What nobody uses is shared, and so is what it mentions.
    let of_unused = api.unused.iter().map(|ty| {
        let mentions = module(api, ty).into_iter();
        (ModuleName::new(SHARED), mentions.collect())
    });
    of_operations.chain(of_webhooks).chain(of_unused).collect()
}

fn module(api: &Api, ty: &TypeRef) -> Option<ModuleName> {
    let id = ty.mentions()?;
    Some(api.type_def(id).module.clone())
}
