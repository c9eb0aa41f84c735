//! Answers: as bytes, and decoded with their status and headers kept.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::decode::{self, DecodeFault};
use super::error::{Error, ErrorBody, ErrorKind};
use super::model::{Kind, Tolerated, Value, tolerated_as, walk};
use super::operation::Operation;

/// A decoded answer.
#[derive(Debug, Clone)]
pub struct Response<T> {
    raw: RawResponse,
    body: T,
}

impl<T> Response<T> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// The decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body, by value.
    pub fn into_body(self) -> T {
        self.body
    }

    /// The body's bytes as they came, with every member that nobody documented.
    pub fn bytes(&self) -> &Bytes {
        &self.raw.body
    }

    /// Where the body is not as documented and was read all the same. It is found by
    /// reading the bytes once more, and only when asked for.
    pub fn tolerated(&self) -> Vec<Tolerated> {
        self.raw.tolerated()
    }
}

impl<T> std::ops::Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

/// An answer as it came. Its debug output tells the size of the body, not the body.
#[derive(Clone)]
pub struct RawResponse {
    operation: &'static str,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    is_strict: bool,
    /// What the body is, where no table of its type tells.
    kind: Option<&'static Kind>,
    /// The second walk, for the type that the body was read as. It reads the bytes again, so
    /// that an answer need not keep its body in a second form for what few ask for.
    walk: fn(Option<&Kind>, &[u8]) -> Vec<Tolerated>,
}

impl RawResponse {
    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> RawResponse {
        RawResponse {
            operation,
            status,
            headers,
            body,
            is_strict: false,
            kind: None,
            walk: |_, _| Vec::new(),
        }
    }

    /// An answer that came by another way than a call of this crate.
    #[must_use]
    pub fn received(status: StatusCode, content_type: Option<&str>, body: Bytes) -> RawResponse {
        let mut headers = HeaderMap::new();
        // A name that no header can carry says nothing.
        if let Some(Ok(value)) = content_type.map(HeaderValue::from_str) {
            headers.insert(CONTENT_TYPE, value);
        }
        RawResponse::new("", status, headers, body)
    }

    /// Reads the answer as one of an operation.
    ///
    /// # Errors
    /// When it is neither success nor a documented error, or cannot be read as that.
    pub fn read_by<O: Operation>(mut self) -> Result<(), Error> {
        self.operation = O::ID;
        match O::read(self) {
            Err(error) if error.documented().is_none() => Err(error.erase()),
            _ => Ok(()),
        }
    }

    /// Says that there is no operation to read the answer as.
    ///
    /// # Errors
    /// Always: that.
    pub fn of_no_operation(self) -> Result<(), Error> {
        Err(Error::answered(
            "decode_response",
            ErrorKind::UnknownOperation,
            self,
        ))
    }

    /// The same answer, to be refused or not when it is not as documented.
    pub(crate) fn strict(mut self, is_strict: bool) -> RawResponse {
        self.is_strict = is_strict;
        self
    }

    /// The same answer, whose body is a list, a map or a value without parts.
    #[must_use]
    pub fn of(mut self, kind: &'static Kind) -> RawResponse {
        self.kind = Some(kind);
        self
    }

    /// What was tolerated; nothing before the body was read.
    pub(super) fn tolerated(&self) -> Vec<Tolerated> {
        (self.walk)(self.kind, &self.body)
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body's bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// Decodes a successful answer.
    ///
    /// # Errors
    /// When the body is no such JSON, or a strict client refuses it; the error keeps the
    /// whole answer.
    pub fn json<T: Value, E>(self) -> Result<Response<T>, Error<E>> {
        self.json_as(|body| body)
    }

    /// Decodes a successful answer that is one of several.
    ///
    /// # Errors
    /// When the body is no such JSON, or a strict client refuses it; the error keeps the
    /// whole answer.
    pub fn json_as<B: Value, T, E>(
        mut self,
        to: impl FnOnce(B) -> T,
    ) -> Result<Response<T>, Error<E>> {
        let body: B = match decode::json(&self.headers, &self.body) {
            Ok(body) => body,
            Err(fault) => return Err(self.undecodable(fault)),
        };
        self.walk = tolerated_as::<B>;
        if self.is_strict {
            let mut places = walk(self.kind, body.view(), &self.body);
            places.retain(|place| place.kind.is_refused_when_strict());
            if !places.is_empty() {
                let kind = ErrorKind::Refused(places);
                return Err(Error::answered(self.operation, kind, self));
            }
        }
        Ok(Response {
            raw: self,
            body: to(body),
        })
    }

    /// Reads a successful answer as text.
    ///
    /// # Errors
    /// When the body is no text in UTF-8; the error keeps the whole answer.
    pub fn text<E>(self) -> Result<Response<String>, Error<E>> {
        self.text_as(|body| body)
    }

    /// Reads a successful answer that is one of several as text.
    ///
    /// # Errors
    /// When the body is no text in UTF-8; the error keeps the whole answer.
    pub fn text_as<T, E>(self, to: impl FnOnce(String) -> T) -> Result<Response<T>, Error<E>> {
        match decode::text(&self.headers, &self.body) {
            Ok(body) => Ok(Response {
                raw: self,
                body: to(body),
            }),
            Err(fault) => Err(self.undecodable(fault)),
        }
    }

    /// A successful answer whose body is bytes.
    ///
    /// # Errors
    /// Never: any bytes will do.
    pub fn whole<E>(self) -> Result<Response<Bytes>, Error<E>> {
        self.whole_as(|body| body)
    }

    /// A successful answer that is one of several, whose body is bytes.
    ///
    /// # Errors
    /// Never: any bytes will do.
    pub fn whole_as<T, E>(self, to: impl FnOnce(Bytes) -> T) -> Result<Response<T>, Error<E>> {
        let body = to(self.body.clone());
        Ok(Response { raw: self, body })
    }

    /// A successful answer without a body, which means `body`. Bytes that come
    /// all the same are kept.
    ///
    /// # Errors
    /// Never.
    pub fn without_body<T, E>(self, body: T) -> Result<Response<T>, Error<E>> {
        Ok(Response { raw: self, body })
    }

    /// Decodes a documented error.
    ///
    /// # Errors
    /// Always: that one, or that it cannot be decoded.
    pub fn documented<B: Value, T, E: ErrorBody>(
        mut self,
        to: impl FnOnce(B) -> E,
    ) -> Result<T, Error<E>> {
        Err(match decode::json(&self.headers, &self.body) {
            Ok(body) => {
                self.walk = tolerated_as::<B>;
                Error::described(self.operation, to(body), self)
            }
            Err(fault) => self.undecodable(fault),
        })
    }

    /// A documented error whose body is text.
    ///
    /// # Errors
    /// Always: that one, or that it is no text in UTF-8.
    pub fn documented_text<T, E: ErrorBody>(
        self,
        to: impl FnOnce(String) -> E,
    ) -> Result<T, Error<E>> {
        Err(match decode::text(&self.headers, &self.body) {
            Ok(body) => Error::described(self.operation, to(body), self),
            Err(fault) => self.undecodable(fault),
        })
    }

    /// A documented error whose body is bytes.
    ///
    /// # Errors
    /// Always: that one.
    pub fn documented_whole<T, E: ErrorBody>(
        self,
        to: impl FnOnce(Bytes) -> E,
    ) -> Result<T, Error<E>> {
        let error = to(self.body.clone());
        Err(Error::described(self.operation, error, self))
    }

    /// A documented error whose body nobody described.
    ///
    /// # Errors
    /// Always: that one.
    pub fn documented_without_body<T, E: ErrorBody>(self, error: E) -> Result<T, Error<E>> {
        Err(Error::described(self.operation, error, self))
    }

    /// A status that the document does not name for this operation.
    ///
    /// # Errors
    /// Always: that.
    pub fn undocumented<T, E>(self) -> Result<T, Error<E>> {
        Err(Error::answered(
            self.operation,
            ErrorKind::UndocumentedStatus,
            self,
        ))
    }

    fn undecodable<E>(self, fault: DecodeFault) -> Error<E> {
        let kind = ErrorKind::Decode {
            pointer: fault.pointer,
            message: fault.message,
        };
        Error::answered(self.operation, kind, self)
    }
}

impl std::fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawResponse")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
