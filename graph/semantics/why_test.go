package semantics

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"crux/graph"
)

// TestReasonsCanBeReplayed checks that each reason of the grounded labelling is one:
// that, by the rules alone, the labels of the nodes it names give the label of the node,
// and that these were settled before.
func TestReasonsCanBeReplayed(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	causes := map[Cause]int{}
	for range 20_000 {
		g, o := random(r)
		c := New(g, o)
		l := c.Grounded()
		for _, n := range g.NodeList() {
			why := c.Why(l, n)
			causes[why.Cause]++
			if problem := replay(c, l, why); problem != "" {
				t.Fatalf("why %d is %s in\n%swith %+v:\n%+v: %s", n.ID(), l.Of(n), describe(g), o, why, problem)
			}
		}
	}
	for _, cause := range []Cause{IsGranted, IsSupported, Prevails, IsDenied, IsAttacked, IsUnsupported, IsCircular, IsReasonless, IsOutweighed,
		Holds, IsUndercut, LosesSources, IsIncomplete, IsDropped, IsBlocked} {
		if causes[cause] == 0 {
			t.Errorf("no node came up whose cause is %q", cause)
		}
	}
}

// replay returns what is wrong with a reason, or "".
func replay(c *Case, l *Labelling, why Reason) string {
	n := why.Node
	relation, isRelation := n.(*graph.Relation)
	on := func(kind graph.Kind) []graph.Node { return c.bearing(n, kind) }
	are := func(list []graph.Node, label Label) bool {
		return !slices.ContainsFunc(list, func(m graph.Node) bool { return l.Of(m) != label })
	}
	earlier := func(list []graph.Node) bool {
		return !slices.ContainsFunc(list, func(m graph.Node) bool {
			return !(l.Step(m) < l.Step(n) || isRelation && l.Step(m) == l.Step(n))
		})
	}
	within := func(some, all []graph.Node) bool {
		return !slices.ContainsFunc(some, func(m graph.Node) bool { return !slices.Contains(all, m) })
	}
	if why.Label != l.Of(n) {
		return "it has another label"
	}
	if settled := l.Step(n) > 0; settled != (why.Label != Undecided) {
		return "it has a step and is undecided, or the other way"
	}
	if why.Label != Undecided && why.Cause != IsCircular && !earlier(why.By) {
		return "something that it rests on was settled later"
	}
	if why.Label == In && why.Cause != Prevails && !(are(why.Despite, Out) && len(why.Despite) == len(on(graph.Attack)) && earlier(why.Despite)) {
		return "what is against it does not fall before"
	}
	verdict := func(want Label, ok bool) string {
		if why.Label != want {
			return "the cause does not give this label"
		}
		if !ok {
			return "the cause is not there"
		}
		return ""
	}
	attacks, supports := on(graph.Attack), on(graph.Support)
	switch why.Cause {
	case IsGranted:
		return verdict(In, c.Granted(n) && !c.Gone(n))
	case IsSupported:
		return verdict(In, len(why.By) > 0 && within(why.By, supports) && are(why.By, In) && are(why.Also, In) && within(why.Also, supports))
	case IsDenied, IsDropped:
		return verdict(Out, c.Gone(n))
	case IsAttacked:
		return verdict(Out, len(why.By) > 0 && within(why.By, attacks) && are(why.By, In))
	case IsUnsupported:
		return verdict(Out, !c.Granted(n) && len(why.By) == len(supports) && len(why.By) > 0 && are(why.By, Out))
	case IsCircular:
		circle := why.Circle
		for i, m := range circle {
			next := circle[(i+1)%len(circle)]
			if r, ok := m.(*graph.Relation); ok && !slices.Contains(r.Sources, next) {
				return "the circle is broken"
			} else if r, ok := next.(*graph.Relation); ok && r.Target != m {
				return "the circle is broken"
			}
		}
		return verdict(Out, !c.Granted(n) && len(circle) > 0 && circle[0] == n && are(circle, Out) && len(why.By) == len(supports) && are(why.By, Out))
	case IsReasonless:
		return verdict(Out, !c.Granted(n) && len(supports) == 0)
	case Prevails:
		return verdict(In, c.o.Standard != Dialectical && len(why.Despite) > 0 && (len(why.By) > 0 || c.Granted(n)))
	case IsOutweighed:
		return verdict(Out, c.o.Standard != Dialectical && are(why.By, In) && within(why.By, attacks))
	case Holds:
		return verdict(In, len(why.By) == len(relation.Sources) && len(why.By) > 0 && are(why.By, In))
	case IsUndercut:
		return verdict(Out, len(why.By) > 0 && within(why.By, attacks) && are(why.By, In))
	case LosesSources:
		return verdict(Out, len(why.By) > 0 && within(why.By, relation.Sources) && are(why.By, Out))
	case IsIncomplete:
		return verdict(Out, len(relation.Sources) == 0)
	case IsBlocked:
		return verdict(Undecided, len(why.By) > 0 && are(why.By, Undecided))
	}
	return "there is no such cause"
}

// TestBlocks checks that what keeps a node undecided is a circle of undecided nodes with
// an attack in it, and that it waits for nothing else.
func TestBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	found := 0
	for range 20_000 {
		g, o := random(r)
		c := New(g, o)
		l := c.Grounded()
		for _, n := range g.NodeList() {
			b := c.Block(l, n)
			if l.Of(n) != Undecided {
				if b != nil {
					t.Fatalf("%d is %s and has a block", n.ID(), l.Of(n))
				}
				continue
			}
			fail := func(problem string) {
				t.Fatalf("what blocks %d in\n%s with %+v: %+v: %s", n.ID(), describe(g), o, b, problem)
			}
			if b == nil {
				fail("nothing")
			}
			found++
			attacks := 0
			for i, m := range b.Circle {
				next := b.Circle[(i+1)%len(b.Circle)]
				if l.Of(m) != Undecided || !slices.Contains(c.Why(l, m).By, next) {
					fail(fmt.Sprintf("%d does not wait for %d", m.ID(), next.ID()))
				}
				if r, ok := m.(*graph.Relation); ok && r.Kind == graph.Attack {
					attacks++
				}
			}
			if attacks == 0 || attacks != b.Attacks {
				fail("the attacks are counted wrong")
			}
		}
	}
	if found == 0 {
		t.Error("nothing was undecided")
	}
}

// TestChangesChange denies and drops what is said to turn a verdict, and looks.
func TestChangesChange(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	found := map[int]int{}
	for range 3000 {
		g, o := random(r)
		c := New(g, o)
		l := c.Grounded()
		for _, n := range g.NodeList() {
			before := l.Of(n) == In
			turns := func(set []graph.Node) bool {
				with := o
				with.Deny, with.Drop = slices.Clone(o.Deny), slices.Clone(o.Drop)
				for _, m := range set {
					if r, ok := m.(*graph.Relation); ok {
						with.Drop = append(with.Drop, r)
					} else {
						with.Deny = append(with.Deny, m)
					}
				}
				return (New(g, with).Grounded().Of(n) == In) != before
			}
			for _, kind := range []struct {
				change Change
				may    func(graph.Node) bool
			}{
				{c.Deny(n), func(m graph.Node) bool { _, r := m.(*graph.Relation); return !r }},
				{c.Drop(n), func(m graph.Node) bool { _, r := m.(*graph.Relation); return r }},
				{c.Remove(n), func(graph.Node) bool { return true }},
			} {
				var all []graph.Node
				for _, m := range g.NodeList() {
					if m != n && kind.may(m) {
						all = append(all, m)
					}
				}
				want := smallest(all, turns)
				if got := kind.change; !got.Complete || fmt.Sprint(numbers(got.Sets)) != fmt.Sprint(numbers(want)) {
					t.Fatalf("what turns %d in\n%swith %+v:\nwant %v\ngot  %v", n.ID(), describe(g), o, numbers(want), numbers(got.Sets))
				}
				if len(want) > 0 {
					found[len(want[0])]++
				}
			}
		}
	}
	if found[1] == 0 || found[2] == 0 || found[3] == 0 {
		t.Errorf("sets of one, two and three should come up: %v", found)
	}
}

// smallest returns the smallest subsets of a list that turn a verdict, by trying all.
func smallest(all []graph.Node, turns func([]graph.Node) bool) [][]graph.Node {
	bySize := make([][][]graph.Node, len(all)+1)
	for code := 1; code < 1<<len(all); code++ {
		var set []graph.Node
		for i, m := range all {
			if code>>i&1 == 1 {
				set = append(set, m)
			}
		}
		bySize[len(set)] = append(bySize[len(set)], set)
	}
	for _, sets := range bySize {
		var found [][]graph.Node
		for _, set := range sets {
			if turns(set) {
				found = append(found, set)
			}
		}
		if found != nil {
			slices.SortFunc(found, func(a, b []graph.Node) int { return slices.CompareFunc(a, b, byID) })
			return found
		}
	}
	return nil
}

func numbers(sets [][]graph.Node) [][]int64 {
	var list [][]int64
	for _, set := range sets {
		var ids []int64
		for _, n := range set {
			ids = append(ids, n.ID())
		}
		list = append(list, ids)
	}
	return list
}

// TestLongCircle asks why the claims of a large circle of reasons fall: that it is one is
// said, and no claim's reason names all others.
func TestLongCircle(t *testing.T) {
	for _, size := range []int{20, 2000} {
		var b graph.Builder
		var claims []*graph.Claim
		for i := range size {
			claims = append(claims, b.Claim(fmt.Sprint("C", i), "It is so."))
		}
		for i, c := range claims {
			b.Support(c, claims[(i+1)%size])
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		c := New(g, Options{})
		l := c.Grounded()
		teller := c.Tell(l, g.Outline())
		for _, n := range claims {
			if r := c.Why(l, n); r.Cause != IsCircular {
				t.Fatalf("circle of %d: want cause %s, got %s", size, IsCircular, r.Cause)
			}
			said := teller.Sentence(n)
			if want := "nothing from outside holds up"; !strings.Contains(said, want) || len(said) > 1000 {
				t.Fatalf("circle of %d: want %q, in fewer than 1000 characters; got %s", size, want, said)
			}
		}
	}
}
