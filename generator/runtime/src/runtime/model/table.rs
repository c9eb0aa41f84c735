//! The constant tables: what the document says of each member, as data.

/// The members of an object.
#[derive(Debug)]
pub struct ObjectTable {
    /// The Rust type's name.
    pub name: &'static str,
    /// The members, in the order of the document.
    pub members: &'static [Member],
    /// What all others are together, if there is a field for them: a map.
    pub rest: Option<Kind>,
}

/// One member of an object.
#[derive(Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether the document requires it.
    pub is_required: bool,
    /// Whether the document allows `null`.
    pub is_nullable: bool,
    /// Whether the document has an empty text or object that stands for none.
    pub may_be_empty: bool,
}

/// What a value is on the wire.
#[derive(Debug)]
pub enum Kind {
    /// Anything.
    Any,
    /// `true`, `false`
    Boolean,
    /// A whole number.
    Integer,
    /// A whole number that is also sent as the text of its digits, and written as a number.
    IntegerOrText,
    /// A number of double precision.
    Float,
    /// A decimal, written as text.
    DecimalText,
    /// A decimal, written as a number.
    DecimalNumber,
    /// A decimal that is documented in both forms, written as text.
    DecimalTextOrNumber,
    /// A decimal that is documented in both forms, written as a number.
    DecimalNumberOrText,
    /// Text.
    Text,
    /// A moment as RFC 2822 text.
    Rfc2822,
    /// A moment as RFC 3339 text.
    Rfc3339,
    /// A day as RFC 3339 text.
    Day,
    /// Text of which some values are documented.
    Choice(&'static [&'static str]),
    /// An object. A `static` and not a `const`, so that types may refer to each
    /// other in circles.
    Object(&'static ObjectTable),
    /// Null, or a value: what an item of a list or a map may be.
    Nullable(&'static Kind),
    /// A list.
    List(&'static Kind),
    /// An object whose keys are data.
    Map(&'static Kind),
    /// One of several.
    Union(&'static UnionTable),
}

/// The variants of a union, in the order in which they are tried.
#[derive(Debug)]
pub struct UnionTable {
    /// The Rust type's name.
    pub name: &'static str,
    /// The variants.
    pub variants: &'static [Variant],
}

/// Members, and of each some values: a number or a truth value is its text.
pub type Values = &'static [(&'static str, &'static [&'static str])];

/// One variant of a union and how a value of it is known.
#[derive(Debug)]
pub struct Variant {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The JSON kinds it may have.
    pub json: &'static [JsonKind],
    /// Members that, where they are there, hold one of these values.
    pub told_by: Values,
    /// Members of which these values speak for the variant, and no other against it.
    pub hinted_by: Values,
    /// Members it must have.
    pub required: &'static [&'static str],
}

/// The kinds of JSON values, told by their first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl JsonKind {
    /// The kind of the JSON text of one value.
    #[must_use]
    pub fn of(text: &str) -> JsonKind {
        match text.trim_start().as_bytes().first() {
            Some(b'{') => JsonKind::Object,
            Some(b'[') => JsonKind::List,
            Some(b'"') => JsonKind::Text,
            Some(b't' | b'f') => JsonKind::Boolean,
            Some(b'n') => JsonKind::Null,
            _ => JsonKind::Number,
        }
    }
}

/// A variant of values of the kinds `json`.
#[must_use]
pub const fn variant(kind: Kind, json: &'static [JsonKind]) -> Variant {
    Variant {
        name: "",
        kind,
        json,
        told_by: &[],
        hinted_by: &[],
        required: &[],
    }
}

impl Variant {
    /// The same variant, of objects only whose members hold nothing but these values.
    #[must_use]
    pub const fn where_is(mut self, members: Values) -> Variant {
        self.told_by = members;
        self
    }

    /// The same variant, to be preferred for objects whose members hold these values.
    #[must_use]
    pub const fn rather_where(mut self, members: Values) -> Variant {
        self.hinted_by = members;
        self
    }

    /// The same variant under its name.
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Variant {
        self.name = name;
        self
    }

    /// The same variant, of objects only that have these members.
    #[must_use]
    pub const fn with(mut self, required: &'static [&'static str]) -> Variant {
        self.required = required;
        self
    }
}

impl Member {
    /// A member that may be missing, named as its field is.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Member {
        Member {
            name,
            kind,
            is_required: false,
            is_nullable: false,
            may_be_empty: false,
        }
    }

    /// The same member, by another name.
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Member {
        self.name = name;
        self
    }

    /// The same member, which must be there.
    #[must_use]
    pub const fn required(mut self) -> Member {
        self.is_required = true;
        self
    }

    /// The same member, allowed to be `null`.
    #[must_use]
    pub const fn nullable(mut self) -> Member {
        self.is_nullable = true;
        self
    }

    /// The same member, with an empty text or object that stands for none.
    #[must_use]
    pub const fn or_empty(mut self) -> Member {
        self.may_be_empty = true;
        self
    }
}

impl Kind {
    /// What the values of a map are.
    pub(super) fn of_values(&self) -> &Kind {
        match self {
            Kind::Map(value) => value,
            other => other,
        }
    }
}

impl ObjectTable {
    /// A table of at most 512 members; more do not compile.
    #[must_use]
    pub const fn new(name: &'static str, members: &'static [Member]) -> ObjectTable {
        assert!(members.len() <= Seen::CAPACITY);
        ObjectTable {
            name,
            members,
            rest: None,
        }
    }

    /// The same table, with a field for all other members.
    #[must_use]
    pub const fn with_rest(self, rest: Kind) -> ObjectTable {
        ObjectTable {
            name: self.name,
            members: self.members,
            rest: Some(rest),
        }
    }

    /// The index of the member called `name`. Answers mostly keep the document's
    /// order, so the search begins at `expected` and wraps around.
    pub(super) fn find(&self, name: &str, expected: usize) -> Option<usize> {
        let is_it = |member: &Member| {
            // Most names differ in length or in their last byte.
            member.name.len() == name.len()
                && member.name.as_bytes().last() == name.as_bytes().last()
                && member.name == name
        };
        if self.members.get(expected).is_some_and(is_it) {
            return Some(expected);
        }
        let (before, after) = self.members.split_at(expected.min(self.members.len()));
        match after.iter().position(is_it) {
            Some(index) => Some(before.len() + index),
            None => before.iter().position(is_it),
        }
    }

    /// The first required member that was not seen.
    pub(super) fn missing(&self, seen: &Seen) -> Option<&'static str> {
        self.members
            .iter()
            .enumerate()
            .find(|(index, member)| member.is_required && !seen.contains(*index))
            .map(|(_, member)| member.name)
    }
}

/// Which members were read, by index.
#[derive(Default)]
pub(super) struct Seen([u64; Seen::CAPACITY / 64]);

impl Seen {
    const CAPACITY: usize = 512;

    pub(super) fn insert(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        self.0[index / 64] & (1 << (index % 64)) != 0
    }
}
