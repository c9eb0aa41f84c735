//! Which name each type gets, and that no two get the same.

use std::collections::BTreeMap;

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::SchemaId;

use crate::ir::{ModuleName, Taken, TypeName};

/// Modules of an emitted crate that no document may name.
const RESERVED_MODULES: [&str; 15] = [
    "client",
    "credentials",
    "default",
    "headers",
    "jiff",
    "lib",
    "mod_",
    "reqwest",
    "runtime",
    "rust_decimal",
    "shared",
    "std",
    "types",
    "webhooks",
    "wire",
];

/// What an inline schema is called after: the type it belongs to and the words
/// that lead to it.
#[derive(Debug, Clone)]
pub(super) struct NameHint {
    /// The name it would have.
    pub(super) name: String,
    /// The module of the component or operation it belongs to.
    pub(super) module: ModuleName,
}

impl NameHint {
    /// For something with a name of its own.
    pub(super) fn of(name: &str) -> NameHint {
        NameHint {
            name: name.to_owned(),
            module: module(name),
        }
    }

    /// For a part of it.
    pub(super) fn part(&self, word: &str) -> NameHint {
        NameHint {
            name: format!("{} {word}", self.name),
            module: self.module.clone(),
        }
    }

    /// For an item of a list: `Order products` holds items called `Order product`.
    pub(super) fn item(&self) -> NameHint {
        let name = self.name.as_str();
        let singular = match name {
            _ if name.ends_with("ies") => format!("{}y", &name[..name.len() - 3]),
            _ if name.ends_with("sses") || name.ends_with("xes") => {
                name[..name.len() - 2].to_owned()
            }
            _ if name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us") => {
                name[..name.len() - 1].to_owned()
            }
            _ => format!("{name} item"),
        };
        NameHint {
            name: singular,
            module: self.module.clone(),
        }
    }
}

/// A module's name, clear of the crate's own.
pub(super) fn module(text: &str) -> ModuleName {
    let module = ModuleName::new(text);
    if RESERVED_MODULES.contains(&module.as_str()) {
        ModuleName::new(&format!("{text} model"))
    } else {
        module
    }
}

/// The names that are taken.
#[derive(Debug)]
pub(super) struct Names {
    types: Taken<TypeName>,
    components: BTreeMap<SchemaId, TypeName>,
}

impl Names {
    pub(super) fn new() -> Names {
        Names {
            types: Taken::of([]),
            components: BTreeMap::new(),
        }
    }

    pub(super) fn reserve_chosen(&mut self, names: Vec<(SchemaId, String)>) {
        for (id, name) in names {
            let name = self.unique(TypeName::new(&name));
            self.components.insert(id, name);
        }
    }

    pub(super) fn reserve_components(&mut self, doc: &ResolvedDocument) {
        for (id, schema) in doc.schemas() {
            if let Some(name) = &schema.name
                && !self.components.contains_key(&id)
            {
                let name = self.unique(TypeName::new(name));
                self.components.insert(id, name);
            }
        }
    }

    pub(super) fn of_type(&mut self, id: SchemaId, hint: &NameHint) -> TypeName {
        match self.components.get(&id) {
            Some(name) => name.clone(),
            None => self.unique(TypeName::new(&hint.name)),
        }
    }

    pub(super) fn unique(&mut self, name: TypeName) -> TypeName {
        self.types.distinct(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_called_by_the_singular() {
        let item = |name: &str| NameHint::of(name).item().name;
        assert_eq!(item("order products"), "order product");
        assert_eq!(item("categories"), "category");
        assert_eq!(item("addresses"), "address");
        assert_eq!(item("status"), "status item");
    }
}
