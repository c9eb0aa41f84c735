//! Values made from the schemas of our document go through the client and come back.
//!
//! The types are made from the document and from what stores were seen to send, so the
//! values are made from both together. A failure prints the seed that draws it again:
//! `COUNTERSIGN_SEED=7 cargo test -p countersign-tests --test round_trip`.

use std::collections::BTreeSet;

use countersign_conformance::strategy::{Seed, Strategies};
use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::{ResolvedDocument, SchemaId, StatusPattern};
use countersign_spec::{Limits, has_errors, load_with_overlays};
use countersign_tests::codec::{Body, Codec, table};
use countersign_tests::{RoundTrip, ThereAndBack, document, live_overlay};
use proptest::strategy::Strategy;
use proptest::test_runner::{TestCaseError, TestError};
use serde_json::{Map, Value as Json};

/// Values for each body.
const CASES: u32 = 16;

const SEED: Seed = Seed(1);

/// The seed of every run, unless the environment has another.
#[expect(
    clippy::disallowed_methods,
    reason = "a failure is replayed by its seed"
)]
fn seed() -> Seed {
    let given = std::env::var("COUNTERSIGN_SEED").ok();
    given.map_or(SEED, |seed| {
        Seed(seed.parse().expect("a seed is a whole number"))
    })
}

fn live() -> ResolvedDocument {
    let overlays = [live_overlay()];
    let (document, diagnostics) = load_with_overlays(&document(), &overlays, &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:?}");
    document
}

/// A documented body.
struct Row {
    name: String,
    schema: SchemaId,
    direction: Direction,
    codec: Codec,
}

/// Each body once: many operations share their errors.
fn bodies(document: &ResolvedDocument) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let mut bodies = Vec::new();
    for row in table() {
        let operation = document.operation(row.operation).unwrap();
        let (content, direction) = match row.body {
            Body::Request => (
                operation.request_body.as_ref().map(|body| &body.content),
                Direction::Request,
            ),
            Body::Response(status) => {
                let mut responses = operation.responses.iter();
                let response = responses.find(|r| r.status == StatusPattern::Exact(status));
                (response.map(|it| &it.content), Direction::Response)
            }
        };
        let schema = content.unwrap()[0].schema.unwrap();
        if seen.insert((schema, direction)) {
            let name = format!("{} {:?}", row.operation, row.body);
            bodies.push(Row {
                name,
                schema,
                direction,
                codec: row.codec,
            });
        }
    }
    bodies
}

/// What becomes of a value that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failing {
    /// It is made as small as can be, for people.
    Shrunk,
    /// It is shown as it was drawn.
    Drawn,
}

/// Draws values of one body until one fails.
/// `through` is what the client does with a body, or something worse.
fn check(
    body: &Row,
    document: &ResolvedDocument,
    strategies: &mut Strategies<'_>,
    through: ThereAndBack<'_>,
    failing: Failing,
) -> Result<(), String> {
    let Row {
        schema,
        codec,
        direction,
        ..
    } = *body;
    let values = strategies.of(schema).map_err(|unmade| unmade.to_string())?;
    let values = match failing {
        Failing::Shrunk => values,
        Failing::Drawn => values.no_shrink().boxed(),
    };
    let validator = Validator::new(json_schema(document, schema, direction)).unwrap();
    let trip = RoundTrip {
        there_and_back: through,
        tolerated: &|bytes| codec.tolerated(bytes),
        shape: &codec.shape(),
        direction,
        validator: &validator,
    };
    let check = |value: Json| trip.check(&value).map_err(TestCaseError::fail);
    match seed().runner(CASES).run(&values, check) {
        Ok(()) => Ok(()),
        Err(TestError::Fail(why, value)) => Err(format!("seed {}: {why}\n    {value}", seed().0)),
        Err(other) => Err(format!("seed {}: {other}", seed().0)),
    }
}

#[test]
fn values_of_every_body_come_back_as_they_were() {
    let document = live();
    let mut requests = Strategies::new(&document, Direction::Request);
    let mut responses = Strategies::new(&document, Direction::Response);
    let bodies = bodies(&document);
    assert!(bodies.len() > 40, "{} bodies", bodies.len());
    let mut problems = Vec::new();
    for body in &bodies {
        let strategies = match body.direction {
            Direction::Request => &mut requests,
            Direction::Response => &mut responses,
        };
        let outcome = check(
            body,
            &document,
            strategies,
            &|bytes| body.codec.there_and_back(bytes),
            Failing::Shrunk,
        );
        if let Err(problem) = outcome {
            problems.push(format!("{}: {problem}", body.name));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    let left_out = requests.left_out().iter().chain(responses.left_out());
    let left_out: Vec<String> = left_out.map(ToString::to_string).collect();
    assert_eq!(left_out, [""; 0], "members that no value is made for");
}

/// Each way in which a client could be wrong, on the body of an order that is read.
#[test]
fn a_client_that_gets_a_value_wrong_is_found_out() {
    let document = live();
    let bodies = bodies(&document);
    let of = |name: &str| bodies.iter().find(|body| body.name == name).unwrap();
    let outcome = |name: &str, break_it: fn(&mut Map<String, Json>)| {
        let body = of(name);
        let mut strategies = Strategies::new(&document, body.direction);
        let through = |bytes: &[u8]| {
            let back = body.codec.there_and_back(bytes)?;
            let mut back: Map<String, Json> = serde_json::from_slice(&back).unwrap();
            break_it(&mut back);
            Ok(serde_json::to_vec(&back).unwrap())
        };
        check(body, &document, &mut strategies, &through, Failing::Drawn)
    };
    let order = "createOrder Response(201)";
    assert_eq!(outcome(order, |_| {}), Ok(()));
    let wrongs: [fn(&mut Map<String, Json>); 4] = [
        // A member is dropped.
        |order| drop(order.remove("customer_message")),
        // A member has a wrong name.
        |order| {
            let id = order.remove("id").unwrap();
            order.insert("Id".to_owned(), id);
        },
        // A number is another.
        |order| {
            if let Some(id) = order["id"].as_i64() {
                order.insert("id".to_owned(), (id - 1).into());
            }
        },
        // An amount went through a float.
        |order| {
            let amount = order.get("total_inc_tax").and_then(Json::as_str);
            if let Some(amount) = amount.and_then(|text| text.parse::<f32>().ok()) {
                order.insert("total_inc_tax".to_owned(), amount.to_string().into());
            }
        },
    ];
    for wrong in wrongs {
        let problem = outcome(order, wrong).unwrap_err();
        assert!(problem.contains("on the left"), "{problem}");
        assert!(
            problem.starts_with(&format!("seed {}: ", seed().0)),
            "{problem}"
        );
    }
    let settings = "updateOrderSettings Request";
    let sends_null = |settings: &mut Map<String, Json>| {
        settings.insert("notifications".to_owned(), Json::Null);
    };
    assert_eq!(outcome(settings, |_| {}), Ok(()));
    outcome(settings, sends_null).unwrap_err();
}

#[test]
fn a_seed_draws_the_same_values_again() {
    let document = live();
    let draw = |seed: u64| {
        let order = document.operation("getOrder").unwrap().responses[0].content[0].schema;
        let mut strategies = Strategies::new(&document, Direction::Response);
        Seed(seed).values(&strategies.of(order.unwrap()).unwrap(), 8)
    };
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
}

/// A list has no table of members: only what its call says of it tells what is tolerated.
#[test]
fn what_is_tolerated_in_a_list_by_itself_is_found_out() {
    let mut rows = table().into_iter();
    let ids = rows.find(|row| row.operation == "deleteMetafields" && row.body == Body::Request);
    let ids = ids.unwrap().codec;
    assert_eq!(ids.tolerated(b"[1, 2]"), [""; 0]);
    assert_eq!(
        ids.tolerated(b"[1, \"2\"]"),
        ["`/1`: text for a whole number"]
    );
}
