//! From a request to the bytes of its answer.

use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use reqwest::redirect::Policy;

use super::credentials::{Credentials, sensitive};
use super::error::{Erased, Error, ErrorKind};
use super::request::Request;
use super::response::RawResponse;
use super::security::Security;
use super::server::{Server, ServerFault, ServerTemplate};

/// Longer than any stream.
const FOREVER: Duration = Duration::from_secs(u32::MAX as u64);

/// A connection to one service. Cheap to clone; clones share their connections.
#[derive(Debug, Clone)]
pub struct Transport {
    shared: Arc<Shared>,
    /// What operations ask of credentials that do not say so themselves.
    security: Option<Security>,
}

#[derive(Debug)]
struct Shared {
    http: reqwest::Client,
    /// A whole URL without a slash at its end.
    base_url: Server,
    replaced: Vec<(ServerTemplate, Server)>,
    is_one_server: bool,
    path_suffix: String,
    credentials: Credentials,
    max_body_bytes: usize,
    is_strict: bool,
}

/// How to reach a service.
#[derive(Debug, Clone)]
pub struct TransportBuilder {
    base_url: Server,
    replaced: Vec<(ServerTemplate, Server)>,
    is_one_server: bool,
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
    pub fn new(base_url: impl Into<Server>) -> TransportBuilder {
        TransportBuilder {
            base_url: base_url.into(),
            replaced: Vec::new(),
            is_one_server: false,
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

    /// Where to send the operations that the document sends to `template`, a server of
    /// their own: to the same with its variables filled in, to another, or to a mock.
    #[must_use]
    pub fn server(mut self, template: ServerTemplate, server: impl Into<Server>) -> Self {
        self.replaced.push((template, server.into()));
        self
    }

    /// Whether every operation is sent to the base URL, those with servers of their own
    /// too, as to a mock or a proxy in front of all. Not, unless told otherwise.
    #[must_use]
    pub fn one_server(mut self, is_one_server: bool) -> Self {
        self.is_one_server = is_one_server;
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

    /// How long a whole call may take; of a streamed answer, how long each piece may.
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
    /// When the TLS backend cannot be set up, a server has no whole URL, or headers cannot
    /// carry the credentials or the user agent.
    pub fn build(self) -> Result<Transport, Error> {
        let base_url = self.base_url.base_url(None).map_err(server_fault)?;
        for (_, server) in &self.replaced {
            server.base_url(Some(&base_url)).map_err(server_fault)?;
        }
        if !self.credentials.fit_into_headers() {
            return Err(Error::new("build", ErrorKind::Credentials));
        }
        let http = match self.http {
            Some(http) => http,
            None => reqwest::Client::builder()
                .connect_timeout(self.connect_timeout)
                .timeout(self.timeout)
                // What is streamed has this limit alone.
                .read_timeout(self.timeout)
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
                base_url: Server::from(base_url),
                replaced: self.replaced,
                is_one_server: self.is_one_server,
                path_suffix: self.path_suffix,
                credentials: self.credentials,
                max_body_bytes: self.max_body_bytes,
                is_strict: self.is_strict,
            }),
            security: None,
        })
    }
}

fn server_fault(fault: ServerFault) -> Error {
    Error::new("build", ErrorKind::Server(fault))
}

impl Transport {
    /// Says what operations ask of credentials that do not say so themselves. A client
    /// sends all it has where nobody says so.
    #[must_use]
    pub fn security(mut self, security: Security) -> Transport {
        self.security = Some(security);
        self
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// When the client lacks the credentials, the request has no bytes, no answer comes, or its body breaks off or
    /// is too long; the error then keeps what came.
    pub async fn send<E>(&self, request: Request) -> Result<RawResponse, Error<E>> {
        let operation = request.operation;
        let answer = self.begin(request).await?;
        self.finish(operation, answer).await
    }

    /// Sends a request and reads the head of the answer.
    pub(super) async fn begin<E>(
        &self,
        mut request: Request,
    ) -> Result<reqwest::Response, Error<E>> {
        let operation = request.operation;
        let fail = |kind| Error::new(operation, kind);
        let shared = &self.shared;
        if let Some(why) = request.fault {
            return Err(fail(ErrorKind::Encode(why)));
        }
        request.path.push_str(&shared.path_suffix);
        let asked = request.security.or(self.security);
        let credentials = shared.credentials.for_call(asked).await.map_err(fail)?;
        credentials.add_to_request(&mut request);
        let base_url = shared.base_url_of(&request);
        let base_url = base_url.map_err(|fault| fail(ErrorKind::Server(fault)))?;
        let method = request.method.clone();
        let mut builder = shared.http.request(method, request.url(&base_url));
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
            let (media_type, payload) = body?;
            let taken = payload.take();
            let (body, length) = taken.map_err(|why| fail(ErrorKind::Encode(why)))?;
            builder = builder.header(CONTENT_TYPE, &*media_type).body(body);
            if let Some(length) = length {
                builder = builder.header(CONTENT_LENGTH, length);
            }
        }
        if request.is_streamed {
            builder = builder.timeout(FOREVER);
        }
        builder = credentials.add_to_headers(builder);
        let answer = builder.send().await;
        answer.map_err(|error| fail(ErrorKind::Transport(error.without_url())))
    }

    /// Reads the rest of an answer.
    pub(super) async fn finish<E>(
        &self,
        operation: &'static str,
        mut answer: reqwest::Response,
    ) -> Result<RawResponse, Error<E>> {
        let shared = &self.shared;
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

impl Shared {
    /// Where a request is sent: of the servers of its operation to one that the caller
    /// spoke of, else to the first; to the base URL if it has none.
    fn base_url_of(&self, request: &Request) -> Result<String, ServerFault> {
        let base_url = &self.base_url.url;
        let Some(first) = request.servers.first().filter(|_| !self.is_one_server) else {
            return Ok(base_url.clone());
        };
        let mut replaced = self.replaced.iter();
        match replaced.find(|(template, _)| request.servers.contains(template)) {
            Some((_, server)) => server.base_url(Some(base_url)),
            None => Server::from(*first).base_url(Some(base_url)),
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
