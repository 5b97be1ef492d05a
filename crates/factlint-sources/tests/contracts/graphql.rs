//! A query, its variables and the answer to it against a schema, by the rules of the GraphQL specification (October 2021) that
//! such a query can break.

use std::collections::BTreeMap;

use graphql_parser::query::{self, Definition, FragmentDefinition, OperationDefinition, Selection, Type};
use graphql_parser::schema::{self, Field, ObjectType, TypeDefinition};
use serde_json::{Map, Value};

use crate::Violation;
use crate::recorded::Sent;

type Fields = query::Field<'static, String>;

/// What an owner publishes of a GraphQL API.
pub(crate) struct GraphQl(Vec<ObjectType<'static, String>>);

/// A query that could be read.
struct Query {
    variables: Vec<query::VariableDefinition<'static, String>>,
    fields: Vec<Selection<'static, String>>,
    fragments: BTreeMap<String, FragmentDefinition<'static, String>>,
}

impl GraphQl {
    pub(crate) fn read(text: &str) -> Self {
        let document = schema::parse_schema::<String>(text).unwrap().into_static();
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            schema::Definition::TypeDefinition(TypeDefinition::Object(object)) => Some(object),
            _ => None,
        });
        Self(types.collect())
    }

    /// What is wrong with a query and with the recorded answer to it.
    pub(crate) fn check(&self, sent: &Sent) -> Vec<Violation> {
        let wrong = |pointer: &str, rule: &str| vec![Violation::request(sent, pointer, rule)];
        let Ok(body) = serde_json::from_str::<Value>(&sent.body) else { return wrong("/body", "it is JSON (GraphQL over HTTP)") };
        let (Some(text), Some(variables)) = (body["query"].as_str(), body["variables"].as_object()) else {
            return wrong("/body", "it holds `query`, a text, and `variables`, an object (GraphQL over HTTP)");
        };
        let query = match Query::read(text) {
            Ok(query) => query,
            Err(error) => return wrong("/body/query", &format!("it is a query (GraphQL, section 2): {error}")),
        };
        let mut found = Vec::new();
        self.check_variables(sent, &query, variables, &mut found);
        self.check_selection(sent, &query, &query.fields, self.object("Query"), "/body/query", &mut found);
        self.check_answer(sent, &query, &mut found);
        found
    }

    fn object(&self, name: &str) -> &ObjectType<'static, String> {
        self.0.iter().find(|object| object.name == name).unwrap()
    }

    fn check_variables(&self, sent: &Sent, query: &Query, given: &Map<String, Value>, found: &mut Vec<Violation>) {
        for variable in &query.variables {
            let value = given.get(&variable.name).unwrap_or(&Value::Null);
            if !is_of(value, &variable.var_type.to_string()) {
                let rule = format!("{value} is no {} (GraphQL, section 6.1.2)", variable.var_type);
                found.push(Violation::request(sent, format!("/body/variables/{}", variable.name), rule));
            }
        }
        for name in given.keys().filter(|name| query.variables.iter().all(|variable| variable.name != **name)) {
            let rule = "the query declares no such variable (GraphQL, section 5.8)";
            found.push(Violation::request(sent, format!("/body/variables/{name}"), rule));
        }
    }

    fn check_selection(
        &self,
        sent: &Sent,
        query: &Query,
        selection: &[Selection<'static, String>],
        object: &ObjectType<'static, String>,
        place: &str,
        found: &mut Vec<Violation>,
    ) {
        for field in query.flat(selection, &object.name) {
            let pointer = format!("{place}/{}", field.alias.as_ref().unwrap_or(&field.name));
            let Some(known) = object.fields.iter().find(|known| known.name == field.name) else {
                let rule = format!("{} has no field `{}` (GraphQL, section 5.3.1)", object.name, field.name);
                found.push(Violation::request(sent, pointer, rule));
                continue;
            };
            self.check_arguments(sent, query, field, known, &pointer, found);
            let below = self.0.iter().find(|object| object.name == plain(&known.field_type));
            let fields = &field.selection_set.items;
            match below {
                Some(below) if !fields.is_empty() => self.check_selection(sent, query, fields, below, &pointer, found),
                None if fields.is_empty() => {}
                _ => {
                    let rule = "fields are selected of an object, and of nothing else (GraphQL, section 5.3.3)";
                    found.push(Violation::request(sent, pointer, rule));
                }
            }
        }
    }

    fn check_arguments(
        &self,
        sent: &Sent,
        query: &Query,
        field: &Fields,
        known: &Field<'static, String>,
        place: &str,
        found: &mut Vec<Violation>,
    ) {
        for (name, value) in &field.arguments {
            let pointer = format!("{place}/{name}");
            let argument = known.arguments.iter().find(|argument| argument.name == *name);
            let declared = match value {
                query::Value::Variable(variable) => query.variables.iter().find(|known| known.name == *variable),
                _ => None,
            };
            let rule = match (argument, value, declared) {
                (None, _, _) => Some("there is no such argument (GraphQL, section 5.4.1)".to_owned()),
                (_, query::Value::Variable(name), None) => Some(format!("`{name}` is not declared (GraphQL, section 5.8.3)")),
                (Some(argument), _, Some(declared)) if argument.value_type.to_string() != declared.var_type.to_string() => Some(
                    format!("a {} is wanted, {} is declared (GraphQL, section 5.8.5)", argument.value_type, declared.var_type),
                ),
                _ => None,
            };
            found.extend(rule.map(|rule| Violation::request(sent, pointer, rule)));
        }
        let is_required = |argument: &&schema::InputValue<'_, String>| matches!(argument.value_type, Type::NonNullType(_));
        for argument in known.arguments.iter().filter(is_required) {
            if field.arguments.iter().all(|(name, _)| *name != argument.name) {
                let rule = "the argument is required (GraphQL, section 5.4.2.1)";
                found.push(Violation::request(sent, format!("{place}/{}", argument.name), rule));
            }
        }
    }

    fn check_answer(&self, sent: &Sent, query: &Query, found: &mut Vec<Violation>) {
        let Ok(answer) = serde_json::from_str::<Value>(&sent.answer) else {
            return found.push(Violation::answer(sent, "", "it is JSON (GraphQL, section 7.2)"));
        };
        for (n, error) in answer["errors"].as_array().into_iter().flatten().enumerate() {
            if !error["message"].is_string() {
                found.push(Violation::answer(
                    sent,
                    format!("/errors/{n}/message"),
                    "an error has a message (GraphQL, section 7.1.2)",
                ));
            }
        }
        match &answer["data"] {
            Value::Object(data) if !sent.answer.is_empty() && sent.fixture.is_some() => {
                self.check_data(sent, query, &query.fields, self.object("Query"), data, "/data", found);
            }
            Value::Object(_) => {}
            _ if answer["errors"].is_array() => {}
            _ => found.push(Violation::answer(sent, "/data", "it holds data or errors (GraphQL, section 7.1)")),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a walk through query, schema and answer at once")]
    fn check_data(
        &self,
        sent: &Sent,
        query: &Query,
        selection: &[Selection<'static, String>],
        object: &ObjectType<'static, String>,
        data: &Map<String, Value>,
        place: &str,
        found: &mut Vec<Violation>,
    ) {
        let fields = query.flat(selection, &object.name);
        for field in &fields {
            let key = field.alias.as_ref().unwrap_or(&field.name);
            let pointer = format!("{place}/{key}");
            let Some(known) = object.fields.iter().find(|known| known.name == field.name) else { continue };
            let below = self.0.iter().find(|object| object.name == plain(&known.field_type));
            match (data.get(key), below) {
                (None, _) => {
                    found.push(Violation::answer(sent, pointer, "what was asked for is answered (GraphQL, section 6.4.4)"))
                }
                (Some(Value::Object(data)), Some(below)) => {
                    self.check_data(sent, query, &field.selection_set.items, below, data, &pointer, found);
                }
                (Some(value), _) if is_of(value, &known.field_type.to_string()) => {}
                (Some(value), _) => {
                    let rule = format!("{value} is no {} (GitHub's schema: {}.{})", known.field_type, object.name, known.name);
                    found.push(Violation::answer(sent, pointer, rule));
                }
            }
        }
        for key in data.keys().filter(|key| fields.iter().all(|field| field.alias.as_ref().unwrap_or(&field.name) != *key)) {
            found.push(Violation::answer(
                sent,
                format!("{place}/{key}"),
                "only what was asked for is answered (GraphQL, section 6.4.4)",
            ));
        }
    }
}

impl Query {
    fn read(text: &str) -> Result<Self, String> {
        let document = query::parse_query::<String>(text)
            .map_err(|error| error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))?
            .into_static();
        let mut read = Self { variables: Vec::new(), fields: Vec::new(), fragments: BTreeMap::new() };
        for definition in document.definitions {
            match definition {
                Definition::Operation(OperationDefinition::Query(query)) => {
                    (read.variables, read.fields) = (query.variable_definitions, query.selection_set.items);
                }
                Definition::Operation(OperationDefinition::SelectionSet(set)) => read.fields = set.items,
                Definition::Operation(_) => return Err("nothing is changed by a query".to_owned()),
                Definition::Fragment(fragment) => drop(read.fragments.insert(fragment.name.clone(), fragment)),
            }
        }
        Ok(read)
    }

    /// The fields of a selection about an object of this type, those of its fragments among them.
    fn flat<'q>(&'q self, selection: &'q [Selection<'static, String>], object: &str) -> Vec<&'q Fields> {
        let one = |selected: &'q Selection<'static, String>| match selected {
            Selection::Field(field) => vec![field],
            Selection::FragmentSpread(spread) => {
                let fragment = self.fragments.get(&spread.fragment_name);
                let fits = |fragment: &&FragmentDefinition<'static, String>| matches!(&fragment.type_condition, query::TypeCondition::On(name) if name == object);
                fragment.filter(fits).map(|fragment| self.flat(&fragment.selection_set.items, object)).unwrap_or_default()
            }
            Selection::InlineFragment(fragment) => self.flat(&fragment.selection_set.items, object),
        };
        selection.iter().flat_map(one).collect()
    }
}

/// Whether a value is one of a type of the names that these services use; an object is judged by its fields.
fn is_of(value: &Value, name: &str) -> bool {
    match name.strip_suffix('!') {
        Some(_) if value.is_null() => false,
        _ if value.is_null() => true,
        plain => match plain.unwrap_or(name) {
            "String" => value.is_string(),
            "Int" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            "Boolean" => value.is_boolean(),
            _ => value.is_object(),
        },
    }
}

/// The name of a type without its marks.
fn plain(of: &Type<'static, String>) -> String {
    of.to_string().trim_matches(['!', '[', ']']).to_owned()
}
