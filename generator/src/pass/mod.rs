//! Passes over the IR, each with one concern.

mod box_cycles;
mod mark_usage;
mod split_views;

use crate::ir::Api;

/// One pass.
pub(crate) struct Pass {
    pub(crate) run: fn(&mut Api),
}

/// Every pass, in order. Usage is marked on the types as lowered, and says which of them
/// need two views; boxing only changes how they hold each other, so it comes last.
pub(crate) const PASSES: [Pass; 3] = [
    Pass {
        run: mark_usage::run,
    },
    Pass {
        run: split_views::run,
    },
    Pass {
        run: box_cycles::run,
    },
];
