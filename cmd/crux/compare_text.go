package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/compare"
)

// A comparison on the terminal, within a screen or two: the differences, what decides
// first, then the agreement, then the cruxes.

// columns is how wide a comparison is on the terminal.
const columns = 92

// most is how many differences of most kinds are listed.
const most = 2

// listed is how many differences of a kind are listed, of which so many decide.
func (t *telling) listed(kind compare.Kind, deciding int) int {
	switch kind {
	case compare.MainClaim:
		return most + 1
	case compare.Segmentation, compare.Reworded:
		return 1 // readers mostly differ in these
	}
	return min(max(most, deciding), most+1)
}

// text tells all that is compared.
func (t *telling) text() string {
	var s strings.Builder
	for i, p := range t.pairs {
		if i > 0 {
			s.WriteString("\n\n")
		}
		t.print(&s, p)
	}
	if len(t.together) > 0 {
		s.WriteString("\n\nAll " + fmt.Sprint(len(t.docs)) + " readings together\n")
		s.WriteString(figureTable(t.together, t.options.Text == nil))
	}
	if !t.all {
		s.WriteString("\n--all lists everything; -o FILE.html writes a report.\n")
	}
	return s.String()
}

// print tells two readings.
func (t *telling) print(s *strings.Builder, p *pairing) {
	for i, r := range toldReadings(p.a, p.b) {
		line := r.File
		switch {
		case r.Title != "":
			line += ": " + r.Title
		case r.Author != "":
			line += ": " + r.Author
		}
		line += fmt.Sprintf(" (%s, %s)", count(r.Claims, "claim"), count(r.Relations, "relation"))
		s.WriteString(hangTo(columns, p.letters[i]+"  ", line))
	}
	s.WriteString("\n")
	for _, warning := range p.warnings() {
		s.WriteString(hangTo(columns, "", warning) + "\n")
	}
	decides := p.deciding()
	switch {
	case len(p.differences) == 0:
		s.WriteString("There are no differences.\n")
	case slices.Contains(decides, true):
		fmt.Fprintf(s, "%s; ★ where the readings part\n", count(len(p.differences), "difference"))
	default:
		fmt.Fprintf(s, "%s\n", count(len(p.differences), "difference"))
	}
	for _, kind := range compare.Kinds {
		t.printKind(s, p, kind, decides)
	}
	s.WriteString("\nAgreement\n" + figureTable(p.figures, p.text == nil))
	t.printCruxes(s, p)
}

// deciding reports which differences are in a crux.
func (p *pairing) deciding() []bool {
	in := make([]bool, len(p.differences))
	for _, x := range p.cruxes {
		for _, set := range x.Sets {
			for _, d := range set {
				in[d] = true
			}
		}
	}
	return in
}

// printKind lists the differences of a kind, those that decide first, then those of claims
// near the main claims.
func (t *telling) printKind(s *strings.Builder, p *pairing, kind compare.Kind, decides []bool) {
	var list []int
	for i, d := range p.differences {
		if d.Kind == kind {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return
	}
	rank := func(i int) int {
		if decides[i] {
			return 0
		}
		return 1 + p.depth(p.differences[i])
	}
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(rank(i), rank(j)) })
	fmt.Fprintf(s, "%s (%d)\n", p.heading(kind), len(list))
	if kind == compare.OnlyClaim && !t.all {
		p.printOwn(s, list, decides)
		return
	}
	deciding := 0
	for _, i := range list {
		if decides[i] {
			deciding++
		}
	}
	shown := t.listed(kind, deciding)
	if t.all {
		shown = len(list)
	}
	for k, i := range list[:min(len(list), shown)] {
		said := p.brief(p.differences[i])
		if k == shown-1 && len(list) > shown {
			said += fmt.Sprintf(" … and %d more", len(list)-shown)
		}
		s.WriteString(hangTo(columns, bullet(decides[i]), said))
	}
}

func bullet(decides bool) string {
	if decides {
		return "  ★ "
	}
	return "  - "
}

// ownShown is how many claims that one reading alone has are named of each.
const ownShown = 5

// printOwn lists the claims that each reading alone has.
func (p *pairing) printOwn(s *strings.Builder, list []int, decides []bool) {
	for side, letter := range p.letters {
		var names []string
		for _, i := range list {
			d := p.differences[i]
			if nodes := [2][]graph.Node{d.A, d.B}[side]; len(nodes) > 0 {
				name := p.named(nodes[0])
				if decides[i] {
					name = "★ " + name
				}
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			continue
		}
		said := strings.Join(names[:min(len(names), ownShown)], ", ")
		if more := len(names) - ownShown; more > 0 {
			said += fmt.Sprintf(" … and %d more", more)
		}
		s.WriteString(hangTo(columns, "  - ", letter+" "+said))
	}
}

// depth is how far the claims of a difference are from the main claims, by their numbers.
func (p *pairing) depth(d compare.Difference) int {
	least := 1 << 30
	for _, n := range slices.Concat(d.A, d.B) {
		if r, ok := n.(*graph.Relation); ok {
			if n = r.Conclusion(); n == nil {
				continue
			}
		}
		least = min(least, strings.Count(p.number(n), "."))
	}
	return least
}

// printCruxes tells where the readings part.
func (t *telling) printCruxes(s *strings.Builder, p *pairing) {
	s.WriteString("\nWhere they part\n")
	if len(p.cruxes) == 0 {
		s.WriteString("  No main claim of one is in the other, so there is no verdict to compare.\n")
	}
	parted, alike := p.cruxes, []cruxTold(nil)
	if !t.all {
		parted = nil
		for _, x := range p.cruxes {
			if x.Status == "decided" && x.VerdictA == x.VerdictB {
				alike = append(alike, x)
			} else {
				parted = append(parted, x)
			}
		}
	}
	told := slices.Concat(parted, alike)
	if !t.all {
		told = slices.Concat(parted[:min(len(parted), mostParted)], alike[:min(len(alike), mostAlike)])
	}
	for _, x := range told {
		verdict, how := p.parting(x)
		s.WriteString(hangTo(columns, "  ", strings.TrimSpace(verdict+" "+how)))
		for side, list := range [][]*graph.Relation{x.unshared.A, x.unshared.B} {
			if len(list) > 0 {
				s.WriteString(hangTo(columns, "    ", t.rests(p, side, list)))
			}
		}
		shown := most
		if t.all {
			shown = len(x.Sets)
		}
		for _, set := range x.Sets[:min(len(x.Sets), shown)] {
			s.WriteString(hangTo(columns, "  ★ ", t.inSet(p, set)))
		}
		if more := len(x.Sets) - shown; more > 0 {
			fmt.Fprintf(s, "    … and %d more such sets\n", more)
		}
	}
	if more := len(p.cruxes) - len(told); more > 0 {
		fmt.Fprintf(s, "  … and %s more; on %d of %d in all the verdicts differ\n", count(more, "claim"), len(parted), len(p.cruxes))
	}
}

// How many claims are told on which the readings part, and on which they do not.
const (
	mostParted = 8
	mostAlike  = 4
)

// mostOfSet is how many differences of one set are listed.
const mostOfSet = 4

// inSet says the differences of one set.
func (t *telling) inSet(p *pairing, set []int) string {
	var said []string
	for k, d := range set {
		if k == mostOfSet && !t.all && len(set) > mostOfSet+1 {
			said = append(said, fmt.Sprintf("%d more", len(set)-k))
			break
		}
		said = append(said, p.taken(p.differences[d])+p.brief(p.differences[d]))
	}
	return strings.Join(said, "; and ")
}

// taken says what taking a difference over from B does to A, where that is not plain: what
// only B has comes to it, what only A has goes.
func (p *pairing) taken(d compare.Difference) string {
	switch {
	case d.Kind != compare.OnlyClaim && d.Kind != compare.OnlyRelation:
		return ""
	case len(d.A) > 0:
		return "without "
	}
	return "with "
}

// mostReasons is how many reasons that the other reading lacks are listed.
const mostReasons = 2

// rests says what a verdict rests on in one reading only.
func (t *telling) rests(p *pairing, side int, list []*graph.Relation) string {
	shown := len(list)
	if !t.all {
		shown = min(shown, mostReasons)
	}
	s := fmt.Sprintf("In %s only it rests on: %s", p.letters[side], p.does(asNodes(list[:shown])))
	if more := len(list) - shown; more > 0 {
		s += fmt.Sprintf("; and %s more", count(more, "relation"))
	}
	return s
}

// parting says what becomes of a claim in both readings, and how many differences decide.
func (p *pairing) parting(x cruxTold) (verdict, how string) {
	said := map[string]string{"in": "stands", "out": "falls", "undecided": "is undecided", "in-some": "stands in some labellings", "never-in": "stands in no labelling"}
	name, a, b := p.called(x.on), p.letters[0], p.letters[1]
	switch {
	case x.Status == "timeout":
		return name + ": undecided within the time; --timeout gives it longer.", ""
	case x.VerdictA == x.VerdictB:
		if len(x.unshared.A)+len(x.unshared.B) == 0 {
			how = "It rests on the same reasons."
		}
		return fmt.Sprintf("%s %s in both.", name, said[x.VerdictA]), how
	}
	verdict = fmt.Sprintf("%s %s in %s, %s in %s.", name, said[x.VerdictA], a, said[x.VerdictB], b)
	switch {
	case len(x.Sets) == 0:
		return verdict, ""
	case !x.Exact:
		how = fmt.Sprintf("Taking these %d from %s turns it (fewer may do, but not fewer than %d):", len(x.Sets[0]), b, x.AtLeast)
	case x.More && len(x.Sets) == 1:
		how = fmt.Sprintf("It takes %d from %s to turn it, these or others:", len(x.Sets[0]), b)
	case x.More:
		how = fmt.Sprintf("It takes %d from %s to turn it, in one of %d ways or more:", len(x.Sets[0]), b, len(x.Sets))
	case len(x.Sets) == 1 && len(x.Sets[0]) == 1:
		how = fmt.Sprintf("Taking this from %s turns it:", b)
	case len(x.Sets[0]) == 1:
		how = fmt.Sprintf("Taking any one of these %d from %s turns it:", len(x.Sets), b)
	case len(x.Sets) == 1:
		how = fmt.Sprintf("It takes these %d from %s to turn it:", len(x.Sets[0]), b)
	default:
		how = fmt.Sprintf("It takes %d from %s to turn it, in one of %d ways:", len(x.Sets[0]), b, len(x.Sets))
	}
	return verdict, how
}
