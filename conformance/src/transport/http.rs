//! Cases over HTTP. Every request and every body is bounded in time and size;
//! redirects are shown and not followed, so that no credentials leave for
//! elsewhere; cookies and proxies of the environment are left alone.

use std::error::Error;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use countersign_spec::resolve::Operation;
use countersign_spec::rule::Serves;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, redirect, retry};
use url::{Host, Url};

use super::{Credentials, TransportError};
use crate::case::{Case, Presence};
use crate::interaction::{Authentication, Ending, Request, Response};

/// How long and how much a service may answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// Until the whole answer is there.
    pub request: Duration,
    /// Bytes of a body that are read.
    pub body_bytes: usize,
}

impl Default for Limits {
    /// 5 s, 10 s, 8 MiB.
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(5),
            request: Duration::from_secs(10),
            body_bytes: 8 << 20,
        }
    }
}

/// A service at a base URL, and who calls it.
#[derive(Debug)]
pub struct HttpTransport {
    client: Client,
    base: Url,
    credentials: Credentials,
    limits: Limits,
    serves: Serves,
    suffix: String,
}

impl HttpTransport {
    /// Prepares to call the service at `base_url`, which replaces the document's
    /// servers: path templates are put behind it.
    ///
    /// # Errors
    /// When the URL is not one of HTTP, or says more than scheme, host and path.
    pub fn new(
        base_url: &str,
        credentials: Credentials,
        limits: Limits,
    ) -> Result<HttpTransport, TransportError> {
        let base = base(base_url)?;
        let client = Client::builder()
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(limits.connect)
            .timeout(limits.request)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .no_proxy()
            .build()
            .map_err(|error| TransportError::Setup {
                why: innermost(&error),
            })?;
        Ok(HttpTransport {
            client,
            base,
            credentials,
            limits,
            serves: Serves::default(),
            suffix: String::new(),
        })
    }

    /// Says what the service at the base URL is for, as the document's `x-serves` does.
    #[must_use]
    pub fn serving(mut self, serves: Serves) -> HttpTransport {
        self.serves = serves;
        self
    }

    /// Writes `suffix` at the end of every path, such as `.json`.
    #[must_use]
    pub fn with_suffix(mut self, suffix: impl Into<String>) -> HttpTransport {
        self.suffix = suffix.into();
        self
    }

    /// What the service at the base URL is for.
    pub(crate) fn serves(&self) -> &Serves {
        &self.serves
    }

    /// Whether the service has the operation's path.
    pub(crate) fn has(&self, operation: &Operation) -> bool {
        self.serves.has_path(&operation.path_template)
    }

    /// The base URL.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.base.as_str()
    }

    /// Whether the address is one of the loopback, as a number: a name may lead
    /// anywhere.
    pub(crate) fn is_on_this_machine(&self) -> bool {
        match self.base.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(_)) | None => false,
        }
    }

    /// The request that a case stands for, without the secret.
    pub(crate) fn request(&self, operation: &Operation, case: &Case) -> Request {
        let path = format!("{}{}", operation.path_template, self.suffix);
        let target = case.inputs.target(&path);
        let base = self.base.as_str().trim_end_matches('/');
        let authentication = match case.credentials {
            Presence::Given => self.credentials.authentication(),
            Presence::Withheld => Authentication::Absent,
        };
        let mut request = Request::new(operation.method.as_str(), format!("{base}{target}"));
        request = request.header("Accept", accept(operation));
        for (name, value) in &case.inputs.headers {
            request = request.header(name, value);
        }
        if let Some((media_type, body)) = &case.inputs.body {
            request = request
                .header("Content-Type", media_type)
                .body(body.clone());
        }
        request.authentication = authentication;
        request
    }

    /// Sends a request and reads the answer, as far as the limits go.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response, TransportError> {
        let url = self.url(&request.url)?;
        let unsendable = |why: &str| TransportError::Unsendable {
            url: shown(&url),
            why: why.to_owned(),
        };
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|_| unsendable("the method is none of HTTP"))?;
        let mut builder = self.client.request(method, url.clone());
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if request.authentication != Authentication::Absent {
            builder = self
                .credentials
                .add(builder)
                .ok_or_else(|| unsendable("the credentials do not fit in a header"))?;
        }
        if !request.body.is_empty() {
            builder = builder.body(request.body.clone());
        }
        let answer = builder
            .send()
            .await
            .map_err(|error| self.fault(&url, &error))?;
        let (status, headers) = (answer.status().as_u16(), headers(answer.headers()));
        let (body, ending) = self.body(answer).await;
        Ok(Response {
            status,
            headers,
            body,
            ending,
        })
    }

    async fn body(&self, mut answer: reqwest::Response) -> (Bytes, Ending) {
        let mut body = BytesMut::new();
        let ending = loop {
            match answer.chunk().await {
                Ok(Some(chunk)) => {
                    let room = self.limits.body_bytes - body.len();
                    body.extend_from_slice(&chunk[..chunk.len().min(room)]);
                    if chunk.len() > room {
                        break Ending::Limit;
                    }
                }
                Ok(None) => break Ending::Whole,
                Err(error) if error.is_timeout() => break Ending::TimedOut,
                Err(_) => break Ending::Broken,
            }
        };
        (body.freeze(), ending)
    }

    /// Parses a URL of ours. Parsing takes `..` out of a path, and a request must
    /// not reach another operation that way.
    fn url(&self, text: &str) -> Result<Url, TransportError> {
        let unsendable = |why: String| TransportError::Unsendable {
            url: shown(&self.base),
            why,
        };
        let url = Url::parse(text).map_err(|error| unsendable(error.to_string()))?;
        let without_query = text.split(['?', '#']).next().unwrap_or(text);
        let is_same = without_query.matches('/').count() == url.path().matches('/').count() + 2;
        let is_ours = url.origin() == self.base.origin();
        match is_same && is_ours {
            true => Ok(url),
            false => Err(unsendable("its path leads elsewhere".to_owned())),
        }
    }

    fn fault(&self, url: &Url, error: &reqwest::Error) -> TransportError {
        let url = shown(url);
        if error.is_builder() {
            let why = innermost(error);
            TransportError::Unsendable { url, why }
        } else if error.is_connect() {
            let why = match error.is_timeout() {
                true => format!("no connection after {:?}", self.limits.connect),
                false => innermost(error),
            };
            TransportError::Unreachable { url, why }
        } else {
            let why = match error.is_timeout() {
                true => format!("no answer after {:?}", self.limits.request),
                false => innermost(error),
            };
            TransportError::NoAnswer { url, why }
        }
    }
}

fn base(text: &str) -> Result<Url, TransportError> {
    // A text that cannot be read may hold a password anywhere.
    let bad = |url: String, why: &str| TransportError::BadBaseUrl {
        url,
        why: why.to_owned(),
    };
    let url = Url::parse(text).map_err(|error| bad("…".to_owned(), &error.to_string()))?;
    let why = match () {
        () if !matches!(url.scheme(), "http" | "https") => "it is neither http nor https",
        () if !url.username().is_empty() || url.password().is_some() => {
            "user and password belong into the environment"
        }
        () if url.query().is_some() || url.fragment().is_some() => "it ends in a query or fragment",
        () => return Ok(url),
    };
    Err(bad(shown(&url), why))
}

/// Every media type that the operation documents in an answer.
fn accept(operation: &Operation) -> String {
    let mut names: Vec<&str> = Vec::new();
    let content = operation
        .responses
        .iter()
        .flat_map(|response| response.content.keys());
    for name in content {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.is_empty() {
        "*/*".to_owned()
    } else {
        names.join(", ")
    }
}

/// Bytes beyond ASCII are read as Latin-1, which loses none (RFC 9110, 5.5).
fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| char::from(*byte))
            .collect::<String>()
    };
    let headers = headers.iter();
    headers
        .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
        .collect()
}

/// A URL without what may be secret.
fn shown(url: &Url) -> String {
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    format!("{}://{host}{port}{}", url.scheme(), url.path())
}

/// The last cause, which is the one that says something.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_the_loopback_are_on_this_machine() {
        let is_here = |url| {
            let transport = HttpTransport::new(url, Credentials::Absent, Limits::default());
            transport.unwrap().is_on_this_machine()
        };
        assert!(is_here("http://127.0.0.1:8080/stores/one"));
        assert!(is_here("http://[::1]/"));
        assert!(!is_here("http://localhost/"));
        assert!(!is_here("https://127.0.0.1.a.test/"));
        assert!(!is_here("http://10.0.0.1/"));
    }

    #[test]
    fn a_path_that_climbs_is_not_sent() {
        let transport =
            HttpTransport::new("http://a.test/x", Credentials::Absent, Limits::default());
        let transport = transport.unwrap();
        assert!(transport.url("http://a.test/x/v2/orders/1?a=/").is_ok());
        assert!(transport.url("http://a.test/x/v2/orders/..").is_err());
        assert!(transport.url("http://a.test/x/v2/orders/%2E%2e").is_err());
        assert!(transport.url("http://b.test/x/v2/orders").is_err());
    }
}
