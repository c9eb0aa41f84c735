//! A type that is sent and answered, with a member that has to be there on one of
//! the two ways only, becomes two types: what is answered keeps the name, what is
//! sent is its input. What does not travel at all is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Api, Content, FieldDef, Presence, Sent, Taken, Travel, TypeDef, TypeId, TypeKind, TypeName,
    TypeRef, Usage,
};

pub(super) fn run(api: &mut Api) {
    let inputs = add_inputs(api, &to_split(api));
    for operation in &mut api.operations {
        let body = operation.request_body.as_mut();
        if let Some(Sent::Whole(Content::Json(ty))) = body.map(|body| &mut body.sent) {
            redirect(ty, &inputs);
        }
        for parameter in &mut operation.parameters {
            redirect(&mut parameter.ty, &inputs);
        }
    }
    for def in &mut api.types {
        if !def.usage.in_responses {
            for ty in def.kind.parts_mut() {
                redirect(ty, &inputs);
            }
        }
        keep_what_travels(def);
    }
}

/// The types that need two views, and those that hold one of them.
fn to_split(api: &Api) -> BTreeSet<TypeId> {
    let ids = || (0..api.types.len()).map(TypeId::new);
    let is_used_both_ways = |id: &TypeId| {
        let usage = api.type_def(*id).usage;
        usage.in_requests && usage.in_responses
    };
    let goes_one_way =
        |field: &FieldDef| field.presence == Presence::Required && field.travel != Travel::BothWays;
    let mut split: BTreeSet<TypeId> = ids()
        .filter(is_used_both_ways)
        .filter(|id| match &api.type_def(*id).kind {
            TypeKind::Object(object) => object.fields.iter().any(goes_one_way),
            TypeKind::Enum(_) | TypeKind::Union(_) => false,
        })
        .collect();
    loop {
        let holds = |id: &TypeId| {
            let parts = api.type_def(*id).kind.parts();
            let mut parts = parts.into_iter().filter_map(TypeRef::mentions);
            parts.any(|part| split.contains(&part))
        };
        let holders: Vec<TypeId> = ids()
            .filter(|id| !split.contains(id) && is_used_both_ways(id) && holds(id))
            .collect();
        if holders.is_empty() {
            return split;
        }
        split.extend(holders);
    }
}

/// Adds an input for each of the types, and says which is whose.
fn add_inputs(api: &mut Api, split: &BTreeSet<TypeId>) -> BTreeMap<TypeId, TypeId> {
    let mut names = Taken::of(api.types.iter().map(|def| def.name.clone()));
    let mut inputs = BTreeMap::new();
    for id in split {
        let answered = &mut api.types[id.index()];
        answered.usage.in_requests = false;
        let name = TypeName::new(&format!("{} input", answered.name));
        let sentence = format!("What is sent; `{}` is what is answered.", answered.name);
        let input = TypeDef {
            name: names.distinct(name),
            doc: Some(match &answered.doc {
                Some(doc) => format!("{}\n\n{sentence}", doc.trim_end()),
                None => sentence,
            }),
            usage: Usage {
                in_requests: true,
                in_responses: false,
            },
            ..answered.clone()
        };
        inputs.insert(*id, TypeId::new(api.types.len()));
        api.types.push(input);
    }
    inputs
}

fn redirect(ty: &mut TypeRef, inputs: &BTreeMap<TypeId, TypeId>) {
    match ty {
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => {
            redirect(inner, inputs);
        }
        TypeRef::Named(id) | TypeRef::Boxed(id) => *id = inputs.get(id).copied().unwrap_or(*id),
        _ => {}
    }
}

/// Leaves out of requests what only answers have; answers may lack what only
/// requests have.
fn keep_what_travels(def: &mut TypeDef) {
    let TypeKind::Object(object) = &mut def.kind else {
        return;
    };
    if def.usage.in_responses {
        let of_requests = object.fields.iter_mut();
        of_requests
            .filter(|field| field.travel == Travel::OnlySent)
            .for_each(|field| field.presence = Presence::Optional);
    } else if def.usage.in_requests {
        object
            .fields
            .retain(|field| field.travel != Travel::OnlyAnswered);
    }
}
