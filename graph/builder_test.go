package graph_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

// joined returns the errors that err joins.
func joined(err error) []error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

func TestBuilderReportsAllDuplicateKeysAtOnce(t *testing.T) {
	var b graph.Builder
	b.Claim("Ban", "one")
	b.Claim("Air", "")
	b.Claim("Ban", "another")
	b.Sketch("Ban", "an argument may be called like a claim")
	b.Claim("Air", "")
	b.Claim("Ban", "a third: still one key")
	b.Argument("Ban")
	b.Argument("Noise")
	b.Sketch("Noise", "")
	g, err := b.Graph()
	if g != nil {
		t.Errorf("a graph came with the error: %v", g)
	}
	var first *graph.DuplicateKeyError
	if !errors.As(err, &first) {
		t.Fatalf("error is %v, want a *DuplicateKeyError in it", err)
	}
	var got []graph.DuplicateKeyError
	for _, e := range joined(err) {
		if d, ok := e.(*graph.DuplicateKeyError); ok {
			got = append(got, *d)
		} else {
			t.Errorf("another error was joined: %v", e)
		}
	}
	want := []graph.DuplicateKeyError{{"claim", "Ban"}, {"claim", "Air"}, {"argument", "Ban"}, {"argument", "Noise"}}
	if !slices.Equal(got, want) {
		t.Errorf("duplicate keys: got %v, want %v", got, want)
	}
	if message := `more than one claim has the key "Ban"`; first.Error() != message {
		t.Errorf("message %q, want %q", first.Error(), message)
	}
}

func TestBuilderMakesKeysForTheUntitled(t *testing.T) {
	var b graph.Builder
	b.Claim("Untitled 2", "")
	b.Sketch("Untitled 5", "")
	claims := []*graph.Claim{b.Claim("", "one"), b.Claim("", "two")}
	sketch := b.Sketch("", "")
	argument := b.Argument("")
	titled, titledSketch, titledArgument := b.Claim("Ban", ""), b.Sketch("Ban", ""), b.Argument("Air")
	if _, err := b.Graph(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what, key, title string
		untitled         bool
		want             string
	}{
		{"the first claim", claims[0].Key, claims[0].Title(), claims[0].Untitled, "Untitled 1"},
		{"the second claim, 2 being taken", claims[1].Key, claims[1].Title(), claims[1].Untitled, "Untitled 3"},
		{"the sketch, counted with the claims", sketch.Key, sketch.Title(), sketch.Untitled, "Untitled 4"},
		{"the argument, 5 being taken", argument.Key, argument.Title(), argument.Untitled, "Untitled 6"},
	} {
		if test.key != test.want || !test.untitled || test.title != "" {
			t.Errorf("%s: key %q, untitled %t, title %q; want %q, true and none", test.what, test.key, test.untitled, test.title, test.want)
		}
	}
	for _, test := range []struct{ what, title, want string }{
		{"claim", titled.Title(), "Ban"},
		{"sketch", titledSketch.Title(), "Ban"},
		{"argument", titledArgument.Title(), "Air"},
	} {
		if test.title != test.want {
			t.Errorf("the %s has the title %q, want %q", test.what, test.title, test.want)
		}
	}
}

func TestBuilderRefuses(t *testing.T) {
	var elsewhere graph.Builder
	foreign := elsewhere.Claim("Foreign", "")
	foreignStep := elsewhere.Support(foreign)
	const (
		noNode   = "no node, or one of another graph"
		noSource = "cannot be the source of a relation"
		itself   = "cannot end on itself"
	)
	for _, test := range []struct {
		name  string
		build func(b *graph.Builder, ban *graph.Claim, step *graph.Relation)
		want  string
	}{
		{"nil as a source", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Support(ban, nil) }, noNode},
		{"a missing claim as a source", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) {
			b.Support(ban, (*graph.Claim)(nil))
		}, noNode},
		{"a claim of another graph as a source", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Support(ban, foreign) }, noNode},
		{"a claim of another graph as a target", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Attack(foreign, ban) }, noNode},
		{"a relation of another graph undercut", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Undercut(foreignStep, ban) }, noNode},
		{"a relation of another graph connected", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Connect(foreignStep, nil, ban) }, noNode},
		{"no relation connected", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Connect(nil, nil, ban) }, noNode},
		{"a relation of another graph as a step", func(b *graph.Builder, _ *graph.Claim, _ *graph.Relation) { b.Argument("A", foreignStep) }, noNode},
		{"nil as a step", func(b *graph.Builder, _ *graph.Claim, _ *graph.Relation) { b.Argument("A", nil) }, noNode},
		{"a contradiction with nothing", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Contradict(ban, nil) }, noNode},
		{"a node made by no builder", func(b *graph.Builder, ban *graph.Claim, _ *graph.Relation) { b.Support(ban, &graph.Claim{}) }, noNode},
		{"a relation as a source", func(b *graph.Builder, ban *graph.Claim, step *graph.Relation) { b.Support(ban, step) }, noSource},
		{"a relation on itself", func(b *graph.Builder, _ *graph.Claim, _ *graph.Relation) {
			r := b.Relate(graph.Attack, nil)
			b.Connect(r, r)
		}, itself},
		{"two relations on each other", func(b *graph.Builder, _ *graph.Claim, _ *graph.Relation) {
			one := b.Relate(graph.Attack, nil)
			b.Connect(one, b.Relate(graph.Attack, one))
		}, itself},
		{"three relations in a ring", func(b *graph.Builder, _ *graph.Claim, _ *graph.Relation) {
			first := b.Relate(graph.Attack, nil)
			third := b.Relate(graph.Support, b.Relate(graph.Attack, first))
			b.Connect(first, third)
		}, itself},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b graph.Builder
			ban := b.Claim("Ban", "")
			test.build(&b, ban, b.Support(ban, b.Claim("Air", "")))
			g, err := b.Graph()
			if err == nil {
				t.Fatalf("it was accepted:\n%s", graphtest.Describe(g))
			}
			if n := len(joined(err)); n != 1 || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%d errors: %v; want one with %q", n, err, test.want)
			}
		})
	}
	if g, err := elsewhere.Graph(); err != nil || len(g.Relations()) != 1 || len(foreignStep.Sources) != 0 || len(g.On(foreignStep)) != 0 || foreignStep.Argument != nil {
		t.Errorf("the other graph was changed: %v\n%s", err, graphtest.Describe(g))
	}
}

func TestBuilderAccepts(t *testing.T) {
	for _, test := range []struct {
		name  string
		build func(b *graph.Builder)
		want  string
	}{
		{"nothing", func(*graph.Builder) {}, ""},
		{"a source that is given twice, once", func(b *graph.Builder) {
			air := b.Claim("Air", "")
			b.Support(b.Claim("Ban", ""), air, b.Claim("Ill", ""), air)
		}, "Air, Ban, Ill, Air Ill > Ban"},
		{"a source that is connected again, once", func(b *graph.Builder) {
			air, ill := b.Claim("Air", ""), b.Claim("Ill", "")
			r := b.Support(nil, air, ill)
			b.Connect(r, nil, air)
			for range 5 { // with more uses than r has sources
				b.Support(nil, air)
			}
			b.Connect(r, nil, air, ill)
		}, "Air, Ill, Air Ill > -, Air > -, Air > -, Air > -, Air > -, Air > -"},
		{"a relation without any end", func(b *graph.Builder) { b.Relate(graph.Support, nil) }, "- > -"},
		{"a missing claim as a target, as none", func(b *graph.Builder) {
			var missing *graph.Claim
			b.Attack(missing, b.Claim("Air", ""))
			b.Undercut(nil, b.Claim("Ban", ""))
		}, "Air, Air ! -, Ban, Ban ! -"},
		{"a second target, keeping the first", func(b *graph.Builder) {
			r := b.Support(b.Claim("Ban", ""), b.Claim("Air", ""))
			b.Connect(r, b.Claim("Else", ""))
		}, "Ban, Air, Air > Ban, Else"},
		{"support and attack between the same two", func(b *graph.Builder) {
			ban, air := b.Claim("Ban", ""), b.Claim("Air", "")
			b.Support(ban, air)
			b.Attack(ban, air)
			b.Support(air, ban)
		}, "Ban, Air, Air > Ban, Air ! Ban, Ban > Air"},
		{"a claim as a reason for itself", func(b *graph.Builder) {
			ban := b.Claim("Ban", "")
			b.Support(ban, ban)
		}, "Ban, Ban > Ban"},
		{"an undercut of an undercut of an undercut", func(b *graph.Builder) {
			air := b.Claim("Air", "")
			r := b.Support(b.Sketch("Ban", ""), air)
			r = b.Undercut(r, air)
			r = b.Undercut(r, air)
			b.Undercut(r, air)
		}, "Air, <Ban>, Air > <Ban>, Air ! (Air > <Ban>), Air ! (Air ! (Air > <Ban>)), Air ! (Air ! (Air ! (Air > <Ban>)))"},
		{"a relation on a later one", func(b *graph.Builder) {
			wind := b.Claim("Wind", "")
			undercut := b.Relate(graph.Attack, nil, wind)
			b.Connect(undercut, b.Support(b.Claim("Ban", ""), b.Claim("Air", "")))
		}, "Wind, Wind ! (Air > Ban), Ban, Air, Air > Ban"},
		{"a relation that others end on, on yet another", func(b *graph.Builder) {
			undercut := b.Relate(graph.Attack, nil)
			b.Undercut(undercut)
			b.Connect(undercut, b.Undercut(b.Support(nil)))
		}, "- ! (- ! (- > -)), - ! (- ! (- ! (- > -))), - > -, - ! (- > -)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b graph.Builder
			test.build(&b)
			g, err := b.Graph()
			if err != nil {
				t.Fatal(err)
			}
			if got := graphtest.Names(g.NodeList()); got != test.want {
				t.Errorf("nodes: got %s, want %s", got, test.want)
			}
		})
	}
}

func TestBuilderKeepsWhatItIsTold(t *testing.T) {
	var b graph.Builder
	b.Meta.Title = "The old town"
	cars := b.Section("Cars", nil)
	air := b.Section("Air", cars)
	b.Section("Shops", nil)
	ban := b.Claim("Ban", "No cars.").SaidBy("the mayor").At("p2.s1, p3").In(air).Unstated()
	step := b.Support(ban, b.Claim("Foul", "")).By("Practical syllogism")
	last := b.Support(ban, b.Claim("Ill", ""))
	argument := b.Argument("Health", step, last)
	contradiction := b.Contradict(ban, b.Claim("Open", ""))
	sketch := b.Sketch("Dust", "It is in the tyres.")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	if g.Meta.Title != "The old town" {
		t.Errorf("title %q", g.Meta.Title)
	}
	if len(g.Sections) != 2 || g.Sections[0] != cars || len(cars.Sections) != 1 || cars.Sections[0] != air ||
		cars.Level != 1 || air.Level != 2 || air.Parent != cars || air.Title.Plain != "Air" {
		t.Errorf("sections: got %+v, want Cars with Air in it, and Shops", g.Sections)
	}
	if ban.Words().Plain != "No cars." || ban.Voice != "the mayor" || ban.Section != air || !ban.Implicit || !ban.Asserted || len(ban.Source.Locators) != 2 {
		t.Errorf("the claim is %+v", ban)
	}
	if g.Claim("Ban") != ban || g.Claim("Bann") != nil {
		t.Errorf("Claim by key: got %v and %v, want the claim and nil", g.Claim("Ban"), g.Claim("Bann"))
	}
	if words := g.Claim("Open").Words().Plain; words != "Open" {
		t.Errorf("a claim without text says %q, want its title", words)
	}
	if step.Argument != argument || !step.Reconstructed || argument.Last() != last || len(g.Arguments()) != 1 {
		t.Errorf("the argument is %+v, its first step %+v", argument, step)
	}
	if summary := sketch.Words().Plain; summary != "It is in the tyres." {
		t.Errorf("a sketch says %q, want its summary", summary)
	}
	if last := (&graph.Argument{}).Last(); last != nil {
		t.Errorf("the last step of no steps is %v", last)
	}
	if !slices.Equal(step.Rules, []string{"Practical syllogism"}) {
		t.Errorf("rules %q", step.Rules)
	}
	there, back := contradiction.There, contradiction.Back
	if graphtest.Name(there) != "Ban ! Open" || graphtest.Name(back) != "Open ! Ban" ||
		there.Contradiction != contradiction || back.Contradiction != contradiction || !slices.Equal(g.Contradictions(), []*graph.Contradiction{contradiction}) {
		t.Errorf("the contradiction is of %s and %s, want of two attacks that know it", graphtest.Name(there), graphtest.Name(back))
	}
}

func TestRelationsSayWhatTheyAre(t *testing.T) {
	g := graphtest.Make(t, "s: A B > C", "u: D ! s", "E ! u", "F ! C", "- > C", "G > -", "i: H ! -", "J > i", "K > <S>")
	for _, test := range []struct {
		relation                     string
		linked, undercut, incomplete bool
		conclusion                   string
	}{
		{"A B > C", true, false, false, "C"},
		{"D ! (A B > C)", false, true, false, "C"},
		{"E ! (D ! (A B > C))", false, true, false, "C"},
		{"F ! C", false, false, false, "C"},
		{"- > C", false, false, true, "C"},
		{"G > -", false, false, true, "nothing"},
		{"J > (H ! -)", false, false, false, "nothing"},
		{"K > <S>", false, false, false, "<S>"},
	} {
		r := node(t, g, test.relation).(*graph.Relation)
		if r.Linked() != test.linked || r.Undercut() != test.undercut || r.Incomplete() != test.incomplete {
			t.Errorf("%s: linked %t, undercut %t, incomplete %t; want %t, %t, %t", test.relation,
				r.Linked(), r.Undercut(), r.Incomplete(), test.linked, test.undercut, test.incomplete)
		}
		if got := graphtest.Name(r.Conclusion()); got != test.conclusion {
			t.Errorf("%s: conclusion %s, want %s", test.relation, got, test.conclusion)
		}
	}
}
