//! Passes over the IR, each with one concern.

mod box_cycles;
mod find_needs;
mod group_by_tag;
mod mark_usage;
mod show_calls;
mod split_views;

use crate::ir::Api;
use crate::options::Options;

/// One pass.
type Pass = fn(&mut Api);

/// Every pass, in order. Usage is marked on the types as lowered, and says which of them
/// need two views; boxing only changes how they hold each other. What calls are shown with, what is
/// needed, and by which tags, is asked of the types that there are in the end.
pub(crate) fn run(api: &mut Api, options: &Options) {
    let passes: [Pass; 5] = [
        mark_usage::run,
        split_views::run,
        box_cycles::run,
        show_calls::run,
        find_needs::run,
    ];
    for pass in passes {
        pass(api);
    }
    if options.features_per_tag {
        group_by_tag::run(api);
    }
}
