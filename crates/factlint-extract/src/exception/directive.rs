//! The words of a comment: `factlint: ignore[repo.stars, crate.msrv] reason until=2027-01-01`.

use factlint_model::ExceptionFault;
use jiff::civil::Date;

use super::MARK;
use super::comment::inside;

/// How far an exception reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `ignore`: the next block.
    Block,
    /// `ignore-start`: until the end of the region.
    Start,
    /// `ignore-end`
    End,
    /// `ignore-file`: the whole document.
    File,
}

/// A comment that speaks to factlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directive {
    /// Nothing where the word is not known.
    pub(super) form: Option<Form>,
    pub(super) kinds: Vec<String>,
    pub(super) reason: String,
    pub(super) until: Option<Date>,
    pub(super) fault: Option<ExceptionFault>,
}

impl Directive {
    /// Reads a comment; nothing where it does not speak to factlint.
    pub(super) fn read(comment: &str) -> Option<Self> {
        let words = inside(comment)?.strip_prefix(MARK)?.trim();
        let end = words.find(|c: char| c == '[' || c.is_whitespace()).unwrap_or(words.len());
        let (word, rest) = words.split_at(end);
        let form = match word {
            "ignore" => Some(Form::Block),
            "ignore-start" => Some(Form::Start),
            "ignore-end" => Some(Form::End),
            "ignore-file" => Some(Form::File),
            _ => None,
        };
        let (kinds, rest) = kinds(rest);
        let mut directive = Self { form, kinds, reason: String::new(), until: None, fault: None };
        directive.take(rest);
        if form.is_none() {
            directive.fault = Some(ExceptionFault::UnknownWord(word.to_owned()));
        } else if directive.kinds.is_empty() && form != Some(Form::End) {
            directive.fault = Some(ExceptionFault::NoKinds);
        }
        Some(directive)
    }

    /// The reason and the day, in whatever order.
    fn take(&mut self, rest: &str) {
        let mut reason: Vec<&str> = Vec::new();
        for word in rest.split_whitespace() {
            match word.strip_prefix("until=") {
                None => reason.push(word),
                Some(day) => match day.parse() {
                    Ok(day) => self.until = Some(day),
                    Err(_) => self.fault = Some(ExceptionFault::NoDay(day.to_owned())),
                },
            }
        }
        self.reason = reason.join(" ");
    }
}

/// The names in brackets, and what stands behind them.
fn kinds(rest: &str) -> (Vec<String>, &str) {
    let listed = rest.trim_start().strip_prefix('[').and_then(|list| list.split_once(']'));
    let Some((list, rest)) = listed else { return (Vec::new(), rest) };
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    (names.map(str::to_owned).collect(), rest)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(words: &str) -> Directive {
        Directive::read(&format!("<!-- {words} -->")).unwrap()
    }

    #[test]
    fn an_exception_names_kinds_a_reason_and_a_day() {
        let full = read("factlint: ignore[repo.stars, crate.msrv] the number is a quotation until=2027-01-01");
        assert_eq!((full.form, full.fault), (Some(Form::Block), None));
        assert_eq!(full.kinds, ["repo.stars", "crate.msrv"]);
        assert_eq!((full.reason.as_str(), full.until), ("the number is a quotation", Some(date(2027, 1, 1))));
        let swapped = read("factlint:ignore-file [*] until=2027-01-01 history");
        assert_eq!((swapped.form, swapped.kinds, swapped.reason), (Some(Form::File), vec!["*".into()], "history".into()));
        assert_eq!(read("factlint: ignore-end").fault, None);
    }

    #[test]
    fn what_is_no_exception_says_why() {
        let fault = |words| read(words).fault.unwrap();
        assert_eq!(fault("factlint: ignroe[repo.stars] x"), ExceptionFault::UnknownWord("ignroe".into()));
        assert_eq!(fault("factlint:"), ExceptionFault::UnknownWord(String::new()));
        assert_eq!(fault("factlint: ignore because"), ExceptionFault::NoKinds);
        assert_eq!(fault("factlint: ignore[] because"), ExceptionFault::NoKinds);
        assert_eq!(fault("factlint: ignore[repo.stars because"), ExceptionFault::NoKinds);
        assert_eq!(fault("factlint: ignore[repo.stars] x until=soon"), ExceptionFault::NoDay("soon".into()));
        assert_eq!(Directive::read("<!-- about factlint: ignore[x] -->"), None);
        assert_eq!(Directive::read("factlint: ignore[x]"), None);
    }
}
