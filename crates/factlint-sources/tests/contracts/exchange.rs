//! What is asked of the described services, so that each way of asking is taken, and the recorded answers to that.

use factlint_model::{Ask, Subject};

/// Asks that go to a source together, and what it finds.
pub(crate) struct Exchange {
    pub(crate) source: &'static str,
    pub(crate) token: bool,
    pub(crate) asks: Vec<Ask>,
    /// The answers, by the path of the request.
    pub(crate) answers: &'static [(&'static str, Reply)],
}

/// An answer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reply {
    /// This recorded body.
    Body(&'static str),
    /// A redirect to this path.
    To(&'static str),
}

use Reply::{Body, To};

/// One of each.
pub(crate) fn all() -> Vec<Exchange> {
    let krate = |fact: &str, name: &str| Ask::new(fact, Subject::krate(name));
    let repo = |fact: &str, name: &str| Ask::new(fact, Subject::github(name));
    let api = |asks: Vec<Ask>, answers| Exchange { source: "crates-api", token: false, asks, answers };
    let github = |token, asks: Vec<Ask>, answers| Exchange { source: "github", token, asks, answers };
    vec![
        api(
            vec![krate("crate.repository", "serde"), krate("crate.downloads", "heapless"), krate("crate.name", "nosuch")],
            &[("/api/v1/crates", Body("list.json"))],
        ),
        api(vec![krate("crate.downloads", "nosuch")], &[]),
        api(
            vec![krate("crate.repository", "embedded-hal"), krate("crate.description", "embedded-hal")],
            &[("/api/v1/crates/embedded-hal", Body("embedded-hal.json"))],
        ),
        api(vec![krate("crate.versions", "heapless")], &[("/api/v1/crates/heapless", Body("heapless.json"))]),
        api(vec![krate("crate.license", "heapless")], &[("/api/v1/crates/heapless", Body("heapless.json"))]),
        api(
            vec![krate("crate.dependents", "heapless")],
            &[("/api/v1/crates/heapless/reverse_dependencies", Body("dependents.json"))],
        ),
        github(false, vec![repo("repo.stars", "BurntSushi/ripgrep")], &[("/repos/BurntSushi/ripgrep", Body("ripgrep.json"))]),
        github(
            false,
            vec![repo("repo.archived", "apple/swift")],
            &[("/repos/apple/swift", To("/repositories/44838949")), ("/repositories/44838949", Body("swift.json"))],
        ),
        github(false, vec![repo("repo.stars", "no/such")], &[]),
        github(
            false,
            vec![repo("repo.releases", "rust-lang/rust"), repo("repo.tags", "rust-lang/rust")],
            &[("/repos/rust-lang/rust/releases", Body("releases.json")), ("/repos/rust-lang/rust/tags", Body("tags.json"))],
        ),
        github(
            true,
            ["BurntSushi/ripgrep", "apple/swift", "no/such", "owner/secret", "owner/silent"]
                .map(|name| repo("repo.stars", name))
                .to_vec(),
            &[("/graphql", Body("graphql.json"))],
        ),
    ]
}
