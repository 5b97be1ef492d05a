//! Which addresses may be asked where a stranger named them: public ones only.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;
use url::{Host, Url};

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum GuardError {
    #[error("only http and https addresses are asked")]
    Scheme,
    #[error("an address with a user name or password is not asked")]
    Credentials,
    #[error("the address names no host")]
    Host,
    #[error("the address is not a public one")]
    NotPublic,
    #[error("only the ports 80 and 443 of strangers are asked")]
    Port,
}

/// Checks an address that a stranger named. A resolver never sees an address in numbers, so those are judged here; `Url` has
/// read all their disguises (`2130706433`, `0x7f.1`) already.
pub(crate) fn check_url(url: &Url) -> Result<(), GuardError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(GuardError::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(GuardError::Credentials);
    }
    match url.host() {
        None => return Err(GuardError::Host),
        Some(Host::Ipv4(ip)) if !is_public(ip.into()) => return Err(GuardError::NotPublic),
        Some(Host::Ipv6(ip)) if !is_public(ip.into()) => return Err(GuardError::NotPublic),
        Some(Host::Domain(name)) if is_local_name(name) => return Err(GuardError::NotPublic),
        Some(_) => {}
    }
    if matches!(url.port(), None | Some(80 | 443)) { Ok(()) } else { Err(GuardError::Port) }
}

/// Names that no public resolver answers, or that mean this machine or network by convention.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    !name.contains('.') || [".localhost", ".local", ".internal", ".home.arpa", ".lan"].iter().any(|end| name.ends_with(end))
}

/// Whether an address belongs to the public internet.
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127 | 240..=255, _, _) => true,
        (100, 64..=127, _) | (169, 254, _) | (172, 16..=31, _) | (192, 168, _) | (198, 18..=19, _) => true,
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113) => true,
        _ => ip.is_multicast(),
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only 2000::/3 is given out at all; this leaves out loopback, unspecified, mapped and compatible IPv4, 64:ff9b::/96,
    // unique-local, link-local, site-local and multicast addresses. Within it, some lead elsewhere or nowhere.
    let tunnels = a == 0x2002 || (a == 0x2001 && b == 0); // 6to4, Teredo
    let reserved = (a == 0x2001 && (b == 0x0db8 || b < 0x0200)) || a == 0x3fff;
    (a & 0xe000) == 0x2000 && !tunnels && !reserved
}

/// A resolver that knows public addresses only. The address that it gives is the one that is connected to, so that a name
/// cannot change its mind between the check and the connection.
#[derive(Debug)]
pub(crate) struct PublicOnly {
    /// Who is asked; nothing for the system.
    pub(crate) resolver: Option<fn(&str) -> Vec<IpAddr>>,
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let resolver = self.resolver;
        Box::pin(async move {
            let found: Vec<SocketAddr> = match resolver {
                Some(resolver) => resolver(name.as_str()).into_iter().map(|ip| (ip, 0).into()).collect(),
                None => tokio::net::lookup_host((name.as_str(), 0)).await?.collect(),
            };
            let public: Vec<SocketAddr> = found.into_iter().filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(GuardError::NotPublic.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_are_seen_through() {
        let hostile = [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://0/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://a.localhost/",
            "http://printer.local/",
            "http://metadata/",
            "http://metadata.google.internal/",
            "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.1/",
            "http://172.16.0.1/",
            "http://192.168.1.1/",
            "http://100.64.0.1/",
            "http://192.0.0.8/",
            "http://198.18.0.1/",
            "http://240.0.0.1/",
            "http://255.255.255.255/",
            "http://224.0.0.1/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[fe80::1]/",
            "http://[fc00::1]/",
            "http://[fd00:ec2::254]/",
            "http://[fec0::1]/",
            "http://[ff02::1]/",
            "http://[2001:db8::1]/",
            "http://[2002:7f00:1::]/",
            "http://[2001:0:7f00:1::]/",
            "http://user:password@example.org/",
            "http://user@example.org/",
            "http://example.org:22/",
            "http://example.org:8080/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://example.org/",
            "data:text/html,hello",
            "http://１２７.０.０.１/",
            "http://①②⑦.⓪.⓪.①/",
        ];
        for text in hostile {
            if let Ok(url) = Url::parse(text) {
                assert!(check_url(&url).is_err(), "{text}");
            }
        }
    }

    #[test]
    fn public_addresses_pass() {
        for text in ["https://blog.rust-lang.org/a", "http://example.org:80/", "https://1.1.1.1/", "https://[2606:4700::1111]/"] {
            assert_eq!(check_url(&Url::parse(text).unwrap()), Ok(()), "{text}");
        }
    }

    #[tokio::test]
    async fn a_name_for_this_machine_resolves_to_nothing() {
        let name: Name = "localhost".parse().unwrap();
        assert!(PublicOnly { resolver: None }.resolve(name).await.is_err());
    }

    #[tokio::test]
    async fn of_many_addresses_only_public_ones_are_given() {
        let mixed = |_: &str| ["10.0.0.1", "1.1.1.1", "::1", "::ffff:10.0.0.1"].map(|ip| ip.parse().unwrap()).to_vec();
        let given = PublicOnly { resolver: Some(mixed) }.resolve("mixed.example.org".parse().unwrap()).await.unwrap();
        assert_eq!(given.map(|address| address.ip().to_string()).collect::<Vec<_>>(), ["1.1.1.1"]);
    }
}
