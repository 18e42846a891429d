package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	tests := []struct {
		name   string
		source string
		melts  func(before, r rune) bool
		want   string
		from   []int // for each byte of want, and its end, where it comes from
	}{
		{"nothing", "", whiteSpace, " ", []int{0, 0}},
		{"a word", "ab", whiteSpace, " ab ", []int{0, 0, 1, 2, 2}},
		{"CRLF", "a\r\nb", whiteSpace, " a b ", []int{0, 0, 1, 3, 4, 4}},
		{"runs of wide spaces", "a \u3000\tb\u00a0c", whiteSpace, " a b c ", []int{0, 0, 1, 6, 7, 9, 10, 10}},
		{"white space at the ends", "\n a\r\n", whiteSpace, " a ", []int{0, 2, 3, 5}},
		{"broken UTF-8", "\xff  \x80", whiteSpace, " \xff \x80 ", []int{0, 0, 1, 3, 4, 4}},
		{"closers are kept", "a.”))", whiteSpace, " a.”)) ", []int{0, 0, 1, 2, 3, 4, 5, 6, 7, 7}},
		{"closers melt", "a.)”\u0301) (b", whiteSpaceAndClosers, " a.) (b ", []int{0, 0, 1, 2, 9, 10, 11, 12, 12}},
		{"what is ignored melts only into closers", "a\u00ad)\u00ad", whiteSpaceAndClosers, " a\u00ad) ", []int{0, 0, 1, 2, 3, 6, 6}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// Folded amid other text, offsets are those of the whole.
			const before, behind = "xyz) ", " )x"
			part := Span{len(before), len(before) + len(test.source)}
			got := fold(before+test.source+behind, part, test.melts)
			if got.text != test.want {
				t.Fatalf("folded to %q, want %q", got.text, test.want)
			}
			var from []int
			for at := range len(got.text) + 1 {
				from = append(from, got.source(at)-part.Start)
			}
			if diff := cmp.Diff(test.from, from); diff != "" {
				t.Errorf("offsets of %q in %q (-want +got):\n%s", got.text, test.source, diff)
			}
		})
	}
}
