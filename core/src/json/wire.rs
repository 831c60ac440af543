//! Typed JSON for file formats: what a format's types are, how they are read, with the path of what does not fit, and
//! how they are written.
//!
//! A derive of serde makes code for every pair of type and source; here each type reads from one kind of value, which
//! is a fraction of the wasm. What a type looks like in JSON is what serde would make of it: fields and
//! variants in snake case, unknown fields refused, a variant with content as an object with one key.

use std::cell::RefCell;
use std::num::{NonZeroU8, NonZeroU16};

use super::{Fault, Json};

/// A type of a file format, as it is read.
pub trait Decode: Sized {
    /// Reads a value. What does not fit is told to the place, and something empty is given: nobody sees it, since a
    /// value with a fault is never handed out. That no step has to end early keeps the machine code small.
    fn decode(place: &Place<'_>) -> Self;
}

/// A type of a file format, as it is written.
pub trait Encode {
    /// The value for the file.
    fn encode(&self) -> Json;
}

/// Reads the whole of a file.
pub(super) fn decode<T: Decode>(value: &Json) -> Result<T, Fault> {
    let first_fault = RefCell::new(None);
    let decoded = T::decode(&Place { value, step: Step::Root, outer: None, first_fault: &first_fault });
    match first_fault.take() {
        None => Ok(decoded),
        Some(fault) => Err(fault),
    }
}

/// A value, and the way that leads to it.
pub struct Place<'v> {
    value: &'v Json,
    step: Step<'v>,
    outer: Option<&'v Place<'v>>,
    first_fault: &'v RefCell<Option<Fault>>,
}

enum Step<'v> {
    Root,
    Field(&'v str),
    Element(usize),
}

impl<'v> Place<'v> {
    fn inner<'i>(&'i self, step: Step<'i>, value: &'i Json) -> Place<'i> {
        Place { value, step, outer: Some(self), first_fault: self.first_fault }
    }

    fn path(&self) -> String {
        let outer = self.outer.map(Place::path).unwrap_or_default();
        match self.step {
            Step::Root => outer,
            Step::Field(name) if outer.is_empty() => name.into(),
            Step::Field(name) => format!("{outer}.{name}"),
            Step::Element(at) => format!("{outer}[{at}]"),
        }
    }

    /// Tells a fault at this place. The first one is kept.
    pub fn fault(&self, detail: String) {
        self.keep("", detail, None);
    }

    /// Tells that a rule of the format is broken, here or at a field below.
    pub fn breaks(&self, rule: &'static str, below: &str, found: &str) {
        self.keep(below, found.into(), Some(rule));
    }

    fn keep(&self, below: &str, detail: String, rule: Option<&'static str>) {
        let mut first = self.first_fault.borrow_mut();
        if first.is_none() {
            let mut path = self.path();
            if !path.is_empty() && !below.is_empty() {
                path.push('.');
            }
            *first = Some(Fault { path: path + below, detail, rule });
        }
    }

    /// The text that stands here, if it is one.
    pub fn text(&self) -> Option<&'v str> {
        self.value.as_text()
    }

    /// Whether an object has a field.
    pub fn has(&self, name: &str) -> bool {
        self.value.get(name).is_some()
    }

    fn is_not(&self, expected: &str) {
        let found = match self.value {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.fault(format!("{found} stands where {expected} is expected"));
    }

    fn entries(&self) -> &'v [(String, Json)] {
        if let Json::Object(entries) = self.value {
            return entries;
        }
        self.is_not("an object");
        &[]
    }

    /// The fields of an object, to be read in the order of their names, which blanks part. Tells a fault if there is another
    /// one. One text for all names, and none for each, keeps the machine code small.
    pub fn fields(&'v self, names: &'static str) -> Fields<'v> {
        for (field, value) in self.entries() {
            if !names.split_ascii_whitespace().any(|name| name == field) {
                let place = self.inner(Step::Field(field), value);
                place.fault(format!("there is no field `{field}` here, only {}", listed(names)));
            }
        }
        Fields { place: self, names }
    }

    /// The content of a variant.
    pub fn content<T: Decode>(&self) -> T {
        match self.value {
            Json::Object(entries) => match &entries[..] {
                [(name, value)] => T::decode(&self.inner(Step::Field(name), value)),
                _ => T::decode(self),
            },
            _ => {
                self.fault("content is missing here".into());
                T::decode(self)
            }
        }
    }

    /// The name of a variant: a text, or the only field of an object, which is its content.
    fn variant(&self) -> &'v str {
        match self.value {
            Json::Text(name) => return name,
            Json::Object(entries) => {
                if let [(name, _)] = &entries[..] {
                    return name;
                }
            }
            _ => {}
        }
        self.is_not("a text or an object with one field");
        ""
    }

    /// Tells a fault if a variant that is a mere name has content.
    pub fn has_no_content(&self) {
        if self.value.as_text().is_none() {
            self.fault("this one takes no content".into());
        }
    }

    /// Which of several variants it is, by the place of its name among theirs, which blanks part and which are written as in
    /// Rust. Tells a fault if it is none of them; the first one is given then.
    pub fn which(&self, names: &'static str) -> usize {
        let found = self.variant();
        let place = names.split_ascii_whitespace().position(|name| snake_case(name) == found);
        place.unwrap_or_else(|| {
            self.fault(format!("`{found}` is not one of {}", listed(&snake_case(names))));
            0
        })
    }

    fn elements(&self) -> &'v [Json] {
        if let Json::List(values) = self.value {
            return values;
        }
        self.is_not("a list");
        &[]
    }

    fn number(&self, least: u32, most: u32) -> u32 {
        let number = if let Json::Number(number) = self.value { u32::try_from(*number).ok() } else { None };
        number.filter(|number| (least..=most).contains(number)).unwrap_or_else(|| {
            self.fault(format!("a whole number from {least} to {most} is expected"));
            least
        })
    }
}

fn listed(names: &str) -> String {
    names.split_ascii_whitespace().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The fields of an object, read one after the other.
pub struct Fields<'v> {
    place: &'v Place<'v>,
    /// The names that are still to be read.
    names: &'static str,
}

impl Fields<'_> {
    fn next(&mut self) -> &'static str {
        let (name, rest) = self.names.split_once(' ').unwrap_or_default();
        self.names = rest;
        name
    }

    /// The next field, which must be there.
    pub fn required<T: Decode>(&mut self) -> T {
        let (name, place) = (self.next(), self.place);
        match place.value.get(name) {
            Some(value) => T::decode(&place.inner(Step::Field(name), value)),
            None => {
                place.fault(format!("the field `{name}` is missing"));
                T::decode(&place.inner(Step::Field(name), &Json::Null))
            }
        }
    }

    /// The next field, which may be missing.
    pub fn optional<T: Decode + Default>(&mut self) -> T {
        let (name, place) = (self.next(), self.place);
        place.value.get(name).map(|value| T::decode(&place.inner(Step::Field(name), value))).unwrap_or_default()
    }
}

/// `MustNot` as `must_not`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() && !snake.ends_with(' ') {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// Whether a field that may be missing need not be written.
pub fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::List(values) => values.is_empty(),
        Json::Object(entries) => entries.is_empty(),
        // An empty text may say something of its own.
        Json::Bool(_) | Json::Number(_) | Json::Text(_) => false,
    }
}

/// An object of fields or keys, each of which stands once.
pub fn object(entries: Vec<(String, Json)>) -> Json {
    // Field names and map keys are distinct, so that no object can fail here; were one to, it would be seen as empty.
    Json::object(entries).unwrap_or(Json::Null)
}

impl Decode for String {
    fn decode(place: &Place<'_>) -> String {
        place.value.as_text().map(str::to_owned).unwrap_or_else(|| {
            place.is_not("a text");
            String::new()
        })
    }
}

impl Encode for String {
    fn encode(&self) -> Json {
        Json::Text(self.clone())
    }
}

impl Decode for bool {
    fn decode(place: &Place<'_>) -> bool {
        if let Json::Bool(value) = place.value {
            return *value;
        }
        place.is_not("true or false");
        false
    }
}

impl Encode for bool {
    fn encode(&self) -> Json {
        Json::Bool(*self)
    }
}

macro_rules! numbers {
    ($($number:ty: $least:expr, $most:expr);+) => {
        $(
            impl Decode for $number {
                fn decode(place: &Place<'_>) -> $number {
                    // The number lies within the bounds of its type.
                    place.number($least, $most).try_into().unwrap_or($least)
                }
            }
        )+
    };
}
numbers!(u8: 0, u32::from(u8::MAX); u16: 0, u32::from(u16::MAX); u32: 0, u32::MAX);

impl Encode for u32 {
    fn encode(&self) -> Json {
        Json::Number(i64::from(*self))
    }
}

impl Encode for u8 {
    fn encode(&self) -> Json {
        Json::Number(i64::from(*self))
    }
}

impl Encode for u16 {
    fn encode(&self) -> Json {
        Json::Number(i64::from(*self))
    }
}

macro_rules! from_one_on {
    ($($number:ty as $plain:ty),+) => {
        $(
            impl Decode for $number {
                fn decode(place: &Place<'_>) -> $number {
                    let number = place.number(1, <$plain>::MAX.into());
                    <$plain>::try_from(number).ok().and_then(<$number>::new).unwrap_or(<$number>::MIN)
                }
            }

            impl Encode for $number {
                fn encode(&self) -> Json {
                    self.get().encode()
                }
            }
        )+
    };
}
from_one_on!(NonZeroU8 as u8, NonZeroU16 as u16);

impl<T: Decode> Decode for Option<T> {
    fn decode(place: &Place<'_>) -> Option<T> {
        if *place.value == Json::Null { None } else { Some(T::decode(place)) }
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::encode)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(place: &Place<'_>) -> Vec<T> {
        let element = |(at, value)| T::decode(&place.inner(Step::Element(at), value));
        place.elements().iter().enumerate().map(element).collect()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self) -> Json {
        Json::List(self.iter().map(T::encode).collect())
    }
}

/// The entries of an object whose keys are free, in their order. A list: a map for each type would add kilobytes to the
/// wasm.
#[derive(Clone, Debug)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Entries<T> {
        Entries(Vec::new())
    }
}

impl<T: Decode> Decode for Entries<T> {
    fn decode(place: &Place<'_>) -> Entries<T> {
        let entry = |(key, value): &(String, Json)| (key.clone(), T::decode(&place.inner(Step::Field(key), value)));
        Entries(place.entries().iter().map(entry).collect())
    }
}

impl<T: Encode> Encode for Entries<T> {
    fn encode(&self) -> Json {
        object(self.0.iter().map(|(key, value)| (key.clone(), value.encode())).collect())
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

/// The types of a file format. A field marked `= default` may be missing, and is not written where it is empty.
macro_rules! wire {
    () => {};
    (
        $(#[$meta:meta])*
        struct $name:ident {
            $($(#[$about:meta])* $field:ident: $type:ty $(= $default:ident)?),* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $($(#[$about])* $(#[cfg_attr(feature = "schema", schemars($default))])? pub $field: $type,)*
        }

        impl $crate::json::wire::Decode for $name {
            fn decode(place: &$crate::json::wire::Place<'_>) -> Self {
                let mut fields = place.fields(concat!($(stringify!($field), " "),*));
                $name { $($field: $crate::json::wire::wire!(@field fields $($default)?)),* }
            }
        }

        impl $crate::json::wire::Encode for $name {
            fn encode(&self) -> $crate::json::Json {
                let mut entries = Vec::new();
                $(
                    let value = $crate::json::wire::Encode::encode(&self.$field);
                    if !$crate::json::wire::wire!(@skips value $($default)?) {
                        entries.push((stringify!($field).to_owned(), value));
                    }
                )*
                $crate::json::wire::object(entries)
            }
        }

        $crate::json::wire::wire! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        enum $name:ident {
            $($(#[$about:meta])* $variant:ident $(($type:ty))?),* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
        pub enum $name {
            $($(#[$about])* $variant $(($type))?,)*
        }

        impl $crate::json::wire::Decode for $name {
            fn decode(place: &$crate::json::wire::Place<'_>) -> Self {
                let mut which = place.which(concat!($(stringify!($variant), " "),*));
                $(
                    if which == 0 {
                        return $crate::json::wire::wire!(@decode place $name $variant $(($type))?);
                    }
                    which = which.wrapping_sub(1);
                )*
                $crate::json::wire::wire!(@first place $name $($variant $(($type))?),*)
            }
        }

        impl $crate::json::wire::Encode for $name {
            fn encode(&self) -> $crate::json::Json {
                match self {
                    $($crate::json::wire::wire!(@pattern content $name $variant $(($type))?) => {
                        $crate::json::wire::wire!(@encode content $variant $(($type))?)
                    })*
                }
            }
        }

        $crate::json::wire::wire! { $($rest)* }
    };
    (@field $fields:ident) => { $fields.required() };
    (@field $fields:ident default) => { $fields.optional() };
    (@skips $value:ident) => { false };
    (@skips $value:ident default) => { $crate::json::wire::is_empty(&$value) };
    (@decode $place:ident $name:ident $variant:ident) => {{
        $place.has_no_content();
        $name::$variant
    }};
    (@decode $place:ident $name:ident $variant:ident ($type:ty)) => {
        $name::$variant($place.content::<$type>())
    };
    (@first $place:ident $name:ident $variant:ident $(, $($rest:tt)*)?) => { $name::$variant };
    (@first $place:ident $name:ident $variant:ident ($type:ty) $(, $($rest:tt)*)?) => {
        $name::$variant($place.content::<$type>())
    };
    (@pattern $content:ident $name:ident $variant:ident) => { $name::$variant };
    (@pattern $content:ident $name:ident $variant:ident ($type:ty)) => { $name::$variant($content) };
    (@encode $content:ident $variant:ident) => {
        $crate::json::Json::Text($crate::json::wire::snake_case(stringify!($variant)))
    };
    (@encode $content:ident $variant:ident ($type:ty)) => {
        $crate::json::wire::object(vec![(
            $crate::json::wire::snake_case(stringify!($variant)),
            $crate::json::wire::Encode::encode($content),
        )])
    };
}
pub(crate) use wire;
