//! Which schemas of the components no operation, webhook or callback leads to.

use std::collections::BTreeSet;

use super::{Content, Operation, ResolvedDocument, SchemaId};

impl ResolvedDocument {
    /// Schemas of the components, in the order written, that nothing sends and nothing
    /// answers, as they are or as a part of another.
    #[must_use]
    pub fn unused_schemas(&self) -> Vec<SchemaId> {
        let callbacks = self.operations.iter().flat_map(|it| &it.callbacks);
        let called_back = callbacks.flat_map(|callback| callback.requests.iter());
        let operations = self.operations.iter().chain(&self.webhooks);
        let operations = operations.chain(called_back);
        let mut stack: Vec<SchemaId> = operations.flat_map(schemas_of).collect();
        let mut used: BTreeSet<SchemaId> = stack.iter().copied().collect();
        while let Some(id) = stack.pop() {
            let schema = self.schema(id);
            let parts = schema.shape.parts().chain(schema.mapping.values());
            stack.extend(parts.filter(|part| used.insert(**part)).copied());
        }
        // Two names for one schema are one schema.
        let components = self.component_schemas.iter();
        components.filter(|id| used.insert(**id)).copied().collect()
    }
}

fn schemas_of(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|one| one.schema);
    let request = operation.request_body.iter();
    let request = request.flat_map(|body| of_content(&body.content));
    let answers = operation.responses.iter().flat_map(|response| {
        let headers = response.headers.iter().map(|header| header.schema);
        headers.chain(of_content(&response.content))
    });
    parameters.chain(request).chain(answers).flatten()
}

fn of_content(content: &Content) -> impl Iterator<Item = Option<SchemaId>> {
    content.values().map(|media_type| media_type.schema)
}
