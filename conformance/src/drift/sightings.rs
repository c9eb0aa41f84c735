//! What checks found, held against the document beside what was observed.

use countersign_spec::resolve::Operation;
use countersign_spec::source::Span;

use super::entry::DriftKind;
use super::fold::{Fold, Said, said};
use super::observation::Sighting;
use crate::check;
use crate::described::Described;
use crate::finding::CheckId;
use crate::pattern;

impl Fold<'_> {
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

    pub(super) fn sighting(&mut self, operation: &Operation, sighting: &Sighting) {
        let place = self.place(self.span(operation, sighting));
        let header = sighting.header.as_deref();
        let at = header.or(sighting.pointer.as_deref()).unwrap_or_default();
        let (kind, at, detail) = said_as(sighting, at);
        self.add(Some(sighting.status), kind, &at, &detail, place);
    }
}

/// What was found in the words of what is observed anyway, where it is the same.
fn said_as(sighting: &Sighting, at: &str) -> (DriftKind, String, String) {
    let is = |check: CheckId| sighting.check == check.as_str();
    let same = |kind, at: &str| (kind, at.to_owned(), String::new());
    let keyword = sighting.keyword.as_deref();
    let breaks = |wanted| is(check::RESPONSE_BODY_MATCHES_SCHEMA) && keyword == Some(wanted);
    if is(check::RESPONSE_STATUS_DOCUMENTED) {
        same(DriftKind::StatusUndocumented, "")
    } else if is(check::RESPONSE_MEDIA_TYPE_DOCUMENTED) {
        same(DriftKind::MediaTypeUndocumented, &sighting.detail)
    } else if is(check::RESPONSE_PROPERTY_UNDOCUMENTED) {
        same(DriftKind::PropertyUndocumented, at)
    } else if is(check::RESPONSE_ENUM_MEMBER_UNDOCUMENTED) {
        same(DriftKind::EnumMemberUndocumented, at)
    } else if breaks("type") {
        same(DriftKind::TypeUndocumented, at)
    } else if let Some(member) = sighting.member.as_ref().filter(|_| breaks("required")) {
        let missing = "sometimes missing".to_owned();
        let at = pattern::join(at, member);
        (DriftKind::RequiredSometimesMissing, at, missing)
    } else {
        let detail = keyword.unwrap_or(&sighting.detail).to_owned();
        let kind = DriftKind::Found(sighting.check.clone());
        (kind, at.to_owned(), detail)
    }
}
