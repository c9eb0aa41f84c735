//! Schemas: every keyword that says something, parts as `#id`.

use countersign_spec::document::AdditionalProperties;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::Sources;
use serde_json::Value;

use super::Printer;

impl Printer {
    pub(super) fn schema(&mut self, id: SchemaId, schema: &Schema, sources: &Sources) {
        let name = schema.name.as_deref().unwrap_or("(in place)");
        let place = sources.place(schema.shape.span);
        self.line(format_args!("{} {name} {place}", part(id)));
        self.indented(|p| {
            p.words(schema);
            p.parts(schema);
        });
    }

    fn words(&mut self, schema: &Schema) {
        let shape = &schema.shape;
        let types: Vec<_> = shape.types.iter().map(|t| t.as_str()).collect();
        for (word, text) in [
            ("title", shape.title.as_deref()),
            ("description", shape.description.as_deref()),
            ("format", shape.format.as_deref()),
            ("type", Some(types.join(" or ").as_str())),
            ("required", Some(shape.required.join(", ").as_str())),
        ] {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                self.line(format_args!("{word}: {text:?}"));
            }
        }
        for (word, is_so) in [
            ("nullable", shape.is_nullable),
            ("read only", shape.is_read_only),
            ("write only", shape.is_write_only),
            ("deprecated", shape.is_deprecated),
        ] {
            if is_so {
                self.line(word);
            }
        }
        let allowed = shape.enumeration.iter();
        let allowed = allowed.map(|nodes| nodes.iter().map(|node| node.to_json()).collect());
        let values = allowed.map(|allowed: Value| ("enum", allowed));
        let constant = shape.constant.iter().map(|n| ("const", n.to_json()));
        let default = shape.default.iter().map(|n| ("default", n.to_json()));
        let examples = shape.examples.iter().map(|n| ("example", n.to_json()));
        for (word, value) in values.chain(constant).chain(default).chain(examples) {
            self.line(format_args!("{word}: {value}"));
        }
        for (word, node) in shape.assertions.iter().chain(&shape.extensions) {
            self.line(format_args!("{word}: {}", node.to_json()));
        }
    }

    fn parts(&mut self, schema: &Schema) {
        let shape = &schema.shape;
        for (word, named) in [
            ("property", &shape.properties),
            ("pattern", &shape.pattern_properties),
            ("keyword", &shape.other_schemas),
            ("dependent schema", &shape.dependent_schemas),
            ("mapping", &schema.mapping),
        ] {
            for (name, id) in named {
                self.line(format_args!("{word} {name}: {}", part(*id)));
            }
        }
        match &shape.additional_properties {
            Some(AdditionalProperties::Any) => self.line("other properties: any"),
            Some(AdditionalProperties::Forbidden) => self.line("other properties: none"),
            Some(AdditionalProperties::Schema(id)) => {
                self.line(format_args!("other properties: {}", part(**id)));
            }
            None => {}
        }
        if let Some(items) = &shape.items {
            self.line(format_args!("items: {}", part(**items)));
        }
        for (word, parts) in [
            ("prefix items", &shape.prefix_items),
            ("all of", &shape.all_of),
            ("any of", &shape.any_of),
            ("one of", &shape.one_of),
        ] {
            if !parts.is_empty() {
                let parts: Vec<_> = parts.iter().map(|id| part(*id)).collect();
                self.line(format_args!("{word}: {}", parts.join(" ")));
            }
        }
        if let Some(discriminator) = &shape.discriminator {
            self.line(format_args!("discriminator: {}", discriminator.property));
        }
    }
}

fn part(id: SchemaId) -> String {
    format!("#{}", id.index())
}
