//! Security schemes as ways to say who is calling.

use countersign_spec::document::{ApiKeyLocation, SecurityScheme};
use countersign_spec::{Diagnostic, ResolvedDocument};

use crate::diagnostic::CREDENTIAL_NOT_WRITTEN;
use crate::ir::{CredentialDef, CredentialKind, MethodName, Taken};

pub(super) fn lower(doc: &ResolvedDocument, problems: &mut Vec<Diagnostic>) -> Vec<CredentialDef> {
    let mut names = Taken::of([]);
    let mut credentials = Vec::new();
    for (name, scheme) in &doc.security_schemes {
        let kind = kind(scheme);
        if let CredentialKind::Header(header) = &kind
            && !is_header_name(header)
        {
            problems.push(
                Diagnostic::warning(
                    CREDENTIAL_NOT_WRITTEN,
                    None,
                    format_args!("the security scheme `{name}` names no header: `{header}`"),
                )
                .help("a header's name is letters, digits and hyphens"),
            );
            continue;
        }
        let function = names.distinct(MethodName::new(name));
        credentials.push(CredentialDef {
            function,
            doc: scheme.description().map(str::to_owned),
            kind,
        });
    }
    credentials
}

/// A token of RFC 9110 (5.6.2).
fn is_header_name(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
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
