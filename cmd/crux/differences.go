package main

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/compare"
)

// How a comparison is told to a reader: the differences, the agreement, and the cruxes.

// headings are above the differences of each kind.
var headings = map[compare.Kind]string{
	compare.MainClaim: "Main claims", compare.Polarity: "Support or attack", compare.RebutUndercut: "Attack on a claim or on a step",
	compare.LinkedConvergent: "Together or alone", compare.OtherTarget: "For or against something else", compare.OtherPremises: "Other premises",
	compare.OtherScheme: "Schemes", compare.OnlyRelation: "Relations in one reading only", compare.Split: "One claim in A, several in B",
	compare.Merged: "Several claims in A, one in B", compare.OnlyClaim: "Claims in one reading only", compare.Unstated: "Stated or unstated",
	compare.Asserted: "Asserted, or for its reasons only", compare.Voice: "Who says so", compare.Segmentation: "Other sentences of the text",
	compare.Reworded: "Other words",
}

// mostOfKind is how many differences of a kind are listed.
const mostOfKind = 8

// print writes a comparison for a reader.
func (p *pairing) print(s *strings.Builder, t comparison) {
	for i, r := range t.Readings {
		line := fmt.Sprintf("%s, %s, %s", r.File, count(r.Claims, "claim"), count(r.Relations, "relation"))
		if r.Title != "" {
			line = fmt.Sprintf("%s: %s", line, r.Title)
		}
		if r.Author != "" {
			line += fmt.Sprintf(" (%s)", r.Author)
		}
		s.WriteString(hang(string("AB"[i])+"  ", line))
	}
	s.WriteString("\n")
	for _, warning := range p.warnings() {
		s.WriteString(hang("", warning) + "\n")
	}
	if len(p.differences) == 0 {
		s.WriteString("There are no differences.\n\n")
	}
	for _, kind := range compare.Kinds {
		var list []compare.Difference
		for _, d := range p.differences {
			if d.Kind == kind {
				list = append(list, d)
			}
		}
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(s, "%s (%d)\n", headings[kind], len(list))
		most := mostOfKind
		if kind == compare.Reworded || kind == compare.Segmentation {
			most = 3 // readers mostly differ in these
		}
		for _, d := range list[:min(len(list), most)] {
			s.WriteString(hang("  - ", p.sentence(d)))
		}
		if more := len(list) - most; more > 0 {
			s.WriteString(hang("    ", fmt.Sprintf("and %d more; --json lists them all", more)))
		}
		s.WriteString("\n")
	}
	p.printAgreement(s)
	p.printCruxes(s)
}

// warnings say what the result rests on, where that is little.
func (p *pairing) warnings() []string {
	var list []string
	if len(p.al.Matches) == 0 {
		list = append(list, "No claim of one reading is the same as one of the other: they may be of different texts, or in different languages. --match FILE says which are the same.")
	}
	bare := func(g *graph.Graph) bool {
		return !slices.ContainsFunc(g.Claims(), func(c *graph.Claim) bool { return len(c.Source.Locators) > 0 })
	}
	switch a, b := bare(p.a.Graph), bare(p.b.Graph); {
	case a && b:
		list = append(list, "Neither reading says where the text states its claims, so they are matched by titles, words and places in the argument alone.")
	case a:
		list = append(list, "A does not say where the text states its claims, so they are matched by titles, words and places in the argument alone.")
	case b:
		list = append(list, "B does not say where the text states its claims, so they are matched by titles, words and places in the argument alone.")
	}
	return list
}

// printAgreement writes how much the readings share.
func (p *pairing) printAgreement(s *strings.Builder) {
	total := func(g *graph.Graph) int { return len(g.Claims()) + len(g.Sketches()) }
	inA, inB := 0, 0
	for _, m := range p.al.Matches {
		inA, inB = inA+len(m.A), inB+len(m.B)
	}
	s.WriteString("Agreement\n")
	s.WriteString(hang("  ", fmt.Sprintf("%d of %d claims of A are in B, and %d of %d of B in A. Of the relations, %d in A and %d in B, %d are the same.",
		inA, total(p.a.Graph), inB, total(p.b.Graph), len(p.a.Graph.Relations()), len(p.b.Graph.Relations()), len(p.al.Relations))))
}

// printCruxes writes where the readings part.
func (p *pairing) printCruxes(s *strings.Builder) {
	if len(p.cruxes) == 0 {
		return
	}
	s.WriteString("\nWhere they part\n")
	said := map[string]string{"in": "stands", "out": "falls", "undecided": "is undecided", "in-some": "stands in some labellings", "never-in": "stands in no labelling"}
	for _, x := range p.cruxes {
		name := p.called(x.on)
		if x.Status == "timeout" {
			s.WriteString(hang("  ", name+": undecided within the time; --timeout gives it longer."))
			continue
		}
		if x.VerdictA == x.VerdictB {
			s.WriteString(hang("  ", fmt.Sprintf("%s %s in both.", name, said[x.VerdictA])))
			continue
		}
		s.WriteString(hang("  ", fmt.Sprintf("%s %s in A and %s in B.", name, said[x.VerdictA], said[x.VerdictB])))
		switch {
		case !x.Exact:
			s.WriteString(hang("  ", fmt.Sprintf("These %d differences, taken from B, turn it in A; there may be fewer that do:", len(x.Sets[0]))))
		case len(x.Sets) == 1 && len(x.Sets[0]) == 1:
			s.WriteString(hang("  ", "This one difference, taken from B, turns it in A:"))
		case len(x.Sets[0]) == 1:
			s.WriteString(hang("  ", "Any one of these differences, taken from B, turns it in A:"))
		default:
			s.WriteString(hang("  ", fmt.Sprintf("It takes %d differences, taken from B, to turn it in A:", len(x.Sets[0]))))
		}
		for i, set := range x.Sets {
			if i == mostOfKind {
				s.WriteString(hang("    ", fmt.Sprintf("and %d more; --json lists them all", len(x.Sets)-i)))
				break
			}
			for k, d := range set {
				lead := "  - "
				if k > 0 {
					lead = "    and "
				}
				s.WriteString(hang(lead, p.sentence(p.differences[d])))
			}
		}
	}
}

// called names a claim by its reading, number and title.
func (p *pairing) called(n graph.Node) string {
	reading := "A "
	if p.b.Graph.Node(n.ID()) == n {
		reading = "B "
	}
	title, text := said(n)
	if title == "" {
		title = text
	}
	if _, sketch := n.(*graph.Sketch); sketch {
		return reading + p.number(n) + " <" + title + ">"
	}
	return reading + p.number(n) + " [" + shortened(title) + "]"
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
	switch d.Kind {
	case compare.MainClaim:
		switch {
		case len(d.A) == 0:
			return p.calledAll(d.B) + " is a main claim of B, and not in A."
		case len(d.B) == 0:
			return p.calledAll(d.A) + " is a main claim of A, and not in B."
		case slices.ContainsFunc(d.A, func(n graph.Node) bool { return slices.Contains(p.a.Graph.MainClaims(), asClaim(n)) }):
			return p.calledAll(d.A) + " is a main claim of A, but not of B, where it is " + p.calledAll(d.B) + "."
		}
		return p.calledAll(d.B) + " is a main claim of B, but not of A, where it is " + p.calledAll(d.A) + "."
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
		return fmt.Sprintf("%s: %s in A, %s in B.", p.called(d.A[0]), p.aspect(d.Kind, d.A[0]), p.aspect(d.Kind, d.B[0]))
	case compare.Reworded:
		_, a := said(d.A[0])
		_, b := said(d.B[0])
		return fmt.Sprintf("%s: “%s” — %s: “%s”", p.called(d.A[0]), a, p.called(d.B[0]), b)
	case compare.OtherScheme:
		scheme := func(n graph.Node) string {
			if s := n.(*graph.Relation).Scheme; s != "" {
				return "by " + s
			}
			return "by no scheme named"
		}
		return fmt.Sprintf("%s: %s in A, %s in B.", p.relations(d.A), scheme(d.A[0]), scheme(d.B[0]))
	}
	return p.relations(d.A) + "; but " + p.relations(d.B) + "."
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
	return c.Source.Written
}
