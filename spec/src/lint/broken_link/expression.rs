//! Whether a value of a link is there when an operation has answered.

use crate::document::{AdditionalProperties, JsonType, Location, MessagePart, RuntimeExpression};
use crate::resolve::{Content, Operation, ResolvedDocument, Response, SchemaId};
use crate::rule::schemas_along;
use crate::source::{Node, Pointer};

/// What an expression may take its value from.
pub(super) struct Answer<'d> {
    pub(super) document: &'d ResolvedDocument,
    pub(super) operation: &'d Operation,
    pub(super) response: &'d Response,
}

/// What is wrong, and how to mend it.
type Fault = (String, &'static str);

impl Answer<'_> {
    /// What is wrong with a value; constants are always right.
    pub(super) fn faults(&self, value: &Node) -> Vec<Fault> {
        let texts = RuntimeExpression::texts_in(value.as_str().unwrap_or_default());
        let faults = texts
            .into_iter()
            .filter_map(|text| match RuntimeExpression::parse(text) {
                Err(rule) => Some((
                    format!("`{text}` is no runtime expression: {rule}"),
                    "write it as `$response.body#/id`, `$request.path.id` or another of OpenAPI's",
                )),
                Ok(expression) => self.fault(text, &expression),
            });
        faults.collect()
    }

    fn fault(&self, text: &str, expression: &RuntimeExpression) -> Option<Fault> {
        use MessagePart::{Body, Header, Path, Query};
        use RuntimeExpression::{Method, Request, Response, StatusCode, Url};
        let id = &self.operation.id;
        let status = self.response.status;
        let (is_there, what) = match expression {
            Url | Method | StatusCode => return None,
            Request(Path(name)) => (self.has_parameter(Location::Path, name), "path parameter"),
            Request(Query(name)) => (self.has_parameter(Location::Query, name), "query parameter"),
            Request(Header(name)) => (self.sends_header(name), "header parameter"),
            Request(Body(pointer)) => {
                let body = self.operation.request_body.as_ref();
                let is_there = body.is_some_and(|body| self.has(&body.content, pointer));
                (is_there, "body with that property")
            }
            Response(Header(name)) => (self.answers_header(name), "header"),
            Response(Body(pointer)) => (
                self.has(&self.response.content, pointer),
                "body with that property",
            ),
            Response(Query(_) | Path(_)) => (false, "query and no path"),
        };
        let message = match expression {
            Response(_) => format!("`{text}`: answer {status} of `{id}` has no such {what}"),
            _ => format!("`{text}`: `{id}` has no such {what}"),
        };
        (!is_there).then_some((message, "name what the document says is there"))
    }

    fn has_parameter(&self, location: Location, name: &str) -> bool {
        let mut parameters = self.operation.parameters.iter();
        parameters.any(|parameter| parameter.location == location && parameter.name == name)
    }

    fn sends_header(&self, name: &str) -> bool {
        // Those are no parameters in OpenAPI, and every request may have them.
        ["accept", "content-type", "authorization"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
            || self.operation.parameters.iter().any(|parameter| {
                parameter.location == Location::Header && parameter.name.eq_ignore_ascii_case(name)
            })
    }

    fn answers_header(&self, name: &str) -> bool {
        let mut headers = self.response.headers.iter();
        name.eq_ignore_ascii_case("content-type")
            || headers.any(|header| header.name.eq_ignore_ascii_case(name))
    }

    /// Whether a body may have something at a pointer, by any of its forms.
    fn has(&self, content: &Content, pointer: &Pointer) -> bool {
        let mut forms = content.values();
        forms.any(|form| {
            let schema = form.schema;
            schema.is_none_or(|schema| self.may_have(schema, pointer))
        })
    }

    /// Whether values of a schema may have something at a pointer: it leads to a schema,
    /// or comes to where the document does not say what is there.
    fn may_have(&self, schema: SchemaId, pointer: &Pointer) -> bool {
        let mut way = Pointer::default();
        for token in pointer.tokens() {
            let before = schemas_along(self.document, schema, &way);
            if !before.is_empty() && before.iter().all(|id| self.is_silent(*id)) {
                return true;
            }
            way = way.join(token);
        }
        !schemas_along(self.document, schema, &way).is_empty()
    }

    /// Whether a schema, but for what it combines, leaves open which members its values
    /// have.
    fn is_silent(&self, schema: SchemaId) -> bool {
        let shape = &self.document.schema(schema).shape;
        let may_have_members =
            |json_type: &JsonType| matches!(json_type, JsonType::Object | JsonType::Array);
        let is_closed = matches!(
            shape.additional_properties,
            Some(AdditionalProperties::Forbidden)
        );
        let is_open = shape.properties.is_empty() && shape.items.is_none() && !is_closed;
        let names_by_pattern = !shape.pattern_properties.is_empty();
        (is_open && (shape.types.is_empty() || shape.types.iter().any(may_have_members)))
            || names_by_pattern
            || !shape.prefix_items.is_empty()
    }
}
