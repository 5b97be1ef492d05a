//! A description in OpenAPI, as far as these services use it.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::Violation;
use crate::recorded::Sent;

/// What an owner publishes of a REST API.
pub(crate) struct OpenApi(Value);

impl OpenApi {
    pub(crate) fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    /// The address of the public service.
    pub(crate) fn server(&self) -> &str {
        self.0["servers"][0]["url"].as_str().unwrap()
    }

    /// What is wrong with the method, the path and the parameters of a request.
    pub(crate) fn check_request(&self, sent: &Sent) -> Vec<Violation> {
        let Some((template, operation)) = self.operation(&sent.path, &sent.method) else {
            return vec![Violation::request(sent, "/path", "no operation has this method and path (OpenAPI: paths)")];
        };
        let mut found = Vec::new();
        let parameters: Vec<Value> = operation["parameters"].as_array().into_iter().flatten().map(|p| self.followed(p)).collect();
        let known = |name: &str| parameters.iter().find(|p| p["in"] == "query" && p["name"] == name);
        let mut names: Vec<&str> = sent.query.iter().map(|(name, _)| name.as_str()).collect();
        names.dedup();
        for name in names {
            let pointer = format!("/query/{name}");
            let values: Vec<&str> = sent.query.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect();
            match known(name) {
                Some(parameter) => found.extend(self.check_parameter(sent, &pointer, parameter, &values)),
                None => {
                    found.push(Violation::request(sent, pointer, "the operation has no such parameter (OpenAPI: parameters)"))
                }
            }
        }
        for (name, value) in pairs(template, &sent.path) {
            let parameter = parameters.iter().find(|p| p["in"] == "path" && p["name"] == name).unwrap();
            found.extend(self.check_parameter(sent, &format!("/path/{name}"), parameter, &[value]));
        }
        let sends = |name: &str| sent.query.iter().any(|(key, _)| key == name) || sent.headers.contains_key(&name.to_lowercase());
        for parameter in parameters.iter().filter(|p| p["required"] == true && p["in"] != "path") {
            let name = parameter["name"].as_str().unwrap();
            if !sends(name) {
                found.push(Violation::request(sent, format!("/query/{name}"), "the parameter is required (OpenAPI: parameters)"));
            }
        }
        if !sent.body.is_empty() && operation["requestBody"].is_null() {
            found.push(Violation::request(sent, "/body", "the operation takes no body (OpenAPI: requestBody)"));
        }
        found
    }

    /// What is wrong with the answer to a request for this path.
    pub(crate) fn check_answer(&self, sent: &Sent, path: &str) -> Vec<Violation> {
        let Some((_, operation)) = self.operation(path, &sent.method) else { return Vec::new() };
        if sent.answer.is_empty() {
            return Vec::new();
        }
        let status = sent.status.to_string();
        let responses = &operation["responses"];
        let keys = [status.clone(), format!("{}XX", &status[..1]), "default".to_owned()];
        let found = keys.iter().find(|key| !responses[key.as_str()].is_null());
        let Some(key) = found else {
            return vec![Violation::answer(
                sent,
                "/status",
                format!("the operation does not answer {status} (OpenAPI: responses)"),
            )];
        };
        let response = self.followed(&responses[key.as_str()]);
        let schema = &response["content"]["application/json"]["schema"];
        let Ok(body) = serde_json::from_str::<Value>(&sent.answer) else {
            return vec![Violation::answer(sent, "", "it is JSON (OpenAPI: content)")];
        };
        let validator = self.validator(schema);
        let errors = validator.iter_errors(&body);
        let place =
            |error: &jsonschema::ValidationError<'_>| (error.instance_path().to_string(), error.schema_path().to_string());
        errors
            .map(|error| {
                let (pointer, rule) = place(&error);
                Violation::answer(sent, pointer, format!("{error} (OpenAPI: responses/{key}, {rule})"))
            })
            .collect()
    }

    fn check_parameter(&self, sent: &Sent, pointer: &str, parameter: &Value, values: &[&str]) -> Vec<Violation> {
        let schema = &parameter["schema"];
        let typed = |schema: &Value, text: &str| match schema["type"].as_str() {
            Some("integer" | "number" | "boolean") => serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
            _ => json!(text),
        };
        let value = match schema["type"].as_str() {
            Some("array") => values.iter().map(|text| typed(&schema["items"], text)).collect(),
            _ if values.len() > 1 => json!(values),
            _ => typed(schema, values[0]),
        };
        let validator = self.validator(schema);
        let errors = validator.iter_errors(&value);
        errors
            .map(|error| Violation::request(sent, pointer, format!("{error} (OpenAPI: parameters{})", error.schema_path())))
            .collect()
    }

    /// The operation for a path: of two that fit, the one with fewer variables.
    fn operation(&self, path: &str, method: &str) -> Option<(&str, &Value)> {
        let paths = self.0["paths"].as_object().unwrap().iter();
        let mut fitting: Vec<(&str, &Value)> =
            paths.filter(|(template, _)| fits(template, path)).map(|(t, o)| (t.as_str(), o)).collect();
        fitting.sort_by_key(|(template, _)| template.matches('{').count());
        let (template, operations) = fitting.first()?;
        operations.get(method.to_lowercase()).map(|operation| (*template, operation))
    }

    /// A part, or the one that it refers to.
    fn followed(&self, part: &Value) -> Value {
        match part["$ref"].as_str() {
            Some(place) => self.0.pointer(place.trim_start_matches('#')).unwrap().clone(),
            None => part.clone(),
        }
    }

    fn validator(&self, schema: &Value) -> Validator {
        let parts = json!({ "schemas": self.0["components"]["schemas"] });
        let mut root = Map::from_iter([("components".to_owned(), parts)]);
        root.extend(schema.as_object().unwrap().clone());
        let schema = plain(&Value::Object(root));
        jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true).build(&schema).unwrap()
    }
}

/// The words `nullable` and `example` of OpenAPI 3.0 as JSON Schema has them.
fn plain(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(fields) => {
            let is_nullable = fields.get("nullable") == Some(&json!(true));
            let keep =
                |(key, value): (&String, &Value)| (key != "nullable" || value.is_object()).then(|| (key.clone(), plain(value)));
            let plain: Map<String, Value> = fields.iter().filter_map(keep).collect();
            if is_nullable { json!({ "anyOf": [plain, { "type": "null" }] }) } else { Value::Object(plain) }
        }
        other => other.clone(),
    }
}

/// The variables of a path's template, with what stands in their places.
fn pairs<'a>(template: &'a str, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let variable = |part: &'a str| part.strip_prefix('{')?.strip_suffix('}');
    template.split('/').zip(path.split('/')).filter_map(move |(part, text)| Some((variable(part)?, text)))
}

fn fits(template: &str, path: &str) -> bool {
    let (parts, texts): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    parts.len() == texts.len()
        && parts.iter().zip(texts).all(|(part, text)| part.starts_with('{') && !text.is_empty() || *part == text)
}
