//! octocrab through the door: it builds the requests and knows the answers, the door makes them.

use std::convert::Infallible;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures::future::BoxFuture;
use http::header::{ACCEPT, HeaderName};
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full};
use octocrab::{AuthState, OctoBody, Octocrab, OctocrabBuilder};
use tower::{BoxError, Service};

use super::META;
use crate::door::{Answer, Call, Door, DoorError};

const API_VERSION: HeaderName = HeaderName::from_static("x-github-api-version");

/// octocrab's way out.
#[derive(Clone)]
struct DoorService(Door<'static>);

/// What the door knows of an answer beside what octocrab hands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moved(pub(super) bool);

/// A client of octocrab over this door. It is made for each batch: it belongs to the runtime that it is made in.
pub(super) fn client(door: &Door<'_>) -> Octocrab {
    let built: Result<Octocrab, Infallible> =
        OctocrabBuilder::new_empty().with_service(DoorService(door.without_pages())).with_auth(AuthState::None).build();
    match built {
        Ok(client) => client,
        Err(never) => match never {},
    }
}

impl Service<Request<OctoBody>> for DoorService {
    type Response = Response<Full<Bytes>>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<OctoBody>) -> Self::Future {
        let door = self.0.clone();
        Box::pin(async move {
            let answer = door.call(translate(request).await?).await?;
            Ok(hand_on(answer))
        })
    }
}

async fn translate(request: Request<OctoBody>) -> Result<Call, BoxError> {
    let (parts, body) = request.into_parts();
    let url: url::Url = parts.uri.to_string().parse()?;
    let body = body.collect().await?.to_bytes();
    let mut headers = parts.headers;
    headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
    headers.insert(API_VERSION, HeaderValue::from_static("2022-11-28"));
    Ok(Call { method: parts.method, headers, body, authorize: true, ..Call::get(META.name, url) })
}

fn hand_on(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(answer.body));
    *response.status_mut() = http::StatusCode::from_u16(answer.status).unwrap_or(http::StatusCode::BAD_GATEWAY);
    *response.headers_mut() = answer.headers;
    response.extensions_mut().insert(Moved(answer.moved));
    response
}

/// The error of the door inside octocrab's.
pub(super) fn door_error(error: &octocrab::Error) -> Option<&DoorError> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if let Some(found) = inner.downcast_ref::<DoorError>() {
            return Some(found);
        }
        cause = inner.source();
    }
    None
}
