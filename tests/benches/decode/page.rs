//! A full page of orders, the same on every run.

use serde_json::{Value as Json, json};

/// As many as a page holds.
pub(crate) const ORDERS: usize = 250;

/// The page as a store sends it: every member, amounts as text.
pub(crate) fn page() -> Vec<u8> {
    let orders: Vec<Json> = (0..ORDERS as u64).map(order).collect();
    Json::from(orders).to_string().into_bytes()
}

/// The same page from a store that sends amounts as numbers.
pub(crate) fn page_of_numbers() -> Vec<u8> {
    let mut orders: Vec<Json> = (0..ORDERS as u64).map(order).collect();
    for value in orders.iter_mut().filter_map(Json::as_object_mut).flatten() {
        let (name, value) = value;
        let is_amount = ["tax", "cost", "amount", "discount", "rate"]
            .iter()
            .any(|end| name.ends_with(end));
        if let Some(number) = value.as_str().and_then(|text| text.parse::<f64>().ok())
            && is_amount
        {
            *value = Json::from(number);
        }
    }
    Json::from(orders).to_string().into_bytes()
}

fn amount(cents: u64) -> String {
    format!("{}.{:02}00", cents / 100, cents % 100)
}

fn date(index: u64) -> String {
    format!(
        "Thu, 04 Oct 2012 {:02}:{:02}:40 +0000",
        index % 24,
        index % 60
    )
}

fn link(id: u64, part: &str) -> Json {
    json!({
        "url": format!("https://store.example/api/v2/orders/{id}/{part}"),
        "resource": format!("/orders/{id}/{part}"),
    })
}

#[rustfmt::skip]
fn order(index: u64) -> Json {
    let id = 100 + index;
    // Amounts with two to six digits before the point.
    let total = 1_999 + index * index * 1_237;
    let tax = total / 12;
    let statuses = ["", "captured", "authorized", "partially refunded"];
    let is_shipped = index.is_multiple_of(3);
    let mut order = json!({
        "id": id, "customer_id": index % 40, "date_created": date(index), "date_modified": date(index + 7),
        "date_shipped": if is_shipped { date(index + 9) } else { String::new() },
        "status_id": index % 15, "status": "Awaiting Fulfillment",
        "subtotal_ex_tax": amount(total - tax), "subtotal_inc_tax": amount(total), "subtotal_tax": amount(tax),
        "base_shipping_cost": amount(500), "shipping_cost_ex_tax": amount(500), "shipping_cost_inc_tax": amount(540),
        "shipping_cost_tax": amount(40), "shipping_cost_tax_class_id": 2,
        "base_handling_cost": amount(0), "handling_cost_ex_tax": amount(0), "handling_cost_inc_tax": amount(0),
        "handling_cost_tax": amount(0), "handling_cost_tax_class_id": 2,
        "base_wrapping_cost": amount(0), "wrapping_cost_ex_tax": amount(0), "wrapping_cost_inc_tax": amount(0),
        "wrapping_cost_tax": amount(0), "wrapping_cost_tax_class_id": 3,
        "total_ex_tax": amount(total - tax + 500), "total_inc_tax": amount(total + 540), "total_tax": amount(tax + 40),
        "is_tax_inclusive_pricing": index.is_multiple_of(2), "items_total": 1 + index % 5, "items_shipped": 0,
        "payment_method": "Credit Card", "payment_provider_id": if index.is_multiple_of(5) { json!(index) } else { json!("ch_1A2b3C") },
        "payment_status": statuses[index as usize % statuses.len()], "refunded_amount": amount(0),
    });
    let rest = json!({
        "order_is_digital": false, "store_credit_amount": amount(0), "gift_certificate_amount": amount(0),
        "ip_address": "192.0.2.17", "ip_address_v6": "", "geoip_country": "United States", "geoip_country_iso2": "US",
        "currency_id": 1, "currency_code": "USD", "currency_exchange_rate": "1.0000000000",
        "default_currency_id": 1, "default_currency_code": "USD", "store_default_currency_code": "USD",
        "store_default_to_transactional_exchange_rate": "1.0000000000",
        "staff_notes": "", "customer_message": "Please ring twice.",
        "discount_amount": amount(0), "coupon_discount": amount(0), "shipping_address_count": 1,
        "is_deleted": false, "ebay_order_id": "0", "cart_id": "7a1f6a1e-0c7e-4f0e-9b58-1d3b8f1f1a2b",
        "billing_address": {
            "first_name": "Ines", "last_name": "Falk", "company": "", "street_1": "4 Harbour Row", "street_2": "",
            "city": "Portland", "state": "Oregon", "zip": "97209", "country": "United States", "country_iso2": "US",
            "phone": "5035550101", "email": "ines.falk@example.com",
            "form_fields": [{ "name": "Order reference", "value": "B-17" }],
        },
        "is_email_opt_in": false, "credit_card_type": "visa", "order_source": "www", "channel_id": 1,
        "external_source": "POS",
        "products": link(id, "products"), "shipping_addresses": link(id, "shipping_addresses"),
        "coupons": link(id, "coupons"), "consignments": link(id, "consignments"), "fees": link(id, "fees"),
        "external_id": "A-1", "external_merchant_id": "C-3", "external_order_id": "",
        "tax_provider_id": "BasicTaxProvider", "customer_locale": "en", "custom_status": "Awaiting Fulfillment",
    });
    if let (Json::Object(order), Json::Object(rest)) = (&mut order, rest) {
        order.extend(rest);
    }
    order
}
