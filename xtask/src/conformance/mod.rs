//! `conformance`: a service is asked everything its document proposes and judged
//! by it.

mod hints;
mod observed;
mod progress;
mod reports;
mod subject;

use anyhow::Context;
use countersign_conformance::drift::{Drift, Observation, fold_layers, unaccepted};
use countersign_conformance::report::Report;
use countersign_conformance::transport::{HttpTransport, Limits, TransportError};
use countersign_conformance::{Layers, Run, engine};
use countersign_spec::ResolvedDocument;

use crate::cli::ConformanceArguments;
use crate::diagnostics;
use crate::outcome::{Outcome, say};
use crate::settings::Settings;
use progress::Shown;
use subject::Subject;

pub(crate) fn run(arguments: &ConformanceArguments) -> anyhow::Result<Outcome> {
    let mut subject = Subject::choose(arguments)?;
    let document = diagnostics::load_or_complain(&subject.spec, &[])?;
    let live = match arguments.documented_only {
        true => None,
        false => live_document(&subject)?,
    };
    let layers = Layers {
        documented: &document,
        live: live.as_ref(),
    };
    let credentials = subject.credentials(&document)?;
    let (serves, suffix) = subject.entrance(&document, &credentials)?;
    subject.start()?;
    let outcome = HttpTransport::new(subject.base_url(), credentials, Limits::default())
        .map(|transport| transport.serving(serves).with_suffix(suffix))
        .and_then(|transport| ask(layers, &transport, &subject));
    match outcome {
        Ok(run) => conclude(layers, &subject, &run),
        Err(error @ TransportError::BadBaseUrl { .. }) => Err(error.into()),
        Err(error) => {
            crate::outcome::complain(&error.into());
            Ok(Outcome::Unreachable)
        }
    }
}

/// The document with what was seen of services, if `countersign.toml` names overlays.
fn live_document(subject: &Subject) -> anyhow::Result<Option<ResolvedDocument>> {
    let overlays = Settings::beside(&subject.spec)?.live_overlays;
    if overlays.is_empty() {
        return Ok(None);
    }
    diagnostics::load_or_complain(&subject.spec, &overlays).map(Some)
}

fn ask(
    layers: Layers<'_>,
    transport: &HttpTransport,
    subject: &Subject,
) -> Result<Run, TransportError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| TransportError::Setup {
            why: error.to_string(),
        })?;
    let mut shown = Shown::new();
    let run = runtime.block_on(engine::run(
        layers,
        transport,
        subject.permission(),
        &mut |now| shown.update(&now),
    ));
    shown.finish();
    run
}

/// Folds what was seen, keeps it, reports it, and says how the run ends.
fn conclude(layers: Layers<'_>, subject: &Subject, run: &Run) -> anyhow::Result<Outcome> {
    // What a store says to a caller that it refuses, or of what it has not built, is
    // nothing to keep.
    let kept: Vec<&Observation> = run
        .observations
        .iter()
        .filter(|observation| is_judged(run, &observation.operation))
        .collect();
    let drift: Vec<Drift> = kept
        .iter()
        .map(|observation| fold_layers(layers, observation).0)
        .collect();
    let mut news = Vec::new();
    if let Some(name) = subject.accepted_under() {
        for drift in &drift {
            let accepted = observed::accepted(name, &drift.operation);
            let lines = unaccepted(drift, &accepted).into_iter();
            news.extend(lines.map(|line| (drift.operation.clone(), line)));
        }
    }
    if let Some(folder) = &subject.observed {
        observed::write(folder, &kept)
            .with_context(|| format!("cannot keep observations in `{}`", folder.display()))?;
    }
    let report = Report {
        run,
        drift: &drift,
        unaccepted: subject.accepted_under().map(|_| &news[..]),
    };
    let written = reports::write(&report, &subject.report_dir)
        .with_context(|| format!("cannot write to `{}`", subject.report_dir.display()))?;
    say(reports::on_terminal(&report));
    say(format_args!("reports: {}", written.join(", ")));
    for hint in hints::of(&report, subject) {
        say(format_args!("hint: {hint}"));
    }
    Ok(match report.conforms() {
        true => Outcome::Fine,
        false => Outcome::Findings,
    })
}

fn is_judged(run: &Run, operation: &str) -> bool {
    let mut coverages = run.operations.iter();
    coverages.any(|coverage| coverage.operation == operation && coverage.is_judged())
}
