//! From the IR to text: the only place where tokens are made.
//!
//! All decisions are taken before; what is left is how a thing is spelt in Rust.
//! Every function takes the IR and nothing of the document.

mod answer;
mod client;
mod constructor;
mod credentials;
mod doc;
mod example;
mod format;
mod headers;
mod imports;
mod manifest;
mod operation;
mod parameter;
mod place;
mod plan;
mod readers;
mod readme;
mod root;
mod runtime;
mod sample;
mod server;
mod type_ref;
mod types;
mod webhooks;
mod wire;

use countersign_spec::Diagnostic;
use proc_macro2::TokenStream;
use rayon::prelude::*;

pub(crate) use plan::plan;

use crate::files::FileSet;
use crate::ir::Api;
use crate::options::Options;
use format::Item;
use plan::{Contents, ModulePlan};

/// Renders every module and puts the crate together.
///
/// # Errors
/// When tokens of our own are no Rust, which is a fault of this program.
pub(crate) fn render(
    api: &Api,
    plans: &[ModulePlan],
    options: &Options,
) -> Result<FileSet, Vec<Diagnostic>> {
    // Modules are independent of each other; tokens stay within the worker that made them.
    let texts: Vec<_> = plans.par_iter().map(|plan| module(api, plan)).collect();
    let mut files = FileSet::default();
    let mut problems = Vec::new();
    for (plan, text) in plans.iter().zip(texts) {
        match text {
            Ok(text) => files.insert(&plan.path, text),
            Err(error) => problems.push(format::internal(&plan.path, &error)),
        }
    }
    let examples = example::files(api, &manifest::crate_name(api, options));
    for (path, text) in examples {
        match text {
            Ok(text) => files.insert(&path, text),
            Err(error) => problems.push(format::internal(&path, &error)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    runtime::copy_into(&mut files, api.needs);
    manifest::write(api, options, &mut files);
    files.insert("README.md", readme::text(api, options));
    for (path, text) in &options.hand_written {
        files.insert(path, text);
    }
    Ok(files)
}

/// The text of one module.
fn module(api: &Api, plan: &ModulePlan) -> Result<String, syn::Error> {
    let items = match &plan.contents {
        Contents::Root(children) => plain(root::emit(api, children)),
        Contents::Client => client::emit(api),
        Contents::Credentials => plain(credentials::emit(api)),
        Contents::Operations(operations) => operation::emit(api, operations),
        Contents::Headers => headers::emit(api),
        Contents::Webhooks => webhooks::emit(api),
        Contents::Folder(children) => plain(root::folder(children)),
        Contents::Group(children) => plain(root::group(children)),
        Contents::Tables(children) => plain(root::tables(children)),
        Contents::Types(ids) => types::emit(api, ids),
        Contents::Wire(ids) => vec![Item::Text(wire::emit(api, ids))],
    };
    format::source(&plan.doc, &items)
}

fn plain(items: Vec<TokenStream>) -> Vec<Item> {
    items.into_iter().map(Item::from).collect()
}
