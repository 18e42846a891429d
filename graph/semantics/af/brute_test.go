package af_test

import (
	"context"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"crux/graph/semantics/af"
	"crux/graph/semantics/solver"
)

// A set is a set of arguments, by bits.
type set uint16

func (s set) has(i int) bool        { return s>>i&1 == 1 }
func (s set) subset(other set) bool { return s&^other == 0 }
func (s set) String() string        { return strings.Join(s.names(), " ") }
func (s set) names() (names []string) {
	for i := range 16 {
		if s.has(i) {
			names = append(names, fmt.Sprint(i+1))
		}
	}
	return names
}

// textbook finds extensions by looking at all sets of arguments, by the
// definitions of Dung (1995), Caminada (2006, semi-stable), Verheij (1996, stage)
// and Dung, Mancarella and Toni (2007, ideal).
type textbook struct {
	n        int
	all      set
	attacked []set // by argument: those that it attacks
	attacker []set // by argument: those that attack it
}

func newTextbook(f *af.Framework) *textbook {
	b := &textbook{n: f.Len(), all: 1<<f.Len() - 1, attacked: make([]set, f.Len()), attacker: make([]set, f.Len())}
	for _, a := range f.Attacks() {
		b.attacked[a[0]] |= 1 << a[1]
		b.attacker[a[1]] |= 1 << a[0]
	}
	return b
}

// union returns what the arguments of s attack.
func (b *textbook) attackedBy(s set) (attacked set) {
	for i := range b.n {
		if s.has(i) {
			attacked |= b.attacked[i]
		}
	}
	return attacked
}

func (b *textbook) rangeOf(s set) set { return s | b.attackedBy(s) }

// defended returns the arguments all of whose attackers s attacks.
func (b *textbook) defended(s set) (defended set) {
	for i := range b.n {
		if b.attacker[i].subset(b.attackedBy(s)) {
			defended |= 1 << i
		}
	}
	return defended
}

func (b *textbook) conflictFree(s set) bool { return b.attackedBy(s)&s == 0 }
func (b *textbook) admissible(s set) bool   { return b.conflictFree(s) && s.subset(b.defended(s)) }
func (b *textbook) complete(s set) bool     { return b.conflictFree(s) && s == b.defended(s) }
func (b *textbook) stable(s set) bool       { return b.conflictFree(s) && b.rangeOf(s) == b.all }

// sets returns the sets with a property, ascending.
func (b *textbook) sets(property func(set) bool) (list []set) {
	for s := set(0); ; s++ {
		if property(s) {
			list = append(list, s)
		}
		if s == b.all {
			return list
		}
	}
}

// maximal returns those of a list whose measure is no proper subset of that of
// another.
func maximal(list []set, measure func(set) set) (most []set) {
	for _, s := range list {
		if !slices.ContainsFunc(list, func(other set) bool {
			return measure(s) != measure(other) && measure(s).subset(measure(other))
		}) {
			most = append(most, s)
		}
	}
	return most
}

func itself(s set) set { return s }

// extensions returns the extensions, ascending.
func (b *textbook) extensions(semantics solver.Semantics) []set {
	switch semantics {
	case solver.Complete:
		return b.sets(b.complete)
	case solver.Grounded:
		complete := b.sets(b.complete)
		return b.sets(func(s set) bool {
			return b.complete(s) && !slices.ContainsFunc(complete, func(other set) bool { return !s.subset(other) })
		})
	case solver.Preferred:
		return maximal(b.sets(b.admissible), itself)
	case solver.Stable:
		return b.sets(b.stable)
	case solver.SemiStable:
		return maximal(b.sets(b.complete), b.rangeOf)
	case solver.Stage:
		return maximal(b.sets(b.conflictFree), b.rangeOf)
	case solver.Ideal:
		within := b.all
		for _, p := range b.extensions(solver.Preferred) {
			within &= p
		}
		return maximal(b.sets(func(s set) bool { return b.admissible(s) && s.subset(within) }), itself)
	}
	panic(semantics)
}

// setOf returns what is in, and fails unless the other labels follow from that:
// out is what is attacked by what is in.
func (b *textbook) setOf(t *testing.T, f *af.Framework, l solver.Labels) (in set) {
	for _, i := range l.In() {
		in |= 1 << i
	}
	for i := range b.n {
		want := solver.Undecided
		switch {
		case in.has(i):
			want = solver.In
		case b.attackedBy(in).has(i):
			want = solver.Out
		}
		if l[i] != want {
			t.Errorf("%s: with %s in, %d is %s, not %s", drawn(f), in, i+1, l[i], want)
		}
	}
	return in
}

// drawn writes a framework down for messages.
func drawn(f *af.Framework) string {
	var s strings.Builder
	fmt.Fprintf(&s, "n=%d", f.Len())
	for _, a := range f.Attacks() {
		fmt.Fprintf(&s, " %d>%d", a[0]+1, a[1]+1)
	}
	return s.String()
}

// checkEnumeration compares all extensions under all semantics, and one.
func checkEnumeration(t *testing.T, f *af.Framework) {
	ctx := context.Background()
	b, s := newTextbook(f), f.System()
	for _, semantics := range solver.All {
		want := b.extensions(semantics)
		var got []set
		if err := s.Each(ctx, semantics, func(l solver.Labels) bool {
			got = append(got, b.setOf(t, f, l))
			return len(got) <= len(want)
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the %s extensions are %v, but the solver finds %v", drawn(f), semantics, want, got)
		}
		some, err := s.Some(ctx, semantics)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case some == nil && len(want) > 0:
			t.Errorf("%s: no %s extension is found", drawn(f), semantics)
		case some != nil && !slices.Contains(want, b.setOf(t, f, some)):
			t.Errorf("%s: %v is no %s extension", drawn(f), some.In(), semantics)
		}
	}
}

// checkQueries compares what is asked about each argument, with witnesses.
func checkQueries(t *testing.T, f *af.Framework) {
	ctx := context.Background()
	b, s := newTextbook(f), f.System()
	for _, semantics := range solver.All {
		extensions := b.extensions(semantics)
		for i := range f.Len() {
			for _, in := range []bool{true, false} {
				ask, name := s.Sceptical, "sceptical"
				if in {
					ask, name = s.Credulous, "credulous"
				}
				witness, err := ask(ctx, semantics, i)
				if err != nil {
					t.Fatal(err)
				}
				exists := slices.ContainsFunc(extensions, func(s set) bool { return s.has(i) == in })
				switch {
				case exists != (witness != nil):
					t.Errorf("%s: %s %s of %d: there is a witness: %v; it finds one: %v", drawn(f), semantics, name, i+1, exists, witness != nil)
				case witness != nil:
					got := b.setOf(t, f, witness)
					if got.has(i) != in || !slices.Contains(extensions, got) {
						t.Errorf("%s: %s %s of %d: %s is no witness", drawn(f), semantics, name, i+1, got)
					}
				}
			}
		}
	}
}

// frameworkOf returns the framework of n arguments whose attacks are the bits of
// a number, row by row.
func frameworkOf(n int, attacks uint64) *af.Framework {
	var pairs [][2]int32
	for ; attacks != 0; attacks &= attacks - 1 {
		bit := bits.TrailingZeros64(attacks)
		pairs = append(pairs, [2]int32{int32(bit / n), int32(bit % n)})
	}
	return af.Numbered(n, pairs)
}

// TestAllSmallFrameworks compares the solver with the definitions on all
// frameworks of up to three arguments, all tasks.
func TestAllSmallFrameworks(t *testing.T) {
	for n := range 4 {
		for attacks := range uint64(1) << (n * n) {
			f := frameworkOf(n, attacks)
			checkEnumeration(t, f)
			checkQueries(t, f)
		}
	}
}

// TestAllFrameworksOfFour does so on those of four arguments, one of each shape:
// not those that differ in the names of arguments only.
func TestAllFrameworksOfFour(t *testing.T) {
	const n = 4
	var orders [][n]int
	for code := range n * n * n * n {
		order := [n]int{code % n, code / n % n, code / n / n % n, code / n / n / n}
		if 1<<order[0]|1<<order[1]|1<<order[2]|1<<order[3] == 1<<n-1 {
			orders = append(orders, order)
		}
	}
	shapes := 0
	for attacks := range uint64(1) << (n * n) {
		first := !slices.ContainsFunc(orders, func(order [n]int) bool {
			var renamed uint64
			for rest := attacks; rest != 0; rest &= rest - 1 {
				bit := bits.TrailingZeros64(rest)
				renamed |= 1 << (order[bit/n]*n + order[bit%n])
			}
			return renamed < attacks
		})
		if !first {
			continue
		}
		shapes++
		if testing.Short() && shapes%8 != 0 {
			continue
		}
		f := frameworkOf(n, attacks)
		checkEnumeration(t, f)
		checkQueries(t, f)
	}
	if shapes != 3044 { // OEIS A000595
		t.Errorf("there are %d shapes, not 3044", shapes)
	}
}

// TestRandomFrameworks does so on random ones of five to eight arguments, of all
// densities.
func TestRandomFrameworks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	many := 1000
	if testing.Short() {
		many = 200
	}
	for range many {
		n := 5 + r.IntN(4)
		density := 0.5 * r.Float64()
		var pairs [][2]int32
		for from := range n {
			for to := range n {
				if p := density; from == to && r.Float64() < p/3 || from != to && r.Float64() < p {
					pairs = append(pairs, [2]int32{int32(from), int32(to)})
				}
			}
		}
		f := af.Numbered(n, pairs)
		checkEnumeration(t, f)
		checkQueries(t, f)
		if t.Failed() {
			return // one case says enough
		}
	}
}
