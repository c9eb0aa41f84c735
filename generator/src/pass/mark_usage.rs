//! Which way each type travels: what a caller writes needs constructors and
//! `Patch`, what a service answers does not.

use crate::ir::{Api, TypeId, TypeKind, TypeRef, Usage};

pub(super) fn run(api: &mut Api) {
    let mut requests = Vec::new();
    let mut responses = Vec::new();
    for operation in &api.operations {
        requests.extend(operation.request_body.iter().map(|body| body.ty.clone()));
        requests.extend(operation.parameters.iter().map(|p| p.ty.clone()));
        let errors = operation.error.variants.iter().map(|v| &v.response);
        let answers = operation.success.responses.iter().chain(errors);
        responses.extend(answers.filter_map(|answer| answer.ty.clone()));
    }
    // A webhook's payload is read by the client, as an answer is.
    responses.extend(api.webhooks.iter().map(|webhook| webhook.ty.clone()));
    mark(api, &requests, |usage| &mut usage.in_requests);
    mark(api, &responses, |usage| &mut usage.in_responses);
}

fn mark(api: &mut Api, roots: &[TypeRef], direction: fn(&mut Usage) -> &mut bool) {
    let mut queue: Vec<TypeId> = roots.iter().filter_map(TypeRef::mentions).collect();
    while let Some(id) = queue.pop() {
        let def = &mut api.types[id.index()];
        if std::mem::replace(direction(&mut def.usage), true) {
            continue;
        }
        match &def.kind {
            TypeKind::Object(object) => {
                queue.extend(object.fields.iter().filter_map(|f| f.ty.mentions()));
            }
            TypeKind::Union(union) => {
                queue.extend(union.variants.iter().filter_map(|v| v.ty.mentions()));
            }
            TypeKind::Enum(_) => {}
        }
    }
}
