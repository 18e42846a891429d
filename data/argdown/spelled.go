package argdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// Argdown has no sign for some relations: restatements and preferences, backing,
// undercuts of undercuts, what several arguments say together. They are spelled
// out as a structure whose inference line says what it is and what it is about:
//
//	(1) [Ill]
//	-- {relation: restatement, target: "[Sick]"} --
//	(2) This says the same as @[Sick].
//
// The conclusion is for readers, and for tools that know nothing of this; it is
// folded away. What the relation starts from are the premises, or what stands
// under sources:
//
//	-- {relation: support, target: "<Argument>#2", sources: [1, "<Sketch>"]} --
//
// A premise without a title that sources leaves out is folded away as well.

// The kinds under the key relation. An undercut is an attack: of a step, and not of
// the argument as a whole, or of a sketch for what it infers.
const (
	undercutKind      = "undercut"
	contraryKind      = "contrary"
	contradictoryKind = "contradictory"
)

var spelledKinds = map[string]graph.Kind{
	graph.Support.String(): graph.Support, graph.Attack.String(): graph.Attack, undercutKind: graph.Attack,
	graph.Restatement.String(): graph.Restatement, graph.Preference.String(): graph.Preference,
	contraryKind: graph.Attack, contradictoryKind: graph.Attack,
}

var spelledNames = []string{graph.Support.String(), graph.Attack.String(), undercutKind,
	graph.Restatement.String(), graph.Preference.String(), contraryKind, contradictoryKind}

// A named is the end of a relation that is named in data: "[Claim]", "<Sketch>",
// "<Argument>", or "<Argument>#2" for the second step of an argument.
type named struct {
	notes    *notes
	at       diag.Range
	text     string
	relation *graph.Relation // whose target it is, nil for a source
	undercut bool
}

// An opposition is a contradiction that is spelled out; draft is the index of
// the draft of its first half.
type opposition struct {
	there, back *graph.Relation
	kind        graph.Opposition
	draft       int
	notes       *notes
	at          diag.Range
}

// spelledOut reports whether the step of an inference is a relation that is
// spelled out.
func (d *decoder) spelledOut(in *Inference) bool {
	if !d.foldable || in.Data == nil {
		return false
	}
	_, kind := in.Data.Fields.Get("relation")
	_, target := in.Data.Fields.Get("target")
	return kind || target
}

// spelled makes the relation of a step what its inference line says. Draft is the
// index of its draft.
func (d *decoder) spelled(step *Step, relation *graph.Relation, draft int) {
	in := step.Inference
	r := reader{notes: d.notes, data: in.Data}
	word := r.text("relation")
	kind, known := spelledKinds[word]
	if !known && word != "" {
		hint := "write one of " + strings.Join(spelledNames, ", ")
		if near := diag.Nearest(word, spelledNames); near != "" {
			hint = "did you mean " + near + "?"
		}
		d.reportRange(in.Data.place("relation"), diag.Error, "bad-value", hint, "%q is no kind of relation", short(word))
	}
	relation.Kind = kind
	d.keepWords(step.Element, relation)
	if target := r.text("target"); target != "" {
		d.drafts[draft].to = end{named: &named{notes: d.notes, at: in.Data.place("target"), text: target,
			relation: relation, undercut: word == undercutKind}}
	} else if word == undercutKind {
		relation.UndercutsSketch = true
	}
	if word == contraryKind || word == contradictoryKind {
		back := d.b.Relate(graph.Attack, nil)
		back.Occurrences = slices.Clone(relation.Occurrences)
		o := opposition{there: relation, back: back, draft: draft, notes: d.notes, at: in.Data.place("relation")}
		if word == contraryKind {
			o.kind = graph.Contrary
		}
		d.oppositions = append(d.oppositions, o)
	}
	e := step.Element
	if e.Title != "" && !e.alone {
		d.reportRange(e.TitleRange, diag.Warning, "title-of-words", "write its text alone",
			"what this relation is about stands on the inference line; this conclusion is no statement, so its title counts for nothing")
	}
	for _, below := range e.Relations {
		child := d.element(below.Element)
		if below.Symbol == "<_" || below.Symbol == "_" {
			d.relation(below, end{}, child, in)
		} else {
			d.reportRange(below.Range, diag.Error, "relation-of-words", "write it below what the relation is about",
				"this conclusion is no statement, so nothing bears on it")
		}
		d.tree(below.Element, child, graph.RoleRelation, nil)
	}
}

// keepWords gives a relation what is said of it by a conclusion that is no claim.
func (d *decoder) keepWords(e *Element, relation *graph.Relation) {
	relation.Data = relation.Data.Merge(e.Data.fields())
	known := map[string]bool{}
	for _, t := range relation.Tags {
		known[t] = true
	}
	for _, t := range e.Tags {
		if !known[t] {
			relation.Tags = append(relation.Tags, t)
		}
	}
	relation.Occurrences = append(relation.Occurrences, d.occurrence(e, graph.RoleConclusion))
}

// onlyWords returns the statements of a structure that are there for readers only:
// premises that the sources of their step leave out.
func (d *decoder) onlyWords(s *Structure) map[*Step]bool {
	var words map[*Step]bool
	numbers := map[int]bool{} // that steps start from
	given := false            // sources
	for _, step := range s.Steps {
		if step.Inference == nil {
			continue
		}
		sources, ok := step.Inference.Data.fields().Get("sources")
		given = given || ok
		list, isList := sources.([]any)
		switch {
		case ok && !isList:
			list = []any{sources}
		case !ok:
			list, _ = usesOf(step)
		}
		for _, n := range list {
			if n, ok := n.(int); ok {
				numbers[n] = true
			}
		}
	}
	if !given || !d.foldable {
		return nil
	}
	var premises []*Step
	for _, step := range s.Steps {
		e := step.Element
		switch {
		case step.Inference != nil:
			if _, ok := step.Inference.Data.fields().Get("sources"); ok {
				for _, p := range premises {
					if words == nil {
						words = map[*Step]bool{}
					}
					words[p] = true
				}
			}
			premises = nil
		case (e.Title == "" || e.alone) && !numbers[step.Number] && len(e.Relations) == 0 && e.Data == nil:
			premises = append(premises, step)
		}
	}
	return words
}

// sources returns what a step starts from by its data: statements by their
// numbers, and what is named.
func (d *decoder) sources(in *Inference, value any, numbered map[int]end) []end {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	at := in.Data.place("sources")
	var from []end
	for _, v := range list {
		n, isNumber := v.(int)
		name, isName := v.(string)
		e, known := numbered[n]
		switch {
		case isNumber && known:
			from = append(from, e)
		case isName:
			from = append(from, end{named: &named{notes: d.notes, at: at, text: fold(name)}})
		default:
			d.reportRange(at, diag.Error, "no-such-premise",
				`name numbers of statements above, or titles, as in {sources: [1, "<Argument>"]}`, "there is no statement (%v) above this line", v)
		}
	}
	return from
}

// resolve finds what is named in the drafts, and puts the drafts whose target is a
// relation first: each behind that of its target, so that nothing ends on a
// relation that is being connected.
func (d *decoder) resolve() {
	next := map[*graph.Relation]*graph.Relation{} // what a relation is on
	var on []*named
	for i := range d.drafts {
		f := &d.drafts[i]
		from := f.from[:0:0]
		for _, e := range f.from {
			if e.named != nil {
				e = d.find(e.named)
			}
			if e != (end{}) {
				from = append(from, e)
			}
		}
		f.from = from
		if n := f.to.named; n != nil {
			f.to = d.find(n)
			if r, ok := f.to.node.(*graph.Relation); ok {
				next[n.relation] = r
				on = append(on, n)
			} else {
				n.relation.UndercutsSketch = n.undercut
			}
		}
	}
	for _, o := range d.oppositions {
		f := d.drafts[o.draft]
		if len(f.from) != 1 || !isClaim(f.from[0]) || !isClaim(f.to) {
			o.notes.reportRange(o.at, diag.Error, "bad-value", "give it one premise, and a statement as its target",
				"only two statements can exclude each other")
			d.b.Drop(o.back)
			continue
		}
		d.b.Oppose(o.there, o.back).Kind = o.kind
		d.drafts = append(d.drafts, draft{relation: o.back, from: []end{f.to}, to: f.from[0]})
	}
	if len(on) > 0 {
		depth := d.depths(next, on)
		for i, f := range d.drafts {
			if r, ok := f.to.node.(*graph.Relation); ok && next[f.relation] != r {
				d.drafts[i].to = end{} // cut
			}
		}
		rank := func(f draft) int {
			if n, ok := depth[f.relation]; ok {
				return n
			}
			return len(d.drafts)
		}
		slices.SortStableFunc(d.drafts, func(a, b draft) int { return cmp.Compare(rank(a), rank(b)) })
	}
}

// depths returns through how many relations each of those in next is on something
// that is none. Where relations are on each other in a circle, one is taken out of
// next, and told.
func (d *decoder) depths(next map[*graph.Relation]*graph.Relation, on []*named) map[*graph.Relation]int {
	const open = -1
	depth := make(map[*graph.Relation]int, len(next))
	var by map[*graph.Relation]*named
	for _, n := range on {
		var path []*graph.Relation
		at := n.relation
		for {
			target, isOn := next[at]
			known, seen := depth[at]
			if seen && known == open {
				// It is in the circle that the path has closed.
				if by == nil {
					by = make(map[*graph.Relation]*named, len(on))
					for _, n := range on {
						by[n.relation] = n
					}
				}
				by[at].tellCircle()
				d.lacksTarget(at)
				delete(next, at)
				break
			}
			if seen || !isOn {
				break
			}
			depth[at] = open
			path = append(path, at)
			at = target
		}
		for _, r := range slices.Backward(path) {
			depth[r] = 0
			if target, ok := next[r]; ok {
				depth[r] = depth[target] + 1
			}
		}
	}
	return depth
}

// tellCircle tells that a relation would end on itself.
func (n *named) tellCircle() {
	n.notes.reportRange(n.at, diag.Error, "relation-circle", "is another target meant?",
		"this relation would end on itself, through what %s names", short(n.text))
}

// find returns what is named; the zero end if nothing is.
func (d *decoder) find(n *named) end {
	s := n.text
	inside := func(right int) string {
		return fold(s[1:right])
	}
	switch {
	case len(s) > 1 && s[0] == '[' && s[len(s)-1] == ']':
		if known := d.statements[inside(len(s)-1)]; known != nil && known.claim != nil {
			return end{node: known.claim, key: known}
		}
	case len(s) > 1 && s[0] == '<' && s[len(s)-1] == '>':
		switch a := d.arguments[inside(len(s)-1)]; {
		case a == nil:
		case a.sketch != nil:
			return end{node: a.sketch, key: a.sketch}
		case a.record == nil:
		case n.relation == nil:
			return end{structure: a.structure, record: a.record, key: a.structure}
		case a.record.Last() != nil:
			n.relation.Whole = n.relation.Whole || !n.undercut
			return end{node: a.record.Last()}
		}
	case s != "" && s[0] == '<' && n.relation != nil:
		i := strings.LastIndex(s, ">#")
		if i < 0 {
			break
		}
		a := d.arguments[inside(i)]
		step, err := strconv.Atoi(s[i+2:])
		if a != nil && a.record != nil && err == nil && step > 0 && step <= len(a.record.Relations) {
			return end{node: a.record.Relations[step-1]}
		}
	}
	d.unknown = append(d.unknown, n)
	d.lacksTarget(n.relation)
	return end{}
}

// lacksTarget notes that it is told already that a relation lacks its target.
func (d *decoder) lacksTarget(r *graph.Relation) {
	if d.incomplete == nil {
		d.incomplete = map[graph.Node]bool{}
	}
	if r != nil {
		d.incomplete[r] = true
	}
}

// tellUnknown tells that nothing is named so.
func (n *named) tellUnknown(statements, arguments *suggestions) {
	hint := `name it as in "[Statement]", "<Argument>", or "<Argument>#2" for the second step of an argument`
	title := strings.Trim(n.text, "[]<>")
	if i := strings.LastIndex(n.text, ">#"); i > 0 {
		title = n.text[1:i]
	}
	switch {
	case strings.HasPrefix(n.text, "["):
		if near := statements.near(title); near != "" {
			hint = "did you mean [" + near + "]?"
		}
	case strings.HasPrefix(n.text, "<"):
		if near := arguments.near(title); near != "" {
			hint = "did you mean <" + near + ">?"
		}
	}
	n.notes.reportRange(n.at, diag.Error, "no-such-end", hint, "nothing in this document is named %s", short(n.text))
}
