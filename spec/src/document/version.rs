//! The `openapi` field: under which rules the rest is read.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Value};

/// A version of the specification. 3.2 is read as 3.1 with a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// 3.0.x: schemas are an extended subset of JSON Schema draft 5.
    V3_0,
    /// 3.1.x: schemas are JSON Schema 2020-12.
    V3_1,
}

pub(super) fn read(root: &Node, problems: &mut Vec<Diagnostic>) -> Option<Version> {
    if let Some(swagger) = root.get("swagger") {
        problems.push(
            Diagnostic::error(
                Code::SWAGGER_2,
                swagger.span,
                "this is a Swagger 2.0 document, which is another format",
            )
            .help("convert it to OpenAPI 3 first, for example with swagger2openapi"),
        );
        return None;
    }
    let Some(version) = root.get("openapi") else {
        problems.push(
            Diagnostic::error(
                Code::NOT_OPENAPI,
                root.span,
                "this is no OpenAPI document: it has no `openapi` field",
            )
            .help("the root of a document begins with `openapi: 3.0.3` or `openapi: 3.1.0`"),
        );
        return None;
    };
    let text = match &version.value {
        Value::String(text) => text.as_str(),
        // `openapi: 3.1` without quotes is a number.
        Value::Number(number) => number.as_str(),
        _ => "",
    };
    let is = |minor: &str| text == minor || text.starts_with(&format!("{minor}."));
    if is("3.0") {
        Some(Version::V3_0)
    } else if is("3.1") {
        Some(Version::V3_1)
    } else if text.starts_with("3.") {
        problems.push(
            Diagnostic::warning(
                Code::NEWER_VERSION,
                version.span,
                format_args!("OpenAPI {text} is read as 3.1"),
            )
            .help("members that 3.1 does not have are reported and left out"),
        );
        Some(Version::V3_1)
    } else {
        problems.push(
            Diagnostic::error(
                Code::NOT_OPENAPI,
                version.span,
                "the `openapi` field names no version that can be read",
            )
            .help("3.0.x and 3.1.x can be read; write it as text, such as \"3.0.3\""),
        );
        None
    }
}
