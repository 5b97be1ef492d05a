//! The words of attribution: what is published, who reports, and which words hold a noun phrase together.

use crate::prefilter::Signs;

/// Words that are signs of a source: one that is named, or cited, or says something.
pub(crate) fn words_of_signs() -> impl Iterator<Item = (&'static str, Signs)> {
    let naming = [PUBLICATIONS, FINDERS, WITHIN].into_iter().flatten().map(|word| (*word, Signs::SOURCE));
    let citing = ["according", "http", "https"].map(|word| (word, Signs::CITES));
    naming.chain(citing).chain(SAYING.iter().map(|word| (*word, Signs::SAYS)))
}

/// What is published and can be cited.
pub(super) const PUBLICATIONS: &[&str] = &[
    "announcement",
    "analysis",
    "article",
    "assessment",
    "audit",
    "benchmark",
    "benchmarks",
    "book",
    "census",
    "comparison",
    "documentation",
    "essay",
    "forecast",
    "gist",
    "guidance",
    "guide",
    "guides",
    "guidelines",
    "handbook",
    "initiative",
    "interview",
    "keynote",
    "manual",
    "memo",
    "newsletter",
    "overview",
    "paper",
    "podcast",
    "poll",
    "post",
    "posts",
    "postmortem",
    "presentation",
    "ranking",
    "rankings",
    "recap",
    "reference",
    "report",
    "reports",
    "research",
    "retrospective",
    "review",
    "roundup",
    "series",
    "statistics",
    "study",
    "studies",
    "summary",
    "survey",
    "surveys",
    "talk",
    "thesis",
    "tutorial",
    "update",
    "updates",
    "whitepaper",
    "write-up",
    "writeup",
    "index",
    "roadmap",
    "statement",
    "blog",
    "column",
    "experiment",
    "evaluation",
];

/// What is no publication by itself, but may report what was found.
pub(super) const FINDERS: &[&str] =
    &["project", "dashboard", "work", "team", "dataset", "data", "results", "findings", "numbers", "figures", "measurements"];

/// Verbs that report an observation: they need no person.
pub(super) const FINDING: &[&str] = &[
    "track",
    "find",
    "reveal",
    "show",
    "measure",
    "report",
    "confirm",
    "identify",
    "detect",
    "discover",
    "observe",
    "indicate",
    "estimate",
    "count",
    "record",
    "demonstrate",
];

/// People and doings of a study, whose sentences report its results.
pub(super) const WITHIN: &[&str] = &[
    "respondents",
    "respondent",
    "participants",
    "participant",
    "interviewee",
    "interviewees",
    "authors",
    "author",
    "researchers",
    "findings",
    "results",
    "inspection",
    "experiments",
    "measurements",
    "interviews",
    "conclusion",
    "verdict",
    "takeaway",
];

/// What somebody does with a publication of his own.
pub(super) const PUBLISHING: &[&str] = &["published", "released", "posted", "shared", "conducted", "ran", "presented", "wrote"];

/// Verbs by which a work says something, as the name of a work is followed by no other word: "The Reference notes".
pub(super) const SAYING: &[&str] = &[
    "notes",
    "noted",
    "says",
    "said",
    "states",
    "stated",
    "reports",
    "reported",
    "writes",
    "wrote",
    "warns",
    "warned",
    "explains",
    "explained",
    "documents",
    "documented",
    "describes",
    "described",
    "recommends",
];

/// Who is no publication, though he may say something.
pub(super) const BODIES: &[&str] = &[
    "team",
    "project",
    "foundation",
    "company",
    "community",
    "committee",
    "council",
    "group",
    "author",
    "authors",
    "user",
    "users",
    "developer",
    "developers",
    "compiler",
    "crate",
    "engineer",
    "manager",
];

/// Words that end a noun phrase on its left.
pub(super) const EDGES: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "your",
    "my",
    "in",
    "on",
    "at",
    "to",
    "from",
    "by",
    "with",
    "as",
    "per",
    "and",
    "or",
    "but",
    "then",
    "than",
    "which",
    "who",
    "when",
    "while",
    "where",
    "if",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "not",
    "no",
    "via",
    "see",
    "into",
    "about",
    "after",
    "before",
    "since",
    "because",
    "although",
    "though",
    "yet",
    "meanwhile",
    "however",
    "according",
    "another",
    "one",
    "some",
    "any",
    "each",
    "every",
    "both",
    "all",
    "many",
    "several",
    "most",
    "such",
    "so",
    "also",
    "only",
    "even",
    "we",
    "they",
    "it",
    "he",
    "she",
    "i",
    "you",
    "there",
    "here",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "during",
    "including",
    "like",
    "until",
    "through",
    "between",
    "over",
    "under",
    "first",
    "second",
    "third",
    "two",
    "three",
    "four",
];

/// What stands before a noun and belongs to it.
pub(super) const DETERMINERS: &[&str] = &["the", "a", "an", "this", "our", "its", "their", "his", "her"];

/// What stands before a noun that was named before.
pub(super) const POINTING: &[&str] = &["the", "this", "that", "these", "its", "their", "his", "her"];

/// What stands between a publication and who published it.
pub(super) const ARTICLES: &[&str] = &["a", "an", "its", "their", "new", "the", "this"];

/// What joins two words of a name.
pub(super) const JOINING: &[&str] = &["of", "and", "for"];

/// Words behind which the subject of a verb is another one.
pub(super) const CLAUSES: &[&str] =
    &["is", "are", "was", "were", "will", "can", "may", "might", "would", "should", "could", "that", "because", "and", "but"];

/// Whether two nouns can mean the same publication: "the study" may be a survey or a paper, "the post" an essay.
pub(super) fn same_sort(a: &str, b: &str) -> bool {
    const SORTS: &[&[&str]] = &[
        &["survey", "surveys", "study", "poll", "census", "research", "report", "paper", "analysis", "statistics", "respondents"],
        &[
            "post",
            "posts",
            "article",
            "essay",
            "blog",
            "write-up",
            "writeup",
            "piece",
            "analysis",
            "announcement",
            "update",
            "retrospective",
        ],
        &["guide", "tutorial", "book", "handbook", "documentation", "reference", "manual"],
        &["talk", "keynote", "presentation"],
    ];
    a.trim_end_matches('s') == b.trim_end_matches('s') || SORTS.iter().any(|sort| sort.contains(&a) && sort.contains(&b))
}
