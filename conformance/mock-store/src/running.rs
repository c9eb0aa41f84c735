//! Opening the store on a port of this machine, and closing it.

use std::io;
use std::net::Ipv4Addr;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::entrance::STORE_HASH;
use crate::options::Options;
use crate::routes;
use crate::state::Shared;

/// An open store. Dropping it closes it; [`RunningStore::shutdown`] also waits
/// until the last answer is out.
#[derive(Debug)]
pub struct RunningStore {
    base_url: String,
    legacy_url: String,
    token: String,
    close: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

/// Opens a store on 127.0.0.1.
///
/// # Errors
///
/// When the port cannot be had.
pub async fn start(options: Options) -> io::Result<RunningStore> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    // Answers are small, and a client waits for each: nothing is gained by
    // gathering them, so a socket that refuses the option is still served.
    let listener = listener.tap_io(|socket| drop(socket.set_nodelay(true)));
    let token = options.token.clone();
    let router = routes::router(Shared::open(options, &origin));
    let (close, closed) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let until_closed = async move { drop(closed.await) };
        // `axum::serve` retries failed accepts by itself and never gives up.
        drop(
            axum::serve(listener, router)
                .with_graceful_shutdown(until_closed)
                .await,
        );
    });
    Ok(RunningStore {
        base_url: format!("{origin}/stores/{STORE_HASH}"),
        legacy_url: format!("{origin}/api"),
        token,
        close: Some(close),
        serving,
    })
}

impl RunningStore {
    /// The gateway: what stands before `/v2/orders`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The legacy entrance: what stands before `/v2/orders` there.
    #[must_use]
    pub fn legacy_url(&self) -> &str {
        &self.legacy_url
    }

    /// The token that may do everything.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Stops listening and waits for the answers under way.
    pub async fn shutdown(mut self) {
        if let Some(close) = self.close.take() {
            // Nobody listening means that the store is closed already.
            let _ = close.send(());
        }
        // The task ends by itself now; a panic in it has been reported already.
        drop((&mut self.serving).await);
    }
}

impl Drop for RunningStore {
    fn drop(&mut self) {
        if let Some(close) = self.close.take() {
            // Nobody listening means that the store is closed already.
            let _ = close.send(());
        }
    }
}
