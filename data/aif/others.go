package aif

import (
	"slices"

	"crux/data/loss"
	"crux/graph"
)

// What is neither a claim nor a relation: kept records, as far as what they are about is
// still there, and who speaks.

// there reports whether something has an id, or nothing had it in the file either.
func (e *encoder) there(id string) bool { return id == "" || e.byID[id] != nil || e.standing[id] }

// gone reports whether a record refers to a node that is there no more.
func (e *encoder) gone(v any) bool {
	for _, key := range references {
		if !e.there(wordOf(v, key)) {
			return true
		}
	}
	return false
}

// relates reports whether w is of relations.
func (w *item) relates() bool {
	_, ok := w.members[0].(*graph.Relation)
	return ok
}

// others writes the records of the graph.
func (e *encoder) others() {
	// An illocution goes with all that it led to.
	before, after := map[string]int{}, map[string]int{}
	for _, v := range e.meta.list("edges") {
		from := wordOf(v, "fromID")
		before[from]++
		if !e.gone(v) {
			after[from]++
		}
	}
	for _, v := range e.meta.list("nodes") {
		id, r := wordOf(v, "nodeID"), roleOf(wordOf(v, "type"))
		if r == illocution && before[id] > 0 && after[id] == 0 {
			delete(e.standing, id)
			continue
		}
		e.nodes = append(e.nodes, v)
		e.dialogue.node(id, r, wordOf(v, "text"))
	}
	for _, v := range e.meta.list("edges") {
		if e.gone(v) {
			continue
		}
		from, to := e.byID[wordOf(v, "fromID")], e.byID[wordOf(v, "toID")]
		if from != nil && to != nil && (from.relates() || to.relates()) {
			e.risky = true
			if !e.odd {
				continue
			}
		}
		e.edges = append(e.edges, v)
		e.dialogue.edge(wordOf(v, "fromID"), wordOf(v, "toID"))
	}
	still := func(v any) any {
		list, _ := v.([]any)
		return slices.DeleteFunc(slices.Clone(list), func(v any) bool { return e.gone(v) })
	}
	e.fields, e.outer = lists(e.fields, still), lists(e.outer, still)
	for i, f := range e.fields {
		if list, ok := f.Value.([]any); ok && f.Key == "schemefulfillments" {
			e.fields[i].Value = slices.DeleteFunc(list, func(v any) bool { return e.renamed[wordOf(v, "nodeID")] })
		}
	}
	e.usual()
	for _, v := range e.list("participants") {
		if id := wordOf(v, "participantID"); id != "" {
			e.dialogue.participant(id, wordOf(v, "firstname"), wordOf(v, "surname"))
		}
	}
	for _, v := range e.list("locutions") {
		if person := wordOf(v, "personID"); person != "" {
			e.dialogue.who(wordOf(v, "nodeID"), person)
		}
	}
}

// again writes the nodes that have the id of another one, behind that.
func (e *encoder) again() {
	for _, v := range e.meta.list("again") {
		id := wordOf(v, "nodeID")
		if id == "" || !e.there(id) {
			continue
		}
		if first := e.byID[id]; first != nil && roleOf(wordOf(v, "type")) == claim && (first.relates() || first.text() != wordOf(v, "text")) {
			continue // it said again what is changed now
		}
		e.nodes = append(e.nodes, v)
	}
}

// usual adds the fields that files have.
func (e *encoder) usual() {
	add := func(keys ...string) {
		for _, key := range keys {
			if _, ok := e.fields.Get(key); !ok {
				e.fields = append(e.fields, graph.Field{Key: key, Value: []any{}})
			}
		}
	}
	if !e.kept {
		add("locutions")
	}
	if e.x && !e.wrapped {
		add("locutions", "participants", "schemefulfillments", "descriptorfulfillments", "cqdescriptorfulfillments")
	}
}

// list returns a field of AIF that is a list.
func (e *encoder) list(key string) []any {
	v, _ := e.fields.Get(key)
	list, _ := v.([]any)
	return list
}

// add adds an entry to a field of AIF.
func (e *encoder) add(key string, entry graph.Data) {
	list := append(slices.Clip(e.list(key)), entry)
	for i := len(e.fields) - 1; i >= 0; i-- {
		if e.fields[i].Key == key {
			e.fields[i].Value = list
			return
		}
	}
	e.fields = append(e.fields, graph.Field{Key: key, Value: list})
}

// speakers adds locutions of the voices that the records do not have.
func (e *encoder) speakers() {
	var people numbers
	named := map[string]any{}
	for _, v := range e.list("participants") {
		id := under(v, "participantID")
		people.take(id)
		if name := e.dialogue.names[word(id)]; named[name] == nil {
			named[name] = id
		}
	}
	for _, v := range e.list("locutions") {
		id := under(v, "personID")
		people.take(id)
	}
	voices := e.dialogue.voices()
	for _, w := range e.order {
		var voice, text string
		var at []graph.Occurrence
		switch n := w.members[0].(type) {
		case *graph.Claim:
			voice, at, text = n.Voice, n.Occurrences, n.Words().Plain
		case *graph.Sketch:
			voice, at, text = n.Voice, n.Occurrences, n.Words().Plain
		}
		is := voices[w.word]
		if w.word == "" {
			is = ""
		}
		first, last, ok := splitName(voice)
		switch {
		case voice == is:
			continue
		case is != "":
			e.lost.Lost(loss.Voices, at, "who says %s, which is said by %s in the file that it comes from", loss.Name(w.members[0]), is)
			continue
		case w.word == "" || !ok:
			e.lost.Lost(loss.Voices, at, "who says %s", loss.Name(w.members[0]))
			continue
		}
		id := named[voice]
		if id == nil {
			id = people.next()
			named[voice] = id
			e.add("participants", graph.Data{{Key: "participantID", Value: id}, {Key: "firstname", Value: first}, {Key: "surname", Value: last}})
		}
		l, ya := e.ids.next(), e.ids.next()
		e.nodes = append(e.nodes,
			graph.Data{{Key: "nodeID", Value: l}, {Key: "text", Value: voice + ": " + text}, {Key: "type", Value: "L"}},
			graph.Data{{Key: "nodeID", Value: ya}, {Key: "text", Value: "Asserting"}, {Key: "type", Value: "YA"}, {Key: "scheme", Value: "Asserting"}})
		e.edge(l, ya)
		e.edge(ya, w.id)
		e.add("locutions", graph.Data{{Key: "nodeID", Value: l}, {Key: "personID", Value: id}})
		e.dialogue.spoken = append(e.dialogue.spoken, word(l))
	}
}
