//! Deletion, which archives: the order leaves the default list and the count,
//! and can still be read by its id.

use axum::extract::State;
use axum::http::StatusCode;

use crate::behaviour::paging::positive;
use crate::behaviour::query::QueryPairs;
use crate::behaviour::reading::OrderId;
use crate::options::Options;
use crate::refusal::Refusal;
use crate::state::Shared;

pub(crate) async fn delete_order(
    State(shared): State<Shared>,
    OrderId(id): OrderId,
    query: QueryPairs,
) -> Result<StatusCode, Refusal> {
    query.check_names(&[])?;
    let now = shared.now();
    let mut store = shared.store();
    let order = store.order_mut(id).ok_or_else(Refusal::not_found)?;
    check_deletion_allowed(shared.options())?;
    order.archive(now);
    Ok(StatusCode::NO_CONTENT)
}

/// Without a limit the call leaves none. The newest text names a default of
/// fifty, and says in the same place that the call archives all orders; the
/// older ones know no limit. All of them agree with a call that leaves none.
pub(crate) async fn delete_all_orders(
    State(shared): State<Shared>,
    query: QueryPairs,
) -> Result<StatusCode, Refusal> {
    query.check_names(&["limit"])?;
    let limit = query.read("limit", positive)?.unwrap_or(usize::MAX);
    check_deletion_allowed(shared.options())?;
    let now = shared.now();
    let mut store = shared.store();
    let open = store.orders_mut().filter(|order| !order.is_deleted);
    for order in open.take(limit) {
        order.archive(now);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A tax service keeps documents of its own for each order, so a store that
/// uses one deletes none. The documents say so of one order; all of them are
/// treated alike.
fn check_deletion_allowed(options: &Options) -> Result<(), Refusal> {
    if options.has_automatic_tax {
        Err(Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Orders cannot be deleted while automatic tax is enabled.",
        ))
    } else {
        Ok(())
    }
}
