//! The emitted client reads whatever the embedded store answers and the document allows, and
//! a run tells of a client that does not.

use bigcommerce_orders::{ErrorKind, StatusCode, decode_response};
use countersign_conformance::engine::{Permission, run_decoding};
use countersign_conformance::transport::{Credentials, HttpTransport, Limits};
use countersign_conformance::{Decode, DecodeFault, Layers, Response, Run};
use countersign_spec::{ResolvedDocument, load, load_with_overlays};
use countersign_tests::{document, live_overlay};
use jiff::Timestamp;
use mock_store::Options;

/// The client of this repository.
#[derive(Debug)]
struct Client;

impl Decode for Client {
    fn decode(&self, operation: &str, response: &Response) -> Result<(), DecodeFault> {
        let status = StatusCode::from_u16(response.status).unwrap();
        let media_type = response.header_value("content-type");
        let body = response.body.clone();
        let read = decode_response(operation, status, media_type.as_deref(), body);
        read.map_err(|error| match error.kind() {
            ErrorKind::Decode { pointer, message } => DecodeFault {
                pointer: pointer.clone(),
                why: message.clone(),
            },
            _ => DecodeFault {
                pointer: String::new(),
                why: error.to_string(),
            },
        })
    }
}

/// The same, which takes the number of all orders for a list of them.
#[derive(Debug)]
struct Narrow;

impl Decode for Narrow {
    fn decode(&self, operation: &str, response: &Response) -> Result<(), DecodeFault> {
        if operation == "countOrders" && response.status == 200 {
            return Client.decode("listOrders", response);
        }
        Client.decode(operation, response)
    }
}

fn fixed_clock() -> Timestamp {
    "2026-03-04T05:06:07Z".parse().unwrap()
}

fn documents() -> (ResolvedDocument, ResolvedDocument) {
    let limits = Default::default();
    let (live, _) = load_with_overlays(&document(), &[live_overlay()], &limits);
    (load(&document(), &limits).0, live)
}

async fn judged(client: &dyn Decode) -> Run {
    let store = mock_store::start(Options::with_clock(fixed_clock))
        .await
        .unwrap();
    let (documented, live) = documents();
    let layers = Layers {
        documented: &documented,
        live: Some(&live),
    };
    let credentials = Credentials::Header {
        name: "X-Auth-Token".to_owned(),
        value: store.token().to_owned().into(),
    };
    let transport = HttpTransport::new(store.base_url(), credentials, Limits::default()).unwrap();
    let permission = Permission::OwnStore;
    let run = run_decoding(layers, &transport, permission, Some(client), &mut |_| ()).await;
    run.unwrap()
}

#[tokio::test]
async fn the_client_reads_every_answer_of_a_run() {
    let run = judged(&Client).await;
    assert!(run.judged() > 5, "{} operations", run.judged());
    let checks: Vec<&str> = run.findings.iter().map(|it| it.check.as_str()).collect();
    assert_eq!(checks, [""; 0]);
}

#[tokio::test]
async fn a_client_that_cannot_read_what_is_documented_is_found() {
    let run = judged(&Narrow).await;
    assert!(!run.findings.is_empty());
    for finding in &run.findings {
        let told = (finding.check.as_str(), finding.operation.as_str());
        assert_eq!(told, ("response-decodable", "countOrders"));
    }
}
