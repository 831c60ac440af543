//! Typed JSON for file formats: what a format's types are, how they are read, with the path of what does not fit, and
//! how they are written.
//!
//! A derive of serde makes code for every pair of type and source; here each type reads from one kind of value, which
//! is a fraction of the wasm. What a type looks like in JSON is what serde would make of it: fields and
//! variants in snake case, unknown fields refused, a variant with content as an object with one key.

use std::cell::RefCell;
use std::collections::BTreeMap;
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
        let mut first = self.first_fault.borrow_mut();
        if first.is_none() {
            *first = Some(Fault { path: self.path(), detail });
        }
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

    /// Tells a fault if the object has a field that is not among the known ones.
    pub fn knows(&self, known: &[&str]) {
        for (field, value) in self.entries() {
            if !known.contains(&field.as_str()) {
                let place = self.inner(Step::Field(field), value);
                place.fault(format!("there is no field `{field}` here, only {}", listed(known)));
            }
        }
    }

    /// A field that must be there.
    pub fn required<T: Decode>(&self, name: &str) -> T {
        match self.value.get(name) {
            Some(value) => T::decode(&self.inner(Step::Field(name), value)),
            None => {
                self.fault(format!("the field `{name}` is missing"));
                T::decode(&self.inner(Step::Field(name), &Json::Null))
            }
        }
    }

    /// A field that may be missing.
    pub fn optional<T: Decode + Default>(&self, name: &str) -> T {
        self.value.get(name).map(|value| T::decode(&self.inner(Step::Field(name), value))).unwrap_or_default()
    }

    /// The name of a variant: a text, or the only field of an object, which is its content.
    pub fn variant(&self) -> &'v str {
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
    pub fn has_no_content(&self, name: &str) {
        if self.value.as_text().is_none() {
            self.fault(format!("`{name}` takes no content"));
        }
    }

    /// Tells a fault: no variant has this name.
    pub fn no_variant(&self, name: &str, known: &[&str]) {
        let known: Vec<String> = known.iter().map(|known| snake_case(known)).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        self.fault(format!("`{name}` is not one of {}", listed(&known)));
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

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// `MustNot` as `must_not`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
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

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(place: &Place<'_>) -> BTreeMap<String, T> {
        let mut decoded = BTreeMap::new();
        for (key, value) in place.entries() {
            decoded.insert(key.clone(), T::decode(&place.inner(Step::Field(key), value)));
        }
        decoded
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self) -> Json {
        object(self.iter().map(|(key, value)| (key.clone(), value.encode())).collect())
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
                place.knows(&[$(stringify!($field)),*]);
                $name { $($field: $crate::json::wire::wire!(@field place $field $($default)?)),* }
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
                let name = place.variant();
                $(
                    if name == $crate::json::wire::snake_case(stringify!($variant)) {
                        return $crate::json::wire::wire!(@decode place name $name $variant $(($type))?);
                    }
                )*
                place.no_variant(name, &[$(stringify!($variant)),*]);
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
    (@field $place:ident $field:ident) => { $place.required(stringify!($field)) };
    (@field $place:ident $field:ident default) => { $place.optional(stringify!($field)) };
    (@skips $value:ident) => { false };
    (@skips $value:ident default) => { $crate::json::wire::is_empty(&$value) };
    (@decode $place:ident $found:ident $name:ident $variant:ident) => {{
        $place.has_no_content($found);
        $name::$variant
    }};
    (@decode $place:ident $found:ident $name:ident $variant:ident ($type:ty)) => {
        $name::$variant($place.required::<$type>($found))
    };
    (@first $place:ident $name:ident $variant:ident $(, $($rest:tt)*)?) => { $name::$variant };
    (@first $place:ident $name:ident $variant:ident ($type:ty) $(, $($rest:tt)*)?) => {
        $name::$variant($place.required::<$type>(""))
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
