//! Interaction in, findings out. What anybody's own test calls.

use std::collections::BTreeMap;
use std::sync::Arc;

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Operation;

use crate::case::CaseId;
use crate::check::{
    Context, Observed, REGISTRY, REQUEST_DOCUMENTED, RESPONSE_DECODABLE, SERVICE_ANSWERS,
    request_documented, response_decodable, service_answers,
};
use crate::curl;
use crate::decode::{self, Decode};
use crate::finding::{CheckId, Finding, Place, Severity};
use crate::interaction::{Interaction, Request};
use crate::matching;
use crate::schemas::Schemas;

/// So many findings of one check in one interaction are told apart; the last of
/// them counts the rest.
const MOST_OF_ONE_CHECK: usize = 1000;

/// A document made ready to judge many interactions.
#[derive(Debug)]
pub struct Judge<'d> {
    document: &'d ResolvedDocument,
    schemas: Schemas<'d>,
    omitted: Vec<String>,
    client: Option<&'d dyn Decode>,
}

impl<'d> Judge<'d> {
    /// Makes a document ready. Each schema is compiled when it is first needed.
    #[must_use]
    pub fn new(document: &'d ResolvedDocument) -> Judge<'d> {
        Judge {
            document,
            schemas: Schemas::new(document),
            omitted: Vec::new(),
            client: None,
        }
    }

    /// The document.
    pub(crate) fn document(&self) -> &'d ResolvedDocument {
        self.document
    }

    /// Asks for none of these response headers: the server that is judged does not send
    /// them, as `x-serves` says.
    #[must_use]
    pub fn without_headers(mut self, names: Vec<String>) -> Judge<'d> {
        self.omitted = names;
        self
    }

    /// Asks this client, too, of every answer that breaks nothing else.
    #[must_use]
    pub fn decoding(mut self, client: &'d dyn Decode) -> Judge<'d> {
        self.client = Some(client);
        self
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
        let mut context = Context::new(self.document, &self.schemas, operation, interaction);
        context.omitted = &self.omitted;
        let asked = REGISTRY
            .iter()
            .filter_map(|check| Some((check.id, check.ask?)));
        let name = operation.id.as_str();
        let curl: Arc<str> = curl::line(self.document, &interaction.request).into();
        let mut findings: Vec<Finding> = asked
            .flat_map(|(id, ask)| self.findings(id, name, interaction, &curl, ask(&context)))
            .collect();
        findings.extend(
            self.client
                .and_then(|client| self.not_decoded(client, interaction, &findings)),
        );
        findings
    }

    /// What a client cannot read of an answer in which nothing but notices was found.
    pub(crate) fn not_decoded(
        &self,
        client: &dyn Decode,
        interaction: &Interaction,
        found: &[Finding],
    ) -> Option<Finding> {
        let is_broken = found.iter().any(|it| it.severity == Severity::Violation);
        if is_broken || !self.is_judged(interaction) || !decode::is_asked(interaction) {
            return None;
        }
        let operation = self.operation(interaction)?;
        let name = operation.id.as_str();
        let fault = client.decode(name, &interaction.response).err()?;
        let observed = response_decodable::observed(operation, interaction, fault);
        let curl = curl::line(self.document, &interaction.request).into();
        Some(self.finding(RESPONSE_DECODABLE, name, interaction, &curl, observed))
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
        let observed = service_answers::observed(operation, why);
        Finding {
            check: SERVICE_ANSWERS,
            severity: observed.severity,
            operation: operation.id.to_string(),
            case: case.clone(),
            evidence: observed.evidence,
            place: observed.span.map(|span| Place::of(self.document, span)),
            curl: curl::line(self.document, request).into(),
            count: observed.count,
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
        let curl = curl::line(self.document, &interaction.request).into();
        let observed = request_documented::observed();
        self.finding(REQUEST_DOCUMENTED, &name, interaction, &curl, observed)
    }

    /// The same thing once, and so many things of one check: a wrong answer has
    /// room for millions.
    fn findings(
        &self,
        check: CheckId,
        operation: &str,
        interaction: &Interaction,
        curl: &Arc<str>,
        observed: Vec<Observed>,
    ) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut known = BTreeMap::new();
        for observed in observed {
            let evidence = &observed.evidence;
            let key = (
                observed.severity,
                evidence.spot().of_any_item(),
                evidence.detail(),
            );
            let last = findings.len().min(MOST_OF_ONE_CHECK - 1);
            let index = *known.entry(key).or_insert(last);
            match findings.get_mut(index) {
                Some(finding) => finding.count += observed.count,
                None => findings.push(self.finding(check, operation, interaction, curl, observed)),
            }
        }
        findings
    }

    fn finding(
        &self,
        check: CheckId,
        operation: &str,
        interaction: &Interaction,
        curl: &Arc<str>,
        observed: Observed,
    ) -> Finding {
        Finding {
            check,
            severity: observed.severity,
            operation: operation.to_owned(),
            case: interaction.case.clone(),
            evidence: observed.evidence,
            place: observed.span.map(|span| Place::of(self.document, span)),
            curl: Arc::clone(curl),
            count: observed.count,
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
