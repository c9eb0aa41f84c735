//! An interaction: a request and the answer to it, as they went over the wire.
//! Knows neither schemas nor checks.

use bytes::Bytes;

use crate::case::{CaseId, Presence};

/// A request and the answer to it.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The operation; none to find it by method and path.
    pub operation: Option<String>,
    /// The case that led to it.
    pub case: CaseId,
    /// Whether the request carried credentials.
    pub credentials: Presence,
    /// What was sent.
    pub request: Request,
    /// What came back.
    pub response: Response,
}

impl Interaction {
    /// An interaction of anybody's: the operation is found by method and path.
    #[must_use]
    pub fn new(request: Request, response: Response) -> Interaction {
        Interaction {
            operation: None,
            case: CaseId::new("given"),
            credentials: Presence::Given,
            request,
            response,
        }
    }

    /// Names the operation, where method and path do not.
    #[must_use]
    pub fn of_operation(mut self, id: impl Into<String>) -> Interaction {
        self.operation = Some(id.into());
        self
    }

    /// Names the case, so that a finding can be told from others.
    #[must_use]
    pub fn of_case(mut self, name: impl Into<String>) -> Interaction {
        self.case = CaseId::new(name);
        self
    }

    /// Says that the request carried no credentials.
    #[must_use]
    pub fn without_credentials(mut self) -> Interaction {
        self.credentials = Presence::Withheld;
        self
    }
}

/// What was sent.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// Headers in order. The transport leaves out those that hold a secret.
    pub headers: Vec<(String, String)>,
    /// How the caller said who it is, where the headers do not show it.
    pub authentication: Authentication,
    /// The body.
    pub body: Bytes,
}

impl Request {
    /// A request without headers and body.
    #[must_use]
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Request {
        Request {
            method: method.into(),
            url: url.into(),
            headers: Vec::new(),
            authentication: Authentication::Absent,
            body: Bytes::new(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Request {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Request {
        self.body = body.into();
        self
    }
}

/// How a caller said who it is, without the secret itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authentication {
    /// It did not, or its headers show it.
    Absent,
    /// A header that holds the secret alone.
    Header {
        /// The header.
        name: String,
    },
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// Headers in order, repeated ones as often as they came.
    pub headers: Vec<(String, String)>,
    /// The body, as far as it was read.
    pub body: Bytes,
    /// Why reading the body stopped.
    pub ending: Ending,
}

impl Response {
    /// An answer without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Response {
        Response {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
            ending: Ending::Whole,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Response {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Response {
        self.body = body.into();
        self
    }

    /// The value of a header; lines of the same name joined as RFC 9110 (5.3) has it.
    #[must_use]
    pub fn header_value(&self, name: &str) -> Option<String> {
        let lines = self.headers.iter();
        let values: Vec<&str> = lines
            .filter(|(line, _)| line.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Whether the body is only the beginning of what the service sent.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.ending != Ending::Whole
    }
}

/// Why reading a body stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// The service had said everything.
    Whole,
    /// It said more than is read.
    Limit,
    /// The connection broke.
    Broken,
    /// The time for one request was up.
    TimedOut,
}
