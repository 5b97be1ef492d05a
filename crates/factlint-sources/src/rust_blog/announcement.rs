//! Reads the post that announces a release.

use scraper::ElementRef;

use crate::html;

/// Headings that name no feature.
const NO_FEATURES: &[&str] = &[
    "what's in",
    "what’s in",
    "stabilized api",
    "stabilised api",
    "other changes",
    "contributors",
    "library",
    "libraries",
    "compatibility notes",
    "getting started",
    "cargo features",
    "see the detailed release notes",
    "detailed release notes",
];

/// Headings whose lists hold features.
const LISTS: &[&str] = &["stabilized", "stabilised", "library", "libraries", "what's in", "what’s in", "other changes"];

/// What the post about this version tells: its headings, and the lists of what was stabilised.
pub(super) fn read(body: &[u8], version: &str) -> Result<Vec<String>, String> {
    let page = html::parse(body)?;
    let title = page.select(&html::selector("title")).next().map(html::line).unwrap_or_default();
    let short = version.strip_suffix(".0").unwrap_or(version);
    if !title.split([' ', '|', '(', ')']).any(|word| word == version || word == short) {
        return Err("the page is about something else".to_owned());
    }
    let mut reader = Reader::default();
    for block in page.select(&html::selector("h1, h2, h3, h4, p, li")).filter(in_post) {
        match block.value().name() {
            "p" => reader.paragraph(block),
            "li" => reader.item(block),
            _ => reader.heading(block),
        }
    }
    if !reader.is_whole && !body.trim_ascii_end().ends_with(b"</html>") {
        return Err("the page has been cut".to_owned());
    }
    Ok(reader.entries)
}

/// Whether a block belongs to the text of the post, not to the site around it.
fn in_post(block: &ElementRef<'_>) -> bool {
    let around = ["nav", "header", "footer", "aside"];
    !block.ancestors().any(|node| node.value().as_element().is_some_and(|element| around.contains(&element.name())))
}

#[derive(Debug, Default)]
struct Reader {
    entries: Vec<String>,
    /// Whether the lists under the heading hold features, and whether those are about const contexts.
    in_list: bool,
    in_const: bool,
    /// Every announcement ends by thanking the contributors.
    is_whole: bool,
}

impl Reader {
    fn heading(&mut self, block: ElementRef<'_>) {
        let text = html::line(block);
        let name = text.to_lowercase();
        self.is_whole |= name.starts_with("contributors");
        self.in_list = LISTS.iter().any(|word| name.contains(word));
        self.in_const = false;
        let is_title = name.starts_with("announcing rust");
        if !is_title && !NO_FEATURES.iter().any(|word| name.starts_with(word)) {
            self.push(&text);
        }
    }

    fn paragraph(&mut self, block: ElementRef<'_>) {
        if block.ancestors().any(|node| node.value().as_element().is_some_and(|element| element.name() == "li")) {
            return;
        }
        let text = html::line(block);
        self.in_const = text.contains("const") && (text.contains("stable") || text.contains("const context"));
    }

    fn item(&mut self, block: ElementRef<'_>) {
        if !self.in_list {
            return;
        }
        let text = html::text(block);
        let first = text.lines().next().unwrap_or_default();
        if self.in_const && !first.contains("const") {
            self.push(&format!("{first} in const contexts"));
        } else {
            self.push(first);
        }
    }

    fn push(&mut self, text: &str) {
        let text = text.trim().trim_end_matches(['.', ':']);
        if text.chars().any(char::is_alphabetic) && text.chars().count() <= 300 {
            self.entries.push(text.to_owned());
        }
    }
}
