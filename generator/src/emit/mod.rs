//! From the IR to text: the only place where tokens are made.
//!
//! All decisions are taken before; what is left is how a thing is spelt in Rust.
//! Every function takes the IR and nothing of the document.

mod answer;
mod client;
mod credentials;
mod doc;
mod format;
mod imports;
mod manifest;
mod operation;
mod plan;
mod root;
mod runtime;
mod type_ref;
mod types;
mod webhooks;
mod wire;

use countersign_spec::Diagnostic;

pub(crate) use plan::plan;

use crate::files::FileSet;
use crate::ir::Api;
use crate::options::Options;
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
    let mut files = FileSet::default();
    let mut problems = Vec::new();
    for plan in plans {
        let items = match &plan.contents {
            Contents::Root => root::emit(api, plans),
            Contents::Client => client::emit(api),
            Contents::Credentials => credentials::emit(api),
            Contents::Operations(operations) => operation::emit(api, operations),
            Contents::Webhooks => webhooks::emit(api),
            Contents::TypesRoot => types::emit_root(api, plans),
            Contents::Types(ids) => types::emit(api, ids),
            Contents::WireRoot => wire::emit_root(plans),
            Contents::Wire(ids) => wire::emit(api, ids),
        };
        match format::source(&plan.doc, &items) {
            Ok(text) => files.insert(&plan.path, text),
            Err(error) => problems.push(format::internal(&plan.path, &error)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    runtime::copy_into(&mut files);
    manifest::write(api, options, &mut files);
    for (path, text) in &options.hand_written {
        files.insert(path, text);
    }
    Ok(files)
}
