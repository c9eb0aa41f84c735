//! `x-serves`: what a server is for.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// What a server is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Serves {
    /// The security schemes that go with it; all if empty.
    pub security: Vec<String>,
    /// How the paths begin that it serves; all are served if empty.
    pub paths: Vec<String>,
    /// What may be written at the end of a path's last segment.
    pub suffixes: Vec<String>,
    /// Response headers that it does not send, though operations document them.
    pub omits: Vec<String>,
}

impl Serves {
    /// Whether the server serves a path of the document.
    #[must_use]
    pub fn has_path(&self, path_template: &str) -> bool {
        let mut paths = self.paths.iter();
        self.paths.is_empty() || paths.any(|begin| path_template.starts_with(begin.as_str()))
    }
}

impl Rule for Serves {
    const NAME: &'static str = "x-serves";
    const ON: &'static [Kind] = &[Kind::Server];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let document = holder.document;
        let is_unknown = |name: &&String| !document.security_schemes.contains_key(name.as_str());
        let schemes = self.security.iter().filter(is_unknown);
        let mut faults: Vec<String> = schemes
            .map(|name| format!("there is no security scheme `{name}`"))
            .collect();
        let is_unused = |begin: &&String| {
            let mut operations = document.operations().iter();
            !operations.any(|operation| operation.path_template.starts_with(begin.as_str()))
        };
        let paths = self.paths.iter().filter(is_unused);
        faults.extend(paths.map(|begin| format!("no path begins with `{begin}`")));
        faults
    }
}
