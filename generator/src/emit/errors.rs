//! The documented errors of an operation: a row for each status. The macro makes an enum
//! of them, with their documentation, and what each means in a sentence.

use proc_macro2::Literal;

use super::doc;
use super::format::Item;
use super::type_ref::{content_type, path_text};
use crate::ir::{Api, ErrorDef, ErrorVariant};

pub(super) fn emit(api: &Api, error: &ErrorDef, id: &str) -> Item {
    let rows = error.variants.iter().map(|variant| row(api, variant));
    let rows: String = rows.collect();
    let id = Literal::string(id);
    let end = if rows.is_empty() { "" } else { "\n" };
    Item::Text(format!("errors!({}, {id} {{{end}{rows}}});\n", error.name))
}

fn row(api: &Api, variant: &ErrorVariant) -> String {
    let (status, name) = (variant.response.status, &variant.name);
    let content = variant.response.content.as_ref();
    let body = content.map(|content| format!("({})", path_text(&content_type(api, content))));
    let body = body.unwrap_or_default();
    let about = Literal::string(&about(variant));
    format!("    \"{status}\" {name}{body} = {about},\n")
}

/// What the document says of the error, its first sentence in one line: it is shown alone.
fn about(variant: &ErrorVariant) -> String {
    let text = doc::lines(variant.doc.as_deref().unwrap_or_default()).join("\n");
    let first = doc::first_sentence(&text);
    let words: Vec<&str> = first.split_whitespace().collect();
    text.replacen(first, &words.join(" "), 1)
}
