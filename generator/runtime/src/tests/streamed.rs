//! Tests that an answer is read as it comes, from a socket.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;

use super::models::OpError;
use crate::runtime::{
    Error, ErrorKind, Events, Operation, RawResponse, Request, Response, Streamed, Transport,
    TransportBuilder,
};

/// An operation whose success is bytes.
struct GetFile;

impl Operation for GetFile {
    const ID: &'static str = "getFile";
    type Body = Bytes;
    type Error = OpError;

    fn read(answer: RawResponse) -> Result<Response<Bytes>, Error<OpError>> {
        match answer.status().as_u16() {
            200 => answer.whole(),
            _ => answer.undocumented(),
        }
    }
}

/// A service that sends the first part, and the others one by one when it is told to.
fn service(parts: &[&'static str]) -> (Transport, Sender<()>) {
    let parts = parts.to_vec();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (go_on, told) = channel();
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let _ = connection.read(&mut [0; 4096]).unwrap();
        for part in parts {
            connection.write_all(part.as_bytes()).unwrap();
            if told.recv().is_err() {
                break;
            }
        }
    });
    let builder = TransportBuilder::new(url).timeout(Duration::from_millis(400));
    let transport = builder.max_body_bytes(4).build();
    (transport.unwrap(), go_on)
}

async fn send(transport: &Transport) -> Result<Streamed, Error<OpError>> {
    let request = Request::new("getFile", "GET", "/file");
    transport.send_streamed::<GetFile>(request).await
}

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\nx-left: 7\r\n\r\n";

#[tokio::test]
async fn pieces_are_read_while_the_rest_is_still_to_come() {
    let (transport, go_on) = service(&[HEAD, "larger", "-again"]);
    let mut answer = send(&transport).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["x-left"], "7");
    // The whole takes longer than a call may, which holds for each piece only; nor is there a
    // limit of bytes.
    for piece in ["larger", "-again"] {
        tokio::time::sleep(Duration::from_millis(300)).await;
        go_on.send(()).unwrap();
        assert_eq!(answer.chunk().await.unwrap().unwrap(), piece);
    }
    assert_eq!(answer.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_stream_that_falls_silent_runs_into_the_time_limit() {
    let (transport, _go_on) = service(&[HEAD, "larger"]);
    let mut answer = send(&transport).await.unwrap();
    let error = answer.chunk().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(error) if error.is_timeout()));
    assert_eq!(error.status(), Some(StatusCode::OK));
    let (transport, _go_on) = service(&[""]);
    let error = send(&transport).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(error) if error.is_timeout()));
}

#[tokio::test]
async fn an_error_is_read_whole() {
    for status in ["503 Unavailable", "206 Partial Content"] {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: 3\r\n\r\nno.");
        let (transport, _go_on) = service(&[head.leak()]);
        let error = send(&transport).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::UndocumentedStatus));
        assert_eq!(error.bytes().unwrap(), "no.");
    }
}

#[tokio::test]
async fn events_are_told_as_they_come() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
    let (transport, go_on) = service(&[head, "data: 1\n\nda", "ta: 2\n\ndata: 3", "", ""]);
    let mut events = Events::new(send(&transport).await.unwrap());
    for number in [1, 2] {
        go_on.send(()).unwrap();
        let event = events.next().await.unwrap().unwrap();
        assert_eq!(event.json::<i64>().unwrap(), number);
    }
    drop(go_on);
    assert_eq!(events.next().await.unwrap(), None);
}
