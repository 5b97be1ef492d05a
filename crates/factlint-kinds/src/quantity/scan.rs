//! Finding the numbers of a text.

mod hedge;
mod possible;
mod spelled;

use factlint_model::Comparator;

use self::hedge::hedge;
pub use self::possible::{may_hold_quantity, may_hold_spelled_quantity};
pub(super) use self::spelled::spelled;
pub use self::spelled::spelled_words;
use self::spelled::{SHAPES, each_spelled, has_spelled, may_be_spelled, shape};
use super::Quantity;
use super::unit::{RESPONSE, Unit, ends_phrase, things};
use crate::eights;

const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("k", 1e3),
    ("million", 1e6),
    ("m", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("b", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
];

/// Words before a number that make it a name, not a count.
const LABELS: &[&str] = &[
    "top", "version", "versions", "v", "chapter", "section", "figure", "fig", "table", "step", "phase", "part", "level", "page",
    "issue", "pr", "rfc", "line", "lines", "no", "number", "edition", "port", "error", "code", "bug", "item", "day", "week",
    "release", "msrv", "q", "h", "option", "note", "rule", "type", "tier", "rust", "http", "stage", "appendix", "volume",
    "point",
];

/// A number in the text, without its unit.
#[derive(Debug, Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
    number: f64,
    step: f64,
    /// How many decimals were written.
    decimals: bool,
    money: Option<char>,
    spelled: bool,
    /// Whether it was written with a separator, a scale or a `+`: then it is a count, whatever stands before it.
    is_count: bool,
    /// Whether it has a scale in words: "million".
    scaled: bool,
    plus: bool,
}

/// All numbers with a unit, in the order in which they stand.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    quantities_by(text, if has_spelled(text) { next_start } else { next_digit })
}

/// Whether a text holds a number with a unit. Where it is known to have none of [`spelled_words`], they are not looked for.
#[must_use]
pub fn has_quantity(text: &str, may_be_spelled: bool) -> bool {
    let has_any = |next: fn(&str, usize) -> usize| {
        let mut found = false;
        each_number(text, next, &mut |number| {
            found |= has_unit(text, &number);
            found.then_some(text.len())
        });
        found
    };
    may_hold_quantity(text) && has_any(next_digit) || may_be_spelled && may_hold_spelled_quantity(text) && has_any(next_start)
}

/// All numbers with a unit.
fn quantities_by(text: &str, next: fn(&str, usize) -> usize) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    each_number(text, next, &mut |number| {
        let quantity = quantity(text, number)?;
        let end = quantity.end;
        found.push(quantity);
        Some(end)
    });
    found
}

/// Takes each number of a text. Where it is taken with its unit, the next one stands behind that.
fn each_number(text: &str, next: fn(&str, usize) -> usize, take: &mut dyn FnMut(Number) -> Option<usize>) {
    let mut at = 0;
    while at < text.len() {
        let Some(number) = may_begin_here(text, at).then(|| number_at(text, at)).flatten() else {
            at = next(text, at);
            continue;
        };
        // "AVX-512", "SHA-256": a part of a name.
        let named = text[..at].strip_suffix('-').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_uppercase()));
        let end = if named { None } else { take(number) };
        at = end.map_or(number.end, |end| end.max(number.end));
    }
}

/// Where the next word or number can begin.
fn next_start(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut inside = text[at..].chars().next().is_some_and(joins);
    let mut at = at + text[at..].chars().next().map_or(1, char::len_utf8);
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii() {
            let Some(c) = text[at..].chars().next() else { break };
            if !inside || !joins(c) {
                return at;
            }
            at += c.len_utf8();
            continue;
        }
        let joined = joins(char::from(*byte));
        // Most words are no numbers, and are passed over at once.
        if (!inside || !joined) && may_begin(bytes, at) {
            return at;
        }
        inside = joined;
        at += 1;
    }
    text.len()
}

/// Where the next number can begin, of a text that has no word for one.
fn next_digit(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut from = at + text[at..].chars().next().map_or(1, char::len_utf8);
    let may_begin = |at: &usize| !bytes[*at].is_ascii_digit() || !text[..*at].chars().next_back().is_some_and(joins);
    while from < bytes.len() {
        let eight = eights::eight_at(bytes, from);
        // A character that is not of ASCII may be the sign of a currency.
        let high = eights::digits(eight) | eights::marks(eight, b'$') | eights::first_bytes(eight);
        if let Some(at) = eights::places(high, from).find(may_begin) {
            return at;
        }
        from += 8;
    }
    text.len()
}

/// Whether a number, or a word for one, may begin at a place.
fn may_begin(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'0'..=b'9' | b'$' => true,
        byte => byte.is_ascii_alphabetic() && bytes.get(at + 1).is_some_and(|second| SHAPES[shape(byte, *second)] != 0),
    }
}

/// Whether a number, a word for one, or the sign of a currency may begin at a place.
fn may_begin_here(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    may_begin(bytes, at) || !bytes[at].is_ascii()
}

/// Characters that hold a word together, so that no number begins within: names, paths, versions, addresses.
fn joins(c: char) -> bool {
    // Marks of typography are no letters, and the tables for them are slow.
    if ('\u{2000}'..='\u{2018}').contains(&c) || ('\u{201a}'..='\u{206f}').contains(&c) {
        return false;
    }
    c.is_alphanumeric() || matches!(c, '_' | '.' | '#' | '@' | '/' | ':' | '\'' | '\u{2019}')
}

fn number_at(text: &str, at: usize) -> Option<Number> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if first.is_alphabetic() {
        return spelled_at(text, at);
    }
    let money = matches!(first, '$' | '\u{20ac}' | '\u{a3}' | '\u{a5}').then_some(first);
    let digits_at = at + money.map_or(0, char::len_utf8);
    if !text[digits_at..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Digits { end, decimals, separated } = digits_end(text, digits_at)?;
    let digits = &text[digits_at..end];
    let mut number: f64 = if separated {
        digits.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>().parse().ok()?
    } else if let Some(small) = small(digits) {
        f64::from(small)
    } else {
        digits.parse().ok()?
    };
    let mut step = if decimals == 0 { 1.0 } else { 10f64.powi(-i32::try_from(decimals).ok()?) };
    let (scale, scaled_end) = scale_at(text, end);
    (number, step) = (number * scale, step * scale);
    let plus = text[scaled_end..].starts_with('+');
    let end = scaled_end + usize::from(plus);
    // What goes on with letters or digits is a name, a version, an address, but for units.
    let is_count = separated || scale > 1.0 || plus;
    Some(Number {
        start: at,
        end,
        number,
        step,
        decimals: decimals > 0,
        money,
        spelled: false,
        is_count,
        scaled: scale >= 1e6,
        plus,
    })
}

/// Where digits end, with their separators.
struct Digits {
    end: usize,
    decimals: usize,
    /// Whether a separator stands between groups of them.
    separated: bool,
}

/// The number that a few digits are, with nothing else between them: most numbers are written so.
fn small(digits: &str) -> Option<u32> {
    const MOST: usize = 9;
    let add = |number: u32, byte: u8| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'));
    if digits.len() > MOST { None } else { digits.bytes().try_fold(0, add) }
}

/// The digits that begin at a place; nothing for versions and dates.
fn digits_end(text: &str, start: usize) -> Option<Digits> {
    let bytes = text.as_bytes();
    let run = |from: usize| from + text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = run(start);
    let whole = end;
    if end - start <= 3 {
        while let Some(separator) =
            text[end..].chars().next().filter(|c| matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        {
            let from = end + separator.len_utf8();
            let to = run(from);
            let is_group = to - from == 3 && !text[to..].starts_with(|c: char| c.is_ascii_alphanumeric());
            if !is_group {
                break;
            }
            end = to;
        }
    }
    let separated = end > whole;
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        let to = run(end + 1);
        decimals = to - end - 1;
        end = to;
        // Two dots make a version.
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
    }
    // 2025-02-20, 10:30, 1/2
    let date = match bytes.get(end..end + 2) {
        Some([b'-', after]) if after.is_ascii_digit() => end - start == 4 && run(end + 1) == end + 3,
        Some([b'/' | b':', after]) => after.is_ascii_digit(),
        _ => false,
    };
    (!date && end - start <= 24).then_some(Digits { end, decimals, separated })
}

/// `k`, `M`, " million" behind a number.
fn scale_at(text: &str, end: usize) -> (f64, usize) {
    let rest = &text[end..];
    let gap = rest.len() - rest.trim_start_matches([' ', '-', '\u{a0}']).len();
    let may_be_scale = rest.as_bytes().get(gap).is_some_and(|byte| matches!(byte | 32, b'h' | b't' | b'k' | b'm' | b'b'));
    if !may_be_scale {
        return (1.0, end);
    }
    let word: &str = word(&rest[gap..]);
    let found = SCALES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    match found {
        // A letter alone belongs to the number that it is attached to; `m` and `b` in small letters are other units.
        Some((name, factor)) if gap == 0 && (name.len() > 1 || word == "K" || word == "k" || word == "M" || word == "B") => {
            (*factor, end + word.len())
        }
        Some((name, factor)) if gap <= 2 && name.len() > 2 => (*factor, end + gap + word.len()),
        _ => (1.0, end),
    }
}

fn spelled_at(text: &str, at: usize) -> Option<Number> {
    let letters = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !may_be_spelled(&text.as_bytes()[at..at + letters]) {
        return None;
    }
    let first = word(&text[at..]);
    let number = spelled(first)?;
    let (scale, end) = scale_at(text, at + first.len());
    let is_count = scale > 1.0;
    Some(Number {
        start: at,
        end,
        number: number * scale,
        step: scale,
        decimals: false,
        money: None,
        spelled: true,
        is_count,
        scaled: scale >= 1e6,
        plus: false,
    })
}

fn word(text: &str) -> &str {
    let bytes = text.as_bytes();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
    let plain = bytes.iter().take_while(|byte| is_plain(byte)).count();
    let end = match bytes.get(plain) {
        Some(byte) if !byte.is_ascii() => {
            text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\'')).unwrap_or(text.len())
        }
        _ => plain,
    };
    text[..end].trim_end_matches('-')
}

/// The number with its unit, or with the one of the range that it begins.
fn quantity(text: &str, number: Number) -> Option<Quantity> {
    let before = text[..number.start].trim_end();
    if !may_have_unit(text, &number, before) {
        return None;
    }
    let hedge = hedge(before);
    let own = unit_at(text, &number, before, &|| hedge.is_some());
    let range = range(text, &number, before, own.as_ref());
    let start = hedge.map_or(number.start, |(_, start)| start);
    let comparator = match hedge {
        _ if number.plus => Comparator::AtLeast,
        Some((comparator, _)) => comparator,
        None => Comparator::Exact,
    };
    if let Some((second, unit, end)) = range {
        let factor = own.as_ref().map_or(1.0, |(own, _)| own.factor() / unit.factor());
        let from = number.number * factor;
        let step = number.step.min(second.step);
        let (number_start, to) = (number.start, Some(second.number));
        return Some(Quantity { start, number_start, end, number: from, to, step, unit, comparator });
    }
    let (unit, end) = own?;
    Some(Quantity {
        start,
        number_start: number.start,
        end,
        number: number.number,
        to: None,
        step: number.step,
        unit,
        comparator,
    })
}

/// Whether a number has a unit, or is the first one of a range that has one.
fn has_unit(text: &str, number: &Number) -> bool {
    let before = text[..number.start].trim_end();
    may_have_unit(text, number, before)
        && (unit_at(text, number, before, &|| hedge(before).is_some()).is_some() || range(text, number, before, None).is_some())
}

/// The number with which a range ends, its unit, and where it ends, if a number, perhaps with a unit of its own, begins one.
fn range(text: &str, number: &Number, before: &str, own: Option<&(Unit, usize)>) -> Option<(Number, Unit, usize)> {
    let reach = own.map_or(number.end, |(_, end)| *end);
    // "From 76% in 2019 to 35% in 2022": a year begins no range of what is counted.
    let is_year = own.is_none() && (1900.0..2100.0).contains(&number.number) && !number.is_count && !number.spelled;
    let second = range_at(text, reach).filter(|_| !is_year)?;
    let (unit, end) = unit_at(text, &second, before, &|| true)?;
    let fits = own.is_none_or(|(own, _)| own.is_like(&unit) && second.start > reach);
    (fits && (own.is_some() || second.money.is_none())).then_some((second, unit, end))
}

/// Whether what follows a number may be a unit, or another number of a range: no mark that ends what is said.
fn may_have_unit(text: &str, number: &Number, before: &str) -> bool {
    let rest = text[number.end..].trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']);
    let ends = rest
        .chars()
        .next()
        .is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '(' | ']' | '[' | '!' | '?' | '"' | '\'' | '|' | '/'));
    !ends || number.money.is_some() || number.scaled || before.ends_with('=')
}

/// The second number of a range: "to 40", "–40", "and 40" are not told apart here; the first one had its turn.
fn range_at(text: &str, end: usize) -> Option<Number> {
    let rest = &text[end..];
    let joined =
        ["\u{2013}", "\u{2014}", "-", " to ", " - ", " \u{2013} ", " \u{2192} ", "\u{2192}", "->", " down to ", " up to "];
    let lead = joined.iter().filter(|lead| rest.starts_with(**lead)).max_by_key(|lead| lead.len())?;
    let at = end + lead.len();
    let skipped = text[at..].len() - text[at..].trim_start_matches(['~', ' ']).len();
    number_at(text, at + skipped).filter(|second| second.start == at + skipped)
}

/// The unit behind a number, and where it ends.
fn unit_at(text: &str, number: &Number, before: &str, hedged: &dyn Fn() -> bool) -> Option<(Unit, usize)> {
    let end = number.end;
    if let Some(sign) = number.money {
        return Some((Unit::Money(sign), end));
    }
    let rest = &text[end..];
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']).len();
    let tail = &rest[gap..];
    if tail.starts_with('%') && !number.spelled {
        return Some((Unit::Percent, end + gap + 1));
    }
    let starts = |name: &str| {
        tail.get(..name.len()).is_some_and(|run| run.eq_ignore_ascii_case(name))
            && !tail[name.len()..].starts_with(|c: char| c.is_alphanumeric())
    };
    let begins = tail.as_bytes().first().map_or(0, |byte| byte | 32);
    let may_be_share = begins == b'p';
    for (name, unit) in [
        ("percentage points", Unit::Points),
        ("percentage point", Unit::Points),
        ("pp", Unit::Points),
        ("percent", Unit::Percent),
        ("per cent", Unit::Percent),
        ("pct", Unit::Percent),
    ] {
        if may_be_share && starts(name) {
            return Some((unit, end + gap + name.len()));
        }
    }
    if gap == 0 && (tail.starts_with('\u{d7}') || begins == b'x' && starts("x")) {
        return Some((Unit::Times, end + if tail.starts_with('x') || tail.starts_with('X') { 1 } else { 2 }));
    }
    if matches!(begins, b't' | b'f' | b'-') && (starts("times") || starts("-fold") || starts("fold")) {
        return is_factor(tail)
            .then(|| (Unit::Times, end + gap + word(tail.trim_start_matches('-')).len() + usize::from(tail.starts_with('-'))));
    }
    // "2-minute", "1,106-crate"
    if let Some(noun) = tail.strip_prefix('-').filter(|_| gap == 0).map(word).filter(|noun| !noun.is_empty()) {
        let noun = noun.split('-').next().unwrap_or(noun);
        let end = end + 1 + noun.len();
        let unit = Unit::of(noun).or_else(|| {
            let plain = noun.len() > 2 && noun.chars().all(char::is_lowercase) && !ends_phrase(noun);
            (plain && !number.decimals && !matches!(noun, "bit" | "way" | "level" | "core" | "based" | "year"))
                .then(|| Unit::Things(noun.to_owned()))
        });
        return unit.map(|unit| (unit, end));
    }
    let next = word(tail);
    if !next.is_empty()
        && let Some(unit) = Unit::of(next).filter(|_| gap > 0 || !number.spelled)
    {
        // "The 2026 minutes", "the 2025 Year in Review".
        let is_year = (2005.0..2040.0).contains(&number.number) && !number.is_count && !number.spelled && gap > 0;
        if is_year && matches!(next, "minutes" | "minute" | "Minutes" | "Year" | "year") {
            return None;
        }
        // A letter is a unit only where it is attached.
        let letter = next.chars().count() == 1 && gap > 0;
        return (!letter).then(|| (unit, end + gap + next.len()));
    }
    if before.ends_with("n=") || before.ends_with("n =") || before.ends_with("N=") || before.ends_with("N =") {
        return Some((Unit::Things(RESPONSE.to_owned()), end));
    }
    counted(text, number, before, hedged)
}

/// Whether "times" behind a number means a factor, not occasions.
fn is_factor(tail: &str) -> bool {
    if !tail.starts_with("times") {
        return true;
    }
    let next = word(tail["times".len()..].trim_start()).to_lowercase();
    next.ends_with("er") || matches!(next.as_str(), "more" | "less" | "as" | "the" | "higher" | "speedup" | "improvement")
}

/// Things that are counted: the plural behind the number, over at most four words.
fn counted(text: &str, number: &Number, before: &str, hedged: &dyn Fn() -> bool) -> Option<(Unit, usize)> {
    let is_year = (1900.0..2100.0).contains(&number.number) && !number.is_count && !number.spelled;
    if is_year || (number.decimals && !number.is_count) {
        return None;
    }
    let small = number.spelled && number.number < 10.0;
    if !number.is_count && (small || is_label(before)) && !hedged() {
        return None;
    }
    // "4.2 million" is a number of things, whatever they are called before.
    let nameless = number.scaled.then(|| (Unit::Things(String::new()), number.end));
    named(text, number).or(nameless)
}

/// The plural behind a number, and where it ends.
fn named(text: &str, number: &Number) -> Option<(Unit, usize)> {
    let mut at = number.end;
    for _ in 0..5 {
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let next = word(&rest[gap..]);
        // "10 -20 things" is no phrase of the first number.
        let is_number = next.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        if gap == 0 || next.is_empty() || ends_phrase(next) || is_number {
            return None;
        }
        at += gap + next.len();
        if let Some(name) = things(next) {
            return Some((Unit::Things(name), at));
        }
    }
    None
}

/// "Chapter 3", "ISO 26262", "Python 3": the number belongs to the name before it.
fn is_label(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '*' | '[')).next().unwrap_or_default();
    let rest = &before[..before.len() - last.len()];
    let opens = rest.trim_end().is_empty() || rest.trim_end().ends_with(['.', ':', '!', '?']);
    let capital = last.starts_with(char::is_uppercase) && last.ends_with(char::is_alphanumeric);
    let standard = last.len() > 1 && last.chars().all(|c| c.is_ascii_uppercase());
    standard
        || LABELS.contains(&last.to_lowercase().trim_end_matches('.'))
        || (capital && !opens)
        || last.ends_with(['#', '/', '='])
}

#[cfg(test)]
mod tests;
