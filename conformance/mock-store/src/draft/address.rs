//! Addresses as a request sends them.

use serde_json::{Map, Value};

use crate::country::{code_of, name_of};
use crate::draft::Purpose;
use crate::draft::access::{self, Access, Rule};
use crate::draft::fields::Fields;
use crate::draft::value;
use crate::order::Address;

/// The members of an address that its sender fills in.
const TEXTS: [&str; 12] = [
    "first_name",
    "last_name",
    "company",
    "street_1",
    "street_2",
    "city",
    "state",
    "zip",
    "country",
    "country_iso2",
    "phone",
    "email",
];

/// What an order's shipping address has beyond those, and who may write it.
const SHIPPING: [Rule; 16] = [
    ("id", Access::OnUpdate),
    ("shipping_method", Access::Writable),
    ("order_id", Access::ReadOnly),
    ("items_total", Access::ReadOnly),
    ("items_shipped", Access::ReadOnly),
    ("base_cost", Access::ReadOnly),
    ("cost_ex_tax", Access::ReadOnly),
    ("cost_inc_tax", Access::ReadOnly),
    ("cost_tax", Access::ReadOnly),
    ("cost_tax_class_id", Access::ReadOnly),
    ("base_handling_cost", Access::ReadOnly),
    ("handling_cost_ex_tax", Access::ReadOnly),
    ("handling_cost_inc_tax", Access::ReadOnly),
    ("handling_cost_tax", Access::ReadOnly),
    ("handling_cost_tax_class_id", Access::ReadOnly),
    ("shipping_quotes", Access::ReadOnly),
];

/// Shortest zip.
const SHORTEST_ZIP: usize = 2;

/// The members of an address that were sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddressDraft {
    /// In the order of [`TEXTS`].
    texts: [Option<String>; 12],
    form_fields: Option<Vec<Value>>,
}

/// A shipping address that was sent; one with an id changes the one that is there.
#[derive(Clone, Debug)]
pub(crate) struct ShippingAddressDraft {
    pub(crate) id: Option<u64>,
    pub(crate) address: AddressDraft,
}

pub(crate) fn read_billing_address(
    members: &Map<String, Value>,
    purpose: Purpose,
    complaints: &mut Vec<String>,
) -> AddressDraft {
    complaints.extend(access::complaints(members, &address_rules(), purpose));
    let mut fields = Fields::new(members, complaints);
    read_address(&mut fields, purpose)
}

pub(crate) fn read_shipping_address(
    members: &Map<String, Value>,
    purpose: Purpose,
    complaints: &mut Vec<String>,
) -> ShippingAddressDraft {
    let rules = [&address_rules()[..], &SHIPPING].concat();
    complaints.extend(access::complaints(members, &rules, purpose));
    let mut fields = Fields::new(members, complaints);
    // Shown on the address alone, which is a resource of its own.
    fields.read("shipping_method", value::text);
    ShippingAddressDraft {
        id: fields.read("id", value::id),
        address: read_address(&mut fields, purpose),
    }
}

fn address_rules() -> Vec<Rule> {
    TEXTS
        .into_iter()
        .map(|name| (name, Access::Writable))
        .chain([("form_fields", Access::OnUpdate)])
        .collect()
}

/// A new order's addresses must have a zip; an update names what changes.
fn read_address(fields: &mut Fields<'_>, purpose: Purpose) -> AddressDraft {
    if purpose != Purpose::Update {
        fields.require("zip");
    }
    AddressDraft {
        texts: TEXTS.map(|name| match name {
            "country_iso2" => fields.read(name, value::country_code),
            "zip" => fields.read(name, zip),
            _ => fields.read(name, value::text),
        }),
        form_fields: fields.read("form_fields", form_fields),
    }
}

fn zip(value: &Value) -> Option<String> {
    value::text(value).filter(|zip| zip.chars().count() >= SHORTEST_ZIP)
}

/// A list of names with a number, a text or a list each.
fn form_fields(value: &Value) -> Option<Vec<Value>> {
    let is_form_field = |field: &Value| {
        field.is_object()
            && matches!(field["name"], Value::Null | Value::String(_))
            && !matches!(field["value"], Value::Object(_) | Value::Bool(_))
    };
    let fields = value.as_array()?;
    fields.iter().all(is_form_field).then(|| fields.clone())
}

impl AddressDraft {
    pub(crate) fn apply_to(&self, address: &mut Address) {
        let [
            first_name,
            last_name,
            company,
            street_1,
            street_2,
            city,
            state,
            zip,
            country,
            country_iso2,
            phone,
            email,
        ] = &self.texts;
        replace(&mut address.first_name, first_name);
        replace(&mut address.last_name, last_name);
        replace(&mut address.company, company);
        replace(&mut address.street_1, street_1);
        replace(&mut address.street_2, street_2);
        replace(&mut address.city, city);
        replace(&mut address.state, state);
        replace(&mut address.zip, zip);
        replace(&mut address.country, country);
        replace(&mut address.country_iso2, country_iso2);
        replace(&mut address.phone, phone);
        replace(&mut address.email, email);
        replace(&mut address.form_fields, &self.form_fields);
        agree_on_country(address, country.as_deref(), country_iso2.as_deref());
    }

    /// An address of its own, empty where nothing was sent.
    pub(crate) fn to_address(&self) -> Address {
        let mut address = Address::default();
        self.apply_to(&mut address);
        address
    }
}

/// Either name of a country is enough, and where both were sent the code wins.
/// A country that the store does not know stays as it was sent.
fn agree_on_country(address: &mut Address, name: Option<&str>, code: Option<&str>) {
    if let Some(known) = code.and_then(name_of) {
        address.country = known.to_owned();
    } else if let (None | Some(""), Some(known)) = (code, name.and_then(code_of)) {
        address.country_iso2 = known.to_owned();
    }
}

fn replace<T: Clone>(place: &mut T, sent: &Option<T>) {
    if let Some(value) = sent {
        place.clone_from(value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Purpose, read_billing_address};

    fn check(sent: Value, country: &str, code: &str) {
        let mut complaints = Vec::new();
        let members = sent.as_object().unwrap();
        let address = read_billing_address(members, Purpose::Update, &mut complaints).to_address();
        assert_eq!(complaints, Vec::<String>::new());
        assert_eq!(
            (address.country.as_str(), address.country_iso2.as_str()),
            (country, code)
        );
    }

    // B-134, B-135, B-136
    #[test]
    fn either_name_of_a_country_is_enough_and_the_code_wins() {
        check(json!({ "country_iso2": "CA" }), "Canada", "CA");
        check(json!({ "country": "Canada" }), "Canada", "CA");
        check(
            json!({ "country": "Canada", "country_iso2": "US" }),
            "United States",
            "US",
        );
        check(
            json!({ "country": "Atlantis", "country_iso2": "ZZ" }),
            "Atlantis",
            "ZZ",
        );
    }
}
