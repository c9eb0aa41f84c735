//! The methods that set one member each and chain.

/// Methods of an emitted struct. A row is a field, how the method takes its value (`set` as
/// it is, `into` from what converts, `patch` also null, `all` the whole of a map), and the
/// type of the value.
macro_rules! setters {
    ($type:ty { $($field:ident $(as $method:ident)?: $how:ident $value:ty,)* }) => {
        impl $type {
            $($crate::runtime::model::setter!($how $field $($method)? ($value));)*
        }
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

pub(crate) use {setter, setters};
