//! What to do next, where a report alone leaves its reader standing.

use countersign_conformance::drift::Observation;
use countersign_conformance::report::Report;

use super::subject::Subject;

/// One line each, in the order of weight.
pub(super) fn of(report: &Report<'_>, subject: &Subject) -> Vec<String> {
    let run = report.run;
    let mut hints = Vec::new();
    if run.judged() == 0 {
        hints.push(format!(
            "the service refused every request: {}",
            subject.credentials_hint()
        ));
    } else if !run.observations.iter().any(Observation::has_success) {
        hints.push(format!(
            "no request succeeded: does `{}` end where the document's paths begin?",
            subject.base_url()
        ));
    }
    if report.unaccepted.is_some_and(|lines| !lines.is_empty()) {
        hints.push(
            "to accept drift: `INSTA_UPDATE=always cargo test -p countersign-tests --test drift`, \
             then review `git diff tests/snapshots`"
                .to_owned(),
        );
    }
    if !run.findings.is_empty() {
        hints.push(subject.repeat_hint());
    }
    hints
}
