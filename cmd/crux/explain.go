package main

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
	"crux/graph/semantics"
)

// explainCmd tells why claims stand or fall.
type explainCmd struct {
	File   string   `arg:"" help:"An Argdown file, - for standard input, or @name for a reading that comes with crux."`
	Claims []string `arg:"" optional:"" name:"claim" help:"Claims, by their titles or numbers; without any the main claims."`
	JSON   bool     `name:"json" help:"Write what is told as JSON."`
	strengthFlags
	Seed uint64 `placeholder:"N" help:"Where random numbers start; contributions to strengths on which more than 12 claims bear are sampled."`
	judgeFlags
	inputFlags
}

// An explanation is all that is told of one claim.
type explanation struct {
	Number  string   `json:"number"`
	Title   string   `json:"title,omitempty"`
	Text    string   `json:"text"`
	Verdict string   `json:"verdict"` // in, out or undecided
	Step    int      `json:"step,omitempty"`
	Why     []reason `json:"why"`
	// Granted are the numbers of the claims that the verdict rests on and that are granted
	// with nothing against them.
	Granted []string `json:"granted"`
	Blocked string   `json:"blocked,omitempty"` // by which circle it is undecided
	// Changes are the smallest sets that turn the verdict.
	Deny  change  `json:"deny"`
	Drop  change  `json:"drop"`
	Mixed *change `json:"mixed,omitempty"` // where that takes fewer
	// Strength is how strong it is, and what that comes of; with --strength only.
	Strength *strengthTold `json:"strength,omitempty"`

	node    graph.Node
	granted []graph.Node
}

// A reason is why one claim has its verdict.
type reason struct {
	Number   string   `json:"number"`
	Verdict  string   `json:"verdict"`
	Step     int      `json:"step,omitempty"`
	Cause    string   `json:"cause"`
	By       []string `json:"by"`      // relations, as "1.2 + 1.3 > 1" or "1.1 ! 1"
	Despite  []string `json:"despite"` // the same
	Sentence string   `json:"sentence"`

	node graph.Node
}

// A change is the smallest sets of claims to deny, or of relations to drop.
type change struct {
	Sets     [][]string `json:"sets"`
	Complete bool       `json:"complete"`
	Size     int        `json:"size"`

	found semantics.Change
}

func (e *explainCmd) Run(c *console) error {
	how, err := e.read()
	if err != nil {
		return err
	}
	j, err := c.judge(e.File, e.inputFlags, e.judgeFlags)
	if err != nil {
		return err
	}
	var about []graph.Node
	for _, name := range e.Claims {
		n, err := j.named("claim", name)
		if err != nil {
			return err
		}
		if r, ok := n.(*graph.Relation); ok {
			n = r.Conclusion()
		}
		if n != nil && !slices.Contains(about, n) {
			about = append(about, n)
		}
	}
	if len(e.Claims) == 0 {
		about = j.first()
	}
	if len(about) == 0 {
		return &exitError{exitInput, fmt.Sprintf("%s has no claims to explain", j.Name)}
	}
	j.share(len(about))
	l := j.c.Grounded()
	var all []explanation
	for _, n := range about {
		all = append(all, j.explain(l, n))
	}
	notes := j.without()
	if e.Strength != "" {
		strengths, err := j.strengths(how)
		if err != nil {
			return err
		}
		for i := range all {
			if all[i].Strength, err = j.contributions(strengths, how, about[i], e.Seed); err != nil {
				return err
			}
		}
		notes = append(notes, unheard(strengths)...)
	}
	if e.JSON {
		return c.json(all)
	}
	t := j.c.Tell(l, j.outline)
	var s strings.Builder
	for i, x := range all {
		if i > 0 {
			s.WriteString("\n\n")
		}
		j.print(&s, t, l, x)
	}
	for i, note := range notes {
		if i == 0 {
			s.WriteString("\n")
		}
		s.WriteString(hang("", note+"."))
	}
	return c.write("-", []byte(s.String()))
}

// first returns the main claims; where there are none, as where all claims stand in
// circles, the claims and sketches at which the outline starts.
func (j *judged) first() []graph.Node {
	var list []graph.Node
	for _, m := range j.Graph.MainClaims() {
		list = append(list, m)
	}
	if len(list) > 0 {
		return list
	}
	for _, e := range j.outline.Entries {
		if !e.Again && e.Relation == nil {
			list = append(list, e.Node)
		}
	}
	return list
}

// leastWork is what a search for changes may look at, however many claims there are.
const leastWork = 100_000

// share divides the work for changes among the claims that are explained, so that many
// take no longer than one.
func (j *judged) share(claims int) {
	j.options.Work = max(leastWork, semantics.DefaultWork/claims)
	j.c = semantics.New(j.Graph, j.options)
}

// explain finds out all that is told of n.
func (j *judged) explain(l *semantics.Labelling, n graph.Node) explanation {
	t := j.c.Tell(l, j.outline)
	x := explanation{Number: j.outline.Number(n), Verdict: l.Of(n).String(), Step: l.Step(n), Granted: []string{}, node: n}
	x.Title, x.Text = said(n)
	x.Blocked = t.Block(n)
	for _, m := range j.behind(l, n) {
		r := j.c.Why(l, m)
		if r.Cause == semantics.IsGranted && len(r.Despite) == 0 && m != n {
			x.Granted = append(x.Granted, j.outline.Number(m))
			x.granted = append(x.granted, m)
			continue
		}
		x.Why = append(x.Why, reason{j.outline.Number(m), r.Label.String(), r.Step, string(r.Cause), j.relations(r.By), j.relations(r.Despite), t.Sentence(m), m})
	}
	x.Deny, x.Drop = j.change(j.c.Deny(n)), j.change(j.c.Drop(n))
	if x.Deny.least(1) || x.Drop.least(1) {
		return x // no mixture takes fewer
	}
	mixed := j.change(j.c.Remove(n))
	if len(mixed.Sets) > 0 && !x.Deny.least(len(mixed.Sets[0])) && !x.Drop.least(len(mixed.Sets[0])) {
		x.Mixed = &mixed
	}
	return x
}

// least reports whether sets of as many nodes as given, or fewer, were found.
func (c change) least(n int) bool { return len(c.Sets) > 0 && len(c.Sets[0]) <= n }

// said returns the title and the text of a claim or sketch.
func said(n graph.Node) (title, text string) {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Title(), n.Words().Untagged()
	case *graph.Sketch:
		return n.Title(), n.Words().Untagged()
	}
	return "", ""
}

// behind returns n and the claims and sketches that its verdict rests on, n first and
// then in the order of the outline.
func (j *judged) behind(l *semantics.Labelling, n graph.Node) []graph.Node {
	seen := map[graph.Node]bool{n: true}
	list := []graph.Node{n}
	for i := 0; i < len(list); i++ {
		r := j.c.Why(l, list[i])
		for _, m := range slices.Concat(r.By, r.Also, r.Despite) {
			if !seen[m] {
				seen[m] = true
				list = append(list, m)
			}
		}
	}
	behind := []graph.Node{n}
	for _, m := range j.claims() {
		if seen[m] && m != n {
			behind = append(behind, m)
		}
	}
	return behind
}

// relations says relations by the numbers of their sources.
func (j *judged) relations(list []graph.Node) []string {
	said := []string{}
	for _, n := range list {
		said = append(said, j.numbers(n))
	}
	return said
}

// numbers says a claim by its number, and a relation by its sources and target.
func (j *judged) numbers(n graph.Node) string { return written(j.outline, n) }

// written says a claim by its number in an outline, and a relation by its sources and
// target: "1.2 + 1.3 > 1", "1.1 ! 1".
func written(o *graph.Outline, n graph.Node) string {
	r, ok := n.(*graph.Relation)
	if !ok {
		return o.Number(n)
	}
	var from []string
	for _, s := range r.Sources {
		from = append(from, o.Number(s))
	}
	sign := " > "
	switch {
	case r.Kind == graph.Attack:
		sign = " ! "
	case r.Kind != graph.Support:
		sign = " " + r.Kind.String() + " "
	}
	to := "?"
	if r.Target != nil {
		to = written(o, r.Target)
		if _, nested := r.Target.(*graph.Relation); nested {
			to = "(" + to + ")"
		}
	}
	return strings.Join(from, " + ") + sign + to
}

func (j *judged) change(found semantics.Change) change {
	c := change{Sets: [][]string{}, Complete: found.Complete, Size: found.Size, found: found}
	for _, set := range found.Sets {
		c.Sets = append(c.Sets, j.relations(set))
	}
	return c
}

// verdicts are the labels in words.
var verdicts = map[semantics.Label]string{semantics.In: "stands", semantics.Out: "falls", semantics.Undecided: "is undecided"}

// print writes an explanation for a reader.
func (j *judged) print(s *strings.Builder, t *semantics.Teller, l *semantics.Labelling, x explanation) {
	label := l.Of(x.node)
	s.WriteString(hang("", fmt.Sprintf("%s %s%s: %s", x.Number, verdicts[label], atStep(x.Step), x.Text)))
	s.WriteString("\nWhy\n\n")
	width := 0
	for _, r := range x.Why {
		width = max(width, len(r.Number))
	}
	for _, number := range x.Granted {
		width = max(width, len(number))
	}
	text := func(n graph.Node, verdict string) {
		_, text := said(n)
		s.WriteString(hang(fmt.Sprintf("  %-*s  ", width, j.outline.Number(n)), verdict+text))
	}
	for _, r := range x.Why {
		n := r.node
		if n != x.node {
			verdict := strings.TrimPrefix(verdicts[l.Of(n)], "is ")
			text(n, capital(verdict)+atStep(r.Step)+": ")
		} else {
			fmt.Fprintf(s, "  %-*s  ", width, r.Number)
		}
		lead := strings.Repeat(" ", width+4)
		because := hang(lead, capital(t.Why(n))+".")
		if n == x.node {
			because = strings.TrimLeft(because, " ")
		}
		s.WriteString(because)
	}
	if len(x.Granted) > 0 {
		s.WriteString("\n" + hang("  ", "This rests on what is granted and has nothing against it:"))
		for _, n := range x.granted {
			text(n, "")
		}
	}
	if x.Blocked != "" {
		s.WriteString("\nWhat keeps it undecided\n\n" + hang("  ", x.Blocked))
	}
	s.WriteString("\nWhat it hangs on\n\n")
	would := x.Number + " would no longer stand if"
	if label != semantics.In {
		would = x.Number + " would stand if"
	}
	j.printChange(s, t, x.Deny.found, would, "claim", "denied")
	j.printChange(s, t, x.Drop.found, would, "reason or objection", "left out")
	if x.Mixed != nil {
		j.printChange(s, t, x.Mixed.found, would, "claim, reason or objection", "taken away")
	}
	if x.Strength != nil {
		s.WriteString("\nHow strong it is\n\n")
		x.Strength.print(s, j)
	}
}

// atStep says at which step something was settled.
func atStep(step int) string {
	if step == 0 {
		return ""
	}
	return fmt.Sprintf(" (step %d)", step)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// mostSets is how many sets are listed.
const mostSets = 12

// printChange writes the smallest sets that turn a verdict: of what they are, and what
// would have to be done with it.
func (j *judged) printChange(s *strings.Builder, t *semantics.Teller, c semantics.Change, would, what, done string) {
	plural := strings.Replace(what, " or objection", "s or objections", 1)
	if plural == what {
		plural += "s"
	}
	groups := c.Product()
	switch {
	case len(c.Sets) == 0 && c.Complete:
		doing := map[string]string{"denied": "Denying other ", "left out": "Leaving out "}[done]
		s.WriteString(hang("  ", doing+plural+" would not change that."))
		return
	case len(c.Sets) == 0:
		s.WriteString(hang("  ", fmt.Sprintf("No fewer than %d %s would have to be %s, if any would do; more were not tried.", c.Size, plural, done)))
		return
	case len(groups) == 1 && len(c.Sets) == 1:
		s.WriteString(hang("  ", fmt.Sprintf("%s this %s were %s:", would, what, done)))
		j.printNodes(s, t, groups[0])
	case len(groups) == 1:
		s.WriteString(hang("  ", fmt.Sprintf("%s any one of these %s were %s:", would, plural, done)))
		j.printNodes(s, t, groups[0])
	case groups != nil && len(c.Sets) == 1:
		all := fmt.Sprintf("all of these %d", len(groups))
		if len(groups) == 2 {
			all = "both of these"
		}
		s.WriteString(hang("  ", fmt.Sprintf("%s %s %s were %s:", would, all, plural, done)))
		for _, g := range groups {
			j.printNodes(s, t, g)
		}
	case groups != nil:
		s.WriteString(hang("  ", fmt.Sprintf("%s %d %s were %s, one of each line:", would, len(groups), plural, done)))
		for _, g := range groups {
			var names []string
			for _, n := range j.ordered(g) {
				names = append(names, j.called(t, n))
			}
			s.WriteString(hang("  - ", strings.Join(names, ", or ")))
		}
	default:
		s.WriteString(hang("  ", fmt.Sprintf("%s all %s of any one of these %d sets were %s:", would, plural, len(c.Sets), done)))
		for _, set := range c.Sets[:min(len(c.Sets), mostSets)] {
			var names []string
			for _, n := range set {
				names = append(names, t.Name(n))
			}
			s.WriteString(hang("  - ", strings.Join(names, "; ")))
		}
		if more := len(c.Sets) - mostSets; more > 0 {
			s.WriteString(hang("    ", fmt.Sprintf("and %d more; --json lists them all", more)))
		}
	}
	if !c.Complete {
		s.WriteString(hang("  ", "There may be more: not all was tried."))
	}
}

// mostNodes is how many nodes are listed.
const mostNodes = 40

// printNodes writes nodes, one a line.
func (j *judged) printNodes(s *strings.Builder, t *semantics.Teller, nodes []graph.Node) {
	for i, n := range j.ordered(nodes) {
		if i == mostNodes {
			s.WriteString(hang("    ", fmt.Sprintf("and %d more; --json lists them all", len(nodes)-i)))
			return
		}
		s.WriteString(hang("  - ", j.called(t, n)))
	}
}

// called names a claim by its number and title, and a relation by what it is.
func (j *judged) called(t *semantics.Teller, n graph.Node) string {
	if name := j.title(n); name != "" {
		return name
	}
	return t.Name(n)
}

// ordered returns nodes in the order of the outline, relations in their own.
func (j *judged) ordered(nodes []graph.Node) []graph.Node {
	place := map[graph.Node]int{} // 0 for relations
	for i, n := range j.claims() {
		place[n] = i + 1
	}
	nodes = slices.Clone(nodes)
	slices.SortStableFunc(nodes, func(a, b graph.Node) int { return place[a] - place[b] })
	return nodes
}
