//! Names that may become part of an address. What is none is never asked for.

use factlint_model::Subject;

/// The name of a crate, if the subject is a crate with a name that the registry would accept.
pub(crate) fn crate_name(subject: &Subject) -> Option<&str> {
    subject.crate_name().filter(|name| is_crate_name(name))
}

pub(crate) fn is_crate_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// How many separators of a name are tried both ways, one independent of the other.
const SEPARATORS: usize = 3;

/// The name as it was asked for, and with its separators the one way and the other; where there are many, all of them the same.
pub(crate) fn spellings(name: &str) -> Vec<String> {
    let is_separator = |c: char| matches!(c, '-' | '_');
    let count = name.chars().filter(|c| is_separator(*c)).count();
    let mut spellings = vec![name.to_owned()];
    let mut add = |other: String| {
        if !spellings.contains(&other) {
            spellings.push(other);
        }
    };
    add(name.replace('_', "-"));
    add(name.replace('-', "_"));
    if count <= SEPARATORS {
        for choice in 0..1_u32 << count {
            let mut place = 0;
            let mut choose = |c: char| {
                if !is_separator(c) {
                    return c;
                }
                place += 1;
                if choice >> (place - 1) & 1 == 0 { '-' } else { '_' }
            };
            add(name.chars().map(&mut choose).collect());
        }
    }
    spellings
}

/// Whether the name can be spelled in another way.
pub(crate) fn has_spellings(name: &str) -> bool {
    name.contains(['-', '_'])
}

/// Whether both mean one crate: `-` and `_` are the same to the registry, and so are capitals.
pub(crate) fn is_same_crate(found: &str, asked: &str) -> bool {
    found.chars().map(plain_char).eq(asked.chars().map(plain_char))
}

/// The name without what is the same to the registry.
pub(crate) fn plain(name: &str) -> String {
    name.chars().map(plain_char).collect()
}

fn plain_char(c: char) -> char {
    if c == '-' { '_' } else { c.to_ascii_lowercase() }
}

/// Owner and name of a repository, if the subject is one on GitHub with names that GitHub would accept.
pub(crate) fn repository(subject: &Subject) -> Option<(&str, &str)> {
    let (owner, name) = subject.github_repo()?.split_once('/')?;
    (is_owner(owner) && is_repository_name(name)).then_some((owner, name))
}

fn is_owner(owner: &str) -> bool {
    (1..=39).contains(&owner.len()) && owner.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_repository_name(name: &str) -> bool {
    let fits = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    (1..=100).contains(&name.len()) && fits && name != "." && name != ".."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_become_addresses() {
        assert_eq!(crate_name(&Subject::new("crate:embedded-hal@1.0.0")), Some("embedded-hal"));
        for name in ["", "a b", "../config", "sérde", "a/b", "a?b", &"x".repeat(65)] {
            assert_eq!(crate_name(&Subject::krate(name)), None, "{name}");
        }
        assert_eq!(repository(&Subject::github("BurntSushi/ripgrep")), Some(("BurntSushi", "ripgrep")));
        assert_eq!(repository(&Subject::github("rust-lang/rust.vim")), Some(("rust-lang", "rust.vim")));
        for name in ["ripgrep", "a/b/c", "a/..", "a/.", "/b", "a/", "a b/c", "a/b\"}", "é/b"] {
            assert_eq!(repository(&Subject::github(name)), None, "{name}");
        }
    }

    #[test]
    fn crates_have_spellings() {
        assert_eq!(spellings("serde"), ["serde"]);
        assert_eq!(spellings("a-b"), ["a-b", "a_b"]);
        assert_eq!(spellings("a_b-c"), ["a_b-c", "a-b-c", "a_b_c", "a-b_c"]);
        assert_eq!(spellings("a-b-c-d-e"), ["a-b-c-d-e", "a_b_c_d_e"]);
        assert!(is_same_crate("Embedded-HAL", "embedded_hal"));
    }
}
