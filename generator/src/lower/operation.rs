//! Operations.

use countersign_spec::resolve::Operation;
use countersign_spec::source::Span;
use countersign_spec::{Code, Diagnostic};
use heck::ToSnakeCase;

use super::Lowering;
use super::media_type::{Class, accepted, is_range, json};
use super::naming::{self, NameHint, distinct};
use super::rules::{self, with_rules};
use crate::diagnostic::BODY_NOT_WRITTEN;
use crate::ir::{
    Content, FieldName, MediaTypeDef, MethodName, ModuleName, OperationDef, ParameterDef,
    RequestBodyDef, TypeName,
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
        let mut methods: Vec<MethodName> = CLIENT_METHODS.map(MethodName::new).to_vec();
        let doc = self.doc;
        doc.operations()
            .iter()
            .filter_map(|operation| {
                let name = MethodName::new(operation.id.as_str());
                let name = distinct(name, &methods, MethodName::numbered);
                methods.push(name.clone());
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
        let parameters = self.parameters(operation, &hint)?;
        if let Some(body) = &mut request_body {
            ask_for_media_type(body, &parameters);
        }
        let success = self.success(operation, &hint);
        let error = self.error(operation, &hint);
        Ok(OperationDef {
            id: name.to_owned(),
            builder: self.names.unique(TypeName::new(&name.to_snake_case())),
            method_name,
            module: module(tag),
            doc: with_rules(documentation(operation), &rules::of_operation(operation)),
            is_deprecated: operation.is_deprecated,
            http_method: operation.method.as_str(),
            path_template: operation.path_template.clone(),
            accept: accept(operation),
            parameters,
            request_body,
            success,
            error,
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
        let written = |name: &str| Class::of(name) != Class::Form;
        let mut others = body.content.iter();
        let chosen = json(&body.content).or_else(|| others.find(|(name, _)| written(name)));
        let hint = hint.part("body");
        let content = chosen.and_then(|(name, media_type)| {
            let content = self.content(operation, (name, media_type), &hint)?;
            Some((name, content))
        });
        let Some((name, content)) = content else {
            let what = format!(
                "the body of `{}` is a form, or in no media type",
                operation.id
            );
            return self
                .leave_out(BODY_NOT_WRITTEN, body.span, body.is_required, &what)
                .map(|()| None);
        };
        let media_type = match &content {
            Content::Json(_) if is_range(name) => "application/json".to_owned(),
            _ => name.clone(),
        };
        Ok(Some(RequestBodyDef {
            media_type: MediaTypeDef::Fixed(media_type),
            content,
            is_required: body.is_required,
            doc: body.description.clone(),
        }))
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
            Diagnostic::warning(code, span, format_args!("{what}; {left_out}")).help(
                "bodies that are no forms, and single values or lists as parameters, are written",
            ),
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
        let taken: Vec<FieldName> = parameters.iter().map(|it| it.name.clone()).collect();
        let name = distinct(FieldName::new("media type"), &taken, FieldName::numbered);
        body.media_type = MediaTypeDef::Asked(name, range.clone());
    }
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
