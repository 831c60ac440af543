//! Elements and text: what a paper is drawn from, in a page that prints it and in a file that is saved.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Text as it is read.
    Text(String),
    /// An element with attributes and content.
    Element(&'static str, Vec<(&'static str, String)>, Vec<Markup>),
}

impl Markup {
    /// An element without attributes.
    pub(super) fn of(name: &'static str, content: Vec<Markup>) -> Markup {
        Markup::Element(name, Vec::new(), content)
    }

    /// An element of a class.
    pub(super) fn classed(name: &'static str, class: &str, content: Vec<Markup>) -> Markup {
        Markup::Element(name, vec![("class", class.into())], content)
    }

    /// An element with text alone.
    pub(super) fn text(name: &'static str, text: &str) -> Markup {
        Markup::of(name, vec![Markup::Text(text.into())])
    }

    /// The same as HTML.
    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Markup::Text(text) => out.push_str(&escaped(text)),
            Markup::Element(name, attributes, content) => {
                out.push('<');
                out.push_str(name);
                for (attribute, value) in attributes {
                    out.push_str(&[" ", attribute, "=\"", &escaped(value), "\""].concat());
                }
                out.push('>');
                content.iter().for_each(|inner| inner.write(out));
                // The one element here that holds nothing and is not closed.
                if *name != "br" {
                    out.push_str(&["</", name, ">"].concat());
                }
                if matches!(*name, "p" | "li" | "tr" | "h1" | "h2" | "h3" | "h4") {
                    out.push('\n');
                }
            }
        }
    }
}

/// Text within HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
