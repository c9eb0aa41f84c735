//! From the characters that the YAML parser counts to the bytes that spans count.

/// A place in a text that remembers where it is. The parser's places come
/// nearly in order, so that a file takes one walk, even if it is one long line.
pub(super) struct Cursor<'t> {
    text: &'t str,
    chars: usize,
    bytes: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Cursor<'t> {
        Cursor {
            text,
            chars: 0,
            bytes: 0,
        }
    }

    /// The byte offset of the character with that index; the end of the text
    /// for those beyond it.
    pub(super) fn offset(&mut self, index: usize) -> u32 {
        if index < self.chars {
            let passed = self.text[..self.bytes].chars().rev();
            for c in passed.take(self.chars - index) {
                self.chars -= 1;
                self.bytes -= c.len_utf8();
            }
        } else {
            let ahead = self.text[self.bytes..].chars();
            for c in ahead.take(index - self.chars) {
                self.chars += 1;
                self.bytes += c.len_utf8();
            }
        }
        self.bytes as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes_forwards_and_backwards() {
        let text = "é: ü\r\nb: ☃x";
        let mut cursor = Cursor::new(text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(cursor.offset(index), byte as u32);
        }
        assert_eq!(cursor.offset(99), text.len() as u32);
        assert_eq!(cursor.offset(1), 2);
    }
}
