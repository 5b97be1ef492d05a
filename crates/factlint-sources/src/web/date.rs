//! The day on which a page was published, as it tells itself.

use jiff::civil::{Date, date};
use scraper::Html;
use url::Url;

use crate::html;

/// Names under which pages give their day.
const META: &str = "meta[property='article:published_time'], meta[property='og:published_time'], meta[itemprop='datePublished'], \
                    meta[name='date'], meta[name='dc.date'], meta[name='DC.date.issued'], meta[name='dcterms.created'], \
                    meta[name='citation_publication_date'], meta[name='pubdate'], meta[name='publish_date']";

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// So much of the beginning of a text may hold its day.
const BEGINNING: usize = 600;

/// So many elements that look like a day are read.
const MARKED: usize = 30;

/// The day of a page: from its metadata, else from what it shows as its day, else from its address.
pub(super) fn published(page: &Html, text: &str, url: &Url) -> Option<Date> {
    let meta = || page.select(&html::selector(META)).find_map(|meta| iso(meta.attr("content")?));
    let time = || page.select(&html::selector("time[datetime]")).find_map(|time| iso(time.attr("datetime")?));
    let shown = || {
        let marked = html::selector("[class*='date'], [class*='published'], [id*='date']");
        page.select(&marked).take(MARKED).find_map(|element| in_words(&html::line(element)))
    };
    meta().or_else(|| linked_data(page)).or_else(time).or_else(shown).or_else(|| in_url(url)).or_else(|| in_letter(text))
}

/// `/2026/07/09/` in an address.
pub(super) fn in_url(url: &Url) -> Option<Date> {
    let parts: Vec<&str> = url.path_segments()?.collect();
    parts.windows(3).find_map(|parts| (parts[0].len() == 4).then(|| iso(&parts.join("-"))).flatten())
}

/// The header of a message: `Date: Wed, 19 Feb 2025 06:39:10 +0100`.
fn in_letter(text: &str) -> Option<Date> {
    let start: String = text.chars().take(BEGINNING).collect();
    let (before, after) = start.split_once("Date: ")?;
    before.contains("From: ").then(|| in_words(after)).flatten()
}

/// `datePublished` in linked data.
fn linked_data(page: &Html) -> Option<Date> {
    let scripts = html::selector("script[type='application/ld+json']");
    page.select(&scripts).find_map(|script| find(&serde_json::from_str(&script.text().collect::<String>()).ok()?, 8))
}

fn find(value: &serde_json::Value, depth: usize) -> Option<Date> {
    let depth = depth.checked_sub(1)?;
    match value {
        serde_json::Value::Object(fields) => {
            let own = fields.get("datePublished").and_then(serde_json::Value::as_str).and_then(iso);
            own.or_else(|| fields.values().find_map(|value| find(value, depth)))
        }
        serde_json::Value::Array(items) => items.iter().find_map(|item| find(item, depth)),
        _ => None,
    }
}

/// A date at the beginning of a text: `2026-07-09T12:00:00Z`.
fn iso(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// The first date in words: `July 9, 2026`, `9 July 2026`, `2026-07-09`.
fn in_words(text: &str) -> Option<Date> {
    let start: String = text.chars().take(BEGINNING).collect();
    let words: Vec<&str> = start.split([' ', ',', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let next = |n: usize| words.get(at + n).copied().unwrap_or_default();
        iso(word).or_else(|| day(word, next(1), next(2))).or_else(|| day(next(1), word, next(2)))
    })
}

fn day(month: &str, day: &str, year: &str) -> Option<Date> {
    let month = month.get(..3).filter(|_| month.chars().all(|c| c.is_alphabetic() || c == '.'))?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)?;
    let day: i8 = day.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').parse().ok()?;
    let year: i16 = year.get(..4).filter(|year| year.starts_with("19") || year.starts_with("20"))?.parse().ok()?;
    let first = date(year, i8::try_from(month + 1).ok()?, 1);
    first.with().day(day).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str, url: &str) -> String {
        let page = html::parse(html.as_bytes()).unwrap();
        let text = html::text(page.root_element());
        published(&page, &text, &Url::parse(url).unwrap()).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn pages_tell_their_day_in_many_ways() {
        let pages = [
            "<meta property='article:published_time' content='2025-01-15T12:00:00+01:00'>",
            "<meta name='date' content='2025-01-15'>",
            "<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2025-01-15T00:00:00Z\"}]}</script>",
            "<time datetime='2025-01-15'>January 15, 2025</time>",
            "<div class='publish-date-author'>January 15, 2025 &middot; The Team</div>",
            "<span class='post-date'>15th Jan. 2025</span>",
            "<pre>From: A To: B Date: Wed, 15 Jan 2025 06:39:10 +0100\n\nHello</pre>",
        ];
        for page in pages {
            assert_eq!(of(page, "https://example.org/"), "2025-01-15", "{page}");
        }
        assert_eq!(of("<p>Hello", "https://example.org/blog/2025/01/15/hello/"), "2025-01-15");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for page in [
            "<p>May 2025",
            "<time datetime='soon'>",
            "<div class='date'>February 30, 2025</div>",
            "<meta name='date' content='é'>",
        ] {
            assert_eq!(of(page, "https://example.org/2025/01/"), "", "{page}");
        }
    }
}
