//! A change of an order: what was not sent stays as it was.

use axum::Json;
use axum::extract::{Extension, State};
use serde_json::Value;

use crate::behaviour::applying::{apply_members, apply_overrides, apply_shipping_addresses};
use crate::behaviour::body::JsonBody;
use crate::behaviour::fees::apply_fees;
use crate::behaviour::lines::apply_lines;
use crate::behaviour::query::QueryPairs;
use crate::behaviour::reading::OrderId;
use crate::behaviour::totals;
use crate::draft::Purpose;
use crate::draft::order::OrderDraft;
use crate::entrance::Entrance;
use crate::refusal::Refusal;
use crate::render::inclusion::Inclusion;
use crate::state::Shared;

pub(crate) async fn update_order(
    State(shared): State<Shared>,
    Extension(entrance): Extension<Entrance>,
    OrderId(id): OrderId,
    query: QueryPairs,
    JsonBody(members): JsonBody,
) -> Result<Json<Value>, Refusal> {
    query.check_names(&[])?;
    let now = shared.now();
    let mut store = shared.store();
    // Changes are made on a copy, so that a refused one leaves no trace.
    let mut order = store.order(id).cloned().ok_or_else(Refusal::not_found)?;
    let draft = OrderDraft::read(&members, Purpose::Update)?;
    apply_members(&draft, &mut order, now);
    apply_shipping_addresses(&draft.shipping_addresses, &mut order, || {
        store.next_address_id()
    })?;
    apply_fees(draft.fees.as_deref(), &mut order, || store.next_fee_id())?;
    let has_automatic_tax = shared.options().has_automatic_tax;
    // Last of what may be refused: it takes from the stock.
    apply_lines(
        &draft.lines,
        &mut order,
        &mut store,
        shared.origin(),
        has_automatic_tax,
    )?;
    if draft.moves_totals() {
        totals::recalculate(&mut order);
    }
    apply_overrides(&draft, &mut order);
    order.date_modified = order.date_modified.max(now);
    let shown = shared.view(entrance, Inclusion::default()).render(&order);
    store.keep(order);
    Ok(Json(shown))
}
