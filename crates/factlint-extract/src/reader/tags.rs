//! HTML as most of it is written, cut into tags and what stands between them without a copy. What says more than its letters do is
//! left to a parser of all HTML: tags that do not end, marks in odd places, elements with a language of their own.

use std::borrow::Cow;

use html5gum::{Token as Parsed, Tokenizer};
use memchr::memmem;

use crate::fold::lower;

/// Elements whose text is text, whatever it looks like; none of it is prose.
const PLAIN: &[&str] = &["script", "style", "noscript", "textarea", "title"];

/// Elements of this sort that nobody writes any more.
const ODD: &[&str] = &["plaintext", "xmp", "iframe", "noembed", "noframe", "noframes"];

/// A tag, or what stands between two.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Start(Tag<'a>),
    /// A closing tag with this name, in small letters.
    End(Cow<'a, str>),
    /// Where text begins and ends.
    Text(usize, usize),
}

/// An opening tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// In small letters.
    pub(super) name: Cow<'a, str>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) closes_itself: bool,
    /// What stands behind its name.
    attributes: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, key: &str) -> Option<String> {
        let mut found = None;
        each_attribute(self.attributes, 0, |name, value| {
            if found.is_none() && name.eq_ignore_ascii_case(key) {
                found = Some(value);
            }
        });
        let value = found?;
        let inner = value.strip_prefix(['"', '\'']).map_or(value, |rest| &rest[..rest.len() - 1]);
        Some(if inner.contains('&') { decoded(value) } else { inner.to_owned() })
    }
}

/// The tokens of a text, as long as it is plain enough.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    is_plain: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        // Such characters count as others.
        Self { text, at: 0, is_plain: memchr::memchr2(b'\r', 0, text.as_bytes()).is_none() }
    }

    /// Whether what was read of the text was plain enough.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// What begins with the angle bracket that stands here: where to go on, and its token, if it has one.
    fn bracket(&self, open: usize) -> Option<(usize, Option<Token<'a>>)> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        match bytes.get(open + 1)? {
            b'!' => Some((end_of_comment(text, open)?, None)),
            b'/' => {
                let (name, behind) = name_at(text, open + 2)?;
                let end = behind + bytes[behind..].iter().position(|b| !is_blank(*b))?;
                (bytes[end] == b'>').then(|| (end + 1, Some(Token::End(lower(name)))))
            }
            _ => {
                let (name, behind) = name_at(text, open + 1)?;
                let (end, closes_itself) = each_attribute(text, behind, |_, _| ())?;
                let name = lower(name);
                let next = behind_plain(text, &name, end).filter(|next| !(closes_itself && *next > end))?;
                let tag = Tag { name, start: open, end, closes_itself, attributes: &text[behind..end] };
                Some((next, Some(Token::Start(tag))))
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        while self.is_plain && self.at < bytes.len() {
            let start = self.at;
            let open = memchr::memchr(b'<', &bytes[start..]).map_or(bytes.len(), |length| start + length);
            if start < open {
                self.at = open;
                return Some(Token::Text(start, open));
            }
            let Some((next, token)) = self.bracket(open) else {
                self.is_plain = false;
                return None;
            };
            self.at = next;
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

/// The text that HTML without tags stands for.
pub(super) fn text_of(raw: &str) -> String {
    // Most is one of these.
    let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{a0}")];
    if let Some((_, text)) = known.iter().find(|(entity, _)| *entity == raw) {
        return (*text).to_owned();
    }
    let tokens = Tokenizer::new(raw).filter_map(|token| match token {
        Ok(Parsed::String(run)) => Some(String::from_utf8_lossy(&run.value).into_owned()),
        _ => None,
    });
    tokens.collect()
}

/// What the value of an attribute stands for that is written like this.
fn decoded(value: &str) -> String {
    let tag = format!("<a b={value}>");
    let value = Tokenizer::new(&tag).find_map(|token| match token {
        Ok(Parsed::StartTag(tag)) => tag.attributes.get(b"b".as_slice()).map(|value| String::from_utf8_lossy(value).into_owned()),
        _ => None,
    });
    value.unwrap_or_default()
}

/// The name that begins here, and where it ends.
fn name_at(text: &str, start: usize) -> Option<(&str, usize)> {
    let bytes = &text.as_bytes()[start..];
    let length =
        bytes.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b'-')).filter(|_| bytes[0].is_ascii_alphabetic())?;
    let behind = start + length;
    (length > 0).then_some((&text[start..behind], behind))
}

/// Takes the attributes of a tag from here on, each with its value as it is written. Where the tag ends, and whether it closes itself.
fn each_attribute<'a>(text: &'a str, start: usize, mut take: impl FnMut(&'a str, &'a str)) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let run = |from: usize, is_in: fn(u8) -> bool| bytes[from..].iter().position(|b| !is_in(*b)).map(|length| from + length);
    let mut at = start;
    loop {
        at = run(at, is_blank)?;
        match bytes[at] {
            b'>' => return Some((at + 1, false)),
            b'/' => return (*bytes.get(at + 1)? == b'>').then_some((at + 2, true)),
            _ => {}
        }
        let end = run(at, is_of_key)?;
        let key = (at < end).then(|| &text[at..end])?;
        let behind = run(end, is_blank)?;
        if bytes[behind] != b'=' {
            take(key, "");
            at = end;
            continue;
        }
        let from = run(behind + 1, is_blank)?;
        at = match bytes[from] {
            mark @ (b'"' | b'\'') => from + memchr::memchr(mark, &bytes[from + 1..])? + 2,
            _ => run(from, is_of_value).filter(|end| from < *end && matches!(bytes[*end], b' ' | b'\n' | b'\t' | b'>'))?,
        };
        take(key, &text[from..at]);
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t')
}

fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
}

/// Whether a value without quotation marks may have this byte.
fn is_of_value(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'=' | b'`' | b'&')
}

/// Where a comment ends that begins here, or the line that says which HTML this is.
fn end_of_comment(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start + 2..];
    if let Some(inner) = rest.strip_prefix("--") {
        let end = memmem::find(inner.as_bytes(), b"-->")?;
        let is_odd = inner.starts_with('>') || inner.starts_with("->") || inner[..end + 2].contains("--!");
        return (!is_odd).then_some(start + 4 + end + 3);
    }
    let length = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b' '))?;
    let is_kind = rest[..length].get(..8).is_some_and(|word| word.eq_ignore_ascii_case("doctype "));
    (is_kind && rest.as_bytes()[length] == b'>').then_some(start + 2 + length + 1)
}

/// Where to go on behind an opening tag: what stands in some elements is none of the text.
fn behind_plain(text: &str, name: &str, end: usize) -> Option<usize> {
    if !PLAIN.contains(&name) {
        return (!ODD.contains(&name)).then_some(end);
    }
    let bytes = text.as_bytes();
    let is_end = |at: &usize| {
        let named = bytes.get(at + 2..at + 2 + name.len()).is_some_and(|run| run.eq_ignore_ascii_case(name.as_bytes()));
        named && bytes.get(at + 2 + name.len()).is_some_and(|b| is_blank(*b) || matches!(*b, b'>' | b'/' | 12))
    };
    let close = memmem::find_iter(&bytes[end..], b"</").map(|at| end + at).find(is_end)?;
    // A script within a comment goes on behind what looks like its end.
    (!text[end..close].contains("<!--")).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_names_and_attributes() {
        let text = "<A Href=\"x?a=1&amp;b\" id='i' hidden data-x=y/z>t &gt; <br/></a ><!-- <b> --><script>if (a</b) {}</script>";
        let tokens: Vec<_> = Tokens::of(text).collect();
        let shown: Vec<String> = tokens
            .iter()
            .map(|token| match token {
                Token::Start(tag) => format!("{} {}", tag.name, &text[tag.start..tag.end]),
                Token::End(name) => format!("/{name}"),
                Token::Text(start, end) => text[*start..*end].to_owned(),
            })
            .collect();
        let first = &text[..text.find('>').map_or(0, |at| at + 1)];
        assert_eq!(shown, [&format!("a {first}"), "t &gt; ", "br <br/>", "/a", "script <script>", "/script"]);
        let Token::Start(tag) = &tokens[0] else { panic!("a tag comes first") };
        let values = ["href", "id", "hidden", "data-x", "class"].map(|key| tag.attribute(key));
        assert_eq!(values.each_ref().map(Option::as_deref), [Some("x?a=1&b"), Some("i"), Some(""), Some("y/z"), None]);
    }

    #[test]
    fn odd_html_is_left_alone() {
        for text in
            ["a < b", "<a", "<a b", "<a b='c", "<!-- a", "<a/b>", "<a =b>", "<xmp>a</xmp>", "<title>a", "a\r\nb", "<!a>", "<?a?>"]
        {
            let mut tokens = Tokens::of(text);
            tokens.by_ref().for_each(drop);
            assert!(!tokens.is_plain(), "{text}");
        }
    }
}
