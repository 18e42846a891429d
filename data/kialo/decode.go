package kialo

import (
	"fmt"
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// Decode reads a discussion. The one error is a text that is not in UTF-8, or a number
// of too many levels; all else that is odd is a warning, and is kept.
func Decode(file, text string) (*graph.Graph, diag.List) {
	d := &decoder{file: file, lines: diag.NewLines(text), theses: map[string]bool{}}
	if i := diag.Invalid(text); i >= 0 {
		d.report(i, i+1, diag.Error, "not-utf-8", "save it again as UTF-8", "this is no text in UTF-8, so nothing of the file is read")
		g, _ := d.b.Graph()
		return g, d.list
	}
	d.split(text)
	if d.list.HasErrors() {
		g, _ := d.b.Graph()
		return g, d.list
	}
	d.claims()
	d.relations()
	if len(d.entries) == 0 {
		d.report(0, min(1, len(text)), diag.Warning, "no-claims", "the first claim has the number 1.", "the file has no claims")
	}
	g, err := d.b.Graph()
	if err != nil {
		d.report(0, 0, diag.Error, "wrong-type", "", "%s", err)
		g, _ = new(graph.Builder).Graph()
		return g, d.list
	}
	d.theme(g)
	d.keep(g)
	d.list.Sort()
	return g, d.list
}

type decoder struct {
	file  string
	lines *diag.Lines
	list  diag.List
	b     graph.Builder

	entries []*item
	theses  map[string]bool
	numbers tree[*item]
	own     graph.Data
}

// An item is an entry of the file.
type item struct {
	number, stance, raw string
	rows                []string // the lines of raw
	start, end          int

	key      string
	see      string // what it refers to
	of       *item  // what is meant: itself, or what it refers to; nil if there is none
	claim    *graph.Claim
	relation *graph.Relation
	twice    bool
	resolved int // 1 while what is meant is looked for, 2 when it is known
}

func (d *decoder) report(start, end int, severity diag.Severity, code, hint, format string, args ...any) {
	d.list = append(d.list, diag.Diagnostic{File: d.file, Range: d.lines.Range(start, end), Severity: severity, Code: code,
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (d *decoder) keepWhole(key string, value any) {
	d.own = append(d.own, graph.Field{Key: key, Value: value})
}

// split finds the entries.
func (d *decoder) split(text string) {
	at := len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	var before []string
	first, blank, thesis := true, 0, "0" // whether a line has been read, empty lines before this one, the last thesis
	hasTitle := false
	for at < len(text) {
		end := len(text)
		if i := strings.IndexAny(text[at:], "\r\n"); i >= 0 {
			end = at + i
		}
		line := strings.TrimSpace(text[at:end])
		start := at + strings.Index(text[at:end], line)
		next := min(end+1, len(text))
		if strings.HasPrefix(text[end:], "\r\n") {
			next++
		}
		at = next
		switch m := entryForm.FindStringSubmatch(line); {
		case line == "":
		case first && strings.HasPrefix(line, titled):
			d.b.Meta.Title = strings.TrimSpace(strings.TrimPrefix(line, titled))
			hasTitle = true
		case m != nil && d.begins(m, thesis, blank > 0):
			x := &item{number: m[1] + m[2], stance: m[3], rows: []string{strings.TrimSpace(line[len(m[0]):])}, start: start, end: start + len(line), key: key(m[1])}
			if levels(x.key) == 1 {
				thesis = x.key
				d.theses[thesis] = true
				if x.stance != "" { // nothing is above a thesis
					x.rows[0], x.stance = strings.TrimSpace(line[len(m[1]+m[2]):]), ""
				}
			}
			if levels(x.key) > deepest {
				d.report(start, start+len(x.number), diag.Error, "too-deep", "divide the discussion", "the number has more than %d levels", deepest)
				return
			}
			d.entries = append(d.entries, x)
		case len(d.entries) > 0:
			x := d.entries[len(d.entries)-1]
			for range blank {
				x.rows = append(x.rows, "")
			}
			x.rows, x.end = append(x.rows, line), start+len(line)
		default:
			before = append(before, line)
			d.report(start, start+len(line), diag.Warning, "odd-node", "a claim has a number in front of it: 1. or 1.1. Pro:", "this is no claim: it has no number; it is kept, but is no part of the graph")
		}
		if line != "" {
			first = false
		}
		if blank++; line != "" {
			blank = 0
		}
	}
	for _, x := range d.entries {
		x.raw = strings.TrimLeft(strings.Join(x.rows, "\n"), "\n")
		if m := seeForm.FindStringSubmatch(x.raw); m != nil && levels(x.key) > 1 {
			x.see = key(m[1])
		}
	}
	if !hasTitle {
		d.keepWhole("untitled", true)
	}
	if before != nil {
		d.keepWhole("before", strings.Join(before, "\n"))
	}
}

// begins reports whether a line that has a number in front begins an entry: what stands
// in a list within a claim does not.
func (d *decoder) begins(m []string, thesis string, blank bool) bool {
	k := key(m[1])
	top, _, below := strings.Cut(k, ".")
	switch {
	case below && m[3] != "":
		return true
	case m[2] == "":
		return false
	case below:
		return d.theses[top]
	case len(d.theses) == 0:
		return true
	}
	return top == next(thesis) || blank && (len(top) > len(thesis) || len(top) == len(thesis) && top > thesis)
}

// next returns the number behind one.
func next(n string) string {
	b := []byte(n)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}

// claims makes the claims, each with its relation behind it, which has no ends yet, and
// finds what is referred to.
func (d *decoder) claims() {
	for _, sees := range []bool{false, true} { // a claim counts for more than a reference
		for _, x := range d.entries {
			if _, taken := d.numbers.find(x.key); (x.see != "") != sees {
			} else if taken {
				d.report(x.start, x.start+len(x.number), diag.Warning, "duplicate-id", "references and what is below are those of the first claim that has it", "the number %s is given twice", x.number)
				x.twice = true
			} else {
				d.numbers.put(x.key, x)
			}
		}
	}
	for _, x := range d.entries {
		d.resolve(x)
	}
	for _, x := range d.entries {
		if x.of == nil {
			continue
		}
		at := []graph.Occurrence{{File: d.file, Range: d.lines.Range(x.start, x.end)}}
		if x.see == "" {
			x.claim = d.b.Claim("", "")
			x.claim.Text, x.claim.Occurrences = read(x.raw), at
		}
		if levels(x.key) > 1 {
			kind := graph.Restatement
			switch x.stance {
			case "Pro":
				kind = graph.Support
			case "Con":
				kind = graph.Attack
			}
			x.relation = d.b.Relate(kind, nil)
			x.relation.Occurrences = at
		}
	}
}

// resolve finds what claim an entry is: itself, or what it refers to, be that through
// others. It goes the way of references once.
func (d *decoder) resolve(x *item) {
	start := x
	var way []*item
	for x != nil && x.resolved == 0 && x.see != "" {
		x.resolved = 1
		way = append(way, x)
		next, ok := d.numbers.find(x.see)
		if !ok {
			d.report(x.start, x.end, diag.Warning, "no-such-node", "it is kept, but is no part of the graph", "the claim %s refers to %s., and there is no such number", x.number, x.see)
		}
		x = next
	}
	var of *item
	switch {
	case x == nil:
	case x.see == "":
		x.of, of = x, x
	case x.resolved == 2:
		of = x.of
	default:
		d.report(x.start, x.end, diag.Warning, "odd-node", "write the claim out in one of the places", "the claim %s refers to itself, if one goes from reference to reference; it is kept, but is no part of the graph", start.number)
	}
	for _, y := range way {
		if y.of, y.resolved = of, 2; of == nil {
			d.broken(y)
		}
	}
}

// broken keeps an entry that is no claim.
func (d *decoder) broken(x *item) {
	entry := graph.Data{{Key: "number", Value: x.number}, {Key: "stance", Value: x.stance}, {Key: "text", Value: x.raw}}
	for i := range d.own {
		if list, ok := d.own[i].Value.([]any); ok && d.own[i].Key == "entries" {
			d.own[i].Value = append(list, entry)
			return
		}
	}
	d.keepWhole("entries", []any{entry})
}

// relations gives the relations their ends.
func (d *decoder) relations() {
	for _, x := range d.entries {
		if x.relation == nil {
			continue
		}
		above, exact := d.numbers.above(x.key, func(y *item) bool { return y.of != nil })
		source := x.of.claim
		if above == nil {
			d.report(x.start, x.start+len(x.number), diag.Warning, "no-such-node", "a thesis has a number of one level: 1.", "nothing is above the claim %s: it bears on nothing", x.number)
			d.b.Connect(x.relation, nil, source)
			continue
		}
		if !exact {
			d.report(x.start, x.start+len(x.number), diag.Warning, "no-such-node", "give it the number that it should have", "what the claim %s should bear on is not there: it is read as bearing on %s", x.number, above.number)
		}
		d.b.Connect(x.relation, above.of.claim, source)
	}
}

// theme names the theses where it could not be seen otherwise which claims they are.
func (d *decoder) theme(g *graph.Graph) {
	var p plan
	for _, x := range d.entries {
		if x.of != nil {
			p.entries = append(p.entries, entry{node: x.of.claim, relation: x.relation, see: x.see != "", number: x.key})
		}
	}
	for _, n := range p.theses() {
		g.Meta.Theses = append(g.Meta.Theses, n.(*graph.Claim).Key)
	}
}

// keep keeps what would be written in another way.
func (d *decoder) keep(g *graph.Graph) {
	due := lay(g, nil).entries
	same := len(due) == len(d.entries)
	for i := 0; i < len(due) && same; i++ {
		x, e := d.entries[i], due[i]
		same = x.number == e.number+"." && (x.see != "") == e.see && (x.relation == e.relation) && (e.see || graph.Node(x.claim) == e.node)
	}
	for _, x := range d.entries {
		var own graph.Data
		if !same {
			own = append(own, graph.Field{Key: "number", Value: x.number})
			if x.twice {
				own = append(own, graph.Field{Key: "twice", Value: true})
			}
		}
		switch {
		case x.of == nil:
			continue
		case x.see != "":
			if x.raw != see(x.of.key) {
				own = append(own, graph.Field{Key: "text", Value: x.raw})
			}
		default:
			if raw, _ := write(x.claim.Text, x.relation != nil && x.stance == ""); raw != x.raw && !(x.relation != nil && x.stance == "" && begins(x.raw+"0")) {
				own = append(own, graph.Field{Key: "text", Value: x.raw})
			}
		}
		if own == nil {
			continue
		}
		foreign := graph.Data{{Key: format, Value: own}}
		if x.claim != nil {
			x.claim.Foreign = foreign
		} else if x.relation != nil {
			x.relation.Foreign = foreign
		}
	}
	if d.own != nil {
		g.Meta.Foreign = graph.Data{{Key: format, Value: d.own}}
	}
}

func see(key string) string { return "-> See " + key + "." }
