//! An observation held against the document. It does not ask who is right. What
//! checks found on the way is in `sightings.rs`.

use std::collections::{BTreeMap, BTreeSet};

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::{Operation, Response};
use countersign_spec::source::Span;

use super::entry::{Drift, DriftKind, Entry};
use super::observation::{Answer, Frequency, Kind, Observation, Part};
use crate::described::{Described, Member};
use crate::habit::Layers;
use crate::media_type::documented;
use crate::pattern::{self, ITEM};
use crate::schemas::Schemas;

/// Holds what an operation was seen to do against the document.
#[must_use]
pub fn fold(document: &ResolvedDocument, observation: &Observation) -> Drift {
    let mut fold = Fold {
        document,
        schemas: Schemas::new(document),
        entries: BTreeMap::new(),
    };
    match document.operation(&observation.operation) {
        Some(operation) => fold.operation(operation, observation),
        None => fold.add(
            None,
            DriftKind::OperationUndocumented,
            "",
            "",
            String::new(),
        ),
    }
    Drift {
        operation: observation.operation.clone(),
        entries: fold.entries.into_values().collect(),
    }
}

/// The same against both layers: the drift that neither allows, and what only the live
/// document allows.
#[must_use]
pub fn fold_layers(layers: Layers<'_>, observation: &Observation) -> (Drift, Vec<Entry>) {
    let mut drift = fold(layers.documented, observation);
    let Some(live) = layers.live else {
        return (drift, Vec::new());
    };
    // Where each layer speaks of a thing is no part of what was seen.
    let seen = |entry: &Entry| key(entry.status, &entry.kind, &entry.at, &entry.detail);
    let live: BTreeSet<Key> = fold(live, observation).entries.iter().map(seen).collect();
    let is_drift = |entry: &Entry| live.contains(&seen(entry));
    let (entries, known) = drift.entries.into_iter().partition(is_drift);
    drift.entries = entries;
    (drift, known)
}

/// Status, kind and place; for what only a check knows also what it found, since it
/// may find different things at one place.
type Key = (Option<u16>, DriftKind, String, String);

fn key(status: Option<u16>, kind: &DriftKind, at: &str, detail: &str) -> Key {
    let found = match kind {
        DriftKind::Found(_) => detail.to_owned(),
        _ => String::new(),
    };
    (status, kind.clone(), at.to_owned(), found)
}

pub(super) struct Fold<'d> {
    pub(super) document: &'d ResolvedDocument,
    schemas: Schemas<'d>,
    /// What a check found and what was observed anyway is said once.
    entries: BTreeMap<Key, Entry>,
}

impl<'d> Fold<'d> {
    pub(super) fn add(
        &mut self,
        status: Option<u16>,
        kind: DriftKind,
        at: &str,
        detail: &str,
        place: String,
    ) {
        let key = key(status, &kind, at, detail);
        self.entries.entry(key).or_insert_with(|| Entry {
            status,
            kind,
            at: at.to_owned(),
            detail: detail.to_owned(),
            place,
        });
    }

    pub(super) fn place(&self, span: Span) -> String {
        self.document.sources.place(span)
    }

    fn operation(&mut self, operation: &'d Operation, observation: &Observation) {
        let place = self.place(operation.span);
        if !observation.has_success() {
            self.add(None, DriftKind::SuccessNeverSeen, "", "", place.clone());
        }
        for (status, by_media_type) in &observation.answers {
            let status = *status;
            let Some(response) = operation.response_for(status) else {
                let kind = DriftKind::StatusUndocumented;
                self.add(Some(status), kind, "", "", place.clone());
                continue;
            };
            self.headers(status, response, by_media_type.values());
            for (media_type, answer) in by_media_type {
                self.answer(status, response, media_type, answer);
            }
        }
        for sighting in &observation.findings {
            self.sighting(operation, sighting);
        }
    }

    fn headers<'a>(
        &mut self,
        status: u16,
        response: &Response,
        answers: impl Iterator<Item = &'a Answer> + Clone,
    ) {
        for header in &response.headers {
            if !answers
                .clone()
                .any(|answer| answer.headers.contains_key(&header.name))
            {
                let place = self.place(header.span);
                self.add(
                    Some(status),
                    DriftKind::HeaderNeverSeen,
                    &header.name,
                    "",
                    place,
                );
            }
        }
    }

    fn answer(&mut self, status: u16, response: &Response, media_type: &str, answer: &Answer) {
        if media_type == "none" || response.content.is_empty() {
            return;
        }
        let Some(form) = documented(&response.content, media_type) else {
            let place = self.place(response.span);
            let kind = DriftKind::MediaTypeUndocumented;
            return self.add(Some(status), kind, media_type, "", place);
        };
        let Some(schema) = form.schema else { return };
        let root = Described::by(self.document, schema);
        for (pattern, part) in &answer.body {
            match said(&root, pattern) {
                Said::Described(described) => {
                    self.kinds(status, pattern, part, &described);
                    if part.is_sometimes_empty {
                        self.empty_text(status, pattern, &described);
                    }
                    if part.kinds.contains(&Kind::Object) {
                        self.members(status, pattern, answer, &described);
                    }
                }
                Said::Undocumented(span) => {
                    let detail = sorts(part);
                    let place = self.place(span);
                    self.add(
                        Some(status),
                        DriftKind::PropertyUndocumented,
                        pattern,
                        &detail,
                        place,
                    );
                }
                Said::Nothing => {}
            }
        }
    }

    fn kinds(&mut self, status: u16, pattern: &str, part: &Part, described: &Described<'d>) {
        let allowed = described.kinds();
        let others = part
            .kinds
            .iter()
            .filter(|kind| !allowed.contains(&kind.json_type()));
        let others: Vec<&str> = others.map(|kind| kind.json_type().as_str()).collect();
        if others.is_empty() {
            return;
        }
        let allowed: Vec<&str> = allowed.iter().map(|kind| kind.as_str()).collect();
        let detail = format!("{}; documented {}", others.join(" | "), allowed.join(" | "));
        let place = described
            .span()
            .map(|span| self.place(span))
            .unwrap_or_default();
        self.add(
            Some(status),
            DriftKind::TypeUndocumented,
            pattern,
            &detail,
            place,
        );
    }

    /// An empty text where every schema has a format that it breaks.
    fn empty_text(&mut self, status: u16, pattern: &str, described: &Described<'d>) {
        let empty = serde_json::Value::String(String::new());
        let mut breaks = None;
        for root in described.roots() {
            let judgement = self.schemas.judge(*root, &empty).unwrap_or_default();
            let mut violations = judgement.violations.into_iter();
            match violations.find(|one| one.violation.keyword == "format") {
                Some(one) => breaks = breaks.or(Some(one.violation.span)),
                None => return,
            }
        }
        if let Some(span) = breaks {
            let place = span.map(|span| self.place(span)).unwrap_or_default();
            let kind = DriftKind::EmptyTextUndocumented;
            self.add(Some(status), kind, pattern, "", place);
        }
    }

    fn members(&mut self, status: u16, pattern: &str, answer: &Answer, described: &Described<'d>) {
        for (name, span) in described.required() {
            let at = pattern::join(pattern, name);
            let presence = answer.body.get(&at).and_then(|part| part.presence);
            let detail = match presence {
                Some(Frequency::Always) => continue,
                Some(Frequency::Sometimes) => "sometimes missing",
                None => "always missing",
            };
            let place = format!("{}/required", self.place(span));
            let kind = DriftKind::RequiredSometimesMissing;
            self.add(Some(status), kind, &at, detail, place);
        }
        for (name, span) in described.properties() {
            let at = pattern::join(pattern, name);
            let key = key(Some(status), &DriftKind::RequiredSometimesMissing, &at, "");
            let is_said = answer.body.contains_key(&at) || self.entries.contains_key(&key);
            if status / 100 == 2 && !is_said {
                let place = pattern::join(&format!("{}/properties", self.place(span)), name);
                self.add(Some(status), DriftKind::PropertyNeverSeen, &at, "", place);
            }
        }
    }
}

/// What the document says of a pattern.
pub(super) enum Said<'d> {
    Described(Described<'d>),
    Undocumented(Span),
    Nothing,
}

pub(super) fn said<'d>(root: &Described<'d>, pattern: &str) -> Said<'d> {
    let mut described = root.clone();
    let tokens = pattern::tokens(pattern);
    for (index, token) in tokens.iter().enumerate() {
        let member = described.member(token);
        described = match (token.as_str(), member) {
            (_, Member::Named(below)) => below,
            (ITEM, _) => described.items(),
            (_, Member::Mapped(below)) => below,
            // Below a member that is not named nothing is.
            (_, Member::Undocumented(span)) if index + 1 == tokens.len() => {
                return Said::Undocumented(span);
            }
            _ => return Said::Nothing,
        };
    }
    Said::Described(described)
}

/// `integer | null, sometimes`
fn sorts(part: &Part) -> String {
    let kinds = part.kinds.iter().map(|kind| kind.json_type().as_str());
    let kinds = kinds.collect::<Vec<_>>().join(" | ");
    match part.presence {
        Some(presence) => format!("{kinds}, {}", presence.as_str()),
        None => kinds,
    }
}
