//! What is judged: the embedded store, a store of `conformance.toml`, or any URL.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use countersign_conformance::engine::Permission;
use countersign_conformance::transport::Credentials;
use countersign_spec::ResolvedDocument;
use countersign_spec::rule::Serves;
use secrecy::SecretString;
use serde::Deserialize;

use crate::cli::ConformanceArguments;
use crate::mock::{EmbeddedStore, TOKEN};
use crate::workspace;

/// The embedded store's name in snapshots and observations.
const EMBEDDED: &str = "embedded";

/// `conformance.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    stores: BTreeMap<String, StoreSettings>,
}

/// One store that the user named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoreSettings {
    /// The base URL, to which the document's paths are appended.
    url: String,
    /// The document, relative to the repository; the project's own if not said.
    spec: Option<PathBuf>,
    /// The environment variable that holds the token or the password.
    secret_env: Option<String>,
    /// The user, where the store takes HTTP Basic.
    user: Option<String>,
    /// What is written at the end of every path, such as `.json`.
    suffix: Option<String>,
    /// Where observations are kept, relative to the repository.
    observed: Option<PathBuf>,
}

/// A service to be judged and all that goes with it.
pub(super) struct Subject {
    pub(super) spec: PathBuf,
    pub(super) report_dir: PathBuf,
    /// Where observations go; nowhere for a URL without a name.
    pub(super) observed: Option<PathBuf>,
    /// The store's name, if it has one.
    name: Option<String>,
    place: Place,
    secret_env: Option<String>,
    user: Option<String>,
    suffix: Option<String>,
}

enum Place {
    Elsewhere(String),
    /// Arguments of the embedded store, and the store once it runs.
    Embedded(Vec<String>, Option<EmbeddedStore>),
}

impl Subject {
    /// Chooses by the arguments: a name, a URL, or the embedded store.
    pub(super) fn choose(arguments: &ConformanceArguments) -> anyhow::Result<Subject> {
        let report_dir = arguments.report_dir.clone();
        let base = Subject {
            spec: arguments.spec.clone().unwrap_or_else(workspace::document),
            report_dir: report_dir.unwrap_or_else(|| workspace::root().join("target/conformance")),
            observed: arguments.observe.clone(),
            name: None,
            place: Place::Elsewhere(String::new()),
            secret_env: arguments.secret_env.clone(),
            user: arguments.user.clone(),
            suffix: arguments.suffix.clone(),
        };
        match (&arguments.store, &arguments.url) {
            (Some(name), _) => base.named(name),
            (None, Some(url)) => Ok(Subject {
                place: Place::Elsewhere(url.clone()),
                ..base
            }),
            (None, None) => Ok(base.embedded(arguments.fault.as_deref())),
        }
    }

    fn named(self, name: &str) -> anyhow::Result<Subject> {
        let mut settings = settings()?;
        let known: Vec<String> = settings.stores.keys().cloned().collect();
        let Some(store) = settings.stores.remove(name) else {
            let known = match known.is_empty() {
                true => "it names no store; the sample at its top shows how".to_owned(),
                false => format!("it has: {}", known.join(", ")),
            };
            bail!("conformance.toml has no [stores.{name}]; {known}");
        };
        let root = workspace::root();
        let observed = store
            .observed
            .unwrap_or_else(|| format!("conformance/observed/{name}").into());
        Ok(Subject {
            spec: store.spec.map_or(self.spec, |spec| root.join(spec)),
            observed: self.observed.or_else(|| Some(root.join(observed))),
            name: Some(name.to_owned()),
            place: Place::Elsewhere(store.url),
            secret_env: store.secret_env,
            user: store.user,
            suffix: store.suffix,
            report_dir: self.report_dir,
        })
    }

    fn embedded(self, fault: Option<&str>) -> Subject {
        // What a spoilt store was seen to do is nothing to keep, unless it is asked for.
        let folder = match fault {
            None => "conformance/observed/embedded",
            Some(_) => "target/conformance/observed/embedded",
        };
        let arguments = fault.map_or(Vec::new(), |name| vec!["--fault".into(), name.into()]);
        Subject {
            observed: self
                .observed
                .or_else(|| Some(workspace::root().join(folder))),
            name: Some(EMBEDDED.to_owned()),
            place: Place::Embedded(arguments, None),
            ..self
        }
    }

    /// Starts the embedded store, if that is what is judged.
    pub(super) fn start(&mut self) -> anyhow::Result<()> {
        if let Place::Embedded(arguments, store) = &mut self.place {
            *store = Some(EmbeddedStore::start(arguments)?);
        }
        Ok(())
    }

    pub(super) fn base_url(&self) -> &str {
        match &self.place {
            Place::Elsewhere(url) => url,
            Place::Embedded(_, store) => store.as_ref().map_or("", |store| &store.base_url),
        }
    }

    /// The service as the document's `x-serves` has it: what it is for, and how its paths
    /// end.
    ///
    /// # Errors
    /// When no server of the document takes paths that end so.
    pub(super) fn entrance(
        &self,
        document: &ResolvedDocument,
        credentials: &Credentials,
    ) -> anyhow::Result<(Serves, String)> {
        let serves = credentials.served_by(document);
        let suffix = self.suffix.clone().unwrap_or_default();
        if !suffix.is_empty() && !serves.suffixes.contains(&suffix) {
            bail!(
                "the document has no server for these credentials that takes paths with `{suffix}`; \
                 `x-serves` says which it takes"
            );
        }
        Ok((serves, suffix))
    }

    /// Only a store that this run started is written to. There is no way to say
    /// otherwise.
    pub(super) fn permission(&self) -> Permission {
        match self.place {
            Place::Elsewhere(_) => Permission::ReadOnly,
            Place::Embedded(..) => Permission::OwnStore,
        }
    }

    /// Where the credentials came from, for a service that refuses them.
    pub(super) fn credentials_hint(&self) -> String {
        match &self.secret_env {
            Some(name) => format!("check the secret in `{name}`, and the user if there is one"),
            None => "it was asked without credentials; name their variable".to_owned(),
        }
    }

    /// How the `repeat` lines of a report come to a service and a secret.
    pub(super) fn repeat_hint(&self) -> String {
        match (&self.place, &self.secret_env) {
            (Place::Embedded(arguments, _), _) => format!(
                "to repeat a request: `cargo xtask mock -- --port 8080 {}`, \
                 `export COUNTERSIGN_TOKEN={TOKEN}`, and that port in the line",
                arguments.join(" ")
            ),
            (Place::Elsewhere(_), Some(name)) if self.user.is_some() => format!(
                "to repeat a request: `export COUNTERSIGN_USER=… COUNTERSIGN_PASSWORD=\"${name}\"`"
            ),
            (Place::Elsewhere(_), Some(name)) => {
                format!("to repeat a request: `export COUNTERSIGN_TOKEN=\"${name}\"`")
            }
            (Place::Elsewhere(_), None) => "to repeat a request, run its line as it is".to_owned(),
        }
    }

    /// The name that accepted drift is kept under. A bare URL has none: its drift is
    /// told and not held against it.
    pub(super) fn accepted_under(&self) -> Option<&str> {
        self.name.as_deref()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the variable that the user named holds the secret"
    )]
    pub(super) fn credentials(&self, document: &ResolvedDocument) -> anyhow::Result<Credentials> {
        let secret = match (&self.place, &self.secret_env) {
            (Place::Embedded(..), _) => SecretString::from(TOKEN),
            (Place::Elsewhere(_), Some(name)) => std::env::var(name)
                .ok()
                .filter(|secret| !secret.is_empty())
                .with_context(|| format!("the environment variable `{name}` holds no secret"))?
                .into(),
            (Place::Elsewhere(_), None) => return Ok(Credentials::Absent),
        };
        Ok(Credentials::by(document, self.user.clone(), secret)?)
    }
}

#[expect(clippy::disallowed_methods, reason = "xtask reads its own settings")]
fn settings() -> anyhow::Result<Settings> {
    let path = workspace::root().join("conformance.toml");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    toml::from_str(&text).context("conformance.toml")
}
