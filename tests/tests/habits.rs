//! What stores were seen to send: each habit breaks what is documented, is told as
//! that habit when the live overlay is read too, and costs the client no answer.

use std::collections::BTreeSet;

use countersign_conformance::{Interaction, Layers, Request, Response};
use countersign_spec::{Limits, ResolvedDocument, load_with_overlays};
use countersign_tests::codec::{self, Body};
use countersign_tests::{document, live_overlay};
use serde::Deserialize;
use serde_json::Value as Json;

/// One answer of a store.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    habit: String,
    operation: String,
    status: u16,
    headers: serde_json::Map<String, Json>,
    /// JSON, null for no body, or text where the headers say so.
    body: Json,
}

impl Seen {
    fn bytes(&self) -> Vec<u8> {
        match &self.body {
            Json::Null => Vec::new(),
            Json::String(text) if !self.is_json() => text.clone().into_bytes(),
            body => body.to_string().into_bytes(),
        }
    }

    fn is_json(&self) -> bool {
        let content_type = self
            .headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        content_type.is_some_and(|(_, value)| value.as_str().unwrap_or_default().contains("json"))
    }

    fn interaction(&self, document: &ResolvedDocument) -> Interaction {
        let operation = document.operation(&self.operation);
        let operation = operation.unwrap_or_else(|| panic!("{}", self.operation));
        let url = format!("https://store.test{}", operation.path_template);
        let mut response = Response::new(self.status).body(self.bytes());
        for (name, value) in &self.headers {
            response = response.header(name, value.as_str().unwrap());
        }
        let request = Request::new(operation.method.as_str(), url);
        Interaction::new(request, response).of_operation(&self.operation)
    }
}

#[expect(clippy::disallowed_methods, reason = "a test reads the habits")]
fn habits() -> Vec<(String, Seen)> {
    let folder = document().with_file_name("habits");
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut habits: Vec<(String, Seen)> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let seen =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, seen)
        })
        .collect();
    habits.sort_by(|(left, _), (right, _)| left.cmp(right));
    assert!(!habits.is_empty(), "there are no habits");
    habits
}

fn read(overlays: &[std::path::PathBuf]) -> ResolvedDocument {
    let (document, problems) = load_with_overlays(&document(), overlays, &Limits::default());
    assert_eq!(problems, []);
    document
}

#[test]
fn a_habit_is_a_finding_by_the_document_and_known_with_the_overlay() {
    let (documented, live) = (read(&[]), read(&[live_overlay()]));
    let strict = Layers::from(&documented);
    let both = Layers {
        documented: &documented,
        live: Some(&live),
    };
    let mut wrong = Vec::new();
    for (name, seen) in habits() {
        let interaction = seen.interaction(&documented);
        if strict.judge(&interaction).0.is_empty() {
            wrong.push(format!("{name}: the document allows it"));
        }
        let (mut findings, known) = both.judge(&interaction);
        // That the service failed is no habit, however it says so.
        findings.retain(|finding| finding.check.as_str() != "response-not-server-error");
        wrong.extend(findings.iter().map(|finding| {
            format!(
                "{name}: {} at {}: {}",
                finding.check,
                finding.spot(),
                finding.expected()
            )
        }));
        let told: BTreeSet<&str> = known
            .iter()
            .map(|habit| habit.description.as_str())
            .collect();
        if told != BTreeSet::from([seen.habit.as_str()]) {
            wrong.push(format!(
                "{name}: told as {told:?} and not as {:?}",
                seen.habit
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_action_of_the_overlay_says_where_it_was_seen_and_is_shown_by_an_answer() {
    let live = read(&[live_overlay()]);
    let shown: BTreeSet<String> = habits().into_iter().map(|(_, seen)| seen.habit).collect();
    let mut actions = BTreeSet::new();
    for action in &live.actions {
        let description = action.description.clone().unwrap();
        assert!(action.evidence.is_some(), "{description} has no evidence");
        actions.insert(description);
    }
    assert_eq!(actions, shown);
}

#[test]
fn a_habit_costs_the_client_no_answer() {
    let table = codec::table();
    let mut wrong = Vec::new();
    for (name, seen) in habits().iter().filter(|(_, seen)| seen.is_json()) {
        let mut rows = table.iter();
        let row = rows
            .find(|row| row.operation == seen.operation && row.body == Body::Response(seen.status));
        // A status without a documented body is kept as bytes.
        let Some(row) = row else { continue };
        if let Err(error) = row.codec.there_and_back(&seen.bytes()) {
            wrong.push(format!("{name}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
