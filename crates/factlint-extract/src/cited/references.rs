//! What the document refers to: reference lists, footnotes, anchors, and the titles of linked publications.

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use factlint_model::PartialDate;
use foldhash::{HashMap, HashSet};

use super::quotes::quotes;
use super::titles::{Titles, has_telling, telling};
use super::words::has_publication;
use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::fold::lower;
use crate::mention::{date_at, has_year};
use crate::token::{Token, tokens};

/// An entry of a reference list, or a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(super) url: Option<String>,
    /// Its title, where it stands in quotation marks.
    pub(super) title: Option<String>,
    /// When the source was published, and the bytes of the block's text that say so, with the url where it follows.
    pub(super) date: Option<(PartialDate, usize, usize)>,
}

/// Everything that the document refers to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Citations {
    /// By key, without brackets, in lower case.
    keys: HashMap<String, Reference>,
    /// By block: entries that have a date.
    dated: HashMap<usize, Vec<Reference>>,
    /// By author and year, as "lane 2019": an entry that two share is none of both.
    authors: HashMap<String, Option<Reference>>,
    /// The blocks that hold entries.
    entries: HashSet<usize>,
    titles: Titles,
    /// Those of linked publications, too; read when a name is looked for.
    linked: OnceCell<Titles>,
}

/// Headings of reference lists.
const HEADINGS: &[&str] =
    &["reference", "source", "bibliograph", "citation", "works cited", "footnote", "further reading", "endnote", "literature"];

/// Headings with such words that head no list: that of every RFC among them.
const OTHERS: &[&str] = &["reference-level", "reference level", "open source", "open-source", "source code"];

/// The words of [`HEADINGS`], looked for at once: most headings have none.
static HEADS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).build(HEADINGS).expect("a list of words makes an automaton")
});

/// Whether a heading is that of a reference list.
fn heads_list(heading: &str) -> bool {
    // Letters that are not of ASCII may have small ones that are.
    if heading.is_ascii() && !HEADS.is_match(heading) {
        return false;
    }
    let lower = lower(heading);
    HEADS.is_match(&*lower) && !OTHERS.iter().any(|words| lower.contains(words)) && lower.split_whitespace().count() < 6
}

impl Citations {
    /// Reads the blocks once.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let mut all = Self::default();
        let mut listed: Option<u8> = None;
        for (index, block) in blocks.iter().enumerate() {
            if let BlockKind::Heading(level) = block.kind {
                if heads_list(&block.text) {
                    listed = Some(level);
                } else if listed.is_some_and(|of| level <= of) {
                    listed = None;
                }
                continue;
            }
            // An entry that a list, a footnote or an anchor labels.
            let label = block.label().filter(|label| label.starts_with(['^', '#']) || listed.is_some());
            // Most blocks are none; one without a label has a url.
            if listed.is_some() || label.is_some() || opens_with_bracket(&block.text) && may_hold_url(block) {
                all.take(index, block, label, listed.is_some());
            }
        }
        all
    }

    #[inline(never)]
    fn take(&mut self, index: usize, block: &Block, label: Option<&str>, listed: bool) {
        let mut entries = keyed(block);
        let is_entry = !entries.is_empty();
        if let Some(label) = label.filter(|_| !is_entry) {
            entries.push((label.to_owned(), 0, block.text.len()));
        }
        if entries.is_empty() && listed && matches!(block.kind, BlockKind::Item | BlockKind::Paragraph) {
            entries.push((String::new(), 0, block.text.len()));
        }
        for (key, from, to) in entries {
            let reference = reference(block, from, to);
            let telling_enough = reference.url.is_some() || listed || key.starts_with('^');
            if !telling_enough {
                continue;
            }
            if let (Some(title), Some(url)) = (&reference.title, &reference.url) {
                self.titles.push(title.clone(), url.clone());
            }
            if listed && let Some(author) = author_and_year(&block.text[from..to]) {
                let same = |known: &mut Option<Reference>| {
                    known.take_if(|known| *known != reference);
                };
                self.authors.entry(author).and_modify(same).or_insert_with(|| Some(reference.clone()));
            }
            let is_anchor_of_prose = key.starts_with('#') && !listed && reference.url.is_none();
            if reference.date.is_some() && reference.url.is_some() && !is_anchor_of_prose {
                self.dated.entry(index).or_default().push(reference.clone());
            }
            self.entries.insert(index);
            if !key.is_empty() {
                self.keys.entry(key.to_lowercase()).or_insert(reference);
            }
        }
    }

    /// Links whose text names a publication say what its name stands for elsewhere.
    fn linked(&self, blocks: &[Block]) -> &Titles {
        self.linked.get_or_init(|| {
            let mut titles = self.titles.clone();
            // The titles of links in headings stand over what they lead to.
            let blocks = blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
            blocks.flat_map(linked_titles).for_each(|(title, url)| titles.push(title, url));
            titles
        })
    }

    /// The entry with this key.
    pub(super) fn by_key(&self, key: &str) -> Option<&Reference> {
        self.keys.get(&key.trim().to_lowercase())
    }

    /// Where a run of text cites by author and year, and what: "(Lane 2019)", "(see Lane et al., 2019; Moor and Reed 2020)".
    /// The flag says whether the name stands before the bracket: "Lane et al. (2019)".
    pub(super) fn by_author(&self, text: &str, from: usize, to: usize) -> Vec<(usize, usize, bool, &Reference)> {
        let mut found = Vec::new();
        if self.authors.is_empty() {
            return found;
        }
        let mut at = from;
        while let Some(open) = text[at..to].find('(').map(|offset| at + offset) {
            let Some(close) = text[open..to].find(')').map(|offset| open + offset) else { break };
            at = close + 1;
            // "Lane et al. (2019) count 70 %": the name stands before.
            let inner = &text[open + 1..close];
            let outside = is_year(inner.trim()).then(|| text[from..open].rsplit(['.', ';', ':', '(']).next()).flatten();
            let named = outside.map(|before| format!("{} {inner}", before.trim_end()));
            for cite in named.as_deref().unwrap_or(inner).split(';') {
                if let Some(Some(reference)) = cited_author(cite).and_then(|author| self.authors.get(&author)) {
                    found.push((open, close + 1, outside.is_some(), reference));
                }
            }
        }
        found
    }

    /// Whether no text can refer to anything by a key, or by author and year.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.authors.is_empty()
    }

    /// The dated entries of a block.
    pub(super) fn dated(&self, block: usize) -> &[Reference] {
        if self.dated.is_empty() {
            return &[];
        }
        self.dated.get(&block).map_or(&[], Vec::as_slice)
    }

    /// Whether the block is an entry that something refers to.
    pub(super) fn is_entry(&self, block: usize) -> bool {
        !self.entries.is_empty() && self.entries.contains(&block)
    }

    /// The url of the publication that a name means: all of its telling words stand in one title, with the same years.
    pub(super) fn by_name(&self, name: &str, blocks: &[Block]) -> Option<&str> {
        // Most names have a word or two.
        if !has_telling(name, FEWEST) {
            return None;
        }
        let wanted = telling(name);
        self.linked(blocks).find(&wanted)
    }
}

/// The fewest telling words by which a name means a title.
const FEWEST: usize = 3;

/// Whether a text begins with a bracket, but for white space.
fn opens_with_bracket(text: &str) -> bool {
    let is_word = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    !is_word && text.trim_start().starts_with('[')
}

/// Whether a block has a link, or a url may be written out in it.
fn may_hold_url(block: &Block<'_>) -> bool {
    let bytes = block.text.as_bytes();
    let is_linked = || block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link(_)));
    is_linked() || memchr::memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://"))
}

fn linked_titles(block: &Block<'_>) -> impl Iterator<Item = (String, String)> {
    block.marks.iter().filter_map(|Mark { start, end, kind }| {
        let MarkKind::Link(url) = kind else { return None };
        (url.starts_with("http") && has_publication(&block.text[*start..*end]))
            .then(|| (block.text[*start..*end].to_owned(), (*url).to_owned()))
    })
}

/// The first author and the year of an entry: "Lane, A. (2019). …", "Ada Lane and Ben Moor. 2019. …".
fn author_and_year(entry: &str) -> Option<String> {
    let entry = entry.trim_start_matches(|c: char| !c.is_alphabetic());
    let year = entry.split(|c: char| !c.is_alphanumeric()).find(|word| is_year(word))?;
    let people = &entry[..entry.find(year)?];
    let first = people.split([',', '.', '(', '&', ';']).next()?.split(" and ").next()?;
    let name = first.split_whitespace().last().filter(|name| name.starts_with(char::is_uppercase))?;
    (first.split_whitespace().count() <= 4).then(|| format!("{} {year}", name.to_lowercase()))
}

/// What a citation names: "Lane et al., 2019", "see Lane and Moor 2019", "Lane 2019, p. 4".
fn cited_author(cite: &str) -> Option<String> {
    let words: Vec<&str> =
        cite.split(|c: char| c.is_whitespace() || matches!(c, ',' | '&')).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| is_year(word))?;
    let joins = |word: &str| matches!(word, "et" | "al." | "al" | "and");
    let mut first = at.checked_sub(1)?;
    while first > 0 && joins(words[first]) {
        first -= 1;
    }
    // "Lane and Moor": the first of several.
    if first > 1 && words[first - 1] == "and"
        || first > 0 && words[first - 1].starts_with(char::is_uppercase) && cite.contains('&')
    {
        first -= if words[first - 1] == "and" { 2 } else { 1 };
    }
    let name = words[first].trim_matches(|c: char| !c.is_alphanumeric());
    name.starts_with(char::is_uppercase).then(|| format!("{} {}", name.to_lowercase(), words[at]))
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// `[KEY] …` at the beginning of a block, and each later `[KEY] …` in it: the key, and where its entry begins and ends.
fn keyed(block: &Block) -> Vec<(String, usize, usize)> {
    let text = &block.text;
    let Some((first, start)) = key_at(text, text.len() - text.trim_start().len()) else { return Vec::new() };
    let mut starts = vec![(first, start)];
    let (mut at, mut has_url) = (start, false);
    while let Some(open) = memchr::memchr_iter(b'[', &text.as_bytes()[at..])
        .map(|offset| at + offset)
        .find(|open| *open > at && text.as_bytes()[open - 1] == b' ')
    {
        has_url |= text[at..open].contains("://");
        match key_at(text, open) {
            // One entry holds one url.
            Some((key, start)) if has_url => {
                starts.push((key, start));
                (at, has_url) = (start, false);
            }
            _ => at = open,
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|((key, start), end)| (key, start, end)).collect()
}

/// The key in brackets at a place, and where its entry begins.
pub(super) fn key_at(text: &str, at: usize) -> Option<(String, usize)> {
    /// Its length at most, in bytes.
    const LONGEST: usize = 60;
    let rest = text.get(at..)?.strip_prefix('[')?;
    let near = &rest.as_bytes()[..rest.len().min(LONGEST + 1)];
    let close = memchr::memchr(b']', near).filter(|close| *close > 0)?;
    let key = &rest[..close];
    let sound = key.split_whitespace().count() <= 4 && key.chars().any(char::is_alphanumeric) && !key.contains(['[', '\n']);
    let is_box = matches!(key, "x" | "X" | " ");
    (sound && !is_box).then(|| (key.to_owned(), at + close + 2))
}

fn reference(block: &Block, from: usize, to: usize) -> Reference {
    let text = &block.text;
    let title = quotes(&text[from..to]).into_iter().max_by_key(|quote| quote.end - quote.start);
    let title_at = title.map(|quote| (from + quote.start, from + quote.end));
    let bare = urls(text, from, to).into_iter().next();
    let linked = block.marks.iter().find_map(|mark| match &mark.kind {
        MarkKind::Link(url) if url.starts_with("http") && mark.start >= from && mark.end <= to => {
            Some(((*url).to_owned(), mark.start, mark.end))
        }
        _ => None,
    });
    let url = bare.or(linked);
    let linked_title = url.as_ref().map(|(_, start, end)| (*start, *end));
    let date = date(block, from, to, title_at, linked_title);
    let title = title_at.map(|(start, end)| text[start..end].trim_matches(|c: char| !c.is_alphanumeric() && c != '?').to_owned());
    let title = title.or_else(|| {
        let (_, start, end) = url.as_ref()?;
        let words = &text[*start..*end];
        (!words.contains("://")).then(|| words.to_owned())
    });
    Reference { title, date, url: url.map(|(url, _, _)| url) }
}

/// The date of an entry: the last one that stands by itself, outside of its title, its url, and "accessed on …".
fn date(
    block: &Block,
    from: usize,
    to: usize,
    title: Option<(usize, usize)>,
    url: Option<(usize, usize)>,
) -> Option<(PartialDate, usize, usize)> {
    let text = &block.text;
    if !has_year(&text.as_bytes()[from..to]) {
        return None;
    }
    let within = |at: usize, run: Option<(usize, usize)>| run.is_some_and(|(start, end)| (start..end).contains(&at));
    let tokens: Vec<Token> = tokens(block, from, to);
    let mut found: Option<(PartialDate, usize, usize)> = None;
    let mut index = 0;
    while index < tokens.len() {
        let Some((date, taken)) = date_at(&tokens, index, text) else {
            index += 1;
            continue;
        };
        let (start, end) = (tokens[index].start, tokens[index + taken - 1].end);
        index += taken;
        let before = text[from..start].trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let visited = ["accessed", "retrieved", "visited", "on", "archived", "updated"].iter().any(|word| last.contains(word))
            && ["accessed", "retrieved", "visited", "archived", "updated"]
                .iter()
                .any(|word| before.to_lowercase().rsplit(['.', ',', ';', '(']).next().is_some_and(|run| run.contains(word)));
        // A year alone stands between marks: in a name it says nothing.
        let apart = date.month_number().is_some()
            || (before.ends_with(['.', ',', '(', ';', '\u{2014}', '\u{2013}', ':', '"', '\u{201d}'])
                || last.chars().all(char::is_uppercase))
                && text[end..to].trim_start().starts_with(['.', ',', ')', ';', ':', 'h', '\u{2014}', '<'])
            || text[end..to].trim().is_empty();
        let inside = within(start, title) || within(start, url);
        if !visited && !inside && apart && found.is_none_or(|(known, _, _)| known.month_number().is_none()) {
            found = Some((date, start, end));
        }
    }
    let (date, start, end) = found?;
    // The span takes the url that follows directly.
    let reach = url.filter(|(at, _)| *at >= end && text[end..*at].chars().count() <= 4).map_or(end, |(_, url_end)| url_end);
    Some((date, start, reach))
}

/// The urls that are written out in a run of text, with their bytes.
pub(super) fn urls(text: &str, from: usize, to: usize) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    let (run, mut at) = (&text[..to], from);
    // Colons are rare.
    while let Some(offset) = memchr::memchr(b':', &run.as_bytes()[at..]) {
        let (first, colon) = (at, at + offset);
        at = colon + 1;
        let scheme = ["https", "http"].iter().find(|scheme| run.as_bytes()[first..colon].ends_with(scheme.as_bytes()));
        let Some(scheme) = scheme.filter(|_| run[colon..].starts_with("://")) else { continue };
        let start = colon - scheme.len();
        let rest = &run[start..];
        let mut end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | '`' | '\u{201d}')).unwrap_or(rest.len());
        loop {
            let run = &rest[..end];
            let unpaired = run.ends_with(')') && run.matches(')').count() > run.matches('(').count();
            let unpaired = unpaired || (run.ends_with(']') && run.matches(']').count() > run.matches('[').count());
            if !(unpaired || run.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*', '_'])) {
                break;
            }
            end -= 1;
        }
        if end > "https://".len() {
            found.push((rest[..end].to_owned(), start, start + end));
            at = start + end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader;

    fn read(text: &str) -> Citations {
        reader::with_markdown(text, Citations::of)
    }

    #[test]
    fn lists_of_all_sorts() {
        let all = read(
            "# A\n\n[1] Ada, \"One.\" 2024. https://example.org/one\n[2] Ben, \"Two\", May 2023, <https://example.org/two>.\n\n\
             - [KEY-3] \"Three (2020).\" Some Blog. 2025-02-13. https://example.org/three_(x)\n\nText.[^n]\n\n[^n]: [Four](https://example.org/four), 3 June 2022.\n\n\
             ## References\n\n1. Eve. Five. 2021. https://example.org/five (accessed 2022-01-01)\n",
        );
        let says = |key: &str| {
            let found = all.by_key(key)?;
            Some(format!("{} {}", found.url.as_deref()?, found.date.map(|(date, _, _)| date.to_string()).unwrap_or_default()))
        };
        assert_eq!(says("1").as_deref(), Some("https://example.org/one 2024"));
        assert_eq!(says("2").as_deref(), Some("https://example.org/two 2023-05"));
        assert_eq!(says("key-3").as_deref(), Some("https://example.org/three_(x) 2025-02-13"));
        assert_eq!(says("^n").as_deref(), Some("https://example.org/four 2022-06-03"));
        assert_eq!(says("none"), None);
    }

    #[test]
    fn names_find_their_title() {
        let text =
            "See the [2024 State of Rust survey](https://example.org/a) and [2023 State of Rust survey](https://example.org/b).";
        reader::with_markdown(text, |blocks| {
            let all = Citations::of(blocks);
            assert_eq!(all.by_name("2024 State of Rust Survey", blocks), Some("https://example.org/a"));
            assert_eq!(all.by_name("State of Rust survey", blocks), None);
            assert_eq!(all.by_name("survey", blocks), None);
        });
    }
}
