//! A request while it is put together.

use std::borrow::Cow;

use reqwest::Method;
use serde::Serialize;

use super::body::{Body, Pair};
use super::model::{Kind, Value, to_json};
use super::multipart::Part;
use super::parameter::{Location, Parameter, Place};
use super::payload::Payload;
use super::security::Security;
use super::server::ServerTemplate;
use super::style;

/// The media type of most bodies.
const JSON: &str = "application/json";

/// A request: what to call, with only the parameters that the caller set. Its debug
/// output tells the operation, not what is sent.
#[derive(Clone)]
pub struct Request {
    pub(super) operation: &'static str,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<Pair>,
    pub(crate) headers: Vec<Pair>,
    pub(super) cookies: Vec<Pair>,
    pub(super) accept: &'static str,
    pub(crate) body: Option<Body>,
    /// What the operation asks of credentials, if it is not what all do.
    pub(super) security: Option<Security>,
    /// Where the operation is served, if it has servers of its own.
    pub(super) servers: &'static [ServerTemplate],
    /// Whether the body of its answer is read as it comes.
    pub(super) is_streamed: bool,
    /// Why the request cannot be sent.
    pub(crate) fault: Option<String>,
}

impl Request {
    /// A request for an operation by its name, method and path template.
    #[must_use]
    pub fn new(
        operation: &'static str,
        method: &'static str,
        path_template: &'static str,
    ) -> Request {
        Request {
            operation,
            method: Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET),
            path: path_template.to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            cookies: Vec::new(),
            accept: JSON,
            body: None,
            security: None,
            servers: &[],
            is_streamed: false,
            fault: None,
        }
    }

    /// Says what the operation asks of credentials, where it is not what the client takes
    /// all to ask.
    #[must_use]
    pub fn security(mut self, security: Security) -> Request {
        self.security = Some(security);
        self
    }

    /// Says where the operation is served, if not where the client's others are.
    #[must_use]
    pub fn servers(mut self, servers: &'static [ServerTemplate]) -> Request {
        self.servers = servers;
        self
    }

    /// Says which media types the operation's responses are documented in, where that is
    /// not JSON alone.
    pub fn accept(&mut self, media_types: &'static str) {
        self.accept = media_types;
    }

    /// Sets a parameter. Setting it again replaces it, but in a path, where it is set once.
    ///
    /// A value that would lead to another path is refused when the request is sent:
    /// an empty one, and `.` and `..`, which every URL reader takes out of a path
    /// (RFC 3986, 5.2.4) however they are encoded.
    pub fn set(&mut self, place: Place, value: &(impl Parameter + ?Sized)) {
        match style::pairs(&place, value.written()) {
            Ok(pairs) => self.put(&place, pairs),
            Err(why) => self.fault = Some(format!("`{}`: {why}", place.name)),
        }
    }

    /// Adds a cookie that is no parameter, its value as it is.
    pub(super) fn push_cookie(&mut self, name: &'static str, value: &str) {
        self.cookies.push(Pair {
            parameter: name,
            name: name.to_owned(),
            value: value.to_owned(),
        });
    }

    fn put(&mut self, place: &Place, pairs: Vec<(String, String)>) {
        let list = match place.location {
            Location::Path => {
                let value = pairs.first().map_or("", |(_, value)| value);
                if matches!(value, "" | "." | "..") {
                    self.fault = Some(format!("`{}` would lead to another path", place.name));
                }
                let variable = format!("{{{}}}", place.name);
                self.path = self.path.replace(&variable, value);
                return;
            }
            Location::Query => &mut self.query,
            Location::Header => &mut self.headers,
            Location::Cookie => &mut self.cookies,
            Location::Form => self.fields(),
            Location::Part => {
                let texts = pairs.into_iter();
                return self.files(*place, texts.map(|(_, text)| Part::new(text)));
            }
        };
        list.retain(|set| set.parameter != place.name);
        list.extend(pairs.into_iter().map(|(name, value)| Pair {
            parameter: place.name,
            name,
            value,
        }));
    }

    /// Begins a body of pairs.
    pub fn form(&mut self) {
        self.fields();
    }

    fn fields(&mut self) -> &mut Vec<Pair> {
        if !matches!(self.body, Some(Body::Form(_))) {
            self.body = Some(Body::Form(Vec::new()));
        }
        match &mut self.body {
            Some(Body::Form(pairs)) => pairs,
            _ => unreachable!("the body was made a form"),
        }
    }

    /// Begins a body of parts, and gives those that it has, by their names.
    pub fn parts(&mut self) -> &mut Vec<(String, Part)> {
        if !matches!(self.body, Some(Body::Parts(_))) {
            self.body = Some(Body::Parts(Vec::new()));
        }
        match &mut self.body {
            Some(Body::Parts(parts)) => parts,
            _ => unreachable!("the body was made one of parts"),
        }
    }

    /// Sets a part of the body, or several of one name. Setting it again replaces it.
    pub fn files(&mut self, place: Place, files: impl IntoIterator<Item = Part>) {
        let parts = self.parts();
        parts.retain(|(name, _)| name != place.name);
        let files = files.into_iter();
        parts.extend(
            files.map(|part| (place.name.to_owned(), part.or_media_type(place.media_type))),
        );
    }

    /// Sets the body.
    pub fn json(&mut self, body: &impl Serialize) {
        self.json_as(JSON, body);
    }

    /// Sets a body in another media type that is written as JSON.
    pub fn json_as(&mut self, media_type: &'static str, body: &impl Serialize) {
        let bytes = serde_json::to_vec(body).map(Payload::from);
        self.body(media_type, bytes.map_err(|error| error.to_string()));
    }

    /// Sets a body that is a list, a map or a value without parts, in its documented form.
    pub fn json_of(&mut self, media_type: &'static str, kind: &Kind, body: &impl Value) {
        let bytes = to_json(body.view(), kind).map(Payload::from);
        self.body(media_type, bytes.map_err(|error| error.to_string()));
    }

    /// Sets a body of text, which is sent in UTF-8.
    pub fn text(&mut self, media_type: impl Into<Cow<'static, str>>, body: impl Into<String>) {
        self.body(media_type, Ok(Payload::from(body.into())));
    }

    /// Sets a body that is sent as it is.
    pub fn bytes(&mut self, media_type: impl Into<Cow<'static, str>>, body: impl Into<Payload>) {
        self.body(media_type, Ok(body.into()));
    }

    fn body(&mut self, media_type: impl Into<Cow<'static, str>>, bytes: Result<Payload, String>) {
        let media_type = media_type.into();
        self.body = Some(Body::Whole(media_type, bytes));
    }

    /// The URL below `base`, which ends without a slash.
    pub(crate) fn url(&self, base: &str) -> String {
        let mut url = format!("{base}{}", self.path);
        for (index, pair) in self.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(&pair.name);
            url.push('=');
            url.push_str(&pair.value);
        }
        url
    }

    /// The `Cookie` header (RFC 6265, 5.4); none if no cookie is set.
    pub(crate) fn cookie(&self) -> Option<String> {
        let cookies = self.cookies.iter();
        let cookies: Vec<_> = cookies
            .map(|pair| format!("{}={}", pair.name, pair.value))
            .collect();
        (!cookies.is_empty()).then(|| cookies.join("; "))
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}
