use super::markup::{Markup, escaped};
use super::{Block, Entry, Line, Section, SectionKind, Span};

/// A report as it stands on paper, with what is on each of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The heading.
    pub title: String,
    /// At the head of each page: the kind of paper, case and children, practice.
    pub head: String,
    /// At the foot of each page: when it was made, by which packs.
    pub foot: String,
    /// The sections: the emergency line is the first.
    pub sections: Vec<Section>,
}

/// A paper as elements. Head and foot are those of a table, which browsers repeat on each page, and each row holds what is
/// not to be broken: a paragraph, an entry of a list, a table; a heading stays with what follows it.
pub fn page(paper: &Paper) -> Markup {
    let repeated = |name, text: &str| Markup::of(name, vec![Markup::of("tr", vec![Markup::text("td", text)])]);
    let mut rows = vec![row("", vec![Markup::text("h1", &paper.title)])];
    let mut pending = Vec::new();
    for section in &paper.sections {
        section_rows(&mut rows, &mut pending, section, 2);
    }
    let table = [repeated("thead", &paper.head), Markup::of("tbody", rows), repeated("tfoot", &paper.foot)];
    let attributes = vec![("class", "paper".to_owned()), ("role", "presentation".to_owned())];
    Markup::Element("table", attributes, table.into())
}

/// A paper as the body of a page that stands by itself, without what only an HTML file needs.
pub fn html(paper: &Paper) -> String {
    page(paper).html()
}

/// The policy of a saved file: nothing in it loads or runs.
pub(super) const POLICY: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

/// A page that stands by itself: the part of an HTML file after its first line. `head` is what stands in its head besides.
pub fn document(paper: &Paper, lang: &str, style: &str, head: &str) -> String {
    format!(
        "<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n{head}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>{style}</style>\n</head>\n<body>\n<main>\n{}</main>",
        escaped(&paper.title),
        html(paper),
    )
}

/// The names of headings by their level.
const HEADINGS: [&str; 6] = ["h1", "h1", "h2", "h3", "h4", "h5"];

fn row(class: &str, content: Vec<Markup>) -> Markup {
    let cell = Markup::of("td", content);
    if class.is_empty() { Markup::of("tr", vec![cell]) } else { Markup::classed("tr", class, vec![cell]) }
}

/// `pending` are headings that wait for what stays with them.
fn section_rows(rows: &mut Vec<Markup>, pending: &mut Vec<Markup>, section: &Section, level: usize) {
    let class = match section.kind {
        SectionKind::Emergency => "emergency",
        SectionKind::Head => "head",
        SectionKind::Alerts => "alerts",
        SectionKind::Detach => "new-page",
        _ => "",
    };
    let mut class = if pending.is_empty() { class } else { "" };
    if !section.title.is_empty() {
        pending.push(Markup::text(HEADINGS.get(level).copied().unwrap_or("h6"), &section.title));
    }
    for piece in section.blocks.iter().flat_map(pieces) {
        pending.push(piece);
        rows.push(row(class, std::mem::take(pending)));
        // What begins a page does so once.
        class = if section.kind == SectionKind::Detach { "" } else { class };
    }
    for inner in &section.sections {
        section_rows(rows, pending, inner, level + 1);
    }
    if !pending.is_empty() {
        rows.push(row(class, std::mem::take(pending)));
    }
}

fn pieces(block: &Block) -> Vec<Markup> {
    match block {
        Block::Paragraph(line) => vec![Markup::of("p", inline(line))],
        Block::List { ordered, entries, .. } => {
            let entry = |(at, entry): (usize, &Entry)| {
                let item = vec![Markup::of("li", entry_content(entry))];
                match ordered {
                    true => Markup::Element("ol", vec![("start", (at + 1).to_string())], item),
                    false => Markup::of("ul", item),
                }
            };
            entries.iter().enumerate().map(entry).collect()
        }
        Block::Table { columns, rows } => {
            let line = |name: &'static str, cells: Vec<Vec<Markup>>| {
                Markup::of("tr", cells.into_iter().map(|cell| Markup::of(name, cell)).collect())
            };
            let head = line("th", columns.iter().map(|column| vec![Markup::Text(column.clone())]).collect());
            let rows = rows.iter().map(|cells| line("td", cells.iter().map(inline).collect()));
            vec![Markup::classed("table", "grid", [head].into_iter().chain(rows).collect())]
        }
        Block::Figure(sides) => {
            let shape = |(path, marked): &(String, bool)| {
                let class = if *marked { "marked" } else { "" };
                Markup::Element("path", vec![("d", path.clone()), ("class", class.into())], Vec::new())
            };
            let side = |(name, shapes): &(String, Vec<(String, bool)>)| {
                let mut content = vec![Markup::text("title", name)];
                content.extend(shapes.iter().map(shape));
                Markup::Element("svg", vec![("viewBox", "0 0 100 200".into()), ("role", "img".into())], content)
            };
            vec![Markup::classed("div", "figure", sides.iter().map(side).collect())]
        }
    }
}

fn entry_content(entry: &Entry) -> Vec<Markup> {
    let mut content = inline(&entry.line);
    for detail in entry.details.iter().chain(&entry.background) {
        content.push(Markup::of("br", Vec::new()));
        content.extend(inline(detail));
    }
    content
}

fn inline(line: &Line) -> Vec<Markup> {
    let span = |span: &Span| match span {
        Span::Text(text) | Span::Phone(text) => Markup::Text(text.clone()),
        Span::Strong(text) => Markup::text("strong", text),
        Span::Item { label, .. } | Span::Birth { label, .. } => Markup::Text(label.clone()),
    };
    line.0.iter().map(span).collect()
}
