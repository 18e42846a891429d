package argdown

import (
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// A jsonRelation is a relation of the JSON. Where its ends stand by each other it
// becomes a line there; else it is stated behind all else.
type jsonRelation struct {
	kind     string // support, attack, undercut, entails, contrary or contradictory
	from, to jsonEnd
	at       diag.Range
	number   int // among the relations
	used     bool
}

// A jsonEnd is an end of a relation, the zero jsonEnd if it lacks.
type jsonEnd struct {
	name      string // see statementEnd
	title     string
	argument  bool
	inference *Inference
}

var relationKinds = map[string]string{
	"support": "support", "supports": "support", "attack": "attack", "attacks": "attack", "undercut": "undercut", "undercuts": "undercut",
	"entails": "entails", "entail": "entails", "entailment": "entails", "contrary": "contrary", "contraries": "contrary",
	"contradictory": "contradictory", "contradiction": "contradictory", "contradicts": "contradictory", "contradict": "contradictory",
}

// readRelations reads the relations: those of the whole, or if there are none, those
// at their ends.
func (x *imported) readRelations(statements, arguments *jsondoc.Value) {
	all := x.Root.Get("relations")
	x.Expect(all, jsondoc.Array, "relations")
	known := map[jsonEnds]bool{}
	if all.Is(jsondoc.Array) {
		for i := range all.Items {
			x.addRelation(&all.Items[i], known, "", "")
		}
	}
	listed := len(known) > 0 || all.Is(jsondoc.Array) && len(all.Items) > 0
	embedded := func(v *jsondoc.Value, argument, index string) {
		for _, r := range x.members(v, "relations") {
			if !listed {
				x.addRelation(r, known, argument, index)
			} else if id := idOf(r, argument, index); !known[id] && !known[idOf(r, "", "")] {
				known[id] = true
				x.Report(x.worded(r, "relationType", "from"), diag.Warning, "odd-edge", "list it there, or take it away here", "this relation is not among the relations of the whole, so it is not read")
			}
		}
	}
	for _, list := range []*jsondoc.Value{statements, arguments} {
		if !list.Is(jsondoc.Object) {
			continue
		}
		for i := range list.Members {
			v := &list.Members[i].Value
			embedded(v, "", "")
			title := fold(v.Get("title").Word())
			if title == "" {
				title = fold(list.Members[i].Key)
			}
			for _, s := range x.members(v, "pcs") {
				if in := s.Get("inference"); in.Is(jsondoc.Object) {
					embedded(in, title, in.Get("conclusionIndex").Word())
				}
			}
		}
	}
}

// jsonEnds identifies a relation.
type jsonEnds struct{ kind, from, fromType, to, toType, index string }

func idOf(v *jsondoc.Value, argument, index string) jsonEnds {
	id := jsonEnds{v.Get("relationType").Word(), v.Get("from").Word(), v.Get("fromType").Word(), v.Get("to").Word(), v.Get("toType").Word(), v.Get("conclusionIndex").Word()}
	if id.to == "" && argument != "" {
		id.to, id.toType = argument, "inference"
		if id.index == "" {
			id.index = index
		}
	}
	return id
}

// addRelation reads one relation. Argument and index are those of the inference that
// it stands at.
func (x *imported) addRelation(v *jsondoc.Value, known map[jsonEnds]bool, argument, index string) {
	if !v.Is(jsondoc.Object) {
		x.Report(v, diag.Warning, "wrong-type", "it is left out", "a relation is an object, and this is %s", v.Kind)
		return
	}
	id := idOf(v, argument, index)
	if known[id] && argument+index != "" || known[id] && x.Root.Get("relations") == nil {
		return // at its other end
	}
	known[id] = true
	at := x.worded(v, "relationType", "from", "to")
	word := strings.ToLower(strings.TrimSpace(id.kind))
	kind, ok := relationKinds[word]
	if !ok {
		x.Report(at, diag.Warning, "odd-edge", "there are support, attack, undercut, entails, contrary and contradictory",
			"the relation is of the kind %q, which Argdown does not have; it is kept, but is no part of the graph", diag.Short(id.kind))
		x.unread = append(x.unread, v.Any())
		return
	}
	r := &jsonRelation{kind: kind, at: x.Range(at), number: len(x.relations)}
	r.from = x.end(v, "from", id.from, id.fromType, "")
	r.to = x.end(v, "to", id.to, id.toType, id.index)
	if r.from.inference != nil { // an inference speaks through its argument
		r.from = jsonEnd{name: argumentEnd(id.from), title: id.from, argument: true}
	}
	x.fit(r, at)
	for _, e := range []jsonEnd{r.from, r.to} {
		if strings.HasPrefix(e.name, "[") {
			x.uses[e.title]++
		}
	}
	x.relations = append(x.relations, r)
	if r.from.name != "" && r.to.name != "" {
		pair := [2]string{r.from.name, r.to.name}
		x.between[pair] = append(x.between[pair], r)
	}
}

// end finds an end of a relation by its title and type.
func (x *imported) end(v *jsondoc.Value, key, title, kind, index string) jsonEnd {
	title = fold(title)
	at := x.worded(v, key, "relationType", "from")
	if title == "" {
		x.Report(at, diag.Warning, "odd-edge", "it is incomplete", "the relation says nothing under %q", key)
		return jsonEnd{}
	}
	a := x.arguments[title]
	switch kind {
	case "inference":
		n, ok := v.Get("conclusionIndex").Int()
		if number := parseIndex(index); !ok && number >= 0 {
			n, ok = number, true
		}
		switch {
		case a == nil:
			x.Report(at, diag.Warning, "no-such-node", "the relation lacks this end", "there is no argument %q", diag.Short(title))
			return jsonEnd{}
		case ok && n >= 0 && n < len(a.steps) && a.steps[n] != nil:
			return jsonEnd{name: inferenceEnd(title, n), title: title, inference: a.steps[n]}
		case a.last != nil:
			if v.Get("conclusionIndex") != nil {
				x.Report(x.worded(v, "conclusionIndex"), diag.Warning, "no-such-node", "the last inference of the argument is taken", "the argument %q has no inference there", diag.Short(title))
			}
			return jsonEnd{name: inferenceEnd(title, len(a.steps)-1), title: title, inference: a.last}
		}
		return jsonEnd{name: argumentEnd(title), title: title, argument: true}
	case "argument":
		if a == nil {
			x.Report(at, diag.Warning, "no-such-node", "an argument is made of it", "there is no argument %q", diag.Short(title))
			x.arguments[title] = &structured{}
			x.absent(at, title, true)
		}
		return jsonEnd{name: argumentEnd(title), title: title, argument: true}
	case "equivalence-class", "statement":
	default:
		if kind != "" {
			x.Report(x.worded(v, key+"Type", key), diag.Warning, "wrong-type", "there are equivalence-class, argument and inference", "the end of a relation is of the type %q", diag.Short(kind))
		}
		if a != nil && !x.statements[title] {
			return jsonEnd{name: argumentEnd(title), title: title, argument: true}
		}
	}
	if !x.statements[title] {
		x.Report(at, diag.Warning, "no-such-node", "a statement is made of it", "there is no statement %q", diag.Short(title))
		x.statements[title] = true
		x.absent(at, title, false)
	}
	return jsonEnd{name: statementEnd(title), title: title}
}

// absent makes what only a relation speaks of.
func (x *imported) absent(at *jsondoc.Value, title string, argument bool) {
	p := x.point(nil)
	p.element = &Element{Title: title, Argument: argument, Range: x.Range(at), TitleRange: x.Range(at)}
	p.role = graph.RoleRelation
	name := statementEnd(title)
	if argument {
		name = argumentEnd(title)
	}
	p.from, p.to = []string{name}, []string{name}
}

func parseIndex(s string) int {
	n := 0
	if s == "" || len(s) > 6 {
		return -1
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// fit makes of a relation that its ends cannot have what comes nearest to it.
func (x *imported) fit(r *jsonRelation, at *jsondoc.Value) {
	through := func(e *jsonEnd) { // an argument speaks through its conclusion
		if a := x.arguments[e.title]; e.argument && a != nil && a.last != nil {
			*e = jsonEnd{name: statementEnd(a.conclusion), title: a.conclusion}
		}
	}
	statement := func(e jsonEnd) bool { return e.name != "" && !e.argument && e.inference == nil }
	switch r.kind {
	case "contrary", "contradictory":
		through(&r.from)
		through(&r.to)
		if !statement(r.from) || !statement(r.to) {
			x.Report(at, diag.Warning, "odd-edge", "it is read as an attack", "only statements are %s to each other", map[string]string{"contrary": "contrary", "contradictory": "contradictory"}[r.kind])
			r.kind = "attack"
		}
	case "undercut":
		if statement(r.to) {
			x.Report(at, diag.Warning, "odd-edge", "it is read as an attack", "a statement has no inference that could be undercut")
			r.kind = "attack"
		}
	}
}

// symbol returns the sign of a relation, with its direction.
func (r *jsonRelation) symbol(outgoing bool) string {
	sign := map[string]string{"support": "+", "entails": "+", "attack": "-", "contrary": "-", "undercut": "_"}[r.kind]
	switch {
	case r.kind == "contradictory":
		return "><"
	case outgoing:
		return sign + ">"
	case sign == "_":
		return "<_"
	}
	return sign
}

// say makes a line say r.
func (r *jsonRelation) say(line *Relation, outgoing bool) {
	line.Symbol, line.Range, line.strictness = r.symbol(outgoing), r.at, r.strictness()
}

// strictness returns whether statements entail and exclude each other in r.
func (r *jsonRelation) strictness() strictness {
	switch r.kind {
	case "entails", "contrary":
		return strict
	}
	return loose
}

// stated is a relation whose ends do not stand by each other.
type stated struct{ r *jsonRelation }

func (*stated) block() {}

func (s *stated) read(d *decoder) {
	d.section = nil
	r := s.r
	find := func(e jsonEnd) end {
		switch {
		case e.inference != nil:
			return end{inference: e.inference}
		case e.name == "":
			return end{}
		}
		return d.element(&Element{Argument: e.argument, Title: e.title})
	}
	from, to := find(r.from), find(r.to)
	line := &Relation{}
	r.say(line, false)
	switch {
	case r.from.name == "" || r.to.name == "":
		kind := graph.Support
		if r.kind != "support" && r.kind != "entails" {
			kind = graph.Attack
		}
		relation := d.b.Relate(kind, nil)
		relation.Occurrences = []graph.Occurrence{d.at(line)}
		d.drafts = append(d.drafts, draft{relation: relation, from: []end{from}, to: to})
		d.lacksTarget(relation)
	case r.kind == "contradictory":
		d.relation(line, from, to, nil)
	case r.to.inference == nil:
		d.relation(line, to, from, nil)
	case r.kind == "support" || r.kind == "entails":
		d.draft(line, graph.Support, identity{'+', d.sourceKey(from), to.inference}, from, to)
	default:
		d.undercut(line, from, to)
	}
}
