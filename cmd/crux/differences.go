package main

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/compare"
)

// How a difference is said in a sentence that stands on its own.

// headings are above the differences of each kind.
var headings = map[compare.Kind]string{
	compare.MainClaim: "Main claims", compare.Polarity: "Support or attack", compare.Direction: "Premise and conclusion change places",
	compare.RebutUndercut:    "Attack on a claim or on a step",
	compare.LinkedConvergent: "Together or alone", compare.OtherTarget: "For or against something else", compare.OtherPremises: "Other premises",
	compare.OtherScheme: "Schemes", compare.OnlyRelation: "Relations in one reading only", compare.Split: "One claim in %[1]s, several in %[2]s",
	compare.Merged: "Several claims in %[1]s, one in %[2]s", compare.OnlyClaim: "Claims in one reading only", compare.Unstated: "Stated or unstated",
	compare.Asserted: "Asserted, or for its reasons only", compare.Voice: "Who says so", compare.Segmentation: "Other sentences of the text",
	compare.Reworded: "Other words",
}

// heading is above the differences of a kind.
func (p *pairing) heading(kind compare.Kind) string {
	return strings.NewReplacer("%[1]s", p.letters[0], "%[2]s", p.letters[1]).Replace(headings[kind])
}

// called names a claim by its reading, number and title.
func (p *pairing) called(n graph.Node) string {
	return p.letters[p.side(n)] + " " + p.named(n)
}

// named names a claim by its number and title.
func (p *pairing) named(n graph.Node) string { return p.number(n) + " " + p.title(n) }

// title is the title of a claim, or what it says, in brackets.
func (p *pairing) title(n graph.Node) string {
	title, text := said(n)
	if title == "" {
		title = text
	}
	if _, sketch := n.(*graph.Sketch); sketch {
		return "<" + shortened(title) + ">"
	}
	return "[" + shortened(title) + "]"
}

// side is 0 for what the first reading has, 1 for what the second has.
func (p *pairing) side(n graph.Node) int {
	if p.b.Graph.Node(n.ID()) == n {
		return 1
	}
	return 0
}

// calledAll names several claims.
func (p *pairing) calledAll(list []graph.Node) string {
	var names []string
	for _, n := range list {
		names = append(names, p.called(n))
	}
	return enumerated(names)
}

// enumerated returns "a, b and c".
func enumerated(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

// relation says what a relation does: "A 1.2 [Air] supports A 1 [Close]".
func (p *pairing) relation(r *graph.Relation) string {
	does := map[graph.Kind][2]string{graph.Support: {"supports", "together support"}, graph.Attack: {"speaks against", "together speak against"},
		graph.Restatement: {"restates", "together restate"}, graph.Preference: {"is preferred to", "together are preferred to"}}[r.Kind]
	if r.Undercut() {
		does = [2]string{"undercuts", "together undercut"}
	}
	verb := does[0]
	if r.Linked() {
		verb = does[1]
	}
	from := "nothing"
	if len(r.Sources) > 0 {
		from = p.calledAll(r.Sources)
	}
	return from + " " + verb + " " + p.end(r.Target)
}

// end names what a relation is on.
func (p *pairing) end(n graph.Node) string {
	switch n := n.(type) {
	case nil:
		return "nothing"
	case *graph.Relation:
		from := "nothing"
		if len(n.Sources) > 0 {
			from = p.calledAll(n.Sources)
		}
		return "the step from " + from + " to " + p.end(n.Target)
	}
	return p.called(n)
}

func asNodes(list []*graph.Relation) []graph.Node {
	var all []graph.Node
	for _, r := range list {
		all = append(all, r)
	}
	return all
}

// relations says what several relations do.
func (p *pairing) relations(list []graph.Node) string {
	var said []string
	for _, n := range list {
		said = append(said, p.relation(n.(*graph.Relation)))
	}
	return strings.Join(said, "; ")
}

// sentence says a difference.
func (p *pairing) sentence(d compare.Difference) string {
	a, b := p.letters[0], p.letters[1]
	switch d.Kind {
	case compare.MainClaim:
		switch {
		case len(d.A) == 0:
			return fmt.Sprintf("%s is a main claim of %s, and not in %s.", p.calledAll(d.B), b, a)
		case len(d.B) == 0:
			return fmt.Sprintf("%s is a main claim of %s, and not in %s.", p.calledAll(d.A), a, b)
		case p.mainInA(d):
			return fmt.Sprintf("%s is a main claim of %s, but not of %s, where it is %s.", p.calledAll(d.A), a, b, p.calledAll(d.B))
		}
		return fmt.Sprintf("%s is a main claim of %s, but not of %s, where it is %s.", p.calledAll(d.B), b, a, p.calledAll(d.A))
	case compare.OnlyRelation:
		return p.relations(slices.Concat(d.A, d.B)) + "."
	case compare.OnlyClaim:
		n := slices.Concat(d.A, d.B)[0]
		_, text := said(n)
		return p.called(n) + ": " + text
	case compare.Split:
		return p.calledAll(d.A) + " is " + p.calledAll(d.B) + "."
	case compare.Merged:
		return p.calledAll(d.A) + " are " + p.calledAll(d.B) + "."
	case compare.Unstated, compare.Asserted, compare.Voice, compare.Segmentation:
		return fmt.Sprintf("%s: %s in %s, %s in %s.", p.called(d.A[0]), p.aspect(d.Kind, d.A[0]), a, p.aspect(d.Kind, d.B[0]), b)
	case compare.Reworded:
		_, inA := said(d.A[0])
		_, inB := said(d.B[0])
		return fmt.Sprintf("%s: “%s” — %s: “%s”", p.called(d.A[0]), inA, p.called(d.B[0]), inB)
	case compare.OtherScheme:
		inA, inB := manners(d)
		return fmt.Sprintf("%s: %s in %s, %s in %s.", p.relations(d.A), inA, a, inB, b)
	}
	return p.relations(d.A) + "; but " + p.relations(d.B) + "."
}

// mainInA reports whether it is in A that a claim is a main one.
func (p *pairing) mainInA(d compare.Difference) bool {
	return slices.ContainsFunc(d.A, func(n graph.Node) bool { return slices.Contains(p.a.Graph.MainClaims(), asClaim(n)) })
}

// manners says how a relation does in each reading what it does in both.
func manners(d compare.Difference) (inA, inB string) {
	r, s := d.A[0].(*graph.Relation), d.B[0].(*graph.Relation)
	if x, y := r.Contradiction, s.Contradiction; x != nil && y != nil && x.Kind != y.Kind {
		exclude := map[graph.Opposition]string{graph.Contradictory: "contradictory", graph.Contrary: "contrary"}
		return exclude[x.Kind], exclude[y.Kind]
	}
	return manner(r, s), manner(s, r)
}

// manner says by which scheme, and by which rules where the other's are others, and how
// strictly, a relation does what it does.
func manner(r, other *graph.Relation) string {
	var said []string
	switch {
	case r.Scheme != "":
		said = append(said, "by "+r.Scheme)
	case other.Scheme != "":
		said = append(said, "by no scheme named")
	}
	switch {
	case slices.Equal(r.Rules, other.Rules):
	case len(r.Rules) > 0:
		said = append(said, "by "+enumerated(r.Rules))
	default:
		said = append(said, "by no rule named")
	}
	switch {
	case r.Strict == other.Strict:
	case r.Strict:
		said = append(said, "strictly")
	default:
		said = append(said, "not strictly")
	}
	return strings.Join(said, ", ")
}

func asClaim(n graph.Node) *graph.Claim {
	c, _ := n.(*graph.Claim)
	return c
}

// aspect says that of a claim in which two readings differ.
func (p *pairing) aspect(kind compare.Kind, n graph.Node) string {
	c := asClaim(n)
	switch {
	case c == nil:
		return "an argument"
	case kind == compare.Unstated && c.Implicit:
		return "unstated"
	case kind == compare.Unstated:
		return "stated"
	case kind == compare.Asserted && c.Asserted:
		return "asserted"
	case kind == compare.Asserted:
		return "for its reasons only"
	case kind == compare.Voice && c.Voice == "":
		return "the author"
	case kind == compare.Voice:
		return c.Voice
	}
	where := []string{}
	if c.Source.Written != "" {
		where = append(where, c.Source.Written)
	}
	for _, q := range c.Source.Quotes {
		where = append(where, "“"+shortened(q.Exact)+"”")
	}
	return strings.Join(where, ", ")
}
