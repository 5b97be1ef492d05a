//! Which number, quotation or date belongs to which source.

use factlint_kinds::grammar::ValueRole;
use factlint_kinds::quantity::{Quantity, Unit, quantities};
use factlint_model::Comparator;

use super::names::Line;
use super::quotes::{Quote, is_long, value};
use super::sources::{Covers, Source};
use super::words::words;

/// A claim about a source.
#[derive(Debug, Clone)]
pub(super) struct Attributed {
    pub(super) role: ValueRole,
    pub(super) subject: String,
    pub(super) value: String,
    pub(super) comparator: Comparator,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value_at: Option<(usize, usize)>,
    /// Where the source stands in the block.
    pub(super) source_at: (usize, usize),
}

/// The claims of a sentence about its sources.
pub(super) fn attributed(line: Line<'_>, sources: &[Source]) -> Vec<Attributed> {
    let mut found = dates(line, sources);
    let question = line.own().trim_end().ends_with('?');
    if sources.iter().all(|source| source.covers == Covers::Nothing) || question {
        return found;
    }
    let numbers = numbers(line, sources);
    for (at, number) in numbers.iter().enumerate() {
        let Some(source) = source_of(sources, number.start, number.end, true) else { continue };
        let next = numbers.get(at + 1).map(|next| next.start);
        let (mut start, mut end) = span(line, number, next, sources);
        if source.covers == Covers::Own {
            (start, end) = (start.max(source.start), end.min(source.end));
        }
        found.push(Attributed {
            role: ValueRole::Statistic,
            subject: source.subject.clone(),
            value: number.written(line.text),
            comparator: number.comparator,
            start,
            end,
            value_at: Some((number.number_start, number.end)),
            source_at: (source.start, source.end),
        });
    }
    for quote in line.quotes.iter().filter(|quote| is_quotation(line, quote, sources)) {
        if let Some(source) = source_of(sources, quote.start, quote.end, false) {
            found.push(Attributed {
                role: ValueRole::Quotation,
                subject: source.subject.clone(),
                value: value(line.run(quote.inner.0, quote.inner.1)),
                comparator: Comparator::Exact,
                start: quote.start,
                end: quote.end,
                value_at: None,
                source_at: (source.start, source.end),
            });
        }
    }
    found
}

/// The source that answers for a run of the sentence: the citation behind it, else what reports before it, else what the whole
/// sentence is ascribed to.
fn source_of(sources: &[Source], start: usize, end: usize, is_number: bool) -> Option<&Source> {
    let own = sources.iter().find(|source| source.covers == Covers::Own && source.start <= start && end <= source.end);
    let behind = || sources.iter().find(|source| source.covers == Covers::Before && source.start >= end);
    let before = || sources.iter().rev().find(|source| matches!(source.covers, Covers::After(from) if from <= start));
    let around = || {
        let all = sources.iter().filter(|source| source.covers == Covers::All || (is_number && source.covers == Covers::Numbers));
        all.min_by_key(|source| source.start.abs_diff(start))
    };
    own.or_else(behind).or_else(before).or_else(around)
}

/// The numbers of a sentence that can be what a source says.
fn numbers(line: Line<'_>, sources: &[Source]) -> Vec<Quantity> {
    let mut kept: Vec<Quantity> = Vec::new();
    for mut number in quantities(line.own()) {
        number.start += line.from;
        number.number_start += line.from;
        number.end += line.from;
        let in_title = sources
            .iter()
            .filter_map(|source| source.named.as_ref()?.title)
            .any(|title| (title.start..title.end).contains(&number.start));
        let runs = line.block.runs_over(number.number_start, number.number_start + 1);
        let in_code = runs.iter().any(|run| run.code.is_some());
        let in_mark = sources
            .iter()
            .any(|source| source.covers == Covers::Before && (source.start..source.end).contains(&number.number_start));
        let in_name = sources
            .iter()
            .any(|source| source.named.as_ref().is_some_and(|named| (named.start..named.end).contains(&number.number_start)));
        if in_title
            || in_code
            || in_mark
            || in_name
            || is_time_span(line, &number)
            || is_condition(line, &number)
            || is_part(line, kept.last(), &number)
            || is_setting(line, kept.last(), &number)
            || is_machine(line, &number)
        {
            continue;
        }
        kept.push(number);
    }
    kept
}

fn before<'a>(line: Line<'a>, at: usize) -> &'a str {
    line.run(line.from, at).trim_end()
}

fn last_word(text: &str) -> String {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

/// "For 8 years", "in the last 3 years", "older than one year", "every six weeks": how long something has been so, or how often.
fn is_time_span(line: Line<'_>, number: &Quantity) -> bool {
    const DAY: u64 = 86_400_000_000_000;
    let Unit::Time(unit) = number.unit else { return false };
    let last = last_word(before(line, number.start));
    let long = unit >= DAY;
    let after = line.run(number.end, line.to).trim_start();
    long && (matches!(
        last.as_str(),
        "last" | "past" | "than" | "every" | "each" | "next" | "previous" | "first" | "within" | "per"
    ) || (unit > 300 * DAY && matches!(last.as_str(), "for" | "after" | "in" | "over" | "took" | "of" | "the"))
        || after.starts_with("ago")
        || after.starts_with("later")
        || after.starts_with("old"))
}

/// "At 32× duplication, …": under which condition the next number holds.
fn is_condition(line: Line<'_>, number: &Quantity) -> bool {
    let rest = line.run(number.end, line.to);
    let closes = rest.find(',').is_some_and(|comma| comma < 60 && !rest[..comma].contains([';', '(', '.']));
    number.unit == Unit::Times
        && last_word(before(line, number.start)) == "at"
        && closes
        && rest.contains(|c: char| c.is_ascii_digit())
}

/// "2x speedup on 8 cores": on how many things the first number was measured.
fn is_setting(line: Line<'_>, known: Option<&Quantity>, number: &Quantity) -> bool {
    let Some(known) = known.filter(|_| matches!(number.unit, Unit::Things(_))) else { return false };
    let between = line.run(known.end, number.start.max(known.end));
    let last = last_word(between.trim_end());
    matches!(last.as_str(), "on" | "across")
        && between.split_whitespace().count() <= 4
        && !between.contains([',', ';', ':', '(', '.'])
}

/// "55 % of developers wait over 10 seconds": the second number belongs to what the share is a share of.
fn is_part(line: Line<'_>, known: Option<&Quantity>, number: &Quantity) -> bool {
    let Some(share) =
        known.filter(|known| known.unit == Unit::Percent && number.unit != Unit::Percent && number.unit != Unit::Points)
    else {
        return false;
    };
    let between = line.run(share.end, number.start.max(share.end));
    between.trim_start().starts_with("of ")
        && !between.contains([',', ';', ':', '(', ')', '\u{2014}'])
        && !between.contains(" and ")
        && !between.contains(" with ")
}

/// "(hardware: a Xeon, 56 cores, 64GB RAM)": on what it was measured.
fn is_machine(line: Line<'_>, number: &Quantity) -> bool {
    const SIGNS: &[&str] = &["hardware", "xeon", "intel ", "amd ", "ryzen", "epyc", "ghz"];
    let open = before(line, number.start).rfind('(').map(|at| line.from + at);
    let Some(open) = open.filter(|open| !line.run(*open, number.start).contains(')')) else { return false };
    let close = line.run(number.end, line.to).find(')').map_or(line.to, |at| number.end + at);
    let within = line.run(open, close).to_lowercase();
    SIGNS.iter().any(|sign| within.contains(sign))
}

/// Words beyond which a span needs no more.
const MOST: usize = 14;

/// The run that holds the number and what it says: on to the end of the clause, and back where that tells little.
fn span(line: Line<'_>, number: &Quantity, next: Option<usize>, sources: &[Source]) -> (usize, usize) {
    let limit = sources
        .iter()
        .filter(|source| matches!(source.covers, Covers::Before | Covers::Own))
        .map(|source| source.start)
        .filter(|at| *at >= number.end)
        .chain(next)
        .chain([line.to])
        .min()
        .unwrap_or(line.to);
    let stops = [',', ';', ':', '(', ')', '[', ']', '\u{2014}', '\u{2013}', '"', '\u{201c}', '\u{201d}'];
    let rest = line.run(number.end, limit.max(number.end));
    let clause = rest.find(stops).unwrap_or(rest.len());
    let clause = [" and ", " while ", " but ", " versus ", " vs", " with ", " compared "]
        .iter()
        .filter_map(|word| rest[..clause].find(word))
        .min()
        .unwrap_or(clause);
    let mut end = number.end;
    let mut count = 0;
    // Markup may cut a word: the number of a footnote is none of it.
    for word in words(line.text, number.end, number.end + clause).iter().take(MOST) {
        end = word.end;
        count += 1;
    }
    if limit < line.to || count == MOST {
        end = without_tail(line, number.end, end);
    }
    let mut start = number.start;
    let lead = before(line, start);
    if last_word(lead) == "from" && number.to.is_some() {
        start = lead.len() + line.from - "from".len();
    }
    if count < 3 {
        let clause =
            lead.rfind(stops).map_or(line.from, |at| line.from + at + lead[at..].chars().next().map_or(1, char::len_utf8));
        let floor = sources
            .iter()
            .filter(|source| source.named.is_none() || source.is_new)
            .map(|source| source.end)
            .filter(|at| *at <= start)
            .max()
            .unwrap_or(line.from);
        let from = clause.max(floor);
        if let Some(word) = line.words.iter().filter(|word| word.start >= from && word.end <= start).rev().take(8).last() {
            start = word.start;
        }
    }
    (start, end.max(number.end))
}

/// Cuts words that begin what comes behind.
fn without_tail(line: Line<'_>, from: usize, to: usize) -> usize {
    const TAILS: &[&str] = &[
        "and", "or", "of", "in", "on", "at", "to", "for", "by", "with", "the", "a", "an", "up", "from", "than", "is", "are",
        "as", "that", "which", "over", "only",
    ];
    let inside = words(line.text, from, to);
    let kept = inside.iter().rev().find(|word| !TAILS.contains(&&*word.lower(line.text)));
    kept.map_or(from, |word| word.end)
}

/// Whether words in quotation marks are a quotation: not a title, not a single word, not the text of a link.
fn is_quotation(line: Line<'_>, quote: &Quote, sources: &[Source]) -> bool {
    if quote.start < line.from || quote.end > line.to {
        return false;
    }
    let words = line.words.iter().filter(|word| quote.inner.0 <= word.start && word.end <= quote.inner.1);
    let inner = line.run(quote.inner.0, quote.inner.1);
    let long = is_long(inner) && words.take(2).count() == 2;
    let is_title = sources.iter().filter_map(|source| source.named.as_ref()?.title).any(|title| title == *quote);
    let linked = || line.block.runs_over(quote.start, quote.end).iter().any(|run| run.link.is_some());
    let before = before(line, quote.start);
    let called = matches!(
        last_word(before).as_str(),
        "titled"
            | "called"
            | "entitled"
            | "named"
            | "dubbed"
            | "termed"
            | "nicknamed"
            | "won"
            | "voted"
            | "crowned"
            | "labeled"
            | "labelled"
            | "branded"
    ) && before.ends_with(char::is_alphanumeric);
    // "Something along the lines of “…”": what was meant, and not the words.
    let called =
        called || ["along the lines of", "to the effect of", "something like"].iter().any(|words| before.ends_with(words));
    long && !is_title && !called && !linked() && !is_named_thing(line, quote, inner)
}

/// "The \u{201c}struct target features\u{201d} proposal": a short name of a thing, and no words that somebody said.
fn is_named_thing(line: Line<'_>, quote: &Quote, inner: &str) -> bool {
    const THINGS: &[&str] = &[
        "proposal",
        "proposals",
        "event",
        "events",
        "feature",
        "features",
        "project",
        "projects",
        "goal",
        "goals",
        "talk",
        "post",
        "article",
        "book",
        "course",
        "section",
        "chapter",
        "series",
        "policy",
        "flag",
        "option",
        "mode",
        "issue",
        "rfc",
        "initiative",
        "team",
        "group",
        "workshop",
        "conference",
        "newsletter",
        "podcast",
        "crate",
        "attribute",
        "edition",
        "release",
    ];
    let behind =
        line.text.get(quote.end..line.to).unwrap_or_default().split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let next_is_word = line.text.get(quote.end..).is_some_and(|rest| rest.starts_with(' '));
    next_is_word
        && inner.split_whitespace().count() <= 5
        && behind.is_some_and(|word| THINGS.contains(&word.to_lowercase().as_str()))
}

/// The dates of publication that the text gives with a name or a title.
fn dates(line: Line<'_>, sources: &[Source]) -> Vec<Attributed> {
    sources
        .iter()
        .filter_map(|source| {
            let named = source.named.as_ref().filter(|_| source.is_new)?;
            let date = named.date.filter(|_| named.title.is_some() || named.has_author)?;
            Some(Attributed {
                role: ValueRole::Date,
                subject: source.subject.clone(),
                value: date.to_string(),
                comparator: Comparator::Exact,
                start: named.start,
                end: named.end,
                value_at: None,
                source_at: (source.start, source.end),
            })
        })
        .filter(|claim| claim.end <= line.to)
        .collect()
}
