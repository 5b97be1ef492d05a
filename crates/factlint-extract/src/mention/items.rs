//! A sentence as a row of mentions, words and marks.

use std::borrow::Cow;

use factlint_model::{Comparator, PartialVersion};

use super::advisory::{advisory_id, advisory_link};
use super::count::{count_at, meant};
use super::date::{self, date_at};
use super::edition::edition_at;
use super::item::{Item, What};
use super::name::{Target, is_tag_of_part, link_target, named_by, placed, release_of, release_target};
use super::plain::{May, is_called_crate, is_crate_word, items_until, may_open};
use super::rfc::{rfc_at, url_of};
use super::subcommand::subcommand;
use super::version::{bound_at, lone_version, version_at};
use super::{Bond, CountMention, DateMention, Name, Owner, Sign, VersionMention, range, room};
use crate::block::{Block, BlockKind};
use crate::fold::lower;
use crate::prefilter::Signs;
use crate::token::{Token, TokenKind, with_tokens};
use crate::vocabulary::{is_name_shaped, is_prose};

/// Words behind a year that make it part of a name.
const YEAR_NAMES: &[&str] = &["edition", "editions", "survey", "roadmap", "goals", "h1", "h2", "conference", "style"];

/// The items of a run of a block's text, where this is what the block holds.
pub(crate) fn items_in(block: &Block, from: usize, to: usize, signs: Signs) -> Vec<Item> {
    with_tokens(block, from, to, |tokens| items_of(tokens, block, signs))
}

/// The items of a run of tokens.
pub(crate) fn items(tokens: &[Token], block: &Block) -> Vec<Item> {
    items_of(tokens, block, Signs::ALL)
}

fn items_of(tokens: &[Token], block: &Block, signs: Signs) -> Vec<Item> {
    let text = block.text.as_str();
    let mut out = room::row(tokens.len());
    let mut index = 0;
    let mut links = Links::default();
    let may = match tokens {
        [first, .., last] => May::of(&text.as_bytes()[first.start..last.end], signs),
        [one] => May::of(one.bytes(text), signs),
        [] => May::default(),
    };
    let leads_to_advisory = signs.has_any(Signs::ADVISORY);
    let mut may_be_licensed = false;
    loop {
        // Nearly all tokens are items as they are: many at once.
        let others =
            items_until(tokens, index, text, may, |token| leads_to_advisory || token.is_word() && links.are_named(token, block));
        out.extend(tokens[index..others].iter().map(Item::of_token));
        index = others;
        let Some(first) = tokens.get(index) else { break };
        // A bracket of either sort is a round one.
        if first.kind == TokenKind::Mark('(') {
            index += label(tokens, index, text);
        }
        let Some(token) = tokens.get(index) else { break };
        let taken = match token.kind {
            TokenKind::Word => mention(tokens, index, block, may, &mut links, &mut out),
            TokenKind::Mark(_) => 0,
        };
        if taken == 0 {
            may_be_licensed |= !token.plain && is_licensed(token.text(text));
            out.push(Item::of_token(token));
        }
        index += taken.max(1);
        if leads_to_advisory && let Some(link) = tokens[index - 1].link {
            out.extend(behind_link(tokens, index, link, block));
        }
    }
    if may_be_licensed {
        licensed(&mut out, text);
    }
    if may.be_dated {
        range::dates(&mut out, text);
    }
    unnumber(&mut out, block);
    debug_assert!(out.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
    out
}

/// "2.1 `brindle` (the climbing layer)": the number of a section is no version.
fn unnumber(items: &mut [Item], block: &Block) {
    if !matches!(block.kind, BlockKind::Heading(_)) {
        return;
    }
    let [first, next, ..] = items else { return };
    let is_number = block.text[..first.start].trim().is_empty()
        && matches!(&first.what, What::Version(mention) if !mention.has_v && mention.version.parts().len() == 2);
    let is_text = match &next.what {
        What::Name(_) => true,
        What::Word => {
            let word = &block.text[next.start..next.end];
            word.len() > 3 && !RELEASED.iter().any(|other| other.eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    if is_number && is_text {
        *first = Item::of_word((first.start, first.end), first.code, &block.text);
    }
}

/// Words behind the release that a heading is.
const RELEASED: &[&str] = &[
    "release",
    "released",
    "yanked",
    "unreleased",
    "beta",
    "alpha",
    "final",
    "stable",
    "changes",
    "breaking",
    "with",
    "from",
    "migration",
    "series",
    "line",
    "skipped",
    "unpublished",
    "notes",
    "version",
    "upgrade",
    "today",
    "yesterday",
];

fn is_licensed(word: &str) -> bool {
    word.ends_with("-licensed") || word.ends_with("-licenced")
}

/// "MIT-licensed" is two words.
fn licensed(items: &mut Vec<Item>, text: &str) {
    for at in (0..items.len()).rev() {
        let Some(word) = items[at].word(text) else { continue };
        let head = word.strip_suffix("-licensed").or_else(|| word.strip_suffix("-licenced")).map(str::len);
        let is_license = |head: usize| word[..head].starts_with(char::is_uppercase);
        if let Some(head) = head.filter(|head| is_license(*head)) {
            let (start, end, code) = (items[at].start, items[at].end, items[at].code);
            let part = |start: usize, end: usize| Item::of_word((start, end), code, text);
            items.splice(at..=at, [part(start, start + head), part(start + head + 1, end)]);
        }
    }
}

/// How many tokens the label of a link takes that is defined nowhere: `[words][label]`. It says nothing.
fn label(tokens: &[Token], index: usize, text: &str) -> usize {
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|token| token.text(text) == mark);
    let opens = index > 0 && is(index, "[") && is(index - 1, "]") && !tokens[index].spaced;
    let close = opens.then(|| (index + 1..index + 8).find(|at| is(*at, "]"))).flatten();
    close.map_or(0, |close| close + 1 - index)
}

/// The advisory that a link leads to which ends here, where its words do not name it.
fn behind_link(tokens: &[Token], index: usize, link: usize, block: &Block) -> Option<Item> {
    if tokens.get(index).is_some_and(|next| next.link == Some(link)) {
        return None;
    }
    let (last, mark) = (&tokens[index - 1], block.marks.get(link)?);
    let id = advisory_link(url_of(last, block)?)?;
    let named =
        block.text[mark.start..mark.end].split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| advisory_id(w).is_some());
    (!named).then_some(Item::new((last.end, last.end), false, What::Advisory(id)))
}

/// Whether a word has no digit, and is no advisory without one.
fn has_no_number(word: &str) -> bool {
    word.as_bytes()[0] | 0x20 != b'g' && !word.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a word without a number and without markup may begin a mention, where it is no date: most begin none.
fn may_begin(tokens: &[Token], index: usize, text: &str) -> bool {
    may_open(tokens, index, text) || is_called_crate(tokens, index, text)
}

/// A mention that is known by itself: an advisory, an RFC, an edition; and how many tokens it takes.
fn identified(tokens: &[Token], index: usize, block: &Block) -> Option<(What, usize)> {
    let text = &block.text;
    let first = text.as_bytes()[tokens[index].start] | 0x20;
    if let Some(id) = advisory_id(tokens[index].text(text)) {
        return Some((What::Advisory(id), 1));
    }
    if first == b'r'
        && let Some((rfc, taken)) = rfc_at(tokens, index, block)
    {
        return Some((What::Rfc(rfc), taken));
    }
    // "CVE-…", "GHSA-…" begin nothing else.
    let may_be_edition = !matches!(first, b'c' | b'g');
    let edition = if may_be_edition { edition_at(tokens, index, text) } else { None };
    edition.map(|(year, taken)| (What::Edition(year), taken))
}

/// Adds the mention that begins at a token, and says how many tokens it takes.
fn mention<'a>(tokens: &[Token], index: usize, block: &'a Block, may: May, links: &mut Links<'a>, out: &mut Vec<Item>) -> usize {
    let text = &block.text;
    let token = &tokens[index];
    let word = token.text(text);
    // A word without a digit is no version, and without markup no name.
    let is_plain = token.code.is_none() && (token.plain || has_no_number(word));
    if is_plain && !may.be_dated && !may_begin(tokens, index, text) {
        // Nothing but what it links to makes it a name.
        return token.link.map_or(0, |_| linked_name(tokens, index, block, links, out));
    }
    // They begin with few letters.
    if matches!(word.as_bytes()[0] | 0x20, b'r' | b'c' | b'g' | b'e' | b'2')
        && let Some((what, taken)) = identified(tokens, index, block)
    {
        out.push(Item::new((token.start, tokens[index + taken - 1].end), token.code.is_some(), what));
        return taken;
    }
    let may_begin_date = may.be_dated && (!token.plain || date::may_begin(token.outline));
    if let Some((date, taken)) = may_begin_date.then(|| date_at(tokens, index, text)).flatten() {
        let next = tokens.get(index + taken).map(|t| lower(t.text(text)));
        let is_name = taken == 1 && date.month_number().is_none() && next.is_some_and(|next| YEAR_NAMES.contains(&&*next));
        if is_name || (token.code.is_some() && taken == 1 && date.month_number().is_none()) {
            return 0;
        }
        // "~September 2025" is as good a date.
        let roughly = out.pop_if(|last| !token.spaced && last.is_mark('~'));
        let start = roughly.map_or(token.start, |mark| mark.start);
        let what = What::Date(DateMention { date, is_open: false });
        out.push(Item::new((start, tokens[index + taken - 1].end), token.code.is_some(), what));
        return taken;
    }
    if let Some(name) = subcommand(tokens, index, block) {
        out.push(Item::new((token.start, tokens[index + 1].end), true, What::Name(name)));
        return 2;
    }
    // "[brindle-v1.1.1](…/releases/tag/brindle-v1.1.1)".
    let leads_to_release = |url: &str| ["/releases/", "/tag", "/compare/"].iter().any(|part| url.contains(part));
    let is_tag = || joined(word).is_some() && url_of(token, block).is_some_and(leads_to_release);
    if token.link.is_some() && is_tag() && joined_version(token, block, out) {
        return 1;
    }
    if token.link.is_some() && linked_name(tokens, index, block, links, out) == 1 {
        return 1;
    }
    // What a link names was told above.
    if is_plain {
        return crate_word(tokens, index, text, out).unwrap_or_else(|| count(tokens, index, text, out));
    }
    if let Some(version) = version_at(tokens, index, text) {
        if let Some((version, taken)) = stage(&version, tokens, index, text) {
            let value = (token.start, tokens[index + taken - 1].end);
            let mention = VersionMention {
                version,
                value,
                comparator: Comparator::Exact,
                owner: None,
                has_v: word.starts_with(['v', 'V']),
                is_of_part: false,
            };
            out.push(Item::new((token.start, value.1), token.code.is_some(), What::Version(mention)));
            return taken;
        }
        let (comparator, taken) = at_least(tokens, index, text);
        let has_v = word.starts_with(['v', 'V']);
        let value = (token.start, token.end);
        let mention = VersionMention {
            version,
            value,
            comparator,
            owner: of_release_page(token, block),
            has_v,
            is_of_part: is_of_part(token, block),
        };
        out.push(Item::new((token.start, tokens[index + taken - 1].end), token.code.is_some(), What::Version(mention)));
        return taken;
    }
    if let Some(version) = bound_at(tokens, index, text) {
        let value = (token.start, token.end);
        let is_about = tokens[index - 1].kind == TokenKind::Mark('~');
        let comparator = if is_about { Comparator::Approx } else { Comparator::Exact };
        let mention = VersionMention { version, value, comparator, owner: None, has_v: false, is_of_part: false };
        out.push(Item::new((token.start, token.end), token.code.is_some(), What::Bound(Box::new(mention))));
        return 1;
    }
    if joined_version(token, block, out) {
        return 1;
    }
    // What a link names was told above.
    if token.link.is_none()
        && let Some(name) = named_by(token, block, None)
    {
        out.push(Item::new((token.start, token.end), token.code.is_some(), What::Name(name)));
        return 1;
    }
    crate_word(tokens, index, text, out).unwrap_or_else(|| count(tokens, index, text, out))
}

/// Adds the name that a linked word is which stands for what it links to, also where it looks like a version (`v86`), or that code
/// in a link is, and says how many tokens it takes.
fn linked_name<'a>(tokens: &[Token], index: usize, block: &'a Block, links: &mut Links<'a>, out: &mut Vec<Item>) -> usize {
    let token = &tokens[index];
    let Some(name) = named_by(token, block, links.target(token, block)) else { return 0 };
    // "[brindle crate](…/brindle)": the repository of a crate.
    let is_crate = || tokens.get(index + 1).is_some_and(|next| next.text(&block.text) == "crate");
    let sign = if name.sign == Sign::Repository && is_crate() { Sign::CrateWord } else { name.sign };
    let name = Name { sign, ..name };
    out.push(Item::new((token.start, token.end), token.code.is_some(), What::Name(name)));
    1
}

/// What the link leads to in which the tokens stand.
#[derive(Default)]
struct Links<'a> {
    read: Option<(usize, Option<Target<'a>>)>,
}

impl<'a> Links<'a> {
    /// Whether words of the link in which a token stands may be a name.
    fn are_named(&mut self, token: &Token, block: &'a Block) -> bool {
        let Some(link) = token.link else { return false };
        match &self.read {
            Some((read, target)) if *read == link => target.is_some(),
            _ => self.target(token, block).is_some(),
        }
    }

    /// What a token links to; read once for all that stand in the link.
    fn target(&mut self, token: &Token, block: &'a Block) -> Option<Target<'a>> {
        let link = token.link?;
        match self.read {
            Some((read, target)) if read == link => target,
            _ => {
                let target = url_of(token, block).and_then(link_target);
                // No word of most links stands for what they lead to.
                let target = target.filter(|target| target.may_be_named(&block.marks[link], block));
                self.read = Some((link, target));
                target
            }
        }
    }
}

/// Whether a version links to a release that is called otherwise than its repository: `[0.1](…/brindle/releases/tag/strips-v0.1)`.
fn is_of_part(token: &Token, block: &Block) -> bool {
    url_of(token, block).is_some_and(is_tag_of_part)
}

/// Whose version it is that is a link to the page of that release: `[1.26](https://blog.rust-lang.org/2018/05/10/Rust-1.26.html)`,
/// `[v0.4](https://github.com/hollow/brindle/releases/tag/v0.4.0)`.
fn of_release_page(token: &Token, block: &Block) -> Option<(Owner, Bond)> {
    let url = url_of(token, block)?;
    // Where the one is not the other, one of them is wrong, and it is the same crate all the same.
    if let Some(name) = release_target(url) {
        return Some((Owner::Crate(name), Bond::Clause));
    }
    let tag = || release_of(url).filter(|(before, _)| before.ends_with("://github.com/rust-lang/rust")).map(|(_, tag)| tag);
    let posts = memchr::memchr_iter(b':', url.as_bytes()).find_map(|at| url[at..].strip_prefix(BLOG));
    let page = posts.or_else(tag)?;
    let version = page.trim_end_matches('/').rsplit('/').next()?.trim_start_matches("Rust-");
    let own = token.text(&block.text);
    (version.starts_with("1.") && own.starts_with("1.")).then_some((Owner::Rust, Bond::Adjacent))
}

/// Where the posts of the project stand.
const BLOG: &str = "://blog.rust-lang.org/";

/// Adds the name that "crate" behind it makes one, and says how many tokens it takes.
fn crate_word(tokens: &[Token], index: usize, text: &str, out: &mut Vec<Item>) -> Option<usize> {
    let token = &tokens[index];
    tokens.get(index + 1).filter(|next| is_crate_word(next, text))?;
    let name = placed(token.text(text))?;
    if is_prose(&name.name) && !may_name_crate(tokens, index, text) {
        return None;
    }
    let what = What::Name(Name { sign: Sign::CrateWord, ..name });
    out.push(Item::new((token.start, token.end), token.code.is_some(), what));
    Some(1)
}

/// Whether a word of prose before "crate" can be its name: "the time crate", but not "which serialization crate".
fn may_name_crate(tokens: &[Token], index: usize, text: &str) -> bool {
    const BEFORE: &[&str] =
        &["the", "use", "using", "uses", "via", "with", "from", "by", "on", "in", "to", "and", "or", "of", "our"];
    let is_one = tokens.get(index + 1).is_some_and(|next| next.text(text) == "crate");
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    is_one && before.is_none_or(|before| before.kind != TokenKind::Word || BEFORE.contains(&&*lower(before.text(text))))
}

fn count(tokens: &[Token], index: usize, text: &str, out: &mut Vec<Item>) -> usize {
    let Some((count, taken)) = count_at(tokens, index, text) else { return 0 };
    let (mut comparator, from) = meant(tokens, index, text);
    // Of a range the lower end is what is surely said.
    let (count, taken) = match range::counts(tokens, index, (count, taken), text) {
        Some((lowest, all)) => {
            comparator = Comparator::AtLeast;
            (lowest, all)
        }
        None => (count, taken),
    };
    let start = tokens[from].start;
    let value = (tokens[index].start, tokens[index + taken - 1].end);
    let plus = tokens.get(index + taken).is_some_and(|t| t.kind == TokenKind::Mark('+') && !t.spaced);
    if plus {
        comparator = Comparator::AtLeast;
    }
    while out.last().is_some_and(|item| item.start >= start) {
        out.pop();
    }
    let end = if plus { tokens[index + taken].end } else { value.1 };
    out.push(Item::new((start, end), tokens[index].code.is_some(), What::Count(CountMention { count, value, comparator })));
    taken + usize::from(plus)
}

/// "1.0.0 beta", "1.0.0 rc 2": a pre-release in words.
fn stage(version: &PartialVersion, tokens: &[Token], index: usize, text: &str) -> Option<(PartialVersion, usize)> {
    let next = tokens.get(index + 1).filter(|next| next.kind == TokenKind::Word)?.text(text);
    if !version.is_full() || version.is_pre() || !matches!(next, "alpha" | "beta" | "rc") {
        return None;
    }
    let number = tokens
        .get(index + 2)
        .map(|number| number.text(text))
        .filter(|number| number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit()));
    let tag = number.map_or_else(|| next.to_owned(), |number| format!("{next}.{number}"));
    let staged = format!("{version}-{tag}").parse().ok()?;
    Some((staged, 2 + usize::from(number.is_some())))
}

/// `1.77.0+`, "1.77 or newer", "1.77 and later": at least, and how many tokens that takes.
fn at_least(tokens: &[Token], index: usize, text: &str) -> (Comparator, usize) {
    let word = |offset: usize| tokens.get(index + offset).map(|t| lower(t.text(text)));
    let plus = tokens.get(index + 1).is_some_and(|t| t.kind == TokenKind::Mark('+') && !t.spaced);
    let newer = |word: Option<Cow<'_, str>>| {
        word.is_some_and(|w| matches!(&*w, "newer" | "later" | "higher" | "above" | "greater" | "up" | "onwards" | "upwards"))
    };
    if plus {
        (Comparator::AtLeast, 2)
    } else if word(1).is_some_and(|w| matches!(&*w, "or" | "and")) && newer(word(2)) {
        (Comparator::AtLeast, 3)
    } else {
        (Comparator::Exact, 1)
    }
}

/// Adds the name and the version of which a word is made: `futures-0.3`, `futures-v0.3.1`. Returns whether it is.
fn joined_version(token: &Token, block: &Block, out: &mut Vec<Item>) -> bool {
    let word = token.text(&block.text);
    let Some(cut) = joined(word) else { return false };
    let Some(version) = lone_version(&word[cut + 1..]) else { return false };
    // "sub-12.5%" is a share.
    if block.text[token.end..].starts_with('%') {
        return false;
    }
    let code = token.code.is_some();
    let name = Name { name: word[..cut].to_owned(), repo: None, sign: if code { Sign::Code } else { Sign::Place } };
    let at = token.start + cut;
    let has_v = word[cut + 1..].starts_with('v');
    let value = (at + 1 + usize::from(has_v), token.end);
    let mention = VersionMention { version, value, comparator: Comparator::Exact, owner: None, has_v, is_of_part: false };
    out.push(Item::new((token.start, at), code, What::Name(name)));
    out.push(Item::new((at + 1, token.end), code, What::Version(mention)));
    true
}

/// `futures-0.3`: where the name ends.
fn joined(word: &str) -> Option<usize> {
    memchr::memchr(b'-', word.as_bytes())?;
    let cut = word.rmatch_indices('-').map(|(at, _)| at).find(|at| {
        let rest = &word[at + 1..];
        rest.strip_prefix('v').unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
    })?;
    let name = &word[..cut];
    let lower = name.bytes().all(|b| !b.is_ascii_uppercase());
    (lower && is_name_shaped(name) && !crate::vocabulary::is_no_name(name) && word[cut + 1..].contains('.')).then_some(cut)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plain::is_item;
    use super::*;
    use crate::token::tokens;

    #[test]
    fn a_number_behind_a_dash_is_a_version_where_it_is_no_share() {
        let versions = |text: &str| {
            let block = Block::alone(text);
            let row = items(&tokens(&block, 0, text.len()), &block);
            row.iter().filter(|item| matches!(item.what, What::Version(_))).count()
        };
        assert_eq!(["brindle-0.5 is out", "brindle-0.5% of them", "a sub-12.5% share"].map(versions), [1, 0, 0]);
    }

    proptest! {
        #[test]
        fn a_mere_word_begins_nothing(
            words in prop::collection::vec("Rust|RFC|rfcs|edition|a|an|half|Twelve|three|ninety|dozen|million|May|sept|the|late|end|of|crate|brindle|[a-z]{1,9}|2024", 1..8),
        ) {
            let text = words.join(" ");
            let block = Block::alone(&text);
            let tokens = tokens(&block, 0, text.len());
            for (index, be_dated) in (0..tokens.len()).flat_map(|index| [(index, false), (index, true)]) {
                let may = May { be_dated, ..May::of(text.as_bytes(), Signs::ALL) };
                let taken = mention(&tokens, index, &block, may, &mut Links::default(), &mut Vec::new());
                prop_assert!(taken == 0 || !is_item(&tokens, index, &text, may, may.beginnings()), "{} of {}", index, text);
            }
        }
    }
}
