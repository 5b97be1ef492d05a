//! Licences as SPDX expressions, compared whatever the order of their parts.

use std::fmt;
use std::str::FromStr;

/// An SPDX expression: `MIT OR Apache-2.0`, `(MIT OR Apache-2.0) AND Unicode-3.0`. Two that differ only in the order of their
/// parts, in brackets or in the old `/` for `OR` are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct License {
    form: Form,
    written: String,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    /// One licence, in lower case.
    One(String),
    /// Any of these, in order.
    Any(Vec<Form>),
    /// All of these, in order.
    All(Vec<Form>),
}

/// What was read is no SPDX expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a licence: expected an SPDX expression such as MIT OR Apache-2.0")]
pub struct NotALicense;

/// Names that stand for several licences: what the author left open.
const FAMILIES: &[&str] = &["bsd", "gpl", "lgpl", "agpl", "gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0", "agpl-3.0"];

impl License {
    /// Whether this is true of a work under `actual`: it is the same, or names some of the licences that may be chosen from.
    #[must_use]
    pub fn agrees(&self, actual: &Self) -> bool {
        covers(&self.form, &actual.form)
    }

    /// Whether both name the same licences, however they are joined. Prose does not always tell "and" from "or".
    #[must_use]
    pub fn has_same_parts(&self, other: &Self) -> bool {
        parts(&self.form) == parts(&other.form)
    }
}

fn covers(claimed: &Form, actual: &Form) -> bool {
    match (claimed, actual) {
        (Form::One(claimed), Form::One(actual)) => {
            let is_of = || actual.strip_prefix(claimed.as_str()).is_some_and(|rest| rest.starts_with('-'));
            claimed == actual || (FAMILIES.contains(&claimed.as_str()) && is_of())
        }
        (Form::Any(claimed), _) => claimed.iter().all(|one| covers(one, actual)),
        (_, Form::Any(actual)) => actual.iter().any(|one| covers(claimed, one)),
        (Form::All(claimed), Form::All(actual)) => {
            claimed.len() == actual.len() && claimed.iter().all(|one| actual.iter().any(|other| covers(one, other)))
        }
        _ => false,
    }
}

fn parts(form: &Form) -> Vec<&str> {
    let mut parts = match form {
        Form::One(name) => vec![name.as_str()],
        Form::Any(forms) | Form::All(forms) => forms.iter().flat_map(parts).collect(),
    };
    parts.sort_unstable();
    parts.dedup();
    parts
}

impl FromStr for License {
    type Err = NotALicense;

    fn from_str(text: &str) -> Result<Self, NotALicense> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut reader = Reader { words: &words, depth: 0 };
        let form = reader.any()?;
        if !reader.words.is_empty() {
            return Err(NotALicense);
        }
        let written = text.replace('/', " OR ").split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self { form, written })
    }
}

impl fmt::Display for License {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Reads words of an expression, first to last.
struct Reader<'a> {
    words: &'a [&'a str],
    depth: u8,
}

/// The deepest nesting of brackets that is read.
const DEEPEST: u8 = 16;

impl<'a> Reader<'a> {
    fn next_if(&mut self, wanted: &str) -> bool {
        let Some((word, rest)) = self.words.split_first() else { return false };
        let fits = word.eq_ignore_ascii_case(wanted);
        if fits {
            self.words = rest;
        }
        fits
    }

    fn word(&mut self) -> Result<&'a str, NotALicense> {
        let (word, rest) = self.words.split_first().ok_or(NotALicense)?;
        self.words = rest;
        Ok(word)
    }

    fn any(&mut self) -> Result<Form, NotALicense> {
        let mut forms = vec![self.all()?];
        while self.next_if("or") {
            forms.push(self.all()?);
        }
        Ok(joined(forms, Form::Any, |form| match form {
            Form::Any(forms) => Ok(forms),
            other => Err(other),
        }))
    }

    fn all(&mut self) -> Result<Form, NotALicense> {
        let mut forms = vec![self.one()?];
        while self.next_if("and") {
            forms.push(self.one()?);
        }
        Ok(joined(forms, Form::All, |form| match form {
            Form::All(forms) => Ok(forms),
            other => Err(other),
        }))
    }

    fn one(&mut self) -> Result<Form, NotALicense> {
        if self.next_if("(") {
            self.depth += 1;
            let inner = if self.depth > DEEPEST { Err(NotALicense) } else { self.any() }?;
            self.depth -= 1;
            return if self.next_if(")") { Ok(inner) } else { Err(NotALicense) };
        }
        let name = self.word()?.to_lowercase();
        let fits = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+' | b':'));
        if !fits || matches!(name.as_str(), "or" | "and" | "with") {
            return Err(NotALicense);
        }
        let name = name.strip_suffix('+').map_or_else(|| name.clone(), |name| format!("{name}-or-later"));
        Ok(Form::One(if self.next_if("with") { format!("{name} with {}", self.word()?.to_lowercase()) } else { name }))
    }
}

/// Several forms as one: nested ones of the same sort are taken up, each stands once, in order.
fn joined(forms: Vec<Form>, join: fn(Vec<Form>) -> Form, inner: fn(Form) -> Result<Vec<Form>, Form>) -> Form {
    let mut flat: Vec<Form> = Vec::new();
    for form in forms {
        match inner(form) {
            Ok(forms) => flat.extend(forms),
            Err(form) => flat.push(form),
        }
    }
    flat.sort();
    flat.dedup();
    if flat.len() == 1 { flat.remove(0) } else { join(flat) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> License {
        text.parse().unwrap()
    }

    #[test]
    fn the_order_of_parts_does_not_count() {
        assert!(read("MIT/Apache-2.0").agrees(&read("Apache-2.0 OR MIT")));
        assert!(read("(MIT OR Apache-2.0) AND Unicode-3.0").agrees(&read("Unicode-3.0 AND (Apache-2.0 OR mit)")));
        assert!(!read("MIT AND Apache-2.0").agrees(&read("MIT OR Apache-2.0")));
        assert!(read("MIT AND Apache-2.0").has_same_parts(&read("MIT OR Apache-2.0")));
    }

    #[test]
    fn one_of_the_licences_to_choose_from_is_right() {
        assert!(read("MIT").agrees(&read("MIT OR Apache-2.0")));
        assert!(read("MIT OR Apache-2.0").agrees(&read("Apache-2.0 OR ISC OR MIT")));
        assert!(!read("MIT OR Apache-2.0").agrees(&read("MIT")));
        assert!(!read("BSD-3-Clause").agrees(&read("MIT OR Apache-2.0")));
        assert!(!read("MIT").agrees(&read("MIT AND Apache-2.0")));
    }

    #[test]
    fn a_family_is_open() {
        assert!(read("BSD").agrees(&read("BSD-3-Clause")) && read("GPL-3.0").agrees(&read("GPL-3.0-or-later")));
        assert!(!read("MIT").agrees(&read("MIT-0")) && !read("GPL-2.0").agrees(&read("GPL-3.0-only")));
        assert_eq!(read("GPL-2.0+").form, read("GPL-2.0-or-later").form);
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for text in ["", "MIT OR", "(MIT", "MIT)", "OR MIT", "non-standard license", &"(".repeat(99)] {
            assert!(text.parse::<License>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_what_is_read_agrees_with_itself(text in "[A-Za-z0-9.()/+ -]{0,40}") {
            if let Ok(license) = text.parse::<License>() {
                prop_assert!(license.agrees(&license));
                prop_assert!(license.to_string().parse::<License>().is_ok_and(|again| again.form == license.form));
            }
        }
    }
}
