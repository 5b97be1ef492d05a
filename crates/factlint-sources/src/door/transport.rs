//! One request and its answer, read under a cap. Nothing else opens a connection.

use std::error::Error as _;
use std::sync::{Once, OnceLock};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Method};
use reqwest::Client;
use tokio::sync::Semaphore;
use url::{Host, Url};

use super::call::Expect;
use super::guard::{self, GuardError, PublicOnly};
use super::{Budget, DoorError, content_type};
use crate::NetworkOptions;

/// How much of an answer is read before it counts as a large one.
const LARGE: usize = 256 << 10;
/// How many large answers are read at a time: all hosts of a run together may send more than there is memory.
const LARGE_AT_ONCE: usize = 8;
/// How much an HTTP/2 connection to a stranger keeps unread.
const WINDOW: u32 = 64 << 10;

/// What is sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) expect: Expect,
    pub(crate) max_body: usize,
    /// Whether a stranger named the address.
    pub(crate) guarded: bool,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// The clients. They are made when they are first needed: making one reads the roots of trust.
#[derive(Debug)]
pub(crate) struct Transport {
    network: NetworkOptions,
    named: OnceLock<Client>,
    local: OnceLock<Client>,
    plain: OnceLock<Client>,
    guarded: OnceLock<Client>,
    large: Semaphore,
}

static TLS: Once = Once::new();

impl Transport {
    pub(crate) fn new(network: NetworkOptions) -> Self {
        let [named, local, plain, guarded] = [const { OnceLock::new() }; 4];
        Self { network, named, local, plain, guarded, large: Semaphore::new(LARGE_AT_ONCE) }
    }

    /// Sends a request and reads its whole answer.
    pub(crate) async fn send(&self, sent: &Sent, budget: &Budget) -> Result<Got, DoorError> {
        let (time, over) = budget.limit(self.network.timeout);
        match tokio::time::timeout(time, self.exchange(sent)).await {
            Ok(result) => result,
            Err(_) => Err(over),
        }
    }

    async fn exchange(&self, sent: &Sent) -> Result<Got, DoorError> {
        let mut request = reqwest::Request::new(sent.method.clone(), sent.url.clone());
        *request.headers_mut() = sent.headers.clone();
        if !sent.body.is_empty() {
            *request.body_mut() = Some(sent.body.clone().into());
        }
        let response = self.client(sent)?.execute(request).await.map_err(|error| self.failure(error))?;
        if sent.guarded && response.remote_addr().is_some_and(|peer| !guard::is_public(peer.ip())) {
            return Err(DoorError::Refused(GuardError::NotPublic.to_string()));
        }
        let (status, headers) = (response.status(), copied(response.headers()));
        let kind = content_type(&headers);
        if status.is_success() && !sent.expect.takes(&kind) {
            return Err(DoorError::WrongType(factlint_model::printable(&kind).into_owned()));
        }
        let body = self.read(response, sent.max_body.min(self.network.max_body)).await?;
        Ok(Got { status: status.as_u16(), headers, body })
    }

    /// The body, unpacked, as long as it stays under the cap: a small one may unpack into a very large one.
    async fn read(&self, mut response: reqwest::Response, cap: usize) -> Result<Bytes, DoorError> {
        let mut body = BytesMut::new();
        let mut turn = None;
        while let Some(part) = response.chunk().await.map_err(|error| self.failure(error))? {
            if body.len() + part.len() > cap {
                return Err(DoorError::TooLarge(cap));
            }
            if body.len() + part.len() > LARGE && turn.is_none() {
                turn = self.large.acquire().await.ok();
            }
            body.extend_from_slice(&part);
        }
        Ok(body.freeze())
    }

    fn client(&self, sent: &Sent) -> Result<&Client, DoorError> {
        let is_local = match sent.url.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        };
        let is_plain = sent.url.scheme() == "http";
        let (slot, proxy, roots) = match (sent.guarded, is_local) {
            (true, _) => (&self.guarded, false, true), // behind a proxy the resolver would not be asked
            (false, true) if is_plain => (&self.plain, false, false),
            (false, true) => (&self.local, false, true),
            (false, false) => (&self.named, true, true),
        };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let made = self.build(sent.guarded, proxy, roots)?;
        Ok(slot.get_or_init(|| made))
    }

    fn build(&self, guarded: bool, proxy: bool, roots: bool) -> Result<Client, DoorError> {
        // Another part of the process may have chosen a provider already; that one serves as well.
        TLS.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let mut builder = Client::builder()
            .user_agent(&self.network.user_agent)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.network.timeout / 3)
            .referer(false);
        if !proxy {
            builder = builder.no_proxy();
        }
        if !roots {
            // There is nobody to trust on this machine, and the roots are hundreds of files.
            builder = builder.tls_certs_only([]);
        }
        if guarded {
            // What a stranger sends unread is kept by the connection: not much of it.
            builder = builder.http2_initial_stream_window_size(WINDOW).http2_initial_connection_window_size(2 * WINDOW);
            builder = builder.dns_resolver(PublicOnly { resolver: self.network.resolver });
        }
        builder.build().map_err(|error| self.failure(error))
    }

    /// The error in words, without the address and without what a server put into it.
    fn failure(&self, error: reqwest::Error) -> DoorError {
        if error.is_timeout() {
            return DoorError::Timeout(self.network.timeout);
        }
        let is_connect = error.is_connect();
        let error = error.without_url();
        let mut words = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(refused) = inner.downcast_ref::<GuardError>() {
                return DoorError::Refused(refused.to_string());
            }
            words = inner.to_string();
            cause = inner.source();
        }
        let words = factlint_model::printable(&words);
        if is_connect {
            DoorError::Unreachable(format!("no connection: {words}"))
        } else {
            DoorError::Connection(format!("the connection failed: {words}"))
        }
    }
}

/// The headers, copied: as they came they hold on to all that was read from the connection with them.
fn copied(headers: &HeaderMap) -> HeaderMap {
    headers.iter().filter_map(|(name, value)| Some((name.clone(), HeaderValue::from_bytes(value.as_bytes()).ok()?))).collect()
}
