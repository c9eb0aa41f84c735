//! Places to read into and views to write from.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value as Json;

use super::{Choice, Object, Scalar, Union};

/// A type that a member can have.
pub trait Value {
    /// A value to read into. Nobody sees it before it is filled.
    fn blank() -> Self
    where
        Self: Sized;

    /// What `null` means where a value may be missing: none, but for what may be anything.
    fn of_null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Where to read to.
    fn slot(&mut self) -> Slot<'_>;

    /// What to write.
    fn view(&self) -> View<'_>;
}

/// A place to read into.
pub enum Slot<'a> {
    /// Text.
    Text(&'a mut String),
    /// A whole number of some width.
    Integer(&'a mut dyn IntegerSlot),
    /// A double.
    Float(&'a mut f64),
    /// A truth value.
    Boolean(&'a mut bool),
    /// An amount, a moment, a day.
    Scalar(&'a mut dyn Scalar),
    /// Anything.
    Any(&'a mut Json),
    /// An object.
    Object(&'a mut dyn Object),
    /// What `null` leaves out.
    Optional(&'a mut dyn OptionalSlot),
    /// A list.
    List(&'a mut dyn ListSlot),
    /// An object whose keys are data.
    Map(&'a mut dyn MapSlot),
    /// Text of which some values are documented.
    Choice(&'a mut dyn Choice),
    /// One of several.
    Union(&'a mut dyn Union),
}

/// What there is to write: an enum of references, handed on by copy.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Nothing, not even the name.
    Absent,
    /// `null`
    Null,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Integer(i128),
    /// A double.
    Float(f64),
    /// A truth value.
    Boolean(bool),
    /// An amount, a moment, a day; the table says in which form.
    Scalar(&'a dyn Scalar),
    /// Anything.
    Any(&'a Json),
    /// An object.
    Object(&'a dyn Object),
    /// A list.
    List(&'a dyn ListView),
    /// An object whose keys are data.
    Map(&'a dyn MapView),
    /// One of several.
    Union(&'a dyn Union),
}

/// A whole number to read.
pub trait IntegerSlot {
    /// Takes the number; false if it does not fit.
    fn set(&mut self, number: i128) -> bool;
}

/// `Option` or `Patch` to read.
pub trait OptionalSlot {
    /// `null` was read, or what means none.
    fn clear(&mut self);
    /// A value is coming.
    fn fill(&mut self) -> Slot<'_>;
}

/// A list to read.
pub trait ListSlot {
    /// One more item is coming.
    fn push(&mut self) -> Slot<'_>;
    /// The item that was announced did not come.
    fn pop(&mut self);
}

/// A list to write.
pub trait ListView {
    /// How many items.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// One of them.
    fn item(&self, index: usize) -> View<'_>;
}

/// An object whose keys are data, to read.
pub trait MapSlot {
    /// A value is coming under this key; none if there is one already.
    fn entry(&mut self, key: String) -> Option<Slot<'_>>;
}

/// An object whose keys are data, to write.
pub trait MapView {
    /// Calls `write` for each entry, in order.
    fn each(&self, write: &mut dyn FnMut(&str, View<'_>));
}

macro_rules! plain {
    ($type:ty, $blank:expr, $slot:ident, |$value:ident| $view:expr) => {
        impl Value for $type {
            fn blank() -> Self {
                $blank
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$slot(self)
            }
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }
        }
    };
}

plain!(String, String::new(), Text, |text| View::Text(text));
plain!(f64, 0.0, Float, |number| View::Float(*number));
plain!(bool, false, Boolean, |truth| View::Boolean(*truth));

impl Value for Json {
    fn blank() -> Self {
        Json::Null
    }
    fn of_null() -> Option<Self> {
        Some(Json::Null)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Any(self)
    }
    fn view(&self) -> View<'_> {
        View::Any(self)
    }
}

macro_rules! integer {
    ($($type:ty)+) => {$(
        plain!($type, 0, Integer, |number| View::Integer(i128::from(*number)));

        impl IntegerSlot for $type {
            fn set(&mut self, number: i128) -> bool {
                <$type>::try_from(number).map(|number| *self = number).is_ok()
            }
        }
    )+};
}

integer!(i32 i64 u32 u64);

impl<T: Value> Value for Option<T> {
    fn blank() -> Self {
        None
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Value::view)
    }
}

impl<T: Value> OptionalSlot for Option<T> {
    fn clear(&mut self) {
        *self = T::of_null();
    }
    fn fill(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }
}

impl<T: Value> Value for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }
    fn slot(&mut self) -> Slot<'_> {
        (**self).slot()
    }
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Value> Value for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Value> ListSlot for Vec<T> {
    fn push(&mut self) -> Slot<'_> {
        let index = self.len();
        Vec::push(self, T::blank());
        self[index].slot()
    }
    fn pop(&mut self) {
        Vec::pop(self);
    }
}

impl<T: Value> ListView for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn item(&self, index: usize) -> View<'_> {
        self[index].view()
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn blank() -> Self {
        BTreeMap::new()
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Value> MapSlot for BTreeMap<String, T> {
    fn entry(&mut self, key: String) -> Option<Slot<'_>> {
        match BTreeMap::entry(self, key) {
            Entry::Occupied(_) => None,
            Entry::Vacant(entry) => Some(entry.insert(T::blank()).slot()),
        }
    }
}

impl<T: Value> MapView for BTreeMap<String, T> {
    fn each(&self, write: &mut dyn FnMut(&str, View<'_>)) {
        for (key, value) in self {
            write(key, value.view());
        }
    }
}
