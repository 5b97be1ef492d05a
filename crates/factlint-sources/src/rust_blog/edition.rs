//! Reads what an edition changed from the post that announces it.

use scraper::ElementRef;

use crate::html;

/// Headings under that of the edition that name no change.
const NO_CHANGES: &[&str] = &["migrating", "migration", "thank", "contributors"];

/// The longest change, in characters. What is longer tells a story.
const LONGEST: usize = 200;

/// The changes of this edition that its post lists: their names, and the words that explain them. They stand under the heading that
/// names the edition, in lists or as headings of their own.
pub(super) fn read(body: &[u8], year: &str) -> Result<Vec<String>, String> {
    let page = html::parse(body)?;
    let title = page.select(&html::selector("title")).next().map(html::line).unwrap_or_default();
    if !title.contains(&format!("Rust {year}")) {
        return Err("the page is about something else".to_owned());
    }
    let wanted = format!("rust {year}");
    let mut changes: Vec<String> = Vec::new();
    let mut section: Option<u8> = None;
    for block in page.select(&html::selector("h2, h3, h4, h5, li")) {
        let Some(level) = level(block) else {
            if section.is_some() && block.select(&html::selector("li")).next().is_none() {
                item(&html::line(block), &mut changes);
            }
            continue;
        };
        let text = html::line(block);
        let name = text.trim_matches(|c: char| c == '#' || c.is_whitespace()).to_lowercase();
        if name == wanted || name == format!("{wanted} edition") || name == format!("the {wanted} edition") {
            section = Some(level);
        } else if section.is_some_and(|own| level <= own) {
            section = None;
        } else if section.is_some() && !NO_CHANGES.iter().any(|word| name.contains(word)) {
            push(&text, &mut changes);
        }
    }
    if changes.is_empty() { Err(format!("the post lists no changes of Rust {year}")) } else { Ok(changes) }
}

fn level(block: ElementRef<'_>) -> Option<u8> {
    block.value().name().strip_prefix('h')?.parse().ok()
}

/// "Name — what it does", "Name: what it does", or a sentence.
fn item(text: &str, changes: &mut Vec<String>) {
    let dash = text.split_once(" \u{2014} ").or_else(|| text.split_once(" - "));
    let colon = || text.split_once(": ").filter(|(name, _)| (2..=6).contains(&name.split_whitespace().count()));
    match dash.or_else(colon) {
        Some((name, words)) => {
            push(name, changes);
            push(words, changes);
        }
        None => push(text, changes),
    }
}

fn push(text: &str, changes: &mut Vec<String>) {
    let text = text.split(". ").next().unwrap_or_default().trim().trim_end_matches(['.', ':']);
    let text = text.trim_start_matches('#').trim();
    if text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST && !changes.iter().any(|known| known == text) {
        changes.push(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = "<html><head><title>Announcing Rust 1.85.0 and Rust 2024 | Rust Blog</title></head><body><ul><li>Install</li></ul>\
        <h2>What's in 1.85.0 stable</h2><h3>Rust 2024</h3><ul><li>Language<ul><li><a href=x>Reserved syntax</a> \u{2014} Reserves \
        <code>##</code>. More.</li></ul></li></ul><h4>Migrating to 2024</h4><h4>Tail scope</h4><h3>Other</h3><ul><li>no</li></ul></body></html>";

    #[test]
    fn changes_stand_under_the_heading_of_the_edition() {
        assert_eq!(read(POST.as_bytes(), "2024").unwrap(), ["Reserved syntax", "Reserves `##`", "Tail scope"]);
        assert!(read(POST.as_bytes(), "2021").is_err());
    }
}
