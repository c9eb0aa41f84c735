//! Links from an order to what belongs to it.

use serde_json::{Value, json};

use crate::entrance::{Entrance, STORE_HASH};

/// Where the links of one order begin.
pub(crate) struct Links<'a> {
    pub(crate) origin: &'a str,
    pub(crate) entrance: Entrance,
    pub(crate) order_id: u64,
}

impl Links<'_> {
    /// A link object to one kind of thing of the order.
    pub(crate) fn to(&self, sub_resource: &str) -> Value {
        let resource = format!("/orders/{}/{sub_resource}", self.order_id);
        let url = absolute_url(self.origin, self.entrance, &resource);
        json!({ "url": url, "resource": resource })
    }
}

/// The address of a resource, in the form of the entrance it was asked through.
pub(crate) fn absolute_url(origin: &str, entrance: Entrance, resource: &str) -> String {
    match entrance {
        Entrance::Gateway => format!("{origin}/stores/{STORE_HASH}/v2{resource}"),
        Entrance::Legacy | Entrance::Outside => format!("{origin}/api/v2{resource}.json"),
    }
}

/// A resource by its address and by its path.
pub(crate) struct Link {
    pub(crate) url: String,
    pub(crate) resource: String,
}

/// A product, or what lies under it. Refusals print these links in the legacy
/// form whatever entrance the request came through.
pub(crate) fn product_link(origin: &str, product_id: u64, below: &str) -> Link {
    let resource = format!("/products/{product_id}{below}");
    Link {
        url: absolute_url(origin, Entrance::Legacy, &resource),
        resource,
    }
}

#[cfg(test)]
mod tests {
    use super::{Entrance, Links};

    // B-071, B-072
    #[test]
    fn a_link_names_the_resource_and_where_it_is() {
        let links = Links {
            origin: "http://store",
            entrance: Entrance::Legacy,
            order_id: 100,
        };
        let link = links.to("shippingaddresses");
        assert_eq!(link["resource"], "/orders/100/shippingaddresses");
        assert_eq!(
            link["url"],
            "http://store/api/v2/orders/100/shippingaddresses.json"
        );
    }
}
