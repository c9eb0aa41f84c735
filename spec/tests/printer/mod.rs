//! A resolved document as text for snapshots: operations, then schemas by id.
//!
//! What is absent is not printed, so that each line says something.

mod operation;
mod schema;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::SecurityScheme;

/// One thing a line, parts indented below it.
#[derive(Default)]
pub(crate) struct Printer {
    text: String,
    depth: usize,
}

impl Printer {
    fn line(&mut self, line: impl std::fmt::Display) {
        let indent = "  ".repeat(self.depth);
        self.text.push_str(&format!("{indent}{line}\n"));
    }

    fn indented(&mut self, parts: impl FnOnce(&mut Printer)) {
        self.depth += 1;
        parts(self);
        self.depth -= 1;
    }
}

pub(crate) fn print(document: &ResolvedDocument) -> String {
    let mut printer = Printer::default();
    printer.line(format_args!(
        "{:?} {} {}",
        document.version, document.info.title, document.info.version
    ));
    for (name, node) in &document.extensions {
        printer.line(format_args!("{name}: {}", node.to_json()));
    }
    for (name, scheme) in &document.security_schemes {
        let scheme = match scheme {
            SecurityScheme::ApiKey { location, name, .. } => format!("{location:?} {name}"),
            SecurityScheme::Http { scheme, .. } => format!("http {scheme}"),
            SecurityScheme::Token { .. } => "token".to_owned(),
        };
        printer.line(format_args!("security scheme {name}: {scheme}"));
    }
    for operation in document.operations() {
        printer.operation(operation);
    }
    for (id, schema) in document.schemas() {
        printer.schema(id, schema, &document.sources);
    }
    printer.text
}
