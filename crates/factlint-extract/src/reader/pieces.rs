//! Long documents in Markdown, parsed piece by piece: the parser's tree takes several times the room of what it reads. A piece
//! ends where a block begins that stands in no other, so that all pieces together have the blocks of the whole.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag};

use super::markdown::options;

/// A document, cut into pieces, and what links and footnotes mean wherever they are defined.
pub(super) struct Pieces<'a> {
    text: &'a str,
    /// Where each piece ends.
    ends: Vec<usize>,
    /// Where links lead, by label.
    links: HashMap<String, String>,
    /// The labels of footnotes.
    notes: HashSet<String>,
    /// The last line that may close metadata.
    closed: usize,
}

/// A piece: where it begins in the document, and its text behind what was added to it.
pub(super) struct Piece<'a> {
    pub(super) start: usize,
    pub(super) text: Cow<'a, str>,
    pub(super) added: usize,
}

impl<'a> Pieces<'a> {
    /// Cuts a document into pieces of about `size` bytes; longer where one block is.
    pub(super) fn of(text: &'a str, size: usize) -> Self {
        let closes = |mark: &&str| text.rmatch_indices(*mark).map(|(at, _)| at).find(|at| begins_line(text, *at));
        let closed = ["---", "+++", "..."].iter().filter_map(closes).max().unwrap_or_default();
        let mut all = Self { text, ends: Vec::new(), links: HashMap::default(), notes: HashSet::default(), closed };
        let (mut start, mut reach) = (0, size);
        while start < text.len() {
            let behind = line_end(text, start.saturating_add(reach));
            let Some(end) = all.cut(start, behind) else {
                reach = reach.saturating_mul(2);
                continue;
            };
            all.ends.push(end);
            (start, reach) = (end, size);
        }
        all
    }

    /// Where the piece ends that begins here, as far as the text is known up to `behind`: where its last block begins, since that
    /// may go on. Takes in what the piece defines.
    fn cut(&mut self, start: usize, behind: usize) -> Option<usize> {
        let mut events = Parser::new_ext(&self.text[start..behind], options()).into_offset_iter();
        let known = self.known(start, behind) - start;
        let (mut depth, mut last) = (0_usize, 0);
        let mut notes = Vec::new();
        for (event, range) in events.by_ref() {
            if depth == 0 && range.start <= known && stands_apart(&self.text[start..behind], range.start) {
                last = range.start;
            }
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if let Tag::FootnoteDefinition(label) = tag {
                        notes.push((range.start, folded(&label)));
                    }
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        let len = if behind == self.text.len() { behind - start } else { last };
        if len == 0 {
            return None;
        }
        self.notes.extend(notes.into_iter().filter(|(at, _)| *at < len).map(|(_, label)| label));
        for (label, definition) in events.reference_definitions().iter().filter(|(_, definition)| definition.span.end <= len) {
            self.links.entry(folded(label)).or_insert_with(|| String::from(&*definition.dest));
        }
        Some(start + len)
    }

    /// Up to where a part of the text is read as the whole is. Three dashes or pluses begin a block of metadata if it is closed,
    /// however far behind.
    fn known(&self, start: usize, behind: usize) -> usize {
        let part = &self.text[start..behind];
        let opening = |mark: &str| {
            let (at, _) = part.match_indices(mark).filter(|(at, _)| begins_line(part, *at)).last()?;
            let mut lines = self.text[start + at..].lines();
            let is_open = lines.next()?.trim_end() == mark && lines.next().is_some_and(|line| !line.trim().is_empty());
            (is_open && start + at < self.closed).then_some(start + at)
        };
        ["---", "+++"].into_iter().filter_map(opening).min().unwrap_or(behind)
    }

    /// The pieces in order. To each the footnotes are added to which it refers: a reference without one is plain text.
    pub(super) fn iter(&self) -> impl Iterator<Item = Piece<'a>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| {
            let own = &self.text[start..*end];
            let mut added = String::new();
            let mut known = HashSet::default();
            for (at, _) in own.match_indices("[^").filter(|_| !self.notes.is_empty()) {
                let label = own[at + 2..].split([']', '\n']).next().unwrap_or_default();
                if self.notes.contains(&folded(label)) && known.insert(label) {
                    added.extend(["[^", label, "]: \n\n"]);
                }
            }
            if !added.is_empty() {
                // Nothing goes on behind it.
                added.push_str("***\n\n");
            }
            let (len, text) = (added.len(), if added.is_empty() { Cow::Borrowed(own) } else { Cow::Owned(added + own) });
            Piece { start, text, added: len }
        })
    }

    /// Where a link leads that is defined anywhere in the document.
    pub(super) fn link(&self, label: &str) -> Option<&str> {
        self.links.get(&folded(label)).map(String::as_str)
    }

    /// Whether links are defined at all.
    pub(super) fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// The event, its link led to where the first definition of the document says.
    pub(super) fn resolved<'e>(&self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Start(Tag::Link {
                link_type: link_type @ (LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut),
                dest_url,
                title,
                id,
            }) => {
                let dest_url = self.link(&id).map_or(dest_url, |url| CowStr::from(url.to_owned()));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            event => event,
        }
    }
}

/// The end of the line that holds this byte.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |offset| at + offset + 1)
}

/// Whether an empty line stands before a place, and no blank: what the block is depends on nothing else.
fn stands_apart(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '\r']);
    let is_behind_empty =
        || before.strip_suffix('\n').is_some_and(|before| before.trim_end_matches([' ', '\t', '\r']).ends_with('\n'));
    begins_line(text, at) && !text[at..].starts_with([' ', '\t']) && is_behind_empty()
}

fn begins_line(text: &str, at: usize) -> bool {
    at == 0 || text[..at].ends_with(['\n', '\r'])
}

/// A label as it is compared: without regard to case and to the number of blanks.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::markdown::{read, read_in};
    use super::*;
    use crate::reader::with;

    /// Whether the text in pieces of this size has the blocks of the whole.
    fn is_same(text: &str, size: usize) -> bool {
        with(read_in(text, size), |pieces| with(read(text), |whole| pieces == whole))
    }

    #[test]
    fn pieces_end_before_a_block() {
        let text = "# A\n\none\n\n- a\n\n  - b\n\n# B\n\n    code\n\nend\n";
        let found: Vec<String> = Pieces::of(text, 8).iter().map(|piece| piece.text.into_owned()).collect();
        assert_eq!(found, ["# A\n\n", "one\n\n", "- a\n\n  - b\n\n", "# B\n\n    code\n\nend\n"]);
    }

    #[test]
    fn links_and_footnotes_are_defined_in_any_piece() {
        let text = "# A\n\nsee [Tokio][t], [t] and a note[^n]\n\n# B\n\n[T]: https://a.example\n\ntext [t]\n\n[t]: https://b.example\n\n[^n]: Rust 1.2\n";
        for size in [1, 8, 40] {
            assert!(is_same(text, size), "{size}");
        }
        assert!(with(read(text), |blocks| blocks[1].marks.len() == 2 && blocks[1].notes().len() == 1));
    }

    #[test]
    fn metadata_reaches_over_pieces() {
        for text in ["a\n\n---\nb: 1\n\n# c\n\nd\n\n---\n\ne\n", "a\n\n+++\nb\n\nc\n\nd\n\n+++\ne\n", "a\n\n---\nb\n\nc\n"] {
            assert!(is_same(text, 4), "{text}");
        }
    }

    /// Lines that begin, hold or end blocks.
    const LINES: &[&str] = &[
        "",
        "",
        "",
        "# A",
        "text",
        "more [a] text",
        "[b][c] and [`d`]",
        "- item",
        "  - deep",
        "    code",
        "1. one",
        "  2. two",
        "> quoted",
        "> - item",
        "```",
        "---",
        "+++",
        "...",
        "k: v",
        "| a | b |",
        "|---|---|",
        "| `c` | d |",
        "[a]: https://a.example",
        "[A]: https://b.example",
        "[c]:",
        "https://c.example",
        "[^n]: note",
        "see[^n]",
        "see[^m]",
        "    more of it",
        "<div>",
        "</div>",
        "<blockquote>",
        "</blockquote>",
        "<!--",
        "-->",
        "<p>Under <b>MIT</b></p>",
        "===",
        "* * *",
        "\\[a]",
        "![p](q) [[wiki]]",
        "  indented",
        "\u{e9}t\u{e9}\r",
        "[^M]: other",
    ];

    proptest! {
        #[test]
        fn pieces_have_the_blocks_of_the_whole(lines in prop::collection::vec(prop::sample::select(LINES), 0..40), size in 1_usize..60) {
            let text = lines.join("\n");
            prop_assert!(is_same(&text, size));
        }
    }
}
