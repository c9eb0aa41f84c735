//! What the store remembers between requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::behaviour::rate_limit::QuotaWindow;
use crate::options::Options;

/// The state of one store, handed to every handler.
#[derive(Clone, Debug)]
pub(crate) struct Shared(Arc<Everything>);

#[derive(Debug)]
struct Everything {
    options: Options,
    origin: String,
    window: Mutex<QuotaWindow>,
}

impl Shared {
    pub(crate) fn open(options: Options, origin: &str) -> Self {
        Self(Arc::new(Everything {
            origin: origin.to_owned(),
            window: Mutex::new(QuotaWindow::default()),
            options,
        }))
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.0.options.clock)()
    }

    pub(crate) fn window(&self) -> MutexGuard<'_, QuotaWindow> {
        lock(&self.0.window)
    }
}

/// Every write to the store is complete before its lock goes, so what a
/// panicking thread leaves behind is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
