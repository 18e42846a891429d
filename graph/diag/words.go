package diag

import "unicode/utf8"

// Invalid returns the offset of the first byte of a text that is no UTF-8, or -1.
func Invalid(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// Short returns the first forty characters of what a message quotes, with “…” for the
// rest.
func Short(s string) string {
	n := 0
	for i := range s {
		if n == 40 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
