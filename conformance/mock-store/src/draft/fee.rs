//! Fees as a request sends them.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::draft::Purpose;
use crate::draft::access::{self, Access, Rule};
use crate::draft::fields::Fields;
use crate::draft::value;
use crate::money::TaxPair;

const FEE: [Rule; 9] = [
    ("id", Access::OnUpdate),
    ("type", Access::Writable),
    ("display_name_customer", Access::Writable),
    ("display_name_merchant", Access::Writable),
    ("source", Access::Writable),
    ("cost_ex_tax", Access::Writable),
    ("cost_inc_tax", Access::Writable),
    ("cost_tax", Access::Writable),
    ("tax_class_id", Access::Writable),
];

/// An amount without tax, with tax, and the tax.
const COSTS: [&str; 3] = ["cost_ex_tax", "cost_inc_tax", "cost_tax"];

/// The only kind of fee that is documented.
const CUSTOM_FEE: &str = "custom_fee";

/// One fee that was sent; one with an id keeps or changes the one that is there.
#[derive(Clone, Debug)]
pub(crate) struct FeeDraft {
    pub(crate) id: Option<u64>,
    pub(crate) name_customer: Option<String>,
    pub(crate) name_merchant: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) cost: Option<TaxPair>,
    pub(crate) tax_class_id: Option<Option<u64>>,
}

pub(crate) fn read_fee(
    members: &Map<String, Value>,
    purpose: Purpose,
    complaints: &mut Vec<String>,
) -> FeeDraft {
    complaints.extend(access::complaints(members, &FEE, purpose));
    let mut fields = Fields::new(members, complaints);
    fields.read("type", |value| (value == CUSTOM_FEE).then_some(()));
    let draft = FeeDraft {
        id: fields.read("id", value::id),
        name_customer: fields.read("display_name_customer", value::text),
        name_merchant: fields.read("display_name_merchant", value::text),
        source: fields.read("source", value::text),
        cost: read_cost(&mut fields),
        tax_class_id: fields.read_nullable("tax_class_id", value::id_or_zero),
    };
    if draft.id.is_none() {
        // Either name is enough; with neither the first is asked for.
        if !fields.has_any(&["display_name_customer", "display_name_merchant"]) {
            fields.missing("display_name_customer");
        }
        if !fields.has_any(&COSTS) {
            fields.missing("cost_ex_tax");
        }
    }
    draft
}

/// Two of the three amounts are enough, and three must agree.
fn read_cost(fields: &mut Fields<'_>) -> Option<TaxPair> {
    let sent = COSTS.map(|name| fields.has(name));
    let amounts = COSTS.map(|name| fields.read_money(name));
    match amounts {
        [Some(ex_tax), Some(inc_tax), tax] => {
            if inc_tax < ex_tax || tax.is_some_and(|tax| tax != inc_tax - ex_tax) {
                fields.invalid("cost_tax");
            }
            Some(TaxPair { ex_tax, inc_tax })
        }
        [Some(ex_tax), None, Some(tax)] => Some(TaxPair {
            ex_tax,
            inc_tax: ex_tax + tax,
        }),
        [None, Some(inc_tax), Some(tax)] => {
            let ex_tax = inc_tax - tax;
            if ex_tax < Decimal::ZERO {
                fields.invalid("cost_tax");
            }
            Some(TaxPair { ex_tax, inc_tax })
        }
        _ => {
            complain_about_lone_amount(fields, sent);
            None
        }
    }
}

fn complain_about_lone_amount(fields: &mut Fields<'_>, sent: [bool; 3]) {
    match sent {
        [true, false, false] | [false, false, true] => fields.missing("cost_inc_tax"),
        [false, true, false] => fields.missing("cost_ex_tax"),
        // None was sent, or one that was could not be read.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{FeeDraft, Purpose, read_fee};

    fn read(sent: Value) -> Result<FeeDraft, Vec<String>> {
        let mut complaints = Vec::new();
        let draft = read_fee(sent.as_object().unwrap(), Purpose::Update, &mut complaints);
        if complaints.is_empty() {
            Ok(draft)
        } else {
            Err(complaints)
        }
    }

    #[test]
    fn two_of_three_amounts_are_enough() {
        for sent in [
            json!({ "display_name_customer": "Box", "cost_ex_tax": 4, "cost_inc_tax": 5 }),
            json!({ "display_name_merchant": "Box", "cost_ex_tax": 4, "cost_tax": 1 }),
            json!({ "display_name_customer": "Box", "cost_inc_tax": 5, "cost_tax": 1 }),
        ] {
            assert_eq!(read(sent).unwrap().cost.unwrap().tax(), 1.into());
        }
    }

    #[test]
    fn one_amount_and_three_that_disagree_are_refused() {
        for amounts in [
            json!({ "cost_ex_tax": 4 }),
            json!({ "cost_tax": 4 }),
            json!({ "cost_ex_tax": 4, "cost_inc_tax": 5, "cost_tax": 2 }),
            json!({ "cost_inc_tax": 1, "cost_tax": 2 }),
            json!({}),
        ] {
            let mut sent = amounts.clone();
            sent["display_name_customer"] = json!("Box");
            assert_eq!(read(sent).unwrap_err().len(), 1, "{amounts}");
        }
    }
}
