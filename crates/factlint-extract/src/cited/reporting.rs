//! Verbs by which a source says something, and their forms.

use std::sync::LazyLock;

use foldhash::HashMap;

/// Verbs by which a source says something.
const REPORTING: &[&str] = &[
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

/// The verbs of reporting, by themselves.
static VERBS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| REPORTING.iter().map(|verb| (*verb, *verb)).collect());

/// The verb of reporting that a word is a form of.
pub(super) fn reporting(lower: &str) -> Option<&'static str> {
    let plain = |root: &str| VERBS.get(root).copied();
    if let Some((_, verb)) = IRREGULAR.iter().find(|(form, _)| *form == lower) {
        return plain(verb);
    }
    let cut = |ending: &str| lower.strip_suffix(ending);
    plain(lower)
        .or_else(|| cut("s").and_then(plain))
        .or_else(|| cut("es").and_then(plain))
        .or_else(|| cut("d").and_then(plain))
        .or_else(|| cut("ed").and_then(plain))
        .or_else(|| cut("ing").and_then(plain))
        .or_else(|| cut("ing").and_then(|root| plain(&format!("{root}e"))))
        .or_else(|| cut("ies").or_else(|| cut("ied")).and_then(|root| plain(&format!("{root}y"))))
}

#[cfg(test)]
mod tests {
    use super::*;

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
