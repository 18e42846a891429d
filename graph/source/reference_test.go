package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseReference(t *testing.T) {
	quote := Quote{Exact: "some words"}
	tests := []struct {
		name     string
		written  string
		quotes   []Quote
		want     Reference
		citation string
		zero     bool
	}{
		{"nothing", "", nil, Reference{}, "", true},
		{"locators", "p6.s2, p7", nil, Reference{Written: "p6.s2, p7", Locators: []Locator{{Paragraph: 6, Sentence: 2}, {Paragraph: 7}}}, "", false},
		{"locator to nothing", "p0", nil, Reference{Written: "p0", Locators: []Locator{{}}}, "", false},
		{"citation", "Plato, Republic 331c", nil, Reference{Written: "Plato, Republic 331c"}, "Plato, Republic 331c", false},
		{"quote", "", []Quote{quote}, Reference{Quotes: []Quote{quote}}, "", false},
		{"locator and quote", "p6", []Quote{quote}, Reference{Written: "p6", Locators: []Locator{{Paragraph: 6}}, Quotes: []Quote{quote}}, "", false},
		{"citation and quote", "p6;", []Quote{quote}, Reference{Written: "p6;", Quotes: []Quote{quote}}, "p6;", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ParseReference(test.written, test.quotes...)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("reference (-want +got):\n%s", diff)
			}
			if got.Citation() != test.citation {
				t.Errorf("Citation() = %q, want %q", got.Citation(), test.citation)
			}
			if got.IsZero() != test.zero {
				t.Errorf("IsZero() = %v, want %v", got.IsZero(), test.zero)
			}
		})
	}
}

func TestParseReferenceKeepsItsQuotes(t *testing.T) {
	quotes := []Quote{{Exact: "some words"}}
	reference := ParseReference("", quotes...)
	quotes[0].Exact = "others"
	if got := reference.Quotes[0].Exact; got != "some words" {
		t.Errorf("the quote became %q with the caller's slice", got)
	}
}
