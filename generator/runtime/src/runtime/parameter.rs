//! Values of parameters as text (OpenAPI 3.0.3, Parameter Object; RFC 6570).

/// A value that can stand in a path, a query, a header or a cookie.
pub trait Parameter {
    /// Its parts: one for a single value, any number for a list.
    fn parts(&self) -> Vec<String>;
}

macro_rules! displayed {
    ($($type:ty)+) => {$(
        impl Parameter for $type {
            fn parts(&self) -> Vec<String> {
                vec![self.to_string()]
            }
        }
    )+};
}

displayed!(String str bool i32 i64 u32 u64 f64);
#[cfg(feature = "dates")]
displayed!(jiff::Timestamp jiff::civil::Date);
#[cfg(feature = "decimals")]
displayed!(rust_decimal::Decimal);

impl<T: Parameter + ?Sized> Parameter for &T {
    fn parts(&self) -> Vec<String> {
        (**self).parts()
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn parts(&self) -> Vec<String> {
        self.iter().flat_map(Parameter::parts).collect()
    }
}
