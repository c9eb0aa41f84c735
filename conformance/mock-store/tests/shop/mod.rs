//! A store opened for one test, and the few ways in which tests ask it.

#![allow(dead_code, reason = "every test file uses its own part of this one")]

use http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use mock_store::{Options, RunningStore};
use serde_json::Value;

/// The time at which every request of a test arrives.
pub const NOW: &str = "2026-03-04T05:06:07Z";
/// The same moment as orders show it.
pub const NOW_IN_ORDERS: &str = "Wed, 04 Mar 2026 05:06:07 +0000";

pub struct Shop {
    store: RunningStore,
    http: reqwest::Client,
}

/// An answer read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

fn fixed_clock() -> Timestamp {
    NOW.parse().unwrap()
}

/// Options of a store whose clock stands still.
pub fn options() -> Options {
    Options::with_clock(fixed_clock)
}

impl Shop {
    pub async fn open() -> Self {
        Self::open_with(options()).await
    }

    pub async fn open_with(options: Options) -> Self {
        Self {
            store: mock_store::start(options).await.unwrap(),
            http: reqwest::Client::new(),
        }
    }

    pub fn store(&self) -> &RunningStore {
        &self.store
    }

    /// A request to the gateway without credentials.
    pub fn bare(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.store.base_url());
        self.http.request(method, url)
    }

    /// A request to the legacy entrance with its credentials.
    pub fn legacy(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.legacy_as(self.store.token(), method, path)
    }

    /// The same with a password of the test's own.
    pub fn legacy_as(&self, password: &str, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.store.legacy_url());
        self.http
            .request(method, url)
            .basic_auth("mock", Some(password))
    }

    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.bare(method, path)
            .header("X-Auth-Token", self.store.token())
            .header("Accept", "application/json")
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PUT, path).json(body)).await
    }
}

pub async fn send(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: response.text().await.unwrap(),
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub fn list(&self) -> Vec<Value> {
        match self.json() {
            Value::Array(elements) => elements,
            other => panic!("not a list: {other}"),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .unwrap_or_else(|| panic!("no {name}"))
            .to_str()
            .unwrap()
    }

    /// The message of the only fault that the answer reports.
    pub fn message(&self) -> String {
        let faults = self.list();
        assert_eq!(faults.len(), 1, "{}", self.body);
        assert_eq!(faults[0]["status"], self.status.as_u16());
        faults[0]["message"].as_str().unwrap().to_owned()
    }
}
