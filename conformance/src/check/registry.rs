//! Every check there is: its id, its text, and the question it asks.

use super::{
    Context, Observed, request_breaking_rule_refused, request_documented,
    request_without_credentials_refused, response_body_matches_schema, response_body_well_formed,
    response_decimal_scale, response_decodable, response_enum_member_undocumented,
    response_filter_kept, response_header_matches_schema, response_header_required,
    response_media_type_documented, response_not_server_error, response_page_size_kept,
    response_property_undocumented, response_rate_limit_consistent, response_sorted,
    response_status_documented, service_answers,
};
use crate::finding::CheckId;

/// One check.
pub struct Check {
    /// Its name.
    pub id: CheckId,
    source: &'static str,
    /// None where the answer is known before there is an interaction to ask, or only once
    /// all others are.
    pub(crate) ask: Option<fn(&Context<'_>) -> Vec<Observed>>,
    #[cfg(test)]
    trials: super::trial::Trials,
}

impl Check {
    /// What it asks, why that matters, an example of a finding and when it is
    /// wrong, as Markdown.
    #[must_use]
    pub fn doc(&self) -> String {
        let lines = self.source.lines();
        let lines = lines.map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Check").field(&self.id).finish()
    }
}

macro_rules! check {
    ($module:ident, $ask:expr) => {
        Check {
            id: $module::ID,
            source: include_str!(concat!(stringify!($module), ".rs")),
            ask: $ask,
            #[cfg(test)]
            trials: $module::tests::TRIALS,
        }
    };
}

/// Every check, in the order in which they are asked and reported.
pub const REGISTRY: &[Check] = &[
    check!(service_answers, None),
    check!(request_documented, None),
    check!(
        response_not_server_error,
        Some(response_not_server_error::ask)
    ),
    check!(
        response_status_documented,
        Some(response_status_documented::ask)
    ),
    check!(
        request_without_credentials_refused,
        Some(request_without_credentials_refused::ask)
    ),
    check!(
        request_breaking_rule_refused,
        Some(request_breaking_rule_refused::ask)
    ),
    check!(
        response_header_required,
        Some(response_header_required::ask)
    ),
    check!(
        response_header_matches_schema,
        Some(response_header_matches_schema::ask)
    ),
    check!(
        response_media_type_documented,
        Some(response_media_type_documented::ask)
    ),
    check!(
        response_body_well_formed,
        Some(response_body_well_formed::ask)
    ),
    check!(
        response_body_matches_schema,
        Some(response_body_matches_schema::ask)
    ),
    check!(
        response_enum_member_undocumented,
        Some(response_enum_member_undocumented::ask)
    ),
    check!(
        response_property_undocumented,
        Some(response_property_undocumented::ask)
    ),
    check!(response_filter_kept, Some(response_filter_kept::ask)),
    check!(response_sorted, Some(response_sorted::ask)),
    check!(response_page_size_kept, Some(response_page_size_kept::ask)),
    check!(response_decimal_scale, Some(response_decimal_scale::ask)),
    check!(
        response_rate_limit_consistent,
        Some(response_rate_limit_consistent::ask)
    ),
    check!(response_decodable, None),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::trial;
    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case_and_say_the_name_of_their_file() {
        let ids: BTreeSet<&str> = REGISTRY.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids.len(), REGISTRY.len());
        for check in REGISTRY {
            let id = check.id.as_str();
            assert!(
                id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{id}"
            );
            assert!(
                id.contains('-') && !id.starts_with('-') && !id.ends_with('-'),
                "{id}"
            );
            let named = format!("CheckId::new(\"{id}\")");
            assert!(
                check.source.contains(&named),
                "{id} is read from the wrong file"
            );
        }
    }

    #[test]
    fn every_check_is_documented_under_the_same_headings() {
        for check in REGISTRY {
            let doc = check.doc();
            let headings: Vec<&str> = doc
                .lines()
                .filter_map(|line| line.strip_prefix("# "))
                .collect();
            let expected = [
                "What it asks",
                "Why it matters",
                "Example of a finding",
                "When it is wrong",
            ];
            assert_eq!(headings, expected, "{}", check.id);
        }
    }

    /// Each trial asserts the exact findings by itself; this asserts that they are
    /// about the check whose trial it is.
    #[test]
    fn every_check_has_a_case_that_passes_and_one_that_does_not() {
        for check in REGISTRY {
            let passed = trial::found_by(check.trials.passes);
            assert!(!passed.is_empty(), "{} tries nothing", check.id);
            let is_passed = passed.iter().all(|found| !found.contains(&check.id));
            assert!(is_passed, "{} passes nothing", check.id);
            let failed = trial::found_by(check.trials.fails);
            assert!(!failed.is_empty(), "{} tries nothing", check.id);
            let is_failed = failed.iter().all(|found| found.contains(&check.id));
            assert!(is_failed, "{} finds nothing", check.id);
        }
    }
}
