package scheme_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/scheme"
)

// asks returns data that take up questions.
func asks(questions ...any) graph.Data {
	if len(questions) == 1 {
		return graph.Data{{Key: scheme.Key, Value: questions[0]}}
	}
	return graph.Data{{Key: scheme.Key, Value: questions}}
}

func TestUses(t *testing.T) {
	const all = "expertise field statement trust consistency evidence"
	for name, tc := range map[string]struct {
		make   func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation)
		open   string
		strays string
	}{
		"nothing": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {}, all, ""},
		"a premise": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			expert.Data = asks("expertise")
		},
			"field statement trust consistency evidence", ""},
		"an undercut": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			paid := b.Claim("Paid", "")
			paid.Data = asks("trust")
			b.Undercut(r, paid)
		}, "expertise field statement consistency evidence", ""},
		"data of the undercut itself": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			b.Undercut(r, b.Claim("Paid", "")).Data = asks("trust")
		}, "expertise field statement consistency evidence", ""},
		"the step": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) { r.Data = asks("trust") },
			"expertise field statement consistency evidence", ""},
		"a reason for a premise, and a rebuttal": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			years, cracks := b.Claim("Years", ""), b.Claim("Cracks", "")
			years.Data, cracks.Data = asks("expertise", "field"), asks("Expert Opinion/evidence")
			b.Support(expert, years)
			b.Attack(holds, cracks)
		}, "statement trust consistency", ""},
		"a sketch": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			s := b.Sketch("Others", "")
			s.Data = asks("consistency")
			b.Support(holds, s)
		}, "expertise field statement trust evidence", ""},
		"an argument": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			paid, fee := b.Claim("Paid", ""), b.Claim("Fee", "")
			b.Argument("Bribe", b.Support(paid, fee)).Data = asks("trust")
			b.Undercut(r, paid)
		}, "expertise field statement consistency evidence", ""},
		"too far away": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			paid, fee := b.Claim("Paid", ""), b.Claim("Fee", "")
			fee.Data = asks("trust")
			b.Undercut(r, paid)
			b.Support(paid, fee)
		}, all, ""},
		"the conclusion says what it takes up elsewhere": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			holds.Data = asks("trust")
		}, all, ""},
		"misspelt, of another scheme, of none": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			expert.Data, says.Data = asks("expertize"), asks("analogy/base", "my own/trust", true)
		}, all, "Expert: expertize (expertise); Says: analogy/base (); Says: my own/trust (trust); Says: true ()"},
		"a misspelt question of an argument is told once": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			paid, fee := b.Claim("Paid", ""), b.Claim("Fee", "")
			b.Argument("Bribe", b.Support(paid, fee)).Data = asks("thrust")
			b.Undercut(r, paid)
		}, all, "Paid: thrust (trust)"},
		"elsewhere the key is the author's own": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			b.Claim("Apart", "").Data = asks("Why?")
		}, all, ""},
		"no words": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			expert.Data = asks(graph.Data{}, nil, " - ")
		}, all, ""},
		"all of them, as one likes to write them": {func(b *graph.Builder, expert, says, holds *graph.Claim, r *graph.Relation) {
			expert.Data = asks("Expertise", "FIELD", "ExpertOpinion / statement", "argument from expert opinion/trust", "expert-opinion/consistency", "evidence")
		}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var b graph.Builder
			holds, expert, says := b.Claim("Holds", ""), b.Claim("Expert", ""), b.Claim("Says", "")
			r := b.Support(holds, expert, says)
			r.Scheme = "expert opinion"
			tc.make(&b, expert, says, holds, r)
			g, err := b.Graph()
			if err != nil {
				t.Fatal(err)
			}
			uses, strays := scheme.Uses(g)
			if len(uses) != 1 || uses[0].Relation != r || uses[0].Scheme.ID != "expert-opinion" {
				t.Fatalf("got %+v", uses)
			}
			var open, told []string
			for _, q := range uses[0].Open {
				open = append(open, q.ID)
			}
			for _, s := range strays {
				told = append(told, fmt.Sprintf("%s: %s (%s)", s.Node.(*graph.Claim).Key, s.Name, s.Near))
			}
			if got := strings.Join(open, " "); got != tc.open {
				t.Errorf("open: got %q, want %q", got, tc.open)
			}
			if got := strings.Join(told, "; "); got != tc.strays {
				t.Errorf("strays: got %q, want %q", got, tc.strays)
			}
		})
	}
}

// What Uses finds fits what it says, on any graph.
func TestUsesOfAnyGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		uses, strays := scheme.Uses(g)
		for _, u := range uses {
			if s, ok := scheme.Find(u.Relation.Scheme); !ok || s.ID != u.Scheme.ID {
				t.Fatalf("%q is used as %s", u.Relation.Scheme, u.Scheme.ID)
			}
			for _, q := range u.Open {
				if got, ok := u.Scheme.Question(q.ID); !ok || got != q {
					t.Fatalf("%s has no question %+v", u.Scheme.ID, q)
				}
			}
		}
		if len(uses) == 0 && len(strays) > 0 {
			t.Fatalf("strays without a use: %+v", strays)
		}
	})
}

// Ten thousand steps to one conclusion, and as many answers.
func BenchmarkUses(b *testing.B) {
	var make graph.Builder
	hub := make.Claim("Hub", "")
	for i := range 10000 {
		c := make.Claim(fmt.Sprint(i), "")
		r := make.Support(hub, c)
		r.Scheme = "expert opinion"
		d := make.Claim(fmt.Sprint("Not ", i), "")
		d.Data = asks("trust", "nothing")
		make.Attack(hub, d)
	}
	g, err := make.Graph()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		scheme.Uses(g)
	}
}
