//! A module and what stands in it: data only.

use crate::ir::{Api, ModuleName, SHARED, TypeId};

/// One module and what stands in it.
#[derive(Debug)]
pub(crate) struct ModulePlan {
    /// Its file, inside the crate.
    pub(in crate::emit) path: String,
    /// Its first lines.
    pub(in crate::emit) doc: String,
    pub(in crate::emit) contents: Contents,
}

/// What stands in a module.
#[derive(Debug)]
pub(in crate::emit) enum Contents {
    Root(Vec<Child>),
    Client,
    Credentials,
    /// Operations by their index.
    Operations(Vec<usize>),
    /// Headers of answers.
    Headers,
    Webhooks,
    /// Modules only, and what they export.
    Folder(Vec<Child>),
    /// Modules that see what the one around them does: types of a tag find those that several
    /// tags use.
    Group(Vec<Child>),
    /// Modules of tables.
    Tables(Vec<Child>),
    Types(Vec<TypeId>),
    Wire(Vec<TypeId>),
}

/// A module inside another.
#[derive(Debug)]
pub(in crate::emit) struct Child {
    pub(in crate::emit) module: ModuleName,
    pub(in crate::emit) is_public: bool,
    /// The features it is compiled with; with every set of them if there are none.
    pub(in crate::emit) features: Vec<String>,
    pub(in crate::emit) exports: Exports,
}

/// What a module exports of one inside of it, beside the module.
#[derive(Debug)]
pub(in crate::emit) enum Exports {
    Nothing,
    Everything,
}

/// The feature that an API's operations are compiled with.
pub(in crate::emit) const CLIENT: &str = "client";

/// The feature of a group of types, and of the operations of the same tag.
pub(in crate::emit) fn feature(group: &ModuleName) -> String {
    group.as_str().replace('_', "-")
}

impl ModulePlan {
    pub(super) fn new(
        path: impl Into<String>,
        doc: impl Into<String>,
        contents: Contents,
    ) -> ModulePlan {
        ModulePlan {
            path: path.into(),
            doc: doc.into(),
            contents,
        }
    }
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
