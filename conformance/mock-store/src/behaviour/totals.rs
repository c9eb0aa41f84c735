//! What an order costs, worked out from its lines and its other costs.

use crate::money::TaxPair;
use crate::order::OrderRecord;

/// Works subtotal and total out anew, whatever they were before.
///
/// The total is built on the lines and not on the subtotal shown: overriding
/// one of the two leaves the other as the store works it out.
pub(crate) fn recalculate(order: &mut OrderRecord) {
    let lines: TaxPair = order
        .lines
        .iter()
        .map(|line| line.unit_price.times(line.quantity))
        .sum();
    let costs = order.shipping.price + order.handling.price + order.wrapping.price;
    order.subtotal = lines;
    order.total = (lines + costs).less(order.discount_amount);
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use rust_decimal::Decimal;

    use super::recalculate;
    use crate::money::TaxPair;
    use crate::order::{LineRecord, OrderRecord};

    fn pair(ex_tax: i64, inc_tax: i64) -> TaxPair {
        TaxPair {
            ex_tax: Decimal::from(ex_tax),
            inc_tax: Decimal::from(inc_tax),
        }
    }

    // B-168, B-174, B-175
    #[test]
    fn the_total_adds_costs_to_the_lines_and_takes_the_discount_off() {
        let mut order = OrderRecord::blank(1, Timestamp::UNIX_EPOCH);
        order.lines.push(LineRecord {
            id: 1,
            product_id: None,
            name: "Mug".to_owned(),
            quantity: 3,
            unit_price: pair(10, 11),
        });
        order.shipping.price = pair(5, 6);
        order.discount_amount = Decimal::from(4);
        recalculate(&mut order);
        assert_eq!(order.subtotal, pair(30, 33));
        assert_eq!(order.total, pair(31, 35));
    }
}
