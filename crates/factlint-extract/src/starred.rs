//! Whose stars are told: those of the repository to which the words lead in which a name stands, and not those of what it is
//! likened to or made for.

use factlint_model::Subject;

use crate::block::MarkKind;
use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Item, Name, Sign, Target, What, link_target, name_of, repo_of};
use crate::pattern::{Found, Row};

/// Things that are made of, for or about another thing.
static MADE_FOR: Lexicon = Lexicon::of(&[
    "fork",
    "forks",
    "port",
    "ports",
    "clone",
    "clones",
    "copy",
    "copies",
    "mirror",
    "mirrors",
    "rewrite",
    "reimplementation",
    "implementation",
    "plugin",
    "plugins",
    "plug-in",
    "plug-ins",
    "extension",
    "extensions",
    "add-on",
    "addon",
    "addons",
    "wrapper",
    "wrappers",
    "binding",
    "bindings",
    "frontend",
    "front-end",
    "backend",
    "gui",
    "tui",
    "ui",
    "interface",
    "client",
    "sdk",
    "theme",
    "themes",
    "skin",
    "template",
    "templates",
    "starter",
    "boilerplate",
    "list",
    "lists",
    "collection",
    "guide",
    "book",
    "tutorial",
    "course",
    "cookbook",
    "examples",
    "example",
    "demo",
    "demos",
    "alternative",
    "alternatives",
    "replacement",
    "substitute",
    "successor",
    "predecessor",
    "competitor",
    "rival",
    "equivalent",
    "counterpart",
    "cousin",
    "sibling",
    "derivative",
    "variant",
    "flavour",
    "flavor",
    "distribution",
    "integration",
    "adapter",
    "adaptor",
    "bridge",
    "provider",
    "module",
    "modules",
    "middleware",
    "companion",
    "helper",
    "helpers",
    "utility",
    "utilities",
    "toolkit",
    "script",
    "scripts",
    "layer",
    "driver",
    "syntax",
    "grammar",
    "action",
    "exporter",
    "generator",
    "viewer",
    "editor",
    "ide",
    "manager",
    "installer",
]);

/// Prepositions behind which stands what a thing is made of, for or about.
static OF: Lexicon = Lexicon::of(&["of", "for", "to", "on", "from", "by", "around", "over", "atop", "with", "in"]);

/// Words with which an aside begins that likens or leads a thing to another one.
static ASIDES: Lexicon = Lexicon::of(&[
    "built",
    "based",
    "written",
    "forked",
    "derived",
    "inspired",
    "modelled",
    "modeled",
    "ported",
    "wrapping",
    "using",
    "like",
    "unlike",
    "from",
    "by",
    "with",
    "on",
    "atop",
    "around",
    "replacing",
    "extending",
    "layered",
    "powered",
    "which",
    "itself",
    "originally",
    "made",
    "created",
    "a",
    "an",
    "the",
    "once",
    "similar",
    "next",
    "beside",
    "besides",
    "after",
    "following",
    "behind",
    "in",
    "for",
    "successor",
    "maintained",
]);

/// Words before a name that belong to it.
static ARTICLES: Lexicon = Lexicon::of(&["the", "a", "an", "original", "old", "new", "real", "plain", "upstream", "popular"]);

impl Reading<'_> {
    /// The repository that the name of a match leads to, or is said of; nothing where it is that of another one, which has no name
    /// here.
    pub(crate) fn starred(&self, row: Row<'_>, found: &Found, at: usize) -> Option<Subject> {
        let name = name_of(&row.items[at], row.text)?;
        // What stands in front of the number is what has it.
        let is_led = found.count.is_some_and(|count| at < count);
        match self.link_over(&row.items[at]).map(|url| led_to(url, &row.text[row.items[at].start..row.items[at].end], &name)) {
            Some(Led::Away) => return None,
            Some(Led::To(other)) => return Some(other),
            Some(Led::Own) | None => {}
        }
        if is_led && let Some(head) = head_of_aside(row, at) {
            return self.linked_item(row, head);
        }
        if is_led && let Some(head) = made_for(row, at) {
            return self.link_over(&row.items[head]).and_then(target_of);
        }
        let repo = name.repo.or_else(|| repo_of(row.items, at, row.text));
        Some(repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github))
    }

    /// What an item is that stands in a link, or is a name.
    fn linked_item(&self, row: Row<'_>, at: usize) -> Option<Subject> {
        let item = &row.items[at];
        if let Some(subject) = self.link_over(item).and_then(target_of) {
            return Some(subject);
        }
        match &item.what {
            What::Name(name) => {
                let repo = name.repo.clone().or_else(|| repo_of(row.items, at, row.text));
                Some(repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github))
            }
            What::Word => name_of(item, row.text).filter(|name| row.is_known(name)).map(|name| Subject::krate(&name.name)),
            _ => None,
        }
    }

    /// The url of the link in which an item stands.
    fn link_over(&self, item: &Item) -> Option<&str> {
        self.block.marks.iter().find_map(|mark| match &mark.kind {
            MarkKind::Link(url) if mark.start <= item.start && item.end <= mark.end => Some(*url),
            _ => None,
        })
    }
}

/// Where the link around a name leads.
enum Led {
    /// To what it names, or to a page that counts nothing.
    Own,
    To(Subject),
    /// To a site that counts no stars of GitHub.
    Away,
}

/// Where a link around a name, which is this word, leads.
fn led_to(url: &str, word: &str, name: &Name) -> Led {
    if is_of_other_forge(url) {
        return Led::Away;
    }
    let is_own = |target: Target<'_>| target.is_named(word) || target.is_named(&name.name) || name.repo.is_some();
    let other = link_target(url).filter(|target| !is_own(*target)).and_then(|_| target_of(url));
    other.map_or(Led::Own, Led::To)
}

/// The repository or the crate to which a url leads.
fn target_of(url: &str) -> Option<Subject> {
    let target = link_target(url)?;
    let name = target.named("");
    match name.repo {
        Some(repo) => Some(Subject::github(&repo)),
        None => (target.sign == Sign::Link).then(|| Subject::krate(&name.name)),
    }
}

/// Whether a url leads to a site of repositories that is not GitHub.
fn is_of_other_forge(url: &str) -> bool {
    const HOSTS: &[&str] = &["gitlab.", "codeberg.", "bitbucket.", "git.", "gitea.", "forgejo.", "sr.ht", "gitee.", "sourcehut."];
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.strip_prefix("www.").unwrap_or(host);
    HOSTS.iter().any(|other| host.starts_with(other))
}

/// "[x](…), built on `brindle`, has 9k stars": what stands before the aside in which a name is, and which a comma closes.
fn head_of_aside(row: Row<'_>, at: usize) -> Option<usize> {
    let is = |at: usize, words: &Lexicon| row.items[at].is_in(row.text, words);
    let is_comma = |at: usize| row.items.get(at).is_some_and(|item| item.is_mark(','));
    let open = (1..at).rev().take_while(|at| matches!(row.items[*at].what, What::Word | What::Name(_) | What::Mark(',' | '/')));
    let open = open.into_iter().find(|at| is_comma(*at))?;
    let before = (open + 1..at).rev().find(|at| !is(*at, &ARTICLES))?;
    let leads = is(open + 1, &ASIDES) && (is(before, &OF) || is(before, &ASIDES));
    (is_comma(at + 1) && leads).then_some(open - 1)
}

/// "A fork of `brindle` has 9k stars": the thing that is made of, for or about what a name names.
fn made_for(row: Row<'_>, at: usize) -> Option<usize> {
    let is = |at: usize, words: &Lexicon| row.items[at].is_in(row.text, words);
    let preposition = (0..at).rev().find(|at| !is(*at, &ARTICLES)).filter(|at| is(*at, &OF))?;
    let head = preposition.checked_sub(1)?;
    is(head, &MADE_FOR).then_some(head)
}
