//! Fields: each is a member of the components of its place, with its type; it may
//! be sent where the catalogue says so, and only there.

use countersign_catalogue::{Catalogue, Field};
use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::SchemaId;

use crate::gap::Gaps;
use crate::mark::Mark;
use crate::places::{self, Place};
use crate::reach::Reach;
use crate::shape::{Found, component, find, is_of_kind, names, parts, requires, types};
use crate::stated_type::{self, Stated};

pub(crate) fn compare(
    catalogue: &Catalogue,
    places: &[Place],
    document: &ResolvedDocument,
    gaps: &mut Gaps,
) {
    let reach = Reach::of(document);
    for place in places {
        for row in place.unknown_rows(&catalogue.fields) {
            gaps.add("places.yaml", format!("`{row}` is no row of the catalogue"));
        }
        reach.compare(place, document, gaps);
    }
    for field in &catalogue.fields {
        gaps.row("fields");
        let places = places::of(places, field);
        if places.is_empty() {
            gaps.add(field.key(), "has no place in places.yaml");
        }
        for place in places {
            let mut row = Row {
                field,
                place,
                document,
                gaps,
            };
            row.compare();
        }
    }
}

/// A row in one of its places.
struct Row<'a> {
    field: &'a Field,
    place: &'a Place,
    document: &'a ResolvedDocument,
    gaps: &'a mut Gaps,
}

impl Row<'_> {
    fn compare(&mut self) {
        let (field, place) = (self.field, self.place);
        let answered = field.response.as_ref().or(field.stated_type.as_ref());
        if let Some(stated) = self.stated(answered) {
            for name in &place.response {
                self.in_component(name, &stated, Mark::Writable);
            }
        }
        let sent = field.request.as_ref().or(field.stated_type.as_ref());
        self.in_requests(&place.post, sent, field.post.as_deref());
        self.in_requests(&place.put, sent, field.put.as_deref());
    }

    fn in_requests(&mut self, components: &[String], sent: Option<&String>, mark: Option<&str>) {
        // Tables without marks are about what may be sent when their place is a request.
        let mark = match mark.map(Mark::read) {
            None => Mark::Writable,
            Some(Some(mark)) => mark,
            Some(None) => return self.gap("the mark for requests is not understood"),
        };
        let stated = match mark {
            Mark::Silent => return,
            Mark::Refused => Stated::default(),
            _ => match self.stated(sent) {
                Some(stated) => stated,
                None => return self.gap("may be sent, and has no type in requests"),
            },
        };
        for name in components {
            self.in_component(name, &stated, mark);
        }
        let is_required = components.iter().any(|name| self.is_required_in(name));
        if mark == Mark::RequiredSometimes && !components.is_empty() && !is_required {
            self.gap(format!("{}: is required nowhere", components.join(", ")));
        }
    }

    /// A component that is missing is told once, not for each row.
    fn in_component(&mut self, name: &str, stated: &Stated, mark: Mark) {
        let Some(root) = component(self.document, name) else {
            return;
        };
        let own = self.place.path(self.field);
        let found = find(self.document, root, &own);
        let place = format!("{name}/{own}");
        match (mark, found.schemas.is_empty()) {
            (Mark::Refused, true) => return,
            (Mark::Refused, false) => {
                if !is_refused(self.document, &found) {
                    self.gap(format!("{place}: can be sent"));
                }
                return;
            }
            (_, true) => return self.gap(format!("{place}: is not there")),
            (_, false) => {}
        }
        self.types(&place, &found.schemas, stated);
        let mut owners = found.owners.iter();
        let is_required = owners.all(|owner| requires(self.document, *owner, &found.member));
        if mark == Mark::Required && !is_required {
            self.gap(format!("{place}: is not required"));
        }
        for path in self.place.also(self.field) {
            if find(self.document, root, path).schemas.is_empty() {
                self.gap(format!("{name}/{path}: is not there"));
            }
        }
    }

    fn types(&mut self, place: &str, schemas: &[SchemaId], stated: &Stated) {
        let document = self.document;
        let each = schemas.iter().flat_map(|schema| types(document, *schema));
        let documented = each.collect();
        if !stated.is_met_by(&documented) {
            let stated = names(&stated.types);
            let differs = format!("{place}: is {} instead of {stated}", names(&documented));
            self.gap(differs);
        }
        if let Some(kind) = stated.kind
            && !schemas
                .iter()
                .any(|schema| is_of_kind(document, *schema, kind))
        {
            self.gap(format!("{place}: is no {kind:?}"));
        }
    }

    /// Whether requests of some kind need the member.
    fn is_required_in(&self, name: &str) -> bool {
        let Some(root) = component(self.document, name) else {
            return false;
        };
        let found = find(self.document, root, &self.place.path(self.field));
        let owners = found.owners.iter();
        let mut parts = owners.flat_map(|owner| parts(self.document, *owner));
        parts.any(|part| requires(self.document, part, &found.member))
    }

    /// What the words of a cell mean; none where there is no such member.
    fn stated(&mut self, words: Option<&String>) -> Option<Stated> {
        match stated_type::read(words?) {
            Ok(stated) => stated,
            Err(problem) => {
                self.gap(problem);
                None
            }
        }
    }

    fn gap(&mut self, differs: impl Into<String>) {
        self.gaps.add(self.field.key(), differs);
    }
}

/// Whether the schemas that have the member tell that it may not be sent.
fn is_refused(document: &ResolvedDocument, found: &Found) -> bool {
    found.owners.iter().all(|owner| {
        let extensions = &document.schema(*owner).shape.extensions;
        let names = extensions.get("x-refused-when-sent");
        let mut names = names
            .and_then(|node| node.as_sequence())
            .into_iter()
            .flatten();
        names.any(|name| name.as_str() == Some(&found.member))
    })
}
