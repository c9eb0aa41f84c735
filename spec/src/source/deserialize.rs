//! A serde `Deserializer` over nodes, so that a typed reader's complaint has a place.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, VariantAccess, Visitor};

use super::{Node, Span, Value};

/// Why a node is not what a typed reader expects, and the innermost place it knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NodeError {
    /// What was expected and found.
    pub message: String,
    /// Where; none if the reader buffered the value before it complained.
    pub span: Option<Span>,
}

impl de::Error for NodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        NodeError {
            message: message.to_string(),
            span: None,
        }
    }

    fn missing_field(field: &'static str) -> Self {
        de::Error::custom(format_args!("it has no `{field}`"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        de::Error::custom(format_args!(
            "`{variant}` is none of {}",
            expected.join(", ")
        ))
    }
}

impl Node {
    /// Reads this node as a `T`.
    ///
    /// # Errors
    /// When the node is not a `T`; the error names the innermost node that is known.
    pub fn read<'n, T: de::Deserialize<'n>>(&'n self) -> Result<T, NodeError> {
        T::deserialize(self)
    }
}

fn at<T>(span: Span, result: Result<T, NodeError>) -> Result<T, NodeError> {
    result.map_err(|error| NodeError {
        span: error.span.or(Some(span)),
        ..error
    })
}

impl<'n> de::Deserializer<'n> for &'n Node {
    type Error = NodeError;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, NodeError> {
        let result = match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_i64(), number.as_str().parse::<u64>()) {
                (Some(value), _) if !number.as_str().contains('.') => visitor.visit_i64(value),
                (_, Ok(value)) => visitor.visit_u64(value),
                _ => visitor.visit_f64(number.as_f64()),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Sequence(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Mapping(mapping) => visitor.visit_map(MapDeserializer::new(
                mapping
                    .iter()
                    .map(|(key, entry)| (key.as_str(), &entry.node)),
            )),
        };
        at(self.span, result)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, NodeError> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        let result = match &self.value {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            Value::Mapping(mapping) if mapping.len() == 1 => {
                let Some((key, entry)) = mapping.first() else {
                    return Err(de::Error::custom("expected one entry, found none"));
                };
                visitor.visit_enum(OneEntry {
                    key,
                    node: &entry.node,
                })
            }
            _ => Err(de::Error::custom(format_args!(
                "expected a name or a mapping with one entry, found {}",
                self.kind()
            ))),
        };
        at(self.span, result)
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'n>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'n> IntoDeserializer<'n, NodeError> for &'n Node {
    type Deserializer = &'n Node;

    fn into_deserializer(self) -> &'n Node {
        self
    }
}

struct OneEntry<'n> {
    key: &'n str,
    node: &'n Node,
}

impl<'n> EnumAccess<'n> for OneEntry<'n> {
    type Error = NodeError;
    type Variant = &'n Node;

    fn variant_seed<S: DeserializeSeed<'n>>(
        self,
        seed: S,
    ) -> Result<(S::Value, &'n Node), NodeError> {
        let key: de::value::StrDeserializer<'n, NodeError> = self.key.into_deserializer();
        Ok((seed.deserialize(key)?, self.node))
    }
}

impl<'n> VariantAccess<'n> for &'n Node {
    type Error = NodeError;

    fn unit_variant(self) -> Result<(), NodeError> {
        de::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<S::Value, NodeError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'n>>(self, _len: usize, visitor: V) -> Result<V::Value, NodeError> {
        de::Deserializer::deserialize_any(self, visitor)
    }

    fn struct_variant<V: Visitor<'n>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        de::Deserializer::deserialize_any(self, visitor)
    }
}
