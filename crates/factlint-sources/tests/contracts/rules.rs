//! What the owners want of every request, where their descriptions do not say it. Each rule names its origin.

use crate::Violation;
use crate::recorded::Sent;

const AGENT: &str = "the user agent names the program and an address at which a person can be reached (https://crates.io/data-access; \
                     https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent)";
const ACCEPT: &str = "GitHub is asked for application/vnd.github+json \
                      (https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#accept)";
const VERSION: &str = "the version of GitHub's API is one that it supports: 2022-11-28 or 2026-03-10 \
                       (https://docs.github.com/rest/about-the-rest-api/api-versions)";
const TOKEN: &str = "a token is sent as a bearer token, and to GitHub alone \
                     (https://docs.github.com/rest/authentication/authenticating-to-the-rest-api)";
const TAG: &str = "a condition repeats an entity tag as it came (RFC 9110, section 13.1.2)";
const UNCHANGED: &str = "only a conditional request is answered 304, and without a body (RFC 9110, section 15.4.5)";
const JSON: &str = "a body is JSON and says so (https://graphql.github.io/graphql-over-http/draft/#sec-POST)";

/// What is wrong with the headers of a request.
pub(crate) fn check_request(source: &str, sent: &Sent) -> Vec<Violation> {
    let header = |name: &str| sent.headers.get(name).map(String::as_str).unwrap_or_default();
    let is_github = source == "github";
    let condition = header("if-none-match");
    let rules = [
        ("user-agent", AGENT, names_a_program_and_a_person(header("user-agent"))),
        ("accept", ACCEPT, !is_github || header("accept") == "application/vnd.github+json"),
        ("x-github-api-version", VERSION, !is_github || ["2022-11-28", "2026-03-10"].contains(&header("x-github-api-version"))),
        (
            "authorization",
            TOKEN,
            match header("authorization") {
                "" => sent.path != "/graphql",
                value => is_github && value.starts_with("Bearer "),
            },
        ),
        ("if-none-match", TAG, condition.is_empty() || is_entity_tag(condition)),
        ("if-none-match", UNCHANGED, sent.status != 304 || (!condition.is_empty() && sent.answer.is_empty())),
        ("content-type", JSON, sent.body.is_empty() || header("content-type").starts_with("application/json")),
    ];
    let broken = rules.into_iter().filter(|(_, _, holds)| !holds);
    broken.map(|(name, rule, _)| Violation::request(sent, format!("/headers/{name}"), rule)).collect()
}

/// `name/version (+https://address)`.
fn names_a_program_and_a_person(agent: &str) -> bool {
    let Some((program, contact)) = agent.split_once(" (") else { return false };
    program.starts_with("factlint/") && (contact.contains("https://") || contact.contains('@')) && contact.ends_with(')')
}

fn is_entity_tag(text: &str) -> bool {
    let text = text.strip_prefix("W/").unwrap_or(text);
    text.len() >= 2 && text.starts_with('"') && text.ends_with('"')
}
