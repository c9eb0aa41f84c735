//! Which types and tables stand in which module: one for each component and what it is
//! made of, in a folder for each group where types are grouped by tag.

use std::collections::BTreeMap;

use super::module::{Child, Contents, Exports, ModulePlan, child, of_group};
use crate::ir::{Api, ModuleName, SHARED, TypeId};

/// The types of one module.
type Modules<'a> = BTreeMap<&'a ModuleName, Vec<TypeId>>;

const TYPES: &str = "Everything that is sent and answered.";
const WIRE: &str =
    "How the types are read and written: a table for each, with a row for each member.";

pub(super) fn plan(api: &Api) -> Vec<ModulePlan> {
    let mut groups: BTreeMap<Option<&ModuleName>, Modules<'_>> = BTreeMap::new();
    for (index, def) in api.types.iter().enumerate() {
        let modules = groups.entry(def.group.as_ref()).or_default();
        let ids = modules.entry(&def.module).or_default();
        ids.push(TypeId::new(index));
    }
    let (mut types, mut wire) = (Vec::new(), Vec::new());
    let mut plans = Vec::new();
    for (group, modules) in groups {
        let Some(group) = group else {
            types.extend(type_modules(&modules));
            wire.extend(wire_modules(&modules));
            plans.extend(files(api, "", &modules));
            continue;
        };
        let features = of_group(api, group.as_str());
        types.push(Child {
            exports: Exports::Everything,
            features: features.clone(),
            ..child(group.as_str(), false)
        });
        wire.push(Child {
            features,
            ..child(group.as_str(), true)
        });
        plans.extend(group_files(api, group, &modules));
    }
    for (path, doc, contents) in [
        ("src/types/mod.rs", TYPES, Contents::Folder(types)),
        ("src/wire/mod.rs", WIRE, Contents::Tables(wire)),
    ] {
        plans.push(ModulePlan::new(path, doc, contents));
    }
    plans
}

fn group_files(api: &Api, group: &ModuleName, modules: &Modules<'_>) -> Vec<ModulePlan> {
    let (users, types) = match group.as_str() {
        SHARED => (
            "several tags use, or none".to_owned(),
            Contents::Folder as fn(_) -> _,
        ),
        group => (
            format!("only `{group}` uses"),
            Contents::Group as fn(_) -> _,
        ),
    };
    let mut plans = files(api, &format!("{group}/"), modules);
    plans.push(ModulePlan {
        path: format!("src/types/{group}/mod.rs"),
        doc: format!("Types that {users}."),
        contents: types(type_modules(modules)),
    });
    plans.push(ModulePlan {
        path: format!("src/wire/{group}/mod.rs"),
        doc: format!("How types that {users} are read and written."),
        contents: Contents::Group(wire_modules(modules)),
    });
    plans
}

fn type_modules(modules: &Modules<'_>) -> Vec<Child> {
    let modules = modules.keys().map(|module| Child {
        exports: Exports::Everything,
        ..child(module.as_str(), false)
    });
    modules.collect()
}

fn wire_modules(modules: &Modules<'_>) -> Vec<Child> {
    let modules = modules.keys().map(|module| child(module.as_str(), true));
    modules.collect()
}

/// The files of types and tables below `folder`, which ends with a slash or is empty.
fn files(api: &Api, folder: &str, modules: &Modules<'_>) -> Vec<ModulePlan> {
    let mut plans = Vec::new();
    for (module, ids) in modules {
        let first = &api.type_def(ids[0]).name;
        plans.push(ModulePlan {
            path: format!("src/types/{folder}{module}.rs"),
            doc: format!("`{first}` and what it is made of."),
            contents: Contents::Types(ids.clone()),
        });
        plans.push(ModulePlan {
            path: format!("src/wire/{folder}{module}.rs"),
            doc: format!("`{first}` and its parts on the wire."),
            contents: Contents::Wire(ids.clone()),
        });
    }
    plans
}
