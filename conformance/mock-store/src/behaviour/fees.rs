//! The fees of an order. They stand beside the totals and do not enter them:
//! the documented orders with fees add up without.

use crate::draft::fee::FeeDraft;
use crate::money::TaxPair;
use crate::order::{FeeRecord, OrderRecord};
use crate::refusal::{Refusal, invalid_field};

/// Puts a whole new list in the place of the old one. A fee that the list does
/// not name is gone; one that it names by id keeps what was not sent.
pub(crate) fn apply_fees(
    drafts: Option<&[FeeDraft]>,
    order: &mut OrderRecord,
    mut next_id: impl FnMut() -> u64,
) -> Result<(), Refusal> {
    let Some(drafts) = drafts else {
        return Ok(());
    };
    let mut fees = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut fee = match draft.id {
            Some(id) => {
                let standing = order.fees.iter().find(|fee| fee.id == id).cloned();
                standing.ok_or_else(|| Refusal::bad_request(invalid_field("id")))?
            }
            None => blank(next_id()),
        };
        change(draft, &mut fee);
        fees.push(fee);
    }
    order.fees = fees;
    Ok(())
}

fn blank(id: u64) -> FeeRecord {
    FeeRecord {
        id,
        name_customer: String::new(),
        name_merchant: String::new(),
        source: String::new(),
        cost: TaxPair::default(),
        tax_class_id: None,
    }
}

fn change(draft: &FeeDraft, fee: &mut FeeRecord) {
    if let Some(name) = &draft.name_customer {
        fee.name_customer.clone_from(name);
    }
    if let Some(name) = &draft.name_merchant {
        fee.name_merchant.clone_from(name);
    }
    // A new fee with one name has it for both readers.
    if fee.name_customer.is_empty() {
        fee.name_customer.clone_from(&fee.name_merchant);
    }
    if fee.name_merchant.is_empty() {
        fee.name_merchant.clone_from(&fee.name_customer);
    }
    if let Some(source) = &draft.source {
        fee.source.clone_from(source);
    }
    fee.cost = draft.cost.unwrap_or(fee.cost);
    fee.tax_class_id = draft.tax_class_id.unwrap_or(fee.tax_class_id);
}
