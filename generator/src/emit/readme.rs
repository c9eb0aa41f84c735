//! `README.md` of the emitted crate: what it is, the first call, errors, features. One that is
//! written by hand takes its place.

use super::manifest::crate_name;
use super::{doc, plan};
use crate::ir::{Api, CredentialKind, OperationDef, SHARED, ServerDef};
use crate::options::Options;

/// The text.
pub(super) fn text(api: &Api, options: &Options) -> String {
    let name = crate_name(api, options);
    let title = doc::one_line(&api.title);
    let mut text = format!(
        "# {name}\n\n\
         A typed, asynchronous client of {title} in Rust, written from its OpenAPI document by\n\
         Countersign. The document is in it, as `OPENAPI` and as `openapi.yaml`.\n"
    );
    if let Some(operation) = api.operations.first() {
        text.push_str(&first_call(api, &name, operation));
        text.push_str(ERRORS);
        text.push_str(&operations(api));
    }
    text.push_str(&features(api));
    text
}

const ERRORS: &str = "\n## Errors\n\n\
    `send` answers `Response<T>`, which is the body and keeps status, headers and bytes; or an\n\
    `Error<E>`, where `E` has a variant for each documented error of the operation. Everything\n\
    else that goes wrong is told by `Error::kind`: no answer, an undocumented status, a body that\n\
    is not as documented. An error keeps the whole answer. What `Error` prints holds neither body\n\
    nor credentials; what `Error::documented` gives is the body. `?` gathers errors of all\n\
    operations into one `Error`.\n\n\
    What was let pass in a body (`tolerated()`) is told as places and kinds;\n\
    `TransportBuilder::strict` refuses all of it but new members.\n";

fn first_call(api: &Api, name: &str, operation: &OperationDef) -> String {
    let crate_ident = name.replace('-', "_");
    let mut uses = vec!["Client"];
    let server = match api.servers.first() {
        Some(server) => {
            uses.push("SERVERS");
            reached(server)
        }
        None => "\"https://api.example.com\"".to_owned(),
    };
    let credentials = match api.credentials.first() {
        Some(credential) => {
            uses.push("credentials");
            let given = match credential.kind {
                CredentialKind::Basic => "\"user\", \"password\"",
                _ => "\"secret\"",
            };
            format!("credentials::{}({given})", credential.function)
        }
        None => {
            uses.push("Credentials");
            "Credentials::none()".to_owned()
        }
    };
    uses.sort_unstable();
    format!(
        "\n## First call\n\n\
         ```rust\nuse {crate_ident}::{{{}}};\n\n\
         #[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let client = Client::new(\n        {server},\n        {credentials},\n    )?;\n    \
         example(&client).await\n}}\n```\n\n\
         `example` is a call of [`docs/`](docs), which has one of every operation with documented\n\
         values, such as [`{method}`](docs/{method}.md). A text in the place of `SERVERS[0]` is the\n\
         whole URL that paths are put behind; `TransportBuilder` has timeouts and all other settings.\n\n\
         A client is cheap to clone, and clones share their connections. It has a method for every\n\
         operation; each takes what is required, and the call that it begins has a method for each\n\
         thing more.\n",
        uses.join(", "),
        method = operation.method_name,
    )
}

/// The first server, with a value for each variable that has to be given.
fn reached(server: &ServerDef) -> String {
    let mut text = "SERVERS[0]".to_owned();
    for variable in &server.variables {
        text.push_str(&format!(
            ".with({:?}, {:?})",
            variable.name, variable.default
        ));
    }
    text
}

/// The tags and how many operations each has.
fn operations(api: &Api) -> String {
    let mut text = "\n## Operations\n\n".to_owned();
    for tag in &api.tags {
        let module = &tag.module;
        let of_tag = api.operations.iter().filter(|it| it.module == *module);
        let methods: Vec<String> = of_tag.map(|it| format!("`{}`", it.method_name)).collect();
        let about = tag.doc.as_deref().map(doc::first_sentence);
        let about = about.map(|about| format!(" {}", doc::one_line(about)));
        let about = about.unwrap_or_default();
        text.push_str(&format!("- `{module}`:{about} {}\n", methods.join(", ")));
    }
    text
}

fn features(api: &Api) -> String {
    let groups = api.groups.iter().filter(|group| group.as_str() != SHARED);
    let groups: Vec<String> = groups
        .map(|it| format!("`{}`", plan::feature(it)))
        .collect();
    let mut text = String::new();
    if api.needs.client {
        text.push_str(
            "\n## Features\n\n\
             `client`, which is on, has the operations and what sends them; types alone are had with\n\
             `default-features = false`.\n",
        );
    }
    if !groups.is_empty() {
        text.push_str(&format!(
            "Each tag is a feature with its operations and the types that it alone uses: {}.\n",
            groups.join(", ")
        ));
    }
    text
}
