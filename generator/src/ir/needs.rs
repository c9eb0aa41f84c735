//! What an API needs of the runtime, and with it of libraries.

use super::{Api, TypeRef};

/// What an API needs beside what every crate has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needs {
    /// It has operations.
    pub(crate) client: bool,
    /// Some value is a moment or a day.
    pub(crate) dates: bool,
    /// Some value is an exact decimal.
    pub(crate) decimals: bool,
}

impl Needs {
    pub(crate) fn of(api: &Api) -> Needs {
        let mut needs = Needs {
            client: !api.operations.is_empty(),
            dates: false,
            decimals: false,
        };
        let in_types = api.types.iter().flat_map(|def| def.kind.parts());
        let in_operations = api
            .operations
            .iter()
            .flat_map(|operation| operation.mentions());
        let in_webhooks = api.webhooks.iter().map(|webhook| &webhook.ty);
        for ty in in_types.chain(in_operations).chain(in_webhooks) {
            match ty.innermost() {
                TypeRef::Moment(_) | TypeRef::Day => needs.dates = true,
                TypeRef::Decimal(_) => needs.decimals = true,
                _ => {}
            }
        }
        needs
    }
}
