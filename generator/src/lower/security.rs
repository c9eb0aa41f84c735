//! What operations ask of who calls: what most of them do, and where one differs.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::SecurityRequirement;
use countersign_spec::resolve::Operation;

use crate::ir::SecurityDef;

/// What operations ask.
pub(super) struct Asked {
    /// What most of them do: the root's, or what operations say most often; none where the
    /// document says nowhere that credentials are asked for.
    pub(super) by_most: Option<SecurityDef>,
}

impl Asked {
    pub(super) fn by_most(doc: &ResolvedDocument) -> Asked {
        if !doc.security.is_empty() {
            return Asked {
                by_most: Some(lowered(&doc.security)),
            };
        }
        let operations = doc.operations().iter();
        let said = operations.filter(|operation| !operation.security.is_empty());
        let mut counted: Vec<(SecurityDef, usize)> = Vec::new();
        for security in said.map(|operation| lowered(&operation.security)) {
            match counted.iter_mut().find(|(known, _)| *known == security) {
                Some((_, count)) => *count += 1,
                None => counted.push((security, 1)),
            }
        }
        // Of equals the first; `max_by_key` takes the last.
        let most = counted.into_iter().rev().max_by_key(|(_, count)| *count);
        Asked {
            by_most: most.map(|(security, _)| security),
        }
    }

    /// What an operation asks, if it differs from most.
    pub(super) fn of(&self, operation: &Operation) -> Option<SecurityDef> {
        let by_most = self.by_most.as_ref()?;
        let own = lowered(&operation.security);
        (own != *by_most).then_some(own)
    }

    /// What its documentation says of it: where it differs, and which scopes it needs.
    pub(super) fn told(&self, operation: &Operation) -> Option<String> {
        let asked = &operation.security;
        let has_scopes = asked
            .iter()
            .flat_map(|requirement| requirement.schemes.values())
            .any(|scopes| !scopes.is_empty());
        if self.of(operation).is_none() && !has_scopes {
            return None;
        }
        let ways: Vec<String> = asked.iter().filter_map(combination).collect();
        let is_optional = ways.len() < asked.len();
        Some(match (&ways[..], is_optional) {
            ([], _) => "Sent without credentials.".to_owned(),
            (ways, false) => format!("Credentials: {}.", ways.join(", or ")),
            (ways, true) => format!("Credentials, if there are any: {}.", ways.join(", or ")),
        })
    }
}

/// A combination in words, with its scopes; none if it is empty.
fn combination(requirement: &SecurityRequirement) -> Option<String> {
    let schemes = requirement.schemes.iter().map(|(scheme, scopes)| {
        let scopes: Vec<String> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
        match &scopes[..] {
            [] => format!("`{scheme}`"),
            [scope] => format!("`{scheme}` with the scope {scope}"),
            scopes => format!("`{scheme}` with the scopes {}", scopes.join(", ")),
        }
    });
    let schemes: Vec<String> = schemes.collect();
    (!schemes.is_empty()).then(|| schemes.join(" and "))
}

fn lowered(security: &[SecurityRequirement]) -> SecurityDef {
    let combinations = security
        .iter()
        .map(|requirement| requirement.schemes.keys().cloned().collect());
    SecurityDef(combinations.collect())
}
