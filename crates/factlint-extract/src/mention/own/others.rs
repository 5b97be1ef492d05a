//! Versions of what is no crate: another language, a product, a licence.

use super::{Owner, Owns, is_filler, is_rust_shaped};
use crate::ecosystem::ECOSYSTEMS;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::scope::Whole;
use crate::vocabulary::{is_no_name, is_other, is_prose};

/// "Because tarnc removed it in version 0.2.87": whether these items say that something was done by what no crate is called.
pub(super) fn tells_deed(items: &[Item], text: &str, owns: &Owns<'_>) -> bool {
    static DEEDS: Lexicon = Lexicon::of(&["removed", "added", "introduced", "changed", "dropped", "renamed"]);
    static OBJECTS: Lexicon = Lexicon::of(&["it", "this"]);
    let is_doer = |item: &Item| {
        let word = item.word(text).unwrap_or_default();
        let is_small = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
        word.len() > 2 && is_small && !is_prose(word) && !is_no_name(word) && owns.about() != Some(word)
    };
    items.windows(3).any(|run| run[1].is_one(text, &DEEDS) && run[2].is_one(text, &OBJECTS) && is_doer(&run[0]))
}

/// "cargo 1.85.0", "Python 3.11", "SQLite version 3.34.1", "Apache License, Version 2.0": the version of something that is no
/// crate.
pub(super) fn is_anothers(
    items: &[Item],
    (index, verb, is_done): (usize, Option<usize>, bool),
    text: &str,
    owns: &Owns<'_>,
) -> bool {
    // "dockerfile: Update brindle to 1.5": of what the machine has installed.
    let labelled = items.get(1).is_some_and(|mark| mark.is_mark(':') && index > 1);
    if labelled && items[0].word(text).is_some_and(|word| matches!(&*lower(word), "dockerfile" | "docker" | "flatpak")) {
        return true;
    }
    if is_of_ecosystem(items, index, text) || depends_since(items, index, text) {
        return true;
    }
    if verb.is_some_and(|verb| is_of_workflow(items, (index, verb), text)) {
        return true;
    }
    // A licence, in whatever language: "Apache Lizenz 2.0".
    let is_license = |at: usize| matches!(&text[items[at].start..items[at].end], "Apache" | "MPL" | "GPL" | "LGPL" | "AGPL");
    if (index.saturating_sub(3)..index).any(is_license) {
        return true;
    }
    // "Bundled libbrindle 1.5.7": what was written in another language.
    let is_bundled = |at: usize| ["bundled", "system", "vendored", "upstream"].iter().any(|word| items[at].is_word(text, word));
    if index > 1 && is_bundled(index - 2) && matches!(items[index - 1].what, What::Word) {
        return true;
    }
    // "The Fuel v2 protocol".
    if let What::Version(mention) = &items[index].what
        && mention.version.parts().len() == 1
        && items.get(index + 1).and_then(|next| next.word(text)).is_some_and(|word| FORMATS.contains(&&*lower(word)))
    {
        return true;
    }
    // "To match tga 2.0 spec".
    static NORMS: Lexicon = Lexicon::of(&["spec", "specs", "specification", "standard"]);
    if items.get(index + 1).is_some_and(|next| next.is_one(text, &NORMS)) {
        return true;
    }
    if index > 3 && is_done {
        return true;
    }
    let mut filled = false;
    for item in items[..index].iter().rev().take(4) {
        match &item.what {
            What::Mark('(' | '"' | ':') => {}
            What::Mark(',') if filled => {}
            What::Word if is_filler(&text[item.start..item.end]) => filled = true,
            // "Updates the SQLite version to 3.17".
            What::Word if !filled && item.is_word(text, "to") && speaks_of_version(items, item, text) => {}
            What::Word => {
                let word = &text[item.start..item.end];
                let lower = lower(word);
                let What::Version(mention) = &items[index].what else { return false };
                // "Cargo.lock v4": the version of a format.
                if mention.version.parts().len() == 1 && (word.ends_with(".lock") || word.ends_with(".toml")) {
                    return true;
                }
                // "GLib 2.72": a library in C; the crates that bind it are below 1.0.
                if mention.version.parts()[0] > 0 && BOUND.contains(&&*lower) {
                    return true;
                }
                // "Lockfile v4" is a format, too.
                if mention.version.parts().len() == 1 && matches!(&*lower, "lockfile" | "schema" | "manifest" | "resolver") {
                    return true;
                }
                // Products are sold from 1.0 on; libraries stay below it for years.
                let of_library = mention.version.is_full() || mention.version.parts().first() == Some(&0);
                let named = of_library && (is_camel(word) || follows_capital(items, item, text));
                // "`brindle` 0.2.11 with BRINDLE 10.48": the crate has its version.
                let has_another = || {
                    let of_crate = |item: &Item| matches!(&item.what, What::Version(other) if matches!(&other.owner, Some((Owner::Crate(name), _)) if *name == *lower));
                    items[..index].iter().any(of_crate)
                };
                let is_product = is_product(word)
                    && !named
                    && (!owns.is_known(&lower) || has_another())
                    && !is_abbreviation(word, items, index, owns);
                return is_other(&lower) || lower.starts_with("licen") || is_product;
            }
            // "`xz` 5.8.3": a tool in code font, where nothing else shows that a crate is meant.
            What::Name(name) => {
                let What::Version(mention) = &items[index].what else { return false };
                let is_sure = || owns.whole.is_some_and(|whole| whole.is_sure(&name.name)) || owns.about() == Some(&name.name);
                // "`hollow/brindle-action` 2.87.5": a step of a workflow.
                if name.name.ends_with("-action") && name.sign < Sign::CrateWord {
                    return true;
                }
                let is_tool = name.sign == Sign::Code && TOOLS.contains(&name.name.as_str());
                return is_tool && mention.version.parts()[0] > 0 && !is_sure();
            }
            _ => return false,
        }
    }
    false
}

/// "Bump hollow/setup-toolchain from 1.3.7 to 1.4.2": what has an owner where it is moved is a step of a workflow, or a package of
/// another registry. Crates have none.
fn is_of_workflow(items: &[Item], (index, verb): (usize, usize), text: &str) -> bool {
    // From the word to the second version: "from 1.3.7 to 1.4.2".
    const REACH: usize = 6;
    let object = items.get(verb + 1).filter(|_| index - verb <= REACH);
    object.is_some_and(|object| {
        let is_owned = matches!(&object.what, What::Name(name) if name.repo.is_some() && name.sign == Sign::Repository);
        is_owned && text[object.start..object.end].contains('/')
    })
}

/// "It hasn't depended upon brindle since 0.20": a release of what depends, and not of what it depends on.
fn depends_since(items: &[Item], index: usize, text: &str) -> bool {
    static DEPENDS: Lexicon = Lexicon::of(&["depend", "depends", "depended", "rely", "relies", "relied"]);
    let is_since = index.checked_sub(1).is_some_and(|at| items[at].is_word(text, "since"));
    is_since && items[index.saturating_sub(6)..index].iter().any(|item| item.is_one(text, &DEPENDS))
}

/// "The Haskell brindle 1.6.3", "the npm package brindle 1.2": what has the name of a crate in another language.
fn is_of_ecosystem(items: &[Item], index: usize, text: &str) -> bool {
    static SORTS: Lexicon = Lexicon::of(&["package", "packages", "library", "module", "gem", "tool", "project"]);
    let Some(name) =
        index.checked_sub(1 + usize::from(index > 0 && is_filler(&text[items[index - 1].start..items[index - 1].end])))
    else {
        return false;
    };
    if !matches!(items[name].what, What::Name(_) | What::Word) {
        return false;
    }
    let sort = name.checked_sub(1).filter(|at| items[*at].is_one(text, &SORTS));
    let language = sort.unwrap_or(name).checked_sub(1).and_then(|at| items[at].word(text));
    language.is_some_and(|word| ECOSYSTEMS.has_as_written(word))
}

/// Whether the word "version" stands just before an item.
fn speaks_of_version(items: &[Item], item: &Item, text: &str) -> bool {
    items.iter().rfind(|before| before.end <= item.start).is_some_and(|before| before.is_word(text, "version"))
}

/// "GATs (1.65)", "AFIT (1.75)": the abbreviation of a feature before a number like those of Rust, where the text names releases
/// of Rust by number.
fn is_abbreviation(word: &str, items: &[Item], index: usize, owns: &Owns<'_>) -> bool {
    let opens = index.checked_sub(1).is_some_and(|at| items[at].is_mark('('));
    let What::Version(mention) = &items[index].what else { return false };
    let is_short = word.trim_end_matches('s').chars().all(|c| c.is_ascii_uppercase());
    let is_rust = || is_rust_shaped(mention) && owns.whole.is_some_and(Whole::names_releases_of_rust) && owns.about().is_none();
    opens && is_short && is_rust()
}

/// What has versions of its own.
const FORMATS: &[&str] = &["protocol", "format", "spec", "specification", "standard", "schema", "grammar", "license", "licence"];

/// Tools of the command line; the crates that are called so are below 1.0, or written with their sign.
const TOOLS: &[&str] = &[
    "xz", "gzip", "bzip2", "tar", "curl", "wget", "git", "gcc", "clang", "lld", "cmake", "make", "ninja", "meson", "bash", "zsh",
    "fish", "sed", "awk", "jq", "ssh", "rsync", "docker", "podman", "npm", "node", "yarn", "pnpm", "python", "perl", "ffmpeg",
    "qemu", "gdb", "lldb", "perf", "valgrind",
];

/// Libraries in C whose bindings have their name.
const BOUND: &[&str] =
    &["glib", "gio", "gdk", "gdk-pixbuf", "gdkpixbuf", "atk", "pango", "libadwaita", "gstreamer", "graphene", "spidermonkey"];

/// Words in capitals that do not own the version behind them.
const NO_OWNERS: &[&str] = &["MSRV", "LTS", "RUST", "API", "MSRVS", "AND", "OR", "VS"];

/// "SimpleCSS": capitals inside, but small letters, too.
fn is_camel(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_lowercase())
}

/// "Vello SVG 0.6.0": the second word of a name.
fn follows_capital(items: &[Item], item: &Item, text: &str) -> bool {
    let before = items.iter().rfind(|before| before.end <= item.start);
    before
        .filter(|before| before.end + 1 == item.start && text[before.start..].starts_with(|c: char| c.is_ascii_uppercase()))
        // "A High-Performance TOML v1.0.0 parser".
        .is_some_and(|before| !text[before.start..before.end].contains('-'))
}

/// "OpenBSD", "SQLite", "TLS": the spelling of a product, a standard or a format, and of no crate.
pub(crate) fn is_product(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_ascii_uppercase()).count();
    let all = word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let inner = word.chars().skip(1).any(|c| c.is_ascii_uppercase());
    capitals >= 2 && (all || inner) && word.chars().all(|c| c.is_ascii_alphanumeric()) && !NO_OWNERS.contains(&word)
}

/// ", 2.2 from May 2024", "; 2.3 came out two weeks ago": a version with its date behind it.
pub(crate) fn is_dated_next(items: &[Item], index: usize, text: &str) -> bool {
    static BETWEEN: Lexicon = Lexicon::of(&[
        "from",
        "in",
        "of",
        "on",
        "came",
        "out",
        "was",
        "is",
        "since",
        "released",
        "followed",
        "appeared",
        "only",
        "just",
        "tagged",
        "published",
        "uploaded",
        "cut",
        "shipped",
        "landed",
        "declared",
        "pushed",
        "announced",
        "launched",
        "born",
        "dates",
        "dated",
        "itself",
        "dropped",
        "arrived",
        "started",
        "began",
        "the",
        "end",
        "beginning",
        "back",
        "up",
        "has",
        "been",
        "had",
        "come",
        "finally",
    ]);
    let is = |at: usize| items.get(at).is_some_and(|item| item.is_one(text, &BETWEEN));
    let date = (index + 1..items.len().min(index + 7)).find(|at| !is(*at));
    date.is_some_and(|at| at > index + 1 && matches!(items[at].what, What::Date(_)))
}
