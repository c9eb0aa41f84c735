//! Known habits: what the document does not allow and the same document with its live
//! overlay does.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;

use crate::evidence::Spot;
use crate::finding::{CheckId, Finding};
use crate::interaction::Interaction;
use crate::judge::Judge;

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
    /// `file#/json/pointer` of what it changes.
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

    /// Parts the findings of an interaction from its habits. Where the live document
    /// has anything against the same spot, the finding stays one.
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
        let (findings, known): (Vec<_>, Vec<_>) = findings
            .into_iter()
            .partition(|finding| refused.contains(&spot(finding)));
        let habits = known.into_iter().map(|finding| self.habit(finding));
        (findings, habits.collect())
    }

    fn habit(&self, finding: Finding) -> Habit {
        let action = self.action(&finding);
        Habit {
            description: action
                .map_or("an overlay allows it", |action| action.description)
                .to_owned(),
            evidence: action.and_then(|action| action.evidence).map(str::to_owned),
            finding,
        }
    }

    /// The action that changed the place which the finding is about, or most nearly.
    fn action(&self, finding: &Finding) -> Option<&Action<'d>> {
        let place = &finding.place.as_ref()?.pointer;
        let nearness = |action: &&Action<'_>| {
            let changed = action.places.iter();
            changed.filter_map(|changed| nearness(changed, place)).max()
        };
        let near = self
            .actions
            .iter()
            .filter(|action| nearness(action).is_some());
        near.max_by_key(nearness)
    }
}

fn spot(finding: &Finding) -> (CheckId, Spot) {
    (finding.check, finding.spot().of_any_item())
}

/// How much of the way two places have in common, if one stands in the other.
fn nearness(changed: &str, place: &str) -> Option<usize> {
    let is_within = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || outer.ends_with('#'))
    };
    match (is_within(place, changed), is_within(changed, place)) {
        (true, _) => Some(changed.len()),
        (_, true) => Some(place.len()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::nearness;

    #[test]
    fn a_place_is_near_what_it_stands_in_and_what_stands_in_it() {
        let order = "order.yaml#/properties/notes";
        assert_eq!(
            nearness(order, "order.yaml#/properties/notes/type"),
            Some(28)
        );
        assert_eq!(nearness(order, "order.yaml#/properties"), Some(22));
        assert_eq!(nearness("order.yaml#", order), Some(11));
        assert_eq!(nearness(order, "order.yaml#/properties/notes_2"), None);
        assert_eq!(nearness(order, "other.yaml#/properties/notes"), None);
    }
}
