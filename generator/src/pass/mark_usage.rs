//! Which way each type travels: what a caller writes needs constructors and
//! `Patch`, what a service answers does not.

use crate::ir::{Api, TypeId, TypeRef, Usage};

pub(super) fn run(api: &mut Api) {
    let mut requests = Vec::new();
    let mut responses = Vec::new();
    for operation in &api.operations {
        requests.extend(operation.sends().cloned());
        responses.extend(operation.is_answered().cloned());
    }
    // A webhook's payload is read by who uses the client, as an answer is, and answered.
    responses.extend(api.webhooks.iter().map(|webhook| webhook.ty.clone()));
    let answers = api.webhooks.iter().filter_map(|it| it.answer.as_ref());
    requests.extend(answers.map(|(_, ty)| ty.clone()));
    mark(api, &requests, |usage| &mut usage.in_requests);
    mark(api, &responses, |usage| &mut usage.in_responses);
    mark_unused(api);
}

fn mark(api: &mut Api, roots: &[TypeRef], direction: fn(&mut Usage) -> &mut bool) {
    let mut queue: Vec<TypeId> = roots.iter().filter_map(TypeRef::mentions).collect();
    while let Some(id) = queue.pop() {
        let def = &mut api.types[id.index()];
        if std::mem::replace(direction(&mut def.usage), true) {
            continue;
        }
        queue.extend(def.kind.parts().into_iter().filter_map(TypeRef::mentions));
    }
}

/// What nothing reaches may travel either way, but makes no other type do so.
fn mark_unused(api: &mut Api) {
    let mut queue: Vec<TypeId> = api.unused.iter().filter_map(TypeRef::mentions).collect();
    while let Some(id) = queue.pop() {
        let def = &mut api.types[id.index()];
        if def.usage.in_requests || def.usage.in_responses {
            continue;
        }
        def.usage = Usage {
            in_requests: true,
            in_responses: true,
        };
        queue.extend(def.kind.parts().into_iter().filter_map(TypeRef::mentions));
    }
}
