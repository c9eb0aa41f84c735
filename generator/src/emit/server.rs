//! Servers as constants, and where and with what credentials an operation is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use crate::ir::{Api, OperationDef, SecurityDef, ServerDef, ServerVariableDef};

const OWN_DOC: &str = "\
Where operations are reached that have servers of their own. They are sent to the first of them,
unless [`server`](crate::runtime::TransportBuilder::server) or
[`one_server`](crate::runtime::TransportBuilder::one_server) says otherwise.
";

/// The document's servers, and those of operations that have their own.
pub(super) fn constants(api: &Api) -> Vec<TokenStream> {
    let root = servers(&api.servers);
    let about = "Where the document says that the service is reached, in its order.\n";
    let about = doc::attributes(Some(&format!("{about}{}", listed(&api.servers))));
    let mut constants = vec![quote! {
        #about
        pub const SERVERS: &[ServerTemplate] = #root;
    }];
    if !api.own_servers.is_empty() {
        let own = api.own_servers.iter().map(|own| servers(own));
        let about = doc::attributes(Some(&own_doc(api)));
        constants.push(quote! {
            #about
            pub const OWN_SERVERS: &[&[ServerTemplate]] = &[#(#own),*];
        });
    }
    constants
}

/// What most operations ask of credentials.
pub(super) fn security(api: &Api) -> Option<TokenStream> {
    let security = requirement(api.security.as_ref()?);
    Some(quote! {
        /// What operations ask of credentials, but those that say otherwise: any one of
        /// these combinations of security schemes.
        const SECURITY: Security = #security;
    })
}

/// What an operation's request says where it differs from most.
pub(super) fn of_operation(operation: &OperationDef) -> TokenStream {
    let security = operation.security.as_ref().map(|security| {
        let security = requirement(security);
        quote!(.security(#security))
    });
    let servers = operation.servers.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(.servers(crate::client::OWN_SERVERS[#index]))
    });
    quote!(#security #servers)
}

fn requirement(SecurityDef(combinations): &SecurityDef) -> TokenStream {
    let combinations = combinations.iter().map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#combinations),*])
}

fn servers(servers: &[ServerDef]) -> TokenStream {
    let servers = servers.iter().map(|server| {
        let url = &server.url;
        let variables = server.variables.iter().map(variable);
        quote!(ServerTemplate { url: #url, variables: &[#(#variables),*] })
    });
    quote!(&[#(#servers),*])
}

fn variable(variable: &ServerVariableDef) -> TokenStream {
    let (name, default, allowed) = (&variable.name, &variable.default, &variable.allowed);
    quote!(ServerVariable { name: #name, default: #default, allowed: &[#(#allowed),*] })
}

fn own_doc(api: &Api) -> String {
    let mut text = OWN_DOC.to_owned();
    for (index, own) in api.own_servers.iter().enumerate() {
        let operations = api.operations.iter().filter(|it| it.servers == Some(index));
        let names: Vec<String> = operations.map(|it| format!("`{}`", it.id)).collect();
        text.push_str(&format!("\n{index}. {}:", names.join(", ")));
        let servers = listed(own).replace("\n", "\n   ");
        text.push_str(&servers);
    }
    text
}

fn listed(servers: &[ServerDef]) -> String {
    let mut list = String::new();
    for server in servers {
        let about = behind_name(server.doc.as_deref());
        list.push_str(&format!("\n- `{}`{about}", server.url));
        for variable in server.variables.iter().filter(|it| it.doc.is_some()) {
            let about = behind_name(variable.doc.as_deref());
            list.push_str(&format!("\n  - `{}`{about}", variable.name));
        }
    }
    list
}

/// What is said of something, in one line behind its name.
fn behind_name(text: Option<&str>) -> String {
    match doc::one_line(text.unwrap_or_default()).as_str() {
        "" => String::new(),
        line => format!(": {line}"),
    }
}
