//! A new order: what it must have, and what the store fills in.

use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::behaviour::applying::{apply_members, apply_overrides, apply_shipping_addresses};
use crate::behaviour::body::JsonBody;
use crate::behaviour::fees::apply_fees;
use crate::behaviour::lines::apply_lines;
use crate::behaviour::query::QueryPairs;
use crate::behaviour::totals;
use crate::draft::Purpose;
use crate::draft::order::OrderDraft;
use crate::entrance::Entrance;
use crate::order::OrderRecord;
use crate::refusal::Refusal;
use crate::render::inclusion::{INCLUSION_PARAMETERS, Inclusion};
use crate::render::link::absolute_url;
use crate::state::{Shared, Store};

pub(crate) async fn create_order(
    State(shared): State<Shared>,
    Extension(entrance): Extension<Entrance>,
    query: QueryPairs,
    JsonBody(members): JsonBody,
) -> Result<Response, Refusal> {
    query.check_names(&INCLUSION_PARAMETERS)?;
    let view = shared.view(entrance, Inclusion::read(&query)?);
    let has_multi_currency = shared.options().has_multi_currency;
    let draft = OrderDraft::read(&members, Purpose::Creation { has_multi_currency })?;

    let mut store = shared.store();
    let order = new_order(&draft, &mut store, &shared, shared.now())?;
    let resource = format!("/orders/{}", order.id);
    let location = absolute_url(shared.origin(), entrance, &resource);
    let shown = view.render(&order);
    store.keep(order);
    // Older pages print 201 for a new order, and a newer one 200. Creation is
    // what the first says, and it is what real stores were seen to send.
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, location)],
        Json(shown),
    )
        .into_response())
}

/// The id is given last, so that a refused order leaves no gap.
fn new_order(
    draft: &OrderDraft,
    store: &mut Store,
    shared: &Shared,
    now: Timestamp,
) -> Result<OrderRecord, Refusal> {
    let mut order = OrderRecord::blank(0, now);
    let has_automatic_tax = shared.options().has_automatic_tax;
    apply_members(draft, &mut order, now);
    untax_lone_costs(draft, &mut order);
    apply_lines(
        &draft.lines,
        &mut order,
        store,
        shared.origin(),
        has_automatic_tax,
    )?;
    apply_shipping_addresses(&draft.shipping_addresses, &mut order, || {
        store.next_address_id()
    })?;
    if order.shipping_addresses.is_empty() {
        let address = order.billing_address.clone();
        order.add_shipping_address(store.next_address_id(), address);
    }
    apply_fees(draft.fees.as_deref(), &mut order, || store.next_fee_id())?;
    totals::recalculate(&mut order);
    apply_overrides(draft, &mut order);
    order.id = store.next_order_id();
    Ok(order)
}

/// A new cost of which one side was sent has no tax: the other side is the
/// same, and not zero.
fn untax_lone_costs(draft: &OrderDraft, order: &mut OrderRecord) {
    for (sent, cost) in [
        (&draft.handling, &mut order.handling),
        (&draft.wrapping, &mut order.wrapping),
    ] {
        match (sent.ex_tax, sent.inc_tax) {
            (Some(amount), None) => cost.price.inc_tax = amount,
            (None, Some(amount)) => cost.price.ex_tax = amount,
            _ => {}
        }
    }
}
