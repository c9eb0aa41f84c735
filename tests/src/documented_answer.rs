//! The answers that a document shows: an example of a body, with the status it comes under.

use countersign_spec::resolve::{Operation, ResolvedDocument, StatusPattern};

/// An answer as a service would send it.
#[derive(Debug, Clone)]
pub struct DocumentedAnswer {
    /// The operation's id.
    pub operation: String,
    /// A status that the response is for.
    pub status: u16,
    /// Its media type.
    pub media_type: String,
    /// Its body.
    pub body: String,
}

impl DocumentedAnswer {
    /// Whether the body is JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.media_type.ends_with("json")
    }
}

/// Every example of an answer, in the order of the document.
#[must_use]
pub fn documented_answers(document: &ResolvedDocument) -> Vec<DocumentedAnswer> {
    let mut answers = Vec::new();
    for operation in document.operations() {
        for response in &operation.responses {
            let Some(status) = status(operation, response.status) else {
                continue;
            };
            for (media_type, content) in &response.content {
                let is_json = media_type.ends_with("json");
                let bodies = content.examples.iter().filter_map(|example| {
                    let value = example.value.to_json();
                    match value.as_str() {
                        Some(text) if !is_json => Some(text.to_owned()),
                        _ => is_json.then(|| value.to_string()),
                    }
                });
                answers.extend(bodies.map(|body| DocumentedAnswer {
                    operation: operation.id.as_str().to_owned(),
                    status,
                    media_type: media_type.clone(),
                    body,
                }));
            }
        }
    }
    answers
}

/// A status that this response speaks for and no other.
fn status(operation: &Operation, pattern: StatusPattern) -> Option<u16> {
    let speaks = |status: &u16| {
        let response = operation.response_for(*status);
        response.is_some_and(|response| response.status == pattern)
    };
    (200..600).find(speaks)
}
