//! What is to be changed, in the words of `--set`: an object of names and values, or a list of lines.
//! A value is text: a number of JavaScript is binary, and cannot hold every decimal.

use crate::Failure;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt::{Formatter, Result as Written};

/// What is said of what is none.
pub const NO_CHANGES: &str = "Changes are written as {\"agency_rate\": \"900\"} or as [\"agency_rate=900\"], each value as text.";

/// Lines, each an edit as `--set` takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<String>);

impl Changes {
    /// What is said where something else was given.
    #[must_use]
    pub fn refused() -> Failure {
        Failure::new(NO_CHANGES)
    }

    /// The line of a name and a value.
    #[must_use]
    pub fn line(mut name: String, value: &str) -> String {
        name.push('=');
        name.push_str(value);
        name
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for Changes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lines { within: false })
    }
}

/// Reads lines; `within` a list, where a line may stand for itself.
struct Lines {
    within: bool,
}

impl<'de> Visitor<'de> for Lines {
    type Value = Changes;

    fn expecting(&self, to: &mut Formatter<'_>) -> Written {
        to.write_str("changes")
    }

    fn visit_unit<E: Error>(self) -> Result<Changes, E> {
        match self.within {
            false => Ok(Changes::default()),
            true => Err(E::custom("nothing")),
        }
    }

    fn visit_none<E: Error>(self) -> Result<Changes, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Changes, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, line: &str) -> Result<Changes, E> {
        match self.within {
            true => Ok(Changes(vec![line.to_owned()])),
            false => Err(E::custom("a line alone")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Changes, A::Error> {
        let mut lines = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, String>()? {
            lines.push(Changes::line(name, &value));
        }
        Ok(Changes(lines))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Changes, A::Error> {
        if self.within {
            return Err(A::Error::custom("a list within a list"));
        }
        let mut lines = Vec::new();
        while let Some(Within(Changes(more))) = list.next_element()? {
            lines.extend(more);
        }
        Ok(Changes(lines))
    }
}

/// What stands in a list.
struct Within(Changes);

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lines { within: true }).map(Within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, from_value, json};

    fn lines(changes: Value) -> Option<Vec<String>> {
        from_value::<Changes>(changes).ok().map(|changes| changes.0)
    }

    #[test]
    fn an_object_and_a_list_say_the_same() {
        let both = ["agency_rate=900", "in_care[2020-04,low]="].map(str::to_owned);
        for changes in [
            json!({ "agency_rate": "900", "in_care[2020-04,low]": "" }),
            json!(["agency_rate=900", "in_care[2020-04,low]="]),
            json!([{ "agency_rate": "900" }, "in_care[2020-04,low]="]),
        ] {
            assert_eq!(lines(changes), Some(both.to_vec()));
        }
        assert_eq!(lines(json!(null)), Some(Vec::new()));
        assert_eq!(lines(json!({})), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for changes in [
            json!({ "agency_rate": 900 }),
            json!({ "agency_rate": null }),
            json!([["agency_rate=900"]]),
            json!([null]),
            json!([900]),
            json!("agency_rate=900"),
            json!(900),
            json!(true),
        ] {
            assert_eq!(lines(changes.clone()), None, "{changes}");
        }
    }
}
