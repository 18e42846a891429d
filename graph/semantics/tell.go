package semantics

import (
	"fmt"
	"slices"
	"strings"

	"crux/graph"
)

// A Teller says verdicts and their reasons in English sentences, which name claims by
// their numbers in an outline.
type Teller struct {
	c *Case
	l *Labelling
	o *graph.Outline
}

// Tell returns the teller of what l, a labelling of c, says. O is the outline of the
// graph of c.
func (c *Case) Tell(l *Labelling, o *graph.Outline) *Teller { return &Teller{c, l, o} }

// Sentence says what becomes of a claim or sketch, and why: "Claim 1.1 falls: its only
// reason falls, since the step from claim 1.1.1 is undercut by claim 2, which stands."
func (t *Teller) Sentence(n graph.Node) string {
	return capital(t.Name(n)) + " " + verb(t.l.Of(n), 1) + ": " + t.Why(n) + "."
}

// Why says the same without naming the claim and its verdict.
func (t *Teller) Why(n graph.Node) string {
	r := t.c.Why(t.l, n)
	switch r.Cause {
	case IsGranted:
		return t.grant(n) + t.despite(r)
	case IsSupported:
		return t.standing(r) + t.despite(r)
	case Prevails:
		return t.prevails(r)
	case IsChosen:
		return t.grant(n) + ". Nothing that stands here speaks against it"
	case IsDenied:
		return "it is denied"
	case IsAttacked:
		return t.attacks(r.By)
	case IsUnsupported, IsCircular:
		return t.unsupported(r)
	case IsReasonless:
		if c, ok := n.(*graph.Claim); ok && !c.Asserted {
			return "it is asserted for its reasons only, and has none"
		}
		return "it has no reasons, and what other voices than the author's say is not granted here"
	case IsOutweighed:
		return t.outweighed(r)
	case IsBlocked:
		return t.blocked(r)
	}
	return t.state(n.(*graph.Relation))
}

// Name returns how a sentence speaks of a node: "claim 1.2", "the step from claim 1.2 to
// claim 1".
func (t *Teller) Name(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Sketch:
		return "argument " + t.o.Number(n)
	case *graph.Relation:
		if n.Target == nil {
			return t.step(n)
		}
		to := " to "
		if n.Kind == graph.Attack {
			to = " against "
		}
		return t.step(n) + to + t.Name(n.Target)
	}
	return "claim " + t.o.Number(n)
}

// step names a relation without its target.
func (t *Teller) step(r *graph.Relation) string {
	what := map[graph.Kind]string{graph.Support: "the step from ", graph.Attack: "the objection from ",
		graph.Restatement: "the restatement by ", graph.Preference: "the preference of "}[r.Kind]
	if r.Undercut() {
		what = "the undercut by "
	}
	if len(r.Sources) == 0 {
		return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(what, " from "), " by "), " of ") + " without premises"
	}
	return what + t.names(r.Sources)
}

// names names claims and sketches: "claims 1.2 and 1.3".
func (t *Teller) names(nodes []graph.Node) string {
	if len(nodes) == 1 {
		return t.Name(nodes[0])
	}
	var names []string
	sketches := false
	for _, n := range nodes {
		_, sketch := n.(*graph.Sketch)
		sketches = sketches || sketch
	}
	for _, n := range nodes {
		if sketches {
			names = append(names, t.Name(n))
		} else {
			names = append(names, t.o.Number(n))
		}
	}
	if sketches {
		return listed(names)
	}
	return "claims " + listed(names)
}

// verb says what a label is, of one or of several.
func verb(l Label, n int) string {
	several := n > 1
	switch {
	case l == In && several:
		return "stand"
	case l == In:
		return "stands"
	case l == Out && several:
		return "fall"
	case l == Out:
		return "falls"
	case several:
		return "are undecided"
	}
	return "is undecided"
}

// grant says why a claim needs no reasons.
func (t *Teller) grant(n graph.Node) string {
	if slices.Contains(t.c.o.Grant, n) {
		return "it is granted, as you asked"
	}
	if !t.c.g.Granted(n) {
		return "its author asserts it, which is taken here as enough"
	}
	switch n := n.(type) {
	case *graph.Claim:
		if n.Implicit {
			return "it is assumed, though not stated"
		}
		if n.Voice != "" {
			return "it is granted for the argument's sake"
		}
	case *graph.Sketch:
		return "its premises are not given, and it is granted"
	}
	return "it is granted"
}

// despite says that what is against a claim falls.
func (t *Teller) despite(r Reason) string {
	switch len(r.Despite) {
	case 0:
		return ". Nothing speaks against it"
	case 1:
		return ". The only objection to it falls, since " + t.states(r.Despite)
	case 2:
		return ". Both objections to it fall: " + t.states(r.Despite)
	}
	return fmt.Sprintf(". All %d objections to it fall: %s", len(r.Despite), t.states(r.Despite))
}

// standing says which of its reasons hold a claim up.
func (t *Teller) standing(r Reason) string {
	supports := t.c.bearing(r.Node, graph.Support)
	standing := slices.Concat(r.By, r.Also)
	slices.SortFunc(standing, byID)
	all := len(supports)
	var names []string
	for _, n := range standing {
		names = append(names, t.reason(n.(*graph.Relation)))
	}
	list := several(names)
	switch {
	case all == 1:
		return "its only reason stands: " + list
	case len(standing) == 1:
		return fmt.Sprintf("one of its %d reasons stands: %s", all, list)
	case len(standing) == 2 && all == 2:
		return "both its reasons stand: " + list
	case len(standing) == all:
		return fmt.Sprintf("all its %d reasons stand: %s", all, list)
	}
	return fmt.Sprintf("%d of its %d reasons stand: %s", len(standing), all, list)
}

// reason names the sources of a relation that stand.
func (t *Teller) reason(r *graph.Relation) string {
	if r.Linked() {
		return t.names(r.Sources) + " together" + t.withstood(r)
	}
	return t.names(r.Sources) + t.withstood(r)
}

// withstood says why no undercut keeps a relation from holding: " (the undercut of this
// step fails: claim 1.5 falls)". It is "" where there is none.
func (t *Teller) withstood(r *graph.Relation) string {
	undercuts := t.c.Why(t.l, r).Despite
	what := "step"
	switch {
	case r.Undercut():
		what = "undercut"
	case r.Kind == graph.Attack:
		what = "objection"
	}
	switch len(undercuts) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" (the undercut of this %s fails: %s)", what, t.states(undercuts))
	}
	return fmt.Sprintf(" (the undercuts of this %s fail: %s)", what, t.states(undercuts))
}

// attacks says what stands against a claim.
func (t *Teller) attacks(list []graph.Node) string {
	var said []string
	for _, n := range list {
		r := n.(*graph.Relation)
		does := "speaks against it"
		switch {
		case slices.Contains(r.Sources, r.Target):
			does = "speaks against itself"
		case r.Contradiction != nil:
			does = "contradicts it"
		}
		if r.Linked() {
			said = append(said, t.names(r.Sources)+", which stand, together speak against it"+t.withstood(r))
		} else {
			said = append(said, t.Name(r.Sources[0])+", which stands, "+does+t.withstood(r))
		}
	}
	return several(said)
}

// unsupported says that all reasons for a claim fall.
func (t *Teller) unsupported(r Reason) string {
	said := "it is asserted, but "
	if c, ok := r.Node.(*graph.Claim); ok && !c.Asserted {
		said = "it is asserted for its reasons only, and "
	} else if ok && c.Implicit {
		said = ""
	}
	switch {
	case r.Cause == IsCircular && len(r.Circle) == 0:
		return said + "it rests on reasons that go round in a long circle, which nothing from outside holds up"
	case r.Cause == IsCircular:
		return said + "it rests on a circle of reasons that nothing from outside holds up: " + t.round(r.Circle)
	}
	if len(r.By) == 1 {
		return said + "its only reason falls, since " + t.states(r.By)
	}
	if len(r.By) == 2 {
		return said + "both its reasons fall: " + t.states(r.By)
	}
	return fmt.Sprintf("%sall its %d reasons fall: %s", said, len(r.By), t.states(r.By))
}

// round says a circle of reasons: "claim 1 rests on claim 2, and claim 2 on claim 1".
func (t *Teller) round(circle []graph.Node) string {
	var claims []graph.Node
	for _, n := range circle {
		if _, ok := n.(*graph.Relation); !ok {
			claims = append(claims, n)
		}
	}
	if len(claims) == 1 {
		return t.Name(claims[0]) + " rests on itself"
	}
	var said []string
	for i, n := range claims {
		rests := " on "
		if i == 0 {
			rests = " rests on "
		}
		said = append(said, t.Name(n)+rests+t.Name(claims[(i+1)%len(claims)]))
	}
	if last := len(said) - 1; last >= mostSaid {
		said = append(said[:mostSaid-1], "and so on", said[last])
	}
	return strings.Join(said[:len(said)-1], ", ") + ", and " + said[len(said)-1]
}

// states says what becomes of relations.
func (t *Teller) states(list []graph.Node) string {
	var said []string
	for _, n := range list {
		said = append(said, t.state(n.(*graph.Relation)))
	}
	return several(said)
}

// state says what becomes of a relation: "claim 1.1 falls", "the step from claim 1.1 is
// undercut by claim 2, which stands".
func (t *Teller) state(r *graph.Relation) string {
	why := t.c.Why(t.l, r)
	switch why.Cause {
	case IsUndercut:
		var by []string
		for _, n := range why.By {
			u := n.(*graph.Relation)
			by = append(by, fmt.Sprintf("%s, which %s", t.names(u.Sources), verb(In, len(u.Sources)))+t.withstood(u))
		}
		return t.step(r) + " is undercut by " + listed(by)
	case LosesSources:
		if r.Linked() {
			return fmt.Sprintf("of %s, which count only together, %s %s", t.names(r.Sources), t.names(why.By), verb(Out, len(why.By)))
		}
		return t.Name(r.Sources[0]) + " falls"
	case IsBlocked:
		var said []string
		for _, n := range why.By {
			if u, ok := n.(*graph.Relation); ok {
				said = append(said, fmt.Sprintf("%s is undercut by %s, and that is undecided", t.step(r), t.names(u.Sources)))
			} else {
				said = append(said, t.Name(n)+" is undecided")
			}
		}
		return listed(said)
	case IsDropped:
		return t.step(r) + " is left out"
	case IsIncomplete:
		return t.step(r) + " is incomplete"
	}
	return t.names(r.Sources) + " " + verb(In, len(r.Sources))
}

// prevails says that what is for a claim weighs more.
func (t *Teller) prevails(r Reason) string {
	pro := "it is granted"
	if len(r.By) > 0 {
		pro = t.standing(r)
	}
	return fmt.Sprintf("%s. By the standard of %s that is enough against all that speaks against it: %s", pro, t.standard(), t.states(r.Despite))
}

// outweighed says that what is for a claim does not weigh enough.
func (t *Teller) outweighed(r Reason) string {
	if len(r.By) == 0 {
		return "what speaks for it is too weak for the standard of " + t.standard()
	}
	return fmt.Sprintf("what speaks for it is not enough by the standard of %s: %s", t.standard(), t.attacks(r.By))
}

func (t *Teller) standard() string { return strings.ReplaceAll(string(t.c.o.Standard), "-", " ") }

// blocked says what keeps a claim undecided.
func (t *Teller) blocked(r Reason) string {
	var said []string
	for _, n := range r.By {
		of := n.(*graph.Relation)
		what := "a reason for it is open: "
		if of.Kind == graph.Attack {
			what = "an objection to it is open: "
		}
		said = append(said, what+t.state(of))
	}
	if len(said) == 0 {
		return "nothing settles it"
	}
	return several(said)
}

// Block says which circle keeps a claim undecided, and what would settle it; "" if it is
// not undecided.
func (t *Teller) Block(n graph.Node) string {
	b := t.c.Block(t.l, n)
	if b == nil {
		return ""
	}
	var said []string
	for i, m := range b.Circle {
		r, ok := m.(*graph.Relation)
		if !ok {
			continue
		}
		// The relation bears on what is before it, and rests on what is behind it.
		from := b.Circle[(i+1)%len(b.Circle)]
		does := " speaks against "
		switch {
		case r.Kind == graph.Support:
			does = " speaks for "
		case r.Undercut():
			does = " undercuts "
		}
		if _, relation := from.(*graph.Relation); relation {
			continue // an undercut of it: said with that
		}
		said = append(said, t.Name(from)+does+t.Name(r.Target))
	}
	slices.Reverse(said)
	end := "Nothing decides between them: another reason, an undercut or strengths would."
	switch {
	case len(said) == 2 && len(b.Circle) == 4 && b.Attacks == 2:
		does := "speak against"
		if r, ok := b.Circle[1].(*graph.Relation); ok && r.Contradiction != nil {
			does = "contradict"
		}
		return fmt.Sprintf("%s %s each other. %s", capital(t.names([]graph.Node{b.Circle[0], b.Circle[2]})), does, end)
	case len(said) == 1:
		return capital(said[0]) + ", which nothing else settles."
	case b.Attacks%2 == 1:
		end = fmt.Sprintf("The circle has an odd number of attacks (%d), so that taking sides cannot settle it; only something from outside can.", b.Attacks)
	}
	return "It hangs in a circle: " + several(said) + ". " + end
}

// mostSaid is how many of the same a sentence names.
const mostSaid = 12

// few returns items as they are, or the first ones and how many more there are.
func few(items []string) []string {
	if more := len(items) - mostSaid; more > 1 {
		return append(slices.Clone(items[:mostSaid]), fmt.Sprintf("%d more", more))
	}
	return items
}

// several returns "a; b; c", or "a; b; … and 40 more".
func several(items []string) string {
	some := few(items)
	if len(some) < len(items) {
		some[len(some)-1] = "and " + some[len(some)-1]
	}
	return strings.Join(some, "; ")
}

// listed returns "a, b and c".
func listed(items []string) string {
	if items = few(items); len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
