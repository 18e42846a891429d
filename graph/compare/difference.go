package compare

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"crux/graph"
	"crux/graph/scheme"
)

// A Kind is a kind of difference between two readings.
type Kind string

// The kinds of differences, in the order in which they are told.
const (
	MainClaim        Kind = "main-claim"        // it is a main claim of one reading only
	Polarity         Kind = "polarity"          // one supports where the other attacks, or restates, or prefers
	Direction        Kind = "direction"         // premise and conclusion change places
	RebutUndercut    Kind = "rebut-undercut"    // one attacks a claim, the other the step to it or from it
	LinkedConvergent Kind = "linked-convergent" // what counts together in one counts alone in the other
	OtherTarget      Kind = "other-target"      // the same reason or objection, for or against something else
	OtherPremises    Kind = "other-premises"    // for or against the same, with further premises or without some
	OtherScheme      Kind = "other-scheme"      // the same inference by another scheme or rule; or contraries that are contradictories
	OnlyRelation     Kind = "only-relation"     // a relation of one reading between claims that both have
	Split            Kind = "split"             // one claim of A is several of B
	Merged           Kind = "merged"            // several claims of A are one of B
	OnlyClaim        Kind = "only-claim"        // a claim of one reading, with the relations that need it
	Unstated         Kind = "unstated"          // stated in one reading, unstated in the other
	Asserted         Kind = "asserted"          // asserted in one, in the other for its reasons only ("assert: false")
	Voice            Kind = "voice"             // said by another
	Segmentation     Kind = "segmentation"      // it stands on other sentences of the text
	Reworded         Kind = "reworded"          // said in other words
)

// Kinds are all kinds of differences, in the order in which they are told.
var Kinds = []Kind{MainClaim, Polarity, Direction, RebutUndercut, LinkedConvergent, OtherTarget, OtherPremises, OtherScheme, OnlyRelation,
	Split, Merged, OnlyClaim, Unstated, Asserted, Voice, Segmentation, Reworded}

// A Difference is one thing in which two readings differ. A and B are the nodes in
// question of each reading, claims and sketches or relations; either may be empty. With are
// relations that go with a claim that only one reading has.
type Difference struct {
	Kind Kind
	A, B []graph.Node
	With []*graph.Relation
}

// Differences returns all differences of the readings, in the order of Kinds, and those of
// a kind in the order of A, and then of B.
func (al *Alignment) Differences() []Difference {
	var list []Difference
	add := func(kind Kind, a, b []graph.Node) { list = append(list, Difference{Kind: kind, A: a, B: b}) }
	al.claimDifferences(add)
	al.relationDifferences(add)
	for i := range list {
		if d := &list[i]; d.Kind == OnlyClaim {
			d.With = al.needing(d)
		}
	}
	first := func(nodes []graph.Node) int64 {
		if len(nodes) == 0 {
			return 1 << 62
		}
		return nodes[0].ID()
	}
	slices.SortStableFunc(list, func(x, y Difference) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds, x.Kind), slices.Index(Kinds, y.Kind)),
			cmp.Compare(first(x.A), first(y.A)), cmp.Compare(first(x.B), first(y.B)))
	})
	return list
}

// claimDifferences adds the differences of claims.
func (al *Alignment) claimDifferences(add func(Kind, []graph.Node, []graph.Node)) {
	mainA, mainB := mains(al.A), mains(al.B)
	for i := range al.Matches {
		m := &al.Matches[i]
		switch {
		case m.Split():
			add(Split, m.A, m.B)
		case m.Merged():
			add(Merged, m.A, m.B)
		}
		if slices.ContainsFunc(m.A, mainA.has) != slices.ContainsFunc(m.B, mainB.has) {
			add(MainClaim, m.A, m.B)
		}
		if len(m.A) > 1 || len(m.B) > 1 {
			continue
		}
		a, b := m.A[0], m.B[0]
		if plain(al.said(a)) != plain(al.said(b)) {
			add(Reworded, m.A, m.B)
		}
		if asserted(a) != asserted(b) {
			add(Asserted, m.A, m.B)
		}
		if voice(a) != voice(b) {
			add(Voice, m.A, m.B)
		}
		if implicit(a) != implicit(b) {
			add(Unstated, m.A, m.B)
		} else if al.cutOtherwise(a, b) {
			add(Segmentation, m.A, m.B)
		}
	}
	for side, g := range []*graph.Graph{al.A, al.B} {
		for _, n := range claims(g) {
			if al.Of(n) != nil {
				continue
			}
			a, b := []graph.Node{n}, []graph.Node(nil)
			main := mainA
			if side == 1 {
				a, b, main = b, a, mainB
			}
			add(OnlyClaim, a, b)
			if main.has(n) {
				add(MainClaim, a, b)
			}
		}
	}
}

// relationDifferences adds the differences of relations.
func (al *Alignment) relationDifferences(add func(Kind, []graph.Node, []graph.Node)) {
	c := al.classes()
	opposed := map[[2]*graph.Contradiction]bool{} // what is told of contradictions
	for _, r := range al.A.Relations() {
		if s := al.Relations[r]; s != nil {
			c.of[r] = c.number(s)
			if x, y := r.Contradiction, s.Contradiction; x != nil && y != nil && x.Kind != y.Kind && !opposed[[2]*graph.Contradiction{x, y}] {
				opposed[[2]*graph.Contradiction{x, y}] = true
				add(OtherScheme, []graph.Node{x.There}, []graph.Node{y.There})
			}
			if !alikeBy(r, s) {
				add(OtherScheme, []graph.Node{r}, []graph.Node{s})
			}
		}
	}
	a, b := c.rest()
	told := map[*graph.Contradiction]bool{} // by one of the halves
	tell := func(kind Kind, a, b []*graph.Relation) {
		add(kind, nodes(a), nodes(b))
		for _, r := range slices.Concat(a, b) {
			if r.Contradiction != nil {
				told[r.Contradiction] = true
			}
		}
	}
	c.join()
	regroupings, a, b := c.relink(a, b)
	for _, g := range regroupings {
		if linked := []*graph.Relation{g.linked}; g.side == 0 {
			tell(LinkedConvergent, linked, g.apart)
		} else {
			tell(LinkedConvergent, g.apart, linked)
		}
	}
	pairs := c.pairs(a, b)
	into := map[graph.Node]graph.Node{}
	used := map[*graph.Relation]bool{}
	for _, p := range pairs {
		into[p[0]] = p[1]
		used[p[0]], used[p[1]] = true, true
	}
	for _, p := range pairs {
		change, _ := c.changed(p[0], p[1])
		if change.kind == OtherTarget && into[p[0].Target] != nil && into[p[0].Target] == p[1].Target {
			continue // the undercut of a step goes with it
		}
		tell(change.kind, p[:1], p[1:])
	}
	for side, list := range [][]*graph.Relation{a, b} {
		for _, r := range list {
			if used[r] || !al.ends(r) || told[r.Contradiction] {
				continue
			}
			if r.Contradiction != nil {
				told[r.Contradiction] = true
			}
			if side == 0 {
				add(OnlyRelation, []graph.Node{r}, nil)
			} else {
				add(OnlyRelation, nil, []graph.Node{r})
			}
		}
	}
}

// ends reports whether the other reading has all ends of a relation too.
func (al *Alignment) ends(r *graph.Relation) bool {
	for {
		for _, s := range r.Sources {
			if al.Of(s) == nil {
				return false
			}
		}
		on, ok := r.Target.(*graph.Relation)
		if !ok {
			return r.Target == nil || al.Of(r.Target) != nil
		}
		r = on
	}
}

// needing returns the relations that have a claim that one reading alone has as an end.
func (al *Alignment) needing(d *Difference) []*graph.Relation {
	if len(d.A) > 0 {
		return slices.Concat(al.A.Uses(d.A[0]), al.A.On(d.A[0]))
	}
	return slices.Concat(al.B.Uses(d.B[0]), al.B.On(d.B[0]))
}

func nodes(list []*graph.Relation) []graph.Node {
	var all []graph.Node
	for _, r := range list {
		all = append(all, r)
	}
	return all
}

// alikeBy reports whether two relations, which do the same for the same, do it in the same
// way: by the same scheme and rules, strictly or not.
func alikeBy(r, s *graph.Relation) bool {
	return scheme.Same(r.Scheme, s.Scheme) && r.Strict == s.Strict && slices.Equal(r.Rules, s.Rules)
}

type set map[graph.Node]bool

func (s set) has(n graph.Node) bool { return s[n] }

func mains(g *graph.Graph) set {
	s := set{}
	for _, c := range g.MainClaims() {
		s[c] = true
	}
	return s
}

// plain returns a text without what makes no other words of it.
func plain(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(strings.TrimRight(s, ". ")), " "))
}

func voice(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Voice
	case *graph.Sketch:
		return n.Voice
	}
	return ""
}

func implicit(n graph.Node) bool {
	c, ok := n.(*graph.Claim)
	return ok && c.Implicit
}

func asserted(n graph.Node) bool {
	c, ok := n.(*graph.Claim)
	return !ok || c.Asserted
}
