package compare

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

// TestUnionStandsForEverythingOnce holds a union against both readings: all of them is in
// it once, with the ends that it has there, and whose it is follows.
func TestUnionStandsForEverythingOnce(t *testing.T) {
	for name, draw := range draws {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := draw(t)
				al := Align(a, b, Options{})
				differences := al.Differences()
				u := al.Union(differences)
				stood := map[graph.Node]int{}
				for _, n := range u.Graph.NodeList() {
					inA, inB := u.InA[n], u.InB[n]
					want := Both
					switch {
					case len(inA)+len(inB) == 0:
						t.Fatalf("%s stands for nothing", sayNode(n))
					case len(inB) == 0:
						want = OnlyA
					case len(inA) == 0:
						want = OnlyB
					}
					if u.Whose[n] != want {
						t.Fatalf("%s is %s, want %s", sayNode(n), u.Whose[n], want)
					}
					if len(inA) > 0 && len(inB) > 0 {
						if r, ok := n.(*graph.Relation); ok && al.Relations[inA[0].(*graph.Relation)] != inB[0] {
							t.Fatalf("%s is said to be the same in both", sayNode(r))
						}
						if m := al.Of(inA[0]); m != nil && (!slices.Equal(m.A, inA) || !slices.Equal(m.B, inB)) {
							t.Fatalf("%s stands for others than those that match", sayNode(n))
						}
					}
					for _, m := range slices.Concat(inA, inB) {
						stood[m]++
						if u.Of(m) != n {
							t.Fatalf("%s stands for %s, but not the other way round", sayNode(n), sayNode(m))
						}
					}
				}
				for _, g := range []*graph.Graph{a, b} {
					for _, n := range g.NodeList() {
						r, ok := n.(*graph.Relation)
						if _, relation := u.Of(n).(*graph.Relation); ok && !relation {
							if !u.Divided(u.Of(r)) || u.Of(r.Target) != u.Of(r) || len(g.On(r)) > 0 || slices.ContainsFunc(r.Sources, func(s graph.Node) bool { return u.Of(s) != u.Of(r) }) {
								t.Fatalf("%s is said to be in %s", sayNode(r), sayNode(u.Of(r)))
							}
							continue
						}
						if stood[n] != 1 {
							t.Fatalf("%s is stood for %d times", sayNode(n), stood[n])
						}
						if !ok {
							continue
						}
						made := u.Of(r).(*graph.Relation)
						if made.Kind != r.Kind || (made.Target == nil) != (r.Target == nil) || r.Target != nil && u.Of(r.Target) != made.Target {
							t.Fatalf("%s is %s in the union", sayNode(r), sayNode(made))
						}
						for _, s := range r.Sources {
							if !slices.Contains(made.Sources, u.Of(s)) && (u.Of(s) != made.Target || !u.Divided(made.Target)) {
								t.Fatalf("%s lacks the source %s", sayNode(made), sayNode(s))
							}
						}
					}
				}
				for r, others := range u.Changed {
					for _, other := range others {
						if u.Whose[r] == Both || u.Whose[other] == Both || u.Whose[r] == u.Whose[other] || !slices.Contains(u.Changed[other], r) {
							t.Fatalf("%s, which is of %s, changed into %s, which is of %s", sayNode(r), u.Whose[r], sayNode(other), u.Whose[other])
						}
					}
				}
				main := map[graph.Node]bool{}
				for _, c := range slices.Concat(a.MainClaims(), b.MainClaims()) {
					if made, ok := u.Of(c).(*graph.Claim); ok {
						main[made] = true
					}
				}
				for _, c := range u.Graph.MainClaims() {
					if len(main) > 0 && !main[c] {
						t.Fatalf("%s is a main claim of neither reading", sayNode(c))
					}
				}
				if len(main) > 0 && len(u.Graph.MainClaims()) != len(main) {
					t.Fatalf("the union has %d main claims, the readings %d", len(u.Graph.MainClaims()), len(main))
				}
				again := Align(a, b, Options{})
				if d := graphtest.Diff(u.Graph, again.Union(again.Differences()).Graph); d != "" {
					t.Fatalf("the same readings have another union:\n%s", d)
				}
			})
		})
	}
}

func TestUnionOfAReadingWithItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		// It matches itself whatever its claims say: the user says so.
		var o Options
		for _, n := range claims(g) {
			o.Given = append(o.Given, Given{A: []graph.Node{n}, B: []graph.Node{n}})
		}
		al := Align(g, g, o)
		u := al.Union(al.Differences())
		for _, n := range u.Graph.NodeList() {
			if u.Whose[n] != Both {
				t.Fatalf("%s is in %s", sayNode(n), u.Whose[n])
			}
		}
		if d := graphtest.Diff(g, u.Graph); d != "" {
			t.Fatalf("the union says something else:\n%s", d)
		}
	})
}

func TestUnionOfEachKind(t *testing.T) {
	var a, b graph.Builder
	sectionA, sectionB := a.Section("Air", nil), b.Section("Air", nil)
	closedA := a.Claim("Close", "The centre should be closed to cars.").At("p1.s1")
	airA := a.Claim("Air", "Cars foul the air.").At("p1.s2").In(sectionA)
	shiftsA := a.Claim("Shifts", "Many people work in shifts.").At("p1.s3")
	carsA := a.Claim("No cars", "Who works in shifts often has no car.").At("p1.s4")
	shopsA := a.Claim("Shops", "Shops would lose customers.").At("p2.s1")
	a.Support(closedA, airA)
	a.Support(closedA, shiftsA, carsA)
	a.Attack(closedA, shopsA)
	closedB := b.Claim("Shut", "The centre should be closed to cars.").At("p1.s1")
	airB := b.Claim("Foul air", "Cars foul the air.").At("p1.s2").In(sectionB)
	shiftsB := b.Claim("Workers", "Many people who work in shifts have no car.").At("p1.s3-s4")
	shopsB := b.Claim("Shops", "What the mayor says is of no weight at all.").At("p3.s1").In(sectionB)
	lungs := b.Claim("Lungs", "Whoever breathes it falls ill.").At("p4.s1")
	b.Attack(closedB, airB)
	b.Support(closedB, shiftsB)
	b.Support(airB, shopsB)
	b.Support(airB, lungs)
	ga, err := a.Graph()
	if err != nil {
		t.Fatal(err)
	}
	gb, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	al := Align(ga, gb, Options{WithoutKeys: true})
	u := al.Union(al.Differences())
	var got []string
	for _, n := range u.Graph.NodeList() {
		line := fmt.Sprintf("%s: %s", sayNode(n), u.Whose[n])
		if u.Divided(n) {
			line += ", divided"
		}
		if s := sectionOf(n); s != nil {
			line += " in " + s.Title.Plain
		}
		for _, other := range u.Changed[n] {
			line += " instead of " + sayNode(other)
		}
		got = append(got, line)
	}
	want := []string{
		"Close: both", "Air: both in Air", "Shifts: both, divided", "Shops: only A",
		"(Air > Close): only A instead of (Air ! Close)", "(Shifts > Close): both", "(Shops ! Close): only A",
		"Shops (B): only B in Air", "Lungs: only B in Air",
		"(Air ! Close): only B instead of (Air > Close)", "(Shops (B) > Air): only B", "(Lungs > Air): only B",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", lines(got), lines(want))
	}
	if text := u.Graph.Claim("Shifts").Text.Plain; text != "Many people work in shifts. Who works in shifts often has no car." {
		t.Errorf("the merged claim says %q", text)
	}
}

func lines(list []string) string {
	s := ""
	for _, l := range list {
		s += l + "\n"
	}
	return s
}
