use super::{Block, Entry, Line, Report, Section, Span};
use crate::text::Lang;
use crate::words::words;

/// The report as plain text: headings by number signs, lists by hyphens and numbers.
pub fn plain_text(report: &Report, lang: Lang) -> String {
    let mut text = format!("# {}\n", report.title);
    for section in &report.sections {
        write_section(&mut text, section, 2, lang);
    }
    text
}

fn write_section(text: &mut String, section: &Section, level: usize, lang: Lang) {
    text.push_str(&format!("\n{} {}\n", "#".repeat(level), section.title));
    for block in &section.blocks {
        match block {
            Block::Paragraph(line) => text.push_str(&format!("{}\n", plain(line))),
            Block::Table { columns, rows } => {
                for row in rows {
                    let cells = columns.iter().zip(row).map(|(column, cell)| (words(lang).field)(column, &plain(cell)));
                    text.push_str(&format!("- {}\n", cells.collect::<Vec<_>>().join(words(lang).list_comma)));
                }
            }
            // The marks stand in words among what was said.
            Block::Figure(_) => {}
            Block::List { ordered, entries, more } => {
                for (at, entry) in entries.iter().enumerate() {
                    let mark = if *ordered { format!("{}.", at + 1) } else { "-".into() };
                    write_entry(text, &mark, entry);
                }
                if *more > 0 {
                    text.push_str(&format!("{}\n", (words(lang).more)(*more)));
                }
            }
        }
    }
    for inner in &section.sections {
        write_section(text, inner, level + 1, lang);
    }
}

fn write_entry(text: &mut String, mark: &str, entry: &Entry) {
    text.push_str(&format!("{mark} {}\n", plain(&entry.line)));
    for detail in entry.details.iter().chain(&entry.background) {
        text.push_str(&format!("   {}\n", plain(detail)));
    }
}

fn plain(line: &Line) -> String {
    let words = line.0.iter().map(|span| match span {
        Span::Text(text) | Span::Strong(text) | Span::Phone(text) => text.as_str(),
        Span::Item { label, .. } | Span::Birth { label, .. } => label.as_str(),
    });
    words.collect()
}
