//! Tests that bodies are streamed to a socket, with and without a length, and once only.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use reqwest::Body;

use super::models::OpError;
use crate::runtime::{Error, ErrorKind, Payload, RawResponse, Request, TransportBuilder};

/// A service that tells what it is sent, and its URL.
fn service() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let (mut text, mut bytes) = (String::new(), [0; 4096]);
            while !text.contains("last") {
                let count = connection.read(&mut bytes).unwrap();
                text.push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
            let head = b"HTTP/1.1 204 Done\r\nconnection: close\r\n\r\n";
            connection.write_all(head).unwrap();
            tell.send(text).unwrap();
        }
    });
    (url, told)
}

fn request(body: impl Into<Payload>) -> Request {
    let mut request = Request::new("putFile", "PUT", "/file");
    request.bytes("image/png", body);
    request
}

/// A body that does not tell its length, as one of a file does not.
fn stream() -> Body {
    Body::wrap(Unsized(Body::from("first and last")))
}

/// A body without its length.
struct Unsized(Body);

impl http_body::Body for Unsized {
    type Data = bytes::Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        std::pin::Pin::new(&mut self.0).poll_frame(context)
    }
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_or_with_the_length_that_is_told() {
    let (url, told) = service();
    let transport = TransportBuilder::new(url).build().unwrap();
    for (body, says) in [
        (Payload::from(stream()), "transfer-encoding: chunked"),
        (Payload::streamed(stream(), 14), "content-length: 14"),
        (Payload::from("first and last"), "content-length: 14"),
    ] {
        let answer: Result<RawResponse, Error<OpError>> = transport.send(request(body)).await;
        assert_eq!(answer.unwrap().status(), 204);
        let sent = told.recv().unwrap().to_lowercase();
        assert!(sent.contains(says), "{sent}");
        assert!(sent.contains("content-type: image/png"), "{sent}");
        assert!(sent.contains("first and last"), "{sent}");
    }
}

#[tokio::test]
async fn a_stream_is_sent_once_only_and_bytes_as_often_as_is_wanted() {
    let (url, _told) = service();
    let transport = TransportBuilder::new(url).build().unwrap();
    for (body, times) in [(Payload::from(stream()), 1), (Payload::from("last"), 2)] {
        let request = request(body);
        let mut sent = 0;
        for _ in 0..2 {
            match transport.send::<OpError>(request.clone()).await {
                Ok(_) => sent += 1,
                Err(error) => assert!(matches!(error.kind(), ErrorKind::Encode(_))),
            }
        }
        assert_eq!(sent, times);
    }
}
