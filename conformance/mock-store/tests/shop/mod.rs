//! A store opened for one test, and the few ways in which tests ask it.

#![allow(dead_code, reason = "every test file uses its own part of this one")]

use http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use mock_store::{Options, RunningStore};
use serde_json::{Value, json};

/// The time at which every request of a test arrives.
pub(crate) const NOW: &str = "2026-03-04T05:06:07Z";
/// The same moment as orders show it.
pub(crate) const NOW_IN_ORDERS: &str = "Wed, 04 Mar 2026 05:06:07 +0000";

/// The smallest order that is accepted, with more members laid over it.
pub(crate) fn minimal_order(more: Value) -> Value {
    let mut order = json!({
        "billing_address": { "first_name": "Ada", "zip": "97209", "country_iso2": "US" },
        "products": [
            { "name": "Mug", "quantity": 1, "price_inc_tax": 50, "price_ex_tax": 45 }
        ],
    });
    for (name, value) in more.as_object().unwrap() {
        order[name] = value.clone();
    }
    order
}

pub(crate) struct Shop {
    store: RunningStore,
    http: reqwest::Client,
}

/// An answer read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

fn fixed_clock() -> Timestamp {
    NOW.parse().unwrap()
}

/// Options of a store whose clock stands still.
pub(crate) fn options() -> Options {
    Options::with_clock(fixed_clock)
}

impl Shop {
    pub(crate) async fn open() -> Self {
        Self::open_with(options()).await
    }

    pub(crate) async fn open_with(options: Options) -> Self {
        Self {
            store: mock_store::start(options).await.unwrap(),
            http: reqwest::Client::new(),
        }
    }

    pub(crate) fn store(&self) -> &RunningStore {
        &self.store
    }

    /// A request to the gateway without credentials.
    pub(crate) fn bare(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.store.base_url());
        self.http.request(method, url)
    }

    /// A request to the legacy entrance with its credentials.
    pub(crate) fn legacy(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.legacy_as(self.store.token(), method, path)
    }

    /// The same with a password of the test's own.
    pub(crate) fn legacy_as(
        &self,
        password: &str,
        method: Method,
        path: &str,
    ) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.store.legacy_url());
        self.http
            .request(method, url)
            .basic_auth("mock", Some(password))
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.bare(method, path)
            .header("X-Auth-Token", self.store.token())
            .header("Accept", "application/json")
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    /// Creates the smallest order with more members, and answers it.
    pub(crate) async fn create(&self, more: Value) -> Value {
        let answer = self.post("/v2/orders", &minimal_order(more)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.json()
    }

    /// Sends a creation that must be refused and create nothing.
    pub(crate) async fn refuse(&self, order: &Value) -> Answer {
        let before = self.get("/v2/orders/count").await.json();
        let answer = self.post("/v2/orders", order).await;
        assert!(answer.status.is_client_error(), "{order}: {}", answer.body);
        assert_eq!(answer.list()[0]["status"], answer.status.as_u16());
        assert_eq!(self.get("/v2/orders/count").await.json(), before);
        answer
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PUT, path).json(body)).await
    }
}

pub(crate) async fn send(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: response.text().await.unwrap(),
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub(crate) fn list(&self) -> Vec<Value> {
        match self.json() {
            Value::Array(elements) => elements,
            other => panic!("not a list: {other}"),
        }
    }

    /// The only fault of a refusal: V2 lists it, V3 is it.
    pub(crate) fn fault(&self) -> Value {
        match self.json() {
            Value::Array(faults) => faults[0].clone(),
            fault => fault,
        }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .unwrap_or_else(|| panic!("no {name}"))
            .to_str()
            .unwrap()
    }

    /// The message of the only fault that the answer reports.
    pub(crate) fn message(&self) -> String {
        let faults = self.list();
        assert_eq!(faults.len(), 1, "{}", self.body);
        assert_eq!(faults[0]["status"], self.status.as_u16());
        faults[0]["message"].as_str().unwrap().to_owned()
    }
}
