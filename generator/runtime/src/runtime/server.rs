//! Where a service is reached, with the variables of its URL.

/// A server of the document.
#[derive(Debug, Clone, Copy)]
pub struct ServerTemplate {
    /// The URL, with variables in braces.
    pub url: &'static str,
    /// Variables and their defaults.
    pub variables: &'static [(&'static str, &'static str)],
}

impl ServerTemplate {
    /// The URL with its variables filled in; those not given take their default.
    #[must_use]
    pub fn url(&self, values: &[(&str, &str)]) -> String {
        let mut url = self.url.to_owned();
        for (name, default) in self.variables {
            let given = values.iter().find(|(given, _)| given == name);
            let value = given.map_or(*default, |(_, value)| value);
            url = url.replace(&format!("{{{name}}}"), value);
        }
        url
    }
}
