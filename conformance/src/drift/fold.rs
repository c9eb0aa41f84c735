//! An observation held against the document. It does not ask who is right.

use std::collections::BTreeMap;

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::{Operation, Response};
use countersign_spec::source::Span;

use super::entry::{Drift, DriftKind, Entry};
use super::observation::{Answer, Frequency, Kind, Observation, Part, Sighting};
use crate::described::{Described, Member};
use crate::media_type::documented;
use crate::pattern::{self, ITEM};

/// Holds what an operation was seen to do against the document.
#[must_use]
pub fn fold(document: &ResolvedDocument, observation: &Observation) -> Drift {
    let mut fold = Fold {
        document,
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

struct Fold<'d> {
    document: &'d ResolvedDocument,
    /// By status, kind and place, so that what a check found and what was
    /// observed anyway is said once.
    entries: BTreeMap<(Option<u16>, DriftKind, String), Entry>,
}

impl<'d> Fold<'d> {
    fn add(&mut self, status: Option<u16>, kind: DriftKind, at: &str, detail: &str, place: String) {
        let key = (status, kind.clone(), at.to_owned());
        self.entries.entry(key).or_insert_with(|| Entry {
            status,
            kind,
            at: at.to_owned(),
            detail: detail.to_owned(),
            place,
        });
    }

    fn place(&self, span: Span) -> String {
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
            let key = (
                Some(status),
                DriftKind::RequiredSometimesMissing,
                at.clone(),
            );
            let is_said = answer.body.contains_key(&at) || self.entries.contains_key(&key);
            if status / 100 == 2 && !is_said {
                let place = pattern::join(&format!("{}/properties", self.place(span)), name);
                self.add(Some(status), DriftKind::PropertyNeverSeen, &at, "", place);
            }
        }
    }

    /// The innermost part of the document that speaks of what a check found.
    fn span(&self, operation: &Operation, sighting: &Sighting) -> Span {
        let Some(response) = operation.response_for(sighting.status) else {
            return operation.span;
        };
        let mut headers = response.headers.iter();
        let header = headers.find(|header| sighting.header.as_ref() == Some(&header.name));
        let pattern = sighting
            .pointer
            .as_deref()
            .filter(|pattern| !pattern.is_empty());
        let mut schemas = response.content.values().filter_map(|form| form.schema);
        let in_body = pattern.and_then(|pattern| {
            schemas.find_map(
                |schema| match said(&Described::by(self.document, schema), pattern) {
                    Said::Described(described) => described.span(),
                    Said::Undocumented(span) => Some(span),
                    Said::Nothing => None,
                },
            )
        });
        header
            .map(|header| header.span)
            .or(in_body)
            .unwrap_or(response.span)
    }

    fn sighting(&mut self, operation: &Operation, sighting: &Sighting) {
        let status = Some(sighting.status);
        let header = sighting.header.as_deref();
        let place = self.place(self.span(operation, sighting));
        let at = header.or(sighting.pointer.as_deref()).unwrap_or_default();
        let detail = sighting.detail.as_str();
        let (kind, at, detail) = match (sighting.check.as_str(), detail.split_once(' ')) {
            ("response-status-documented", _) => (DriftKind::StatusUndocumented, String::new(), ""),
            ("response-media-type-documented", _) => {
                (DriftKind::MediaTypeUndocumented, detail.to_owned(), "")
            }
            ("response-property-undocumented", _) => {
                (DriftKind::PropertyUndocumented, at.to_owned(), "")
            }
            ("response-enum-member-undocumented", _) => {
                (DriftKind::EnumMemberUndocumented, at.to_owned(), "")
            }
            ("response-body-matches-schema", Some(("required", name))) => {
                let at = pattern::join(at, name);
                (DriftKind::RequiredSometimesMissing, at, "sometimes missing")
            }
            ("response-body-matches-schema", None) if detail == "type" => {
                (DriftKind::TypeUndocumented, at.to_owned(), "")
            }
            (check, _) => (DriftKind::Found(check.to_owned()), at.to_owned(), detail),
        };
        self.add(status, kind, &at, detail, place);
    }
}

/// What the document says of a pattern.
enum Said<'d> {
    Described(Described<'d>),
    Undocumented(Span),
    Nothing,
}

fn said<'d>(root: &Described<'d>, pattern: &str) -> Said<'d> {
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
