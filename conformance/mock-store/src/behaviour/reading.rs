//! One order by its id. An archived order can still be read, and says so.

use axum::Json;
use axum::extract::{Extension, FromRequestParts, Path, State};
use axum::http::request::Parts;
use serde::Deserialize;
use serde_json::Value;

use crate::behaviour::query::QueryPairs;
use crate::entrance::Entrance;
use crate::refusal::Refusal;
use crate::render::inclusion::{INCLUSION_PARAMETERS, Inclusion};
use crate::state::Shared;

/// The order that a path names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct OrderId(pub(crate) u64);

#[derive(Deserialize)]
struct OrderPath {
    order_id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for OrderId {
    type Rejection = Refusal;

    /// What is no number names no order, so it is not found like any other.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let path = Path::<OrderPath>::from_request_parts(parts, state).await;
        let id = path.ok().and_then(|path| path.0.order_id.parse().ok());
        id.map(Self).ok_or_else(Refusal::not_found)
    }
}

pub(crate) async fn get_order(
    State(shared): State<Shared>,
    Extension(entrance): Extension<Entrance>,
    OrderId(id): OrderId,
    query: QueryPairs,
) -> Result<Json<Value>, Refusal> {
    query.check_names(&INCLUSION_PARAMETERS)?;
    let view = shared.view(entrance, Inclusion::read(&query)?);
    let store = shared.store();
    let order = store.order(id).ok_or_else(Refusal::not_found)?;
    Ok(Json(view.render(order)))
}
