//! What a service sends by itself: the types of its payloads.

use countersign_spec::resolve::Operation;

use super::Lowering;
use super::media_type::json;
use super::naming::NameHint;
use super::operation::documentation;
use crate::ir::{TypeName, WebhookDef};

impl Lowering<'_> {
    pub(super) fn webhooks(&mut self) -> Vec<WebhookDef> {
        let doc = self.doc;
        let mut webhooks: Vec<WebhookDef> = Vec::new();
        for operation in doc.webhooks() {
            webhooks.extend(self.webhook(operation));
        }
        webhooks
    }

    /// A webhook with a JSON payload; others have nothing to be read into.
    fn webhook(&mut self, operation: &Operation) -> Option<WebhookDef> {
        let (_, content) = json(&operation.request_body.as_ref()?.content)?;
        let event = operation.path_template.as_str();
        let hint = NameHint::of(event);
        let ty = self.schema(content.schema?, &hint.part("payload")).ty;
        Some(WebhookDef {
            event: event.to_owned(),
            name: self.names.unique(TypeName::new(event)),
            doc: documentation(operation),
            ty,
        })
    }
}
