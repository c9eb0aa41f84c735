//! Calls the operations of two emitted crates at the URL that it is given, and prints how
//! the call fails that must.

use credentials_by_operation::{Client, credentials};
use servers_at_each_level::runtime::TransportBuilder;
use servers_at_each_level::{Client as Served, Credentials, OWN_SERVERS, SERVERS};

fn main() {
    let url = std::env::args().nth(1).unwrap();
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
    runtime.block_on(async {
        let provided = credentials::granted_provided(|| async { Ok("TOKEN".to_owned()) });
        let all = credentials::user("u", "p")
            .and(credentials::key("KEY"))
            .and(provided);
        let client = Client::new(&url, all).unwrap();
        client.as_all().send().await.unwrap();
        client.said_again().send().await.unwrap();
        client.open().send().await.unwrap();
        client.optional().send().await.unwrap();
        client.both().send().await.unwrap();
        client.either().send().await.unwrap();
        let poor = Client::new(&url, credentials::pass("PASS")).unwrap();
        poor.optional().send().await.unwrap();
        println!("{}", poor.either().send().await.unwrap_err());

        let here = SERVERS[1].found_at(&url);
        let builder = TransportBuilder::new(here).server(OWN_SERVERS[0][1], &format!("{url}/mock"));
        let client = Served::with_transport(builder.clone().build().unwrap());
        client.list_orders().send().await.unwrap();
        client.list_files().send().await.unwrap();
        client.list_copies().send().await.unwrap();
        client.create_file().send().await.unwrap();
        let one = Served::with_transport(builder.one_server(true).build().unwrap());
        one.list_files().send().await.unwrap();
        let wrong = SERVERS[0].with("region", "moon");
        println!("{}", Served::new(wrong, Credentials::none()).unwrap_err());
    });
}
