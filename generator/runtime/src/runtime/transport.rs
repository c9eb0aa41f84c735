//! From a request to the bytes of its answer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use reqwest::redirect::Policy;

use super::credentials::{Credentials, sensitive};
use super::error::{Erased, Error, ErrorKind};
use super::request::Request;
use super::response::RawResponse;

/// A connection to one service. Cheap to clone; clones share their connections.
#[derive(Debug, Clone)]
pub struct Transport {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    http: reqwest::Client,
    base_url: BaseUrl,
    path_suffix: String,
    credentials: Credentials,
    max_body_bytes: usize,
    is_strict: bool,
}

/// How to reach a service.
#[derive(Debug, Clone)]
pub struct TransportBuilder {
    base_url: BaseUrl,
    path_suffix: String,
    credentials: Credentials,
    connect_timeout: Duration,
    timeout: Duration,
    user_agent: String,
    max_body_bytes: usize,
    is_strict: bool,
    http: Option<reqwest::Client>,
}

impl TransportBuilder {
    /// Starts from the base URL, to which paths are appended. Unless told
    /// otherwise: 10 s to connect, 60 s for a whole call, bodies up to 64 MiB.
    #[must_use]
    pub fn new(base_url: impl Into<String>) -> TransportBuilder {
        TransportBuilder {
            base_url: BaseUrl(base_url.into().trim_end_matches('/').to_owned()),
            path_suffix: String::new(),
            credentials: Credentials::none(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            user_agent: String::new(),
            max_body_bytes: 64 << 20,
            is_strict: false,
            http: None,
        }
    }

    /// What to write at the end of every path, for a server that takes paths such as
    /// `/orders.json`. Nothing, unless told otherwise.
    #[must_use]
    pub fn path_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.path_suffix = suffix.into();
        self
    }

    /// Who is calling.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// How long a connection may take to be made.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long a whole call may take.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// The program that is calling, for the service's logs.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// The longest body that is read, in bytes.
    #[must_use]
    pub fn max_body_bytes(mut self, limit: usize) -> Self {
        self.max_body_bytes = limit;
        self
    }

    /// Whether a body of success that is not as documented is refused instead of read
    /// ([`ErrorKind::Refused`]). Not, unless told otherwise; then
    /// [`Response::tolerated`](super::Response::tolerated) tells what was let pass.
    ///
    /// A member that the document does not name refuses no body: a service may add some
    /// at any time. Nor is an error's body refused, which would hide the error.
    #[must_use]
    pub fn strict(mut self, is_strict: bool) -> Self {
        self.is_strict = is_strict;
        self
    }

    /// A `reqwest` client of the caller's own; timeouts, user agent and redirects
    /// are then the caller's business. One that follows redirects carries keys in
    /// headers along to other hosts.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Makes the connection pool; nothing is sent yet.
    ///
    /// # Errors
    /// When the TLS backend cannot be set up, or headers cannot carry the
    /// credentials or the user agent.
    pub fn build(self) -> Result<Transport, Error> {
        if !self.credentials.fit_into_headers() {
            return Err(Error::new("build", ErrorKind::Credentials));
        }
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .connect_timeout(self.connect_timeout)
                .timeout(self.timeout)
                .user_agent(&self.user_agent)
                // A redirect could carry the credentials to another host.
                .redirect(Policy::none())
                .retry(reqwest::retry::never())
                .build()
                .map_err(|error| Error::<Erased>::new("build", ErrorKind::Transport(error)))?,
        };
        Ok(Transport {
            shared: Arc::new(Shared {
                http,
                base_url: self.base_url,
                path_suffix: self.path_suffix,
                credentials: self.credentials,
                max_body_bytes: self.max_body_bytes,
                is_strict: self.is_strict,
            }),
        })
    }
}

impl Transport {
    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// When the request has no bytes, no answer comes, or its body breaks off or
    /// is too long; the error then keeps what came.
    pub async fn send<E>(&self, mut request: Request) -> Result<RawResponse, Error<E>> {
        let operation = request.operation;
        let fail = |kind| Error::new(operation, kind);
        let shared = &self.shared;
        if let Some(why) = request.fault {
            return Err(fail(ErrorKind::Encode(why)));
        }
        request.path.push_str(&shared.path_suffix);
        shared.credentials.add_to_request(&mut request);
        let mut builder = shared
            .http
            .request(request.method.clone(), request.url(&shared.base_url.0));
        if !request.accept.is_empty() {
            builder = builder.header(ACCEPT, request.accept);
        }
        for pair in &request.headers {
            builder = builder.header(&pair.name, &pair.value);
        }
        if let Some(cookies) = request.cookie() {
            builder = builder.header(COOKIE, sensitive(&cookies));
        }
        if let Some(body) = request.body {
            let body = body.finish().map_err(|why| fail(ErrorKind::Encode(why)));
            let (media_type, bytes) = body?;
            builder = builder.header(CONTENT_TYPE, &*media_type).body(bytes);
        }
        builder = shared.credentials.add_to_headers(builder);
        let mut answer = builder
            .send()
            .await
            .map_err(|error| fail(ErrorKind::Transport(error.without_url())))?;
        let status = answer.status();
        let headers = answer.headers().clone();
        let mut body = BytesMut::new();
        let end = read_body(&mut answer, &mut body, shared.max_body_bytes).await;
        let answer = RawResponse::new(operation, status, headers, body.freeze());
        let answer = answer.strict(shared.is_strict);
        match end {
            Ok(()) => Ok(answer),
            Err(kind) => Err(Error::answered(operation, kind, answer)),
        }
    }
}

async fn read_body<E>(
    answer: &mut reqwest::Response,
    body: &mut BytesMut,
    limit: usize,
) -> Result<(), ErrorKind<E>> {
    while let Some(chunk) = answer
        .chunk()
        .await
        .map_err(|error| ErrorKind::Transport(error.without_url()))?
    {
        if body.len() + chunk.len() > limit {
            return Err(ErrorKind::BodyTooLong { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(())
}

/// A base URL. Its debug output leaves out a user and password before the host.
#[derive(Clone)]
struct BaseUrl(String);

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        match authority.rsplit_once('@') {
            Some((_, host)) => write!(f, "\"{scheme}://..@{host}{path}\""),
            None => fmt::Debug::fmt(&self.0, f),
        }
    }
}
