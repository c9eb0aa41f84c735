//! `x-pagination`: how a list is cut into pages.

use serde::Deserialize;

use super::holder::{answers, no_pointer};
use super::{Holder, Rule, schemas_along};
use crate::document::Location;
use crate::outline::Kind;
use crate::resolve::Operation;
use crate::source::Pointer;

/// How a list is cut into pages. Parameters are query parameters by their names,
/// everything in the body is a JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "style", rename_all = "lowercase", deny_unknown_fields)]
pub enum Pagination {
    /// By the number of the page.
    Page {
        /// The parameter with the number, from 1.
        page: String,
        /// The parameter with the number of items on a page.
        size: Option<String>,
        /// The list.
        items: String,
        /// The number of all items.
        total: Option<String>,
        /// The number of pages.
        pages: Option<String>,
        /// The status of an answer without items.
        empty: Option<String>,
    },
    /// By a mark that each answer gives for the next.
    Cursor {
        /// The parameter with the mark.
        cursor: String,
        /// The parameter with the number of items on a page.
        size: Option<String>,
        /// The list.
        items: String,
        /// The mark for the next answer; absent or null after the last.
        next: String,
        /// The status of an answer without items.
        empty: Option<String>,
    },
    /// By the header `Link` with `rel="next"` (RFC 8288).
    Link {
        /// The parameter with the number of items on a page.
        size: Option<String>,
        /// The list.
        items: String,
        /// The status of an answer without items.
        empty: Option<String>,
    },
}

impl Pagination {
    /// Where the list stands in the body.
    #[must_use]
    pub fn items(&self) -> Pointer {
        Pointer::parse(self.items_text())
    }

    fn items_text(&self) -> &str {
        let (Pagination::Page { items, .. }
        | Pagination::Cursor { items, .. }
        | Pagination::Link { items, .. }) = self;
        items
    }

    /// The parameter with the number of items on a page.
    #[must_use]
    pub fn size(&self) -> Option<&str> {
        let (Pagination::Page { size, .. }
        | Pagination::Cursor { size, .. }
        | Pagination::Link { size, .. }) = self;
        size.as_deref()
    }

    /// The parameter that moves from page to page.
    #[must_use]
    pub fn position(&self) -> Option<&str> {
        match self {
            Pagination::Page { page, .. } => Some(page),
            Pagination::Cursor { cursor, .. } => Some(cursor),
            Pagination::Link { .. } => None,
        }
    }

    /// The status of an answer without items.
    #[must_use]
    pub fn empty(&self) -> Option<&str> {
        let (Pagination::Page { empty, .. }
        | Pagination::Cursor { empty, .. }
        | Pagination::Link { empty, .. }) = self;
        empty.as_deref()
    }

    fn other_pointers(&self) -> Vec<&str> {
        match self {
            Pagination::Page { total, pages, .. } => [total, pages]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect(),
            Pagination::Cursor { next, .. } => vec![next],
            Pagination::Link { .. } => Vec::new(),
        }
    }
}

impl Rule for Pagination {
    const NAME: &'static str = "x-pagination";
    const ON: &'static [Kind] = &[Kind::Operation];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let Some(operation) = holder.operation() else {
            return Vec::new();
        };
        let mut faults = Vec::new();
        for name in self.position().into_iter().chain(self.size()) {
            if !has_query_parameter(operation, name) {
                faults.push(format!("the operation has no query parameter `{name}`"));
            }
        }
        let items = self.items().join("*").to_string();
        let own = [self.items_text()].into_iter().chain(self.other_pointers());
        faults.extend(own.filter_map(no_pointer));
        for pointer in [&items[..]].into_iter().chain(self.other_pointers()) {
            let at = Pointer::parse(pointer);
            let leads_somewhere = |schema| !schemas_along(holder.document, schema, &at).is_empty();
            if !answers(operation).any(leads_somewhere) {
                faults.push(format!("no answer of success has anything at `{pointer}`"));
            }
        }
        if let Some(empty) = self.empty()
            && !operation
                .responses
                .iter()
                .any(|response| response.status.to_string() == empty)
        {
            faults.push(format!("the operation documents no status {empty}"));
        }
        faults
    }
}

fn has_query_parameter(operation: &Operation, name: &str) -> bool {
    let mut parameters = operation.parameters.iter();
    parameters.any(|parameter| parameter.location == Location::Query && parameter.name == name)
}
