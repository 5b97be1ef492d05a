//! The list of hostile addresses.

use std::collections::BTreeSet;
use std::net::IpAddr;

use url::Url;

/// The list, by what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// Refused as they stand.
    pub(crate) refused: Vec<String>,
    /// Their names resolve to what is refused.
    pub(crate) named: Vec<Named>,
    /// A server of the test stands for their sites.
    pub(crate) sites: Vec<String>,
}

/// An address with what its name resolves to.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) url: String,
    /// Nothing where it is no address at all.
    pub(crate) host: Option<String>,
    pub(crate) ips: Vec<IpAddr>,
}

impl Addresses {
    pub(crate) fn read() -> Self {
        let mut read = Self::default();
        let text = include_str!("../../fixtures/web/hostile.txt");
        let sections: Vec<&str> = text.split("\n## ").collect();
        let lines = |n: usize| sections[n].lines().skip(1).filter(|line| !line.is_empty());
        read.refused = lines(1).map(str::to_owned).collect();
        read.named = lines(2).map(Named::read).collect();
        read.sites = lines(3).map(str::to_owned).collect();
        read
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<String> {
        let named = self.named.iter().map(|named| &named.url);
        self.refused.iter().chain(named).chain(&self.sites).cloned().collect()
    }

    /// The hosts that a server stands for.
    pub(crate) fn hosts(&self) -> BTreeSet<String> {
        self.sites.iter().map(|url| Url::parse(url).unwrap().host_str().unwrap().to_owned()).collect()
    }
}

impl Named {
    fn read(line: &str) -> Self {
        let mut words = line.split(' ');
        let url = words.next().unwrap().to_owned();
        let host = Url::parse(&url).ok().and_then(|url| Some(url.host_str()?.trim_end_matches('.').to_owned()));
        Self { url, host, ips: words.map(|ip| ip.parse().unwrap()).collect() }
    }
}
