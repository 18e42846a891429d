package graphtest_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

func build(t *testing.T, make func(b *graph.Builder)) *graph.Graph {
	t.Helper()
	var b graph.Builder
	make(&b)
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGraphsThatSayTheSame(t *testing.T) {
	plain := func(b *graph.Builder) { b.Support(b.Claim("A", "a"), b.Claim("", "b")) }
	for name, pair := range map[string][2]func(b *graph.Builder){
		"made-up keys": {plain, func(b *graph.Builder) {
			a := b.Claim("A", "a")
			c := b.Claim("Untitled 9", "b")
			c.Untitled = true
			b.Support(a, c)
		}},
		"an untitled argument of one step": {plain, func(b *graph.Builder) {
			b.Argument("", b.Support(b.Claim("A", "a"), b.Claim("", "b")))
		}},
		"the order of relations": {func(b *graph.Builder) {
			a, c := b.Claim("A", ""), b.Claim("C", "")
			b.Support(a, c)
			b.Attack(a, c)
		}, func(b *graph.Builder) {
			a, c := b.Claim("A", ""), b.Claim("C", "")
			b.Attack(a, c)
			b.Support(a, c)
		}},
		"data that fields say": {func(b *graph.Builder) {
			b.Claim("A", "").Unstated().SaidBy("x").At("p1")
		}, func(b *graph.Builder) {
			c := b.Claim("A", "").Unstated().SaidBy("x").At("p1")
			c.Data = graph.Data{{Key: "implicit", Value: true}, {Key: "voice", Value: "x"}, {Key: "source", Value: "p1"}}
		}},
		"tags within a text, and white space": {func(b *graph.Builder) {
			c := b.Claim("A", "")
			c.Text = graph.Text{Plain: " so  #t it is", Marks: []graph.Mark{{Kind: graph.TagMark, Start: 5, End: 7, Target: "t"}, {Kind: graph.Strong, Start: 7, End: 10}}}
			c.Tags = []string{"t"}
		}, func(b *graph.Builder) {
			c := b.Claim("A", "")
			c.Text = graph.Text{Plain: "so it is #t", Marks: []graph.Mark{{Kind: graph.Strong, Start: 3, End: 5}, {Kind: graph.TagMark, Start: 9, End: 11, Target: "t"}}}
			c.Tags = []string{"t"}
		}},
		"mentions of what has no title": {func(b *graph.Builder) {
			c := b.Claim("", "")
			c.Text = graph.Text{Plain: "see " + c.Key + " *", Marks: []graph.Mark{{Kind: graph.ClaimMention, Start: 4, End: 4 + len(c.Key), Target: c.Key}}}
		}, func(b *graph.Builder) {
			c := b.Claim("Untitled 12", "")
			c.Untitled = true
			c.Text = graph.Text{Plain: "see Untitled 12 *", Marks: []graph.Mark{{Kind: graph.ClaimMention, Start: 4, End: 15, Target: c.Key}}}
		}},
	} {
		if d := graphtest.Diff(build(t, pair[0]), build(t, pair[1])); d != "" {
			t.Errorf("%s: they differ:\n%s", name, d)
		}
	}
}

// Whatever is changed about a graph is seen.
func TestDiffSeesEveryChange(t *testing.T) {
	strength := 0.5
	make := func(b *graph.Builder) (*graph.Claim, *graph.Sketch, *graph.Relation, *graph.Argument, *graph.Contradiction) {
		room := b.Section("One", nil)
		b.Section("Two", nil)
		c, s := b.Claim("C", "text").In(room), b.Sketch("S", "")
		r := b.Support(c, b.Claim("D", ""), s)
		pair := b.Contradict(c, b.Claim("E", ""))
		b.Undercut(r, b.Claim("U", ""))
		a := b.Argument("A", r)
		b.Meta.Title = "title"
		return c, s, r, a, pair
	}
	for name, change := range map[string]func(b *graph.Builder, c *graph.Claim, s *graph.Sketch, r *graph.Relation, a *graph.Argument, p *graph.Contradiction){
		"text": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Text = graph.Plain("other")
		},
		"mark": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Text.Marks = []graph.Mark{{Kind: graph.Emphasis, Start: 0, End: 2}}
		},
		"tags": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Tags = []string{"t"}
		},
		"voice": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Voice = "v"
		},
		"implicit": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Implicit = true
		},
		"asserted": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Asserted = false
		},
		"source": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Source = source.ParseReference("p1")
		},
		"quote": func(_ *graph.Builder, _ *graph.Claim, s *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			s.Source = source.ParseReference("", source.Quote{Exact: "x"})
		},
		"strength": func(_ *graph.Builder, _ *graph.Claim, s *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			s.Strength = &strength
		},
		"data": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Data = graph.Data{{Key: "k", Value: 1}}
		},
		"section": func(b *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			c.Section = nil
		},
		"section of an argument": func(_ *graph.Builder, c *graph.Claim, _ *graph.Sketch, _ *graph.Relation, a *graph.Argument, _ *graph.Contradiction) {
			a.Section = c.Section
		},
		"rules": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Rules = []string{"x"}
		},
		"scheme": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Scheme = "x"
		},
		"strict": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Strict = true
		},
		"whole": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Whole = true
		},
		"kind": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Kind = graph.Attack
		},
		"order of sources": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			r.Sources[0], r.Sources[1] = r.Sources[1], r.Sources[0]
		},
		"kind of a contradiction": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, p *graph.Contradiction) {
			p.Kind = graph.Contrary
		},
		"argument": func(_ *graph.Builder, _ *graph.Claim, _ *graph.Sketch, _ *graph.Relation, a *graph.Argument, _ *graph.Contradiction) {
			a.Key = "B"
		},
		"another relation on a relation": func(b *graph.Builder, c *graph.Claim, _ *graph.Sketch, r *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			b.Support(r, c)
		},
		"another claim": func(b *graph.Builder, _ *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			b.Claim("Z", "")
		},
		"another section": func(b *graph.Builder, _ *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			b.Section("Three", nil)
		},
		"meta": func(b *graph.Builder, _ *graph.Claim, _ *graph.Sketch, _ *graph.Relation, _ *graph.Argument, _ *graph.Contradiction) {
			b.Meta.Theses = []string{"C"}
		},
	} {
		one := build(t, func(b *graph.Builder) { make(b) })
		other := build(t, func(b *graph.Builder) {
			c, s, r, a, p := make(b)
			change(b, c, s, r, a, p)
		})
		d := graphtest.Diff(one, other)
		if back := graphtest.Diff(other, one); d == "" || back == "" {
			t.Errorf("%s: no difference is seen", name)
		} else if !strings.HasPrefix(d, "- ") && !strings.HasPrefix(d, "+ ") {
			t.Errorf("%s: got %q, want lines with their sign", name, d)
		}
	}
}

func TestGraphIsLikeItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		if d := graphtest.Diff(g, g); d != "" {
			t.Errorf("a graph differs from itself:\n%s", d)
		}
	})
}
