package argmap_test

import (
	"fmt"
	"strings"
	"testing"

	"crux/data/argdown"
	"crux/graph/argmap"
)

const many = 100_000

// forms are documents in which something is easily done for each of many things
// and again for each of many others.
var forms = []struct {
	name  string
	write func(s *strings.Builder)
}{
	{"reasons", func(s *strings.Builder) {
		s.WriteString("[T]: t\n")
		for i := range many {
			fmt.Fprintf(s, "  + [C%d]: c\n", i)
		}
	}},
	{"sections", func(s *strings.Builder) {
		for i := range many / 10 {
			fmt.Fprintf(s, "# S%d #t%d\n\n[C%d]: c #t%d\n  +> [C0]\n\n", i, i, i, i)
		}
	}},
	{"one conclusion", func(s *strings.Builder) {
		for i := range many / 10 {
			fmt.Fprintf(s, "<A%d>\n\n(1) [P%d]: p\n----\n(2) [T]\n\n[X%d]: x\n  -> [T]\n\n", i, i, i)
		}
	}},
	{"one premise", func(s *strings.Builder) {
		for i := range many / 10 {
			fmt.Fprintf(s, "<A%d>\n\n(1) [P]\n----\n(2) [C%d]: c\n\n[P]\n  - [X%d]: x\n\n", i, i, i)
		}
	}},
	{"many premises", func(s *strings.Builder) {
		s.WriteString("<A>\n\n")
		for i := range many / 4 {
			fmt.Fprintf(s, "(%d) [P%d]: p\n", i+1, i)
		}
		fmt.Fprintf(s, "----\n(%d) [C]: c\n\n[X]: x\n", many/4+1)
		for i := range many / 4 {
			fmt.Fprintf(s, "  -> [Q%d]: q\n", i)
		}
		for i := range many / 4 {
			fmt.Fprintf(s, "\n[X%d]: x\n  -> <A>\n", i)
		}
	}},
}

// TestEdgesAreBounded has a statement in many arguments and under many attacks,
// and hides it.
func TestEdgesAreBounded(t *testing.T) {
	var s strings.Builder
	for i := range 510 {
		fmt.Fprintf(&s, "<A%d>\n\n(1) [P]\n----\n(2) [C%d]: c\n\n[P]\n  - [X%d]: x\n\n", i, i, i)
	}
	g, _ := argdown.Decode("test.argdown", s.String())
	m := argmap.Arguments(g, argmap.Settings{Selection: argmap.Selection{Mode: argmap.NotUsedInArgument}})
	if len(m.Edges) != argmap.MaxIndirect || !m.Cut {
		t.Errorf("%d edges, cut %v; want %d of more", len(m.Edges), m.Cut, argmap.MaxIndirect)
	}
	if m := argmap.Arguments(g, argmap.Settings{}); m.Cut {
		t.Error("a map with all its edges says that some are missing")
	}
}

// BenchmarkArguments makes maps of large documents. All forms take a time that
// grows with the document and no faster.
func BenchmarkArguments(b *testing.B) {
	for _, f := range forms {
		var s strings.Builder
		f.write(&s)
		g, _ := argdown.Decode("test.argdown", s.String())
		for _, mode := range []argmap.Mode{argmap.WithTitle, argmap.All, argmap.WithMoreThanOneRelation} {
			b.Run(f.name+"/"+mode.String(), func(b *testing.B) {
				settings := argmap.Settings{Selection: argmap.Selection{Mode: mode}}
				for b.Loop() {
					argmap.Arguments(g, settings)
				}
			})
		}
		b.Run(f.name+"/preselected", func(b *testing.B) {
			settings := argmap.Settings{Selection: argmap.Selection{ExcludeStatements: []string{"T", "X", "P"}, ExcludeArguments: []string{"A", "A1"}}}
			for b.Loop() {
				argmap.Preselected(g, settings)
			}
		})
	}
}
