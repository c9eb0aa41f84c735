//! Findings that are the same but for the case or the item of a list, told once.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Identity};

/// One finding and how often it came.
pub(super) struct Group<'a> {
    pub(super) first: &'a Finding,
    pub(super) count: usize,
    pub(super) cases: usize,
}

/// Groups in the order of their first findings, violations before notices.
pub(super) fn groups<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut indexes: BTreeMap<Identity, usize> = BTreeMap::new();
    let mut all: Vec<(Group<'a>, BTreeSet<&str>)> = Vec::new();
    for finding in findings {
        let index = *indexes.entry(finding.identity()).or_insert(all.len());
        if index == all.len() {
            let group = Group {
                first: finding,
                count: 0,
                cases: 0,
            };
            all.push((group, BTreeSet::new()));
        }
        let (group, cases) = &mut all[index];
        cases.insert(finding.case.as_str());
        group.count += finding.count;
        group.cases = cases.len();
    }
    let mut groups: Vec<Group<'a>> = all.into_iter().map(|(group, _)| group).collect();
    groups.sort_by_key(|group| group.first.severity);
    groups
}

impl Group<'_> {
    /// `and 3 more like it in 2 cases`
    pub(super) fn more(&self) -> Option<String> {
        let more = self.count.checked_sub(1).filter(|more| *more > 0)?;
        let cases = match self.cases {
            1 => "the same case".to_owned(),
            cases => format!("{cases} cases"),
        };
        Some(format!("and {more} more like it in {cases}"))
    }
}
