//! Every documented payload keeps to its schema, is read by the type that the
//! client reads it with, and is written back to the same meaning.
//!
//! The schema is the documented one; the types are made from that and from what stores
//! were seen to send, so the codecs are held against both together.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::{MediaType, ResolvedDocument, StatusPattern};
use countersign_spec::{Limits, has_errors, load_with_overlays};
use countersign_tests::codec::{Body, Codec, Row, table};
use countersign_tests::{document, live_overlay, same_meaning};
use serde_json::Value as Json;

/// A documented body with its examples.
struct Documented<'d> {
    operation: &'d str,
    body: Body,
    media_type_name: &'d str,
    media_type: &'d MediaType,
}

impl Documented<'_> {
    fn direction(&self) -> Direction {
        match self.body {
            Body::Request => Direction::Request,
            Body::Response(_) => Direction::Response,
        }
    }
}

fn documented() -> ResolvedDocument {
    read(&[])
}

/// What the client is made from.
fn live() -> ResolvedDocument {
    read(&[live_overlay()])
}

fn read(overlays: &[PathBuf]) -> ResolvedDocument {
    let (document, diagnostics) = load_with_overlays(&document(), overlays, &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:?}");
    document
}

fn bodies(document: &ResolvedDocument) -> Vec<Documented<'_>> {
    let mut bodies = Vec::new();
    for operation in document.operations() {
        let request = operation.request_body.iter();
        let requests = request.map(|body| (Body::Request, &body.content));
        let responses = operation.responses.iter().map(|response| {
            let StatusPattern::Exact(status) = response.status else {
                panic!("{}: {} is no single status", operation.id, response.status);
            };
            (Body::Response(status), &response.content)
        });
        for (body, content) in requests.chain(responses) {
            bodies.extend(content.iter().map(|(name, media_type)| Documented {
                operation: operation.id.as_str(),
                body,
                media_type_name: name,
                media_type,
            }));
        }
    }
    bodies
}

fn find(table: &[Row], body: &Documented<'_>) -> Option<Codec> {
    let mut rows = table.iter();
    rows.find(|row| row.operation == body.operation && row.body == body.body)
        .map(|row| row.codec)
}

/// Asks `check` of every example and reports all that it complains of.
fn check_examples(
    document: &ResolvedDocument,
    check: impl Fn(&Documented<'_>, &Json) -> Result<(), String>,
) {
    let mut problems = String::new();
    let mut examples = 0;
    for body in bodies(document) {
        for example in &body.media_type.examples {
            examples += 1;
            if let Err(problem) = check(&body, &example.value.to_json()) {
                let name = example.name.as_deref().unwrap_or("the example");
                let Documented {
                    operation, body, ..
                } = body;
                writeln!(problems, "{operation} {body:?} {name}: {problem}").unwrap();
            }
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
    assert!(examples > 0, "nothing was looked at");
}

fn violations(
    document: &ResolvedDocument,
    body: &Documented<'_>,
    value: &Json,
) -> Result<(), String> {
    let id = body.media_type.schema.ok_or("no schema")?;
    let validator = Validator::new(json_schema(document, id, body.direction()))
        .map_err(|diagnostic| diagnostic.message.clone())?;
    match validator.violations(value) {
        none if none.is_empty() => Ok(()),
        violations => Err(format!("{violations:?}")),
    }
}

fn there_and_back(body: &Documented<'_>, codec: Codec, value: &Json) -> Result<Json, String> {
    let bytes = codec.there_and_back(value.to_string().as_bytes())?;
    let back: Json = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    same_meaning(value, &back, &codec.shape(), body.direction())
        .map_err(|difference| difference.to_string())?;
    Ok(back)
}

#[test]
fn every_documented_body_has_a_codec_and_every_codec_a_body() {
    let document = live();
    let documented: BTreeSet<_> = bodies(&document)
        .iter()
        .map(|body| (body.operation.to_owned(), body.body))
        .collect();
    let table: BTreeSet<_> = table()
        .iter()
        .map(|row| (row.operation.to_owned(), row.body))
        .collect();
    assert_eq!(documented, table);
}

#[test]
fn every_documented_body_is_json_and_shown_by_an_example() {
    let document = documented();
    for body in bodies(&document) {
        let Documented {
            operation,
            body,
            media_type_name,
            media_type,
        } = body;
        assert_eq!(media_type_name, "application/json", "{operation} {body:?}");
        assert!(!media_type.examples.is_empty(), "{operation} {body:?}");
    }
}

#[test]
fn every_example_keeps_to_its_schema() {
    let document = documented();
    check_examples(&document, |body, value| violations(&document, body, value));
}

#[test]
fn every_example_is_decoded_by_the_client_and_encoded_to_the_same_meaning() {
    let table = table();
    check_examples(&live(), |body, value| {
        let codec = find(&table, body).ok_or("no codec")?;
        there_and_back(body, codec, value).map(drop)
    });
}

#[test]
fn what_the_client_encodes_keeps_to_the_schema_too() {
    let table = table();
    let document = live();
    check_examples(&document, |body, value| {
        let codec = find(&table, body).ok_or("no codec")?;
        violations(&document, body, &there_and_back(body, codec, value)?)
    });
}
