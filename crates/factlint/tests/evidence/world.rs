//! The invented ecosystem as its services would tell of it.

use serde_json::{Value, json};

use crate::facts::{Krate, ONLY_ANNOUNCED, RELEASES, Release, crates, releases};
use crate::server::{Act, Answer, Asked, Server};

/// As crates.io and GitHub answer, recorded: the invented facts are put into these.
const CARDS: &str = include_str!("../../../factlint-sources/fixtures/crates-api/list.json");
const CRATE: &str = include_str!("../../../factlint-sources/fixtures/crates-api/heapless.json");
const REPOSITORY: &str = include_str!("../../../factlint-sources/fixtures/github/ripgrep.json");

/// The day that counts as now: the invented ecosystem ends a little before it.
pub(crate) const NOW: &str = "2026-09-01";

/// A page that documents cite.
const SURVEY: &str = "<!DOCTYPE html><html><head><title>The survey</title></head><body><h1>The survey</h1>\
                      <p>Of all crates, 24.3 % use unsafe code, and 61.8 % have a README.</p></body></html>";

/// A server that tells of the ecosystem.
pub(crate) struct World {
    pub(crate) server: Server,
    facts: std::sync::Arc<Facts>,
}

/// What the services know.
#[derive(Debug)]
pub(crate) struct Facts {
    crates: Vec<Krate>,
    releases: Vec<Release>,
}

impl World {
    /// A world with so many crates, in which everything answers.
    pub(crate) fn of(count: usize) -> Self {
        let facts = std::sync::Arc::new(Facts { crates: crates(count), releases: releases() });
        let honest = std::sync::Arc::clone(&facts);
        Self { server: Server::start(move |asked| Act::Answer(honest.answer(asked))), facts }
    }

    /// From now on each answer may be replaced.
    pub(crate) fn through(&self, spoil: impl Fn(&Asked, Answer, &Facts) -> Act + Send + Sync + 'static) {
        let facts = std::sync::Arc::clone(&self.facts);
        self.server.change(move |asked| spoil(asked, facts.answer(asked), &facts));
    }

    /// From now on everything answers.
    pub(crate) fn heal(&self) {
        self.through(|_, answer, _| Act::Answer(answer));
    }

    /// Settings that point every source here: quick to come back, and patient with a machine that has much else to do.
    pub(crate) fn settings(&self) -> String {
        self.settings_with_patience(60)
    }

    /// The same, where an answer is waited for no longer than so many seconds.
    pub(crate) fn settings_with_patience(&self, seconds: u64) -> String {
        let url = &self.server.url;
        let source = |name: &str, at: &str| format!("[sources.{name}]\nurl = \"{url}/{at}\"\nrate = \"1000/s\"\n");
        let sources = [
            ("crates-index", "index/"),
            ("crates-api", "api/v1/"),
            ("github", "github"),
            ("rust-releases", "notes/RELEASES.md"),
            ("rust-blog", "blog/"),
            ("osv", "osv/v1/"),
            ("rfcs", "rfcs/"),
        ];
        let lookup =
            format!("[lookup]\ntimeout = '{seconds}s'\nmax-wait = '3s'\nbackoff = '1ms'\nrest = '5ms'\nmax-body = 262144\n");
        let web =
            format!("[sources.web]\nrate = \"1000/s\"\nmirrors = {{ \"https://survey.example.org/\" = \"{url}/site/\" }}\n");
        sources.iter().map(|(name, at)| source(name, at)).chain([web, lookup]).collect()
    }
}

impl Facts {
    /// What an honest server answers.
    pub(crate) fn answer(&self, asked: &Asked) -> Answer {
        let path = asked.path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let found = match parts[..] {
            ["index", _, _, name] => self.krate(name).map(|krate| text(index_entry(krate))),
            ["api", "v1", "crates"] => Some(data(&self.cards(&asked.path))),
            ["api", "v1", "crates", name] => self.krate(name).map(|krate| data(&one_crate(krate))),
            ["github", "graphql"] => Some(unmarked(data(&self.graphql(&asked.body)))),
            ["github", "repos", owner, name] => self.repository(&format!("{owner}/{name}")).map(|krate| data(&repository(krate))),
            ["notes", "RELEASES.md"] => Some(text(self.notes())),
            ["site", "robots.txt"] => Some(text("User-agent: *\nDisallow: /private/\n".to_owned())),
            ["site", _] => Some(page(SURVEY.to_owned())),
            ["blog", "releases.json"] => Some(data(&self.posts())),
            ["blog", _, _, _, slug] => {
                self.releases.iter().find(|release| slug == slug_of(release)).map(|release| page(post(release)))
            }
            _ => None,
        };
        match found {
            Some(answer) if asked.is_conditional() => Answer { status: 304, body: Vec::new(), ..answer },
            Some(answer) => answer,
            None => Answer { status: 404, ..data(&json!({ "message": "Not Found" })) },
        }
    }

    /// What the same service says of something else.
    pub(crate) fn about_another(&self, asked: &Asked, honest: Answer) -> Answer {
        let other = |krate: &Krate| {
            let place = self.crates.iter().position(|other| other.name == krate.name).unwrap_or(0);
            &self.crates[(place + 1) % self.crates.len()]
        };
        let name = asked.path.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let krate = self.krate(name).map_or(&self.crates[0], other);
        match asked.source() {
            "index" => text(index_entry(krate)),
            "api" if asked.path.contains('?') => {
                // One that nobody asked for.
                let stranger = with(card(krate), json!({ "id": "somebody", "name": "somebody" }));
                data(&json!({ "meta": { "total": 1 }, "crates": [stranger.clone()], "crate": stranger }))
            }
            "api" => data(&one_crate(krate)),
            "github" => data(&repository(krate)),
            "notes" => text("# Changelog\n\n## 1.0.0\n\n- [Stabilize everything](https://example.org/)\n".to_owned()),
            "blog" => page("<!DOCTYPE html><html><title>Announcing something else</title><body></body></html>".to_owned()),
            _ => honest,
        }
    }

    fn krate(&self, name: &str) -> Option<&Krate> {
        self.crates.iter().find(|krate| krate.name == name)
    }

    fn repository(&self, name: &str) -> Option<&Krate> {
        self.crates.iter().find(|krate| krate.repository == name)
    }

    /// The crates that a query names.
    fn cards(&self, path: &str) -> Value {
        let query = path.split_once('?').map(|(_, query)| query).unwrap_or_default();
        let is_named = |krate: &&Krate| query.split('&').any(|pair| pair.ends_with(&format!("={}", krate.name)));
        let cards: Vec<Value> = self.crates.iter().filter(is_named).map(card).collect();
        json!({ "meta": { "total": cards.len(), "next_page": null, "prev_page": null }, "crates": cards })
    }

    fn graphql(&self, body: &str) -> Value {
        let body: Value = serde_json::from_str(body).unwrap();
        let fields = body["query"].as_str().unwrap().split(": repository(owner: \"").skip(1);
        let names = fields.map(|field| field.split('"').step_by(2).take(2).collect::<Vec<_>>().join("/"));
        let node =
            |krate: &Krate| json!({ "nameWithOwner": krate.repository, "stargazerCount": krate.stars, "isArchived": false });
        let data: serde_json::Map<String, Value> =
            names.enumerate().map(|(n, name)| (format!("r{n}"), self.repository(&name).map_or(Value::Null, node))).collect();
        json!({ "data": data })
    }

    fn notes(&self) -> String {
        let old = self.releases.iter().take(RELEASES - ONLY_ANNOUNCED).rev();
        let section = |release: &Release| {
            let Release { version, day, feature } = release;
            format!(
                "Version {version} ({day})\n==========================\n\nLanguage\n--------\n- [Stabilize {feature}](https://example.org/)\n\n"
            )
        };
        old.map(section).chain(["Version 0.1  (2012-01-20)\n=========================\n".to_owned()]).collect()
    }

    fn posts(&self) -> Value {
        let post =
            |release: &Release| json!({ "title": format!("Announcing Rust {}", release.version), "url": address(release) });
        json!({ "releases": self.releases.iter().rev().map(post).collect::<Vec<_>>() })
    }
}

fn index_entry(krate: &Krate) -> String {
    let line = |(version, day, rust): &(String, jiff::civil::Date, String)| {
        json!({ "name": krate.name, "vers": version, "deps": [], "cksum": "", "features": {}, "yanked": false,
                "rust_version": rust, "pubtime": format!("{day}T12:00:00Z") })
        .to_string()
            + "\n"
    };
    krate.versions.iter().map(line).collect()
}

/// The recorded object with other values under some of its keys.
fn with(mut recorded: Value, other: Value) -> Value {
    let (Value::Object(keys), Value::Object(other)) = (&mut recorded, other) else { panic!("objects are recorded") };
    keys.extend(other);
    recorded
}

fn parsed(recorded: &str) -> Value {
    serde_json::from_str(recorded).unwrap()
}

fn card(krate: &Krate) -> Value {
    let newest = &krate.newest().0;
    let own = json!({
        "id": krate.name, "name": krate.name, "downloads": krate.stars * 100, "max_version": newest, "newest_version": newest,
        "max_stable_version": newest, "default_version": newest, "repository": format!("https://github.com/{}", krate.repository)
    });
    with(parsed(CARDS)["crates"][0].clone(), own)
}

fn one_crate(krate: &Krate) -> Value {
    let recorded = parsed(CRATE);
    let version = |(number, day, rust): &(String, jiff::civil::Date, String)| {
        let own = json!({ "crate": krate.name, "num": number, "created_at": format!("{day}T12:00:00+00:00"),
                          "rust_version": rust, "license": "MIT", "yanked": false });
        with(recorded["versions"][0].clone(), own)
    };
    let versions: Vec<Value> = krate.versions.iter().rev().map(version).collect();
    json!({ "crate": card(krate), "versions": versions, "keywords": [], "categories": [] })
}

fn repository(krate: &Krate) -> Value {
    let own = json!({ "full_name": krate.repository, "name": krate.name, "stargazers_count": krate.stars, "archived": false });
    with(parsed(REPOSITORY), own)
}

fn slug_of(release: &Release) -> String {
    format!("Rust-{}", release.version)
}

fn address(release: &Release) -> String {
    format!("{}/{}/", release.day.strftime("%Y/%m/%d"), slug_of(release))
}

fn post(release: &Release) -> String {
    let Release { version, feature, .. } = release;
    format!(
        "<!DOCTYPE html><html><head><title>Announcing Rust {version} | Rust Blog</title></head><body><h1>Announcing Rust {version}</h1>\
         <h2>What's in {version} stable</h2><h3>Stabilized {feature}</h3><p>They are there.</p>\
         <h2>Contributors to {version}</h2></body></html>"
    )
}

fn marked(kind: &str, body: String) -> Answer {
    let tag = format!("\"{}\"", body.len());
    Answer { status: 200, headers: vec![("content-type", kind.to_owned()), ("etag", tag)], body: body.into_bytes() }
}

fn text(body: String) -> Answer {
    marked("text/plain", body)
}

fn data(body: &Value) -> Answer {
    marked("application/json", body.to_string())
}

fn page(body: String) -> Answer {
    marked("text/html", body)
}

/// What was posted has no mark.
fn unmarked(mut answer: Answer) -> Answer {
    answer.headers.retain(|(name, _)| *name != "etag");
    answer
}
