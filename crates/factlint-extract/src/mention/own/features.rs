//! Versions of Rust that the text does not call so: those with which features of the language and its library came.

use super::{Bond, FIRST_OF_CODE, Found, Owner, Owns, is_rust_shaped};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::scope::Whole;
use crate::vocabulary::{is_other, is_prose};

/// No crate that is written about has so many minor versions, but for a handful.
const SURELY: u64 = 60;

/// Words before such a version.
static BEFORE: Lexicon = Lexicon::of(&["in", "since", "with", "of", "from", "until", "for", "by", "as"]);

/// Words that speak of the library, wherever they stand.
const LIBRARY: &[&str] = &["std", "stdlib", "libstd"];

/// "`LazyLock` is stable as of 1.80", "pipes, in std since 1.87", "`Heap::rung` (1.70)": the nearest thing that the sentence names
/// before the version is a part of Rust, and the number is like those of Rust.
pub(super) fn of_feature(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let parts = mention.version.parts();
    let is_like =
        !mention.has_v && parts.len() > 1 && parts[0] == 1 && parts[1] >= FIRST_OF_CODE && parts.get(2).is_none_or(|p| *p == 0);
    let before = items.get(index.checked_sub(1)?)?;
    let stands = || matches!(before.what, What::Mark('(' | ',')) || before.is_one(text, &BEFORE);
    if !is_like || !stands() || !owns.whole.is_some_and(Whole::is_rust) {
        return None;
    }
    if explains(items, index, text, owns) {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    if owns.in_cell || before.is_mark(',') {
        return None;
    }
    let word = |at: usize| items.get(at).and_then(|item| item.word(text)).map(lower);
    let mut says = None;
    for at in (index.saturating_sub(14)..index).rev() {
        let item = &items[at];
        match &item.what {
            What::Mark(';' | '.') => break,
            What::Mark('#' | '!' | '&') if item.code => {
                says = says.or(owns.about().is_none().then_some(at));
                break;
            }
            What::Version(earlier) if !matches!(earlier.owner, Some((Owner::Rust, _))) => return None,
            // "`asm!` (1.93)"
            What::Name(_) if item.code && text[item.end..].starts_with('!') => {
                says = says.or(owns.about().is_none().then_some(at));
                break;
            }
            What::Name(name) if name.sign >= Sign::Code && !name.name.contains('_') => return None,
            // A thing of the crate that the text is about came with a version of that crate.
            What::Word if item.code && is_part(&text[item.start..item.end]) => {
                says = says.or(owns.about().is_none().then_some(at));
                break;
            }
            What::Word => {
                let own = word(at)?;
                let capital = text[item.start..].starts_with(char::is_uppercase);
                if capital && is_other(&own) {
                    return None;
                }
                let library =
                    LIBRARY.contains(&&*own) || (own == "library" && word(at.wrapping_sub(1)).as_deref() == Some("standard"));
                let is_log = owns.whole.is_some_and(|whole| whole.is_change_log);
                let stable =
                    (owns.about().is_none() || parts[1] >= SURELY && !is_log) && (own.starts_with("stabili") || own == "stable");
                says = says.or((library || stable).then_some(at));
            }
            _ => {}
        }
    }
    // "Async gates landed in 1.65", in a text that is about no crate, of a thing that is none.
    let comes = || word(index.wrapping_sub(2)).is_some_and(|word| COMES.contains(&&*word));
    let names = |item: &Item| match &item.what {
        What::Name(_) => true,
        What::Word => {
            let word = lower(&text[item.start..item.end]);
            owns.is_known(&word)
        }
        _ => false,
    };
    let of_rust = || {
        let own = index.checked_sub(2).map(|at| &items[..at]).unwrap_or_default();
        owns.about().is_none() && comes() && own.len() > 1 && !own.iter().any(names)
    };
    (says.is_some() || of_rust()).then_some((Owner::Rust, Bond::Clause, None))
}

/// "Non-lexical ladders (1.36)", "GATs (1.65, 2022)": in a text that names releases of Rust by number and is about no crate, what
/// stands before the bracket is of several words, an abbreviation or one with a joint, and none of it is a name.
fn explains(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> bool {
    const SORTS: &[&str] = &["crate", "library", "runtime", "framework", "server", "parser", "tool", "client", "compiler"];
    let is = |at: usize, mark: char| items.get(at).is_some_and(|item| item.is_mark(mark));
    // "RPIT (`impl` in returns, 1.75)": what the abbreviation means stands before the version.
    let before = (index.saturating_sub(10)..index).rev().take_while(|at| !is(*at, ')')).find(|at| is(*at, '('));
    let opens = before.filter(|open| open + 1 == index || is(index - 1, ',') && is(index + 1, ')'));
    let closes = items.get(index + 1).is_none_or(|next| matches!(next.what, What::Mark(')' | ',' | ';')));
    // "Rung chains (1.88), `Rung::lock` (1.89)": several such numbers in brackets are told by each other.
    let several = || {
        let is_late = |pair: &[Item]| {
            pair[0].is_mark('(')
                && matches!(&pair[1].what, What::Version(other) if is_rust_shaped(other) && other.version.parts()[1] >= SURELY)
        };
        items.windows(2).filter(|pair| is_late(pair)).count() > 1 && owns.whole.is_some_and(Whole::is_rust)
    };
    let names = owns.about().is_none() && (owns.whole.is_some_and(Whole::names_releases_of_rust) || several());
    let Some(open) = opens.filter(|_| closes && names) else { return false };
    let is_part = |item: &&Item| {
        item.code
            || matches!(&item.what, What::Name(name) if name.sign < Sign::Code)
            || matches!(item.what, What::Word | What::Edition(_) | What::Count(_) | What::Mark('/' | '-' | '#' | '\''))
                && !["and", "or", "plus"].iter().any(|word| item.is_word(text, word))
    };
    let named: Vec<&Item> = items[..open].iter().rev().take_while(is_part).collect();
    let words: Vec<&str> = named.iter().map(|item| &text[item.start..item.end]).collect();
    let verb = words.first().is_some_and(|word| word.starts_with("stabili"));
    let (named, words) = (&named[usize::from(verb)..], &words[usize::from(verb)..]);
    let ([nearest, ..], [last, ..]) = (named, words) else { return false };
    let joined = named.get(1).is_some_and(|item| item.is_mark('/'));
    let is_short = last.chars().filter(|c| c.is_ascii_uppercase()).count() > 2;
    let is_plain = |word: &str| is_prose(word) || is_prose(word.trim_end_matches('s'));
    let is_joint = last.contains('-') || words.len() > 1 && (is_plain(&lower(last)) || nearest.code || joined);
    // The names of the document are asked for last.
    let is_name = |word: &&str| is_other(&lower(word)) || owns.is_known(&lower(word));
    (is_short || is_joint) && !SORTS.contains(last) && !words.iter().any(is_name)
}

/// What features do with a version.
const COMES: &[&str] = &["landed", "came", "arrived", "followed", "wait", "shipped", "appeared", "introduced", "added"];

/// Whether code names a part of a library or a language as Rust writes them: `OnceLock`, `Vec::pop_if`, `#[expect]`, `pin!`.
fn is_part(code: &str) -> bool {
    code.contains("::") || code.starts_with(char::is_uppercase) || code.contains(['!', '#', '&'])
}
