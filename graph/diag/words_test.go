package diag

import (
	"strings"
	"testing"
)

func TestInvalid(t *testing.T) {
	for text, want := range map[string]int{"": -1, "aé€😀": -1, "a\uFFFDb": -1, "aé\xff": 3, "\xc3": 0, "ab\xed\xa0\x80": 2} {
		if got := Invalid(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	long := strings.Repeat("é", 40)
	for text, want := range map[string]string{"": "", "a": "a", long: long, long + "x": long + "…"} {
		if got := Short(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
