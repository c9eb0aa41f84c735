//! Servers: those of the document, and those that only some operations have.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::Server;
use countersign_spec::resolve::Operation;

use crate::ir::{ServerDef, ServerVariableDef};

/// Where operations are reached.
pub(super) struct Reached {
    pub(super) root: Vec<ServerDef>,
    /// Other lists, each once.
    pub(super) own: Vec<Vec<ServerDef>>,
}

impl Reached {
    pub(super) fn of_root(doc: &ResolvedDocument) -> Reached {
        Reached {
            root: lowered(&doc.servers),
            own: Vec::new(),
        }
    }

    /// What its documentation says of it, if not the root's serve it.
    pub(super) fn told(&self, operation: &Operation) -> Option<String> {
        let servers = lowered(&operation.servers);
        let urls: Vec<String> = servers.iter().map(|it| format!("`{}`", it.url)).collect();
        (servers != self.root).then(|| format!("Served at {}.", urls.join(" or ")))
    }

    /// Which of the other lists an operation has, if not the root's.
    pub(super) fn of(&mut self, operation: &Operation) -> Option<usize> {
        let servers = lowered(&operation.servers);
        if servers == self.root {
            return None;
        }
        let known = self.own.iter().position(|own| *own == servers);
        Some(known.unwrap_or_else(|| {
            self.own.push(servers);
            self.own.len() - 1
        }))
    }
}

fn lowered(servers: &[Server]) -> Vec<ServerDef> {
    let servers = servers.iter().map(|server| ServerDef {
        url: server.url.clone(),
        doc: server.description.clone(),
        variables: server
            .variables
            .iter()
            .map(|(name, variable)| ServerVariableDef {
                name: name.clone(),
                doc: variable.description.clone(),
                default: variable.default.clone(),
                allowed: variable.allowed.clone(),
            })
            .collect(),
    });
    servers.collect()
}
