//! Reads the release notes of Rust, from today's back to 0.1.
//!
//! The notes are Markdown: a heading for each release, headings for its sections, a list in each. Their style has changed
//! over the years, their structure has not.

use jiff::civil::Date;
use pulldown_cmark::{BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

/// One release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Release {
    /// Its version, always three numbers.
    pub(super) version: String,
    /// The day it came out.
    pub(super) date: Date,
    /// What it brought: the first sentence of each entry, as plain text with code in backticks.
    pub(super) entries: Vec<String>,
}

/// Sections that tell of no feature.
const SKIPPED: &[&str] = &["internal", "compatibility", "known issues", "contributors", "regression", "security"];

/// Titles of sections, which are entries with lists of their own in the oldest notes.
const TITLES: &[&str] = &["Highlights", "Language", "Libraries", "Misc", "Other", "Semantic", "Semantics", "Syntax", "Tooling"];

/// The longest entry, in characters. What is longer tells a story.
const LONGEST: usize = 300;

/// Reads the notes. They are whole when they go back to the first release of all.
pub(super) fn read(text: &str) -> Result<Vec<Release>, String> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err("the release notes hold control characters".to_owned());
    }
    let releases = Reader::default().read(text);
    match releases.last() {
        None => Err("no release can be read in the release notes".to_owned()),
        Some(oldest) if oldest.version != "0.1.0" => {
            Err(format!("the release notes are cut: they end with {}, not with 0.1.0", oldest.version))
        }
        Some(_) => Ok(releases),
    }
}

/// A heading like `Version 1.85.0 (2025-02-20)`. Previews of 1.0 are no releases of their own.
fn release(heading: &str) -> Option<Release> {
    let (version, date) = heading.strip_prefix("Version")?.trim().split_once('(')?;
    let date = date.trim().strip_suffix(')')?.trim().parse().ok()?;
    let mut numbers: Vec<u64> = version.trim().split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    if numbers.len() > 3 {
        return None;
    }
    numbers.resize(3, 0);
    let version = numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".");
    Some(Release { version, date, entries: Vec::new() })
}

#[derive(Default)]
struct Reader {
    releases: Vec<Release>,
    /// Whether the text belongs to a release, and to a section that is read.
    in_release: bool,
    skipped: bool,
    /// Whether the lists that follow tell what can be used in const contexts now; it could be used elsewhere before.
    in_const: bool,
    /// The text of the innermost open block.
    text: String,
    /// The entries whose lists are open: the text of each as far as it was read.
    items: Vec<String>,
    /// Where the text of the open link begins, and whether it may be no more than a number.
    link: Option<(usize, LinkType)>,
}

impl Reader {
    fn read(mut self, text: &str) -> Vec<Release> {
        // Most links are defined at the end of a release; one that was forgotten is a link all the same.
        let mut forgotten = |link: BrokenLink<'_>| {
            let shortcut = matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown);
            let is_link = !shortcut || link.reference.starts_with('`');
            is_link.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        for event in Parser::new_with_broken_link_callback(text, Options::empty(), Some(&mut forgotten)) {
            self.take(event);
        }
        self.releases
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => self.text.clear(),
            Event::Start(Tag::Item) => {
                self.text.clear();
                self.items.push(String::new());
            }
            Event::Start(Tag::List(_)) => self.pause(),
            Event::Start(Tag::Link { link_type, .. }) => self.link = Some((self.text.len(), link_type)),
            Event::Start(Tag::CodeBlock(_)) => self.pause(),
            Event::End(TagEnd::CodeBlock) => self.text.clear(),
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::Heading(level)) => self.heading(level),
            Event::End(TagEnd::Paragraph) if self.items.is_empty() => self.paragraph(),
            Event::End(TagEnd::Paragraph) => self.pause(),
            Event::End(TagEnd::Item) => self.item(),
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                self.text.push_str(&code);
                self.text.push('`');
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    /// The text so far is that of the innermost entry; only what comes first counts.
    fn pause(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(item) = self.items.last_mut().filter(|item| item.trim().is_empty()) {
            *item = text;
        }
    }

    /// A link that is only the number of a change is no words: `[24517]`, `[cargo/6005]`.
    fn end_link(&mut self) {
        let Some((start, link_type)) = self.link.take() else { return };
        let is_bare = matches!(link_type, LinkType::Shortcut | LinkType::ShortcutUnknown | LinkType::Autolink);
        let text = self.text.get(start..).unwrap_or_default();
        let number = text.rsplit(['#', '/', '-']).next().unwrap_or_default();
        if is_bare && !text.contains([' ', '`']) && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
            self.text.truncate(start);
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.text);
        self.in_const = false;
        if let Some(release) = release(text.trim()) {
            self.releases.push(release);
            (self.in_release, self.skipped) = (true, false);
        } else if level == HeadingLevel::H1 {
            self.in_release = false;
        } else {
            let name = text.to_lowercase();
            self.skipped = SKIPPED.iter().any(|word| name.contains(word));
        }
    }

    /// A paragraph between lists says what the next list is about.
    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.in_const = text.contains("const");
        // In the oldest notes a section is a line of text.
        let name = text.trim().to_lowercase();
        if name.ends_with(':') && SKIPPED.iter().any(|word| name.starts_with(word)) {
            self.skipped = true;
        }
    }

    fn item(&mut self) {
        self.pause();
        let Some(text) = self.items.pop() else { return };
        if !self.in_release || self.skipped {
            return;
        }
        let Some(mut entry) = entry(&text) else { return };
        if self.in_const && !entry.contains("const") {
            entry.push_str(" in const contexts");
        }
        if let Some(release) = self.releases.last_mut() {
            release.entries.push(entry);
        }
    }
}

/// The first sentence of an entry, without its full stop; nothing where there are no words.
fn entry(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut entry = first_sentence(&text);
    if let Some((end, _)) = entry.char_indices().nth(LONGEST) {
        entry = entry[..end].rsplit_once(' ').map_or(&entry[..end], |(words, _)| words);
    }
    let entry = entry.trim_end_matches(|c: char| c.is_whitespace() || ".:;,".contains(c) || !c.is_ascii());
    let entry = entry.trim_end_matches(" e.g").trim_start_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric()).trim();
    let counts_changes = entry.starts_with(['~', '>']) && entry.contains("changes");
    let says_something = entry.chars().any(char::is_alphabetic) && !counts_changes && !TITLES.contains(&entry);
    says_something.then(|| entry.to_owned())
}

/// Up to the first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        match c {
            '`' => in_code = !in_code,
            '.' | '!' | '?' if !in_code && ends_sentence(text, at) => return &text[..at],
            _ => {}
        }
    }
    text
}

fn ends_sentence(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let last_word = before.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    let abbreviates = ["e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "approx"].contains(&last_word.as_str());
    let next = after.strip_prefix(' ').and_then(|after| after.chars().next());
    !abbreviates && next.is_some_and(|next| next.is_uppercase() || matches!(next, '`' | '[' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_all_times() {
        let says = |heading: &str| release(heading).map(|release| format!("{} {}", release.version, release.date));
        assert_eq!(says("Version 1.95 (2026-04-16)").as_deref(), Some("1.95.0 2026-04-16"));
        assert_eq!(says("Version 1.94.1 (2026-03-26)").as_deref(), Some("1.94.1 2026-03-26"));
        assert_eq!(says("Version 0.3  (2012-07-12)").as_deref(), Some("0.3.0 2012-07-12"));
        for none in [
            "Version 1.0.0-alpha (2015-01-09)",
            "Version 1.0.0",
            "Version x (2015-01-09)",
            "Language",
            "Version 1.2.3.4 (2015-01-09)",
        ] {
            assert_eq!(says(none), None, "{none}");
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(first_sentence("The 2021 Edition is now stable. See the guide"), "The 2021 Edition is now stable");
        assert_eq!(first_sentence("Use e.g. `a. B` here. More"), "Use e.g. `a. B` here");
        assert_eq!(first_sentence("Supports 1.5 and std.io now"), "Supports 1.5 and std.io now");
    }

    #[test]
    fn cut_or_foreign_text_is_refused() {
        let says = |text: &str| read(text).map(|releases| releases.len()).unwrap_or_else(|why| panic!("{why}"));
        let err = |text: &str| read(text).map(|releases| releases.len()).unwrap_err();
        assert_eq!(says("Version 0.1  (2012-01-20)\n====\n\n   * Most language features work\n"), 1);
        assert_eq!(err("Version 1.5.0 (2015-12-10)\n====\n"), "the release notes are cut: they end with 1.5.0, not with 0.1.0");
        assert_eq!(err("<html>sign in</html>"), "no release can be read in the release notes");
        assert_eq!(err("Version 0.1 (2012-01-20)\n====\n\u{1}oops"), "the release notes hold control characters");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(Version [0-9.]{1,6} \\(2020-01-01\\)\n===\n|- \\[`?[a-z. ]{0,9}`?\\]|\\(x\\)|\n|  \\* [a-zé.]{0,5}|Language\n---\n|`){0,30}") {
            let _ = read(&text);
        }
    }
}
