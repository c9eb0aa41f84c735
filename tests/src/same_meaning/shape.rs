//! What the emitted model says of a whole body.

use bigcommerce_orders::runtime::model::{Kind, Slot, Value};

/// The marks by which two bodies are compared.
#[derive(Debug)]
pub enum Shape {
    /// One value.
    Value(Kind),
    /// One value of a kind that stands elsewhere.
    Of(&'static Kind),
    /// A list, each item of the same shape.
    List(Box<Shape>),
}

impl Shape {
    /// The marks of an emitted type: its constant table.
    #[must_use]
    pub fn of<T: Value>() -> Shape {
        shape_of(T::blank().slot())
    }
}

fn shape_of(slot: Slot<'_>) -> Shape {
    Shape::Value(match slot {
        Slot::List(list) => return Shape::List(Box::new(shape_of(list.push()))),
        // A body that may be missing is one body all the same.
        Slot::Optional(value) => return shape_of(value.fill()),
        Slot::Object(object) => Kind::Object(object.table()),
        Slot::Union(union) => Kind::Union(union.table()),
        // A number that stands in a body by itself has no table, but one type.
        Slot::Integer(_) => Kind::Integer,
        Slot::Float(_) => Kind::Float,
        // Anything else that does has no marks.
        _ => Kind::Any,
    })
}
