//! Interaction in, findings out. What anybody's own test calls.

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Operation;

use crate::case::CaseId;
use crate::check::{Context, Observed, REGISTRY, REQUEST_DOCUMENTED, SERVICE_ANSWERS};
use crate::curl;
use crate::evidence::Evidence;
use crate::finding::{CheckId, Finding, Place, Severity};
use crate::interaction::{Interaction, Request};
use crate::matching;
use crate::schemas::Schemas;

/// A document made ready to judge many interactions.
#[derive(Debug)]
pub struct Judge<'d> {
    document: &'d ResolvedDocument,
    schemas: Schemas<'d>,
}

impl<'d> Judge<'d> {
    /// Makes a document ready. Each schema is compiled when it is first needed.
    #[must_use]
    pub fn new(document: &'d ResolvedDocument) -> Judge<'d> {
        Judge {
            document,
            schemas: Schemas::new(document),
        }
    }

    /// Everything in which the interaction breaks a check, in the order of the
    /// registry. Status 501 says that something is not built: nothing is asked of
    /// such an answer, see [`is_judged`](Judge::is_judged).
    #[must_use]
    pub fn judge(&self, interaction: &Interaction) -> Vec<Finding> {
        let Some(operation) = self.operation(interaction) else {
            return vec![self.undocumented(interaction)];
        };
        if !self.is_judged(interaction) {
            return Vec::new();
        }
        let context = Context::new(self.document, &self.schemas, operation, interaction);
        let asked = REGISTRY
            .iter()
            .filter_map(|check| Some((check.id, check.ask?)));
        let observed = asked.flat_map(|(id, ask)| ask(&context).into_iter().map(move |o| (id, o)));
        observed
            .map(|(id, observed)| self.finding(id, operation.id.as_str(), interaction, observed))
            .collect()
    }

    /// Whether the answer is one that can be judged: any but 501.
    #[must_use]
    pub fn is_judged(&self, interaction: &Interaction) -> bool {
        interaction.response.status != 501
    }

    /// The finding that a request was not answered.
    pub(crate) fn no_answer(
        &self,
        operation: &Operation,
        case: &CaseId,
        request: &Request,
        why: &str,
    ) -> Finding {
        Finding {
            check: SERVICE_ANSWERS,
            severity: Severity::Violation,
            operation: operation.id.to_string(),
            case: case.clone(),
            evidence: Evidence::NoAnswer {
                why: why.to_owned(),
            },
            place: Some(Place::of(self.document, operation.span)),
            curl: curl::line(self.document, request),
        }
    }

    fn operation(&self, interaction: &Interaction) -> Option<&'d Operation> {
        match &interaction.operation {
            Some(id) => self.document.operation(id),
            None => {
                let request = &interaction.request;
                matching::operation(self.document, &request.method, &request.url)
            }
        }
    }

    fn undocumented(&self, interaction: &Interaction) -> Finding {
        let request = &interaction.request;
        let name = interaction.operation.clone().unwrap_or_else(|| {
            let path = url::Url::parse(&request.url).map(|url| url.path().to_owned());
            format!("{} {}", request.method, path.unwrap_or_default())
        });
        let observed = Observed {
            severity: Severity::Violation,
            evidence: Evidence::UndocumentedRequest,
            span: None,
        };
        self.finding(REQUEST_DOCUMENTED, &name, interaction, observed)
    }

    fn finding(
        &self,
        check: CheckId,
        operation: &str,
        interaction: &Interaction,
        observed: Observed,
    ) -> Finding {
        Finding {
            check,
            severity: observed.severity,
            operation: operation.to_owned(),
            case: interaction.case.clone(),
            evidence: observed.evidence,
            place: observed.span.map(|span| Place::of(self.document, span)),
            curl: curl::line(self.document, &interaction.request),
        }
    }
}

/// Judges one interaction. For more than one make a [`Judge`] and keep it.
#[must_use]
pub fn judge(document: &ResolvedDocument, interaction: &Interaction) -> Vec<Finding> {
    Judge::new(document).judge(interaction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interaction::Response;
    use crate::testing;

    #[test]
    fn a_request_that_nobody_documents_is_a_finding() {
        let document = testing::document("");
        let request = Request::new("PATCH", "http://a.test/v2/orders/100?x=1");
        let findings = judge(&document, &Interaction::new(request, Response::new(200)));
        let [finding] = &findings[..] else {
            panic!("{findings:?}");
        };
        assert_eq!(finding.check.as_str(), "request-documented");
        assert_eq!(finding.operation, "PATCH /v2/orders/100");
    }
}
