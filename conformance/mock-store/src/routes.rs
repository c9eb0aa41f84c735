//! Which path and method lead to which behaviour, and what every request
//! passes on its way there.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use axum::routing::{any, get};

use crate::behaviour::body::LARGEST_BODY;
use crate::behaviour::{
    authentication, counting, creating, deleting, elsewhere, listing, negotiation, rate_limit,
    reading, statuses, updating,
};
use crate::entrance::note_entrance;
use crate::fault;
use crate::refusal;
use crate::state::Shared;

/// The whole store as a service.
pub(crate) fn router(shared: Shared) -> Router {
    // Layers run from the last to the first: the quota counts every gateway
    // request, refused ones too, and nobody without credentials learns more.
    let inner = Router::new()
        .nest("/stores/{store_hash}/v2", version_two())
        .nest("/api/v2", version_two())
        .route(
            "/stores/{store_hash}/v3/{*resource}",
            any(elsewhere::version_three),
        )
        .fallback(elsewhere::unknown_path)
        .method_not_allowed_fallback(elsewhere::other_method)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn(negotiation::check_accept))
        .layer(from_fn_with_state(
            shared.clone(),
            authentication::check_credentials,
        ))
        .layer(from_fn_with_state(
            shared.clone(),
            rate_limit::count_request,
        ))
        .layer(from_fn(refusal::speak_the_version))
        .with_state(shared.clone());
    // A router matches before its own layers run, so the path is brought to
    // its plain form by an outer router whose only route is the inner one.
    let outer = Router::new()
        .fallback_service(inner)
        .layer(map_request(note_entrance));
    match shared.options().fault {
        Some(_) => outer.layer(from_fn_with_state(shared, fault::spoil)),
        None => outer,
    }
}

fn version_two() -> Router<Shared> {
    Router::new()
        .route(
            "/orders",
            get(listing::list_orders)
                .post(creating::create_order)
                .delete(deleting::delete_all_orders),
        )
        .route("/orders/count", get(counting::count_orders))
        .route(
            "/orders/{order_id}",
            get(reading::get_order)
                .put(updating::update_order)
                .delete(deleting::delete_order),
        )
        .route("/order_statuses", get(statuses::list_order_statuses))
        .route(
            "/order_statuses/{status_id}",
            get(statuses::get_order_status),
        )
        .route(
            "/orders/{order_id}/{*resource}",
            any(elsewhere::sub_resource),
        )
}
