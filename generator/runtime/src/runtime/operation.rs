//! One operation: its call while it is put together, what sends it, what reads its answers.
//!
//! All operations are alike in this, so that a row for each answer and each optional
//! parameter is all that is emitted for them.

use super::error::{Error, ErrorBody};
use super::response::{RawResponse, Response};

/// An operation of the document, told by the type of its calls.
pub trait Operation {
    /// Its id in the document.
    const ID: &'static str;
    /// What it answers with success.
    type Body;
    /// Its documented errors.
    type Error: ErrorBody;

    /// Reads an answer by its status, whether it was just sent for or not.
    ///
    /// # Errors
    /// When it is no success, or cannot be read.
    fn read(answer: RawResponse) -> Result<Response<Self::Body>, Error<Self::Error>>;
}

/// Makes an operation's call of its names and its answers. A row is a status, how its body
/// is read (with the body's kind in brackets, where no table has it, and what is made of
/// it in parentheses), and for an error the variant with its body, and what the document
/// says of it, first of all what the error means in one sentence. Behind the names stands the
/// type of the documented headers, if there are any.
macro_rules! operation {
    ($call:ident, $method:ident, $id:literal -> $body:ty, $error:ident $(, $headers:ident)? {
        $($status:tt => $read:ident $([$kind:expr])? $(($made:expr))?
            $($variant:ident $(($content:ty))? = $about:literal)?,)*
    }) => {
        #[doc = concat!("A call of [`Client::", stringify!($method), "`](crate::Client::", stringify!($method), ") while it is put together.")]
        #[doc = ""]
        #[doc = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/", stringify!($method), ".md"))]
        #[derive(Debug, Clone)]
        #[must_use = "nothing is sent until `send` is called"]
        pub struct $call<'c>(&'c $crate::Client, $crate::runtime::Request);

        impl $call<'_> {
            /// Sends the request.
            ///
            /// # Errors
            #[doc = concat!("A status of the document other than success is [`", stringify!($error), "`]; everything else that")]
            /// goes wrong is told by [`Error::kind`](crate::Error::kind).
            pub async fn send(
                self,
            ) -> Result<$crate::runtime::Response<$body>, $crate::runtime::Error<$error>> {
                let answer = self.0.transport().send(self.1).await?;
                <Self as $crate::runtime::Operation>::read(answer)
            }
        }

        $(impl $call<'_> {
            /// Reads the documented headers of an answer, or of an error that came as one.
            #[must_use]
            pub fn read_headers(
                headers: &reqwest::header::HeaderMap,
            ) -> $crate::headers::$headers {
                $crate::headers::$headers::from(headers)
            }
        })?

        impl $crate::runtime::Operation for $call<'_> {
            const ID: &'static str = $id;
            type Body = $body;
            type Error = $error;

            fn read(
                answer: $crate::runtime::RawResponse,
            ) -> Result<$crate::runtime::Response<$body>, $crate::runtime::Error<$error>> {
                // A documented default leaves nothing undocumented.
                #[allow(unreachable_patterns)]
                match answer.status().as_u16() {
                    $($status => answer$(.of(const { &$kind }))?
                        .$read($($made)? $($error::$variant)?),)*
                    _ => answer.undocumented(),
                }
            }
        }

        $crate::runtime::errors!($error, $id {
            $($($status $variant $(($content))? = $about,)?)*
        });
    };
}

/// Adds to a call the way to send its body in another media type.
macro_rules! body_as {
    ($call:ident, $names:literal) => {
        impl $call<'_> {
            /// Sends this body instead, in another media type and as it is. Documented, too:
            #[doc = concat!($names, ".")]
            pub fn body_as(
                mut self,
                media_type: impl Into<std::borrow::Cow<'static, str>>,
                body: impl Into<$crate::runtime::Payload>,
            ) -> Self {
                self.1.bytes(media_type, body);
                self
            }
        }
    };
}

/// The methods of a call that set one optional parameter each. A row is the parameter's name,
/// how the method takes its value, its place with what of that is not as usual, and before
/// all that what the document says of it.
macro_rules! parameters {
    ($call:ident {
        $($(#[$doc:meta])* $name:ident: $how:ident $($ty:ty)? = $place:ident($wire:literal)
            $(.$call_on:ident($($argument:expr)?))*,)*
    }) => {
        impl $call<'_> {
            $($crate::runtime::parameter! {
                $(#[$doc])*
                #[doc = concat!("\nThe ", stringify!($place), " parameter `", $wire, "`.")]
                $how $name $($ty)?,
                $crate::runtime::parameter::$place($wire)$(.$call_on($($argument)?))*
            })*
        }
    };
}

/// One of them.
macro_rules! parameter {
    ($(#[$doc:meta])* text $name:ident, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl AsRef<str>) -> Self {
            self.1.set($place, $name.as_ref());
            self
        }
    };
    ($(#[$doc:meta])* value $name:ident $ty:ty, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: $ty) -> Self {
            self.1.set($place, &$name);
            self
        }
    };
    ($(#[$doc:meta])* lent $name:ident $ty:ty, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: &$ty) -> Self {
            self.1.set($place, $name);
            self
        }
    };
    ($(#[$doc:meta])* into $name:ident $ty:ty, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl Into<$ty>) -> Self {
            self.1.set($place, &Into::<$ty>::into($name));
            self
        }
    };
    ($(#[$doc:meta])* list $name:ident $ty:ty, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl IntoIterator<Item = $ty>) -> Self {
            self.1.set($place, &Vec::from_iter($name));
            self
        }
    };
    ($(#[$doc:meta])* file $name:ident, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl Into<$crate::runtime::Part>) -> Self {
            self.1.files($place, [$name.into()]);
            self
        }
    };
    ($(#[$doc:meta])* files $name:ident, $place:expr) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl IntoIterator<Item = $crate::runtime::Part>) -> Self {
            self.1.files($place, $name);
            self
        }
    };
    ($(#[$doc:meta])* parts $name:ident, $place:expr) => {
        $(#[$doc])*
        pub fn $name(
            mut self,
            $name: impl IntoIterator<Item = (String, $crate::runtime::Part)>,
        ) -> Self {
            self.1.parts().extend($name);
            self
        }
    };
}

pub(crate) use {body_as, operation, parameter, parameters};
