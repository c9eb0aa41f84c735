//! Operations: what they ask for and what may come back.

pub(crate) use countersign_spec::document::Style;
pub(crate) use countersign_spec::resolve::StatusPattern;

use super::{
    FieldName, MethodName, ModuleName, SecurityDef, ShownCall, TypeName, TypeRef, VariantName,
};

/// One operation.
#[derive(Debug)]
pub(crate) struct OperationDef {
    /// Its name in the document.
    pub(crate) id: String,
    /// The method of the client that begins it.
    pub(crate) method_name: MethodName,
    /// The builder it begins with.
    pub(crate) builder: TypeName,
    /// The module it stands in.
    pub(crate) module: ModuleName,
    pub(crate) doc: Option<String>,
    pub(crate) is_deprecated: bool,
    /// The HTTP method.
    pub(crate) http_method: &'static str,
    pub(crate) path_template: String,
    /// Media types of its answers, for the `Accept` header.
    pub(crate) accept: String,
    /// What it asks of who calls, if it is not what the API's others ask.
    pub(crate) security: Option<SecurityDef>,
    /// Which of the API's own servers it is served by, if not by those of the root.
    pub(crate) servers: Option<usize>,
    pub(crate) parameters: Vec<ParameterDef>,
    pub(crate) request_body: Option<RequestBodyDef>,
    pub(crate) success: SuccessDef,
    pub(crate) error: ErrorDef,
    /// Which of the API's headers its answers have, if any is documented.
    pub(crate) headers: Option<usize>,
    /// How its answers can be read as they come.
    pub(crate) streams: Vec<Streaming>,
    /// The call that its documentation shows.
    pub(crate) shown: ShownCall,
}

impl OperationDef {
    /// Every type that it sends or is answered.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &TypeRef> {
        self.sends().chain(self.is_answered())
    }

    /// Every type that it sends.
    pub(crate) fn sends(&self) -> impl Iterator<Item = &TypeRef> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let body = self.request_body.iter();
        parameters.chain(body.filter_map(|body| body.sent.whole()?.ty()))
    }

    /// Every type that it is answered.
    pub(crate) fn is_answered(&self) -> impl Iterator<Item = &TypeRef> {
        let errors = self.error.variants.iter().map(|variant| &variant.response);
        let responses = self.success.responses.iter().chain(errors);
        responses.filter_map(|response| response.content.as_ref()?.ty())
    }
}

/// How an answer is read as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Streaming {
    /// In pieces of bytes.
    Pieces,
    /// As server-sent events.
    Events,
}

/// An input outside the body.
#[derive(Debug)]
pub(crate) struct ParameterDef {
    pub(crate) name: FieldName,
    pub(crate) wire_name: String,
    pub(crate) doc: Option<String>,
    pub(crate) ty: TypeRef,
    pub(crate) is_required: bool,
    pub(crate) placement: Placement,
    pub(crate) given: Given,
    /// A documented value.
    pub(crate) example: Option<serde_json::Value>,
}

/// How callers give what a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// As a value of its type.
    Value,
    /// As a file.
    File,
    /// As any number of files.
    Files,
    /// As parts with names of their own.
    Parts,
}

/// Where a parameter goes and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placement {
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) is_exploded: bool,
    pub(crate) is_reserved: bool,
    pub(crate) is_json: bool,
    /// The media type of a part, if one is said.
    pub(crate) media_type: Option<String>,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// A field of a body of pairs.
    Form,
    /// A part of a body.
    Part,
}

impl Placement {
    /// A field of a form, written as fields are by themselves.
    pub(crate) fn of_form(location: Location) -> Placement {
        Placement {
            location,
            style: Style::Form,
            is_exploded: true,
            is_reserved: false,
            is_json: false,
            media_type: None,
        }
    }
}

/// What an operation is sent.
#[derive(Debug)]
pub(crate) struct RequestBodyDef {
    pub(crate) media_type: MediaTypeDef,
    /// The media types that it may be in as well, in the document's order.
    pub(crate) others: Vec<String>,
    pub(crate) sent: Sent,
    pub(crate) is_required: bool,
    pub(crate) doc: Option<String>,
    /// A documented value.
    pub(crate) example: Option<serde_json::Value>,
}

/// How a request's body is given.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sent {
    /// As one argument.
    Whole(Content),
    /// Pairs of names and values, each a parameter of the operation.
    Form,
    /// Parts, each a parameter of the operation.
    Parts,
}

impl Sent {
    /// What the one argument holds.
    pub(crate) fn whole(&self) -> Option<&Content> {
        match self {
            Sent::Whole(content) => Some(content),
            Sent::Form | Sent::Parts => None,
        }
    }
}

/// What the `Content-Type` of a request says.
#[derive(Debug)]
pub(crate) enum MediaTypeDef {
    /// What the document says.
    Fixed(String),
    /// What the caller says, of the range that is documented: the name of the argument.
    Asked(FieldName, String),
}

/// What a body holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Json(TypeRef),
    /// Text in UTF-8.
    Text,
    Bytes,
}

impl Content {
    /// The type that JSON is read as.
    pub(crate) fn ty(&self) -> Option<&TypeRef> {
        match self {
            Content::Json(ty) => Some(ty),
            Content::Text | Content::Bytes => None,
        }
    }
}

/// The successful answers of an operation.
#[derive(Debug)]
pub(crate) struct SuccessDef {
    pub(crate) responses: Vec<ResponseDef>,
    pub(crate) body: Body,
}

/// One documented answer.
#[derive(Debug)]
pub(crate) struct ResponseDef {
    pub(crate) status: StatusPattern,
    /// None where nothing is said of a body.
    pub(crate) content: Option<Content>,
}

/// The one type that all successful answers are read as.
#[derive(Debug)]
pub(crate) enum Body {
    /// None of them has a body.
    Nothing,
    /// All have this one.
    Always(Content),
    /// Those without a body mean an empty list of this.
    ListOrEmpty(TypeRef),
    /// Those without a body mean none of this.
    Sometimes(Content),
    /// They differ: an enum with one variant for each.
    Several(TypeName, Vec<VariantName>),
}

/// The documented errors of an operation.
#[derive(Debug)]
pub(crate) struct ErrorDef {
    pub(crate) name: TypeName,
    pub(crate) variants: Vec<ErrorVariant>,
}

/// A documented error.
#[derive(Debug)]
pub(crate) struct ErrorVariant {
    pub(crate) name: VariantName,
    pub(crate) doc: Option<String>,
    pub(crate) response: ResponseDef,
}
