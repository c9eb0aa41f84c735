//! What must hold between the parts of one operation.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::parameter::Parameter;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Location, SecurityRequirement, SecurityScheme};
use crate::source::Span;

/// Every variable of the path is described, and every path parameter is one.
pub(super) fn template(
    path: &str,
    parameters: &[Parameter],
    span: Span,
    problems: &mut Vec<Diagnostic>,
) {
    let variables: Vec<&str> = path
        .split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect();
    let described = |name: &str| {
        parameters
            .iter()
            .any(|parameter| parameter.location == Location::Path && parameter.name == name)
    };
    for variable in variables.iter().filter(|name| !described(name)) {
        problems.push(
            Diagnostic::error(
                Code::PATH_PARAMETER_MISMATCH,
                span,
                format_args!("`{{{variable}}}` of the path `{path}` is not described"),
            )
            .help(format_args!(
                "add a parameter with `name: {variable}` and `in: path`"
            )),
        );
    }
    for parameter in parameters {
        let is_lost =
            parameter.location == Location::Path && !variables.contains(&parameter.name.as_str());
        if is_lost {
            problems.push(
                Diagnostic::error(
                    Code::PATH_PARAMETER_MISMATCH,
                    parameter.span,
                    format_args!("the path `{path}` has no `{{{}}}`", parameter.name),
                )
                .help("add it to the path, or send it elsewhere with another `in`"),
            );
        }
    }
}

/// The document's schemes: those that can be used, and the names of the rest.
pub(super) struct Schemes<'a> {
    pub(super) known: &'a IndexMap<String, SecurityScheme>,
    pub(super) left_out: &'a BTreeSet<String>,
}

impl Schemes<'_> {
    /// The requirements without the schemes that were left out, which callers meet by
    /// themselves. Every scheme that is asked for is one of the document's.
    pub(super) fn usable(
        &self,
        mut security: Vec<SecurityRequirement>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<SecurityRequirement> {
        self.check(&security, problems);
        for requirement in &mut security {
            let schemes = &mut requirement.schemes;
            schemes.retain(|name, _| !self.left_out.contains(name));
        }
        security
    }

    fn check(&self, security: &[SecurityRequirement], problems: &mut Vec<Diagnostic>) {
        for requirement in security {
            let names = requirement.schemes.keys();
            for name in names
                .filter(|name| !self.known.contains_key(*name) && !self.left_out.contains(*name))
            {
                problems.push(
                    Diagnostic::error(
                        Code::UNKNOWN_SECURITY_SCHEME,
                        requirement.span,
                        format_args!("there is no security scheme `{name}`"),
                    )
                    .help("add it under `components.securitySchemes`, or correct the name"),
                );
            }
        }
    }
}
