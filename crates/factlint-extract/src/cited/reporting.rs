//! Verbs by which a source says something, and their forms.

/// Verbs by which a source says something.
pub(super) const REPORTING: &[&str] = &[
    "acknowledge",
    "admit",
    "analyze",
    "analyse",
    "announce",
    "argue",
    "assert",
    "assess",
    "attribute",
    "calculate",
    "call",
    "challenge",
    "cite",
    "claim",
    "comment",
    "compare",
    "conclude",
    "confirm",
    "contain",
    "count",
    "declare",
    "defend",
    "demonstrate",
    "describe",
    "detail",
    "detect",
    "determine",
    "disclose",
    "discover",
    "document",
    "emphasize",
    "emphasise",
    "establish",
    "estimate",
    "explain",
    "express",
    "find",
    "forecast",
    "give",
    "highlight",
    "identify",
    "include",
    "indicate",
    "insist",
    "list",
    "mark",
    "measure",
    "mention",
    "note",
    "observe",
    "outline",
    "point",
    "predict",
    "present",
    "provide",
    "publish",
    "put",
    "quote",
    "rank",
    "rate",
    "reckon",
    "record",
    "remark",
    "report",
    "reveal",
    "say",
    "show",
    "state",
    "stress",
    "suggest",
    "summarize",
    "summarise",
    "survey",
    "tell",
    "track",
    "urge",
    "warn",
    "write",
    "underline",
    "crystallize",
    "crystallise",
    "collect",
    "receive",
    "recommend",
    "define",
    "specify",
    "require",
    "mandate",
    "promise",
];

/// Forms that no ending explains.
const IRREGULAR: &[(&str, &str)] = &[
    ("found", "find"),
    ("said", "say"),
    ("says", "say"),
    ("shown", "show"),
    ("wrote", "write"),
    ("written", "write"),
    ("told", "tell"),
    ("gave", "give"),
    ("given", "give"),
    ("puts", "put"),
    ("putting", "put"),
];

/// What is cut from a verb, and what is put behind it, for each of its forms: where two verbs have the same form, the first tells.
const ENDINGS: [(&str, &[&str]); 8] = [
    ("", &[""]),
    ("", &["s"]),
    ("", &["es"]),
    ("", &["d"]),
    ("", &["ed"]),
    ("", &["ing"]),
    ("e", &["ing"]),
    ("y", &["ies", "ied"]),
];

/// The forms of the verbs of reporting, each with the number of its verb, from one on. Of a form that comes twice the first one
/// counts.
pub(super) fn forms() -> impl Iterator<Item = (String, u8)> {
    let numbered = || REPORTING.iter().zip(1_u8..);
    let irregular = IRREGULAR
        .iter()
        .filter_map(move |(form, of)| numbered().find(|(verb, _)| *verb == of).map(|(_, number)| ((*form).to_owned(), number)));
    let regular = ENDINGS.iter().flat_map(move |(cut, endings)| {
        let roots = numbered().filter_map(move |(verb, number)| Some((verb.strip_suffix(cut)?, number)));
        roots.flat_map(|(root, number)| endings.iter().map(move |ending| (format!("{root}{ending}"), number)))
    });
    irregular.chain(regular)
}

#[cfg(test)]
mod tests {
    use super::super::known::reporting;
    use super::*;

    /// The verb that a word is a form of, told from its ending.
    fn plainly(word: &str) -> Option<&'static str> {
        let plain = |root: &str| REPORTING.iter().find(|verb| **verb == root).copied();
        if let Some((_, verb)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
            return plain(verb);
        }
        let cut = |ending: &str| word.strip_suffix(ending);
        plain(word)
            .or_else(|| cut("s").and_then(plain))
            .or_else(|| cut("es").and_then(plain))
            .or_else(|| cut("d").and_then(plain))
            .or_else(|| cut("ed").and_then(plain))
            .or_else(|| cut("ing").and_then(plain))
            .or_else(|| cut("ing").and_then(|root| plain(&format!("{root}e"))))
            .or_else(|| cut("ies").or_else(|| cut("ied")).and_then(|root| plain(&format!("{root}y"))))
    }

    #[test]
    fn forms_are_told_as_by_their_endings() {
        assert!(IRREGULAR.iter().all(|(_, verb)| REPORTING.contains(verb)));
        for (form, _) in forms() {
            for word in [form.clone(), format!("{form}s"), format!("{form}d"), form[1..].to_owned()] {
                assert_eq!(reporting(&word), plainly(&word), "{word}");
            }
        }
    }

    #[test]
    fn forms_of_reporting_verbs() {
        for (form, verb) in [
            ("found", "find"),
            ("reports", "report"),
            ("noted", "note"),
            ("declaring", "declare"),
            ("identifies", "identify"),
            ("identified", "identify"),
            ("shows", "show"),
            ("emphasized", "emphasize"),
            ("put", "put"),
            ("argues", "argue"),
        ] {
            assert_eq!(reporting(form), Some(verb), "{form}");
        }
        for word in ["founded", "the", "sing", "is", "runs"] {
            assert_eq!(reporting(word), None, "{word}");
        }
    }
}
