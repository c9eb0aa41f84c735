//! Tokens that do not last: somebody is asked for one before each call.

use std::pin::Pin;

/// Why there is no token. Its text is shown, so it holds no secret.
pub type TokenError = Box<dyn std::error::Error + Send + Sync>;

/// A token, once it is there.
pub type TokenFuture<'p> = Pin<Box<dyn Future<Output = Result<String, TokenError>> + Send + 'p>>;

/// Gives bearer tokens, of OAuth 2 or OpenID Connect for instance. It is asked before each
/// call, so it keeps a token for as long as it is good. What it says when it has none is
/// the call's [`source`](std::error::Error::source).
///
/// A closure that makes a future is one: `|| async { Ok(String::from("…")) }`.
pub trait TokenProvider: Send + Sync + 'static {
    /// A token that is good now.
    fn token(&self) -> TokenFuture<'_>;
}

impl<P, F> TokenProvider for P
where
    P: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<String, TokenError>> + Send + 'static,
{
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(self())
    }
}
