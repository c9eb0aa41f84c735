//! Answers whose body is read as it comes, in no more memory than a piece of it takes.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::error::{Erased, Error, ErrorKind};
use super::operation::Operation;
use super::request::Request;
use super::response::RawResponse;
use super::transport::Transport;

/// Adds to a call the way to read its answer as it comes.
macro_rules! streamed {
    ($call:ident) => {
        impl $call<'_> {
            /// Sends the request, and leaves the body of success to be read piece by piece.
            ///
            /// # Errors
            /// As with `send`, but for what is wrong with the body.
            pub async fn send_streamed(
                self,
            ) -> Result<
                $crate::runtime::Streamed,
                $crate::runtime::Error<<Self as $crate::runtime::Operation>::Error>,
            > {
                let transport = self.0.transport();
                transport.send_streamed::<Self>(self.1).await
            }
        }
    };
}

pub(crate) use streamed;

/// A successful answer whose body is still to come. It has no limit of size, and what
/// [`TransportBuilder::timeout`](super::TransportBuilder::timeout) says holds for each wait for
/// more, not for the whole.
#[derive(Debug)]
pub struct Streamed {
    operation: &'static str,
    status: StatusCode,
    headers: HeaderMap,
    answer: reqwest::Response,
}

impl Streamed {
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

    /// The next piece of the body; none at its end.
    ///
    /// # Errors
    /// When the body breaks off, or takes too long.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.answer.chunk().await;
        chunk.map_err(|error| self.failed(ErrorKind::Transport(error.without_url())))
    }
}

impl Streamed {
    /// That what came is longer than is read.
    pub(super) fn too_long(&self, limit: usize) -> Error {
        self.failed(ErrorKind::BodyTooLong { limit })
    }

    fn failed(&self, kind: ErrorKind<Erased>) -> Error {
        let (status, headers) = (self.status, self.headers.clone());
        let came = RawResponse::new(self.operation, status, headers, Bytes::new());
        Error::answered(self.operation, kind, came)
    }
}

impl Transport {
    /// Sends a request and reads no more of a successful answer than its head. Any other is
    /// read as [`send`](Transport::send) does.
    ///
    /// # Errors
    /// When it is not sent, no answer comes, or it is no documented success.
    pub async fn send_streamed<O: Operation>(
        &self,
        mut request: Request,
    ) -> Result<Streamed, Error<O::Error>> {
        request.is_streamed = true;
        let operation = request.operation;
        let answer = self.begin(request).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let head = RawResponse::new(operation, status, headers.clone(), Bytes::new());
        // Whether a status is documented is known by how it would be read; so is an error.
        let is_documented = match O::read(head) {
            Ok(_) => true,
            Err(error) => matches!(error.kind(), ErrorKind::Decode { .. }),
        };
        if status.is_success() && is_documented {
            return Ok(Streamed {
                operation,
                status,
                headers,
                answer,
            });
        }
        let whole = self.finish(operation, answer).await?;
        match O::read(whole.clone()) {
            Err(error) => Err(error),
            Ok(_) => whole.undocumented(),
        }
    }
}
