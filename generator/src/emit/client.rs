//! The client and its servers.

use proc_macro2::TokenStream;
use quote::quote;

use super::format::Item;
use super::{doc, readers};
use crate::ir::{Api, ServerDef};

pub(super) fn emit(api: &Api) -> Vec<Item> {
    let title = format!(
        "A client of {}. Cheap to clone; clones share their connections.",
        api.title.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    let title = doc::attributes(Some(&title));
    let servers = api.servers.iter().map(server);
    let servers_doc = doc::attributes(Some(&servers_doc(api)));
    let tokens = vec![
        quote! {
            use crate::runtime::{
                Credentials, Error, ServerTemplate, Transport, TransportBuilder, readers,
            };
        },
        quote! {
            #servers_doc
            pub const SERVERS: &[ServerTemplate] = &[#(#servers),*];
        },
        quote! {
            #title
            #[derive(Debug, Clone)]
            pub struct Client {
                transport: Transport,
            }
        },
        quote! {
            impl Client {
                /// A client of the service at `base_url`, with the usual limits.
                ///
                /// # Errors
                /// When the TLS backend cannot be set up.
                pub fn new(
                    base_url: impl Into<String>,
                    credentials: Credentials,
                ) -> Result<Client, Error> {
                    let name = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
                    let transport = TransportBuilder::new(base_url)
                        .credentials(credentials)
                        .user_agent(name)
                        .build()?;
                    Ok(Client { transport })
                }

                /// A client over a transport of the caller's own making.
                #[must_use]
                pub fn with_transport(transport: Transport) -> Client {
                    Client { transport }
                }

                /// What the client sends its requests through.
                #[must_use]
                pub fn transport(&self) -> &Transport {
                    &self.transport
                }
            }
        },
    ];
    let items = tokens.into_iter().map(Item::from);
    items.chain([readers::emit(api)]).collect()
}

fn server(server: &ServerDef) -> TokenStream {
    let url = &server.url;
    let names = server.variables.iter().map(|(name, _)| name);
    let defaults = server.variables.iter().map(|(_, default)| default);
    quote! {
        ServerTemplate { url: #url, variables: &[#((#names, #defaults)),*] }
    }
}

fn servers_doc(api: &Api) -> String {
    let mut doc = "Where the document says that the service is reached, in its order.\n".to_owned();
    for server in &api.servers {
        let about = server.doc.as_deref().unwrap_or_default();
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        doc.push_str(&format!("\n- `{}`: {about}", server.url));
    }
    doc
}
