//! What YAML and JSON refuse alike, in the same words.

use super::{Entry, FileId, Mapping, Span};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn empty(file: FileId) -> Diagnostic {
    Diagnostic::error(
        Code::EMPTY_DOCUMENT,
        Span::start_of(file),
        "the file is empty",
    )
    .help("an OpenAPI document begins with `openapi:` and a version")
}

pub(super) fn too_deep(span: Span, depth: usize) -> Diagnostic {
    Diagnostic::error(
        Code::NESTED_TOO_DEEP,
        span,
        format_args!("values are nested more than {depth} deep"),
    )
    .help("move inner parts into components and refer to them with `$ref`")
}

pub(super) fn too_many(span: Span, values: usize) -> Diagnostic {
    Diagnostic::error(
        Code::TOO_MANY_VALUES,
        span,
        format_args!("the file holds more than {values} values"),
    )
    .help("split the document into files and refer to them with `$ref`")
}

/// Adds an entry; of two equal keys the first stays and the second is reported.
pub(super) fn insert(
    entries: &mut Mapping,
    key: String,
    entry: Entry,
    problems: &mut Vec<Diagnostic>,
) {
    match entries.get(&key) {
        Some(first) => problems.push(
            Diagnostic::error(
                Code::DUPLICATE_KEY,
                entry.key_span,
                format_args!("the key `{key}` is written twice in one mapping"),
            )
            .related(first.key_span, "first written here")
            .help("remove one of the two, or merge their values"),
        ),
        None => {
            entries.insert(key, entry);
        }
    }
}
