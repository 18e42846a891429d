package main

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/compare"
)

// How a difference is said on a line of the terminal: claims by their titles, and each thing
// once.

// brief says a difference in few words.
func (p *pairing) brief(d compare.Difference) string {
	a, b := p.letters[0], p.letters[1]
	switch d.Kind {
	case compare.MainClaim:
		one, other, letter := d.A, d.B, b
		if len(d.A) == 0 || len(d.B) > 0 && !p.mainInA(d) {
			one, other, letter = d.B, d.A, a
		}
		if len(other) == 0 {
			return fmt.Sprintf("%s is one; %s has no such claim", p.calledBriefly(one), letter)
		}
		return fmt.Sprintf("%s is one, %s is not", p.calledBriefly(one), p.calledBriefly(other))
	case compare.OnlyRelation:
		return p.does(slices.Concat(d.A, d.B))
	case compare.OnlyClaim:
		return p.called(slices.Concat(d.A, d.B)[0])
	case compare.Split, compare.Merged:
		return p.calledBriefly(d.A) + " = " + p.calledBriefly(d.B)
	case compare.Unstated, compare.Asserted, compare.Voice, compare.Segmentation:
		const most = 32
		return fmt.Sprintf("%s: %s in %s, %s in %s", p.named(d.A[0]), clipped(p.aspect(d.Kind, d.A[0]), most), a, clipped(p.aspect(d.Kind, d.B[0]), most), b)
	case compare.Reworded:
		_, inA := said(d.A[0])
		_, inB := said(d.B[0])
		return fmt.Sprintf("%s: “%s” – “%s”", p.named(d.A[0]), clipped(inA, longestQuote), clipped(inB, longestQuote))
	case compare.OtherScheme:
		inA, inB := manners(d)
		return fmt.Sprintf("%s %s in %s, %s in %s", p.does(d.A), inA, a, inB, b)
	case compare.OtherPremises:
		return p.otherPremises(d.A[0].(*graph.Relation), d.B[0].(*graph.Relation))
	case compare.LinkedConvergent:
		together, apart, where, other := d.A, d.B, a, b
		if len(d.A) > 1 {
			together, apart, where, other = d.B, d.A, b, a
		}
		said := "each alone"
		if slices.ContainsFunc(apart, func(n graph.Node) bool { return n.(*graph.Relation).Linked() }) {
			said = "in other groups"
		}
		return fmt.Sprintf("%s together in %s, %s in %s", p.does(together), where, said, other)
	}
	if from := p.sources(d.A[0]); from == p.sources(d.B[0]) {
		return fmt.Sprintf("%s %s in %s, %s in %s", p.both(d.A[0], d.B[0]), p.on(d.A[0]), a, p.on(d.B[0]), b)
	}
	return p.does(d.A) + "; " + p.does(d.B)
}

// longestQuote is how many characters are told of the words of a claim.
const longestQuote = 64

// clipped cuts a text that has more than so many characters, between words if it can.
func clipped(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := most - 2
	for at := cut; at > most/2; at-- {
		if r[at] == ' ' {
			cut = at
			break
		}
	}
	return strings.TrimRight(string(r[:cut]), " ,;:") + " …"
}

// calledBriefly names claims of one reading: "A 1.2 [Home] + 1.3 [Taxi]".
func (p *pairing) calledBriefly(list []graph.Node) string {
	var names []string
	for _, n := range list {
		names = append(names, p.named(n))
	}
	return p.letters[p.side(list[0])] + " " + strings.Join(names, " + ")
}

// sources names what a relation is from by titles.
func (p *pairing) sources(n graph.Node) string { return p.titles(n.(*graph.Relation).Sources) }

func (p *pairing) titles(list []graph.Node) string {
	var names []string
	for _, n := range list {
		names = append(names, p.title(n))
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, " + ")
}

// both names the sources of relations of both readings, which are called alike.
func (p *pairing) both(a, b graph.Node) string {
	from := a.(*graph.Relation).Sources
	if len(from) != 1 {
		return p.titles(from)
	}
	return fmt.Sprintf("%s (%s %s, %s %s)", p.title(from[0]), p.letters[0], p.number(from[0]), p.letters[1], p.number(b.(*graph.Relation).Sources[0]))
}

// does says what relations of one reading do: "A 1.2 [Home] supports [All night]".
func (p *pairing) does(list []graph.Node) string {
	var said []string
	for _, n := range list {
		r := n.(*graph.Relation)
		from := "nothing"
		if len(r.Sources) > 0 {
			from = p.named(r.Sources[0])
			if len(r.Sources) > 1 {
				from += " + " + p.titles(r.Sources[1:])
			}
		}
		said = append(said, from+" "+p.on(r))
	}
	return p.letters[p.side(list[0])] + " " + strings.Join(said, "; ")
}

// on says what a relation does to what: "undercuts [Home] → [All night]".
func (p *pairing) on(n graph.Node) string {
	r := n.(*graph.Relation)
	verb := map[graph.Kind]string{graph.Support: "supports", graph.Attack: "attacks", graph.Restatement: "restates", graph.Preference: "is preferred to"}[r.Kind]
	if r.Undercut() {
		verb = "undercuts"
	}
	return verb + " " + p.goal(r.Target)
}

// goal names what a relation is on.
func (p *pairing) goal(n graph.Node) string {
	switch n := n.(type) {
	case nil:
		return "nothing"
	case *graph.Relation:
		return p.titles(n.Sources) + " → " + p.goal(n.Target)
	}
	return p.title(n)
}

// otherPremises says which premises of a relation only one reading has.
func (p *pairing) otherPremises(a, b *graph.Relation) string {
	only := func(own, other *graph.Relation) string {
		var names []string
		for _, n := range own.Sources {
			m := p.al.Of(n)
			if m == nil || !slices.ContainsFunc(other.Sources, func(o graph.Node) bool { return p.al.Of(o) == m }) {
				names = append(names, p.named(n))
			}
		}
		return strings.Join(names, " + ")
	}
	word := map[graph.Kind]string{graph.Support: "For", graph.Attack: "Against"}[a.Kind]
	if word == "" {
		word = "With"
	}
	var said []string
	for i, names := range []string{only(a, b), only(b, a)} {
		if names != "" {
			said = append(said, fmt.Sprintf("only %s has %s", p.letters[i], names))
		}
	}
	return fmt.Sprintf("%s %s: %s", word, p.goal(a.Target), strings.Join(said, "; "))
}
