//! Which parts of the runtime the API takes: found once, for the crate, its manifest and
//! the imports of each module.

use crate::ir::{Api, Needs, TypeRef};

pub(super) fn run(api: &mut Api) {
    let mut needs = Needs {
        client: !api.operations.is_empty(),
        streams: api.operations.iter().any(|it| !it.streams.is_empty()),
        headers: !api.headers.is_empty(),
        ..Needs::default()
    };
    let in_types = api.types.iter().flat_map(|def| def.kind.parts());
    let in_operations = api
        .operations
        .iter()
        .flat_map(|operation| operation.mentions());
    let in_webhooks = api.webhooks.iter().flat_map(|webhook| webhook.mentions());
    let in_headers = api.headers.iter().flat_map(|def| &def.headers);
    let in_headers = in_headers.map(|header| &header.ty);
    let in_operations = in_operations.chain(in_headers);
    for ty in in_types.chain(in_operations).chain(in_webhooks) {
        match ty.innermost() {
            TypeRef::Moment(_) | TypeRef::Day => needs.dates = true,
            TypeRef::Decimal(_) => needs.decimals = true,
            _ => {}
        }
    }
    api.needs = needs;
}
