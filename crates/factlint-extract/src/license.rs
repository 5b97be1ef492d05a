//! Licences in prose: how far an expression reaches, and what it is in SPDX.

use crate::lexicon::Lexicon;
use crate::pattern::Row;

/// The last item of the licence that begins at an item.
pub(crate) fn until(row: Row<'_>, at: usize) -> Option<usize> {
    let start = row.items.get(at)?.start;
    let end = row.items.last()?.end;
    let (taken, _) = read(&row.text[start..end])?;
    let last = row.items[at..].iter().rposition(|item| item.start < start + taken)?;
    Some(at + last)
}

/// The licence at the beginning of a text: how many bytes it takes, and its SPDX expression. Several are joined by "or", also
/// where the text has "/" or the "and" of "dual-licensed under MIT and Apache-2.0".
pub(crate) fn read(text: &str) -> Option<(usize, String)> {
    if is_mere_word(text) || !may_begin(&words(text, FEW)) {
        return None;
    }
    let words = words(text, MOST);
    let (last, expression) = expression(&words, 0, 0)?;
    // Brackets around all of it say nothing.
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')']));
    Some((words[last - 1].end, inner.map_or_else(|| expression.clone(), str::to_owned)))
}

/// A run of letters and digits with what joins them, or one mark.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    end: usize,
}

impl Word<'_> {
    fn is(self, one: &str) -> bool {
        self.text.eq_ignore_ascii_case(one)
    }
}

/// The longest run that is looked at, in words.
const MOST: usize = 60;

/// So many words tell whether a licence begins with them.
const FEW: usize = 4;

/// Words with which the name of a licence begins, and which are none by themselves.
static LEADS: Lexicon = Lexicon::of(&[
    "the",
    "gnu",
    "2clause",
    "3clause",
    "twoclause",
    "threeclause",
    "new",
    "modified",
    "simplified",
    "lesser",
    "affero",
    "apache20",
    "mpl20",
]);

/// Whether a text begins with a word with which no licence does: nearly all do. Of a word with joints more is asked.
pub(crate) fn is_mere_word(text: &str) -> bool {
    static FAMILY: Lexicon = Lexicon::of(FAMILIES);
    static OTHERS: Lexicon = Lexicon::of(PUBLIC);
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (word, behind) = text.as_bytes().split_at(length);
    let is_joined = behind.first().is_some_and(|next| matches!(next, b'-' | b'.') || !next.is_ascii());
    let is_gnu = || {
        ["agpl", "lgpl", "gpl"].iter().any(|one| word.get(..one.len()).is_some_and(|it| it.eq_ignore_ascii_case(one.as_bytes())))
    };
    // The list has no names in small letters that are not words as well.
    let is_id = || !word.iter().all(u8::is_ascii_lowercase) && id(&text[..length]).is_some();
    length > 0 && !is_joined && ![&LEADS, &FAMILY, &OTHERS].iter().any(|list| list.has_bytes(word)) && !is_gnu() && !is_id()
}

/// Whether a licence begins with these words, as far as they tell.
fn may_begin(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|first| first.text == "(" || first.is("the") || first.is("gnu")) || name(words, 0).is_some()
}

fn words(text: &str, most: usize) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(most);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next().filter(|_| words.len() < most) {
        let run = if c.is_alphanumeric() { run(&text[at..]).len() } else { c.len_utf8() };
        let word = text[at..at + run].trim_end_matches(ENDS);
        if !c.is_whitespace() && !matches!(c, '"' | '\'' | '`' | '*' | '_' | '\u{201c}' | '\u{201d}') {
            let text = if word.is_empty() { &text[at..at + run] } else { word };
            words.push(Word { text, end: at + text.len() });
        }
        at += run;
    }
    words
}

/// What may stand behind a word, and is none of it.
const ENDS: [char; 2] = ['.', '-'];

/// The letters and digits at the beginning of a text, with what joins them.
fn run(text: &str) -> &str {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '+');
    &text[..text.find(|c| !is_inner(c)).unwrap_or(text.len())]
}

/// What joins two licences.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Or,
    And,
}

/// An expression from a word on: the place behind it.
fn expression(words: &[Word<'_>], at: usize, depth: u8) -> Option<(usize, String)> {
    let (mut end, first) = term(words, at, depth)?;
    let mut parts = vec![first];
    let mut joins = Vec::new();
    while let Some((join, next)) = join(words, end) {
        let Some((behind, part)) = term(words, next, depth) else { break };
        end = behind;
        joins.push(join);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let nested = parts.iter().any(|part| part.starts_with('('));
    let all = joins.iter().all(|join| *join == Join::And) || (nested && joins.contains(&Join::And));
    // In prose "MIT and Apache-2.0" are to choose from; what is written as an expression is meant as one.
    let strict = words[at..end].iter().any(|word| word.text == "AND") || nested;
    let by = if all && strict { " AND " } else { " OR " };
    Some((end, parts.join(by)))
}

/// What joins the licence before a place with one behind it: the place of the latter.
fn join(words: &[Word<'_>], mut at: usize) -> Option<(Join, usize)> {
    // "Apache License, Version 2.0 (LICENSE-APACHE) or MIT": where its text is found.
    if words.get(at)?.text == "(" {
        let close = words[at..].iter().take(8).position(|word| word.text == ")")?;
        at += close + 1;
    }
    let mut found = None;
    while let Some(word) = words.get(at) {
        match word.text.to_lowercase().as_str() {
            "or" | "/" | "|" => found = Some(Join::Or),
            "and" | "&" => found = found.or(Some(Join::And)),
            "," => found = found.or(Some(Join::Or)),
            "the" | "a" | "an" | "under" if found.is_some() => {}
            _ => break,
        }
        at += 1;
    }
    found.map(|join| (join, at))
}

fn term(words: &[Word<'_>], mut at: usize, depth: u8) -> Option<(usize, String)> {
    if words.get(at)?.text == "(" {
        let (end, inner) = (depth < 4).then(|| expression(words, at + 1, depth + 1)).flatten()?;
        let closes = words.get(end).is_some_and(|word| word.text == ")");
        let several = inner.contains(' ');
        return closes.then(|| (end + 1, if several { format!("({inner})") } else { inner }));
    }
    while words.get(at).is_some_and(|word| word.is("the") || word.is("gnu")) {
        at += 1;
    }
    let (mut end, mut name) = name(words, at)?;
    if let (Some(with), Some(exception)) = (words.get(end), words.get(end + 1))
        && with.is("with")
        && let Some(exception) = spdx::exception_id(exception.text)
    {
        name = format!("{name} WITH {}", exception.name);
        end += 2;
    }
    // "the MIT license or …": the noun belongs to the licence only where another one follows.
    if words.get(end).is_some_and(|word| is_noun(*word))
        && join(words, end + 1).is_some_and(|(_, at)| term(words, at, 9).is_some())
    {
        end += 1;
    }
    Some((end, name))
}

fn is_noun(word: Word<'_>) -> bool {
    ["license", "licence", "licenses", "licences"].iter().any(|noun| word.is(noun))
}

/// One licence: its own name in SPDX, or how people write it.
fn name(words: &[Word<'_>], at: usize) -> Option<(usize, String)> {
    let word = words.get(at)?;
    let bare = bare(word.text);
    // A licence of its own, as SPDX writes it; an expression does not end before it.
    if is_own(bare) {
        return Some((at + 1, bare.to_owned()));
    }
    family(words, at, bare).or_else(|| {
        let (name, is_or_later) = id(bare)?;
        Some((at + 1, if is_or_later { format!("{name}+") } else { name.to_owned() }))
    })
}

/// The name in "MIT-licensed".
fn bare(word: &str) -> &str {
    ["-licensed", "-licenced", "-license"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn is_own(bare: &str) -> bool {
    bare.len() > OWN.len() && bare.starts_with(OWN)
}

/// The name of a licence on the list of SPDX, and whether later versions of it are meant, too.
fn id(bare: &str) -> Option<(&'static str, bool)> {
    let plain = bare.strip_suffix('+').unwrap_or(bare);
    let id = spdx::license_id(plain).filter(|id| !is_a_word(id.name))?;
    Some((id.name, plain != bare))
}

/// Whether a text begins with a name of several parts that SPDX gives a licence, or whose form SPDX knows: "C-UDA-1.0", but not
/// "C-style"; or with a family that is named in words: "Mozilla Public".
pub(crate) fn begins_with_id(text: &str) -> bool {
    let first = text.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(text.len());
    if PUBLIC.iter().any(|family| family.eq_ignore_ascii_case(&text[..first])) {
        return words(text, 2).get(1).is_some_and(|second| second.is("public"));
    }
    // Most words are no part of another one.
    if !matches!(text.as_bytes().get(first), Some(b'-' | b'.')) {
        return false;
    }
    let bare = bare(run(text).trim_end_matches(ENDS));
    is_own(bare) || id(bare).is_some()
}

/// How the name of a licence begins that is not on the list of SPDX.
const OWN: &str = "LicenseRef-";

/// Names in the list of SPDX that are words as well.
fn is_a_word(name: &str) -> bool {
    name.len() < 3 || name.bytes().all(|b| b.is_ascii_lowercase())
}

/// Families and their short forms, by the letters and digits at their beginning.
const FAMILIES: &[&str] = &[
    "apache",
    "apache2",
    "apachev2",
    "asl",
    "asl2",
    "asl20",
    "mit",
    "expat",
    "mpl",
    "mpl2",
    "mplv2",
    "boost",
    "unlicense",
    "zlib",
    "isc",
    "wtfpl",
    "cc0",
    "bsd",
    "gpl",
    "gpl2",
    "gpl3",
    "gplv2",
    "gplv3",
    "lgpl",
    "lgpl2",
    "lgpl3",
    "lgplv2",
    "lgplv3",
    "agpl",
    "agpl2",
    "agpl3",
    "agplv2",
    "agplv3",
];

/// Families whose names go on with "public", see [`begins_with_id`]: by themselves they are words and names of other things.
const PUBLIC: &[&str] = &["mozilla", "eclipse", "general"];

/// The runs of letters and digits with which names of licences begin: without any of them a text names none. The flag says that
/// the name goes on behind it, see [`begins_with_id`].
pub(crate) fn beginnings() -> impl Iterator<Item = (&'static str, bool)> {
    let ids = spdx::identifiers::LICENSES.iter().map(|license| license.name).filter(|name| !is_a_word(name));
    let beginning = |name: &'static str| {
        let first = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
        Some((first, first.len() < name.len()))
    };
    let families = FAMILIES.iter().map(|word| (*word, false)).chain(PUBLIC.iter().map(|word| (*word, true)));
    families.chain([("licenseref", true)]).chain(ids.filter_map(beginning)).filter(|(word, _)| !word.is_empty())
}

/// Licences that people name in words: "the Apache License, Version 2.0", "GPLv3 or later", "3-clause BSD".
fn family(words: &[Word<'_>], at: usize, bare: &str) -> Option<(usize, String)> {
    let lower = bare.to_lowercase();
    let plain = lower.replace(['-', '.'], "");
    let is = |offset: usize, one: &str| words.get(at + offset).is_some_and(|word| word.is(one));
    let one = |name: &str| Some((at + 1, name.to_owned()));
    match plain.as_str() {
        "apache" => Some((version(words, at + 1, &["2", "2.0"]).map_or(at + 1, |(end, _)| end), "Apache-2.0".to_owned())),
        "apache2" | "apache20" | "asl20" | "apachev2" => one("Apache-2.0"),
        "mit" | "expat" if is(1, "no") && is(2, "attribution") => Some((at + 3, "MIT-0".to_owned())),
        "mit" | "expat" => one("MIT"),
        "mozilla" if is(1, "public") => numbered(words, at + 2, "MPL", "2.0"),
        "mpl" => numbered(words, at + 1, "MPL", "2.0"),
        "mpl2" | "mpl20" | "mplv2" => one("MPL-2.0"),
        "eclipse" if is(1, "public") => numbered(words, at + 2, "EPL", "2.0"),
        "boost" => Some((version(words, at + 1, &["1", "1.0"]).map_or(at + 1, |(end, _)| end), "BSL-1.0".to_owned())),
        "unlicense" => one("Unlicense"),
        "zlib" => one("Zlib"),
        "isc" => one("ISC"),
        "wtfpl" => one("WTFPL"),
        "cc0" => Some((version(words, at + 1, &["1", "1.0"]).map_or(at + 1, |(end, _)| end), "CC0-1.0".to_owned())),
        "bsd" => clauses(words, at),
        "2clause" | "3clause" | "twoclause" | "threeclause" | "new" | "modified" | "simplified"
            if words[at + 1..].iter().take(2).any(|word| word.is("bsd")) =>
        {
            let few = matches!(plain.as_str(), "2clause" | "twoclause" | "simplified");
            let bsd = words[at + 1..].iter().position(|word| word.is("bsd"))?;
            Some((at + bsd + 2, format!("BSD-{}-Clause", if few { 2 } else { 3 })))
        }
        "lesser" | "affero" if is(1, "general") && is(2, "public") => {
            gnu(words, at + 3, if plain == "lesser" { "LGPL" } else { "AGPL" })
        }
        "general" if is(1, "public") => gnu(words, at + 2, "GPL"),
        _ => ["agpl", "lgpl", "gpl"].iter().find_map(|family| gnu_word(words, at, &lower, family)),
    }
}

/// A version behind the name of a family, with the words before it: the place behind it.
fn version<'a>(words: &[Word<'a>], at: usize, known: &[&str]) -> Option<(usize, &'a str)> {
    let light = |word: &&Word<'_>| {
        is_noun(**word) || ["software", ",", "version", "v", "v.", "-", "public"].iter().any(|one| word.is(one))
    };
    let skipped = words.get(at..)?.iter().take_while(light).count();
    let word = words.get(at + skipped)?;
    let number = word.text.trim_start_matches(['v', 'V']);
    known.contains(&number.trim_end_matches('+')).then_some((at + skipped + 1, number))
}

fn numbered(words: &[Word<'_>], at: usize, family: &str, newest: &str) -> Option<(usize, String)> {
    let found = version(words, at, &["1.0", "1.1", "2", "2.0"]);
    let (end, number) = found.unwrap_or((at, newest));
    let number = if number.contains('.') { number.to_owned() } else { format!("{number}.0") };
    Some((end, format!("{family}-{number}")))
}

/// "BSD", "BSD 3-Clause", "BSD-3-Clause" is an id of its own.
fn clauses(words: &[Word<'_>], at: usize) -> Option<(usize, String)> {
    let next = words.get(at + 1).map(|word| word.text.to_lowercase());
    Some(match next.as_deref() {
        Some("2-clause" | "two-clause") => (at + 2, "BSD-2-Clause".to_owned()),
        Some("3-clause" | "three-clause") => (at + 2, "BSD-3-Clause".to_owned()),
        _ => (at + 1, "BSD".to_owned()),
    })
}

fn gnu(words: &[Word<'_>], at: usize, family: &str) -> Option<(usize, String)> {
    let Some((end, number)) = version(words, at, &["2", "2.0", "2.1", "3", "3.0"]) else { return Some((at, family.to_owned())) };
    Some(or_later(words, end, family, number))
}

/// `GPLv3`, `LGPL-2.1`, `GPL 3`, `AGPL-3.0-or-later`.
fn gnu_word(words: &[Word<'_>], at: usize, lower: &str, family: &str) -> Option<(usize, String)> {
    let rest = lower.strip_prefix(family)?;
    let upper = family.to_uppercase();
    if rest.is_empty() {
        return gnu(words, at + 1, &upper);
    }
    let rest = rest.trim_start_matches(['-', 'v']);
    if let Some(number) = rest.strip_suffix("-or-later").or_else(|| rest.strip_suffix("-only")) {
        return Some((at + 1, format!("{upper}-{number}{}", &rest[number.len()..]))).filter(|_| is_number(number));
    }
    is_number(rest.trim_end_matches('+')).then(|| or_later(words, at + 1, &upper, rest))
}

fn is_number(text: &str) -> bool {
    matches!(text, "2" | "2.0" | "2.1" | "3" | "3.0")
}

fn or_later(words: &[Word<'_>], end: usize, family: &str, number: &str) -> (usize, String) {
    let is = |offset: usize, many: &[&str]| words.get(end + offset).is_some_and(|word| many.iter().any(|one| word.is(one)));
    let plain = number.trim_end_matches('+');
    let plain = if plain.contains('.') { plain.to_owned() } else { format!("{plain}.0") };
    let later = is(0, &["or"]) && is(1, &["later", "newer"]);
    let any = is(0, &["or"]) && is(1, &["any"]) && is(2, &["later"]);
    let end = if later {
        end + 2
    } else if any {
        end + 4.min(words.len() - end)
    } else {
        end
    };
    let tail = if later || any || number.ends_with('+') { "-or-later" } else { "" };
    (end, format!("{family}-{plain}{tail}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(text: &str, run: &str, expression: &str) {
        let (taken, found) = read(text).expect(text);
        assert_eq!((&text[..taken], found.as_str()), (run, expression), "{text}");
        assert!(found.parse::<factlint_model::License>().is_ok(), "{found}");
    }

    #[test]
    fn expressions() {
        reads("MIT OR Apache-2.0, at your option", "MIT OR Apache-2.0", "MIT OR Apache-2.0");
        reads("MIT/Apache-2.0.", "MIT/Apache-2.0", "MIT OR Apache-2.0");
        reads(
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        );
        reads("MIT AND BSD-3-Clause", "MIT AND BSD-3-Clause", "MIT AND BSD-3-Clause");
        reads("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception");
        reads("GPL-3.0-or-later for all", "GPL-3.0-or-later", "GPL-3.0-or-later");
        reads("MIT or the UNLICENSE.", "MIT or the UNLICENSE", "MIT OR Unlicense");
    }

    #[test]
    fn words_for_licences() {
        reads("MIT and Apache 2.0 licenses", "MIT and Apache 2.0", "MIT OR Apache-2.0");
        reads(
            "the Apache License, Version 2.0 (LICENSE-APACHE) or the MIT license.",
            "the Apache License, Version 2.0 (LICENSE-APACHE) or the MIT",
            "Apache-2.0 OR MIT",
        );
        reads("Apache License 2.0", "Apache License 2.0", "Apache-2.0");
        reads("Apache-2.0 or MIT licence", "Apache-2.0 or MIT", "Apache-2.0 OR MIT");
        reads("MPL", "MPL", "MPL-2.0");
        reads("Mozilla Public License 2.0", "Mozilla Public License 2.0", "MPL-2.0");
        reads("GNU General Public License v3 or later", "GNU General Public License v3 or later", "GPL-3.0-or-later");
        reads("GPLv3", "GPLv3", "GPL-3.0");
        reads("LGPL 2.1", "LGPL 2.1", "LGPL-2.1");
        reads("3-clause BSD license", "3-clause BSD", "BSD-3-Clause");
        reads("BSD 2-Clause", "BSD 2-Clause", "BSD-2-Clause");
        reads("MIT-licensed", "MIT-licensed", "MIT");
        reads("MIT, Apache-2.0, or Zlib", "MIT, Apache-2.0, or Zlib", "MIT OR Apache-2.0 OR Zlib");
    }

    #[test]
    fn names_of_several_parts_begin_a_text() {
        let all = spdx::identifiers::LICENSES.iter().map(|license| license.name);
        let several: Vec<&str> =
            all.filter(|name| name.contains(|c: char| !c.is_ascii_alphanumeric()) && !is_a_word(name)).collect();
        assert!(several.len() > 100);
        for name in several {
            assert!([", too", ".", "+", "-licensed"].iter().all(|end| begins_with_id(&format!("{name}{end}"))), "{name}");
        }
        let is_named =
            ["Mozilla Public License", "general public", "mozilla/rust", "generally public", "general"].map(begins_with_id);
        assert_eq!(is_named, [true, true, false, false, false]);
        assert!(
            begins_with_id("LicenseRef-own") && !["Intel or so", "C-style", "Python."].iter().any(|text| begins_with_id(text))
        );
    }

    #[test]
    fn mere_words_are_told_from_beginnings() {
        for text in ["Rust", "we are MIT", "Linux-based", "x, MIT"] {
            assert_eq!(is_mere_word(text), !text.contains('-'), "{text}");
        }
        let own = spdx::identifiers::LICENSES.iter().map(|license| license.name).filter(|name| !is_a_word(name));
        assert!(
            own.chain(["the MIT license", "3-clause BSD", "(MIT)", "New BSD", "GPLv3", "isc"]).all(|text| !is_mere_word(text))
        );
    }

    #[test]
    fn what_is_no_licence() {
        for text in ["a permissive one", "the same terms", "version 2", "new terms", "Rust", "curl and more", ""] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_licence_begins_with_a_mere_word(
            text in "(MIT|mit|[aAlL]?[gG][pP][lL](v)?|0BSD|w3m|[A-Z][a-z]{1,3}|the|GNU|new|Lesser|general|mozilla|[23]|two|I\\.S\\.C)[-.+, ]?(clause|public|license|BSD|[23]|20|\u{e9})?( )?(BSD|general|public|MIT){0,3}"
        ) {
            prop_assert!(!is_mere_word(&text) || expression(&words(&text, MOST), 0, 0).is_none(), "{}", text);
        }

        #[test]
        fn a_licence_lies_in_its_text(text in "(MIT|Apache|GPL|License|or|and|[ (),/+é]|v?[23](\\.0)?|BSD|-Clause){0,12}") {
            if let Some((taken, expression)) = read(&text) {
                prop_assert!(text.is_char_boundary(taken) && taken <= text.len());
                prop_assert!(expression.parse::<factlint_model::License>().is_ok(), "{}", expression);
            }
        }
    }
}
