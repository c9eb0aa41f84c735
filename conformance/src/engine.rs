//! Sends the cases of a document to a service, one after another, and judges the
//! answers.
//!
//! What may be sent is decided here and nowhere else: only GET and HEAD, with or
//! without credentials, unless the store is one that this run started.

use countersign_spec::document::Method;
use countersign_spec::resolve::Operation;
use countersign_spec::rule::is_safe;

use crate::case::{Case, CaseId, Presence};
use crate::decode::Decode;
use crate::drift::Observer;
use crate::habit::{Habits, Layers};
use crate::interaction::Interaction;
use crate::judge::Judge;
use crate::propose::propose;
pub use crate::run::Permission;
use crate::run::{Coverage, Reason, Run, unusable_schema};
use crate::transport::{HttpTransport, TransportError};

/// So many requests in a row without an answer, and the service counts as gone.
const PATIENCE: usize = 3;

/// Whether a request may be sent by somebody with this permission. The document can
/// forbid a GET with `x-safe`, and allow nothing more.
fn allows(permission: Permission, operation: &Operation) -> bool {
    let is_read = matches!(operation.method, Method::Get | Method::Head);
    permission == Permission::OwnStore || (is_read && is_safe(operation))
}

/// How far a run has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Cases behind it.
    pub done: usize,
    /// All cases.
    pub total: usize,
    /// The case that comes next.
    pub case: &'a CaseId,
}

/// Judges a service.
///
/// A service that is not there is an error: when the first request finds no
/// connection, or none of the first three an answer. One that stops answering
/// later is a finding of `service-answers` for each request; after three in a row
/// the rest is not sent.
///
/// # Errors
/// When the service cannot be reached.
pub async fn run(
    layers: impl Into<Layers<'_>>,
    transport: &HttpTransport,
    permission: Permission,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Run, TransportError> {
    run_decoding(layers, transport, permission, None, progress).await
}

/// Judges a service, and asks a client to read what it answers: what breaks nothing and
/// cannot be read is a finding of `response-decodable`.
///
/// # Errors
/// As [`run`].
pub async fn run_decoding(
    layers: impl Into<Layers<'_>>,
    transport: &HttpTransport,
    permission: Permission,
    client: Option<&dyn Decode>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Run, TransportError> {
    let layers = layers.into();
    let document = layers.documented;
    let proposal = propose(document);
    let permission = match transport.is_on_this_machine() {
        true => permission,
        false => Permission::ReadOnly,
    };
    let mut engine = Engine::new(layers, transport, permission);
    engine.client = client;
    engine.run.has_client = client.is_some();
    for (operation, what) in proposal.missing {
        engine.skip(operation.as_str(), None, Reason::NoExample(what));
    }
    let total = proposal.cases.len();
    for (done, case) in proposal.cases.iter().enumerate() {
        progress(Progress {
            done,
            total,
            case: &case.id,
        });
        let Some(operation) = document.operation(case.operation.as_str()) else {
            continue;
        };
        let skip = |engine: &mut Engine<'_>, reason| {
            engine.skip(operation.id.as_str(), Some(case.id.clone()), reason);
        };
        match (transport.has(operation), allows(permission, operation)) {
            (true, true) => engine.send(operation, case).await?,
            (false, _) => skip(&mut engine, Reason::NotServed),
            (true, false) => skip(&mut engine, Reason::WouldWrite),
        }
    }
    Ok(engine.finish())
}

struct Engine<'a> {
    transport: &'a HttpTransport,
    judge: Judge<'a>,
    habits: Option<Habits<'a>>,
    client: Option<&'a dyn Decode>,
    observer: Observer<'a>,
    run: Run,
    has_answered: bool,
    /// Requests without an answer since the last one with.
    silent: usize,
}

impl<'a> Engine<'a> {
    fn new(layers: Layers<'a>, transport: &'a HttpTransport, permission: Permission) -> Engine<'a> {
        let document = layers.documented;
        Engine {
            transport,
            judge: Judge::new(document).without_headers(transport.serves().omits.clone()),
            habits: layers.live.map(Habits::new),
            client: None,
            observer: Observer::new(document),
            run: Run {
                permission,
                operations: document.operations().iter().map(Coverage::of).collect(),
                ..Run::default()
            },
            has_answered: false,
            silent: 0,
        }
    }

    async fn send(&mut self, operation: &Operation, case: &Case) -> Result<(), TransportError> {
        let skip = |engine: &mut Self, reason| {
            engine.skip(operation.id.as_str(), Some(case.id.clone()), reason);
        };
        if self.silent >= PATIENCE {
            skip(self, Reason::Gone);
            return Ok(());
        }
        let request = self.transport.request(operation, case);
        match self.transport.send(&request).await {
            Ok(response) => {
                (self.has_answered, self.silent) = (true, 0);
                let interaction = Interaction {
                    operation: Some(operation.id.to_string()),
                    case: case.id.clone(),
                    credentials: case.credentials,
                    request,
                    response,
                };
                self.judge(operation, interaction);
            }
            Err(TransportError::Unsendable { why, .. }) => skip(self, Reason::Unsendable(why)),
            Err(error) => {
                self.silent += 1;
                let is_absent = matches!(error, TransportError::Unreachable { .. });
                if !self.has_answered && (is_absent || self.silent >= PATIENCE) {
                    return Err(error);
                }
                let finding = self
                    .judge
                    .no_answer(operation, &case.id, &request, error.why());
                self.run.findings.push(finding);
                skip(self, Reason::NoAnswer);
            }
        }
        Ok(())
    }

    fn judge(&mut self, operation: &Operation, interaction: Interaction) {
        let mut findings = self.judge.judge(&interaction);
        if let Some(habits) = &self.habits {
            let (left, known) = habits.part(&interaction, findings);
            findings = left;
            self.run.habits.extend(known);
        }
        if self.judge.is_judged(&interaction) {
            self.observer.record(&interaction, &findings);
        }
        let client = self.client;
        findings.extend(
            client.and_then(|client| self.judge.not_decoded(client, &interaction, &findings)),
        );
        let unusable = unusable_schema(&findings);
        self.run.findings.extend(findings);
        let reason = match (interaction.response.status, interaction.credentials) {
            (501, _) => Some(Reason::NotBuilt),
            (429, _) => Some(Reason::TooManyRequests),
            (401 | 403, Presence::Given) => Some(Reason::Refused),
            // It shows who is let in, not what the operation does.
            (_, Presence::Withheld) => return,
            (_, Presence::Given) => unusable,
        };
        match reason {
            Some(reason) => self.skip(operation.id.as_str(), Some(interaction.case), reason),
            None => self.coverage(operation.id.as_str(), |coverage| coverage.judged += 1),
        }
    }

    fn skip(&mut self, operation: &str, case: Option<CaseId>, reason: Reason) {
        self.coverage(operation, |coverage| {
            coverage.not_judged.push((case, reason))
        });
    }

    fn coverage(&mut self, operation: &str, change: impl FnOnce(&mut Coverage)) {
        let mut all = self.run.operations.iter_mut();
        all.find(|coverage| coverage.operation == operation)
            .map(change);
    }

    fn finish(mut self) -> Run {
        self.run.observations = self.observer.finish();
        self.run
    }
}
