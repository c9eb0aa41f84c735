//! The table of each type, a row for each member. Rows are written as text: they are long,
//! alike and many, and a printer would break them into several lines each.

use std::fmt::Write;

use proc_macro2::Literal;

use super::type_ref::{kind, table};
use crate::ir::{
    Api, EnumDef, FieldDef, JsonKind, ObjectDef, Presence, TypeDef, TypeId, TypeKind, UnionDef,
    UnionVariant,
};

/// One module of tables.
pub(super) fn emit(api: &Api, ids: &[TypeId]) -> String {
    let mut text = "use crate::{runtime::model::{*, Kind::*}, types};\n".to_owned();
    for id in ids {
        let def = api.type_def(*id);
        let (head, rows) = match &def.kind {
            TypeKind::Object(object) => ("object!", self::object(api, def, object)),
            TypeKind::Union(union) => ("union!", self::union(api, def, union)),
            TypeKind::Enum(enum_) => ("choice!", self::enum_(enum_)),
        };
        let name = &def.name;
        let table = match &def.kind {
            TypeKind::Enum(_) => String::new(),
            _ => format!("{}, \"{name}\", ", table(def)),
        };
        let _ = write!(text, "\n{head}({table}types::{name} {{\n{rows}}});\n");
    }
    text
}

fn object(api: &Api, def: &TypeDef, object: &ObjectDef) -> String {
    let rows = object.fields.iter().enumerate().map(|(index, field)| {
        let member = member(api, def, field);
        format!("    {index} {} = {member},\n", field.name)
    });
    let rest = object.rest.iter().map(|rest| {
        let kind = kind(api, def, &rest.ty);
        format!("    .. {} = {kind},\n", rest.name)
    });
    rows.chain(rest).collect()
}

fn member(api: &Api, def: &TypeDef, field: &FieldDef) -> String {
    let name = literal(&field.wire_name);
    let kind = kind(api, def, &field.ty);
    // A member that may be null or empty is read as absent when it is; only one that
    // may be neither can be missed.
    let may_be_none = field.is_nullable || field.may_be_empty;
    let presence = match field.presence {
        Presence::Required if !may_be_none => "required",
        _ => "optional",
    };
    let nullable = if field.is_nullable { ".nullable()" } else { "" };
    let empty = if field.may_be_empty {
        ".or_empty()"
    } else {
        ""
    };
    format!("{presence}({name}, {kind}){nullable}{empty}")
}

fn union(api: &Api, def: &TypeDef, union: &UnionDef) -> String {
    let rows = union.variants.iter().enumerate().map(|(index, variant)| {
        let row = row(api, def, variant);
        format!("    {index} {} = {row},\n", variant.name)
    });
    rows.collect()
}

fn row(api: &Api, def: &TypeDef, variant: &UnionVariant) -> String {
    let kind = kind(api, def, &variant.ty);
    let json: Vec<_> = variant.json.iter().map(|json| json_kind(*json)).collect();
    let mut row = format!("variant({kind}, &[{}])", json.join(", "));
    for (call, members) in [
        ("where_is", &variant.told_by),
        ("rather_where", &variant.hinted_by),
    ] {
        let members = members.iter().map(|by| {
            let (member, values) = (literal(&by.wire_name), literals(&by.values));
            format!("({member}, &[{values}])")
        });
        let members: Vec<_> = members.collect();
        if !members.is_empty() {
            let _ = write!(row, ".{call}(&[{}])", members.join(", "));
        }
    }
    if !variant.required.is_empty() {
        let _ = write!(row, ".with(&[{}])", literals(&variant.required));
    }
    row
}

fn json_kind(json: JsonKind) -> &'static str {
    match json {
        JsonKind::Boolean => "JsonKind::Boolean",
        JsonKind::Number => "JsonKind::Number",
        JsonKind::Text => "JsonKind::Text",
        JsonKind::List => "JsonKind::List",
        JsonKind::Object => "JsonKind::Object",
    }
}

fn enum_(enum_: &EnumDef) -> String {
    let rows = enum_
        .variants
        .iter()
        .map(|variant| format!("    {} = {},\n", variant.name, literal(&variant.wire_name)));
    rows.collect()
}

/// A text as Rust writes it.
fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

fn literals(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| literal(text)).collect();
    texts.join(", ")
}
