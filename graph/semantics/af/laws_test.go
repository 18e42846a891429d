package af_test

import (
	"context"
	"slices"
	"testing"

	"crux/graph/semantics/af"
	"crux/graph/semantics/af/aftest"
	"crux/graph/semantics/solver"
)

// judged is a framework with what is needed to check a labelling of it in time
// linear in its attacks.
type judged struct {
	*af.Framework
	system    *solver.System
	attackers [][]int32
}

func judge(f *af.Framework) *judged {
	j := &judged{f, f.System(), make([][]int32, f.Len())}
	for _, a := range f.Attacks() {
		j.attackers[a[1]] = append(j.attackers[a[1]], a[0])
	}
	return j
}

// isComplete reports whether a labelling is complete: in is what has all its
// attackers out, out what has one in (Caminada, 2006).
func (j *judged) isComplete(l solver.Labels) bool {
	for i, attackers := range j.attackers {
		want := solver.In
		for _, a := range attackers {
			if l[a] == solver.In {
				want = solver.Out
				break
			}
			if l[a] == solver.Undecided {
				want = solver.Undecided
			}
		}
		if l[i] != want {
			return false
		}
	}
	return true
}

// isConflictFree reports whether nothing in attacks what is in, and out is what
// it attacks.
func (j *judged) isConflictFree(l solver.Labels) bool {
	for i, attackers := range j.attackers {
		attacked := slices.ContainsFunc(attackers, func(a int32) bool { return l[a] == solver.In })
		if attacked != (l[i] == solver.Out) {
			return false
		}
	}
	return true
}

// check reports whether a labelling is what the linear-time part of the
// definition of a semantics asks for.
func (j *judged) check(semantics solver.Semantics, l solver.Labels) bool {
	switch semantics {
	case solver.Stage:
		return j.isConflictFree(l)
	case solver.Stable:
		return j.isComplete(l) && !slices.Contains(l, solver.Undecided)
	}
	return j.isComplete(l)
}

func (j *judged) some(t *testing.T, semantics solver.Semantics) solver.Labels {
	t.Helper()
	l, err := j.system.Some(context.Background(), semantics)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// each returns all labellings, or nil if there are more than limit.
func (j *judged) each(t *testing.T, semantics solver.Semantics, limit int) (list []solver.Labels) {
	t.Helper()
	if err := j.system.Each(context.Background(), semantics, func(l solver.Labels) bool {
		list = append(list, slices.Clone(l))
		return len(list) <= limit
	}); err != nil {
		t.Fatal(err)
	}
	if len(list) > limit {
		return nil
	}
	return list
}

// within reports whether what is in under l is in under other.
func within(l, other solver.Labels) bool {
	for i := range l {
		if l[i] == solver.In && other[i] != solver.In {
			return false
		}
	}
	return true
}

func contains(list []solver.Labels, l solver.Labels) bool {
	return slices.ContainsFunc(list, func(other solver.Labels) bool { return slices.Equal(l, other) })
}

// TestInclusions holds the known laws between the semantics against all
// families, at sizes that no brute force reaches.
func TestInclusions(t *testing.T) {
	const limit = 500
	for _, family := range aftest.Families {
		for seed := range uint64(6) {
			n := 15 + 5*int(seed)
			j := judge(family.Make(n, seed))
			fail := func(law string) { t.Errorf("%s, %d arguments, seed %d: %s", family.Name, n, seed, law) }

			all := map[solver.Semantics][]solver.Labels{}
			for _, s := range solver.All {
				all[s] = j.each(t, s, limit)
				for i, l := range all[s] {
					if !j.check(s, l) {
						fail("a " + string(s) + " labelling is none")
					}
					if contains(all[s][:i], l) {
						fail("a " + string(s) + " labelling comes twice")
					}
				}
			}
			if len(all[solver.Grounded]) != 1 || len(all[solver.Ideal]) != 1 {
				fail("there is more or less than one grounded or ideal labelling")
			}
			grounded, ideal := all[solver.Grounded][0], all[solver.Ideal][0]
			if !within(grounded, ideal) {
				fail("grounded is not within ideal")
			}
			for _, p := range all[solver.Preferred] {
				if !within(ideal, p) {
					fail("ideal is not within each preferred")
				}
			}
			for _, c := range all[solver.Complete] {
				if !within(grounded, c) {
					fail("grounded is not within each complete")
				}
			}
			subset := func(less, more solver.Semantics) {
				if all[more] == nil && more != solver.Stable { // too many
					return
				}
				for _, l := range all[less] {
					if !contains(all[more], l) {
						fail(string(less) + " is not " + string(more))
					}
				}
			}
			subset(solver.Stable, solver.SemiStable)
			subset(solver.SemiStable, solver.Preferred)
			subset(solver.Preferred, solver.Complete)
			subset(solver.Grounded, solver.Complete)
			subset(solver.Ideal, solver.Complete)
			subset(solver.Stable, solver.Stage)
			if len(all[solver.Stable]) > 0 { // then these are the stable ones
				subset(solver.SemiStable, solver.Stable)
				subset(solver.Stage, solver.Stable)
			}
		}
	}
}

// TestWitnesses asks about arguments of larger frameworks of all families. Each
// witness is one, and answers that bear on one another agree.
func TestWitnesses(t *testing.T) {
	ctx := context.Background()
	for _, family := range aftest.Families {
		j := judge(family.Make(100, 1))
		grounded := j.some(t, solver.Grounded)
		for i := 0; i < j.Len(); i += 9 {
			fail := func(what string) { t.Errorf("%s, argument %d: %s", family.Name, i+1, what) }
			credulous, refuted := map[solver.Semantics]bool{}, map[solver.Semantics]bool{}
			for _, s := range solver.All {
				in, err := j.system.Credulous(ctx, s, i)
				if err != nil {
					t.Fatal(err)
				}
				if in != nil && (in[i] != solver.In || !j.check(s, in)) {
					fail("the witness of its " + string(s) + " acceptance is none")
				}
				out, err := j.system.Sceptical(ctx, s, i)
				if err != nil {
					t.Fatal(err)
				}
				if out != nil && (out[i] == solver.In || !j.check(s, out)) {
					fail("the witness against its " + string(s) + " acceptance is none")
				}
				credulous[s], refuted[s] = in != nil, out != nil
			}
			if (grounded[i] == solver.In) == refuted[solver.Complete] || (grounded[i] == solver.In) == refuted[solver.Grounded] {
				fail("in each complete labelling is what is grounded")
			}
			if credulous[solver.Complete] != credulous[solver.Preferred] {
				fail("in some complete labelling is what is in some preferred one")
			}
			for _, law := range [][2]solver.Semantics{{solver.Stable, solver.SemiStable}, {solver.SemiStable, solver.Preferred}} {
				if credulous[law[0]] && !credulous[law[1]] {
					fail("some " + string(law[0]) + " but no " + string(law[1]))
				}
				if refuted[law[0]] && !refuted[law[1]] {
					fail("not each " + string(law[0]) + " but each " + string(law[1]))
				}
			}
			if credulous[solver.Ideal] && refuted[solver.Preferred] {
				fail("ideal but not in each preferred")
			}
		}
	}
}
