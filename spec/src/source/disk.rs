//! Reading one file of a document's folder: bounded by its length before it is
//! read, and never outside the folder, whatever links say.

use std::path::Path;

use super::{Limits, Span};
use crate::diagnostic::{Code, Diagnostic};

/// The bytes of a file of `folder`, unless it is too long or leads out of it.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where documents are read"
)]
pub(super) fn read_bounded(
    folder: &Path,
    name: &str,
    limits: &Limits,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let path = folder.join(name);
    let metadata = std::fs::metadata(&path).map_err(|error| not_opened(name, &error))?;
    if !metadata.is_file() {
        return Err(Diagnostic::error(
            Code::NOT_A_FILE,
            None,
            format_args!("`{name}` is not a file"),
        )
        .help("name a file, such as openapi.yaml")
        .into());
    }
    if metadata.len() > limits.file_bytes {
        return Err(too_large(name, metadata.len(), limits).into());
    }
    // A link inside the folder may still lead out of it.
    let real = std::fs::canonicalize(&path).map_err(|error| not_opened(name, &error))?;
    let inside = std::fs::canonicalize(folder).is_ok_and(|folder| real.starts_with(folder));
    if !inside {
        return Err(leaves_folder(None, name).into());
    }
    std::fs::read(&path).map_err(|error| not_opened(name, &error).into())
}

pub(super) fn too_large(name: &str, bytes: u64, limits: &Limits) -> Diagnostic {
    Diagnostic::error(
        Code::FILE_TOO_LARGE,
        None,
        format_args!(
            "`{name}` has {bytes} bytes; the limit is {}",
            limits.file_bytes
        ),
    )
    .help("split the document into files and refer to them with `$ref`")
}

pub(crate) fn leaves_folder(span: Option<Span>, reference: &str) -> Diagnostic {
    Diagnostic::error(
        Code::REF_LEAVES_FOLDER,
        span,
        format_args!("`{reference}` leads out of the document's folder"),
    )
    .help("copy the file into the folder; a document is self-contained")
}

fn not_opened(name: &str, error: &std::io::Error) -> Diagnostic {
    match error.kind() {
        // In plain words, since systems word it differently.
        std::io::ErrorKind::NotFound => Diagnostic::error(
            Code::UNREADABLE_FILE,
            None,
            format_args!("there is no file `{name}` in the document's folder"),
        )
        .help("check the spelling; a path is relative to the file that holds it"),
        _ => unreadable(None, name, error),
    }
}

pub(super) fn unreadable(
    span: Option<Span>,
    name: &str,
    why: impl std::fmt::Display,
) -> Diagnostic {
    Diagnostic::error(
        Code::UNREADABLE_FILE,
        span,
        format_args!("cannot read `{name}`: {why}"),
    )
    .help("check the path and its permissions")
}
