//! What a page says: its text, its title, the day it was published.

use http::HeaderMap;
use scraper::Html;
use url::Url;

use super::date;
use crate::door::content_type;
use crate::html;

/// How many bytes of text are kept: a long article. The ledger keeps each text once, however often it is seen.
const LONGEST: usize = 256 << 10;
/// A page with a form and less text than this is one to sign in on, not one that somebody cites.
const SIGN_IN: usize = 300;

/// A page, as far as it is evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Its text, a line for each block.
    pub(super) text: String,
    /// Whether that is all of it.
    pub(super) whole: bool,
    pub(super) title: Option<String>,
    /// The day it was published, as far as it tells.
    pub(super) date: Option<jiff::civil::Date>,
}

/// Reads a page.
pub(super) fn read(url: &Url, headers: &HeaderMap, body: &[u8]) -> Result<Page, String> {
    let text = decode(headers, body);
    let kind = content_type(headers);
    if !matches!(kind.as_str(), "text/html" | "application/xhtml+xml") && !looks_like_html(&text) {
        if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err("the text holds control characters".to_owned());
        }
        let date = date::in_url(url);
        return Ok(shortened(Page { text, whole: true, title: None, date }));
    }
    let page = html::parse(text.as_bytes())?;
    let text = html::text(page.root_element());
    if text.len() < SIGN_IN && page.select(&html::selector("form, input")).next().is_some() {
        return Err("the page is one to sign in on, or a question whether a robot is asking".to_owned());
    }
    let date = date::published(&page, &text, url);
    Ok(shortened(Page { text, whole: true, title: title(&page), date }))
}

/// Pages that only send the reader on are short.
const STUB: usize = 4_096;

/// Where a page sends its reader at once: `<meta http-equiv="refresh" content="0; url=…">`. So sites without a server of their own
/// keep old addresses alive.
pub(super) fn refresh(body: &[u8]) -> Option<String> {
    let text = Some(body).filter(|body| body.len() <= STUB)?;
    if !text.windows(10).any(|run| run.eq_ignore_ascii_case(b"http-equiv")) {
        return None;
    }
    let page = html::parse(text).ok()?;
    let metas = html::selector("meta[http-equiv]");
    let meta =
        page.select(&metas).find(|meta| meta.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")))?;
    let (delay, rest) = meta.attr("content")?.split_once([';', ','])?;
    let (key, url) = rest.split_once('=')?;
    let at_once = delay.trim().parse::<u8>().is_ok_and(|seconds| seconds <= 5);
    (at_once && key.trim().eq_ignore_ascii_case("url")).then(|| url.trim().trim_matches(['\'', '"']).to_owned())
}

fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The text of a body. What is not UTF-8 is Latin-1 where the header says so, else it is read as far as it goes.
fn decode(headers: &HeaderMap, body: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(body) {
        return text.trim_start_matches('\u{feff}').to_owned();
    }
    let kind =
        headers.get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    if ["iso-8859-1", "windows-1252", "latin1"].iter().any(|name| kind.contains(name)) {
        let latin = |byte: &u8| if (0x80..0xa0).contains(byte) { '\u{fffd}' } else { char::from(*byte) };
        return body.iter().map(latin).collect();
    }
    String::from_utf8_lossy(body).into_owned()
}

fn title(page: &Html) -> Option<String> {
    let found = ["title", "h1"].into_iter().find_map(|name| page.select(&html::selector(name)).next());
    // The head is not part of the text of a page, so the title is read as it stands.
    let title = found?.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

fn shortened(mut page: Page) -> Page {
    if page.text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|end| page.text.is_char_boundary(*end)).unwrap_or(0);
        page.text.truncate(end);
        page.whole = false;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_sends_the_reader_on() {
        let stub =
            b"<!doctype html><meta charset=utf-8><meta HTTP-EQUIV='Refresh' content='0; URL=https://example.org/new/'><p>Moved";
        assert_eq!(refresh(stub).as_deref(), Some("https://example.org/new/"));
        assert_eq!(refresh(b"<meta http-equiv=refresh content=600><p>A page that renews itself"), None);
        assert_eq!(refresh(b"<p>Nothing"), None);
    }
}
