//! From interactions to observations. Counts live here, while a run lasts, and
//! leave as `always` or `sometimes`.

use std::collections::{BTreeMap, BTreeSet};

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Operation;
use serde_json::Value;

use super::observation::{Answer, Frequency, Kind, Observation, Part, Sighting};
use crate::body::{self, Body};
use crate::described::Described;
use crate::evidence::{Evidence, Spot};
use crate::finding::Finding;
use crate::interaction::Interaction;
use crate::media_type::{ContentType, documented};
use crate::pattern::{self, ITEM, Index, KEY};

/// Gathers what the operations of a document are seen to do.
#[derive(Debug)]
pub struct Observer<'d> {
    document: &'d ResolvedDocument,
    operations: BTreeMap<String, Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    answers: BTreeMap<u16, BTreeMap<String, AnswerTally>>,
    findings: BTreeSet<Sighting>,
}

#[derive(Debug, Default)]
struct AnswerTally {
    answers: usize,
    headers: BTreeMap<String, usize>,
    parts: BTreeMap<String, PartTally>,
}

#[derive(Debug, Default)]
struct PartTally {
    kinds: BTreeSet<Kind>,
    seen: usize,
    objects: usize,
    is_sometimes_empty: bool,
}

impl<'d> Observer<'d> {
    /// Begins with nothing seen.
    #[must_use]
    pub fn new(document: &'d ResolvedDocument) -> Observer<'d> {
        Observer {
            document,
            operations: BTreeMap::new(),
        }
    }

    /// Adds an interaction of a known operation and what was found in it. An
    /// answer that only asks for patience (429) says nothing of the operation and
    /// would come and go between runs; it is left out.
    pub fn record(&mut self, interaction: &Interaction, findings: &[Finding]) {
        let response = &interaction.response;
        let operation = interaction.operation.as_deref();
        let operation = operation.and_then(|id| self.document.operation(id));
        let Some(operation) = operation.filter(|_| response.status != 429) else {
            return;
        };
        let content_type = response.header_value("content-type");
        let content_type = content_type.as_deref().and_then(ContentType::parse);
        let described = self.described(operation, response.status, content_type.as_ref());
        let media_type = match (&content_type, response.body.is_empty()) {
            (_, true) => "none".to_owned(),
            (Some(content_type), false) => content_type.essence.clone(),
            (None, false) => "unreadable".to_owned(),
        };
        let tally = self.operations.entry(operation.id.to_string()).or_default();
        let by_status = tally.answers.entry(response.status).or_default();
        let answer = by_status.entry(media_type).or_default();
        answer.answers += 1;
        let known = operation.response_for(response.status);
        for header in known.into_iter().flat_map(|known| &known.headers) {
            if response.header_value(&header.name).is_some() {
                *answer.headers.entry(header.name.clone()).or_default() += 1;
            }
        }
        let body = match body::read(interaction, content_type.as_ref()) {
            Body::Json(value) => Some(value),
            _ => None,
        };
        if let Some(value) = &body {
            answer.value(value, &described, String::new());
        }
        let sightings = findings
            .iter()
            .map(|finding| sighting(finding, response.status, body.as_ref(), &described));
        tally.findings.extend(sightings);
    }

    fn described(
        &self,
        operation: &Operation,
        status: u16,
        content_type: Option<&ContentType>,
    ) -> Described<'d> {
        let response = operation.response_for(status).zip(content_type);
        let media_type = response.and_then(|(r, it)| documented(&r.content, &it.essence));
        match media_type.and_then(|media_type| media_type.schema) {
            Some(schema) => Described::by(self.document, schema),
            None => Described::silent(self.document),
        }
    }

    /// What was seen, in the document's order.
    #[must_use]
    pub fn finish(mut self) -> Vec<Observation> {
        let operations = self.document.operations().iter();
        operations
            .filter_map(|operation| {
                let name = operation.id.to_string();
                let tally = self.operations.remove(&name)?;
                Some(tally.into_observation(name))
            })
            .collect()
    }
}

impl Tally {
    fn into_observation(self, operation: String) -> Observation {
        let answers = self.answers.into_iter().map(|(status, by_media_type)| {
            let by_media_type = by_media_type.into_iter();
            let answers = by_media_type.map(|(name, tally)| (name, tally.into_answer()));
            (status, answers.collect())
        });
        Observation {
            operation,
            answers: answers.collect(),
            findings: self.findings,
        }
    }
}

impl AnswerTally {
    // As deep as the body, which the reader of JSON bounds.
    fn value(&mut self, value: &Value, described: &Described<'_>, pattern: String) {
        let part = self.parts.entry(pattern.clone()).or_default();
        part.seen += 1;
        part.kinds.insert(Kind::of(value));
        part.is_sometimes_empty |= value.as_str() == Some("");
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, &described.item(index), pattern::join(&pattern, ITEM));
                }
            }
            Value::Object(members) => {
                part.objects += 1;
                for (name, member) in members {
                    let (token, below) = pattern::member(described, name);
                    self.value(member, &below, pattern::join(&pattern, &token));
                }
            }
            _ => {}
        }
    }

    fn into_answer(self) -> Answer {
        let (answers, parts) = (self.answers, &self.parts);
        let headers = self.headers.into_iter();
        let body = parts.iter().map(|(pattern, part)| {
            let around = pattern
                .rsplit_once('/')
                .map(|(around, last)| (parts.get(around), last));
            let presence = match around {
                Some((Some(around), last)) if last != ITEM && last != KEY => {
                    Some(Frequency::of(part.seen, around.objects))
                }
                _ => None,
            };
            let part = Part {
                kinds: part.kinds.clone(),
                presence,
                is_sometimes_empty: part.is_sometimes_empty,
            };
            (pattern.clone(), part)
        });
        Answer {
            headers: headers
                .map(|(name, seen)| (name, Frequency::of(seen, answers)))
                .collect(),
            body: body.collect(),
        }
    }
}

fn sighting(
    finding: &Finding,
    status: u16,
    body: Option<&Value>,
    described: &Described<'_>,
) -> Sighting {
    let (header, pointer) = match finding.spot() {
        Spot::Header(name) => (Some(name), None),
        Spot::Body(pointer) => (
            None,
            Some(pattern::of_pointer(
                &pointer,
                body,
                described,
                Index::Starred,
            )),
        ),
        Spot::Answer | Spot::Status => (None, None),
    };
    // Members that are refused are not kept: there may be any number of them.
    let breach = match &finding.evidence {
        Evidence::BodyBreaksSchema(breach) | Evidence::HeaderBreaksSchema { breach, .. } => {
            Some(breach)
        }
        _ => None,
    };
    let required = breach.filter(|breach| breach.keyword == "required");
    let detail = match breach {
        Some(_) => String::new(),
        None => finding.evidence.detail(),
    };
    Sighting {
        status,
        check: finding.check.to_string(),
        header,
        pointer,
        keyword: breach.map(|breach| breach.keyword.clone()),
        member: required.and_then(|breach| breach.members.first().cloned()),
        detail,
    }
}
