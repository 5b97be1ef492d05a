//! The code, the links and the bold letters of a document of which nobody has asked yet what they name. Each is found by what is
//! left of its name in every word that may stand for it.

use super::names::{Around, Behind, bold_run};
use crate::block::{Block, MarkKind};
use crate::mention::link_target;

/// What nobody has read.
#[derive(Debug)]
pub(super) struct Unread {
    /// Of each name that was not asked for, and may be held, a bit.
    bits: Vec<u64>,
    /// For each place the bit of a name that it may hold.
    held: Vec<u32>,
    places: Vec<Place>,
    /// Whether a link leads to a name that is no ASCII: its letters may stand for any others.
    is_odd: bool,
}

/// What may hold a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) of: Of,
}

/// What it is in its block, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    /// Code or a link.
    Mark(usize, Around),
    /// A run in bold letters.
    Bold(usize),
}

/// So many places are looked at together.
const AT_ONCE: usize = 64;

/// So many bits: a long document has some hundred names.
const BITS: u32 = 1 << 14;

/// What the last link leads to: those of a list often lead into the same repository.
#[derive(Debug, Default)]
pub(super) struct Last<'a> {
    /// Its url up to the mark behind the name of the repository; none of other links.
    url: &'a str,
    named: Named<'a>,
}

/// A name, and its bits with and without "rust-".
#[derive(Debug, Default, Clone, Copy)]
struct Named<'a> {
    name: &'a str,
    bit: u32,
    without_rust: Option<u32>,
}

impl<'a> Named<'a> {
    fn of(name: &'a str) -> Self {
        Self { name, bit: bit_of(name), without_rust: without_rust(name).map(bit_of) }
    }
}

impl<'a> Last<'a> {
    /// What a link names that leads here.
    fn named_by(&mut self, url: &'a str) -> Option<Named<'a>> {
        if !self.url.is_empty() && url.strip_prefix(self.url).is_some_and(|page| !names_release(page)) {
            return Some(self.named);
        }
        let name = link_target(url)?.name;
        let is_name = |own: &&str| own.strip_suffix(name).is_some_and(|owner| owner.ends_with('/'));
        self.named = Named::of(name);
        self.url = repository(url).filter(is_name).map_or("", |own| &url[..=own.len()]);
        Some(self.named)
    }
}

/// Whether a link to such a page of a repository may name something else.
fn names_release(page: &str) -> bool {
    // Most are told by their first letter.
    page.starts_with(['/', '?', '#', 'r']) && page.trim_start_matches(['/', '?', '#']).starts_with("releases")
}

/// The beginning of a url that names a repository, if more follows.
fn repository(url: &str) -> Option<&str> {
    const HOME: &str = "https://github.com/";
    let path = url.strip_prefix(HOME)?.as_bytes();
    let part = |from: usize| {
        let length = path[from..].iter().position(|b| matches!(b, b'/' | b'?' | b'#'))?;
        (length > 0 && path[from + length] == b'/').then_some(from + length)
    };
    Some(&url[..HOME.len() + part(part(0)? + 1)?])
}

impl Unread {
    /// Nothing yet, with room for so many marks.
    pub(super) fn with_room(marks: usize) -> Self {
        let (held, places) = (Vec::with_capacity(marks), Vec::with_capacity(marks));
        Self { bits: vec![0; BITS as usize / 64], held, places, is_odd: false }
    }

    /// Leaves what a block has for when somebody asks.
    pub(super) fn leave<'a>(&mut self, block: &Block<'a>, at: usize, last: &mut Last<'a>) {
        let mut behind = Behind::NONE;
        for (index, mark) in block.marks.iter().enumerate().rev() {
            let mut add = |bit: u32| self.add(bit, Place { block: at, of: Of::Mark(index, behind.around(mark)) });
            match mark.kind {
                MarkKind::Code => each_in_code(&block.text[mark.start..mark.end], |name| add(bit_of(name))),
                MarkKind::Link(url) => {
                    if let Some(named) = last.named_by(url) {
                        add(named.bit);
                        named.without_rust.into_iter().for_each(add);
                        self.is_odd |= !named.name.is_ascii();
                    }
                }
            }
            behind = behind.with(mark);
        }
        for (index, strong) in block.strong.iter().enumerate() {
            if let Some(word) = first_in_bold(bold_run(block, *strong)) {
                self.add(bit_of(word), Place { block: at, of: Of::Bold(index) });
            }
        }
    }

    /// What may hold the name, each no more than once. It may be called by a word to which "rust-" belongs, or not.
    pub(super) fn like(&mut self, name: &str) -> Vec<Place> {
        if self.is_odd || !name.is_ascii() {
            self.bits.fill(0);
            self.held.clear();
            return std::mem::take(&mut self.places);
        }
        let own = self.take(bit_of(name));
        let rest = without_rust(name).and_then(|rest| self.take(bit_of(rest)));
        // Most names stand nowhere.
        if own.is_none() && rest.is_none() {
            return Vec::new();
        }
        let (own, rest) = (own.unwrap_or(BITS), rest.unwrap_or(BITS));
        let asked = |held: &u32| (*held == own) | (*held == rest);
        // Many at once: few hold it.
        let may_hold = |(held, _): &(&[u32], &[Place])| held.iter().fold(false, |any, held| any | asked(held));
        let chunks = self.held.chunks(AT_ONCE).zip(self.places.chunks(AT_ONCE)).filter(may_hold);
        let each = chunks.flat_map(|(held, places)| held.iter().zip(places));
        each.filter(|(held, _)| asked(held)).map(|(_, place)| *place).collect()
    }

    /// The bit, where something has it that was not asked for: now it was.
    fn take(&mut self, bit: u32) -> Option<u32> {
        let (bits, own) = (&mut self.bits[bit as usize / 64], 1 << (bit % 64));
        let is_there = *bits & own != 0;
        *bits &= !own;
        is_there.then_some(bit)
    }

    fn add(&mut self, bit: u32, place: Place) {
        self.bits[bit as usize / 64] |= 1 << (bit % 64);
        self.held.push(bit);
        self.places.push(place);
    }
}

/// The word of a run in bold letters that may be a name: the only one, or one before a version.
fn first_in_bold(run: &str) -> Option<&str> {
    let word = match run.split_once(' ') {
        Some((word, rest)) => Some(word).filter(|_| rest.bytes().any(|b| b.is_ascii_digit()))?,
        None => run,
    };
    word.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(word)
}

/// The names with which code may begin: other marks may cut it before a version.
fn each_in_code(code: &str, mut add: impl FnMut(&str)) {
    if !code.starts_with(|c: char| c.is_ascii_lowercase()) {
        return;
    }
    let is_inner = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    let word = &code[..code.bytes().position(|b| !is_inner(&b)).unwrap_or(code.len())];
    add(word);
    for (at, _) in word.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        let mut cut = Some(&word[..at]);
        while let Some(name) = cut {
            add(name);
            cut = name.strip_suffix('v');
        }
    }
}

/// What stands behind "rust-".
fn without_rust(name: &str) -> Option<&str> {
    let (first, rest) = name.split_at_checked(5)?;
    (first[..4].eq_ignore_ascii_case("rust") && first.ends_with(['-', '_'])).then_some(rest)
}

/// A name without "-rs" and ".rs" behind it.
fn core(mut name: &[u8]) -> &[u8] {
    while let [rest @ .., b'-' | b'_' | b'.', b'r' | b'R', b's' | b'S'] = name {
        name = rest;
    }
    name
}

/// The bit of a name: letters in any case have one, and a dash and an underscore.
fn bit_of(name: &str) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let name = core(name.as_bytes());
    let with = |hash: u64, eight: u64| (hash.rotate_left(23) ^ alike(eight)).wrapping_mul(MIX);
    let hash = match (name.last_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
        // The last eight letters once more, or some of the four.
        (Some(last), ..) => {
            let (eights, _) = name.as_chunks::<8>();
            eights.iter().chain([last]).fold(name.len() as u64, |hash, eight| with(hash, u64::from_le_bytes(*eight)))
        }
        (_, Some(first), Some(last)) => {
            let both = u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
            with(name.len() as u64, both)
        }
        _ => with(name.len() as u64, name.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))),
    };
    // The highest ones depend on all others.
    (hash >> (u64::BITS - BITS.ilog2())) as u32
}

/// Eight bytes of a name, the same for letters in any case, and for a dash and an underscore.
fn alike(eight: u64) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const LARGE: u64 = 0x20 * LOW;
    let small = eight | LARGE;
    let from_dash = small ^ (b'-' as u64 * LOW);
    // The highest bit of each byte that is none.
    let others = ((from_dash & (0x7f * LOW)) + 0x7f * LOW) | from_dash;
    small ^ ((!others >> 7 & LOW) * u64::from(b'-' ^ (b'_' | 0x20)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::names::Names;
    use super::Last;
    use crate::mention::link_target;
    use crate::reader::with_markdown;

    proptest! {
        #[test]
        fn a_link_names_what_it_names_by_itself(
            paths in prop::collection::vec("/{0,2}[a-b]{1,2}(-[ab])?[/?#]{1,2}[a-b]{1,2}(-[ab]|\\.git)?([/?#]{0,2}(pull/1|releases/tag/[ab](-[ab])?-?1\\.0|[ab]))?", 0..6)
        ) {
            let urls: Vec<String> = paths.iter().map(|path| format!("https://github.com/{path}")).collect();
            let mut last = Last::default();
            for url in &urls {
                let name = last.named_by(url).map(|named| named.name);
                prop_assert_eq!(name, link_target(url).map(|target| target.name), "{}", url);
            }
        }

        #[test]
        fn a_name_that_is_asked_for_is_read_as_with_all_others(
            text in "(`[a-z_0-9-]{1,5}([@ ]v?1\\.0)?`|\\[`?(rust[-_])?[a-zR_]{1,3}([-_.]rs){0,2}`?( 1\\.0)?\\]\\(https://(crates\\.io/crates|github\\.com/a)/(rust-)?[a-zR-]{1,3}([-.]rs)?\\)|[a-z ]|\\*\\*[a-z]{2,4}(\\.rs)?( 1\\.0)?:?\\*\\*| the [a-z]{2,4} crate|\\[|\\]\\(x\\)){1,8}"
        ) {
            with_markdown(&text, |blocks| {
                for (name, signs) in Names::of(blocks).all(blocks) {
                    assert_eq!(Names::of(blocks).of_name(&name, blocks), signs, "{name:?} in {text}");
                }
            });
        }
    }
}
