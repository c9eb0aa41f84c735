//! The list of orders: filtered, sorted, cut into a page.

use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::behaviour::filters::{FILTER_PARAMETERS, Filters};
use crate::behaviour::paging::{PAGING_PARAMETERS, Page, Sorting};
use crate::behaviour::query::QueryPairs;
use crate::entrance::Entrance;
use crate::order::OrderRecord;
use crate::refusal::Refusal;
use crate::render::inclusion::{INCLUSION_PARAMETERS, Inclusion};
use crate::state::Shared;

pub(crate) async fn list_orders(
    State(shared): State<Shared>,
    Extension(entrance): Extension<Entrance>,
    query: QueryPairs,
) -> Result<Response, Refusal> {
    let known = [
        &FILTER_PARAMETERS[..],
        &PAGING_PARAMETERS,
        &INCLUSION_PARAMETERS,
    ]
    .concat();
    query.check_names(&known)?;
    let filters = Filters::read(&query)?;
    let page = Page::read(&query)?;
    let sorting = Sorting::read(&query)?;
    let view = shared.view(entrance, Inclusion::read(&query)?);

    let store = shared.store();
    let mut found: Vec<&OrderRecord> = store.orders().filter(|order| filters.keep(order)).collect();
    sorting.apply(&mut found);
    let shown: Vec<Value> = page
        .cut(found)
        .into_iter()
        .map(|order| view.render(order))
        .collect();
    // An empty list has no body, be it for the filters or for the page.
    if shown.is_empty() {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Ok(axum::Json(shown).into_response())
    }
}
