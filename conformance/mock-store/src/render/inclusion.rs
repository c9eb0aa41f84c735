//! `include`: which links of an order give way to what they point to.

use serde_json::{Value, json};

use crate::behaviour::query::QueryPairs;
use crate::money::show_money;
use crate::order::{FeeRecord, OrderRecord};
use crate::refusal::{Refusal, invalid_field};
use crate::render::link::Links;

/// Names of the two parameters that this file reads.
pub(crate) const INCLUSION_PARAMETERS: [&str; 2] = ["include", "consignment_structure"];

/// What an answer includes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Inclusion {
    has_fees: bool,
    has_consignments: bool,
    has_line_items: bool,
    /// Consignments by kind; without it they come as a list, as real stores send them.
    is_structured: bool,
}

impl Inclusion {
    pub(crate) fn read(query: &QueryPairs) -> Result<Self, Refusal> {
        let mut inclusion = Self::default();
        let wishes = query.get("include").unwrap_or_default();
        for wish in wishes
            .split(',')
            .map(str::trim)
            .filter(|wish| !wish.is_empty())
        {
            match wish {
                "fees" => inclusion.has_fees = true,
                "consignments" => inclusion.has_consignments = true,
                "consignments.line_items" => {
                    inclusion.has_consignments = true;
                    inclusion.has_line_items = true;
                }
                _ => return Err(Refusal::bad_request(invalid_field("include"))),
            }
        }
        match query.get("consignment_structure") {
            None => {}
            Some("object") => inclusion.is_structured = true,
            Some(_) => return Err(Refusal::bad_request(invalid_field("consignment_structure"))),
        }
        Ok(inclusion)
    }

    pub(crate) fn fees(self, order: &OrderRecord, links: &Links<'_>) -> Value {
        if self.has_fees {
            order.fees.iter().map(render_fee).collect()
        } else {
            links.to("fees")
        }
    }

    pub(crate) fn consignments(self, order: &OrderRecord, links: &Links<'_>) -> Value {
        if !self.has_consignments {
            return links.to("consignments");
        }
        let shipping = order.shipping_addresses.iter().map(|place| {
            // Lines made with an order all go to its first address.
            let is_first = order.shipping_addresses.first() == Some(place);
            let items = if is_first {
                self.line_items(order, links)
            } else {
                json!([])
            };
            json!({ "id": place.id, "line_items": items })
        });
        if self.is_structured {
            json!({
                "pickups": [],
                "shipping": shipping.collect::<Vec<_>>(),
                "downloads": [],
                "email": { "gift_certificates": [] },
            })
        } else {
            shipping.collect()
        }
    }

    fn line_items(self, order: &OrderRecord, links: &Links<'_>) -> Value {
        if !self.has_line_items {
            return json!([links.to("products")]);
        }
        let items = order.lines.iter().map(|line| {
            json!({
                "id": line.id,
                "product_id": line.product_id.unwrap_or(0),
                "name": line.name,
                "quantity": line.quantity,
            })
        });
        items.collect()
    }
}

fn render_fee(fee: &FeeRecord) -> Value {
    json!({
        "id": fee.id,
        "type": "custom_fee",
        "display_name_customer": fee.name_customer,
        "display_name_merchant": fee.name_merchant,
        "source": fee.source,
        "base_cost": show_money(fee.cost.ex_tax),
        "cost_ex_tax": show_money(fee.cost.ex_tax),
        "cost_inc_tax": show_money(fee.cost.inc_tax),
        "cost_tax": show_money(fee.cost.tax()),
        "tax_class_id": fee.tax_class_id,
    })
}

#[cfg(test)]
mod tests {
    use super::{Inclusion, QueryPairs};

    fn read(pairs: &[(&str, &str)]) -> Option<Inclusion> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Inclusion::read(&QueryPairs::from_pairs(pairs.iter().map(own).collect())).ok()
    }

    // B-065
    #[test]
    fn several_wishes_are_read_from_one_list() {
        let inclusion = read(&[("include", "fees, consignments.line_items")]).unwrap();
        assert!(inclusion.has_fees && inclusion.has_consignments && inclusion.has_line_items);
    }

    #[test]
    fn a_wish_that_nobody_documented_is_refused() {
        assert_eq!(read(&[("include", "coupons")]), None);
        assert_eq!(read(&[("consignment_structure", "array")]), None);
    }
}
