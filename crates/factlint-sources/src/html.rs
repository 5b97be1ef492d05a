//! Pages as evidence: their text, with code in backticks.

use scraper::{ElementRef, Html, Node, Selector};

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

/// A page that holds characters which no page holds has been damaged on the way.
pub(crate) fn parse(body: &[u8]) -> Result<Html, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the page is not UTF-8")?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err("the page holds control characters".to_owned());
    }
    Ok(Html::parse_document(text))
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
    write(element, &mut out, 0, false);
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn write(element: ElementRef<'_>, out: &mut String, depth: usize, in_code: bool) {
    let name = element.value().name();
    if SILENT.contains(&name) || depth > DEEPEST {
        return;
    }
    let is_code = matches!(name, "code" | "tt" | "kbd") && !in_code;
    let is_block = BLOCKS.contains(&name);
    let quote = is_code && !element.ancestors().any(|node| node.value().as_element().is_some_and(|e| e.name() == "pre"));
    out.push_str(if is_block { "\n" } else { "" });
    out.push_str(if quote { "`" } else { "" });
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(&text.replace('\n', " ")),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    write(child, out, depth + 1, in_code || is_code);
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
    fn depth_has_an_end() {
        let deep = "<div>".repeat(5000) + "end";
        assert_eq!(text(parse(deep.as_bytes()).unwrap().root_element()), "");
        assert!(parse(b"a\x01b").is_err());
        assert!(parse(b"\xff\xfe").is_err());
    }
}
