//! Schemas of the components that no operation reaches, for who asks for them.

use countersign_spec::resolve::SchemaId;

use super::Lowering;
use super::naming::NameHint;
use crate::ir::TypeRef;

impl Lowering<'_> {
    pub(super) fn unused(&mut self, schemas: &[SchemaId]) -> Vec<TypeRef> {
        let mut types = Vec::new();
        for id in schemas {
            let name = self.doc.schema(*id).name.as_deref().unwrap_or_default();
            types.push(self.schema(*id, &NameHint::of(name)).ty);
        }
        types
    }
}
