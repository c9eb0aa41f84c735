//! Security schemes as ways to say who is calling.

use countersign_spec::document::{ApiKeyLocation, SecurityScheme};
use countersign_spec::{Diagnostic, ResolvedDocument};

use crate::diagnostic::CREDENTIAL_NOT_WRITTEN;
use crate::ir::{CredentialDef, CredentialKind, MethodName, Taken};

pub(super) fn lower(doc: &ResolvedDocument, problems: &mut Vec<Diagnostic>) -> Vec<CredentialDef> {
    let mut names = Taken::of([]);
    let mut credentials = Vec::new();
    for (scheme, described) in &doc.security_schemes {
        let kind = kind(described);
        if let Some((what, name)) = not_written(&kind) {
            problems.push(
                Diagnostic::warning(
                    CREDENTIAL_NOT_WRITTEN,
                    None,
                    format_args!("the security scheme `{scheme}` names no {what}: `{name}`"),
                )
                .help("it is a word of letters, digits and hyphens"),
            );
            continue;
        }
        credentials.push(CredentialDef {
            scheme: scheme.clone(),
            function: names.distinct(MethodName::new(scheme)),
            provided: None,
            doc: described.description().map(str::to_owned),
            kind,
        });
    }
    // Behind all others, so that these are called as their schemes are.
    for credential in &mut credentials {
        let is_token = matches!(credential.kind, CredentialKind::Bearer);
        let name = format!("{} provided", credential.scheme);
        credential.provided = is_token.then(|| names.distinct(MethodName::new(&name)));
    }
    credentials
}

/// What should be a token of RFC 9110 (5.6.2), as names of cookies are too, and is none.
fn not_written(kind: &CredentialKind) -> Option<(&'static str, &str)> {
    let (what, name) = match kind {
        CredentialKind::Header(name) => ("header", name),
        CredentialKind::Cookie(name) => ("cookie", name),
        CredentialKind::Http(name) => ("way to authenticate", name),
        CredentialKind::Query(_) | CredentialKind::Basic | CredentialKind::Bearer => return None,
    };
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let is_written = !name.is_empty() && name.chars().all(is_token);
    (!is_written).then_some((what, name.as_str()))
}

fn kind(scheme: &SecurityScheme) -> CredentialKind {
    match scheme {
        SecurityScheme::ApiKey { location, name, .. } => match location {
            ApiKeyLocation::Header => CredentialKind::Header(name.to_ascii_lowercase()),
            ApiKeyLocation::Query => CredentialKind::Query(name.clone()),
            ApiKeyLocation::Cookie => CredentialKind::Cookie(name.clone()),
        },
        SecurityScheme::Http { scheme, .. } => match scheme.as_str() {
            "basic" => CredentialKind::Basic,
            "bearer" => CredentialKind::Bearer,
            other => CredentialKind::Http(other.to_owned()),
        },
        SecurityScheme::Token { .. } => CredentialKind::Bearer,
    }
}
