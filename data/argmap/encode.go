package argmap

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crux/data/forest"
	"crux/data/loss"
	"crux/data/yamldoc"
	"crux/graph"
)

// depth is how many claims stand above each other at the most: each is two levels of
// YAML.
const depth = 200

// Encode writes g as a map, as the package's comment says.
func Encode(g *graph.Graph) (text string, lost loss.List) {
	e := encoder{g: g, keys: map[graph.Node]string{}, taken: map[string]bool{label: true, strength: true}, counts: map[string]int{}, notes: map[string]bool{}}
	e.lost = loss.Of(g, ID, loss.Titles, loss.Implicit, loss.Strengths, loss.Rules, loss.Incomplete)
	f := forest.Of(g, writes, depth)
	if !f.Ordered {
		e.lost.Degraded(loss.Order, nil, "the order of claims, which is that of the tree")
	}
	e.tell()
	e.lost = slices.DeleteFunc(e.lost, func(l loss.Loss) bool { return l.Feature == loss.Data && e.notes[l.What] })
	var data graph.Data
	for _, c := range f.Claims {
		data = e.claim(data, c)
	}
	var comments []string
	record, _ := g.Meta.Foreign.Get(ID)
	own, _ := record.(graph.Data)
	kept, _ := own.Get("comments")
	list, _ := kept.([]any)
	for _, c := range list {
		if s, ok := c.(string); ok {
			comments = append(comments, s)
		}
	}
	return yamldoc.Write(comments, data), e.lost
}

// writes reports whether r is written: it is a support of a claim or attack on one.
func writes(r *graph.Relation) bool {
	_, onRelation := r.Target.(*graph.Relation)
	return r.Kind.Polarity() != graph.Neutral && r.Target != nil && !onRelation
}

type encoder struct {
	g    *graph.Graph
	lost loss.List
	keys map[graph.Node]string

	taken  map[string]bool // keys
	notes  map[string]bool // losses that are none
	counts map[string]int  // of texts that very many claims have
}

// tell adds what is lost that is kept of some and not of others.
func (e *encoder) tell() {
	for _, n := range e.g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			at := n.Occurrences
			if n.Title() != "" {
				e.lost.Lost(loss.Titles, at, "that %s is a title", loss.Name(n))
			}
			if n.Strength != nil {
				e.lost.Lost(loss.Strengths, at, "the strength of %s", loss.Name(n))
			}
			e.noted(n, n.Data)
		case *graph.Sketch:
			e.lost.Degraded(loss.Sketches, n.Occurrences, "%s, which is a claim like others", loss.Name(n))
			if n.Strength != nil {
				e.lost.Lost(loss.Strengths, n.Occurrences, "the strength of %s", loss.Name(n))
			}
			e.noted(n, n.Data)
		case *graph.Relation:
			at := n.Occurrences
			if n.Strength != nil {
				if _, ok := written(*n.Strength); !ok || !writes(n) {
					e.lost.Lost(loss.Strengths, at, "the strength of %s", loss.Name(n))
				}
			}
			if len(n.Rules) > 1 || len(n.Rules) == 1 && (n.Rules[0] == "" || !writes(n)) {
				e.lost.Lost(loss.Rules, at, "the rules of %s", loss.Name(n))
			}
			if on, ok := n.Target.(*graph.Relation); ok {
				if _, deeper := on.Target.(*graph.Relation); deeper {
					e.lost.Lost(loss.Nested, at, "%s, which is itself a relation on a step", loss.Name(n))
				}
			}
			if n.Target == nil {
				e.lost.Lost(loss.Incomplete, at, "%s", loss.Name(n))
			}
		}
	}
}

// noted notes that the data of a claim are not lost, if a note is all that they are.
func (e *encoder) noted(n graph.Node, d graph.Data) {
	if _, ok := noteOf(d); ok {
		e.notes["the data of "+loss.Name(n)+": "+note] = true
	}
}

func noteOf(d graph.Data) (string, bool) {
	v, _ := d.Get(note)
	s, ok := v.(string)
	return s, ok
}

// claim adds a claim to a mapping.
func (e *encoder) claim(data graph.Data, c *forest.Claim) graph.Data {
	var text graph.Text
	var at []graph.Occurrence
	var own, more graph.Data
	unstated := false
	switch n := c.Node.(type) {
	case *graph.Claim:
		text, at, own, more, unstated = n.Words(), n.Occurrences, record(n.Foreign), n.Data, n.Implicit
		if n.Untitled {
			text = n.Text
		}
	case *graph.Sketch:
		text, at, own, more = n.Words(), n.Occurrences, record(n.Foreign), n.Data
		if n.Untitled {
			text = n.Text
		}
	}
	key, known := e.keys[c.Node]
	if !known {
		key = e.key(c.Node, text.Plain, unstated, at)
	}
	if c.Again {
		return append(data, graph.Field{Key: key})
	}
	if below := e.below(c.Reasons, own, more); len(below) > 0 {
		return append(data, graph.Field{Key: key, Value: below})
	}
	return append(data, graph.Field{Key: key})
}

// key returns the key of a claim: its text, with a space before a hyphen that does not
// say that it is unstated, and spaces behind what another claim has.
func (e *encoder) key(n graph.Node, text string, unstated bool, at []graph.Occurrence) string {
	if !utf8.ValidString(text) {
		e.lost.Degraded(loss.Texts, at, "bytes that are no text, of %s", loss.Name(n))
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	switch {
	case unstated:
		text = "-" + text
	case strings.HasPrefix(text, "-"):
		text = " " + text
	}
	if e.taken[text] {
		e.lost.Degraded(loss.Texts, at, "%s, the text of another claim too, with something behind it", loss.Name(n))
	}
	for base, n := text, 1; e.taken[text]; n++ {
		if text = base + strings.Repeat(" ", n); n > 8 {
			text = base + " (" + strconv.Itoa(e.counts[base]+n) + ")"
			e.counts[base]++
		}
	}
	e.keys[n], e.taken[text] = text, true
	return text
}

// below returns what stands below a claim.
func (e *encoder) below(reasons []*forest.Reason, own, more graph.Data) graph.Data {
	var data graph.Data
	usualReasons, usualObjections := 0, 0
	taken := map[string]bool{note: true}
	keys, kept := make([]string, len(reasons)), make([]bool, len(reasons))
	for i, r := range reasons {
		key, _ := record(r.Relation.Foreign).Get("key")
		if s, ok := key.(string); ok && !taken[s] && isObjection(s) == (r.Relation.Kind == graph.Attack) {
			keys[i], kept[i], taken[s] = s, true, true
		}
	}
	for i, r := range reasons {
		usual := ""
		if r.Relation.Kind == graph.Attack {
			usualObjections++
			usual = "o" + strconv.Itoa(usualObjections)
		} else {
			usualReasons++
			usual = "r" + strconv.Itoa(usualReasons)
		}
		if kept[i] {
			usual = keys[i]
		}
		for n := len(reasons) + 1; !kept[i] && taken[usual]; n++ {
			usual = usual[:1] + strconv.Itoa(n)
		}
		taken[usual] = true
		data = append(data, graph.Field{Key: usual, Value: e.reason(r)})
	}
	if s, ok := noteOf(more); ok {
		data = append(data, graph.Field{Key: note, Value: s})
	} else if v, ok := own.Get(note); ok {
		data = append(data, graph.Field{Key: note, Value: v})
	}
	return data
}

func (e *encoder) reason(r *forest.Reason) any {
	var data graph.Data
	for _, c := range r.Claims {
		data = e.claim(data, c)
	}
	own := record(r.Relation.Foreign)
	if rules := r.Relation.Rules; len(rules) > 0 && rules[0] != "" {
		data = append(data, graph.Field{Key: label, Value: rules[0]})
	} else if v, ok := own.Get(label); ok {
		data = append(data, graph.Field{Key: label, Value: v})
	}
	if s := r.Relation.Strength; s != nil {
		if v, ok := written(*s); ok {
			data = append(data, graph.Field{Key: strength, Value: v})
		}
	} else if v, ok := own.Get(strength); ok {
		data = append(data, graph.Field{Key: strength, Value: v})
	}
	if v, ok := own.Get("value"); ok && len(data) == 0 {
		return v
	}
	return append(graph.Data{}, data...)
}

// record returns what is kept of an element.
func record(foreign graph.Data) graph.Data {
	v, _ := foreign.Get(ID)
	d, _ := v.(graph.Data)
	return d
}
