//! Numbers within bounds, as multiples of a step.

use countersign_spec::source::Node;
use proptest::strategy::{BoxedStrategy, Just, Strategy, Union};
use rust_decimal::Decimal;
use serde_json::{Number, Value};

use super::{Shape, Values, Why};

/// Numbers without bounds of their own keep within this distance of zero or of the one
/// bound there is: with six decimal places that makes 15 digits.
const REACH: i128 = 999_999_999;
/// In how many decimal places numbers are made.
const PLACES: [u32; 4] = [0, 2, 4, 6];

/// Whole numbers.
pub(super) fn integers(shapes: &[&Shape]) -> Result<Values, Why> {
    let (least, most) = widest(shapes);
    let step = step(shapes).map_or(Decimal::ONE, |step| common_multiple(step, Decimal::ONE));
    let (least, most) = (bounds(shapes).0.max(least), bounds(shapes).1.min(most));
    let multiples = multiples(shapes, least, most, step).ok_or(Why::EmptyRange)?;
    let whole = multiples.prop_map(value);
    // `5.0` is a whole number to JSON Schema 2020-12.
    let with_point = whole.clone().prop_map(|value| match value.as_i64() {
        Some(number) if number.unsigned_abs() < 1 << 50 => Value::from(number as f64),
        _ => value,
    });
    Ok(Union::new_weighted(vec![(9, whole.boxed()), (1, with_point.boxed())]).boxed())
}

/// Numbers with and without a fraction.
pub(super) fn numbers(shapes: &[&Shape]) -> Result<Values, Why> {
    if let Some(width) = format_of(shapes, format_range) {
        let (least, most) = (bounds(shapes).0.max(width.0), bounds(shapes).1.min(width.1));
        let step = step(shapes).map_or(Decimal::ONE, |step| common_multiple(step, Decimal::ONE));
        let multiples = multiples(shapes, least, most, step).ok_or(Why::EmptyRange)?;
        return Ok(multiples.prop_map(value).boxed());
    }
    let (least, most) = reachable(bounds(shapes));
    let steps = match step(shapes) {
        Some(step) => vec![step],
        None => PLACES.map(|places| Decimal::new(1, places)).to_vec(),
    };
    let multiples = steps
        .into_iter()
        .filter_map(|step| multiples(shapes, least, most, step));
    let mut made: Vec<Values> = multiples
        .map(|multiples| multiples.prop_map(value).boxed())
        .collect();
    let is_double = format_of(shapes, |format| (format == "double").then_some(())).is_some();
    if is_double && step(shapes).is_none() && !is_bounded(shapes) {
        let doubles = proptest::num::f64::NORMAL | proptest::num::f64::ZERO;
        made.push(doubles.prop_map(Value::from).boxed());
    }
    match made.is_empty() {
        true => Err(Why::EmptyRange),
        false => Ok(Union::new(made).boxed()),
    }
}

/// The texts of whole numbers of a format: `type: string, format: int64`.
pub(super) fn whole_texts(format: &str) -> Option<BoxedStrategy<String>> {
    let (least, most) = format_range(format)?;
    let multiples = multiples(&[], least, most, Decimal::ONE)?;
    Some(multiples.prop_map(|number| number.to_string()).boxed())
}

/// Multiples of `step` from `least` to `most`: the ends, zero, some near it, and all.
fn multiples(
    shapes: &[&Shape],
    least: Decimal,
    most: Decimal,
    step: Decimal,
) -> Option<BoxedStrategy<Decimal>> {
    let factor = |bound: Decimal| bound.checked_div(step);
    let mut first = i128::try_from(factor(least)?.ceil()).ok()?;
    let mut last = i128::try_from(factor(most)?.floor()).ok()?;
    let is = |factor: i128, bound: Decimal| of(factor, step) == Some(bound);
    if is_excluded(shapes, "exclusiveMinimum", least) && is(first, least) {
        first += 1;
    }
    if is_excluded(shapes, "exclusiveMaximum", most) && is(last, most) {
        last -= 1;
    }
    if first > last {
        return None;
    }
    let near = |factor: i128| factor.clamp(first, last);
    let factors = Union::new_weighted(vec![
        (3, (near(-1000)..=near(1000)).boxed()),
        (1, Just(first).boxed()),
        (1, Just(last).boxed()),
        (1, Just(near(0)).boxed()),
        (2, (first..=last).boxed()),
    ]);
    let number = move |factor| of(factor, step);
    Some(factors.prop_filter_map("beyond a decimal", number).boxed())
}

fn of(factor: i128, step: Decimal) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(factor, 0)
        .ok()?
        .checked_mul(step)
}

/// A decimal as a JSON number: a whole one where it is whole.
fn value(number: Decimal) -> Value {
    let number = number.normalize();
    if let Ok(whole) = i64::try_from(number)
        && number.is_integer()
    {
        return whole.into();
    }
    match u64::try_from(number) {
        Ok(whole) if number.is_integer() => whole.into(),
        _ => {
            let double = number.to_string().parse::<f64>().ok();
            double
                .and_then(Number::from_f64)
                .map_or(Value::Null, Value::Number)
        }
    }
}

/// The bounds that hold together, exclusive ones as if they were not; as wide as a
/// decimal where there is none.
fn bounds(shapes: &[&Shape]) -> (Decimal, Decimal) {
    let of = |keywords: [&'static str; 2]| {
        let shapes = shapes.iter();
        shapes.flat_map(move |shape| keywords.map(|keyword| decimal(shape, keyword)))
    };
    let least = of(["minimum", "exclusiveMinimum"]).flatten().max();
    let most = of(["maximum", "exclusiveMaximum"]).flatten().min();
    (least.unwrap_or(Decimal::MIN), most.unwrap_or(Decimal::MAX))
}

fn is_bounded(shapes: &[&Shape]) -> bool {
    bounds(shapes) != (Decimal::MIN, Decimal::MAX)
}

fn is_excluded(shapes: &[&Shape], keyword: &str, bound: Decimal) -> bool {
    let mut shapes = shapes.iter();
    shapes.any(|shape| decimal(shape, keyword) == Some(bound))
}

/// The part of the bounds that is within reach.
fn reachable((least, most): (Decimal, Decimal)) -> (Decimal, Decimal) {
    let reach = Decimal::try_from_i128_with_scale(REACH, 0).unwrap_or(Decimal::ONE);
    let zero = Decimal::ZERO.clamp(least, most);
    let from = zero.checked_sub(reach).unwrap_or(Decimal::MIN);
    let to = zero.checked_add(reach).unwrap_or(Decimal::MAX);
    (least.max(from), most.min(to))
}

/// The numbers that every format among the schemas has room for; those of 64 bits where
/// none says.
fn widest(shapes: &[&Shape]) -> (Decimal, Decimal) {
    let signed = (Decimal::from(i64::MIN), Decimal::from(i64::MAX));
    let unsigned = Decimal::from(u64::MAX);
    format_of(shapes, format_range).unwrap_or_else(|| match bounds(shapes) {
        // Bounds may say that there is more than 63 bits.
        (_, most) if most > signed.1 && most <= unsigned => (signed.0, unsigned),
        _ => signed,
    })
}

fn format_of<T>(shapes: &[&Shape], of: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut formats = shapes.iter().filter_map(|shape| shape.format.as_deref());
    formats.find_map(of)
}

fn format_range(format: &str) -> Option<(Decimal, Decimal)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        "uint8" => (Decimal::ZERO, u8::MAX.into()),
        "uint16" => (Decimal::ZERO, u16::MAX.into()),
        "uint32" => (Decimal::ZERO, u32::MAX.into()),
        "uint64" => (Decimal::ZERO, u64::MAX.into()),
        _ => return None,
    })
}

/// What every number is a multiple of; none where nothing says.
fn step(shapes: &[&Shape]) -> Option<Decimal> {
    let steps = shapes
        .iter()
        .filter_map(|shape| decimal(shape, "multipleOf"));
    let steps = steps.filter(|step| *step > Decimal::ZERO);
    steps.reduce(common_multiple)
}

/// The least number that is a multiple of both.
fn common_multiple(one: Decimal, other: Decimal) -> Decimal {
    let (mut greater, mut less) = (one.max(other), one.min(other));
    while less > Decimal::ZERO {
        (greater, less) = (less, greater % less);
    }
    (one / greater).checked_mul(other).unwrap_or(one)
}

fn decimal(shape: &Shape, keyword: &str) -> Option<Decimal> {
    let text = shape
        .assertions
        .get(keyword)
        .and_then(Node::as_number)?
        .as_str();
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}
