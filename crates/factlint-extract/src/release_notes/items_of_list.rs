//! What an item of a list of announcements names: code, or the words before an explanation.

use crate::block::{Block, MarkKind};

/// The names that an item of such a list consists of: each run of code where nothing but "and" and commas joins them, else the
/// words before an explanation.
pub(super) fn names(block: &Block) -> Vec<(usize, usize)> {
    let text = &block.text;
    let codes: Vec<(usize, usize)> =
        block.marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| (mark.start, mark.end)).collect();
    if let Some(at) = text.find(" gained ") {
        return gained(text, &codes, at + " gained ".len());
    }
    // Each of these has a blank, and code alone has none.
    let marks: &[&str] = if text.contains(' ') { &[": ", " \u{2014} ", " \u{2013} ", " - ", " ("] } else { &[] };
    let cut = marks
        .iter()
        .flat_map(|mark| text.match_indices(mark).map(|(at, _)| at))
        .filter(|at| !codes.iter().any(|(start, end)| (*start..*end).contains(at)))
        .min()
        .unwrap_or(text.len());
    let run = (text.len() - text.trim_start().len(), text[..cut].trim_end().trim_end_matches(['.', ':', ',', ';']).len());
    let within: Vec<(usize, usize)> = codes.into_iter().filter(|(start, end)| run.0 <= *start && *end <= run.1).collect();
    let mut rest = String::new();
    let mut at = run.0;
    for (start, end) in &within {
        rest.push_str(text.get(at..*start).unwrap_or_default());
        rest.push(' ');
        at = *end;
    }
    rest.push_str(text.get(at..run.1).unwrap_or_default());
    // A link that is not defined keeps its brackets.
    let joined = rest.split([' ', ',', '/', '[', ']']).all(|word| word.is_empty() || word == "and");
    if joined && !within.is_empty() {
        return within;
    }
    let told = told_of(text, run, &within);
    if !told.is_empty() {
        return told;
    }
    // "`abort` ends a process": a sentence about the code with which it begins.
    let leading = within.first().filter(|(start, _)| text[run.0..*start].trim_matches(['[', ' ']).is_empty());
    let is_said = |end: usize| {
        let mut words = text.get(end..).unwrap_or_default().trim_start_matches([']', ' ']).split_whitespace().take(2);
        words.any(|word| SAYS.contains(&word))
    };
    if let Some(code) = leading.filter(|(_, end)| is_said(*end)) {
        vec![*code]
    } else {
        vec![run].into_iter().filter(|(start, end)| start < end).collect()
    }
}

/// "`Rung::a`, `Rung::b` and `Rung::c` let you climb": the items of the library with which a sentence begins that tells of them.
fn told_of(text: &str, run: (usize, usize), codes: &[(usize, usize)]) -> Vec<(usize, usize)> {
    const GOES_ON: &[&str] = &[
        "for",
        "on",
        "in",
        "of",
        "to",
        "with",
        "when",
        "where",
        "from",
        "as",
        "into",
        "by",
        "at",
        "impl",
        "implementing",
        "implements",
        "now",
    ];
    let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let joins =
        |from: usize, to: usize| between(from, to).split([' ', ',', '[', ']']).all(|word| word.is_empty() || word == "and");
    let mut at = run.0;
    let leading: Vec<(usize, usize)> = codes
        .iter()
        .copied()
        .take_while(|(start, end)| {
            let is_joined = joins(at, *start) && between(*start, *end).contains("::");
            at = *end;
            is_joined
        })
        .collect();
    let last = leading.last().map_or(run.0, |(_, end)| *end);
    let next = between(last, run.1).trim_start_matches([']', ' ']).split_whitespace().next().unwrap_or_default();
    let is_verb = next.len() > 1 && next.bytes().all(|b| b.is_ascii_lowercase()) && !GOES_ON.contains(&next);
    if is_verb { leading } else { Vec::new() }
}

/// "`SockRung` and its variants gained `set_up()` and `set_down()` conveniences": the code that stands there, one behind the other.
fn gained(text: &str, codes: &[(usize, usize)], from: usize) -> Vec<(usize, usize)> {
    let mut at = from;
    let mut found = Vec::new();
    for (start, end) in codes.iter().filter(|(start, _)| *start >= from) {
        let between = text.get(at..*start).unwrap_or("?").trim_matches([' ', ',', '[', ']']);
        if !["", "and", "the", "a"].contains(&between) {
            break;
        }
        found.push((*start, *end));
        at = *end;
    }
    found
}

/// The names that a text lists with commas and "and", and with nothing else but articles.
pub(crate) fn members(block: &Block) -> Vec<(usize, usize)> {
    const LONGEST: usize = 8;
    let text = &block.text;
    let is_code = |at: usize| block.marks.iter().any(|mark| mark.kind == MarkKind::Code && (mark.start..mark.end).contains(&at));
    let mut cuts: Vec<(usize, usize)> = [", and ", ", ", " and ", "; "]
        .iter()
        .flat_map(|mark| text.match_indices(mark).map(|(at, found)| (at, at + found.len())))
        .filter(|(at, _)| !is_code(*at))
        .collect();
    cuts.sort_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)));
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, end) in cuts.into_iter().chain([(text.len(), text.len())]) {
        if at >= start {
            runs.push((start, at));
            start = end;
        }
    }
    let trimmed = |(start, end): (usize, usize)| {
        let run = &text[start..end];
        let start = start + (run.len() - run.trim_start().len());
        let end = start + text[start..end].trim_end().trim_end_matches('.').trim_end().len();
        (start < end).then_some((start, end))
    };
    let runs: Vec<(usize, usize)> = runs.into_iter().filter_map(trimmed).collect();
    let says = |(start, end): &(usize, usize)| {
        let words = || text[*start..*end].split_whitespace();
        let is_verb =
            |word: &str| SAYS.contains(&word) || word.ends_with("ed") || matches!(word, "by" | "both" | "no" | "more" | "than");
        !is_code(*start) && (words().count() > LONGEST || words().any(is_verb))
    };
    runs.into_iter().filter(|run| !says(run)).collect()
}

/// Verbs of a sentence that explains the name before it.
const SAYS: &[&str] =
    &["is", "are", "will", "can", "lets", "allows", "now", "has", "have", "returns", "gives", "provides", "makes"];
