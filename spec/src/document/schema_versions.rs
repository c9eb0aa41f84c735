//! Keywords of schemas that only one version of OpenAPI has, met in the other.
//!
//! Nobody who writes one means anything else than it says: it is told, and read as the
//! version that has it means it.

use std::fmt;

use super::{Context, Version};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Span};

/// Keywords that 3.1 added, each with what a document of 3.0 writes in its place.
const OF_3_1: [(&str, &str); 19] = [
    ("const", "write `enum` with this one value"),
    ("examples", "write one `example`"),
    ("patternProperties", "write `additionalProperties`"),
    ("propertyNames", NO_OTHER_FORM),
    ("prefixItems", "describe all items by one schema"),
    ("contains", NO_OTHER_FORM),
    ("minContains", NO_OTHER_FORM),
    ("maxContains", NO_OTHER_FORM),
    ("if", "write the cases as `oneOf`"),
    ("then", "write the cases as `oneOf`"),
    ("else", "write the cases as `oneOf`"),
    ("dependentSchemas", NO_OTHER_FORM),
    ("dependentRequired", NO_OTHER_FORM),
    ("unevaluatedItems", NO_OTHER_FORM),
    ("unevaluatedProperties", "write `additionalProperties`"),
    ("contentEncoding", "write `format: byte` for base64"),
    ("contentMediaType", NO_OTHER_FORM),
    ("contentSchema", NO_OTHER_FORM),
    ("$defs", "move the schemas to `components.schemas`"),
];

/// Keywords by which 3.1 finds schemas; 3.0 finds nothing by them.
const IDENTITY: [&str; 4] = ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef"];

const NO_OTHER_FORM: &str =
    "3.0 cannot say it: write `openapi: 3.1.0`, or tell it in the description";

/// Tells every keyword of a schema that the document's version does not have.
pub(super) fn report_keywords(node: &Node, cx: &mut Context<'_>) {
    match cx.version {
        Version::V3_0 => {
            for (keyword, help) in OF_3_1 {
                // Named examples are an OpenAPI habit that schemas of no version share.
                let value = node.get(keyword);
                if let Some(value) = value.filter(|it| keyword != "examples" || is_list(it)) {
                    report_other(value.span, format_args!("`{keyword}`"), help, cx);
                }
            }
            for keyword in IDENTITY {
                if let Some(value) = node.get(keyword) {
                    report_identity(value.span, keyword, cx);
                }
            }
        }
        Version::V3_1 => {
            if let Some(value) = node.get("nullable") {
                let help =
                    "add \"null\" to the list of types, or to `anyOf` as `{ type: \"null\" }`";
                report_other(value.span, "`nullable`", help, cx);
            }
        }
    }
}

/// Tells a form of a keyword, or a keyword, that is read as the other version means it.
pub(super) fn report_other(
    span: Span,
    what: impl fmt::Display,
    help: impl fmt::Display,
    cx: &mut Context<'_>,
) {
    let (theirs, ours) = match cx.version {
        Version::V3_0 => ("3.1", "3.0"),
        Version::V3_1 => ("3.0", "3.1"),
    };
    cx.report(
        Diagnostic::warning(
            Code::KEYWORD_OF_OTHER_VERSION,
            span,
            format_args!(
                "{what} is OpenAPI {theirs}; this document is {ours}, and it is read as {theirs} means it"
            ),
        )
        .help(help),
    );
}

fn report_identity(span: Span, keyword: &str, cx: &mut Context<'_>) {
    cx.report(
        Diagnostic::warning(
            Code::KEYWORD_OF_OTHER_VERSION,
            span,
            format_args!(
                "`{keyword}` is OpenAPI 3.1; this document is 3.0, and nothing is found by it"
            ),
        )
        .help("refer to a schema by its place, such as `#/components/schemas/Order`"),
    );
}

fn is_list(node: &Node) -> bool {
    node.as_sequence().is_some()
}
