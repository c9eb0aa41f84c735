//! What may come back: one type for success, one variant for each error.

use countersign_spec::Diagnostic;
use countersign_spec::resolve::{MediaType, Operation, Response, StatusPattern};

use super::Lowering;
use super::media_type::{Class, json};
use super::naming::NameHint;
use crate::diagnostic::BODY_NEVER_SENT;
use crate::ir::{
    Body, Content, ErrorDef, ErrorVariant, ResponseDef, SuccessDef, Taken, TypeName, TypeRef,
    VariantName,
};

/// Whether no answer of a status has a body (RFC 9110, 6.4.1).
fn has_no_body(status: StatusPattern) -> bool {
    matches!(
        status,
        StatusPattern::Class(1) | StatusPattern::Exact(100..=199 | 204 | 205 | 304)
    )
}

impl Lowering<'_> {
    pub(super) fn success(&mut self, operation: &Operation, hint: &NameHint) -> SuccessDef {
        let documented = operation.responses.iter();
        let mut responses: Vec<ResponseDef> = documented
            .filter(|response| response.status.is_success())
            .map(|response| self.response(operation, response, &hint.part("response")))
            .collect();
        // Where no success is described on its own, `default` describes it too.
        let default = operation.response_for(200);
        if let (true, Some(default)) = (responses.is_empty(), default) {
            let response = self.response(operation, default, &hint.part("response"));
            responses.push(ResponseDef {
                status: StatusPattern::Class(2),
                ..response
            });
        }
        let body = self.body(&responses, hint);
        SuccessDef { responses, body }
    }

    pub(super) fn error(&mut self, operation: &Operation, hint: &NameHint) -> ErrorDef {
        let mut names = Taken::of([]);
        let mut variants = Vec::new();
        for response in &operation.responses {
            if response.status.is_success() {
                continue;
            }
            let name = names.distinct(variant_name(response.status));
            variants.push(ErrorVariant {
                doc: response.description.clone(),
                response: self.response(operation, response, &hint.part(name.as_str())),
                name,
            });
        }
        ErrorDef {
            name: self
                .names
                .unique(TypeName::new(&format!("{} error", hint.name))),
            variants,
        }
    }

    fn response(
        &mut self,
        operation: &Operation,
        response: &Response,
        hint: &NameHint,
    ) -> ResponseDef {
        // What may come in several media types is a text only if it is one in all of them.
        let mut contents = response.content.iter();
        let chosen = json(&response.content).or_else(|| {
            let is_text = |name: &str| matches!(Class::of(name), Class::Text | Class::Xml);
            let other = contents.clone().find(|(name, _)| !is_text(name));
            other.or_else(|| contents.next())
        });
        let chosen = match (chosen, has_no_body(response.status)) {
            (Some((_, media_type)), true) => {
                self.tell_of_no_body(operation, response.status, media_type);
                None
            }
            (chosen, _) => chosen,
        };
        let content = chosen.map(|(name, media_type)| {
            let content = self.content(operation, (name, media_type), hint);
            content.unwrap_or(Content::Bytes)
        });
        ResponseDef {
            status: response.status,
            content,
        }
    }

    fn tell_of_no_body(
        &mut self,
        operation: &Operation,
        status: StatusPattern,
        media_type: &MediaType,
    ) {
        self.problems.push(
            Diagnostic::warning(
                BODY_NEVER_SENT,
                media_type.span,
                format_args!(
                    "an answer of status {status} has no body (`{}`)",
                    operation.id
                ),
            )
            .help("leave its `content` out, or document the status that the body comes with"),
        );
    }

    fn body(&mut self, responses: &[ResponseDef], hint: &NameHint) -> Body {
        let mut contents: Vec<&Content> = Vec::new();
        let documented = responses.iter();
        for content in documented.filter_map(|response| response.content.as_ref()) {
            if !contents.contains(&content) {
                contents.push(content);
            }
        }
        let some_have_none = responses.iter().any(|response| response.content.is_none());
        match (&contents[..], some_have_none) {
            ([], _) => Body::Nothing,
            ([only], false) => Body::Always((*only).clone()),
            ([Content::Json(list @ TypeRef::List(_))], true) => Body::ListOrEmpty(list.clone()),
            ([only], true) => Body::Sometimes((*only).clone()),
            _ => {
                let name = TypeName::new(&format!("{} response", hint.name));
                let variants = responses.iter().map(|r| variant_name(r.status)).collect();
                Body::Several(self.names.unique(name), variants)
            }
        }
    }
}

/// The reason phrase of a status as RFC 9110 (15) and its extensions have it.
fn variant_name(status: StatusPattern) -> VariantName {
    VariantName::new(match status {
        StatusPattern::Exact(status) => match status {
            200 => "ok",
            201 => "created",
            202 => "accepted",
            203 => "non authoritative information",
            204 => "no content",
            205 => "reset content",
            206 => "partial content",
            207 => "multi status",
            301 => "moved permanently",
            302 => "found",
            303 => "see other",
            304 => "not modified",
            307 => "temporary redirect",
            308 => "permanent redirect",
            400 => "bad request",
            401 => "unauthorized",
            402 => "payment required",
            403 => "forbidden",
            404 => "not found",
            405 => "method not allowed",
            406 => "not acceptable",
            408 => "request timeout",
            409 => "conflict",
            410 => "gone",
            411 => "length required",
            412 => "precondition failed",
            413 => "content too large",
            414 => "uri too long",
            415 => "unsupported media type",
            416 => "range not satisfiable",
            422 => "unprocessable content",
            423 => "locked",
            424 => "failed dependency",
            428 => "precondition required",
            429 => "too many requests",
            500 => "internal server error",
            501 => "not implemented",
            502 => "bad gateway",
            503 => "service unavailable",
            504 => "gateway timeout",
            507 => "insufficient storage",
            other => return VariantName::new(&format!("status {other}")),
        },
        StatusPattern::Class(1) => "informational",
        StatusPattern::Class(2) => "success",
        StatusPattern::Class(3) => "redirection",
        StatusPattern::Class(4) => "client error",
        StatusPattern::Class(_) => "server error",
        StatusPattern::Default => "default",
    })
}
