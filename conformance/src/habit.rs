//! Known habits: what the document does not allow and the same document with its live
//! overlay does.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Response;
use countersign_spec::source::Span;

use crate::described::{Described, Member};
use crate::evidence::{Evidence, Spot};
use crate::finding::{CheckId, Finding};
use crate::interaction::Interaction;
use crate::judge::Judge;
use crate::media_type::documented;
use crate::pattern;

/// What a service is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'d> {
    /// What is documented.
    pub documented: &'d ResolvedDocument,
    /// The same with what services were seen to do; none if that is no excuse.
    pub live: Option<&'d ResolvedDocument>,
}

impl<'d> From<&'d ResolvedDocument> for Layers<'d> {
    fn from(documented: &'d ResolvedDocument) -> Layers<'d> {
        Layers {
            documented,
            live: None,
        }
    }
}

impl Layers<'_> {
    /// What an interaction breaks, and what of it is known of services.
    #[must_use]
    pub fn judge(&self, interaction: &Interaction) -> (Vec<Finding>, Vec<Habit>) {
        let findings = Judge::new(self.documented).judge(interaction);
        match self.live {
            Some(live) => Habits::new(live).part(interaction, findings),
            None => (findings, Vec::new()),
        }
    }
}

/// What would be a finding, and is known of services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    /// The finding it would be.
    pub finding: Finding,
    /// The action of the overlay that allows it: what it says of itself.
    pub description: String,
    /// The action's evidence.
    pub evidence: Option<String>,
}

/// An overlay's document, made ready to tell habits from findings.
#[derive(Debug)]
pub(crate) struct Habits<'d> {
    judge: Judge<'d>,
    actions: Vec<Action<'d>>,
}

#[derive(Debug)]
struct Action<'d> {
    description: &'d str,
    evidence: Option<&'d str>,
    /// `file#/json/pointer` of itself: what it brings in stands within.
    own: String,
    /// The same of what it changes.
    places: Vec<String>,
}

impl<'d> Habits<'d> {
    pub(crate) fn new(live: &'d ResolvedDocument) -> Habits<'d> {
        let actions = live.actions.iter().map(|action| Action {
            description: action
                .description
                .as_deref()
                .unwrap_or("an overlay allows it"),
            evidence: action.evidence.as_deref(),
            own: live.sources.place(action.span),
            places: action
                .changed
                .iter()
                .map(|span| live.sources.place(*span))
                .collect(),
        });
        Habits {
            actions: actions.collect(),
            judge: Judge::new(live),
        }
    }

    /// Parts the findings of an interaction from its habits. Where the same check has
    /// anything against the same spot by the live document too, the finding stays one. What
    /// only the live document can judge, since a habit opened the way to it, becomes one.
    pub(crate) fn part(
        &self,
        interaction: &Interaction,
        findings: Vec<Finding>,
    ) -> (Vec<Finding>, Vec<Habit>) {
        if findings.is_empty() {
            return (findings, Vec::new());
        }
        let live = self.judge.judge(interaction);
        let refused: BTreeSet<(CheckId, Spot)> = live.iter().map(spot).collect();
        let said: BTreeSet<(CheckId, Spot)> = findings.iter().map(spot).collect();
        let (mut findings, known): (Vec<_>, Vec<_>) = findings
            .into_iter()
            .partition(|finding| refused.contains(&spot(finding)));
        if !known.is_empty() {
            let is_news = |finding: &Finding| !said.contains(&spot(finding));
            findings.extend(live.into_iter().filter(is_news));
        }
        let status = interaction.response.status;
        let habits = known.into_iter().map(|finding| self.habit(finding, status));
        (findings, habits.collect())
    }

    fn habit(&self, finding: Finding, status: u16) -> Habit {
        let action = self.action(&finding, status);
        Habit {
            description: action
                .map_or("an overlay allows it", |action| action.description)
                .to_owned(),
            evidence: action.and_then(|action| action.evidence).map(str::to_owned),
            finding,
        }
    }

    /// The action that changed the place which the finding is about, or most nearly: what
    /// it stands in; the schema of the spot, which may only refer to the one that refused
    /// the value; what stands in the place; anything of the response.
    fn action(&self, finding: &Finding, status: u16) -> Option<&Action<'d>> {
        let document = self.judge.document();
        let place = |span| document.sources.place(span);
        let operation = document.operation(&finding.operation);
        let response = operation.and_then(|operation| operation.response_for(status));
        let at = match (finding.spot(), response) {
            (Spot::Body(pointer), Some(response)) => self.described(response, &pointer),
            _ => None,
        };
        let own = finding.place.as_ref().map(|place| place.pointer.clone());
        let around = response.map(|response| place(response.span));
        let header = match finding.spot() {
            // The names of a response's media types are what this header may say.
            Spot::Header(name) if name.eq_ignore_ascii_case("content-type") => {
                "/content".to_owned()
            }
            Spot::Header(name) => format!("/{name}"),
            _ => String::new(),
        };
        let within =
            |changed: &str, place: &str| is_within(place, changed).then_some(changed.len());
        let around_it = |changed: &str, place: &str| {
            // What is about a header comes before what is about its neighbour.
            let is_it =
                usize::from(changed.ends_with(&header) || changed.contains(&format!("{header}/")));
            is_within(changed, place).then_some(is_it)
        };
        let brought = response.and_then(|response| media_type(response, finding));
        self.bringing(brought.map(place).as_deref())
            .or_else(|| self.nearest(own.as_deref(), within))
            .or_else(|| self.nearest(at.map(place).as_deref(), within))
            .or_else(|| self.nearest(at.map(place).as_deref(), around_it))
            .or_else(|| self.nearest(own.as_deref(), around_it))
            .or_else(|| self.nearest(around.as_deref(), around_it))
    }

    /// The action that brought a place in.
    fn bringing(&self, place: Option<&str>) -> Option<&Action<'d>> {
        let place = place?;
        let mut actions = self.actions.iter();
        actions.find(|action| is_within(place, &action.own))
    }

    /// The action with the place that is nearest to another, by a measure of nearness.
    fn nearest(
        &self,
        place: Option<&str>,
        measure: impl Fn(&str, &str) -> Option<usize>,
    ) -> Option<&Action<'d>> {
        let place = place?;
        let nearness = |action: &Action<'_>| {
            let changed = action.places.iter();
            changed.filter_map(|changed| measure(changed, place)).max()
        };
        // Of two that are equally near the first counts, which `max_by_key` gives last.
        let near = self.actions.iter().rev();
        let near = near.filter_map(|action| Some((nearness(action)?, action)));
        Some(near.max_by_key(|(nearness, _)| *nearness)?.1)
    }

    /// Where the schema of a place in the body of a response was written.
    fn described(&self, response: &Response, pointer: &str) -> Option<Span> {
        let schema = response.content.values().find_map(|form| form.schema)?;
        let mut described = Described::by(self.judge.document(), schema);
        for token in pattern::tokens(pointer) {
            described = match described.member(&token) {
                Member::Named(below) | Member::Mapped(below) => below,
                _ => described.items(),
            };
        }
        described.span()
    }
}

/// Where the media type that was seen stands in a response.
fn media_type(response: &Response, finding: &Finding) -> Option<Span> {
    let Evidence::UndocumentedMediaType { media_type, .. } = &finding.evidence else {
        return None;
    };
    let form = documented(&response.content, media_type.as_deref()?)?;
    Some(form.span)
}

fn spot(finding: &Finding) -> (CheckId, Spot) {
    (finding.check, finding.spot().of_any_item())
}

/// Whether a place, `file#/json/pointer`, is another or stands in it.
fn is_within(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || outer.ends_with('#'))
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_place_stands_in_itself_and_in_what_is_around_it() {
        let notes = "order.yaml#/properties/notes";
        assert!(is_within(notes, notes));
        assert!(is_within(notes, "order.yaml#/properties"));
        assert!(is_within(notes, "order.yaml#"));
        assert!(!is_within("order.yaml#/properties/notes_2", notes));
        assert!(!is_within(notes, "other.yaml#"));
    }
}
