package graphtest_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// A shape is something that the generator promises to draw.
type shape struct {
	name string
	in   func(g *graph.Graph) bool
}

func anyRelation(is func(r *graph.Relation) bool) func(g *graph.Graph) bool {
	return func(g *graph.Graph) bool {
		for _, r := range g.Relations() {
			if is(r) {
				return true
			}
		}
		return false
	}
}

func anyClaim(is func(c *graph.Claim) bool) func(g *graph.Graph) bool {
	return func(g *graph.Graph) bool {
		for _, c := range g.Claims() {
			if is(c) {
				return true
			}
		}
		return false
	}
}

func anyArgument(is func(a *graph.Argument) bool) func(g *graph.Graph) bool {
	return func(g *graph.Graph) bool { return slices.ContainsFunc(g.Arguments(), is) }
}

func anyMark(kind graph.MarkKind) func(g *graph.Graph) bool {
	return anyClaim(func(c *graph.Claim) bool {
		return slices.ContainsFunc(c.Text.Marks, func(m graph.Mark) bool { return m.Kind == kind })
	})
}

// on returns the relation that r ends on, or nil.
func on(r *graph.Relation) *graph.Relation {
	target, _ := r.Target.(*graph.Relation)
	return target
}

func warned(code string) func(g *graph.Graph) bool {
	return func(g *graph.Graph) bool {
		for _, w := range g.Validate() {
			if w.Code == code {
				return true
			}
		}
		return false
	}
}

var shapes = []shape{
	{"nothing at all", func(g *graph.Graph) bool { return len(g.NodeList()) == 0 }},
	{"linked sources", anyRelation((*graph.Relation).Linked)},
	{"an attack", anyRelation(func(r *graph.Relation) bool { return r.Kind == graph.Attack && !r.Incomplete() })},
	{"a restatement", anyRelation(func(r *graph.Relation) bool { return r.Kind == graph.Restatement })},
	{"a preference", anyRelation(func(r *graph.Relation) bool { return r.Kind == graph.Preference })},
	{"an undercut", anyRelation(func(r *graph.Relation) bool { return r.Kind == graph.Attack && on(r) != nil })},
	{"backing", anyRelation(func(r *graph.Relation) bool { return r.Kind == graph.Support && on(r) != nil })},
	{"three relations on each other", anyRelation(func(r *graph.Relation) bool { return on(r) != nil && on(on(r)) != nil })},
	{"a relation on a later one", anyRelation(func(r *graph.Relation) bool { return on(r) != nil && on(r).ID() > r.ID() })},
	{"a relation before its target", anyRelation(func(r *graph.Relation) bool { return r.Target != nil && r.Target.ID() > r.ID() })},
	{"no sources", anyRelation(func(r *graph.Relation) bool { return len(r.Sources) == 0 && r.Target != nil })},
	{"no target", anyRelation(func(r *graph.Relation) bool { return len(r.Sources) > 0 && r.Target == nil })},
	{"no ends", anyRelation(func(r *graph.Relation) bool { return len(r.Sources) == 0 && r.Target == nil })},
	{"a contradiction", func(g *graph.Graph) bool { return len(g.Contradictions()) > 0 }},
	{"a sketch", func(g *graph.Graph) bool { return len(g.Sketches()) > 0 }},
	{"an argument", func(g *graph.Graph) bool { return len(g.Arguments()) > 0 }},
	{"a self-attack", warned("self-attack")},
	{"a circle", warned("support-circle")},
	{"a circle of several", func(g *graph.Graph) bool {
		for _, c := range g.Circles() {
			if len(c.Cycle) > 2 {
				return true
			}
		}
		return false
	}},
	{"nested sections", func(g *graph.Graph) bool {
		for _, s := range g.Sections {
			if len(s.Sections) > 0 {
				return true
			}
		}
		return false
	}},
	{"a claim in a section", anyClaim(func(c *graph.Claim) bool { return c.Section != nil })},
	{"an untitled claim", anyClaim(func(c *graph.Claim) bool { return c.Untitled })},
	{"an unstated claim", anyClaim(func(c *graph.Claim) bool { return c.Implicit })},
	{"a claim asserted for its reasons only", anyClaim(func(c *graph.Claim) bool { return !c.Asserted })},
	{"a tagged thesis", anyClaim(func(c *graph.Claim) bool { return len(c.Tags) > 0 && c.Tags[0] == "thesis" })},
	{"several arguments", func(g *graph.Graph) bool { return len(g.Arguments()) > 1 }},
	{"an argument of several steps", anyArgument(func(a *graph.Argument) bool { return len(a.Relations) > 1 })},
	{"an untitled argument", anyArgument(func(a *graph.Argument) bool { return a.Untitled })},
	{"an argument with a text", anyArgument(func(a *graph.Argument) bool { return a.Text.Plain != "" })},
	{"a relation meant for an argument as a whole", anyRelation(func(r *graph.Relation) bool {
		return r.Whole && on(r) != nil && on(r).Argument != nil && on(r) == on(r).Argument.Last()
	})},
	{"an undercut of a sketch", anyRelation(func(r *graph.Relation) bool { return r.UndercutsSketch })},
	{"a relation with rules", anyRelation(func(r *graph.Relation) bool { return len(r.Rules) > 0 })},
	{"a relation with a scheme", anyRelation(func(r *graph.Relation) bool { return r.Scheme != "" })},
	{"a strict relation", anyRelation(func(r *graph.Relation) bool { return r.Strict })},
	{"a weighed relation", anyRelation(func(r *graph.Relation) bool { return r.Strength != nil })},
	{"a relation with tags", anyRelation(func(r *graph.Relation) bool { return len(r.Tags) > 0 })},
	{"a relation with data", anyRelation(func(r *graph.Relation) bool { return len(r.Data) > 0 })},
	{"a claim with data", anyClaim(func(c *graph.Claim) bool { return len(c.Data) > 0 })},
	{"a title with a bracket", anyClaim(func(c *graph.Claim) bool { return strings.Contains(c.Key, "]") })},
	{"emphasis", anyMark(graph.Emphasis)},
	{"strong emphasis", anyMark(graph.Strong)},
	{"a link", anyMark(graph.Link)},
	{"a mention of a claim", anyMark(graph.ClaimMention)},
	{"a mention of an argument", anyMark(graph.ArgumentMention)},
	{"a section with data", func(g *graph.Graph) bool {
		return slices.ContainsFunc(g.Sections, func(s *graph.Section) bool { return len(s.Data) > 0 })
	}},
	{"strict mode", func(g *graph.Graph) bool { _, ok := g.Meta.Data.Get("model"); return ok }},
	{"front matter", func(g *graph.Graph) bool { return g.Meta.Title != "" }},
	{"a named thesis", func(g *graph.Graph) bool { return len(g.Meta.Theses) > 0 }},
}

// TestGraphDrawsEveryShape keeps the property tests of other packages from
// passing because what they are about is never drawn.
func TestGraphDrawsEveryShape(t *testing.T) {
	drawn := map[string]bool{}
	for seed := range 1500 {
		g := rapid.Custom(graphtest.Graph).Example(seed)
		for _, s := range shapes {
			if s.in(g) {
				drawn[s.name] = true
			}
		}
	}
	for _, s := range shapes {
		if !drawn[s.name] {
			t.Errorf("1500 random graphs: none has %s", s.name)
		}
	}
}

func TestDescribeNamesEveryNode(t *testing.T) {
	var b graph.Builder
	one := b.Claim("Air", "")
	step := b.Relate(graph.Support, nil)
	two := b.Claim("Ban", "")
	two.Asserted, two.Tags = false, []string{"thesis"}
	b.Connect(step, two, one, b.Sketch("Noise", ""))
	b.Attack(step)
	b.Contradict(one, two)
	b.Attack(nil, one)
	b.Meta.Theses = []string{"Ban"}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	want := `0 [Air]
1 support 0, 3 → 2
2 [Ban] asserted for its reasons only #thesis
3 <Noise>
4 attack none → 1
5 attack 0 → 2 in a contradiction
6 attack 2 → 0 in a contradiction
7 attack 0 → none
thesis ["Ban"]
`
	if got := graphtest.Describe(g); got != want {
		t.Errorf("Describe: got\n%swant\n%s", got, want)
	}
}
