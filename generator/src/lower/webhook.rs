//! What a service sends by itself, as webhooks and callbacks: the types of its payloads,
//! and of what it wants to be answered.

use std::collections::HashMap;

use countersign_spec::resolve::{Operation, StatusPattern};

use super::Lowering;
use super::media_type::json;
use super::naming::NameHint;
use super::operation::documentation;
use crate::ir::{AskedDef, TypeName, WebhookDef};

impl Lowering<'_> {
    pub(super) fn webhooks(&mut self) -> Vec<WebhookDef> {
        let doc = self.doc;
        let mut webhooks: Vec<WebhookDef> = Vec::new();
        for operation in doc.webhooks() {
            webhooks.extend(self.webhook(&operation.path_template, operation));
        }
        // Operations may share a callback.
        let mut known = HashMap::new();
        for operation in doc.operations() {
            let called_back = operation.callbacks.iter().flat_map(|callback| {
                let requests = callback.requests.iter();
                requests.map(|request| (&callback.name, request))
            });
            for (name, request) in called_back {
                let id = operation.id.as_str().to_owned();
                if let Some(index) = known.get(&request.span) {
                    let webhook: Option<&mut WebhookDef> = webhooks.get_mut(*index);
                    let asked = webhook.and_then(|it| it.asked.as_mut());
                    asked.into_iter().for_each(|it| it.by.push(id.clone()));
                } else if let Some(mut webhook) = self.webhook(name, request) {
                    known.insert(request.span, webhooks.len());
                    let url = request.path_template.clone();
                    webhook.asked = Some(AskedDef { by: vec![id], url });
                    webhooks.push(webhook);
                }
            }
        }
        webhooks
    }

    /// One with a JSON payload; others have nothing to be read into.
    fn webhook(&mut self, event: &str, operation: &Operation) -> Option<WebhookDef> {
        let (_, content) = json(&operation.request_body.as_ref()?.content)?;
        let hint = NameHint::of(event);
        let ty = self.schema(content.schema?, &hint.part("payload")).ty;
        let name = self.names.unique(TypeName::new(event));
        let answers = operation.responses.iter();
        let mut answers = answers.filter(|answer| is_success(answer.status));
        let answer = answers.find_map(|answer| json(&answer.content)?.1.schema);
        let answer = answer.map(|schema| {
            let hint = hint.part("answer");
            let ty = self.schema(schema, &hint.part("body")).ty;
            (self.names.unique(TypeName::new(&hint.name)), ty)
        });
        Some(WebhookDef {
            event: event.to_owned(),
            asked: None,
            name,
            doc: documentation(operation),
            ty,
            answer,
        })
    }
}

/// What an operation's documentation says of its callbacks.
pub(super) fn told(operation: &Operation) -> Option<String> {
    let callbacks = operation.callbacks.iter();
    let names: Vec<String> = callbacks.map(|it| format!("`{}`", it.name)).collect();
    (!names.is_empty()).then(|| format!("Is called back with {}.", names.join(", ")))
}

fn is_success(status: StatusPattern) -> bool {
    match status {
        StatusPattern::Exact(status) => (200..300).contains(&status),
        StatusPattern::Class(class) => class == 2,
        StatusPattern::Default => false,
    }
}
