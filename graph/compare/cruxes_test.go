package compare

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/semantics"
)

// draws are ways to draw two readings that share some claims.
var draws = map[string]func(*rapid.T) (a, b *graph.Graph){
	"much in common": func(t *rapid.T) (a, b *graph.Graph) { return twoReadings(t, [2]string{"C", "C"}) },
	"any":            func(t *rapid.T) (a, b *graph.Graph) { return graphtest.Graph(t), graphtest.Graph(t) },
}

// TestAllDifferencesCarriedOverGiveTheOtherReading checks the union at both ends: with no
// difference carried over it judges as A does, with all of them as B does.
func TestAllDifferencesCarriedOverGiveTheOtherReading(t *testing.T) {
	for name, draw := range draws {
		differed, splits := false, false
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := draw(t)
				al := Align(a, b, Options{})
				differences := al.Differences()
				la, lb := semantics.New(a, semantics.Options{}).Grounded(), semantics.New(b, semantics.Options{}).Grounded()
				verdict := func(l *semantics.Labelling, list []graph.Node) Verdict {
					all := Stands
					for _, n := range list {
						switch l.Of(n).String() {
						case "out":
							return Falls
						case "undecided":
							all = Undecided
						}
					}
					return all
				}
				for _, m := range al.Matches {
					c, err := al.Cruxes(context.Background(), semantics.Grounded, m.A[0], differences)
					if err != nil {
						t.Fatal(err)
					}
					if va, vb := verdict(la, m.A), verdict(lb, m.B); c.InA != va || c.InB != vb {
						t.Logf("A:\n%s\nB:\n%s", graphtest.Describe(a), graphtest.Describe(b))
						for _, d := range differences {
							t.Log(say(d))
						}
						t.Fatalf("%s is %s and %s, but the union has %s and %s", sayAll(m.A), va, vb, c.InA, c.InB)
					}
					if (c.InA != c.InB) != (len(c.Sets) > 0) {
						t.Fatalf("the verdicts are %s and %s, the sets %v", c.InA, c.InB, c.Sets)
					}
					differed = differed || c.InA != c.InB
					splits = splits || divided(&m)
				}
			})
		})
		if !differed || name == "much in common" && !splits {
			t.Errorf("%s: verdicts differed: %v; claims were divided: %v", name, differed, splits)
		}
	}
}

// TestSmallestSets compares the sets with those that trying all of them finds.
func TestSmallestSets(t *testing.T) {
	sizes := map[int]int{}
	for name, draw := range draws {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := draw(t)
				al := Align(a, b, Options{})
				differences := al.Differences()
				s := rapid.SampledFrom([]semantics.Semantics{semantics.Grounded, semantics.Grounded, semantics.Preferred, semantics.Stable, semantics.Complete}).Draw(t, "semantics")
				for _, m := range al.Matches {
					c, err := al.Cruxes(context.Background(), s, m.A[0], differences)
					if err != nil {
						t.Fatal(err)
					}
					u := al.union(differences)
					u.ctx, u.semantics = context.Background(), s
					x := u.of(m.A[0])
					var all []int // also those that do not bear on it
					for i, d := range differences {
						if isSwitch(d.Kind) {
							all = append(all, i)
						}
					}
					if len(all) > 12 {
						return
					}
					var want [][]int
					size := len(all) + 1
					for bits := range 1 << len(all) {
						at := make(setting, len(differences))
						var set []int
						for k, d := range all {
							if bits>>k&1 == 1 {
								at[d] = asInB
								set = append(set, d)
							}
						}
						if c.InA == c.InB || len(set) > size || u.verdict(at, x) != c.InB {
							continue
						}
						if len(set) < size {
							size, want = len(set), nil
						}
						want = append(want, set)
					}
					slices.SortFunc(want, slices.Compare[[]int])
					if !slices.EqualFunc(c.Sets, want, slices.Equal) || !c.Exact || c.More || len(want) > 0 && c.AtLeast != size {
						t.Fatalf("A:\n%s\nB:\n%s\non %s under %s there is %+v, want %v", graphtest.Describe(a), graphtest.Describe(b), sayAll(m.A), s, c, want)
					}
					if len(want) > 0 {
						sizes[size]++
					}
				}
			})
		})
	}
	if sizes[1] == 0 || sizes[2] == 0 {
		t.Errorf("there were sets of these sizes, so often: %v", sizes)
	}
}

// TestGreedyLeavesNothingOut takes each difference out of what a greedy search found.
func TestGreedyLeavesNothingOut(t *testing.T) {
	for seed := range uint64(30) {
		a, b := rivals(60, seed, "B")
		al := Align(a, b, Options{})
		differences := al.Differences()
		for _, n := range a.Claims()[:10] {
			if al.Of(n) == nil {
				continue
			}
			u := al.union(differences)
			u.ctx, u.semantics = context.Background(), semantics.Grounded
			switches, x := u.cone(u.of(n))
			q := &search{unionGraph: u, x: x, at: make(setting, len(differences)), switches: switches}
			q.want = q.verdict(q.with(switches), x)
			if q.want == q.verdict(q.at, x) {
				continue
			}
			set := q.greedy()
			if q.verdict(q.with(set), x) != q.want {
				t.Errorf("%v does not turn the verdict", set)
			}
			for _, d := range set {
				if less := slices.DeleteFunc(slices.Clone(set), func(e int) bool { return e == d }); q.verdict(q.with(less), x) == q.want {
					t.Errorf("%d can be left out of %v", d, set)
				}
			}
		}
	}
}

func TestCruxes(t *testing.T) {
	build := func(make func(b *graph.Builder, closed, air, wind, shops *graph.Claim)) *graph.Graph {
		var b graph.Builder
		make(&b, b.Claim("Close", "The centre should be closed to cars."), b.Claim("Air", "Cars foul the air."),
			b.Claim("Wind", "The wind clears it at once."), b.Claim("Shops", "Shops would lose customers."))
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a := build(func(b *graph.Builder, closed, air, wind, shops *graph.Claim) {
		b.Support(closed, air)
		b.Support(wind, shops)
	})
	b := build(func(b *graph.Builder, closed, air, wind, shops *graph.Claim) {
		b.Undercut(b.Support(closed, air), wind)
		b.Attack(air, shops)
	})
	al := Align(a, b, Options{})
	differences := al.Differences()
	c, err := al.Cruxes(context.Background(), semantics.Grounded, a.Claim("Close"), differences)
	if err != nil || c.InA != Stands || c.InB != Falls || !c.Exact {
		t.Fatalf("got %+v", c)
	}
	var got []string
	for _, set := range c.Sets {
		if len(set) != 1 {
			t.Fatalf("got %v, want sets of one difference", c.Sets)
		}
		got = append(got, say(differences[set[0]]))
	}
	want := []string{"only-relation:  | (Wind ! (Air > Close))", "only-relation:  | (Shops ! Air)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestCruxesOfParts carries an objection to a part of a claim over to the claim, and an
// objection to a claim to its parts.
func TestCruxesOfParts(t *testing.T) {
	build := func(parts, wind bool) *graph.Graph {
		var b graph.Builder
		closed, w := b.Claim("Close", "The centre should be closed to cars."), b.Claim("Wind", "The wind clears it at once.")
		air := b.Claim("Air", "Cars foul the air, and foul air makes people ill.")
		if parts {
			air.Text = graph.Plain("Cars foul the air.")
			b.Support(closed, air, b.Claim("Ill", "Foul air makes people ill."))
		} else {
			b.Support(closed, air)
		}
		if wind {
			b.Attack(air, w)
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	for _, parts := range []bool{false, true} {
		a, b := build(parts, false), build(!parts, true)
		al := Align(a, b, Options{})
		differences := al.Differences()
		for _, on := range []string{"Close", "Air"} {
			c, err := al.Cruxes(context.Background(), semantics.Grounded, a.Claim(on), differences)
			if err != nil || c.InA != Stands || c.InB != Falls || len(c.Sets) != 1 || len(c.Sets[0]) != 1 || differences[c.Sets[0][0]].Kind != OnlyRelation {
				t.Errorf("in A there are parts: %v; on %s: %+v, %v", parts, on, c, err)
			}
		}
	}
}

// TestManySmallestSets has as many as can be listed, and says that there are more.
func TestManySmallestSets(t *testing.T) {
	one, other := hydra(10, 3)
	al := Align(one, other, Options{})
	c, err := al.Cruxes(context.Background(), semantics.Grounded, one.Claims()[0], al.Differences())
	if err != nil || !c.Exact || !c.More || c.AtLeast != 10 || len(c.Sets) < 100 || len(c.Sets[0]) != 10 {
		t.Errorf("got %d sets, exact %v, more %v, at least %d, %v", len(c.Sets), c.Exact, c.More, c.AtLeast, err)
	}
	one, other = hydra(4, 2)
	al = Align(one, other, Options{})
	c, err = al.Cruxes(context.Background(), semantics.Grounded, one.Claims()[0], al.Differences())
	if err != nil || !c.Exact || c.More || c.AtLeast != 4 || len(c.Sets) != 16 {
		t.Errorf("got %d sets, exact %v, more %v, at least %d, %v", len(c.Sets), c.Exact, c.More, c.AtLeast, err)
	}
}

// TestUnshared finds the reasons that only one reading has, nearest first, and not those on
// which nothing rests.
func TestUnshared(t *testing.T) {
	build := func(make func(b *graph.Builder, c map[string]*graph.Claim)) *graph.Graph {
		var b graph.Builder
		c := map[string]*graph.Claim{}
		for _, k := range []string{"Close", "Air", "Wind", "Shops", "Noise", "Loud"} {
			c[k] = b.Claim(k, "")
		}
		make(&b, c)
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a := build(func(b *graph.Builder, c map[string]*graph.Claim) {
		b.Support(c["Close"], c["Air"])
		b.Undercut(b.Attack(c["Close"], c["Shops"]), c["Wind"])
		b.Attack(c["Loud"], c["Noise"])
	})
	b := build(func(b *graph.Builder, c map[string]*graph.Claim) {
		b.Support(c["Close"], c["Air"])
		b.Support(c["Close"], c["Noise"])
		b.Support(c["Noise"], c["Loud"])
	})
	al := Align(a, b, Options{})
	c, err := al.Cruxes(context.Background(), semantics.Grounded, a.Claim("Close"), al.Differences())
	if err != nil || c.InA != Stands || c.InB != Stands {
		t.Fatalf("got %+v, %v", c, err)
	}
	got := sayAll(nodes(c.Unshared.A)) + " | " + sayAll(nodes(c.Unshared.B))
	if want := "(Shops ! Close), (Wind ! (Shops ! Close)) | (Noise > Close), (Loud > Noise)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Asking a dispute about one claim leaves it as it was for the next one.
func TestDisputeOfManyClaims(t *testing.T) {
	a, b := reading(t, "paris/author"), reading(t, "paris/critic")
	al := Align(a, b, Options{})
	differences := al.Differences()
	d := al.Dispute(differences)
	for range 2 {
		for _, m := range al.Matches {
			got, err := d.Cruxes(t.Context(), semantics.Grounded, m.A[0])
			if err != nil {
				t.Fatal(err)
			}
			want, err := al.Cruxes(t.Context(), semantics.Grounded, m.A[0], differences)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("on %s a dispute that was asked before has %+v, a new one %+v", sayNode(m.A[0]), got, want)
			}
		}
	}
}
