//! The methods that set one member each and chain.

/// How values of an emitted struct are made: `new` of what is required, in parentheses, and a
/// method for each row. Both name a field, how a value is taken (`set` as it is, `into` from
/// what converts, `patch` also null, `all` the whole of a map), and the type of the value.
macro_rules! setters {
    ($type:ident($($asked:ident: $how_asked:ident $asked_as:ty),*) {
        $($field:ident $(as $method:ident)?: $how:ident $value:ty,)*
    }) => {
        impl $type {
            #[doc = concat!("Begins a value: `new(", stringify!($($asked),*), ")` asks for what is required,")]
            /// the methods set the rest.
            #[must_use]
            #[allow(clippy::needless_update)]
            pub fn new($($asked: $crate::runtime::model::taken!($how_asked $asked_as)),*) -> Self {
                Self {
                    $($asked: $crate::runtime::model::given!($how_asked $asked),)*
                    ..$crate::runtime::model::Value::blank()
                }
            }

            $($crate::runtime::model::setter!($how $field $($method)? ($value));)*
        }
    };
}

/// The type in which a value is taken.
macro_rules! taken {
    (set $value:ty) => { $value };
    (into $value:ty) => { impl Into<$value> };
    (patch $value:ty) => { impl Into<$crate::runtime::Patch<$value>> };
}

/// The value as its field holds it.
macro_rules! given {
    (set $field:ident) => {
        $field
    };
    ($how:ident $field:ident) => {
        $field.into()
    };
}

/// One of them.
macro_rules! setter {
    ($how:ident $field:ident ($value:ty)) => {
        $crate::runtime::model::setter!($how $field $field ($value));
    };
    (set $field:ident $method:ident ($value:ty)) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $method(mut self, $field: $value) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (into $field:ident $method:ident ($value:ty)) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $method(mut self, $field: impl Into<$value>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (patch $field:ident $method:ident ($value:ty)) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $method(mut self, $field: impl Into<$crate::runtime::Patch<$value>>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    (all $field:ident $method:ident ($value:ty)) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")]
        #[must_use]
        pub fn $method(mut self, $field: $value) -> Self {
            self.$field = $field;
            self
        }
    };
}

pub(crate) use {given, setter, setters, taken};
