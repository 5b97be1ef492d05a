//! Whether the crate that a pattern took stands by an advisory, or whether something else stands nearer.

use factlint_model::Subject;

use crate::lexicon::Lexicon;
use crate::mention::{Item, Name, Owner, Sign, What, name_of};
use crate::pattern::Row;
use crate::vocabulary::is_other;

/// Verbs, and words like verbs, that say something of a name which stands before them.
static SAYS: Lexicon = Lexicon::of(&[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "got",
    "gets",
    "get",
    "fixes",
    "closes",
    "resolves",
    "addresses",
    "suffers",
    "remains",
    "contains",
    "affects",
    "carries",
    "needs",
    "wants",
    "comes",
    "came",
    "brings",
    "brought",
    "which",
    "that",
    "because",
    "due",
    "lets",
    "let",
    "does",
    "did",
    "gives",
    "gave",
    "ships",
    "built",
    "sent",
    "held",
    "goes",
    "went",
    "can",
    "could",
    "may",
    "must",
    "should",
    "will",
    "found",
    "sees",
    "saw",
    "hits",
    "hit",
    "leaks",
    "panics",
    "reads",
    "writes",
    "allows",
    "mends",
    "repairs",
    "patches",
    "cures",
    "shuts",
    "also",
    "itself",
]);

/// Words with which a remark on what stands before a comma begins.
static REMARKS: Lexicon = Lexicon::of(&[
    "a",
    "an",
    "the",
    "with",
    "including",
    "containing",
    "for",
    "to",
    "as",
    "both",
    "see",
    "per",
    "cf",
    "alias",
    "aka",
    "via",
    "by",
    "because",
    "since",
    "after",
    "before",
    "now",
    "still",
    "no",
    "not",
    "our",
    "its",
]);

/// Words between members of a list.
static JOINTS: Lexicon = Lexicon::of(&["and", "plus", "or"]);

/// What an advisory is about, where a name stands before it: "the `reserve` overflow".
static FLAWS: Lexicon = Lexicon::of(&[
    "vulnerability",
    "vulnerabilities",
    "flaw",
    "bug",
    "issue",
    "unsoundness",
    "soundness",
    "hole",
    "problem",
    "weakness",
    "overflow",
    "underflow",
    "use-after-free",
    "double-free",
    "injection",
    "dos",
    "race",
    "exploit",
    "defect",
    "error",
    "leak",
    "corruption",
    "disclosure",
    "traversal",
    "denial-of-service",
    "read",
    "write",
    "access",
    "exposure",
    "bypass",
    "panic",
    "crash",
    "abort",
    "loop",
    "hang",
    "smuggling",
    "exhaustion",
    "attack",
    "confusion",
    "poisoning",
    "mistake",
    "misuse",
    "mishap",
    "slip",
    "blunder",
    "trouble",
    "deadlock",
    "aliasing",
    "dereference",
    "recursion",
    "flood",
    "amplification",
    "forgery",
    "spoofing",
    "collision",
    "one",
]);

/// Words for flaws that say nothing of their sort.
static GENERAL: Lexicon = Lexicon::of(&[
    "vulnerability",
    "vulnerabilities",
    "flaw",
    "bug",
    "issue",
    "unsoundness",
    "problem",
    "advisory",
    "weakness",
    "hole",
]);

static ARTICLES: Lexicon = Lexicon::of(&["the", "a", "an", "this", "that", "our"]);

static PRONOUNS: Lexicon = Lexicon::of(&["we", "i", "they", "you", "he", "she", "it", "who", "everyone", "everybody", "people"]);

/// Whether the name at an item is none of a crate that an advisory in its sentence is about: it says of what sort a flaw is, it is a
/// verb, or something else stands nearer to the advisory.
pub(crate) fn is_anothers(row: Row<'_>, at: usize, advisory: Option<usize>) -> bool {
    let words = Words(row);
    words.is_sort_of_flaw(at)
        || words.is_one_of_several(at)
        || words.is_verb(at)
        || words.is_part_of_name(at)
        || advisory.is_some_and(|to| words.is_left_behind(at, to))
}

/// The name of a version that stands apart from it: "update `brindle` interop to 2.2".
pub(crate) fn name_before(row: Row<'_>, name: &str, at: usize) -> usize {
    if Words(row).is_bare_version(at) { last_of(row, name, at).unwrap_or(at) } else { at }
}

/// "0.9.18 → 0.9.20 on 5.0 and 4.2", "on 5.0 because of RUSTSEC-…": whether a version is a branch on which something was done;
/// a reason shows it where one is asked for.
pub(crate) fn is_of_branch(row: Row<'_>, at: usize, by_reason: bool) -> bool {
    let words = Words(row);
    let is_joint = |at: &usize| {
        matches!(row.items[*at].what, What::Version(_)) || words.0.is_mark(*at, &[',', '/', '&']) || words.0.is(*at, &JOINTS)
    };
    let Some(lead) = (0..at).rev().find(|at| !is_joint(at)).filter(|at| row.items[*at].is_word(row.text, "on")) else {
        return false;
    };
    let is_version =
        |at: Option<usize>| at.and_then(|at| words.item(at)).is_some_and(|item| matches!(item.what, What::Version(_)));
    let has_reason =
        || ["because", "for", "due"].iter().any(|word| row.items.get(at + 1).is_some_and(|item| item.is_word(row.text, word)));
    is_version(lead.checked_sub(1)) || by_reason && has_reason()
}

/// "OpenSSL 3.0.7", "the Linux kernel 6.1": what a version is of that stands in front of it, and is no crate by its letters; "`x`
/// users should upgrade to 1.2": of `x`.
pub(crate) fn product_before(row: Row<'_>, at: usize) -> Option<Subject> {
    static USERS: Lexicon = Lexicon::of(&["users", "consumers", "dependents"]);
    static KINDS: Lexicon = Lexicon::of(&["kernel", "firmware", "daemon", "driver", "browser", "database"]);
    let words = Words(row);
    let is_user = |at: &usize| words.0.is(*at, &USERS);
    let user = (0..at).rev().find(is_user).and_then(|at| at.checked_sub(1)).and_then(|at| words.item(at));
    let is_small = |item: &&Item| item.code || row.text[item.start..].starts_with(|c: char| c.is_ascii_lowercase());
    if let Some(name) = user.filter(is_small).and_then(|item| name_of(item, row.text)) {
        return Some(Subject::krate(&name.name));
    }
    // "Fixed in gateway since 5.2.0"
    let is_any = |back: usize, list: &[&str]| {
        at.checked_sub(back)
            .and_then(|at| words.item(at))
            .is_some_and(|item| list.iter().any(|word| item.is_word(row.text, word)))
    };
    let holder =
        at.checked_sub(2).and_then(|at| words.item(at)).filter(|_| is_any(1, &["since", "from", "as"]) && is_any(3, &["in"]));
    if let Some(name) = holder.filter(is_small).and_then(|item| name_of(item, row.text)) {
        return Some(Subject::krate(&name.name));
    }
    // "The Brotli library versions prior to 1.0.8"
    static BOUNDS: Lexicon = Lexicon::of(&["prior", "to", "before", "below", "earlier", "older", "than", "versions", "version"]);
    let bound = (0..at).rev().take_while(|at| words.0.is(*at, &BOUNDS)).last();
    let library =
        bound.and_then(|at| at.checked_sub(1)).filter(|at| words.0.is(*at, &LIBRARIES)).and_then(|at| at.checked_sub(1));
    let is_great = |item: &&Item| !item.code && row.text[item.start..].starts_with(|c: char| c.is_ascii_uppercase());
    if let Some(name) = library.and_then(|at| words.item(at)).filter(is_great).and_then(|item| item.word(row.text)) {
        return Some(Subject::krate(&name.to_lowercase()));
    }
    let before = words.item(at.checked_sub(1)?)?;
    let word = before.word(row.text)?;
    let small = word.to_lowercase();
    let is_camel = word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_product = is_other(&small) || is_camel || words.0.is(at - 1, &KINDS);
    (is_product && !NO_PRODUCTS.contains(&word)).then(|| Subject::krate(&small))
}

static LIBRARIES: Lexicon = Lexicon::of(&["library", "engine", "server", "toolkit", "runtime"]);

/// Words in capitals before a version that is not theirs.
const NO_PRODUCTS: &[&str] = &["MSRV", "LTS", "RUST", "API", "RUSTSEC", "CVE", "GHSA", "AND", "OR", "VS", "TO", "IN"];

/// The last item before another that has a name.
pub(crate) fn last_of(row: Row<'_>, name: &str, before: usize) -> Option<usize> {
    (0..before).rev().find(|at| match &row.items[*at].what {
        What::Version(mention) => matches!(&mention.owner, Some((Owner::Crate(owner), _)) if owner == name),
        _ => name_of(&row.items[*at], row.text).is_some_and(|own| own.name == name),
    })
}

/// The words of a sentence.
#[derive(Clone, Copy)]
struct Words<'a>(Row<'a>);

impl<'a> Words<'a> {
    fn item(self, at: usize) -> Option<&'a Item> {
        self.0.items.get(at)
    }

    fn before(self, at: usize, is: impl Fn(usize) -> bool) -> bool {
        at.checked_sub(1).is_some_and(is)
    }

    /// Whether something else than its place and its letters shows that a name is one of a crate.
    fn is_sure(self, name: &Name) -> bool {
        let whole = self.0.whole;
        matches!(name.sign, Sign::Link | Sign::CrateWord | Sign::Repository)
            || whole.is_sure(&name.name)
            || whole.has_versions(&name.name)
            || whole.stands_by_version(&name.name)
            || whole.about() == Some(&name.name)
    }

    /// "The broadcast-channel soundness hole", "the `reserve` overflow".
    fn is_sort_of_flaw(self, at: usize) -> bool {
        let Some(name) = self.item(at).and_then(|item| name_of(item, self.0.text)) else { return false };
        let is_word = |at: &usize| matches!(self.item(*at).map(|item| &item.what), Some(What::Word));
        let led = (0..at).rev().take_while(is_word).take(3).any(|at| self.0.is(at, &ARTICLES));
        // "Brindle's infinite-loop advisory" is one of brindle.
        let is_possessed = at.checked_sub(1).and_then(|at| self.item(at)?.listed(self.0.text)).is_some_and(|word| word == "'s");
        let led = led || is_possessed;
        let flaw =
            (at + 1..at + 4).take_while(is_word).any(|at| self.0.is(at, &FLAWS) || is_possessed && self.0.is(at, &GENERAL));
        // "The `brindle` issue" is one of that crate, "the `reserve` overflow" of a function.
        let is_named = || self.item(at).is_some_and(|item| item.code) && self.0.is(at + 1, &GENERAL) && !name.name.contains('_');
        led && flaw && !is_named() && !self.is_sure(&name)
    }

    /// "`a` and `b` are unmaintained (RUSTSEC-…, RUSTSEC-…)": each has one of them.
    fn is_one_of_several(self, at: usize) -> bool {
        let is_verb = ["are", "were", "have", "had"]
            .iter()
            .any(|word| self.item(at + 1).is_some_and(|item| item.is_word(self.0.text, word)));
        let is_joined = || self.before(at, |before| self.0.is(before, &JOINTS) || self.0.is_mark(before, &[',', '&']));
        let advisories = || self.0.items.iter().filter(|item| matches!(item.what, What::Advisory(_))).count();
        is_verb && is_joined() && advisories() > 1
    }

    /// "We rebuilt 4.2".
    fn is_verb(self, at: usize) -> bool {
        self.item(at).is_some_and(|item| !item.code) && self.before(at, |before| self.0.is(before, &PRONOUNS))
    }

    /// "`brindle` interop": a plain word behind a name is none by itself.
    fn is_part_of_name(self, at: usize) -> bool {
        let Some(item) = self.item(at) else { return false };
        let is_beside = |before: usize| {
            let before = &self.0.items[before];
            before.code && matches!(before.what, What::Name(_)) && before.end + 2 >= item.start
        };
        !item.code
            && matches!(item.what, What::Word | What::Version(_))
            && !self.is_bare_version(at)
            && self.before(at, is_beside)
    }

    /// A version without its name: "`brindle` 1.0".
    fn is_bare_version(self, at: usize) -> bool {
        self.item(at).is_some_and(|item| {
            matches!(item.what, What::Version(_))
                && !self.0.text[item.start..].starts_with(|c: char| c.is_ascii_lowercase() && c != 'v')
        })
    }

    /// "serde 1.0, and a fix for `brindle` (RUSTSEC-…)": a name in a list of which the last member, and not this one, has the advisory.
    fn is_left_behind(self, at: usize, advisory: usize) -> bool {
        if at >= advisory {
            return false;
        }
        // What stands in brackets that close is a remark on what stands before them.
        let mut depth = 0_usize;
        let mut open = Vec::new();
        for place in at + 1..advisory {
            if self.0.is_mark(place, &['(', '[']) {
                depth += 1;
            } else if self.0.is_mark(place, &[')', ']']) {
                // The match may have begun within.
                depth = depth.saturating_sub(1);
            } else if depth == 0 {
                open.push(place);
            }
        }
        let says = |at: &usize| {
            let item = &self.0.items[*at];
            let acts =
                || item.word(self.0.text).is_some_and(|word| word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")));
            self.0.is(*at, &SAYS) || !item.code && acts()
        };
        let is_joint = |at: &usize| self.0.is_mark(*at, &[',', ';', '&', '+']) || self.0.is(*at, &JOINTS);
        let Some(joint) = open.iter().rposition(is_joint) else { return false };
        if open.iter().any(says) {
            return false;
        }
        let Some(first) = open.get(joint + 1).copied() else { return false };
        // "time 0.3.47": another one, with its version.
        let has_version = matches!(self.item(first + 1).map(|item| &item.what), Some(What::Version(_)))
            && matches!(self.item(first).map(|item| &item.what), Some(What::Word | What::Name(_)));
        let is_owned = match &self.0.items[first].what {
            What::Version(mention) => matches!(&mention.owner, Some((Owner::Crate(_), _))) && !self.is_bare_version(first),
            What::Name(_) => true,
            _ => false,
        };
        let is_remark = self.0.is_mark(open[joint], &[','])
            && self.0.is(first, &REMARKS)
            && !self.0.is(open[joint].saturating_sub(1), &JOINTS);
        has_version || is_owned || !is_remark
    }
}
