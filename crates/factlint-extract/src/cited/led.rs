//! Links that lead to a quotation in their own sentence: "In [her post](…), Ada writes that “…”", "From [the manual](…): “…”".

use super::known::reporting;
use super::names::Line;
use crate::block::{Block, MarkKind};
use crate::mention::rfc_link;

/// So many bytes behind a link a quotation stands at most.
const NEAR: usize = 60;

/// Whether words that hold a link, at these bytes, lead to the quotation that stands behind it.
pub(super) fn leads_to_quote(line: Line<'_>, start: usize, end: usize) -> bool {
    let Some(quote) = line.quotes.iter().find(|quote| quote.start >= end && quote.end <= line.to) else { return false };
    let between = line.run(end, quote.start);
    let before = line.run(line.from, start).trim().to_lowercase();
    if between.len() > NEAR || between.contains(['.', ';', '?', '!', '(']) || between.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let colon = between.trim_end().ends_with(':');
    let mut words = between.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty());
    let says = words.any(|word| reporting(&word.to_lowercase()).is_some());
    let is_lead = ["in", "from", "on", "per", "quoting", "quoting from", "to quote", "to quote from"]
        .iter()
        .any(|lead| before.strip_prefix(lead).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    let is_short = before.split_whitespace().count() <= 5 && !before.contains([',', ':', '.']);
    let is_quoted = before.starts_with("to quote") || before.starts_with("quoting");
    // "As [Ada put it](…): “…”"
    let own = line.run(start, end).to_lowercase();
    let puts = before == "as" && (own.ends_with(" put it") || own.ends_with(" puts it"));
    // "Ada's [post](…) has this gem: “…”"
    let has = colon && is_short && [" this", " these words", " the words"].iter().any(|word| between.contains(word));
    is_lead && is_short && (colon || says && between.contains(',') || is_quoted) || puts || has
}

/// Where a block speaks of RFCs: looked for once, where a sentence asks which one stands before it.
#[derive(Debug)]
pub(super) struct Rfcs {
    /// The links to one, by their places in the block's marks.
    linked: Vec<usize>,
    /// Where one is written out.
    written: Vec<usize>,
}

/// What stands before the number of an RFC.
const WRITTEN: &str = "RFC ";

impl Rfcs {
    fn of(block: &Block) -> Self {
        let leads = |at: &usize| matches!(block.marks[*at].kind, MarkKind::Link(url) if rfc_link(url).is_some());
        let linked = (0..block.marks.len()).filter(leads);
        Self { linked: linked.collect(), written: block.text.match_indices(WRITTEN).map(|(at, _)| at).collect() }
    }
}

/// The RFC of which the block spoke last before a sentence.
pub(super) fn rfc_before(line: Line<'_>) -> Option<String> {
    let rfcs = line.rfcs.get_or_init(|| Rfcs::of(line.block));
    let marks = line.block.marks;
    let linked = rfcs.linked[..rfcs.linked.partition_point(|at| marks[*at].end <= line.from)].last();
    let linked = linked.and_then(|at| match marks[*at].kind {
        MarkKind::Link(url) => Some((marks[*at].start, url.to_owned())),
        MarkKind::Code => None,
    });
    let earlier = line.text.get(..line.from)?;
    let written = rfcs.written[..rfcs.written.partition_point(|at| at + WRITTEN.len() <= line.from)].last();
    let written = written.and_then(|at| {
        let at = *at;
        let number: String = earlier[at + 4..].trim_start_matches('#').chars().take_while(char::is_ascii_digit).collect();
        (1..=4).contains(&number.len()).then(|| (at, format!("rfc:{number}")))
    });
    // The words of a link may be the number.
    match (linked, written) {
        (Some((from, url)), Some((at, number))) if at > from + NEAR => Some(number).filter(|_| !url.is_empty()),
        (Some((_, url)), _) => Some(url),
        (None, written) => written.map(|(_, number)| number),
    }
}

/// "The summary of this feature is “…”", in a text that has just linked to its RFC: where the words begin that say so.
pub(super) fn summary_of(line: Line<'_>) -> Option<usize> {
    const PARTS: &[&str] = &["The summary of ", "The motivation of ", "The abstract of ", "Its summary ", "The RFC's summary "];
    let sentence = line.own();
    let part = PARTS.iter().find(|part| sentence.starts_with(**part))?;
    let quote = line.quotes.iter().find(|quote| quote.start >= line.from && quote.end <= line.to)?;
    let between = line.run(line.from + part.len(), quote.start);
    let says = ["is ", "is: ", "says ", "says: ", "reads ", "reads: "].iter().any(|verb| between.ends_with(verb));
    (says && between.split_whitespace().count() <= 5).then_some(quote.start)
}
