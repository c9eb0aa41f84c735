//! Which operation a link leads to.

use crate::document::Link;
use crate::nearest::nearest;
use crate::outline::{self, Kind};
use crate::resolve::{Operation, ResolvedDocument};
use crate::source::{Node, Pointer, Span};

/// Where a link leads.
pub(super) enum Target<'d> {
    Operation(&'d Operation),
    /// To another document, or to an operation that is not read here.
    Elsewhere,
}

/// Why a link leads nowhere.
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) what: String,
    pub(super) help: String,
}

/// Finds the operation; `place` tells where a member of the link stands.
pub(super) fn find<'d>(
    document: &'d ResolvedDocument,
    link: &Link,
    place: impl Fn(&str) -> Span,
) -> Result<Target<'d>, Fault> {
    let fault = |what: &str, help: &str| Fault {
        span: link.span,
        what: what.to_owned(),
        help: help.to_owned(),
    };
    match (&link.operation_id, &link.operation_ref) {
        (Some(id), None) => by_id(document, id, place("operationId")),
        (None, Some(reference)) => by_reference(document, reference, place("operationRef")),
        (Some(_), Some(_)) => Err(fault(
            "it has an `operationId` and an `operationRef`",
            "keep one of the two; OpenAPI does not allow both",
        )),
        (None, None) => Err(fault(
            "it leads to no operation",
            "add `operationId:` with the operation's name",
        )),
    }
}

fn by_id<'d>(document: &'d ResolvedDocument, id: &str, span: Span) -> Result<Target<'d>, Fault> {
    if let Some(operation) = document.operation(id) {
        return Ok(Target::Operation(operation));
    }
    if is_of_a_callback(document, id) {
        return Ok(Target::Elsewhere);
    }
    let ids = document.operations().iter();
    Err(Fault {
        span,
        what: format!("there is no operation `{id}`"),
        help: match nearest(id, ids.map(|operation| operation.id.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "check the spelling; it is the `operationId` of an operation".to_owned(),
        },
    })
}

/// Whether the document has such an operation where no caller sends it.
fn is_of_a_callback(document: &ResolvedDocument, id: &str) -> bool {
    let mut is_there = false;
    outline::visit(&document.tree, &mut |visit| {
        let own = visit.node.get("operationId").and_then(Node::as_str);
        is_there |= visit.kind == Kind::Operation && own == Some(id);
    });
    is_there
}

/// A reference within the document is followed, any other is left alone.
fn by_reference<'d>(
    document: &'d ResolvedDocument,
    reference: &str,
    span: Span,
) -> Result<Target<'d>, Fault> {
    let Some(fragment) = reference.strip_prefix('#') else {
        return Ok(Target::Elsewhere);
    };
    let pointer = Pointer::parse(fragment);
    // In a document of many files `#` may mean the file it stands in.
    let own_file = document.sources.root(span.file).map(AsRef::as_ref);
    let mut trees = [Some(document.tree.as_ref()), own_file]
        .into_iter()
        .flatten();
    let Some(node) = trees.find_map(|tree| pointer.find(tree)) else {
        return Err(Fault {
            span,
            what: format!("`{reference}` leads nowhere"),
            help: "write it as `#/paths/~1orders~1{id}/get`".to_owned(),
        });
    };
    let mut operations = document.operations().iter();
    Ok(operations
        .find(|operation| operation.span == node.span)
        .map_or(Target::Elsewhere, Target::Operation))
}
