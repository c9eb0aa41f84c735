//! A struct or union that would contain itself holds that part behind a pointer.
//! Lists and maps are pointers already.

use crate::ir::{Api, TypeId, TypeKind, TypeRef};

pub(super) fn run(api: &mut Api) {
    for index in 0..api.types.len() {
        let id = TypeId::new(index);
        let inner = held(&api.types[index].kind);
        for held_id in inner {
            if reaches(api, held_id, id) {
                point_to(&mut api.types[index].kind, held_id);
            }
        }
    }
}

/// Whether a value of `from` would hold a `to` with no pointer between.
fn reaches(api: &Api, from: TypeId, to: TypeId) -> bool {
    let mut seen = vec![false; api.types.len()];
    let mut queue = vec![from];
    while let Some(id) = queue.pop() {
        if id == to {
            return true;
        }
        if !std::mem::replace(&mut seen[id.index()], true) {
            queue.extend(held(&api.type_def(id).kind));
        }
    }
    false
}

fn held(kind: &TypeKind) -> Vec<TypeId> {
    let named = |ty: &TypeRef| match ty {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    };
    kind.parts().into_iter().filter_map(named).collect()
}

fn point_to(kind: &mut TypeKind, target: TypeId) {
    for ty in kind.parts_mut() {
        if *ty == TypeRef::Named(target) {
            *ty = TypeRef::Boxed(target);
        }
    }
}
