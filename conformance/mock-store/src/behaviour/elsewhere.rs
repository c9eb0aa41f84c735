//! Requests that lead to no behaviour of this store: paths it does not know,
//! resources it leaves to the real service, methods a resource lacks.

use axum::extract::Path;
use axum::http::{Method, StatusCode};
use serde::Deserialize;

use crate::refusal::Refusal;

/// First segments of what the documents place under one order.
const SUB_RESOURCES: [&str; 9] = [
    "consignments",
    "coupons",
    "fees",
    "messages",
    "products",
    "shipments",
    "shipping_addresses",
    "shippingaddresses",
    "taxes",
];

/// First segments of what the documents place under version 3.
const VERSION_THREE: [&str; 3] = ["catalog", "customers", "orders"];

/// What stands behind the part of the path that was routed.
#[derive(Deserialize)]
pub(crate) struct Remainder {
    resource: String,
}

impl Remainder {
    fn begins_with_one_of(&self, names: &[&str]) -> bool {
        let first = self.resource.split('/').next().unwrap_or_default();
        names.contains(&first)
    }
}

pub(crate) async fn unknown_path() -> Refusal {
    Refusal::not_found()
}

pub(crate) async fn sub_resource(Path(remainder): Path<Remainder>) -> Refusal {
    documented_elsewhere(remainder.begins_with_one_of(&SUB_RESOURCES))
}

pub(crate) async fn version_three(Path(remainder): Path<Remainder>) -> Refusal {
    documented_elsewhere(remainder.begins_with_one_of(&VERSION_THREE))
}

fn documented_elsewhere(is_documented: bool) -> Refusal {
    if is_documented {
        Refusal::new(
            StatusCode::NOT_IMPLEMENTED,
            "This store does not carry out operations on this resource.",
        )
    } else {
        Refusal::not_found()
    }
}

/// A method the service has, but not here, is 405; one it has nowhere is 501.
pub(crate) async fn other_method(method: Method) -> Refusal {
    match method {
        Method::GET
        | Method::HEAD
        | Method::POST
        | Method::PUT
        | Method::DELETE
        | Method::OPTIONS => Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            format!("The method {method} is not allowed on this resource."),
        ),
        _ => Refusal::new(
            StatusCode::NOT_IMPLEMENTED,
            format!("The method {method} is not known to this service."),
        ),
    }
}
