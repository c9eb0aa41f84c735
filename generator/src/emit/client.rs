//! The client and its servers.

use quote::quote;

use super::format::Item;
use super::{doc, readers, server};
use crate::ir::Api;

pub(super) fn emit(api: &Api) -> Vec<Item> {
    let title = format!(
        "A client of {}. Cheap to clone; clones share their connections.",
        doc::one_line(&api.title)
    );
    let title = doc::attributes(Some(&title));
    let uses = quote! {
        use crate::runtime::{
            Credentials, Error, Security, Server, ServerTemplate, ServerVariable, Transport,
            TransportBuilder, readers,
        };
    };
    let asking = api.security.as_ref();
    let asking = asking.map(|_| quote!(: transport.security(SECURITY)));
    let client = [
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
                /// When `base_url` is no whole URL, headers cannot carry the credentials, or
                /// the TLS backend cannot be set up.
                pub fn new(
                    base_url: impl Into<Server>,
                    credentials: Credentials,
                ) -> Result<Client, Error> {
                    let name = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
                    let transport = TransportBuilder::new(base_url)
                        .credentials(credentials)
                        .user_agent(name)
                        .build()?;
                    Ok(Client::with_transport(transport))
                }

                /// A client over a transport of the caller's own making.
                #[must_use]
                pub fn with_transport(transport: Transport) -> Client {
                    Client { transport #asking }
                }

                /// What the client sends its requests through.
                #[must_use]
                pub fn transport(&self) -> &Transport {
                    &self.transport
                }
            }
        },
    ];
    let constants = server::constants(api).into_iter();
    let constants = constants.chain(server::security(api));
    let tokens = std::iter::once(uses).chain(constants).chain(client);
    let items = tokens.map(Item::from);
    items.chain([readers::emit(api)]).collect()
}
