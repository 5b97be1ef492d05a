//! Comments in HTML: what they stand in, and what stands behind them, by the tags that end others.

use factlint_model::Span;
use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::comment::Comment;
use crate::reader::{is_html_block, is_html_skipped, tag_name};

pub(super) fn comments(text: &str) -> Vec<Comment> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader { text, found: Vec::new(), waiting: Vec::new(), open: Vec::new(), run: None, skipping: None };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(tag_name(&tag.name), tag.self_closing, tag.span.start),
            Ok(Token::EndTag(tag)) => reader.end(&tag_name(&tag.name), tag.span.end),
            Ok(Token::String(run)) => reader.words(Span::new(run.span.start, run.span.end)),
            Ok(Token::Comment(comment)) => reader.comment(Span::new(comment.span.start, comment.span.end)),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    reader.close_to(0, text.len());
    reader.cut(text.len());
    reader.found
}

/// An open element that ends the text before it.
struct Element {
    name: String,
    start: usize,
    /// The comments that silence it.
    silenced_by: Vec<usize>,
}

/// A run of words without such an element between them.
struct Words {
    start: usize,
    silenced_by: Vec<usize>,
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Comment>,
    /// Comments that wait for what stands behind them.
    waiting: Vec<usize>,
    open: Vec<Element>,
    run: Option<Words>,
    /// The element whose text is no prose.
    skipping: Option<String>,
}

impl Reader<'_> {
    fn start(&mut self, name: String, self_closing: bool, at: usize) {
        if self.skipping.is_some() {
            return;
        }
        if is_html_skipped(&name) {
            self.cut(at);
            self.skipping = (!self_closing).then_some(name);
            return;
        }
        if !is_element(&name) {
            return;
        }
        self.cut(at);
        if let Some(depth) = self.ended_by(&name) {
            self.close_to(depth, at);
        }
        if name != "hr" {
            self.open.push(Element { name, start: at, silenced_by: std::mem::take(&mut self.waiting) });
        }
    }

    /// The depth to which an element that begins closes those before it: they have no end tags of their own.
    fn ended_by(&self, name: &str) -> Option<usize> {
        let (ended, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr"], &["table"]),
            _ => (&[], &[]),
        };
        let nearest = self.open.iter().rposition(|open| within.contains(&open.name.as_str())).map_or(0, |at| at + 1);
        let own = self.open[nearest..].iter().position(|open| ended.contains(&open.name.as_str())).map(|at| nearest + at);
        own.or_else(|| self.open.last().is_some_and(|open| open.name == "p").then(|| self.open.len() - 1))
    }

    fn end(&mut self, name: &str, at: usize) {
        if self.skipping.as_deref() == Some(name) {
            self.skipping = None;
            return;
        }
        if self.skipping.is_some() || !is_element(name) {
            return;
        }
        self.cut(at);
        if let Some(depth) = self.open.iter().rposition(|open| open.name == name) {
            self.close_to(depth, at);
        }
    }

    fn words(&mut self, span: Span) {
        let is_blank = self.text.get(span.range()).is_none_or(|words| words.trim().is_empty());
        if self.skipping.is_some() || is_blank {
            return;
        }
        let silenced_by = std::mem::take(&mut self.waiting);
        self.run.get_or_insert(Words { start: span.start, silenced_by });
    }

    fn comment(&mut self, span: Span) {
        if self.skipping.is_some() {
            return;
        }
        let comment = self.found.len();
        self.found.push(Comment { span, block: None });
        let holds_words = |open: &&mut Element| is_words(&open.name);
        match &mut self.run {
            None => self.waiting.push(comment),
            Some(run) => {
                let last = self.open.len().saturating_sub(1);
                let row = self.open.iter().rposition(|open| open.name == "tr").filter(|at| last - at < 2);
                let around = row.or_else(|| self.open.last_mut().filter(holds_words).map(|_| last));
                match around {
                    Some(at) => self.open[at].silenced_by.push(comment),
                    None => run.silenced_by.push(comment),
                }
            }
        }
    }

    /// Ends the run of words.
    fn cut(&mut self, at: usize) {
        if let Some(run) = self.run.take() {
            self.silence(&run.silenced_by, Span::new(run.start, at));
        }
    }

    fn close_to(&mut self, depth: usize, at: usize) {
        for element in self.open.split_off(depth) {
            self.silence(&element.silenced_by, Span::new(element.start, at));
        }
        // What waits in an element that ends waited in vain.
        self.waiting.clear();
    }

    fn silence(&mut self, comments: &[usize], block: Span) {
        for comment in comments {
            self.found[*comment].block = Some(block);
        }
    }
}

fn is_element(name: &str) -> bool {
    is_html_block(name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "td" | "th" | "tfoot")
}

/// Elements that are a block by themselves; others hold several.
fn is_words(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "td" | "th" | "figcaption" | "summary")
        || matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
