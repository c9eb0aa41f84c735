//! A service that answers what a test tells it to, byte for byte, and remembers
//! what it was asked.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the service does once a request is read.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Sends these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Sends these bytes again and again until the other side has enough.
    Endless {
        /// Status line and headers.
        head: String,
        /// What follows, over and over.
        chunk: Vec<u8>,
    },
    /// Sends these bytes, which may be none, and keeps the connection open.
    Stall(Vec<u8>),
}

/// A service on a free port of this machine, until it is dropped.
#[derive(Debug)]
pub struct StubService {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl StubService {
    /// Opens a service that gives every request the same answer.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn open(answer: Answer) -> io::Result<StubService> {
        StubService::answering(move |_| answer.clone()).await
    }

    /// Opens a service that answers as it is asked: by request line, headers and body.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn answering(
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> io::Result<StubService> {
        let answer = Arc::new(answer);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let serving = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                // A caller that hangs up early has seen enough.
                tokio::spawn(serve(connection, Arc::clone(&answer), Arc::clone(&seen)));
            }
        });
        Ok(StubService {
            url,
            requests,
            serving,
        })
    }

    /// Where it is reached.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests so far: request line, headers and body of each.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for StubService {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// An HTTP answer with the length of its body.
#[must_use]
pub fn http_answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut text = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if status != 204 {
        text.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body);
    Answer::Bytes(text.into_bytes())
}

async fn serve(
    mut connection: TcpStream,
    answer: Arc<impl Fn(&str) -> Answer>,
    seen: Arc<Mutex<Vec<String>>>,
) -> io::Result<()> {
    let request = read_request(&mut connection).await?;
    let answer = answer(&request);
    seen.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request);
    match answer {
        Answer::Bytes(bytes) => {
            connection.write_all(&bytes).await?;
            connection.shutdown().await
        }
        Answer::Endless { head, chunk } => {
            connection.write_all(head.as_bytes()).await?;
            loop {
                connection.write_all(&chunk).await?;
            }
        }
        Answer::Stall(bytes) => {
            connection.write_all(&bytes).await?;
            // Ends when the caller hangs up.
            connection.read_to_end(&mut Vec::new()).await.map(drop)
        }
    }
}

/// Reads up to the end of the body that `content-length` announces.
async fn read_request(connection: &mut TcpStream) -> io::Result<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length: usize = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .and_then(|(_, length)| length.parse().ok())
                .unwrap_or(0);
            if bytes.len() >= head.len() + 4 + length {
                return Ok(text);
            }
        }
        let mut chunk = [0; 4096];
        match connection.read(&mut chunk).await? {
            0 => return Ok(text),
            count => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
