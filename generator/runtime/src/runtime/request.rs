//! A request while it is put together.

use std::borrow::Cow;

use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde::Serialize;

use super::model::{Kind, Value, to_json};
use super::parameter::Parameter;

/// Everything but the unreserved characters of RFC 3986 (2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request: what to call, with only the parameters that the caller set. Its debug
/// output tells the operation, not what is sent.
#[derive(Clone)]
pub struct Request {
    pub(super) operation: &'static str,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) accept: &'static str,
    pub(super) body: Option<Body>,
    /// Why the request cannot be sent.
    pub(crate) fault: Option<String>,
}

/// The body of a request.
#[derive(Clone)]
pub(super) struct Body {
    pub(super) media_type: Cow<'static, str>,
    /// The bytes, or why there are none.
    pub(super) bytes: Result<Bytes, String>,
}

impl Request {
    /// A request for an operation by its name, method and path template.
    /// `accept` lists the media types that its responses are documented in.
    #[must_use]
    pub fn new(
        operation: &'static str,
        method: &'static str,
        path_template: &'static str,
        accept: &'static str,
    ) -> Request {
        Request {
            operation,
            method: Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET),
            path: path_template.to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            accept,
            body: None,
            fault: None,
        }
    }

    /// Fills a variable of the path (style `simple`).
    ///
    /// A value that would lead to another path is refused when the request is sent:
    /// an empty one, and `.` and `..`, which every URL reader takes out of a path
    /// (RFC 3986, 5.2.4) however they are encoded.
    pub fn path(&mut self, name: &str, value: &impl Parameter) {
        let text: Vec<String> = value.parts().iter().map(|part| encode(part)).collect();
        let text = text.join(",");
        if matches!(text.as_str(), "" | "." | "..") {
            self.fault = Some(format!("`{name}` would lead to another path"));
        }
        self.path = self.path.replace(&format!("{{{name}}}"), &text);
    }

    /// Sets a parameter of the query, one pair for each part (style `form`,
    /// exploded). Setting it again replaces it.
    pub fn query(&mut self, name: &'static str, value: &impl Parameter) {
        self.query.retain(|(set, _)| *set != name);
        let pairs = value.parts().into_iter().map(|part| (name, encode(&part)));
        self.query.extend(pairs);
    }

    /// Sets a parameter of the query, its parts joined by `separator`, which
    /// goes onto the wire as it is. Setting it again replaces it.
    pub fn query_joined(&mut self, name: &'static str, separator: &str, value: &impl Parameter) {
        self.query.retain(|(set, _)| *set != name);
        let parts: Vec<String> = value.parts().iter().map(|part| encode(part)).collect();
        self.query.push((name, parts.join(separator)));
    }

    /// Sets a header (style `simple`). Setting it again replaces it.
    pub fn header(&mut self, name: &'static str, value: &impl Parameter) {
        self.headers.retain(|(set, _)| *set != name);
        self.headers.push((name, value.parts().join(",")));
    }

    /// Sets the body.
    pub fn json(&mut self, media_type: &'static str, body: &impl Serialize) {
        let bytes = serde_json::to_vec(body).map(Bytes::from);
        self.body(media_type, bytes.map_err(|error| error.to_string()));
    }

    /// Sets a body that is a list, a map or a value without parts, in its documented form.
    pub fn json_of(&mut self, media_type: &'static str, kind: &Kind, body: &impl Value) {
        let bytes = to_json(body.view(), kind).map(Bytes::from);
        self.body(media_type, bytes.map_err(|error| error.to_string()));
    }

    /// Sets a body of text, which is sent in UTF-8.
    pub fn text(&mut self, media_type: impl Into<Cow<'static, str>>, body: impl Into<String>) {
        self.body(media_type, Ok(body.into().into()));
    }

    /// Sets a body that is sent as it is.
    pub fn bytes(&mut self, media_type: impl Into<Cow<'static, str>>, body: impl Into<Bytes>) {
        self.body(media_type, Ok(body.into()));
    }

    fn body(&mut self, media_type: impl Into<Cow<'static, str>>, bytes: Result<Bytes, String>) {
        let media_type = media_type.into();
        self.body = Some(Body { media_type, bytes });
    }

    /// The URL below `base`, which ends without a slash.
    pub(crate) fn url(&self, base: &str) -> String {
        let mut url = format!("{base}{}", self.path);
        for (index, (name, value)) in self.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(&encode(name));
            url.push('=');
            url.push_str(value);
        }
        url
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
