//! Tests of the reader of server-sent events, by the examples and the rules of HTML (9.2).

use crate::runtime::events::Reader;

/// Kind, data and id of each event.
type Events = &'static [(&'static str, &'static str, &'static str)];

/// The events of a stream: kind, data and id of each.
fn read(stream: &[u8], piece: usize) -> Vec<(String, String, String)> {
    let mut reader = Reader::default();
    let mut events = Vec::new();
    for bytes in stream.chunks(piece) {
        reader.push(bytes);
        while let Some(event) = reader.next() {
            events.push((event.event, event.data, event.id));
        }
    }
    events
}

#[test]
fn streams_are_read_however_they_are_cut() {
    let cases: [(&str, Events); 9] = [
        (
            "data: YHOO\ndata: +2\ndata: 10\n\n",
            &[("message", "YHOO\n+2\n10", "")],
        ),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            &[
                ("message", "first event", "1"),
                ("message", "second event", ""),
            ],
        ),
        (
            "data\n\ndata\ndata\n\ndata:",
            &[("message", "", ""), ("message", "\n", "")],
        ),
        (
            "data:test\n\ndata: test\n\n",
            &[("message", "test", ""), ("message", "test", "")],
        ),
        (
            "event: add\r\ndata: 1\r\n\r\nevent: add\r\rdata: 2\r\r",
            &[("add", "1", ""), ("message", "2", "")],
        ),
        (
            "\u{FEFF}data: a\n\n\u{FEFF}data: b\n\n",
            &[("message", "a", "")],
        ),
        (
            "id: 7\nretry: 10\ndata: a\n\nid: 8\0\ndata: b\n\n",
            &[("message", "a", "7"), ("message", "b", "7")],
        ),
        (
            "nothing: of it\ndata: größe: 1\n\n",
            &[("message", "größe: 1", "")],
        ),
        ("", &[]),
    ];
    for (stream, expected) in cases {
        for piece in [1, 2, 3, 1000] {
            let events = read(stream.as_bytes(), piece);
            let events: Vec<_> = events
                .iter()
                .map(|(event, data, id)| (event.as_str(), data.as_str(), id.as_str()))
                .collect();
            assert_eq!(events, expected, "{stream:?} in pieces of {piece}");
        }
    }
}

#[test]
fn an_event_is_told_before_what_follows_comes() {
    let mut reader = Reader::default();
    reader.push(b"data: a\r\r");
    assert_eq!(reader.next().map(|event| event.data), Some("a".to_owned()));
    reader.push(b"\n");
    assert_eq!(reader.next(), None);
}
