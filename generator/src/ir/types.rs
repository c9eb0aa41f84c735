//! Types: structs, enums, unions and what they are made of.

use super::{FieldName, ModuleName, TypeName, VariantName};

/// A type of one [`Api`](super::Api).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(u32);

impl TypeId {
    pub(crate) fn new(index: usize) -> TypeId {
        TypeId(index as u32)
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A named type.
#[derive(Debug, Clone)]
pub(crate) struct TypeDef {
    pub(crate) name: TypeName,
    /// The module it stands in: that of the component it belongs to.
    pub(crate) module: ModuleName,
    /// The group that the module stands in, where types are grouped by tag.
    pub(crate) group: Option<ModuleName>,
    pub(crate) doc: Option<String>,
    /// `file#/pointer` in the document, for messages and comments.
    pub(crate) origin: String,
    pub(crate) is_deprecated: bool,
    pub(crate) usage: Usage,
    pub(crate) kind: TypeKind,
}

/// Which way values of a type travel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(crate) in_requests: bool,
    pub(crate) in_responses: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum TypeKind {
    Object(ObjectDef),
    Enum(EnumDef),
    Union(UnionDef),
}

/// A struct.
#[derive(Debug, Clone)]
pub(crate) struct ObjectDef {
    pub(crate) fields: Vec<FieldDef>,
    /// Where members that have no field go, if the document says what they are.
    pub(crate) rest: Option<RestDef>,
}

/// The field of a struct for members whose names are data.
#[derive(Debug, Clone)]
pub(crate) struct RestDef {
    pub(crate) name: FieldName,
    pub(crate) doc: Option<String>,
    /// A map.
    pub(crate) ty: TypeRef,
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub(crate) struct FieldDef {
    pub(crate) name: FieldName,
    pub(crate) wire_name: String,
    pub(crate) doc: Option<String>,
    pub(crate) ty: TypeRef,
    pub(crate) presence: Presence,
    pub(crate) travel: Travel,
    pub(crate) is_nullable: bool,
    /// Whether an empty text stands for none.
    pub(crate) may_be_empty: bool,
    pub(crate) is_deprecated: bool,
}

/// Whether a member has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

/// Which way a member travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Travel {
    BothWays,
    /// Never sent.
    OnlyAnswered,
    /// Never answered.
    OnlySent,
}

/// An enum of texts, open to others.
#[derive(Debug, Clone)]
pub(crate) struct EnumDef {
    pub(crate) variants: Vec<EnumVariant>,
    pub(crate) listing: Listing,
}

/// What the document says of texts beside those that it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing {
    /// That there are none.
    Whole,
    /// That any may come.
    Open,
}

#[derive(Debug, Clone)]
pub(crate) struct EnumVariant {
    pub(crate) name: VariantName,
    pub(crate) wire_name: String,
}

/// One of several types.
#[derive(Debug, Clone)]
pub(crate) struct UnionDef {
    pub(crate) variants: Vec<UnionVariant>,
}

/// A variant of a union and how its values are known.
#[derive(Debug, Clone)]
pub(crate) struct UnionVariant {
    pub(crate) name: VariantName,
    pub(crate) ty: TypeRef,
    pub(crate) json: Vec<JsonKind>,
    /// Members that, where they are there, hold one of these values.
    pub(crate) told_by: Vec<DiscriminatorDef>,
    /// Members of which these values speak for the variant, and no other against it.
    pub(crate) hinted_by: Vec<DiscriminatorDef>,
    /// Members it must have.
    pub(crate) required: Vec<String>,
}

/// A member by whose values a variant is known.
#[derive(Debug, Clone)]
pub(crate) struct DiscriminatorDef {
    pub(crate) wire_name: String,
    pub(crate) values: Vec<String>,
}

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Boolean,
    Number,
    Text,
    List,
    Object,
}

impl JsonKind {
    pub(crate) const ALL: [JsonKind; 5] = [
        JsonKind::Boolean,
        JsonKind::Number,
        JsonKind::Text,
        JsonKind::List,
        JsonKind::Object,
    ];
}

/// What a field, an item or a body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TypeRef {
    Any,
    Boolean,
    Integer(IntegerWidth),
    /// A whole number that is also sent as the text of its digits.
    IntegerOrText(IntegerWidth),
    Float,
    Decimal(DecimalForm),
    Text,
    Moment(MomentForm),
    Day,
    List(Box<TypeRef>),
    Map(Box<TypeRef>),
    /// An item of a list or a map that may be null.
    Nullable(Box<TypeRef>),
    Named(TypeId),
    /// The same behind a pointer, where a type would contain itself.
    Boxed(TypeId),
}

impl TypeKind {
    /// What values of the type are made of.
    pub(crate) fn parts(&self) -> Vec<&TypeRef> {
        match self {
            TypeKind::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                fields
                    .chain(object.rest.iter().map(|rest| &rest.ty))
                    .collect()
            }
            TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            TypeKind::Enum(_) => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut TypeRef> {
        match self {
            TypeKind::Object(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.ty);
                fields
                    .chain(object.rest.iter_mut().map(|rest| &mut rest.ty))
                    .collect()
            }
            TypeKind::Union(union) => union.variants.iter_mut().map(|v| &mut v.ty).collect(),
            TypeKind::Enum(_) => Vec::new(),
        }
    }
}

impl TypeRef {
    /// What a list or a map holds in the end; the type itself if it is neither.
    pub(crate) fn innermost(&self) -> &TypeRef {
        match self {
            TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => {
                inner.innermost()
            }
            other => other,
        }
    }

    /// The named type that this one mentions.
    pub(crate) fn mentions(&self) -> Option<TypeId> {
        match self.innermost() {
            TypeRef::Named(id) | TypeRef::Boxed(id) => Some(*id),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IntegerWidth {
    I32,
    I64,
    U32,
    U64,
}

/// How a decimal is written; where both forms are documented, in the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalForm {
    Text,
    Number,
    TextOrNumber,
    NumberOrText,
}

/// How a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MomentForm {
    Rfc2822,
    Rfc3339,
}
