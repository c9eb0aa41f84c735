//! Security schemes as ways to say who is calling.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{ApiKeyLocation, SecurityScheme};

use crate::ir::{CredentialDef, CredentialKind, MethodName};

pub(super) fn lower(doc: &ResolvedDocument) -> Vec<CredentialDef> {
    let schemes = doc.security_schemes.iter();
    schemes
        .map(|(name, scheme)| CredentialDef {
            function: MethodName::new(name),
            doc: scheme.description().map(str::to_owned),
            kind: kind(scheme),
        })
        .collect()
}

fn kind(scheme: &SecurityScheme) -> CredentialKind {
    match scheme {
        SecurityScheme::ApiKey { location, name, .. } => match location {
            ApiKeyLocation::Header => CredentialKind::Header(name.to_ascii_lowercase()),
            ApiKeyLocation::Query => CredentialKind::Query(name.clone()),
            ApiKeyLocation::Cookie => CredentialKind::Cookie(name.clone()),
        },
        SecurityScheme::Http { scheme, .. } if scheme == "basic" => CredentialKind::Basic,
        SecurityScheme::Http { .. } | SecurityScheme::Token { .. } => CredentialKind::Bearer,
    }
}
