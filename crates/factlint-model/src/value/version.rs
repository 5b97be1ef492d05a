//! Versions as people write them: `4`, `1.85`, `0.9.1`, `1.0.0-beta.2`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A version that may leave out its last components. It covers every version that begins with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PartialVersion {
    numbers: [u64; 3],
    /// How many of the numbers were written; the others are 0.
    written: u8,
    pre: Option<Box<str>>,
}

/// What was read is no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a version: expected up to three numbers with dots between them, such as 1.85 or 0.9.1-beta.2")]
pub struct NotAVersion;

impl PartialVersion {
    /// The numbers that were written, one to three.
    #[must_use]
    #[inline]
    pub fn parts(&self) -> &[u64] {
        &self.numbers[..usize::from(self.written)]
    }

    /// The pre-release tag (`beta.2`), if there is one.
    #[must_use]
    pub fn pre(&self) -> Option<&str> {
        self.pre.as_deref()
    }

    /// Whether it names one release: all three numbers were written.
    #[must_use]
    #[inline]
    pub fn is_full(&self) -> bool {
        self.written == 3
    }

    /// Whether it names a pre-release.
    #[must_use]
    #[inline]
    pub fn is_pre(&self) -> bool {
        self.pre.is_some()
    }

    /// Whether `other` is this version or one that begins with it: `4` covers `4.5.1`, `1.85` covers `1.85.0`,
    /// `1.0.0-beta` covers `1.0.0-beta.0`. A version without a pre-release tag covers no pre-release of itself written in
    /// full, but a shorter one covers the final releases only. The dot in a tag is often left out: `2.0.0-rc1` covers
    /// `2.0.0-rc.1`.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let same = self.parts().iter().zip(other.numbers).all(|(a, b)| *a == b);
        let pre = match (&self.pre, &other.pre) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                a == b
                    || (!a.contains('.') && b.split_once('.').is_some_and(|(word, rest)| a.strip_prefix(word) == Some(rest)))
                    || b.strip_prefix(&**a).is_some_and(|rest| {
                        rest.starts_with('.')
                            || (rest.starts_with(|c: char| c.is_ascii_digit()) && !a.ends_with(|c: char| c.is_ascii_digit()))
                    })
            }
            _ => false,
        };
        // Build metadata never takes part: it was dropped when the version was read.
        same && pre && self.numbers[usize::from(other.written)..].iter().all(|number| *number == 0)
    }

    /// The order of releases: components as numbers (a missing one is 0), a pre-release before its release.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.numbers.cmp(&other.numbers).then_with(|| match (&self.pre, &other.pre) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(a), Some(b)) => match (semver::Prerelease::new(a), semver::Prerelease::new(b)) {
                (Ok(a), Ok(b)) => a.cmp(&b),
                _ => a.cmp(b),
            },
        })
    }

    /// The order of the components that `self` wrote: `1.85` and `1.85.1` are equal, `4` is below `5.0.1`.
    #[must_use]
    pub fn order_at_own_precision(&self, other: &Self) -> Ordering {
        if self.covers(other) { Ordering::Equal } else { self.order(other) }
    }

    /// The shortest form with at least `count` numbers: `1.85.0` cut to two is `1.85`.
    #[must_use]
    pub fn cut(&self, count: usize) -> Self {
        let count = count.clamp(1, 3);
        let pre = if count == 3 { self.pre.clone() } else { None };
        Self::of(self.numbers.into_iter().take(count), pre)
    }

    /// The version that is nothing but numbers and the dots between them, as most are.
    fn of_numbers(text: &str) -> Option<Self> {
        let (mut numbers, mut written, mut digits) = ([0; 3], 0, 0);
        for byte in text.bytes() {
            let own = numbers.get_mut(written)?;
            match byte {
                b'0'..=b'9' if digits < LONGEST => {
                    *own = *own * 10 + u64::from(byte - b'0');
                    digits += 1;
                }
                b'.' if digits > 0 => (written, digits) = (written + 1, 0),
                _ => return None,
            }
        }
        let written = u8::try_from(written + 1).ok().filter(|_| digits > 0)?;
        Some(Self { numbers, written, pre: None })
    }

    /// The version with these numbers, of which the first three count.
    fn of(parts: impl Iterator<Item = u64>, pre: Option<Box<str>>) -> Self {
        let mut version = Self { numbers: [0; 3], written: 0, pre };
        for (own, part) in version.numbers.iter_mut().zip(parts) {
            *own = part;
            version.written += 1;
        }
        version
    }
}

impl PartialOrd for PartialVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialVersion {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(other).then_with(|| self.written.cmp(&other.written))
    }
}

impl FromStr for PartialVersion {
    type Err = NotAVersion;

    /// Reads a version with or without `v` in front and `+` (or build metadata) behind.
    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        if let Some(version) = Self::of_numbers(text) {
            return Ok(version);
        }
        let text = text.trim();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let text = text.split('+').next().unwrap_or(text);
        let (numbers, pre) = match text.split_once('-') {
            Some((numbers, pre)) => (numbers, Some(pre)),
            None => (text, None),
        };
        let mut parts = [0; 3];
        let mut written = 0;
        for part in numbers.split('.') {
            *parts.get_mut(written).ok_or(NotAVersion)? = number(part).ok_or(NotAVersion)?;
            written += 1;
        }
        let tag_is_sound =
            pre.is_none_or(|pre| !pre.is_empty() && pre.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-'));
        if !tag_is_sound {
            return Err(NotAVersion);
        }
        Ok(Self::of(parts.into_iter().take(written), pre.map(Box::from)))
    }
}

/// So many digits a number has at most.
const LONGEST: usize = 18;

fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for PartialVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts().iter().enumerate() {
            let dot = if index > 0 { "." } else { "" };
            write!(f, "{dot}{part}")?;
        }
        self.pre.as_ref().map_or(Ok(()), |pre| write!(f, "-{pre}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn v(text: &str) -> PartialVersion {
        text.parse().unwrap()
    }

    #[test]
    fn a_partial_version_covers_what_begins_with_it() {
        assert!(v("4").covers(&v("4.5.1")));
        assert!(v("1.85").covers(&v("1.85.0")));
        assert!(v("1.85").covers(&v("1.85.1")));
        assert!(v("1.0.0-beta").covers(&v("1.0.0-beta.0")));
        assert!(v("1.0.0-rc").covers(&v("1.0.0-rc1")));
        assert!(v("2.0.0-rc1").covers(&v("2.0.0-rc.1")) && !v("2.0.0-rc1").covers(&v("2.0.0-rc.11")));
        assert!(v("1.85.0").covers(&v("1.85")));
        assert!(!v("1.85.1").covers(&v("1.85")));
        assert!(!v("1.8").covers(&v("1.85.0")));
        assert!(!v("1.0").covers(&v("1.0.0-beta.0")));
        assert!(!v("1.0.0").covers(&v("1.0.0-beta.0")));
        assert!(!v("1.0.0-beta").covers(&v("1.0.0-beta2-x")) || v("1.0.0-beta").covers(&v("1.0.0-beta2")));
    }

    #[test]
    fn order_is_that_of_releases() {
        assert!(v("1.9") < v("1.10"));
        assert!(v("1.0.0-beta.2") < v("1.0.0-beta.11"));
        assert!(v("1.0.0-rc.1") < v("1.0.0"));
        assert_eq!(v("4").order_at_own_precision(&v("4.5.48")), Ordering::Equal);
        assert_eq!(v("4").order_at_own_precision(&v("5.0.0")), Ordering::Less);
    }

    #[test]
    fn marks_around_a_version_do_not_belong_to_it() {
        assert_eq!(v("v0.9.1+").to_string(), "0.9.1");
        assert_eq!(v("1.2.3+build.7").to_string(), "1.2.3");
        for wrong in ["", "v", "1.", "1.2.3.4", "1.x", "1..2", "1-", "99999999999999999999"] {
            assert!(wrong.parse::<PartialVersion>().is_err(), "{wrong}");
        }
        assert_eq!(v("1.85.0").cut(2).to_string(), "1.85");
        assert_eq!(v("1").cut(3).to_string(), "1.0.0");
        let longest = PartialVersion::of([u64::MAX; 3].into_iter(), Some("beta.2".into()));
        assert_eq!(longest.to_string(), format!("{0}.{0}.{0}-beta.2", u64::MAX));
        assert_eq!(["10.100.9", "0", "0.10"].map(|text| v(text).to_string()), ["10.100.9", "0", "0.10"]);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(parts in prop::collection::vec(0u64..2000, 1..=3), pre in prop::option::of("[a-z]{1,5}(\\.[0-9]{1,2})?")) {
            let version = PartialVersion::of(parts.into_iter(), pre.map(String::into_boxed_str));
            prop_assert_eq!(version.to_string().parse::<PartialVersion>(), Ok(version.clone()));
            prop_assert!(version.covers(&version));
        }

        #[test]
        fn no_text_panics(text in ".{0,30}") {
            let _ = text.parse::<PartialVersion>();
        }
    }
}
