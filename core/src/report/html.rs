use super::{Block, Entry, Line, Report, Section, SectionKind, Span};

/// The report as static HTML without any script or style: headings from level 1, links within the page left out.
pub fn html(report: &Report) -> String {
    let mut out = format!("<h1>{}</h1>\n", escaped(&report.title));
    for section in &report.sections {
        write_section(&mut out, section, 2);
    }
    out
}

fn write_section(out: &mut String, section: &Section, level: usize) {
    let level = level.min(6);
    let class = if section.kind == SectionKind::Emergency { " class=\"emergency\"" } else { "" };
    out.push_str(&format!("<section{class}>\n<h{level}>{}</h{level}>\n", escaped(&section.title)));
    for block in &section.blocks {
        match block {
            Block::Paragraph(line) => out.push_str(&format!("<p>{}</p>\n", inline(line))),
            Block::List { ordered, entries, .. } => {
                let name = if *ordered { "ol" } else { "ul" };
                out.push_str(&format!("<{name}>\n"));
                entries.iter().for_each(|entry| write_entry(out, entry));
                out.push_str(&format!("</{name}>\n"));
            }
        }
    }
    for inner in &section.sections {
        write_section(out, inner, level + 1);
    }
    out.push_str("</section>\n");
}

fn write_entry(out: &mut String, entry: &Entry) {
    out.push_str(&format!("<li>{}", inline(&entry.line)));
    for detail in entry.details.iter().chain(&entry.background) {
        out.push_str(&format!("<br>{}", inline(detail)));
    }
    out.push_str("</li>\n");
}

fn inline(line: &Line) -> String {
    let spans = line.0.iter().map(|span| match span {
        Span::Text(text) | Span::Phone(text) => escaped(text),
        Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Span::Item { label, .. } | Span::Birth { label, .. } => escaped(label),
    });
    spans.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
