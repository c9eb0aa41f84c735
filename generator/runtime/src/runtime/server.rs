//! Where a service is reached, with the variables of its URL.

use std::fmt;

use reqwest::Url;

/// A server of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerTemplate {
    /// The URL, with variables in braces. It may be relative.
    pub url: &'static str,
    /// The variables that the document describes.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server's URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// Its value where none is given.
    pub default: &'static str,
    /// The only values that it may have; any if empty.
    pub allowed: &'static [&'static str],
}

impl ServerTemplate {
    /// This server, with a variable filled in; those not given take their default.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Server {
        Server::from(self).with(name, value)
    }

    /// This server, whose URL is relative, for a document that was found at `url`.
    #[must_use]
    pub fn found_at(self, url: impl Into<String>) -> Server {
        Server::from(self).found_at(url)
    }
}

/// Where requests are sent: a URL, or a server of the document with its variables.
#[derive(Clone)]
pub struct Server {
    pub(super) url: String,
    variables: &'static [ServerVariable],
    values: Vec<(String, String)>,
    /// What a relative URL is relative to.
    found_at: Option<String>,
}

impl Server {
    /// Fills a variable in. A name that the URL does not have and a value that is not
    /// allowed are told when the client is made.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Server {
        self.values.retain(|(given, _)| given != name);
        self.values.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where the document was found, which a relative URL is relative to.
    #[must_use]
    pub fn found_at(mut self, url: impl Into<String>) -> Server {
        self.found_at = Some(url.into());
        self
    }

    /// The URL that paths are appended to: absolute, without a slash at its end.
    /// A relative one is taken relative to `base` if nothing else is said.
    ///
    /// # Errors
    /// When a variable was filled in wrongly or has no value, or the URL is relative.
    pub fn base_url(&self, base: Option<&str>) -> Result<String, ServerFault> {
        let mut url = self.filled_in()?;
        if !is_absolute(&url) {
            let base = self.found_at.as_deref().or(base);
            let base = base.and_then(|base| Url::parse(base).ok());
            let whole = base.and_then(|base| base.join(&url).ok());
            let whole = whole.filter(Url::has_host);
            url = whole.ok_or(ServerFault::NotAbsolute)?.into();
        }
        Ok(url.trim_end_matches('/').to_owned())
    }

    fn filled_in(&self) -> Result<String, ServerFault> {
        let is_unknown = |(name, _): &&(_, _)| !self.url.contains(&format!("{{{name}}}"));
        if let Some((name, _)) = self.values.iter().find(is_unknown) {
            let name = name.clone();
            return Err(ServerFault::UnknownVariable { name });
        }
        let (mut whole, mut rest) = (String::new(), self.url.as_str());
        while let Some((before, variable)) = rest.split_once('{')
            && let Some((name, after)) = variable.split_once('}')
        {
            whole.push_str(before);
            whole.push_str(self.value_of(name)?);
            rest = after;
        }
        Ok(whole + rest)
    }

    fn value_of(&self, name: &str) -> Result<&str, ServerFault> {
        let variable = self.variables.iter().find(|it| it.name == name);
        let given = self.values.iter().find(|(given, _)| given == name);
        match (given, variable) {
            (Some((_, value)), Some(variable)) if !variable.allows(value) => {
                Err(ServerFault::ValueNotAllowed(*variable))
            }
            (Some((_, value)), _) => Ok(value),
            (None, Some(variable)) => Ok(variable.default),
            (None, None) => Err(ServerFault::VariableWithoutValue {
                name: name.to_owned(),
            }),
        }
    }
}

impl ServerVariable {
    fn allows(&self, value: &str) -> bool {
        self.allowed.is_empty() || self.allowed.contains(&value)
    }
}

/// Whether it has a scheme and an authority (RFC 3986, 3).
fn is_absolute(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| url.has_host())
}

impl From<ServerTemplate> for Server {
    fn from(template: ServerTemplate) -> Server {
        Server {
            url: template.url.to_owned(),
            variables: template.variables,
            values: Vec::new(),
            found_at: None,
        }
    }
}

impl From<String> for Server {
    fn from(url: String) -> Server {
        Server {
            url,
            variables: &[],
            values: Vec::new(),
            found_at: None,
        }
    }
}

impl From<&String> for Server {
    fn from(url: &String) -> Server {
        Server::from(url.clone())
    }
}

impl From<&str> for Server {
    fn from(url: &str) -> Server {
        Server::from(url.to_owned())
    }
}

/// Leaves out a user and password before the host.
/// Shows the URL without a password and without a query.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.url.split(['?', '#']).next().unwrap_or_default();
        let start = shown.find("//").map_or(0, |start| start + 2);
        let (scheme, rest) = shown.split_at(start);
        let authority = rest.split('/').next().unwrap_or_default();
        match authority.rfind('@') {
            Some(end) => write!(f, "\"{scheme}..{}\"", &rest[end..]),
            None => fmt::Debug::fmt(shown, f),
        }
    }
}

/// Why nothing can be sent to a server. It holds nothing that was given as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerFault {
    /// The URL has no such variable.
    UnknownVariable {
        /// What was to be filled in.
        name: String,
    },
    /// A variable was given a value that the document does not list.
    ValueNotAllowed(ServerVariable),
    /// A variable has no default and was not filled in.
    VariableWithoutValue {
        /// Its name.
        name: String,
    },
    /// The URL has no scheme or no host.
    NotAbsolute,
}

impl std::error::Error for ServerFault {}

impl fmt::Display for ServerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServerFault::UnknownVariable { name } => {
                write!(f, "the server's URL has no variable `{name}`")
            }
            ServerFault::ValueNotAllowed(variable) => {
                let allowed = variable.allowed.join("`, `");
                let name = variable.name;
                write!(f, "`{name}` of the server's URL is one of `{allowed}`")
            }
            ServerFault::VariableWithoutValue { name } => {
                write!(f, "`{name}` of the server's URL has no value")
            }
            ServerFault::NotAbsolute => f.write_str(
                "the server's URL needs a scheme and a host; where the document has none, \
                 say what it is relative to with `found_at`",
            ),
        }
    }
}
