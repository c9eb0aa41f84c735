//! Server-sent events (HTML, 9.2), read as they come.

use super::error::Error;
use super::streamed::Streamed;

/// Adds to a call the way to read its answer as events.
macro_rules! events {
    ($call:ident) => {
        impl $call<'_> {
            /// Sends the request, and leaves the events of success to be read one by one.
            ///
            /// # Errors
            /// As with `send`, but for what is wrong with the body.
            pub async fn send_events(
                mut self,
            ) -> Result<
                $crate::runtime::Events,
                $crate::runtime::Error<<Self as $crate::runtime::Operation>::Error>,
            > {
                self.1.accept("text/event-stream");
                let transport = self.0.transport();
                let answer = transport.send_streamed::<Self>(self.1).await?;
                Ok($crate::runtime::Events::new(answer))
            }
        }
    };
}

pub(crate) use events;

/// The longest event that is read, in bytes.
const MAX_EVENT_BYTES: usize = 16 << 20;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// What kind it is of; `message` where nothing is said.
    pub event: String,
    /// Its lines of data, with `\n` between them.
    pub data: String,
    /// The last id that the stream has told, to go on from (`Last-Event-ID`); empty if none was.
    pub id: String,
}

impl Event {
    /// The data read as JSON.
    ///
    /// # Errors
    /// When it is no such JSON.
    pub fn json<T: super::model::Value>(&self) -> Result<T, serde_json::Error> {
        super::model::from_json(self.data.as_bytes())
    }
}

/// The events of an answer.
#[derive(Debug)]
pub struct Events {
    answer: Streamed,
    reader: Reader,
}

impl Events {
    /// Reads an answer as events.
    #[must_use]
    pub fn new(answer: Streamed) -> Events {
        let reader = Reader::default();
        Events { answer, reader }
    }

    /// The answer they come in.
    #[must_use]
    pub fn answer(&self) -> &Streamed {
        &self.answer
    }

    /// How many milliseconds the service wants to pass before it is asked again, if it told.
    #[must_use]
    pub fn retry(&self) -> Option<u64> {
        self.reader.retry
    }

    /// The next event; none at the end. One that the end cuts off is none.
    ///
    /// # Errors
    /// When the stream breaks off, takes too long, or an event is longer than 16 MiB.
    pub async fn next(&mut self) -> Result<Option<Event>, Error> {
        loop {
            if let Some(event) = self.reader.next() {
                return Ok(Some(event));
            }
            if self.reader.held() > MAX_EVENT_BYTES {
                return Err(self.answer.too_long(MAX_EVENT_BYTES));
            }
            match self.answer.chunk().await? {
                Some(chunk) => self.reader.push(&chunk),
                None => return Ok(None),
            }
        }
    }
}

/// Bytes that came, and the event that their lines have begun.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    bytes: Vec<u8>,
    /// How far they are read.
    start: usize,
    /// How far no line ends.
    searched: usize,
    is_begun: bool,
    /// Whether a `\n` that comes first belongs to the line before.
    is_after_return: bool,
    event: String,
    data: String,
    has_data: bool,
    id: String,
    retry: Option<u64>,
}

impl Reader {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// How many bytes wait for the end of their event.
    fn held(&self) -> usize {
        self.bytes.len() - self.start + self.data.len()
    }

    /// The next event whose end has come.
    pub(crate) fn next(&mut self) -> Option<Event> {
        while let Some(line) = self.line() {
            match line.split_once(':') {
                None if line.is_empty() => {
                    if let Some(event) = self.dispatched() {
                        return Some(event);
                    }
                }
                // A line that begins with a colon is a comment.
                Some(("", _)) => {}
                Some((field, value)) => self.field(field, value.strip_prefix(' ').unwrap_or(value)),
                None => self.field(&line, ""),
            }
        }
        None
    }

    /// The next whole line: `\r\n`, `\n` and `\r` end one.
    fn line(&mut self) -> Option<String> {
        if self.is_after_return && self.start < self.bytes.len() {
            self.is_after_return = false;
            if self.bytes[self.start] == b'\n' {
                self.start += 1;
                self.searched = self.start;
            }
        }
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let Some(length) = self.bytes[self.searched..].iter().position(is_end) else {
            self.searched = self.bytes.len();
            return None;
        };
        let end = self.searched + length;
        self.is_after_return = self.bytes[end] == b'\r';
        let mut line = &self.bytes[self.start..end];
        if !self.is_begun {
            self.is_begun = true;
            line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        }
        let line = String::from_utf8_lossy(line).into_owned();
        (self.start, self.searched) = (end + 1, end + 1);
        Some(line)
    }

    fn field(&mut self, field: &str, value: &str) {
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.has_data = true;
                self.data.push_str(value);
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().or(self.retry);
            }
            _ => {}
        }
    }

    /// What the lines so far make; without data they make nothing.
    fn dispatched(&mut self) -> Option<Event> {
        let event = std::mem::take(&mut self.event);
        let data = std::mem::take(&mut self.data);
        let event = Event {
            event: if event.is_empty() {
                "message".to_owned()
            } else {
                event
            },
            data,
            id: self.id.clone(),
        };
        std::mem::take(&mut self.has_data).then_some(event)
    }
}
