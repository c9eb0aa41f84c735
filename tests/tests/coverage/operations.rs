//! Operations: each is there once, with its name, method, path and scopes.

use std::collections::BTreeSet;

use countersign_catalogue::{Catalogue, Name, Operation as Row};
use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Operation;

use crate::gap::Gaps;

/// The document's operation of that catalogue id.
pub(crate) fn find<'d>(document: &'d ResolvedDocument, id: &str) -> Option<&'d Operation> {
    document
        .operations()
        .iter()
        .find(|operation| catalogue_id(operation) == Some(id))
}

fn catalogue_id(operation: &Operation) -> Option<&str> {
    operation.extensions.get("x-catalogue-id")?.as_str()
}

pub(crate) fn compare(
    catalogue: &Catalogue,
    names: &[Name],
    document: &ResolvedDocument,
    gaps: &mut Gaps,
) {
    for row in &catalogue.operations {
        gaps.row("operations");
        match find(document, &row.id) {
            Some(operation) => compare_one(catalogue, row, operation, gaps),
            None => gaps.add(&row.id, format!("no operation {} {}", row.method, row.path)),
        }
    }
    for name in names {
        let operation = find(document, &name.id).map(|operation| operation.id.as_str());
        if operation.is_some_and(|operation| operation != name.name) {
            gaps.add(&name.id, format!("is not called `{}`", name.name));
        }
    }
    let mut ids = BTreeSet::new();
    for operation in document.operations() {
        let id = catalogue_id(operation);
        let is_known = catalogue.operations.iter().any(|row| Some(&*row.id) == id);
        if !is_known || !ids.insert(id) {
            let what = "has no `x-catalogue-id` of the catalogue, or that of another";
            gaps.add(operation.id.as_str(), what);
        }
    }
}

fn compare_one(catalogue: &Catalogue, row: &Row, operation: &Operation, gaps: &mut Gaps) {
    let (method, path) = (operation.method.as_str(), &operation.path_template);
    if method != row.method || *path != row.path {
        let differs = format!("is {method} {path} instead of {} {}", row.method, row.path);
        gaps.add(&row.id, differs);
    }
    let Some(stated) = row.scope.as_deref().map(|scope| scopes(catalogue, scope)) else {
        return;
    };
    let list = operation.extensions.get("x-scopes");
    let list = list.and_then(|node| node.as_sequence()).unwrap_or_default();
    let documented: BTreeSet<&str> = list.iter().filter_map(|node| node.as_str()).collect();
    if documented != stated {
        let differs = format!("`x-scopes` is {documented:?} instead of {stated:?}");
        gaps.add(&row.id, differs);
    }
}

/// The scopes behind words such as `orders read or transactions read`. What stands
/// in parentheses is said of it by one document only.
fn scopes<'c>(catalogue: &'c Catalogue, words: &str) -> BTreeSet<&'c str> {
    let words = words.split(" (").next().unwrap_or_default();
    let mut scopes = BTreeSet::new();
    for word in words.split(" or ") {
        let row = catalogue.scopes.iter().find(|row| row.name == word);
        let row = row.unwrap_or_else(|| panic!("`{word}` is none of the scopes of A.1"));
        scopes.extend(row.scopes.iter().map(String::as_str));
    }
    scopes
}
