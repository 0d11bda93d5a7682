//! Reads what postcard writes, without a single way to fail in between.
//!
//! Every `?` in the code that serde derives drops all that was read before it, and for a type of
//! thirty fields that is most of the code: a tenth of what the page loads. Here an error cannot
//! exist, so the compiler leaves those paths out. Bytes that are damaged read as nought and as
//! nothing from the place of the damage on; whether there was any is asked once, at the end.

use serde::Deserialize;
use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt::{Display, Formatter};

/// How deep values may lie within values; a formula of a case nests no deeper than its author did.
const DEEPEST: usize = 200;

/// The most places of a decimal; the model writes no other numbers of 32 bits.
const MOST_PLACES: u64 = 28;

/// The largest mantissa of a decimal, of 96 bits; the model writes no other numbers of 128.
const LARGEST_MANTISSA: i128 = (1 << 96) - 1;

/// The bytes not yet read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    sound: bool,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Reads a value from all of the bytes. `None` where they are no such value.
    pub(super) fn read<T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
        let mut reader = Self {
            rest: bytes,
            sound: true,
            depth: 0,
        };
        let Ok(value) = T::deserialize(&mut reader);
        (reader.sound && reader.rest.is_empty()).then_some(value)
    }

    fn fail(&mut self) {
        self.sound = false;
        self.rest = &[];
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return *first;
        }
        self.fail();
        0
    }

    /// A number in groups of seven bits, the lowest first.
    #[inline(never)]
    fn wide(&mut self) -> u128 {
        let mut number = 0_u128;
        let mut shift = 0_u32;
        loop {
            let byte = self.byte();
            match u128::from(byte & 0x7f).checked_shl(shift) {
                Some(part) => number |= part,
                None => self.fail(),
            }
            if byte < 0x80 {
                return number;
            }
            shift = shift.saturating_add(7);
        }
    }

    /// A number that a type has room for.
    #[inline(never)]
    fn number(&mut self, most: u64) -> u64 {
        match u64::try_from(self.wide()) {
            Ok(number) if number <= most => number,
            _ => {
                self.fail();
                0
            }
        }
    }

    /// A number with a sign in its lowest bit; `most` is the largest there is room for.
    #[inline(never)]
    fn signed(&mut self, most: i128) -> i128 {
        let number = self.wide();
        match i128::try_from(number >> 1) {
            Ok(half) if half <= most => {
                if number & 1 == 1 {
                    !half
                } else {
                    half
                }
            }
            _ => {
                self.fail();
                0
            }
        }
    }

    #[inline(never)]
    fn length(&mut self) -> usize {
        usize::try_from(self.number(u32::MAX.into())).unwrap_or_default()
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        let length = self.length();
        if let Some((text, rest)) = self.rest.split_at_checked(length)
            && let Ok(text) = std::str::from_utf8(text)
        {
            self.rest = rest;
            return text;
        }
        self.fail();
        ""
    }

    /// Some of a fixed number of values, or of as many as there are.
    fn values<V: Visitor<'a>>(&mut self, left: usize, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Values { from: self, left })
    }
}

/// Values one after another.
struct Values<'r, 'a> {
    from: &'r mut Reader<'a>,
    left: usize,
}

impl<'a> SeqAccess<'a> for Values<'_, 'a> {
    type Error = Impossible;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Impossible> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        // A length is only believed as far as there are bytes.
        self.left = if self.from.sound { left } else { 0 };
        seed.deserialize(&mut *self.from).map(Some)
    }
}

/// The fields of a struct or a variant: there is always one more, whatever the bytes say.
struct Fields<'r, 'a>(&'r mut Reader<'a>);

impl<'a> SeqAccess<'a> for Fields<'_, 'a> {
    type Error = Impossible;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Impossible> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// An error that there is none of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Impossible {}

impl Display for Impossible {
    fn fmt(&self, _: &mut Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Impossible {}

impl Error for Impossible {
    /// Serde calls this for a variant that does not exist, a field that is missing, a value out of
    /// range. [`Reader`] gives none of these, whatever it reads (a test tries).
    fn custom<T: Display>(_: T) -> Self {
        std::process::abort()
    }
}

impl<'a> Deserializer<'a> for &mut Reader<'a> {
    type Error = Impossible;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let truth = self.number(1);
        visitor.visit_bool(truth == 1)
    }

    fn deserialize_u8<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_u8(self.byte())
    }

    fn deserialize_i8<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_i8(self.byte().cast_signed())
    }

    fn deserialize_u16<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let number = self.number(u16::MAX.into());
        visitor.visit_u16(u16::try_from(number).unwrap_or_default())
    }

    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let scale = self.number(MOST_PLACES);
        visitor.visit_u32(u32::try_from(scale).unwrap_or_default())
    }

    fn deserialize_u64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let number = self.number(u64::MAX);
        visitor.visit_u64(number)
    }

    fn deserialize_i64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let number = self.signed(i64::MAX.into());
        visitor.visit_i64(i64::try_from(number).unwrap_or_default())
    }

    fn deserialize_i128<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_i128(self.signed(LARGEST_MANTISSA))
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        match self.number(1) {
            0 => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Impossible> {
        let length = self.length();
        self.values(length, visitor)
    }

    fn deserialize_tuple<V: Visitor<'a>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        let last = variants.len().saturating_sub(1);
        // The first variant of a type never holds another value of that type, so that reading ends.
        let mut variant = self.number(u64::try_from(last).unwrap_or_default());
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            self.fail();
            variant = 0;
        }
        let value = visitor.visit_enum(Variant {
            variant: u32::try_from(variant).unwrap_or_default(),
            from: &mut *self,
        });
        self.depth = self.depth.saturating_sub(1);
        value
    }

    // The model has none of these; a type that had would be found by the first test that reads it.
    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i16 i32 u128 f32 f64 char bytes byte_buf unit unit_struct map identifier ignored_any
    }
}

/// Which variant, and what follows of it.
struct Variant<'r, 'a> {
    variant: u32,
    from: &'r mut Reader<'a>,
}

impl<'a> EnumAccess<'a> for Variant<'_, 'a> {
    type Error = Impossible;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Impossible> {
        let number: U32Deserializer<Impossible> = self.variant.into_deserializer();
        let Ok(value) = seed.deserialize(number);
        Ok((value, self))
    }
}

impl<'a> VariantAccess<'a> for Variant<'_, 'a> {
    type Error = Impossible;

    fn unit_variant(self) -> Result<(), Impossible> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Impossible> {
        seed.deserialize(self.from)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Fields(self.from))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Impossible> {
        visitor.visit_seq(Fields(self.from))
    }
}
