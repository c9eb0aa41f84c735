//! What will be emitted, Rust-shaped and named: data only.
//!
//! Types refer to each other by id, so that recursion is data and boxing a pass.
//! No token and no document node occurs here; a place in the document is text.

mod headers;
mod name;
mod needs;
mod operation;
#[cfg(test)]
mod print;
mod sample;
mod taken;
mod types;

pub(crate) use headers::{HeaderDef, HeadersDef};
pub(crate) use name::{FieldName, MethodName, ModuleName, TypeName, VariantName, is_keyword};
pub(crate) use needs::Needs;
pub(crate) use operation::{
    Body, Content, ErrorDef, ErrorVariant, Given, Location, MediaTypeDef, OperationDef,
    ParameterDef, Placement, RequestBodyDef, ResponseDef, Sent, StatusPattern, Streaming, Style,
    SuccessDef,
};
#[cfg(test)]
pub(crate) use print::print;
pub(crate) use sample::{Sample, ShownCall};
pub(crate) use taken::Taken;
pub(crate) use types::{
    DecimalForm, DiscriminatorDef, EnumDef, EnumVariant, FieldDef, IntegerWidth, JsonKind, Listing,
    MomentForm, ObjectDef, Presence, RestDef, Travel, TypeDef, TypeId, TypeKind, TypeRef, UnionDef,
    UnionVariant, Usage,
};

/// A whole client.
#[derive(Debug)]
pub(crate) struct Api {
    /// The API's name.
    pub(crate) title: String,
    /// The document's version.
    pub(crate) version: String,
    /// Markdown.
    pub(crate) description: Option<String>,
    /// Every type, by id.
    pub(crate) types: Vec<TypeDef>,
    /// Every operation, in the order of the document.
    pub(crate) operations: Vec<OperationDef>,
    /// Headers of answers, each set of them once.
    pub(crate) headers: Vec<HeadersDef>,
    /// What the service sends by itself, in the order of the document.
    pub(crate) webhooks: Vec<WebhookDef>,
    /// What neither of them reaches and the user asked for.
    pub(crate) unused: Vec<TypeRef>,
    /// Modules of operations with their documentation, in the order of the document.
    pub(crate) tags: Vec<TagDef>,
    /// Servers in the order of the document.
    pub(crate) servers: Vec<ServerDef>,
    /// The servers of operations that have some of their own, each list once.
    pub(crate) own_servers: Vec<Vec<ServerDef>>,
    /// Ways to say who is calling.
    pub(crate) credentials: Vec<CredentialDef>,
    /// What operations ask that do not say so themselves; none where the document never
    /// says what any of them asks.
    pub(crate) security: Option<SecurityDef>,
    /// The groups that types stand in, each but [`SHARED`] a feature of the crate; none
    /// where types are not grouped.
    pub(crate) groups: Vec<ModuleName>,
    /// What it takes of the runtime.
    pub(crate) needs: Needs,
}

/// The group of types that several tags use, or none.
pub(crate) const SHARED: &str = "shared";

/// The group of types that only webhooks use.
pub(crate) const WEBHOOKS: &str = "webhooks";

impl Api {
    pub(crate) fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.index()]
    }
}

/// A module of operations.
#[derive(Debug)]
pub(crate) struct TagDef {
    pub(crate) module: ModuleName,
    pub(crate) doc: Option<String>,
}

/// An event that the service tells of by itself: a webhook, or a callback.
#[derive(Debug)]
pub(crate) struct WebhookDef {
    /// Its name in the document.
    pub(crate) event: String,
    /// Who asked for it, if it is a callback.
    pub(crate) asked: Option<AskedDef>,
    /// What its payload is called beside its own type.
    pub(crate) name: TypeName,
    pub(crate) doc: Option<String>,
    /// The payload.
    pub(crate) ty: TypeRef,
    /// What the service wants to be answered, and what that is called.
    pub(crate) answer: Option<(TypeName, TypeRef)>,
}

impl WebhookDef {
    /// The payload and the answer.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &TypeRef> {
        let answer = self.answer.iter().map(|(_, ty)| ty);
        std::iter::once(&self.ty).chain(answer)
    }
}

/// Who asks for a callback, and where it goes.
#[derive(Debug)]
pub(crate) struct AskedDef {
    /// The ids of the operations.
    pub(crate) by: Vec<String>,
    /// The URL, with runtime expressions.
    pub(crate) url: String,
}

/// Where the service is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServerDef {
    pub(crate) url: String,
    pub(crate) doc: Option<String>,
    pub(crate) variables: Vec<ServerVariableDef>,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServerVariableDef {
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
    pub(crate) default: String,
    /// The only values it may have; any if empty.
    pub(crate) allowed: Vec<String>,
}

/// What is asked of who calls: any one of these combinations of security schemes. None
/// at all is no credentials; an empty combination, that they may be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SecurityDef(pub(crate) Vec<Vec<String>>);

/// One way to say who is calling.
#[derive(Debug)]
pub(crate) struct CredentialDef {
    /// The name of the security scheme in the document.
    pub(crate) scheme: String,
    pub(crate) function: MethodName,
    /// The function that takes who provides tokens, where they are such.
    pub(crate) provided: Option<MethodName>,
    pub(crate) doc: Option<String>,
    pub(crate) kind: CredentialKind,
}

/// What a credential is on the wire.
#[derive(Debug)]
pub(crate) enum CredentialKind {
    /// A header; its name in lower case.
    Header(String),
    Query(String),
    Cookie(String),
    Basic,
    Bearer,
    /// Another HTTP authentication scheme, by its name.
    Http(String),
}
