//! Headers of answers: a row for each.

use proc_macro2::Literal;
use quote::quote;

use super::doc;
use super::format::Item;
use super::imports::with_imports;
use super::type_ref::{header_kind, path_text, rust_type};
use crate::ir::{Api, HeadersDef};

pub(super) fn emit(api: &Api) -> Vec<Item> {
    let macros = Item::Tokens(quote!(
        use crate::runtime::headers;
    ));
    let structs = api.headers.iter().map(|def| Item::Text(rows(api, def)));
    with_imports(api, std::iter::once(macros).chain(structs))
}

fn rows(api: &Api, def: &HeadersDef) -> String {
    let rows = def.headers.iter().map(|header| {
        let doc = doc::text(header.doc.as_deref(), "    ");
        let ty = path_text(&rust_type(api, &header.ty, &quote!()));
        let (name, wire) = (&header.name, Literal::string(&header.wire_name));
        let kind = header_kind(api, &header.ty);
        format!("{doc}    {name}: {ty} = {wire} as {kind},\n")
    });
    let rows: String = rows.collect();
    format!("headers!({} {{\n{rows}}});\n", def.name)
}
