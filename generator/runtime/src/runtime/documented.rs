//! The enums of an operation's documented errors.

/// An enum of the documented errors of an operation. A row is a status or a range of them,
/// the variant with the type of its body, and what the document says of it, first of all
/// what the error means in one sentence.
macro_rules! errors {
    ($name:ident, $operation:literal {
        $($status:tt $variant:ident $(($body:ty))? = $about:literal,)*
    }) => {
        #[doc = concat!("The documented errors of `", $operation, "`, by status.")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!(stringify!($status), ": ", $about)]
                $variant $(($body))?,
            )*
        }

        impl $crate::runtime::ErrorBody for $name {
            fn meaning(&self) -> &'static str {
                // The enum may have no variants, and a reference to it has none either.
                #[allow(unreachable_patterns)]
                match self {
                    $(Self::$variant { .. } => $crate::runtime::first_sentence(
                        concat!(stringify!($variant), ": ", $about),
                    ),)*
                    _ => "",
                }
            }
        }
    };
}

pub(crate) use errors;

/// The first sentence of a text, without what ends it.
#[must_use]
pub fn first_sentence(text: &'static str) -> &'static str {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let ends = [". ", ".\n"]
        .into_iter()
        .filter_map(|end| paragraph.find(end));
    let sentence = ends.min().map_or(paragraph, |end| &paragraph[..end]);
    sentence.trim_end().trim_end_matches(['.', ':'])
}
