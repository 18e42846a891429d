package brat

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

const kept = "it is kept and written back, but is no part of the argument"

// maxStances is how many relations are made of stances and equivalences at the most:
// each stance is one for each major claim.
const maxStances = 500_000

// Decode reads annotations, and the text that they are about if there is one. Nothing
// that is odd is an error, but a file that is no UTF-8: it is kept, and told.
func Decode(file, ann, txtFile, txt string, hasText bool) (*graph.Graph, diag.List) {
	d := &decoder{file: file, lines: diag.NewLines(ann), ids: map[string]*line{}, claims: map[*line]*graph.Claim{}, relations: map[*line]*graph.Relation{}}
	if !d.valid(file, ann) || hasText && !d.valid(txtFile, txt) {
		g, _ := d.b.Graph()
		return g, d.list
	}
	if hasText {
		d.text = source.New(txt)
		d.b.Meta.Text = d.text
	}
	d.all = lines(ann)
	d.claimsOf()
	d.others()
	g, err := d.b.Graph()
	if err != nil {
		d.list = append(d.list, diag.Diagnostic{File: file, Severity: diag.Error, Code: "wrong-type", Message: err.Error()})
		g, _ = new(graph.Builder).Graph()
		return g, d.list
	}
	d.keep(g, hasText)
	d.list.Sort()
	return g, d.list
}

type decoder struct {
	file  string
	lines *diag.Lines
	list  diag.List
	b     graph.Builder
	text  *source.Text

	all       []*line
	ids       map[string]*line // the first that has it
	claims    map[*line]*graph.Claim
	relations map[*line]*graph.Relation // of R lines
	records   []record                  // of relations that others than R lines say
	majors    []*graph.Claim
}

// A record is what is kept of a relation that an attribute or equivalence says.
type record struct {
	relation *graph.Relation
	key, raw string
}

// valid tells of a file that is no UTF-8, in which no character can be counted.
func (d *decoder) valid(file, text string) bool {
	if utf8.ValidString(text) {
		return true
	}
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	d.list = append(d.list, diag.Diagnostic{File: file, Range: diag.NewLines(text).Range(at, at+1), Severity: diag.Error, Code: "not-utf-8",
		Message: "these bytes are no UTF-8", Hint: "save the file as UTF-8"})
	return false
}

// report adds a diagnostic at a line.
func (d *decoder) report(l *line, code, hint, format string, args ...any) {
	d.list = append(d.list, diag.Diagnostic{File: d.file, Range: d.lines.Range(l.start, l.start+len(firstLine(l.raw))), Severity: diag.Warning, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func (d *decoder) at(l *line) []graph.Occurrence {
	return []graph.Occurrence{{File: d.file, Range: d.lines.Range(l.start, l.start+len(l.raw))}}
}

// claimsOf reads the T lines.
func (d *decoder) claimsOf() {
	for _, l := range d.all {
		switch {
		case l.kind == 0:
			d.report(l, "odd-node", kept, "this line is no annotation: one starts with T1, R1, E1, A1, N1, #1 or *, and a tab")
			continue
		case l.kind == '*' || l.kind == '#' && len(l.id) == 1:
		case d.ids[l.id] != nil:
			d.report(l, "duplicate-id", "whatever names it means the first one", "another annotation has the id %s too", diag.Short(l.id))
		default:
			d.ids[l.id] = l
		}
		if l.kind != 'T' {
			continue
		}
		words, places, wrong := l.anchor(d.text)
		if wrong != "" {
			d.report(l, "broken-anchor", "mark it anew in the text; it is kept without a place", "%s is not where it says: %s", l.id, wrong)
		}
		c := d.b.Claim("", words)
		c.Source.Offsets = places
		c.Occurrences = d.at(l)
		d.claims[l] = c
		if isMajor(l.word) {
			d.majors = append(d.majors, c)
			d.b.Meta.Theses = append(d.b.Meta.Theses, c.Key)
		}
	}
	if len(d.claims) == 0 {
		at := &line{}
		if len(d.all) > 0 {
			at = d.all[0]
		}
		d.report(at, "no-claims", "a claim is a line T1, its type and place, and its words", "the file has no claims")
	}
}

// claim returns what find does, and tells where there is none.
func (d *decoder) claim(l *line, name string) *graph.Claim {
	c := d.find(name)
	switch {
	case c != nil:
	case d.ids[name] == nil:
		d.report(l, "no-such-node", kept, "nothing has the id %q, which %s names", diag.Short(name), diag.Short(l.id))
	default:
		d.report(l, "odd-edge", kept, "%s names %s, which is no stretch of text", diag.Short(l.id), diag.Short(name))
	}
	return c
}

// others reads what is said of claims.
func (d *decoder) others() {
	base := d.links()
	stances := map[*graph.Claim]bool{}
	voices := map[*graph.Claim]bool{}
	worded := map[*graph.Claim]bool{}
	for _, l := range d.all {
		switch l.kind {
		case 'R':
			d.relation(l, base)
		case 'E':
			d.report(l, "odd-node", kept, "the event %s has no place in an argument", l.id)
		case '*':
			d.equivalence(l)
		case 'A', 'M', 'N', '#':
			if len(l.args) == 0 || d.ids[l.args[0]] == nil {
				if len(l.args) > 0 {
					d.report(l, "no-such-node", kept, "nothing has the id %q, which %s names", diag.Short(l.args[0]), diag.Short(l.id))
				}
				continue
			}
			if voice, ok := l.actor(); ok {
				if c := d.claims[d.ids[l.args[0]]]; c != nil && !voices[c] {
					voices[c] = true
					c.Voice = voice
				}
			}
			if words, ok := l.words(); ok {
				if c := d.claims[d.ids[l.args[0]]]; c != nil && !worded[c] {
					worded[c] = true
					c.Text = graph.Plain(words)
				}
			}
			if k, ok := l.stance(); ok {
				c := d.claims[d.ids[l.args[0]]]
				if c == nil || stances[c] || isMajor(d.ids[l.args[0]].word) {
					continue
				}
				stances[c] = true
				if len(d.records)+len(d.majors) > maxStances {
					d.report(l, "too-large", "divide it", "claims and major claims are so many that this stance and those behind it are not read as relations")
					continue
				}
				for _, m := range d.majors {
					r := d.b.Relate(k, m, c)
					r.Occurrences = d.at(l)
					d.records = append(d.records, record{r, "stance", l.raw})
				}
			}
		}
	}
}

// links returns for each R line that a note says to be linked the first one of its
// step.
func (d *decoder) links() map[*line]*line {
	base := map[*line]*line{}
	for _, l := range d.all {
		name, with, ok := l.linked()
		one, other := d.ids[name], d.ids[with]
		if !ok || one == other || base[one] != nil || !d.relates(one) || !d.relates(other) {
			continue
		}
		if b := base[other]; b != nil {
			other = b
		}
		k1, _ := kindOf(one.word)
		k2, _ := kindOf(other.word)
		from1, to1, _ := one.ends()
		from2, to2, _ := other.ends()
		if k1 == k2 && to1 == to2 && from1 != from2 && other.start < one.start {
			base[one] = other
		}
	}
	return base
}

// relates reports whether l is an R line that is read as a relation.
func (d *decoder) relates(l *line) bool {
	if l == nil || l.kind != 'R' {
		return false
	}
	_, known := kindOf(l.word)
	from, to, ok := l.ends()
	return ok && known && d.find(from) != nil && d.find(to) != nil
}

// find returns the claim that an annotation is about, of an event that of its trigger.
func (d *decoder) find(name string) *graph.Claim {
	to := d.ids[name]
	if to != nil && to.kind == 'E' {
		_, trigger, _ := strings.Cut(to.word, ":")
		to = d.ids[trigger]
	}
	return d.claims[to]
}

func (d *decoder) relation(l *line, base map[*line]*line) {
	from, to, ok := l.ends()
	if !ok {
		d.report(l, "odd-edge", kept, "%s is no relation of two annotations, as Arg1:T1 Arg2:T2", diag.Short(l.id))
		return
	}
	k, known := kindOf(l.word)
	s, t := d.claim(l, from), d.claim(l, to)
	if s == nil || t == nil {
		return
	}
	if !known {
		d.report(l, "odd-edge", kept, "relations of the type %s are no support, attack or restatement", diag.Short(l.word))
		return
	}
	if b := base[l]; b != nil && d.relations[b] != nil {
		r := d.relations[b]
		if before := len(r.Sources); r.Target == graph.Node(t) {
			if d.b.Connect(r, nil, s); len(r.Sources) > before {
				d.relations[l] = r
				return
			}
		}
	}
	r := d.b.Relate(k, t, s)
	r.Occurrences = d.at(l)
	d.relations[l] = r
}

// equivalence reads a group of claims that say the same.
func (d *decoder) equivalence(l *line) {
	var members []*graph.Claim
	for _, name := range l.args {
		c := d.claim(l, name)
		if c == nil {
			return
		}
		members = append(members, c)
	}
	if l.word != "Equiv" || len(members) < 2 {
		d.report(l, "odd-edge", kept, "an equivalence is of two annotations and more, as Equiv T1 T2")
		return
	}
	for _, c := range members[1:] {
		r := d.b.Relate(graph.Restatement, members[0], c)
		r.Occurrences = d.at(l)
		d.records = append(d.records, record{r, "equiv", l.raw})
	}
}

// keep gives g the records of the file, unless it is written to the letter without
// them.
func (d *decoder) keep(g *graph.Graph, hasText bool) {
	if len(d.records) == 0 {
		e := build(g)
		same := len(e.lost) == 0 && e.hasText == hasText && len(e.out) == len(d.all)
		for i := 0; same && i < len(d.all); i++ {
			same = e.out[i] == d.all[i].raw
		}
		if same {
			return
		}
	}
	for _, r := range d.records {
		r.relation.Foreign = graph.Data{{Key: id, Value: graph.Data{{Key: r.key, Value: r.raw}}}}
	}
	elements := []any{}
	said := map[*graph.Relation][]any{}
	for _, l := range d.all {
		switch {
		case d.claims[l] != nil:
			d.claims[l].Foreign = graph.Data{{Key: id, Value: graph.Data{{Key: "line", Value: l.raw}}}}
			elements = append(elements, l.id)
		case d.relations[l] != nil:
			said[d.relations[l]] = append(said[d.relations[l]], l.raw)
			elements = append(elements, l.id)
		default:
			elements = append(elements, graph.Data{{Key: "line", Value: l.raw}})
		}
	}
	for r, list := range said {
		r.Foreign = graph.Data{{Key: id, Value: graph.Data{{Key: "lines", Value: list}}}}
	}
	g.Meta.Foreign = graph.Data{{Key: id, Value: graph.Data{{Key: "lines", Value: elements}}}}
}
