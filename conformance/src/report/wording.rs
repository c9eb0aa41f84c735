//! How evidence is said: what was asked for, and what was there instead.

use crate::evidence::Evidence;

impl Evidence {
    /// What the document asks for.
    #[must_use]
    pub fn expected(&self) -> String {
        match self {
            Evidence::UndocumentedRequest => "a documented method and path".to_owned(),
            Evidence::NoAnswer { .. } => "an answer".to_owned(),
            Evidence::UndocumentedStatus { documented, .. } => one_of("status", documented),
            Evidence::ServerError { .. } => "no failure of the service".to_owned(),
            Evidence::UndocumentedMediaType { documented, .. } => one_of("media type", documented),
            Evidence::MalformedBody(fault) => fault.expected().to_owned(),
            Evidence::UnexpectedBody { .. } => "no body".to_owned(),
            Evidence::MissingBody { documented } => one_of("a body of media type", documented),
            Evidence::BodyBreaksSchema(breach) | Evidence::HeaderBreaksSchema { breach, .. } => {
                wish(&breach.complaint)
            }
            Evidence::UnusableSchema { .. } => "a schema that values can be judged by".to_owned(),
            Evidence::MissingHeader { .. } => "the header in every such response".to_owned(),
            Evidence::UndocumentedEnumMember { complaint, .. } => wish(complaint),
            Evidence::UndocumentedProperty { .. } => "only members that are documented".to_owned(),
            Evidence::RuleBroken { expected, .. } => expected.clone(),
            Evidence::NotDecoded { .. } => "an answer that the client reads".to_owned(),
            Evidence::ServedWithoutCredentials { .. } => {
                "a refusal, such as status 401 or 403".to_owned()
            }
        }
    }

    /// What was there instead.
    #[must_use]
    pub fn seen(&self) -> String {
        match self {
            Evidence::UndocumentedRequest => "neither".to_owned(),
            Evidence::NoAnswer { why }
            | Evidence::UnusableSchema { why }
            | Evidence::NotDecoded { why, .. } => why.clone(),
            Evidence::UndocumentedStatus { status, .. }
            | Evidence::ServerError { status }
            | Evidence::ServedWithoutCredentials { status } => format!("status {status}"),
            Evidence::UndocumentedMediaType { media_type, .. } => media_type
                .clone()
                .unwrap_or_else(|| "no readable media type".to_owned()),
            Evidence::MalformedBody(fault) => fault.seen(),
            Evidence::UnexpectedBody { bytes } => format!("a body of {bytes} bytes"),
            Evidence::MissingBody { .. } => "no body".to_owned(),
            Evidence::BodyBreaksSchema(breach) | Evidence::HeaderBreaksSchema { breach, .. } => {
                breach.seen.clone()
            }
            Evidence::MissingHeader { .. } => "no such header".to_owned(),
            Evidence::UndocumentedEnumMember { seen, .. }
            | Evidence::UndocumentedProperty { seen, .. }
            | Evidence::RuleBroken { seen, .. } => seen.clone(),
        }
    }
}

/// A schema's complaint turned into what it asks for.
fn wish(complaint: &str) -> String {
    const TURNS: [(&str, &str); 5] = [
        ("the value is not of ", ""),
        ("the value is not ", ""),
        ("the value is ", "a value that is not "),
        ("the value does not ", "a value that does "),
        ("the value has ", "a value that has not "),
    ];
    if let Some(member) = complaint.strip_suffix(" is a required property") {
        return format!("a member {member}");
    }
    let turn = |(from, to): &(&str, &str)| Some(format!("{to}{}", complaint.strip_prefix(from)?));
    TURNS
        .iter()
        .find_map(turn)
        .unwrap_or_else(|| complaint.to_owned())
}

fn one_of(what: &str, documented: &[String]) -> String {
    match documented {
        [] => format!("no {what}"),
        [only] => format!("{what} {only}"),
        _ => format!("{what} {}", documented.join(", ")),
    }
}
