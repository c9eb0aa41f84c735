//! How many orders there are, in all and in each status.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::behaviour::filters::{FILTER_PARAMETERS, Filters};
use crate::behaviour::query::QueryPairs;
use crate::behaviour::statuses::ORDER_STATUSES;
use crate::refusal::Refusal;
use crate::state::Shared;

pub(crate) async fn count_orders(
    State(shared): State<Shared>,
    query: QueryPairs,
) -> Result<Json<Value>, Refusal> {
    // A count has no pages, so it takes the filters of the list and nothing more.
    query.check_names(&FILTER_PARAMETERS)?;
    let filters = Filters::read(&query)?;
    let mut counts = [0_u64; ORDER_STATUSES.len()];
    let store = shared.store();
    for order in store.orders().filter(|order| filters.keep(order)) {
        if let Some(count) = counts.get_mut(usize::from(order.status_id)) {
            *count += 1;
        }
    }
    let statuses = ORDER_STATUSES.iter().zip(counts).map(|(status, count)| {
        json!({
            "id": status.id,
            "name": status.name,
            "system_label": status.name,
            "custom_label": status.custom_label,
            "system_description": status.description,
            "count": count,
            "sort_order": status.order,
        })
    });
    Ok(Json(json!({
        "statuses": statuses.collect::<Vec<_>>(),
        "count": counts.iter().sum::<u64>(),
    })))
}
