//! Passes over the IR, each with one concern.

mod box_cycles;
mod mark_usage;

use crate::ir::Api;

/// One pass.
pub(crate) struct Pass {
    pub(crate) run: fn(&mut Api),
}

/// Every pass, in order. Usage is marked on the types as lowered; boxing only
/// changes how they hold each other, so it comes last.
pub(crate) const PASSES: [Pass; 2] = [
    Pass {
        run: mark_usage::run,
    },
    Pass {
        run: box_cycles::run,
    },
];
