//! What OpenAPI cannot say: the `x-` extensions of `spec/README.md`, one file each.
//!
//! A rule is read where it is used, with [`Rule::of`]. A malformed one is no rule: a
//! document of others may use the name for purposes of its own. `lint` tells of it,
//! by the registry [`KNOWN`].

mod along;
mod catalogue_id;
mod decimal_scale;
mod dependent_required;
mod filter;
mod holder;
mod mutually_exclusive;
mod pagination;
mod rate_limit;
mod recalculates;
mod refers_to;
mod refused_when_sent;
mod safe;
mod scopes;
mod serves;
mod sort;
mod write_once;

pub use along::schemas_along;
pub use catalogue_id::CatalogueId;
pub use decimal_scale::DecimalScale;
pub use dependent_required::DependentRequired;
pub use filter::{Comparison, Filter};
pub use holder::Holder;
pub use mutually_exclusive::MutuallyExclusive;
pub use pagination::Pagination;
pub use rate_limit::{CountHeader, RateLimit, TimeHeader, Unit};
pub use recalculates::Recalculates;
pub use refers_to::RefersTo;
pub use refused_when_sent::RefusedWhenSent;
pub use safe::{Safe, is_safe};
pub use scopes::Scopes;
pub use serves::Serves;
pub use sort::Sort;
pub use write_once::WriteOnce;

use serde::de::DeserializeOwned;

use crate::document::Extensions;
use crate::outline::Kind;
use crate::source::{Node, NodeError};

/// What one extension says.
pub trait Rule: DeserializeOwned {
    /// The extension's name.
    const NAME: &'static str;
    /// The objects on which it means something.
    const ON: &'static [Kind];

    /// The rule among an object's extensions; none where it is absent or malformed.
    #[must_use]
    fn of(extensions: &Extensions) -> Option<Self> {
        extensions.get(Self::NAME)?.read().ok()
    }

    /// What of a well-formed rule has no meaning where it stands, such as a member
    /// that the schema does not have.
    fn faults(&self, _holder: &Holder<'_>) -> Vec<String> {
        Vec::new()
    }
}

/// An extension that is known, for those who look for the unknown and the malformed.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// The objects on which it means something.
    pub on: &'static [Kind],
    read: fn(&Node, &Holder<'_>) -> Result<Vec<String>, NodeError>,
}

impl Known {
    const fn rule<R: Rule>() -> Known {
        Known {
            name: R::NAME,
            on: R::ON,
            read: |node, holder| Ok(node.read::<R>()?.faults(holder)),
        }
    }

    /// What is wrong with the extension's value.
    ///
    /// # Errors
    /// When it has another form than the extension's.
    pub fn faults(&self, value: &Node, holder: &Holder<'_>) -> Result<Vec<String>, NodeError> {
        (self.read)(value, holder)
    }
}

/// Every extension that is known here. `x-webhooks` is no rule: it is read with the
/// document, as `webhooks` is.
pub const KNOWN: &[Known] = &[
    Known::rule::<RateLimit>(),
    Known {
        name: "x-webhooks",
        on: &[Kind::Document],
        read: |_, _| Ok(Vec::new()),
    },
    Known::rule::<Serves>(),
    Known::rule::<CatalogueId>(),
    Known::rule::<Scopes>(),
    Known::rule::<Safe>(),
    Known::rule::<Pagination>(),
    Known::rule::<Filter>(),
    Known::rule::<Sort>(),
    Known::rule::<DependentRequired>(),
    Known::rule::<MutuallyExclusive>(),
    Known::rule::<WriteOnce>(),
    Known::rule::<RefusedWhenSent>(),
    Known::rule::<Recalculates>(),
    Known::rule::<DecimalScale>(),
    Known::rule::<RefersTo>(),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_known_extension_is_specified_and_named_once() {
        let page = include_str!("../README.md");
        let names: BTreeSet<&str> = KNOWN.iter().map(|known| known.name).collect();
        assert_eq!(names.len(), KNOWN.len());
        for name in names {
            assert!(page.contains(&format!("**`{name}`**")), "{name}");
        }
    }
}
