//! Operations.

use countersign_spec::resolve::{MediaType, Operation, RequestBody};
use countersign_spec::source::Span;
use countersign_spec::{Code, Diagnostic};
use heck::ToSnakeCase;

use super::Lowering;
use super::link;
use super::media_type::{Class, accepted, is_event_stream, is_range, json};
use super::naming::{self, NameHint};
use super::parameter::BUILDER_NAMES;
use super::rules::{self, with_rules};
use super::webhook;
use crate::diagnostic::BODY_NOT_WRITTEN;
use crate::ir::{
    Content, FieldName, MediaTypeDef, MethodName, ModuleName, OperationDef, ParameterDef,
    RequestBodyDef, Sent, ShownCall, Streaming, SuccessDef, Taken, TypeName,
};

/// The module of operations that have no tag.
const UNTAGGED: &str = "operations";

/// Methods that the client has beside its operations.
const CLIENT_METHODS: [&str; 3] = ["new", "transport", "with_transport"];

/// The module of a tag's operations.
pub(super) fn module(tag: &str) -> ModuleName {
    naming::module(tag)
}

impl Lowering<'_> {
    pub(super) fn operations(&mut self) -> Vec<OperationDef> {
        let mut methods = Taken::of(CLIENT_METHODS.map(MethodName::new));
        let doc = self.doc;
        doc.operations()
            .iter()
            .filter_map(|operation| {
                let name = methods.distinct(MethodName::new(operation.id.as_str()));
                let lowered = self.operation(operation, name);
                if lowered.is_err() {
                    self.left_out.push(operation.id.as_str().to_owned());
                }
                lowered.ok()
            })
            .collect()
    }

    fn operation(
        &mut self,
        operation: &Operation,
        method_name: MethodName,
    ) -> Result<OperationDef, LeftOut> {
        let name = operation.id.as_str();
        let hint = NameHint::of(name);
        let tag = operation.tags.first().map_or(UNTAGGED, String::as_str);
        let mut request_body = self.request_body(operation, &hint)?;
        let mut parameters = self.parameters(operation, &hint);
        if let Some(body) = &mut request_body {
            ask_for_media_type(body, &parameters);
            let fields = self.fields_of(operation, body, &parameters, &hint);
            parameters.extend(fields);
        }
        let success = self.success(operation, &hint);
        let error = self.error(operation, &hint);
        let mut rules = rules::of_operation(operation);
        rules.extend(self.security.told(operation));
        rules.extend(self.servers.told(operation));
        rules.extend(link::told(operation));
        rules.extend(webhook::told(operation));
        Ok(OperationDef {
            id: name.to_owned(),
            builder: self.names.unique(TypeName::new(&name.to_snake_case())),
            method_name,
            module: module(tag),
            doc: with_rules(documentation(operation), &rules),
            is_deprecated: operation.is_deprecated,
            http_method: operation.method.as_str(),
            path_template: operation.path_template.clone(),
            accept: accept(operation),
            security: self.security.of(operation),
            servers: self.servers.of(operation),
            parameters,
            request_body,

            headers: None,
            streams: streams(operation, &success),
            success,
            error,
            shown: ShownCall::default(),
        })
    }

    fn request_body(
        &mut self,
        operation: &Operation,
        hint: &NameHint,
    ) -> Result<Option<RequestBodyDef>, LeftOut> {
        let Some(body) = &operation.request_body else {
            return Ok(None);
        };
        let hint = hint.part("body");
        let sent = chosen(body).and_then(|(name, media_type)| {
            let sent = match Class::of(name) {
                Class::Parts => Sent::Parts,
                Class::Form => Sent::Form,
                _ => Sent::Whole(self.content(operation, (name, media_type), &hint)?),
            };
            Some((name, sent))
        });
        let Some((name, sent)) = sent else {
            let what = format!("the body of `{}` is in no media type", operation.id);
            return self
                .leave_out(BODY_NOT_WRITTEN, body.span, body.is_required, &what)
                .map(|()| None);
        };
        let media_type = match &sent {
            Sent::Whole(Content::Json(_)) if is_range(name) => "application/json".to_owned(),
            Sent::Parts => "multipart/form-data".to_owned(),
            _ => name.clone(),
        };
        Ok(Some(RequestBodyDef {
            media_type: MediaTypeDef::Fixed(media_type),
            others: body
                .content
                .keys()
                .filter(|it| *it != name)
                .cloned()
                .collect(),
            sent,
            is_required: body.is_required,
            doc: body.description.clone(),
            example: chosen(body).and_then(|(_, it)| self.example(&it.examples, it.schema)),
        }))
    }

    /// The fields of the body, if it is a form.
    fn fields_of(
        &mut self,
        operation: &Operation,
        body: &RequestBodyDef,
        parameters: &[ParameterDef],
        hint: &NameHint,
    ) -> Vec<ParameterDef> {
        let documented = operation.request_body.as_ref();
        match (
            &body.sent,
            documented.and_then(|body| Some((body, chosen(body)?))),
        ) {
            (sent @ (Sent::Form | Sent::Parts), Some((documented, (_, media_type)))) => {
                let taken = parameters.iter().map(|parameter| parameter.name.clone());
                let mut names = Taken::of(taken.chain(BUILDER_NAMES.map(FieldName::new)));
                let hint = hint.part("body");
                self.form_fields(documented, media_type, sent, &mut names, &hint)
            }
            _ => Vec::new(),
        }
    }

    /// Reports an input that cannot be written: alone if a call can do without it,
    /// else with the whole operation, which never costs the document.
    pub(super) fn leave_out(
        &mut self,
        code: Code,
        span: Span,
        is_required: bool,
        what: &str,
    ) -> Result<(), LeftOut> {
        let (left_out, result) = match is_required {
            true => ("the operation is left out", Err(LeftOut)),
            false => ("it is left out", Ok(())),
        };
        self.problems.push(
            Diagnostic::warning(code, span, format_args!("{what}; {left_out}"))
                .help("name the media type under `content`, or leave the body out"),
        );
        result
    }
}

/// Lets the caller say what is sent where the document names a range of media types.
fn ask_for_media_type(body: &mut RequestBodyDef, parameters: &[ParameterDef]) {
    let MediaTypeDef::Fixed(range) = &body.media_type else {
        return;
    };
    if is_range(range) {
        let mut taken = Taken::of(parameters.iter().map(|it| it.name.clone()));
        let name = taken.distinct(FieldName::new("media type"));
        body.media_type = MediaTypeDef::Asked(name, range.clone());
    }
}

/// The media type that a body is sent in: JSON if it may be, else the first.
fn chosen(body: &RequestBody) -> Option<(&String, &MediaType)> {
    json(&body.content).or_else(|| body.content.first())
}

/// An operation that needs what cannot be written; it was reported.
pub(super) struct LeftOut;

pub(super) fn documentation(operation: &Operation) -> Option<String> {
    // The first line of a Rust item's documentation is a sentence.
    let summary = operation.summary.as_deref().map(|summary| {
        let summary = summary.trim();
        match summary.ends_with(['.', '!', '?']) {
            true => summary.to_owned(),
            false => format!("{summary}."),
        }
    });
    let parts = [&summary, &operation.description];
    let texts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(|text| text.trim())
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// An answer of bytes or text can be long; events are read one by one.
fn streams(operation: &Operation, success: &SuccessDef) -> Vec<Streaming> {
    let contents = success.responses.iter();
    let mut contents = contents.filter_map(|it| it.content.as_ref());
    let has_pieces = contents.any(|it| matches!(it, Content::Bytes | Content::Text));
    let has_events = operation.responses.iter().any(|response| {
        let mut names = response.content.keys();
        response.status.is_success() && names.any(|name| is_event_stream(name))
    });
    let ways = [
        (has_pieces, Streaming::Pieces),
        (has_events, Streaming::Events),
    ];
    let ways = ways.into_iter().filter(|(is_there, _)| *is_there);
    ways.map(|(_, way)| way).collect()
}

/// The media types that answers are read from, each once.
fn accept(operation: &Operation) -> String {
    let responses = operation.responses.iter();
    let mut names: Vec<&str> = Vec::new();
    for name in responses.flat_map(|response| accepted(&response.content)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
