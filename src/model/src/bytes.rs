//! Cases as compact bytes, in which the page receives them: postcard's form.

use crate::case::Case;
use serde::{Serialize, de::DeserializeOwned};
use std::rc::Rc;

/// Bytes that cannot be read: of another version, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Writes a case, or anything made of the model's parts, as bytes.
///
/// # Errors
/// Never for the model's own types; the format itself can refuse.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Unreadable> {
    postcard::to_allocvec(value).map_err(|_| Unreadable)
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// When the bytes are not of this version or damaged.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|_| Unreadable)
}

/// Reads a list as [`read`] does; `None` where that cannot read it.
#[must_use]
pub fn read_list<T: DeserializeOwned>(bytes: &[u8]) -> Option<Rc<[T]>> {
    read::<Vec<T>>(bytes).ok().map(Rc::from)
}

/// The name of a file by what is in it: other bytes have another name, so that what a browser keeps
/// under a name never grows old, and what arrives can be held against what was asked for. FNV-1a of
/// 64 bits; it guards against accidents, not against malice.
#[must_use]
pub fn mark(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |mark: u64, byte| {
        (mark ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Reads one case.
///
/// # Errors
/// As [`read`].
pub fn read_case(bytes: &[u8]) -> Result<Case, Unreadable> {
    read(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::compact;
    use proptest::prelude::*;
    use rust_decimal::Decimal;
    use serde::Deserialize;

    /// The vectors published with the function by its authors.
    #[test]
    fn the_mark_is_fnv_1a() {
        assert_eq!(mark(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mark(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(mark(b"foobar"), 0x8594_4171_f739_67e8);
    }

    /// Something of everything that the model is made of.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Sample {
        Nothing,
        Numbers(u8, u16, usize, i8, i64),
        #[serde(with = "compact")]
        Decimal(Decimal),
        Texts {
            one: String,
            perhaps: Option<String>,
            many: Vec<String>,
        },
        Truth(bool),
        Boxed(Box<Sample>),
        All(Vec<Sample>),
    }

    fn samples() -> impl Strategy<Value = Sample> {
        let leaf = prop_oneof![
            Just(Sample::Nothing),
            any::<(u8, u16, u32, i8, i64)>()
                .prop_map(|(a, b, c, d, e)| Sample::Numbers(a, b, c as usize, d, e)),
            (any::<i64>(), 0..28_u32)
                .prop_map(|(n, scale)| Sample::Decimal(Decimal::new(n, scale))),
            any::<(String, Option<String>, Vec<String>)>()
                .prop_map(|(one, perhaps, many)| Sample::Texts { one, perhaps, many }),
            any::<bool>().prop_map(Sample::Truth),
        ];
        leaf.prop_recursive(6, 40, 8, |inner| {
            prop_oneof![
                inner.clone().prop_map(|it| Sample::Boxed(Box::new(it))),
                prop::collection::vec(inner, 0..8).prop_map(Sample::All),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(sample in samples()) {
            let bytes = write(&sample).unwrap();
            prop_assert_eq!(read::<Sample>(&bytes), Ok(sample));
        }

        /// Whatever is read, it ends, and nothing of it ends the program.
        #[test]
        fn damaged_bytes_are_unreadable(sample in samples(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
            let mut bytes = write(&sample).unwrap();
            let at = at.index(bytes.len());
            match cut {
                true => bytes.truncate(at),
                false => bytes[at] = byte,
            }
            let found = read::<Sample>(&bytes);
            prop_assert!(!cut || found.is_err(), "{found:?}");
            // Another byte may make another sample, but a whole one.
            if let Ok(other) = found {
                prop_assert_eq!(read(&write(&other).unwrap()), Ok(other));
            }
        }

        #[test]
        fn noise_is_no_case(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(read_case(&bytes).is_err());
        }
    }
}
