//! Operations: parameters merged, bodies, responses, servers, security.

use countersign_spec::document::{SecurityRequirement, Server};
use countersign_spec::resolve::{Example, MediaType, Operation, Parameter};

use super::Printer;

impl Printer {
    pub(super) fn operation(&mut self, operation: &Operation) {
        let (method, path) = (operation.method.as_str(), &operation.path_template);
        self.line(format_args!("{}: {method} {path}", operation.id));
        self.indented(|p| {
            for server in &operation.servers {
                p.line(format_args!("server {}", server_text(server)));
            }
            for requirement in &operation.security {
                p.line(format_args!("security {}", requirement_text(requirement)));
            }
            if operation.needs_credentials() {
                p.line("needs credentials");
            }
            for parameter in &operation.parameters {
                p.parameter(parameter);
            }
            if let Some(body) = &operation.request_body {
                p.line(format_args!("body, required: {}", body.is_required));
                p.indented(|p| {
                    for (name, media_type) in &body.content {
                        p.media_type(name, media_type);
                    }
                });
            }
            for callback in &operation.callbacks {
                p.line(format_args!("callback {}", callback.name));
                p.indented(|p| callback.requests.iter().for_each(|it| p.operation(it)));
            }
            for response in &operation.responses {
                let description = response.description.as_deref().unwrap_or_default();
                p.line(format_args!("{} {description}", response.status));
                p.indented(|p| {
                    for header in &response.headers {
                        let (name, required) = (&header.name, header.is_required);
                        let schema = header.schema.map(|id| id.index());
                        p.line(format_args!(
                            "header {name} {schema:?}, required: {required}"
                        ));
                    }
                    for (name, media_type) in &response.content {
                        p.media_type(name, media_type);
                    }
                });
            }
        });
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let Parameter {
            name,
            location,
            style,
            explode,
            is_required,
            media_type,
            ..
        } = parameter;
        let schema = parameter.schema.map(|id| id.index());
        let media_type = media_type.as_deref().unwrap_or_default();
        self.line(format_args!(
            "{location:?} {name} {schema:?} {style:?}, explode: {explode}, required: {is_required} {media_type}"
        ));
        self.indented(|p| p.examples(&parameter.examples));
    }

    fn media_type(&mut self, name: &str, media_type: &MediaType) {
        let schema = media_type.schema.map(|id| id.index());
        self.line(format_args!("{name} {schema:?}"));
        self.indented(|p| p.examples(&media_type.examples));
    }

    fn examples(&mut self, examples: &[Example]) {
        for example in examples {
            let name = example.name.as_deref().unwrap_or("(lone)");
            let summary = example.summary.as_deref().unwrap_or_default();
            let value = example.value.to_json();
            self.line(format_args!("example {name} {summary}: {value}"));
        }
    }
}

fn server_text(server: &Server) -> String {
    let variables = server.variables.iter();
    let variables = variables
        .map(|(name, variable)| format!(" {name}={} of {:?}", variable.default, variable.allowed));
    format!("{}{}", server.url, variables.collect::<String>())
}

fn requirement_text(requirement: &SecurityRequirement) -> String {
    let schemes = requirement.schemes.iter();
    let schemes: Vec<_> = schemes
        .map(|(name, scopes)| format!("{name}{scopes:?}"))
        .collect();
    match schemes.is_empty() {
        true => "none".to_owned(),
        false => schemes.join(" and "),
    }
}
