//! Which members an order has and who may write them.

use serde_json::{Map, Value};

use crate::draft::Purpose;
use crate::refusal::{unsupported_field, unwritable_field};

/// Who may write a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Access {
    Writable,
    OnCreation,
    /// On creation, in a store with several currencies.
    OnCreationWithCurrencies,
    OnUpdate,
    ReadOnly,
}

use Access::{OnCreation, OnCreationWithCurrencies, OnUpdate, ReadOnly, Writable};

/// A member and who may write it.
pub(crate) type Rule = (&'static str, Access);

/// The members of an order.
pub(crate) const ORDER: [Rule; 74] = [
    ("id", ReadOnly),
    ("customer_id", Writable),
    ("date_created", Writable),
    ("date_modified", ReadOnly),
    ("date_shipped", ReadOnly),
    ("status_id", Writable),
    ("status", ReadOnly),
    ("custom_status", ReadOnly),
    ("subtotal_ex_tax", Writable),
    ("subtotal_inc_tax", Writable),
    ("subtotal_tax", ReadOnly),
    ("base_shipping_cost", Writable),
    ("shipping_cost_ex_tax", Writable),
    ("shipping_cost_inc_tax", Writable),
    ("shipping_cost_tax", ReadOnly),
    ("shipping_cost_tax_class_id", ReadOnly),
    ("base_handling_cost", Writable),
    ("handling_cost_ex_tax", Writable),
    ("handling_cost_inc_tax", Writable),
    ("handling_cost_tax", ReadOnly),
    ("handling_cost_tax_class_id", ReadOnly),
    ("base_wrapping_cost", Writable),
    ("wrapping_cost_ex_tax", Writable),
    ("wrapping_cost_inc_tax", Writable),
    ("wrapping_cost_tax", ReadOnly),
    ("wrapping_cost_tax_class_id", ReadOnly),
    ("total_ex_tax", Writable),
    ("total_inc_tax", Writable),
    ("total_tax", ReadOnly),
    ("items_total", Writable),
    ("items_shipped", Writable),
    ("payment_method", Writable),
    ("payment_provider_id", Writable),
    ("payment_status", ReadOnly),
    ("refunded_amount", Writable),
    ("order_is_digital", Writable),
    ("store_credit_amount", ReadOnly),
    ("gift_certificate_amount", ReadOnly),
    ("ip_address", Writable),
    ("ip_address_v6", Writable),
    ("geoip_country", Writable),
    ("geoip_country_iso2", Writable),
    ("currency_id", ReadOnly),
    ("currency_code", ReadOnly),
    ("currency_exchange_rate", ReadOnly),
    ("default_currency_id", ReadOnly),
    ("default_currency_code", OnCreationWithCurrencies),
    ("staff_notes", Writable),
    ("customer_message", Writable),
    ("discount_amount", Writable),
    ("coupon_discount", ReadOnly),
    ("shipping_address_count", ReadOnly),
    // Archiving needs an order that exists.
    ("is_deleted", OnUpdate),
    ("is_email_opt_in", ReadOnly),
    ("credit_card_type", ReadOnly),
    ("ebay_order_id", Writable),
    ("cart_id", ReadOnly),
    ("billing_address", Writable),
    ("order_source", ReadOnly),
    ("channel_id", Writable),
    ("external_source", Writable),
    // Written once and never again; `external_order_id` may change.
    ("external_id", OnCreation),
    ("external_merchant_id", OnCreation),
    ("external_order_id", Writable),
    ("tax_provider_id", OnCreation),
    ("customer_locale", Writable),
    ("store_default_currency_code", ReadOnly),
    ("store_default_to_transactional_exchange_rate", ReadOnly),
    ("is_tax_inclusive_pricing", ReadOnly),
    ("products", Writable),
    ("shipping_addresses", Writable),
    ("coupons", ReadOnly),
    ("consignments", OnUpdate),
    ("fees", Writable),
];

/// The complaint about each member that may not be written, in sent order.
pub(crate) fn complaints(
    members: &Map<String, Value>,
    rules: &[Rule],
    purpose: Purpose,
) -> Vec<String> {
    members
        .keys()
        .filter_map(|name| complaint(name, rules, purpose))
        .collect()
}

fn complaint(name: &str, rules: &[Rule], purpose: Purpose) -> Option<String> {
    let Some((_, access)) = rules.iter().find(|(own, _)| *own == name) else {
        return Some(unsupported_field(name));
    };
    let may_write = match (access, purpose) {
        (Writable, _) => true,
        (ReadOnly, _) => false,
        (OnCreation, purpose) => purpose != Purpose::Update,
        (OnCreationWithCurrencies, Purpose::Creation { has_multi_currency }) => has_multi_currency,
        (OnCreationWithCurrencies, Purpose::Update) => false,
        (OnUpdate, purpose) => purpose == Purpose::Update,
    };
    (!may_write).then(|| unwritable_field(name))
}

#[cfg(test)]
mod tests {
    use super::{ORDER, Purpose, complaint};
    use crate::refusal::{unsupported_field, unwritable_field};

    const CREATION: Purpose = Purpose::Creation {
        has_multi_currency: false,
    };

    // B-126
    #[test]
    fn an_outside_id_is_written_once() {
        assert_eq!(complaint("external_id", &ORDER, CREATION), None);
        assert_eq!(
            complaint("external_id", &ORDER, Purpose::Update),
            Some(unwritable_field("external_id"))
        );
    }

    // B-114
    #[test]
    fn a_currency_may_be_chosen_where_there_are_several() {
        let with_currencies = Purpose::Creation {
            has_multi_currency: true,
        };
        assert_eq!(
            complaint("default_currency_code", &ORDER, with_currencies),
            None
        );
        assert!(complaint("default_currency_code", &ORDER, CREATION).is_some());
    }

    #[test]
    fn a_member_that_an_order_lacks_is_not_supported() {
        assert_eq!(
            complaint("colour", &ORDER, CREATION),
            Some(unsupported_field("colour"))
        );
    }
}
