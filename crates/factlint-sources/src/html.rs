//! Pages as evidence: their text, with code in backticks.

use std::time::{Duration, Instant};

use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use scraper::{ElementRef, Html, HtmlTreeSink, Node, Selector};

/// Elements whose content is not text of the page.
const SILENT: &[&str] = &["script", "style", "template", "noscript", "head", "svg", "iframe", "object", "textarea", "select"];

/// Elements that begin on a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// How deep elements may lie in each other before the rest is left out.
const DEEPEST: usize = 256;

/// How many parts a page may have. A few bytes can be written so that they make thousands of them.
const MOST: usize = 150_000;
/// How long a page may be read: some texts make that slow beyond measure.
const LONGEST: Duration = Duration::from_secs(3);
/// How many bytes are read between two looks at what became of them.
const STEP: usize = 256;

/// A page that holds characters which no page holds has been damaged on the way.
pub(crate) fn parse(body: &[u8]) -> Result<Html, String> {
    parse_within(body, LONGEST)
}

fn parse_within(body: &[u8], longest: Duration) -> Result<Html, String> {
    let mut rest = std::str::from_utf8(body).map_err(|_| "the page is not UTF-8")?;
    if rest.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err("the page holds control characters".to_owned());
    }
    let began = Instant::now();
    let mut parser = html5ever::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    while !rest.is_empty() {
        let (step, left) = rest.split_at(rest.ceil_char_boundary(STEP));
        parser.process(step.into());
        let parts = parser.tokenizer.sink.sink.0.borrow().tree.nodes().len();
        if parts > MOST || began.elapsed() > longest {
            return Err("the page is made to be hard to read".to_owned());
        }
        rest = left;
    }
    Ok(parser.finish())
}

/// The selector of a constant.
pub(crate) fn selector(text: &'static str) -> Selector {
    Selector::parse(text).expect("the selectors of this crate are constants that tests have parsed")
}

/// The text of an element on one line.
pub(crate) fn line(element: ElementRef<'_>) -> String {
    text(element).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of an element, a line for each block.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    let in_pre = element.ancestors().any(|node| node.value().as_element().is_some_and(|e| e.name() == "pre"));
    write(element, &mut out, 0, Within { code: false, pre: in_pre });
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What an element lies in.
#[derive(Clone, Copy)]
struct Within {
    code: bool,
    pre: bool,
}

fn write(element: ElementRef<'_>, out: &mut String, depth: usize, within: Within) {
    let name = element.value().name();
    if SILENT.contains(&name) || depth > DEEPEST {
        return;
    }
    let is_code = matches!(name, "code" | "tt" | "kbd") && !within.code;
    let is_block = BLOCKS.contains(&name);
    let quote = is_code && !within.pre;
    let within = Within { code: within.code || is_code, pre: within.pre || name == "pre" };
    out.push_str(if is_block { "\n" } else { "" });
    out.push_str(if quote { "`" } else { "" });
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&text.replace('\n', " ")),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    write(child, out, depth + 1, within);
                }
            }
            _ => {}
        }
    }
    out.push_str(if quote { "`" } else { "" });
    out.push_str(if is_block { "\n" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_what_is_not_text() {
        let page = parse(
            b"<html><head><title>t</title><style>p{}</style></head><body><script>alert(1)</script>\
              <p>Since <b>Rust</b>\n1.85, <code>a <code>b</code></code> works.</p><ul><li>one<li>two</ul>\
              <pre><code>let x;</code></pre></body></html>",
        )
        .unwrap();
        insta::assert_snapshot!(text(page.root_element()), @r"
        Since Rust 1.85, `a b` works.
        one
        two
        let x;
        ");
    }

    #[test]
    fn few_bytes_do_not_become_many_elements() {
        let open: String = (0..2000).map(|n| format!("<b a={n}>")).collect();
        let page = format!("<p>{open}</p>{}", "<p>x</p>".repeat(1000));
        assert!(page.len() < 40_000);
        insta::assert_snapshot!(parse(page.as_bytes()).unwrap_err(), @"the page is made to be hard to read");
        assert_eq!(parse_within(b"<p>a page", Duration::ZERO).unwrap_err(), "the page is made to be hard to read");
    }

    #[test]
    fn a_page_in_steps_is_the_page() {
        let page = format!("<p title='{0}'>{0} <!-- {0} --> &amp;é{0}<b>{0}</b>", "é&lt;𝟏x".repeat(100));
        assert_eq!(parse(page.as_bytes()).unwrap().html(), Html::parse_document(&page).html());
    }

    #[test]
    fn depth_has_an_end() {
        let deep = "<div>".repeat(1000) + "end";
        assert_eq!(text(parse(deep.as_bytes()).unwrap().root_element()), "");
        assert!(parse(b"a\x01b").is_err());
        assert!(parse(b"\xff\xfe").is_err());
    }
}
