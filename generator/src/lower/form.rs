//! Bodies that are forms: each field is set like a parameter, files as files.

use countersign_spec::document::{Encoding, JsonType, SchemaOf, Version};
use countersign_spec::resolve::{MediaType, RequestBody, SchemaId};
use countersign_spec::source::Node;

use super::Lowering;
use super::documentation;
use super::members::is_silent;
use super::naming::NameHint;
use crate::ir::{
    FieldName, Given, Location, ParameterDef, Placement, Sent, Style, Taken, TypeKind, TypeRef,
};

impl Lowering<'_> {
    /// The fields of a form. One whose fields nobody describes is set as a whole.
    pub(super) fn form_fields(
        &mut self,
        body: &RequestBody,
        media_type: &MediaType,
        sent: &Sent,
        names: &mut Taken<FieldName>,
        hint: &NameHint,
    ) -> Vec<ParameterDef> {
        let location = match sent {
            Sent::Parts => Location::Part,
            _ => Location::Form,
        };
        let members = media_type.schema.map(|schema| self.members_of(schema));
        let members = members.unwrap_or_default();
        if members.properties.is_empty() {
            return vec![self.whole_form(body, media_type, location, hint)];
        }
        let whole = self.example(&media_type.examples, media_type.schema);
        let mut fields = Vec::new();
        for (wire_name, id) in &members.properties {
            let schema = self.doc.schema(*id);
            // What is only answered is not sent.
            if schema.shape.is_read_only {
                continue;
            }
            let encoding = media_type.encoding.get(wire_name);
            let given = match location {
                Location::Part => self.given(*id, encoding),
                _ => Given::Value,
            };
            let ty = match given {
                Given::Value => self.member(&members, wire_name, &hint.part(wire_name)).ty,
                _ => TypeRef::Any,
            };
            let name = names.distinct(FieldName::new(wire_name));
            fields.push(ParameterDef {
                doc: documentation::of_member(schema, &ty),
                placement: self.form_placement(location, &ty, encoding),
                is_required: body.is_required && members.required.contains(wire_name),
                wire_name: wire_name.clone(),
                name,
                ty,
                given,
                example: whole.as_ref().and_then(|it| it.get(wire_name)).cloned(),
            });
        }
        fields
    }

    fn whole_form(
        &mut self,
        body: &RequestBody,
        media_type: &MediaType,
        location: Location,
        hint: &NameHint,
    ) -> ParameterDef {
        let given = match location {
            Location::Part => Given::Parts,
            _ => Given::Value,
        };
        let ty = match (given, media_type.schema) {
            (Given::Value, Some(schema)) => self.schema(schema, hint).ty,
            _ => TypeRef::Any,
        };
        ParameterDef {
            name: FieldName::new("body"),
            wire_name: "body".to_owned(),
            doc: body.description.clone(),
            is_required: body.is_required,
            placement: Placement::of_form(location),
            ty,
            given,
            example: self.example(&media_type.examples, media_type.schema),
        }
    }

    /// Whether callers give a part as a file: a text of bytes, or of a media type that is
    /// neither JSON nor text (3.0.4, Encoding Object; 3.1.1, Binary Data).
    fn given(&self, id: SchemaId, encoding: Option<&Encoding>) -> Given {
        let shape = &self.doc.schema(id).shape;
        match (&shape.types[..], &shape.items) {
            ([JsonType::Array], Some(item))
                if self.is_file(&self.doc.schema(**item).shape, encoding) =>
            {
                Given::Files
            }
            _ if self.is_file(shape, encoding) => Given::File,
            _ => Given::Value,
        }
    }

    fn is_file(&self, shape: &SchemaOf<SchemaId>, encoding: Option<&Encoding>) -> bool {
        let is_text = matches!(shape.types[..], [] | [JsonType::String]);
        let keyword = |name: &str| shape.assertions.get(name).and_then(Node::as_str);
        let of_bytes = shape.format.as_deref() == Some("binary")
            || keyword("contentMediaType").is_some() && keyword("contentEncoding").is_none()
            || self.doc.version != Version::V3_0 && is_silent(shape);
        let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let is_other = |name: &str| !name.starts_with("text/") && !name.contains("json");
        let of_other = shape.types == [JsonType::String] && said.is_some_and(is_other);
        is_text && (of_bytes || of_other)
    }

    /// How a field is written: as its encoding says, else an object as JSON and the items
    /// of a list each on its own (3.0.4, Encoding Object).
    fn form_placement(
        &self,
        location: Location,
        ty: &TypeRef,
        encoding: Option<&Encoding>,
    ) -> Placement {
        let style = encoding.and_then(|encoding| encoding.style.as_deref());
        let explode = encoding.and_then(|encoding| encoding.explode);
        let style = style.map(|style| match style {
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "deepObject" => Style::DeepObject,
            _ => Style::Form,
        });
        let is_styled = style.is_some() || explode.is_some();
        let said = encoding.and_then(|encoding| encoding.content_type.clone());
        let said = said.filter(|name| !name.contains([',', '*']));
        let has_parts = self.has_parts(ty);
        let style = style.unwrap_or(Style::Form);
        Placement {
            style,
            is_exploded: explode.unwrap_or(style == Style::Form),
            is_reserved: encoding.is_some_and(|encoding| encoding.allow_reserved),
            is_json: location == Location::Form && has_parts && !is_styled,
            media_type: match location {
                Location::Part if has_parts || self.has_parts(ty.innermost()) => {
                    said.or_else(|| Some("application/json".to_owned()))
                }
                Location::Part => said,
                _ => None,
            },
            location,
        }
    }

    /// Whether a value is an object, or may be one.
    fn has_parts(&self, ty: &TypeRef) -> bool {
        match ty {
            TypeRef::Map(_) => true,
            TypeRef::Named(id) | TypeRef::Boxed(id) => {
                let def = self.types[id.index()].as_ref();
                !def.is_some_and(|def| matches!(def.kind, TypeKind::Enum(_)))
            }
            _ => false,
        }
    }
}
