//! Callbacks: what a service sends to addresses that an operation told it.

use std::sync::Arc;

use indexmap::IndexMap;

use super::operation::{Inherited, Operation, OperationId, Path, Place, resolve_one};
use super::resolver::Resolver;
use crate::document::{self, RefOr};

/// A callback of an operation. Operations that refer to one share its requests.
#[derive(Debug, Clone)]
pub struct Callback {
    /// Its name.
    pub name: String,
    /// What is sent. The `path_template` of each is the URL, with runtime expressions.
    pub requests: Arc<Vec<Operation>>,
}

/// The callbacks of one operation. Those of their own requests are not followed, since
/// they may well be the same again.
pub(super) fn resolve(
    callbacks: IndexMap<String, RefOr<document::Callback>>,
    inherited: &Inherited<'_>,
    resolver: &mut Resolver<'_>,
) -> Vec<Callback> {
    let callbacks = callbacks.into_iter();
    let callbacks = callbacks.filter_map(|(name, callback)| {
        let requests = resolver.once(
            callback,
            |shared| &mut shared.callbacks,
            |resolver, callback| Some(Arc::new(requests(&name, callback, inherited, resolver))),
        )?;
        Some(Callback { name, requests })
    });
    callbacks.collect()
}

fn requests(
    name: &str,
    callback: document::Callback,
    inherited: &Inherited<'_>,
    resolver: &mut Resolver<'_>,
) -> Vec<Operation> {
    let mut requests = Vec::new();
    for (url, item) in callback.items {
        let Some(item) = resolver.follow(item) else {
            continue;
        };
        let path = Path {
            template: &url,
            parameters: &item.parameters,
            servers: &item.servers,
            place: Place::Callback,
        };
        for (method, operation) in item.operations {
            // Two operations may be called back in the same words, so an id is no fault here.
            let written = operation.operation_id.as_ref().map(|(id, _)| id.clone());
            let id = OperationId(written.unwrap_or_else(|| name.to_owned()));
            requests.push(resolve_one(
                id, method, operation, &path, inherited, resolver,
            ));
        }
    }
    requests
}
