//! A server on the loopback device that can fail in every way that servers and networks have, and remembers what it was asked.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: String,
    /// With the query.
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: String,
    /// How many requests for this path came before it.
    pub(crate) nth: usize,
    /// Whether it was answered as an honest server answers.
    pub(crate) answered: Option<u16>,
}

impl Asked {
    /// The first part of the path: each source has its own.
    pub(crate) fn source(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    pub(crate) fn is_conditional(&self) -> bool {
        self.headers.contains_key("if-none-match") || self.headers.contains_key("if-modified-since")
    }
}

/// What the server does about a request.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// It answers as it should.
    Answer(Answer),
    /// It answers as it should not.
    Fault(Answer),
    /// It sends the head and half of the body, and closes the connection.
    Cut(Answer),
    /// It resets the connection.
    Reset,
    /// It says nothing until the other side gives up.
    Stall,
    /// It answers as it should, but not before this source has been asked.
    After(&'static str, Answer),
}

/// A status, headers beside the length, and a body.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// What is shared by those who ask, those who answer and those who look on.
type Shared = (Mutex<State>, Condvar, Notify);

type Decide = dyn Fn(&Asked) -> Act + Send + Sync;

#[derive(Default)]
struct State {
    asked: Vec<Asked>,
    decide: Option<Arc<Decide>>,
    /// From this number of requests on nothing is answered any more.
    freeze_at: Option<usize>,
}

/// The server.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<Shared>,
}

impl Server {
    /// A server that does this about each request, until the process ends.
    pub(crate) fn start(decide: impl Fn(&Asked) -> Act + Send + Sync + 'static) -> Self {
        let state: Arc<Shared> = Arc::default();
        state.0.lock().unwrap().decide = Some(Arc::new(decide));
        let (tell, told) = std::sync::mpsc::channel();
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    // A connection that breaks is the other side's affair.
                    let server = Arc::clone(&shared);
                    tokio::spawn(async move { drop(connection(stream, &server).await) });
                }
            });
        });
        Self { url: format!("http://{}", told.recv().unwrap()), state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.0.lock().unwrap()
    }

    /// From now on it does this.
    pub(crate) fn change(&self, decide: impl Fn(&Asked) -> Act + Send + Sync + 'static) {
        self.state().decide = Some(Arc::new(decide));
    }

    /// What it was asked so far, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.state().asked.clone()
    }

    /// Forgets what it was asked, and gives it back.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.state().asked)
    }

    /// Lets so many requests come, and answers none from the last of them on.
    pub(crate) fn freeze_at(&self, count: usize) {
        self.state().freeze_at = Some(count);
    }

    /// Waits until so many requests have come, and says which.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Asked> {
        let state = self.state.1.wait_while(self.state(), |state| state.asked.len() < count).unwrap();
        state.asked[..count].to_vec()
    }
}

async fn connection(stream: TcpStream, server: &Shared) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    while let Some(mut asked) = read(&mut stream).await? {
        let act = {
            let mut state = server.0.lock().unwrap();
            asked.nth = state.asked.iter().filter(|other| other.path == asked.path).count();
            let decide = state.decide.clone().unwrap();
            let is_frozen = state.freeze_at.is_some_and(|count| state.asked.len() + 1 >= count);
            let act = if is_frozen { Act::Stall } else { decide(&asked) };
            if let Act::Answer(answer) | Act::After(_, answer) = &act {
                asked.answered = Some(answer.status);
            }
            state.asked.push(asked);
            act
        };
        server.1.notify_all();
        server.2.notify_waiters();
        match act {
            Act::After(source, answer) => {
                asked_of(server, source).await;
                write(&mut stream, &answer, answer.body.len()).await?;
            }
            Act::Answer(answer) | Act::Fault(answer) => write(&mut stream, &answer, answer.body.len()).await?,
            Act::Cut(answer) => return write(&mut stream, &answer, answer.body.len() / 2).await,
            Act::Reset => return stream.get_ref().set_zero_linger(),
            Act::Stall => return stream.read_to_end(&mut Vec::new()).await.map(drop),
        }
    }
    Ok(())
}

/// Waits until a source has been asked.
async fn asked_of(server: &Shared, source: &str) {
    loop {
        let next = server.2.notified();
        if server.0.lock().unwrap().asked.iter().any(|asked| asked.source() == source) {
            return;
        }
        next.await;
    }
}

/// The next request of a connection; nothing when the other side has closed it.
async fn read(stream: &mut BufReader<TcpStream>) -> std::io::Result<Option<Asked>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut first = lines.first().map(String::as_str).unwrap_or_default().split(' ').map(str::to_owned);
    let (method, path) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    let header = |line: &String| line.split_once(": ").map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    let headers: HashMap<String, String> = lines.iter().skip(1).filter_map(header).collect();
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(Asked { method, path, headers, body, nth: 0, answered: None }))
}

async fn write(stream: &mut BufReader<TcpStream>, answer: &Answer, bytes: usize) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} X\r\ncontent-length: {}\r\n", answer.status, answer.body.len());
    for (name, value) in &answer.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    let mut all = head.into_bytes();
    all.extend_from_slice(&answer.body[..bytes]);
    stream.write_all(&all).await?;
    stream.flush().await
}
