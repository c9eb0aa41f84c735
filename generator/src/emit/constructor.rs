//! How a value to be sent is made: `new` asks for what is required, and a method for each
//! other member sets it. All of a kind are alike, so that each is a row of a macro.

use quote::quote;

use super::format::Item;
use super::type_ref::{Holder, holder, path_text, rust_type};
use crate::ir::{Api, FieldDef, ObjectDef, Presence, Travel, TypeDef, TypeRef};

pub(super) fn emit(api: &Api, def: &TypeDef, object: &ObjectDef) -> Item {
    let fields = || object.fields.iter();
    let asked = fields().filter(|field| is_asked(def, field));
    let asked: Vec<String> = asked
        .map(|field| format!("{}: {}", field.name, taken(api, def, field)))
        .collect();
    let is_set = |field: &&FieldDef| !is_asked(def, field) && field.travel != Travel::OnlyAnswered;
    let setters = fields().filter(is_set).map(|field| {
        // `new` is taken by the constructor.
        let method = match field.name.as_str() {
            "new" => " as new_",
            _ => "",
        };
        format!("    {}{method}: {},\n", field.name, taken(api, def, field))
    });
    let rest = object.rest.iter().map(|rest| {
        let ty = type_text(api, &rest.ty);
        format!("    {}: all {ty},\n", rest.name)
    });
    let rows: String = setters.chain(rest).collect();
    let end = if rows.is_empty() { "" } else { "\n" };
    let (name, asked) = (&def.name, asked.join(", "));
    Item::Text(format!("setters!({name}({asked}) {{{end}{rows}}});\n"))
}

/// Whether a value cannot be made without this member: a required one that may be
/// null has to be said to be so.
fn is_asked(def: &TypeDef, field: &FieldDef) -> bool {
    let is_required = field.presence == Presence::Required;
    is_required && holder(def, field) != Holder::Option
}

/// How a value is taken, and its type.
fn taken(api: &Api, def: &TypeDef, field: &FieldDef) -> String {
    let how = match holder(def, field) {
        Holder::Patch => "patch",
        _ if converts(&field.ty) => "into",
        _ => "set",
    };
    format!("{how} {}", type_text(api, &field.ty))
}

/// Types that callers have in more than one form.
fn converts(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Text | TypeRef::Decimal(_))
}

fn type_text(api: &Api, ty: &TypeRef) -> String {
    path_text(&rust_type(api, ty, &quote!(super::)))
}
