package graph_test

import (
	"fmt"
	"testing"

	gonum "gonum.org/v1/gonum/graph"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

const many = 100_000

// A form is a shape of an argument with very many claims.
type form struct {
	name  string
	build func(b *graph.Builder)
}

// forms are those in which something is easily done for each of many things
// and again for each of many others.
var forms = []form{
	{"tree", func(b *graph.Builder) {
		all := claims(b, many)
		for i := range all[1:] {
			b.Support(all[i/4], all[i+1])
		}
	}},
	{"reasons", func(b *graph.Builder) {
		all := claims(b, many)
		for _, c := range all[1:] {
			b.Support(all[0], c)
		}
	}},
	{"conclusions", func(b *graph.Builder) {
		all := claims(b, many)
		for _, c := range all[1:] {
			b.Support(c, all[0])
		}
	}},
	{"linked", func(b *graph.Builder) {
		var premises []graph.Node
		for _, c := range claims(b, many) {
			premises = append(premises, c)
		}
		b.Support(premises[0], premises[1:]...)
	}},
	{"chain", func(b *graph.Builder) {
		all := claims(b, many)
		for i := range all[1:] {
			b.Support(all[i], all[i+1])
		}
	}},
	{"undercuts", func(b *graph.Builder) {
		all := claims(b, many)
		r := b.Support(all[0], all[1])
		for _, c := range all[2:] {
			r = b.Undercut(r, c)
		}
	}},
	{"circles", func(b *graph.Builder) {
		all := claims(b, many)
		for i := 0; i+2 < many; i += 3 {
			b.Support(all[i+1], all[i])
			b.Support(all[i+2], all[i+1])
			b.Support(all[i], all[i+2])
		}
	}},
	{"theses", func(b *graph.Builder) {
		for _, c := range claims(b, many) {
			b.Meta.Theses = append(b.Meta.Theses, c.Key)
		}
	}},
}

// A query asks something of a whole graph.
var queries = []struct {
	name string
	ask  func(g *graph.Graph)
}{
	{"Outline", func(g *graph.Graph) { g.Outline() }},
	{"Circles", func(g *graph.Graph) { g.Circles() }},
	{"MainClaims", func(g *graph.Graph) { g.MainClaims() }},
	{"Validate", func(g *graph.Graph) { g.Validate() }},
	{"Components", func(g *graph.Graph) { g.Components() }},
	{"CriticalPremises", func(g *graph.Graph) { g.CriticalPremises(g.Claims()[0]) }},
	{"Ancestors", func(g *graph.Graph) { g.Ancestors(g.Claims()[0]) }},
	{"Radius", func(g *graph.Graph) { g.Radius(g.Claims()[0], 3) }},
	{"Premises", func(g *graph.Graph) {
		for _, n := range g.NodeList() {
			g.Premises(n)
			g.Conclusions(n)
			g.Granted(n)
		}
	}},
	{"Edges", func(g *graph.Graph) {
		for _, e := range gonum.EdgesOf(g.Edges()) {
			if g.Edge(e.From().ID(), e.To().ID()) == nil {
				panic("an edge is not found")
			}
		}
	}},
	{"Locate", func(g *graph.Graph) { g.Locate(source.New("One sentence.")) }},
}

func BenchmarkBuild(b *testing.B) {
	for _, f := range forms {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				var builder graph.Builder
				f.build(&builder)
				graphOf(b, &builder)
			}
		})
	}
}

func BenchmarkQueries(b *testing.B) {
	for _, f := range forms {
		var builder graph.Builder
		f.build(&builder)
		g := graphOf(b, &builder)
		for _, q := range queries {
			b.Run(q.name+"/"+f.name, func(b *testing.B) {
				for b.Loop() {
					q.ask(g)
				}
			})
		}
	}
}

// Whoever asks for something about each of a hundred thousand claims gets an
// answer in seconds, whatever the form; work that grows with their square
// takes minutes.
func TestVeryManyClaims(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			var b graph.Builder
			f.build(&b)
			g := graphOf(t, &b)
			for _, q := range queries[1:] {
				q.ask(g)
			}
			if n := len(g.Outline().Entries); n < many {
				t.Errorf("%d entries in the outline, want one for each of %d claims", n, many)
			}
		})
	}
}

func TestVeryManyReasonsOfOneClaim(t *testing.T) {
	var b graph.Builder
	forms[1].build(&b)
	g := graphOf(t, &b)
	premises := g.Premises(g.Claims()[0])
	if len(premises) != many-1 || graphtest.Name(premises[many-2]) != fmt.Sprint("C", many-1) {
		t.Errorf("%d premises, want %d in source order", len(premises), many-1)
	}
}
