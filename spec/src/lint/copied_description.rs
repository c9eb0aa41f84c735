//! A description says what its own field is.

use indexmap::IndexMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Version;
use crate::outline::{self, Kind};
use crate::resolve::ResolvedDocument;
use crate::source::{Node, Span};

pub(super) const RULE: Rule = Rule {
    code: Code::COPIED_DESCRIPTION,
    asks: "Two properties or parameters of different names have different descriptions. Fields of\n\
           one name may share theirs, and so may all that refer to one component, and `id` of a\n\
           thing with `thing_id` elsewhere.",
    why: "One text for two fields was written for one of them. It says of the other either\n\
          nothing that its name does not say, or something false.",
    bad: "\
paths: {}
components:
  schemas:
    Order:
      type: object
      properties:
        date_created: { type: string, description: The date and time of the order. }
        date_shipped: { type: string, description: The date and time of the order. }
",
    mend: "Say what sets the field apart: what happens at that time, who may write it, what it is\n\
           when there is none.",
    good: "\
paths: {}
components:
  schemas:
    Order:
      type: object
      properties:
        date_created: { type: string, description: When the order was placed. }
        date_shipped: { type: string, description: When the last item was sent. }
",
    check: |document, _| check(document),
};

/// Shorter texts, such as "The name.", say so little that nobody needs to copy them.
const MIN_WORDS: usize = 4;

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut texts = Texts::default();
    // 3.0 ignores what stands beside a reference; 3.1 reads it.
    let is_read = |node: &Node| document.version == Version::V3_1 || node.get("$ref").is_none();
    outline::visit(&document.tree, &mut |visit| match visit.kind {
        Kind::Parameter => {
            if let Some(name) = visit.node.get("name").and_then(Node::as_str) {
                texts.add(name, visit.node, visit.node.span);
            }
        }
        Kind::Schema => {
            let properties = visit.node.get("properties").and_then(Node::as_mapping);
            let properties = properties.into_iter().flatten();
            for (name, entry) in properties.filter(|(_, entry)| is_read(&entry.node)) {
                texts.add(name, &entry.node, visit.node.span);
            }
        }
        _ => {}
    });
    texts.copies()
}

/// Where a text stands first for a field of each name.
#[derive(Default)]
struct Texts {
    by_words: IndexMap<String, IndexMap<String, Field>>,
}

struct Field {
    name: String,
    description: Span,
    /// The schema that has the property; a parameter stands by itself.
    owner: Span,
}

impl Texts {
    fn add(&mut self, name: &str, node: &Node, owner: Span) {
        let Some(description) = node.get("description") else {
            return;
        };
        let words = words(description.as_str().unwrap_or_default());
        if words.split(' ').count() < MIN_WORDS {
            return;
        }
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        let spelling = letters.flat_map(char::to_lowercase).collect();
        let fields = self.by_words.entry(words).or_default();
        fields.entry(spelling).or_insert_with(|| Field {
            name: name.to_owned(),
            description: description.span,
            owner,
        });
    }

    fn copies(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for fields in self.by_words.values() {
            for (index, (_, copy)) in fields.iter().enumerate() {
                let mut earlier = fields[..index].values();
                let first = earlier.find(|earlier| !earlier.is_the_same_thing_as(copy));
                problems.extend(first.map(|first| copy.problem(first)));
            }
        }
        problems
    }
}

impl Field {
    /// Whether one is the `id` of a thing and the other is how others name that id.
    fn is_the_same_thing_as(&self, other: &Field) -> bool {
        let (one, other_name) = (name_words(&self.name), name_words(&other.name));
        let (short, long) = match one.len() < other_name.len() {
            true => (&one, &other_name),
            false => (&other_name, &one),
        };
        let is_id = |word: &String| ["id", "uuid", "guid"].contains(&word.as_str());
        self.owner != other.owner && short.first().is_some_and(is_id) && long.ends_with(short)
    }

    fn problem(&self, first: &Field) -> Diagnostic {
        Diagnostic::warning(
            Code::COPIED_DESCRIPTION,
            self.description,
            format_args!("`{}` is described as `{}` is", self.name, first.name),
        )
        .related(first.description, format_args!("of `{}`", first.name))
        .help("say what this field is that the other is not")
    }
}

/// The words of a text, whatever their case and what stands between them.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// The words of `orderId`, `order_id` and `order_id:in`.
fn name_words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len());
    let mut was_lower = false;
    for c in name.chars() {
        if was_lower && c.is_uppercase() {
            spaced.push(' ');
        }
        was_lower = c.is_lowercase();
        spaced.push(c);
    }
    words(&spaced).split(' ').map(str::to_owned).collect()
}
