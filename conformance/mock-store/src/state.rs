//! What the store remembers between requests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::behaviour::rate_limit::QuotaWindow;
use crate::catalog::Catalog;
use crate::entrance::Entrance;
use crate::options::Options;
use crate::order::OrderRecord;
use crate::render::OrderView;
use crate::render::inclusion::Inclusion;
use crate::seed::first_orders;

/// The state of one store, handed to every handler.
#[derive(Clone, Debug)]
pub(crate) struct Shared(Arc<Everything>);

#[derive(Debug)]
struct Everything {
    options: Options,
    /// Scheme, host and port, as links show them.
    origin: String,
    store: Mutex<Store>,
    window: Mutex<QuotaWindow>,
}

/// Orders and products.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) catalog: Catalog,
    orders: BTreeMap<u64, OrderRecord>,
    last_order_id: u64,
    last_line_id: u64,
    last_address_id: u64,
    last_fee_id: u64,
}

impl Shared {
    pub(crate) fn open(options: Options, origin: &str) -> Self {
        let store = Store::open(options.seed, options.orders);
        Self(Arc::new(Everything {
            options,
            origin: origin.to_owned(),
            store: Mutex::new(store),
            window: Mutex::new(QuotaWindow::default()),
        }))
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn origin(&self) -> &str {
        &self.0.origin
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.0.options.clock)()
    }

    pub(crate) fn view(&self, entrance: Entrance, inclusion: Inclusion) -> OrderView<'_> {
        OrderView {
            origin: &self.0.origin,
            entrance,
            inclusion,
        }
    }

    /// The orders, for one request alone. No handler waits while it holds them.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.0.store)
    }

    pub(crate) fn window(&self) -> MutexGuard<'_, QuotaWindow> {
        lock(&self.0.window)
    }
}

/// A write puts whole records in place, so what a panicking thread leaves
/// behind can still be read.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    fn open(seed: u64, count: u32) -> Self {
        let catalog = Catalog::sample();
        let orders = first_orders(seed, count, &catalog);
        let line_ids = orders
            .iter()
            .flat_map(|order| order.lines.iter().map(|line| line.id));
        let address_ids = orders
            .iter()
            .flat_map(|order| order.shipping_addresses.iter().map(|place| place.id));
        Self {
            last_order_id: orders.last().map_or(99, |order| order.id),
            last_line_id: line_ids.max().unwrap_or(0),
            last_address_id: address_ids.max().unwrap_or(0),
            last_fee_id: 0,
            catalog,
            orders: orders.into_iter().map(|order| (order.id, order)).collect(),
        }
    }

    /// All orders, archived ones too, by rising id.
    pub(crate) fn orders(&self) -> impl Iterator<Item = &OrderRecord> {
        self.orders.values()
    }

    pub(crate) fn orders_mut(&mut self) -> impl Iterator<Item = &mut OrderRecord> {
        self.orders.values_mut()
    }

    pub(crate) fn order(&self, id: u64) -> Option<&OrderRecord> {
        self.orders.get(&id)
    }

    pub(crate) fn order_mut(&mut self, id: u64) -> Option<&mut OrderRecord> {
        self.orders.get_mut(&id)
    }

    /// Puts an order in the place of its id.
    pub(crate) fn keep(&mut self, order: OrderRecord) {
        self.orders.insert(order.id, order);
    }

    pub(crate) fn next_order_id(&mut self) -> u64 {
        next(&mut self.last_order_id)
    }

    pub(crate) fn next_line_id(&mut self) -> u64 {
        next(&mut self.last_line_id)
    }

    pub(crate) fn next_address_id(&mut self) -> u64 {
        next(&mut self.last_address_id)
    }

    pub(crate) fn next_fee_id(&mut self) -> u64 {
        next(&mut self.last_fee_id)
    }
}

fn next(last: &mut u64) -> u64 {
    *last += 1;
    *last
}
