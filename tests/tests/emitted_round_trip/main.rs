//! Values made from the schemas of each document of `tests/corpus/emit` go through the
//! crate that is emitted for it, and come back.
//!
//! All crates are built together with one program that sends values through their types.
//! The folder stays where it is between runs, so that only what changed is built again.
//! A failure prints its seed: `COUNTERSIGN_SEED=7 cargo test --test emitted_round_trip`.

mod corpus;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use countersign_conformance::strategy::{Seed, Strategies};
use countersign_spec::ResolvedDocument;
use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::Node;
use serde_json::Value as Json;

use countersign_tests::{DocumentedAnswer, documented_answers};

use corpus::Emitted;
use workspace::{Sent, Workspace};

/// Values for each type and direction.
const CASES: usize = 40;

/// What fails today: the type, and for what.
const KNOWN: [(&str, &str); 1] = [
    // A struct has no room for members that have no names; generating says so.
    (
        "members_without_names::Thing response",
        ": an undocumented member",
    ),
];

/// What is emitted with one word of its document wrong: the document, the word, and what
/// stands in its place.
const WRONG: [(&str, &str, &str); 5] = [
    // A member with another name on the wire.
    (
        "members-that-travel-one-way",
        "name: {type: string}",
        "nmae: {type: string}",
    ),
    // A member that is dropped.
    (
        "a-type-that-contains-itself",
        "parent: {$ref: \"#/components/schemas/Node\"}",
        "",
    ),
    // A number that loses its fraction.
    (
        "items-that-may-be-null",
        "[number, \"null\"]",
        "[integer, \"null\"]",
    ),
    // An amount that is written as text.
    (
        "an-amount-is-a-decimal-in-every-form",
        "{type: number, format: decimal}",
        "{type: string}",
    ),
    // A null that is not allowed.
    (
        "required-optional-and-nullable-members",
        "tag: {type: string, nullable: true}",
        "tag: {type: string}",
    ),
];

/// Every crate, and the program that all of them are built into.
struct Built {
    corpus: Vec<Emitted>,
    wrong: Vec<Emitted>,
    workspace: Workspace,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let corpus = corpus::all();
    let wrong: Vec<Emitted> = WRONG
        .iter()
        .map(|(name, from, to)| corpus::altered(name, from, to))
        .collect();
    let workspace = Workspace::build(corpus.iter().chain(&wrong));
    Built {
        corpus,
        wrong,
        workspace,
    }
});

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

/// Each type with its schema, once for each way that its values travel.
fn types(emitted: &Emitted, by: &ResolvedDocument) -> Vec<(String, SchemaId, Direction)> {
    let schemas = by.schemas();
    let places: BTreeMap<String, SchemaId> = schemas
        .map(|(id, schema)| (by.sources.place(schema.shape.span), id))
        .collect();
    let mut types = Vec::new();
    for report in &emitted.types {
        let Some(schema) = places.get(&report.schema) else {
            panic!("{}: no schema at {}", report.path, report.schema);
        };
        let name = report.path.rsplit("::").next().unwrap();
        let ways = [
            (report.is_sent, Direction::Request),
            (report.is_answered, Direction::Response),
        ];
        let ways = ways.into_iter().filter(|(is_one, _)| *is_one);
        types.extend(ways.map(|(_, way)| (name.to_owned(), *schema, way)));
    }
    types
}

/// Values of all types of a crate by the document `by`, and what no value was made for.
fn values(emitted: &Emitted, by: &ResolvedDocument) -> (Vec<Sent>, Vec<String>) {
    let (mut sent, mut unmade) = (Vec::new(), Vec::new());
    for direction in [Direction::Request, Direction::Response] {
        let mut strategies = Strategies::new(by, direction);
        for (name, schema, way) in types(emitted, by) {
            if way != direction {
                continue;
            }
            match strategies.of(schema) {
                Ok(values) => {
                    let values = seed().values(&values, CASES);
                    assert_eq!(values.len(), CASES, "{name}");
                    // A type is never null by itself: whoever holds it may be.
                    let values = values.into_iter().filter(|value| !value.is_null());
                    sent.extend(values.map(|v| Sent::new(emitted, &name, schema, direction, v)));
                }
                Err(why) => unmade.push(why.to_string()),
            }
        }
        unmade.extend(strategies.left_out().iter().map(ToString::to_string));
    }
    (sent, unmade)
}

/// What became of values.
#[derive(Default)]
struct Outcomes {
    /// The first value of each type that went wrong.
    wrong: BTreeMap<String, String>,
    /// Which of what is known was seen.
    known: BTreeSet<&'static str>,
}

fn outcomes(workspace: &Workspace, sent: &[Sent]) -> Outcomes {
    let mut outcomes = Outcomes::default();
    for (sent, answer) in sent.iter().zip(workspace.send(sent)) {
        let Err(why) = answer else { continue };
        let name = sent.name();
        let is_it = |(of, what): &&(&str, &str)| *of == name && why.contains(what);
        if let Some((known, _)) = KNOWN.iter().find(is_it) {
            outcomes.known.insert(known);
            continue;
        }
        let wrong = outcomes.wrong.entry(name);
        wrong.or_insert_with(|| format!("seed {}: {why}: {}", seed().0, sent.value));
    }
    outcomes
}

#[test]
fn values_of_every_emitted_type_come_back_as_they_were() {
    let Built {
        corpus, workspace, ..
    } = &*BUILT;
    let (mut sent, mut unmade) = (Vec::new(), Vec::new());
    for emitted in corpus {
        let (values, left_out) = values(emitted, &emitted.document);
        sent.extend(values);
        unmade.extend(left_out);
    }
    assert!(sent.len() > 1000, "{} values", sent.len());
    let outcomes = outcomes(workspace, &sent);
    assert!(outcomes.wrong.is_empty(), "{:#?}", outcomes.wrong);
    let known: BTreeSet<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
    if seed() == SEED {
        assert_eq!(outcomes.known, known, "what is known fails no more");
    }
    unmade.sort();
    unmade.dedup();
    insta::assert_snapshot!(unmade.join("\n"));
}

#[test]
fn what_is_sent_keeps_to_its_schema() {
    let Built {
        corpus, workspace, ..
    } = &*BUILT;
    for emitted in corpus {
        let (sent, _) = values(emitted, &emitted.document);
        let requests = sent
            .into_iter()
            .filter(|s| s.direction == Direction::Request);
        let requests: Vec<Sent> = requests.collect();
        for (sent, answer) in requests.iter().zip(workspace.send(&requests)) {
            let schema = json_schema(&emitted.document, sent.schema, Direction::Request);
            let back: Json = serde_json::from_str(&answer.unwrap()).unwrap();
            let violations = Validator::new(schema).unwrap().violations(&back);
            assert_eq!(violations, [], "{}: {back}", sent.name());
        }
    }
}

#[test]
fn examples_and_defaults_are_read_by_the_type_of_their_schema() {
    let Built {
        corpus, workspace, ..
    } = &*BUILT;
    let mut sent = Vec::new();
    for emitted in corpus {
        for (name, schema, direction) in types(emitted, &emitted.document) {
            let examples = examples(&emitted.document, schema, direction).into_iter();
            sent.extend(examples.map(|v| Sent::new(emitted, &name, schema, direction, v)));
        }
    }
    assert!(sent.len() > 5, "{} examples", sent.len());
    let wrong = outcomes(workspace, &sent).wrong;
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_example_of_an_answer_is_read_by_the_client() {
    let Built {
        corpus, workspace, ..
    } = &*BUILT;
    let mut count = 0;
    for emitted in corpus.iter().filter(|emitted| emitted.has_client()) {
        let mut answers = documented_answers(&emitted.document);
        count += answers.len();
        for (answer, read) in answers.iter().zip(workspace.read(emitted, &answers)) {
            assert!(read.is_ok(), "{}: {read:?} of {answer:?}", emitted.name);
        }
        // What is no JSON is read nowhere in its place.
        answers.retain(DocumentedAnswer::is_json);
        answers.iter_mut().for_each(|it| it.body.insert(0, '<'));
        for (answer, read) in answers.iter().zip(workspace.read(emitted, &answers)) {
            assert!(read.is_err(), "{}: {answer:?}", emitted.name);
        }
    }
    assert!(count >= 5, "{count} answers");
}

/// The examples and the default of a schema, and objects that hold those of a member.
fn examples(document: &ResolvedDocument, schema: SchemaId, direction: Direction) -> Vec<Json> {
    let told = |id: SchemaId| {
        let shape = &document.schema(id).shape;
        let told = shape.examples.iter().chain(&shape.default);
        told.map(Node::to_json).collect::<Vec<_>>()
    };
    let mut examples = told(schema);
    for operation in document.operations() {
        let request = operation.request_body.iter().map(|body| &body.content);
        let answers = operation.responses.iter().map(|response| &response.content);
        let contents: Vec<_> = match direction {
            Direction::Request => request.collect(),
            Direction::Response => answers.collect(),
        };
        let bodies = contents.into_iter().flatten().map(|(_, body)| body);
        let bodies = bodies.filter(|body| body.schema == Some(schema));
        examples.extend(
            bodies
                .flat_map(|body| &body.examples)
                .map(|it| it.value.to_json()),
        );
    }
    let mut strategies = Strategies::new(document, direction);
    let whole = strategies.of(schema).ok();
    let whole = whole.and_then(|values| Seed(0).values(&values, 1).pop());
    for (name, member) in &document.schema(schema).shape.properties {
        for example in told(*member) {
            if let Some(Json::Object(mut whole)) = whole.clone() {
                whole.insert(name.clone(), example);
                examples.push(whole.into());
            }
        }
    }
    examples
}

/// Crates that are emitted for a document with one word wrong, and sent values of the
/// document as it was.
#[test]
fn a_crate_that_is_wrong_is_found_out() {
    for broken in &BUILT.wrong {
        let name = broken.name.trim_start_matches("wrong_");
        let mut corpus = BUILT.corpus.iter();
        let sound = corpus.find(|sound| sound.name == name).unwrap();
        let broken = Emitted {
            types: sound.types.clone(),
            ..broken.clone()
        };
        let (sent, _) = values(&broken, &sound.document);
        let wrong = outcomes(&BUILT.workspace, &sent).wrong;
        assert!(!wrong.is_empty(), "nothing is wrong with {}", broken.name);
    }
}
