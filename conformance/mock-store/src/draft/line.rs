//! Product lines as a request sends them.

use serde_json::{Map, Value};

use crate::draft::Purpose;
use crate::draft::access::{self, Access, Rule};
use crate::draft::fields::Fields;
use crate::draft::value;
use crate::money::TaxPair;

const LINE: [Rule; 17] = [
    ("id", Access::OnUpdate),
    ("product_id", Access::Writable),
    ("variant_id", Access::Writable),
    ("name", Access::Writable),
    ("name_customer", Access::Writable),
    ("name_merchant", Access::Writable),
    ("quantity", Access::Writable),
    ("price_inc_tax", Access::Writable),
    ("price_ex_tax", Access::Writable),
    ("sku", Access::Writable),
    ("upc", Access::Writable),
    ("product_options", Access::Writable),
    ("wrapping_id", Access::Writable),
    ("wrapping_name", Access::Writable),
    ("wrapping_message", Access::Writable),
    ("wrapping_cost_ex_tax", Access::Writable),
    ("wrapping_cost_inc_tax", Access::Writable),
];

const OPTION: [Rule; 8] = [
    ("id", Access::Writable),
    ("value", Access::Writable),
    ("display_name", Access::Writable),
    ("display_name_customer", Access::Writable),
    ("display_name_merchant", Access::Writable),
    ("display_value", Access::Writable),
    ("display_value_customer", Access::Writable),
    ("display_value_merchant", Access::Writable),
];

const LONGEST_NAME: usize = 250;
const LONGEST_UPC: usize = 255;

/// One line that was sent.
#[derive(Clone, Debug)]
pub(crate) struct LineDraft {
    /// The line to change; without one a line is added.
    pub(crate) id: Option<u64>,
    /// Absent on a custom line.
    pub(crate) product_id: Option<u64>,
    pub(crate) variant_id: Option<u64>,
    pub(crate) name: Option<String>,
    pub(crate) quantity: Option<u64>,
    pub(crate) unit_price: Option<TaxPair>,
    pub(crate) choices: Option<Vec<OptionChoice>>,
}

/// What was chosen of one option of a product.
#[derive(Clone, Debug)]
pub(crate) struct OptionChoice {
    pub(crate) option_id: u64,
    /// Kept as sent, since a refusal repeats it.
    pub(crate) value: Value,
}

pub(crate) fn read_line(
    members: &Map<String, Value>,
    purpose: Purpose,
    complaints: &mut Vec<String>,
) -> LineDraft {
    complaints.extend(access::complaints(members, &LINE, purpose));
    let mut fields = Fields::new(members, complaints);
    let draft = LineDraft {
        id: fields.read("id", value::id),
        product_id: fields.read("product_id", value::id),
        variant_id: fields.read("variant_id", value::id),
        name: read_name(&mut fields),
        quantity: fields.read("quantity", value::whole_number),
        unit_price: fields.read_pair("price_ex_tax", "price_inc_tax"),
        choices: fields
            .read_objects("product_options", read_choice)
            .map(flatten),
    };
    check_unkept_members(&mut fields);
    if draft.id.is_none() {
        check_new_line(&mut fields, &draft);
    }
    draft
}

/// Members that show on the line alone, which is a resource of its own: they
/// must be well formed and are not kept.
fn check_unkept_members(fields: &mut Fields<'_>) {
    fields.read("name_merchant", name);
    fields.read("sku", value::text);
    fields.read("upc", value::text_up_to(LONGEST_UPC));
    let wrapping_id = fields.read("wrapping_id", value::id_or_zero);
    fields.read("wrapping_name", value::text);
    fields.read_nullable("wrapping_message", value::text);
    fields.read_money("wrapping_cost_ex_tax");
    fields.read_money("wrapping_cost_inc_tax");
    // 0 takes the wrapping off, which costs nothing.
    if wrapping_id.is_some_and(|id| id > 0) {
        fields.require("wrapping_cost_ex_tax");
        fields.require("wrapping_cost_inc_tax");
    }
}

fn check_new_line(fields: &mut Fields<'_>, draft: &LineDraft) {
    fields.require("quantity");
    if draft.quantity == Some(0) {
        fields.invalid("quantity");
    }
    if fields.has("product_id") {
        fields.refuse("sku");
        return;
    }
    fields.require("name");
    fields.refuse("variant_id");
    fields.refuse("product_options");
    if draft
        .name
        .as_ref()
        .is_some_and(|name| name.chars().count() > LONGEST_NAME)
    {
        fields.invalid("name");
    }
    // A lone price has been complained about as half of a pair.
    if !fields.has("price_ex_tax") && !fields.has("price_inc_tax") {
        fields.missing("price_ex_tax");
        fields.missing("price_inc_tax");
    }
}

/// One name under two spellings, which have to agree.
fn read_name(fields: &mut Fields<'_>) -> Option<String> {
    let own = fields.read("name", name);
    let for_customer = fields.read("name_customer", name);
    if let (Some(own), Some(for_customer)) = (&own, &for_customer)
        && own != for_customer
    {
        fields.invalid("name_customer");
    }
    own.or(for_customer)
}

fn name(value: &Value) -> Option<String> {
    value::text(value).filter(|name| !name.is_empty())
}

fn read_choice(members: &Map<String, Value>, complaints: &mut Vec<String>) -> Option<OptionChoice> {
    let any_purpose = Purpose::Update;
    complaints.extend(access::complaints(members, &OPTION, any_purpose));
    let mut fields = Fields::new(members, complaints);
    fields.require("id");
    fields.require("value");
    let option_id = fields.read("id", value::id_or_digits);
    let value = fields.read("value", choice);
    Some(OptionChoice {
        option_id: option_id?,
        value: value?,
    })
}

fn choice(value: &Value) -> Option<Value> {
    (value.is_string() || value.is_u64() || value.is_i64()).then(|| value.clone())
}

/// Choices that could not be read have left their complaints.
fn flatten(choices: Vec<Option<OptionChoice>>) -> Vec<OptionChoice> {
    choices.into_iter().flatten().collect()
}
