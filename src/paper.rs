//! A paper as elements of the page that prints it. Nothing is parsed: pages may forbid that, and what users wrote stays text.

use mimamori_core::report::Markup;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws a paper into an element.
pub(crate) fn draw(markup: &Markup, into: &Element) -> Result<(), JsValue> {
    let Some(document) = into.owner_document() else { return Ok(()) };
    draw_within(markup, into, &document, false)
}

fn draw_within(markup: &Markup, into: &Element, document: &Document, in_svg: bool) -> Result<(), JsValue> {
    match markup {
        Markup::Text(text) => into.append_child(&document.create_text_node(text)).map(|_| ()),
        Markup::Element(name, attributes, content) => {
            let in_svg = in_svg || *name == "svg";
            let element =
                if in_svg { document.create_element_ns(Some(SVG), name) } else { document.create_element(name) }?;
            for (attribute, value) in attributes {
                element.set_attribute(attribute, value)?;
            }
            for inner in content {
                draw_within(inner, &element, document, in_svg)?;
            }
            into.append_child(&element).map(|_| ())
        }
    }
}
