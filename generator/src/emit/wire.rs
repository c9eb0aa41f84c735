//! The table of each type, a row for each member. Rows are written as text: they are long,
//! alike and many, and a printer would break them into several lines each.

use std::fmt::Write;

use proc_macro2::Literal;

use super::type_ref::{is_kind, kind};
use crate::ir::{
    Api, EnumDef, FieldDef, JsonKind, ObjectDef, Presence, TypeDef, TypeId, TypeKind, UnionDef,
    UnionVariant,
};

/// One module of tables.
pub(super) fn emit(api: &Api, ids: &[TypeId]) -> String {
    let mut text = "use super::*;\n".to_owned();
    // A table has its type's name, and hides the kind that has it, too.
    let is_hidden = ids
        .iter()
        .any(|id| is_kind(api.type_def(*id).name.as_str()));
    let path = if is_hidden { "Kind::" } else { "" };
    for id in ids {
        let def = api.type_def(*id);
        let (head, rows) = match &def.kind {
            TypeKind::Object(object) => ("object!", self::object(api, def, object, path)),
            TypeKind::Union(union) => ("union!", self::union(api, def, union, path)),
            TypeKind::Enum(enum_) => ("choice!", self::enum_(enum_)),
        };
        let _ = write!(text, "\n{head}({} {{\n{rows}}});\n", def.name);
    }
    text
}

fn object(api: &Api, def: &TypeDef, object: &ObjectDef, path: &'static str) -> String {
    let rows = object.fields.iter().enumerate().map(|(index, field)| {
        let member = member(field);
        let kind = kind(api, def, &field.ty, path);
        format!("    {index} {}{member}: {kind},\n", field.name)
    });
    let rest = object.rest.iter().map(|rest| {
        let kind = kind(api, def, &rest.ty, path);
        format!("    .. {}: {kind},\n", rest.name)
    });
    rows.chain(rest).collect()
}

/// What a row says of a member beside its field and what it holds.
fn member(field: &FieldDef) -> String {
    let mut member = String::new();
    if field.name.as_str() != field.wire_name {
        let _ = write!(member, " {}", literal(&field.wire_name));
    }
    // A member that may be null or empty is read as absent when it is; only one that
    // may be neither can be missed.
    let may_be_none = field.is_nullable || field.may_be_empty;
    let is_required = field.presence == Presence::Required && !may_be_none;
    for (is_so, mark) in [
        (is_required, " required"),
        (field.is_nullable, " nullable"),
        (field.may_be_empty, " or_empty"),
    ] {
        if is_so {
            member.push_str(mark);
        }
    }
    member
}

fn union(api: &Api, def: &TypeDef, union: &UnionDef, path: &'static str) -> String {
    let rows = union.variants.iter().enumerate().map(|(index, variant)| {
        let row = row(api, def, variant, path);
        format!("    {index} {} = {row},\n", variant.name)
    });
    rows.collect()
}

fn row(api: &Api, def: &TypeDef, variant: &UnionVariant, path: &'static str) -> String {
    let kind = kind(api, def, &variant.ty, path);
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
