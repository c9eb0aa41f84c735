//! A service that answers each operation of a document with its own example.

use countersign_conformance::strategy::{Seed, Strategies};
use countersign_spec::ResolvedDocument;
use countersign_spec::json_schema::Direction;
use countersign_spec::resolve::{MediaType, Operation, Response, StatusPattern};
use countersign_tests::{Answer, StubService, http_answer};

/// What each operation is answered, by its method and the segments of its path.
pub(crate) struct Answers(Vec<(String, Vec<String>, Answer)>);

impl Answers {
    pub(crate) fn of(document: &ResolvedDocument) -> Answers {
        let mut strategies = Strategies::new(document, Direction::Response);
        let operations = document.operations().iter();
        let answers = operations.map(|operation| {
            let method = operation.method.as_str().to_owned();
            let path = segments(&operation.path_template);
            (method, path, answer(operation, &mut strategies))
        });
        Answers(answers.collect())
    }

    /// Serves until it is dropped.
    pub(crate) async fn serve(self) -> StubService {
        let find = move |request: &str| {
            let mut words = request.split([' ', '?']);
            let method = words.next().unwrap_or_default().to_owned();
            let path = segments(words.next().unwrap_or_default());
            let fitting = self
                .0
                .iter()
                .filter(|(of, template, _)| *of == method && fits(template, &path));
            // Fixed text goes before a parameter (3.0.3, Paths Object).
            let best = fitting.max_by_key(|(_, template, _)| {
                template.iter().filter(|it| !it.contains('{')).count()
            });
            match best {
                Some((.., answer)) => answer.clone(),
                None => http_answer(599, &[], request),
            }
        };
        StubService::answering(find).await.unwrap()
    }
}

fn segments(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

fn fits(template: &[String], path: &[String]) -> bool {
    template.len() == path.len()
        && std::iter::zip(template, path).all(|(pattern, segment)| {
            let (start, end) = match pattern.split_once('{') {
                Some((start, rest)) => (start, rest.rsplit_once('}').map_or("", |(_, end)| end)),
                None => return pattern == segment,
            };
            segment.starts_with(start) && segment.ends_with(end)
        })
}

/// The answer of the first success: an example, else a value that its schema allows.
fn answer(operation: &Operation, strategies: &mut Strategies<'_>) -> Answer {
    let is_success = |response: &&Response| {
        matches!(
            response.status,
            StatusPattern::Exact(200..=299) | StatusPattern::Class(2)
        )
    };
    let success = operation.responses.iter().find(is_success);
    let success = success.or(operation.responses.first());
    let Some(response) = success else {
        return http_answer(204, &[], "");
    };
    let status = match response.status {
        StatusPattern::Exact(status) => status,
        StatusPattern::Class(class) => u16::from(class) * 100,
        StatusPattern::Default => 200,
    };
    let content = &response.content;
    let json = content.iter().find(|(name, _)| name.contains("json"));
    match json.or_else(|| content.first()) {
        None => http_answer(status, &[], ""),
        Some((name, media_type)) => {
            let name = name.replace('*', "x");
            http_answer(
                status,
                &[("content-type", &name)],
                &body(media_type, strategies),
            )
        }
    }
}

fn body(media_type: &MediaType, strategies: &mut Strategies<'_>) -> String {
    if let Some(example) = media_type.examples.first() {
        return example.value.to_json().to_string();
    }
    let values = media_type.schema.map(|schema| strategies.of(schema));
    let values = values.map(|values| values.expect("a value of the answer's schema"));
    let value = values.and_then(|values| Seed(1).values(&values, 1).pop());
    value.map(|value| value.to_string()).unwrap_or_default()
}
