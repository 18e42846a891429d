package brat

import (
	"slices"
	"strconv"
	"strings"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/source"
)

// Encode writes g: its annotations, and the text that they are about where there is one.
// It tells what of g the format has no place for.
func Encode(g *graph.Graph) (ann, txt string, hasText bool, lost loss.List) {
	e := build(g)
	if len(e.out) > 0 {
		ann = strings.Join(e.out, "\n") + "\n"
	}
	return ann, e.txt.String(), e.hasText, e.lost
}

// An encoder makes the lines of a file.
type encoder struct {
	g       *graph.Graph
	out     []string
	txt     strings.Builder
	length  int // of txt, in characters
	hasText bool
	lost    loss.List

	nodes []graph.Node
	had   map[graph.Node]*line // the T lines that they were read from
	lines map[graph.Node]*line // those that are written
	names map[string]graph.Node
	main  []graph.Node // that are written as main claims

	steps  []*step // what is written of relations
	taken  map[string]bool
	counts map[byte]int
	byID   map[string]*line // those of them that are written, by their ids
	stays  map[*line]bool
	spoken map[graph.Node]bool // whose Stance is written
}

// A step is a relation with its R lines, one for each source.
type step struct {
	relation *graph.Relation
	lines    []*line // nil for one that is to be made
	record   []*line // those that it was read from
	said     string  // the line that says all of it, of an attribute or equivalence
}

func build(g *graph.Graph) *encoder {
	e := &encoder{g: g, had: map[graph.Node]*line{}, lines: map[graph.Node]*line{}, names: map[string]graph.Node{}, taken: map[string]bool{}, counts: map[byte]int{},
		byID: map[string]*line{}, stays: map[*line]bool{}, spoken: map[graph.Node]bool{}}
	for _, n := range g.NodeList() {
		if _, ok := n.(*graph.Relation); !ok {
			e.nodes = append(e.nodes, n)
		}
	}
	marks := e.recall()
	e.relations()
	e.claims()
	e.write(marks)
	e.told()
	return e
}

// foreign returns the record of a node.
func foreign(n graph.Node) graph.Data {
	v, _ := graph.Foreign(n).Get(id)
	record, _ := v.(graph.Data)
	return record
}

// recorded returns the line that a record is, nil for what is none.
func recorded(v any, kind byte) *line {
	s, ok := v.(string)
	if !ok || s == "" {
		return nil
	}
	l := parse(s, 0, 0)
	if kind != 0 && l.kind != kind || l.kind != 'T' && strings.Contains(s, "\n") {
		return nil
	}
	if all := lines(s); len(all) != 1 || all[0].raw != s {
		return nil
	}
	return l
}

// recall reads the records of the file that g was read from: what it returns are its
// lines in their order, those of claims and relations with nothing but their ids.
func (e *encoder) recall() (marks []*line) {
	for _, n := range e.nodes {
		if l := recorded(value(foreign(n), "line"), 'T'); l != nil {
			e.had[n] = l
			e.taken[l.id] = true
		}
	}
	v, _ := e.g.Meta.Foreign.Get(id)
	record, _ := v.(graph.Data)
	list, _ := value(record, "lines").([]any)
	for _, v := range list {
		switch v := v.(type) {
		case string:
			e.taken[v] = true
			marks = append(marks, &line{id: v})
		case graph.Data:
			if l := recorded(value(v, "line"), 0); l != nil && l.kind != 'T' {
				marks = append(marks, l)
				e.taken[l.id] = true
				for _, name := range l.names() {
					e.taken[name] = true
				}
			}
		}
	}
	return marks
}

func value(d graph.Data, key string) any {
	v, _ := d.Get(key)
	return v
}

// relations finds the relations that the format has a place for.
func (e *encoder) relations() {
	for _, r := range e.g.Relations() {
		_, onStep := r.Target.(*graph.Relation)
		switch {
		case r.Incomplete() || r.Kind == graph.Preference:
			continue
		case onStep:
			if r.Kind == graph.Restatement {
				e.lost.Lost(loss.Restatements, r.Occurrences, "%s", loss.Name(r))
			}
			continue
		}
		if c := r.Contradiction; c != nil && c.There == r {
			e.lost.Degraded(loss.Contradictions, r.Occurrences, "%s and the attack back are two attacks", loss.Name(r))
		}
		s := &step{relation: r, lines: make([]*line, len(r.Sources))}
		record := foreign(r)
		for _, key := range []string{"stance", "equiv"} {
			if l := recorded(value(record, key), 0); l != nil && len(r.Sources) == 1 {
				s.said = l.raw
			}
		}
		list, _ := value(record, "lines").([]any)
		for _, v := range list {
			if l := recorded(v, 'R'); l != nil {
				s.record = append(s.record, l)
				e.taken[l.id] = true
			}
		}
		e.steps = append(e.steps, s)
	}
}

// claims makes the T lines, and the text.
func (e *encoder) claims() {
	text := e.g.Meta.Text
	e.hasText = text != nil
	if text != nil {
		e.txt.WriteString(text.String())
		for range text.String() {
			e.length++
		}
	}
	theses := map[string]bool{}
	for _, key := range e.g.Meta.Theses {
		theses[key] = true
	}
	premises, ends := map[graph.Node]bool{}, map[graph.Node]bool{}
	for _, s := range e.steps {
		ends[s.relation.Target] = ends[s.relation.Target] || s.said == ""
		for _, n := range s.relation.Sources {
			ends[n] = ends[n] || s.said == ""
			premises[n] = premises[n] || s.relation.Kind != graph.Restatement && s.said == ""
		}
	}
	fits := map[graph.Node]bool{} // whose places hold
	all := true
	for _, n := range e.nodes {
		fits[n] = e.fits(n)
		all = all && fits[n]
	}
	// Without a text, places of some are of no use beside a text that is made.
	made := text == nil && !all
	for _, n := range e.nodes {
		l := e.had[n]
		word := "Claim"
		c, isClaim := n.(*graph.Claim)
		switch {
		case isClaim && theses[c.Key]:
			word = "MajorClaim"
			if l != nil && isMajor(l.word) {
				word = l.word
			}
		case l != nil && !isMajor(l.word):
			word = l.word
		case premises[n]:
			word = "Premise"
		}
		name := ""
		switch {
		case l != nil && e.names[l.id] == nil:
			name = l.id
			e.names[name] = n
		case l != nil && !ends[n] && voice(n) == "" && e.holds(n, l) && same(e.wordsOf(l), loss.Words(n)):
			name = l.id // two have it, as they had, since nothing has to name this one
		default:
			name = e.fresh('T')
			e.names[name] = n
		}
		switch offsets := offsetsOf(n); {
		case l != nil && fits[n] && !made && word == l.word && name == l.id && e.holds(n, l):
			e.lines[n] = l
		case fits[n] && !made && len(offsets) > 0:
			e.lines[n] = e.stretch(name, word, offsets, e.words(n, offsets))
		default:
			e.behind(n, name, word)
		}
	}
}

// holds reports whether the line that n was read from still is its place.
func (e *encoder) holds(n graph.Node, l *line) bool {
	_, places, _ := l.anchor(e.g.Meta.Text)
	return slices.Equal(places, offsetsOf(n))
}

func (e *encoder) wordsOf(l *line) string {
	words, _, _ := l.anchor(e.g.Meta.Text)
	return words
}

// fits reports whether n has places in the text, or is as it was read.
func (e *encoder) fits(n graph.Node) bool {
	if l := e.had[n]; l != nil && e.holds(n, l) {
		return true
	}
	offsets := offsetsOf(n)
	for _, o := range offsets {
		if o.Start < 0 || o.Start >= o.End {
			return false
		}
	}
	if e.g.Meta.Text != nil {
		if said, err := at(e.g.Meta.Text, offsets); err != nil || strings.TrimSpace(said) == "" {
			return false
		}
	}
	return len(offsets) > 0
}

// words returns what the T line of n says: the words of the text, or its own where there
// is none.
func (e *encoder) words(n graph.Node, offsets []source.Offsets) string {
	if e.g.Meta.Text != nil {
		said, _ := at(e.g.Meta.Text, offsets)
		return said
	}
	return oneLine(loss.Words(n))
}

func (e *encoder) stretch(name, word string, offsets []source.Offsets, words string) *line {
	return parse(name+"\t"+word+" "+place(offsets)+"\t"+words, 0, 0)
}

// behind writes the words of n on a line of their own behind the text.
func (e *encoder) behind(n graph.Node, name, word string) {
	words := strings.TrimSpace(oneLine(loss.Words(n)))
	if words == "" {
		e.lost.Degraded(loss.Texts, occurrences(n), "%s has no words, and so no place", loss.Name(n))
		e.lines[n] = e.stretch(name, word, []source.Offsets{{Start: e.length, End: e.length}}, "")
		return
	}
	if s := e.txt.String(); s != "" && !strings.HasSuffix(s, "\n") {
		e.txt.WriteByte('\n')
		e.length++
	}
	if len(offsetsOf(n)) > 0 {
		e.lost.Lost(loss.Offsets, occurrences(n), "the offsets of %s, which are no places of its text", loss.Name(n))
	}
	start := e.length
	e.txt.WriteString(words + "\n")
	for range words {
		e.length++
	}
	e.lines[n] = e.stretch(name, word, []source.Offsets{{Start: start, End: e.length}}, words)
	e.length++
	if e.hasText && e.g.Meta.Text != nil {
		e.lost.Degraded(loss.Source, occurrences(n), "the text that is read: the words of %s are put behind it", loss.Name(n))
	} else if !e.hasText {
		e.lost.Degraded(loss.Source, nil, "the text that is read is not known: one is made of the claims")
	}
	e.hasText = true
}

func (e *encoder) fresh(prefix byte) string {
	for {
		e.counts[prefix]++
		name := string(prefix) + strconv.Itoa(e.counts[prefix])
		if !e.taken[name] {
			e.taken[name] = true
			return name
		}
	}
}

func offsetsOf(n graph.Node) []source.Offsets {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Source.Offsets
	case *graph.Sketch:
		return n.Source.Offsets
	}
	return nil
}

func occurrences(n graph.Node) []graph.Occurrence {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Occurrences
	case *graph.Sketch:
		return n.Occurrences
	}
	return nil
}

func voice(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Voice
	case *graph.Sketch:
		return n.Voice
	}
	return ""
}

// told adds what g says beyond the format.
func (e *encoder) told() {
	var theses []string
	named := map[string]bool{}
	for _, key := range e.g.Meta.Theses {
		named[key] = true
	}
	for _, n := range e.nodes {
		at := occurrences(n)
		title := ""
		switch n := n.(type) {
		case *graph.Claim:
			title = n.Title()
			if named[n.Key] {
				theses = append(theses, n.Key)
			}
			if title != "" && (n.Text.Plain == "" || n.Text.Plain == title) {
				e.lost.Degraded(loss.Titles, at, "the title %s, which is its words", loss.Name(n))
			}
		case *graph.Sketch:
			e.lost.Degraded(loss.Sketches, at, "%s is written as a claim", loss.Name(n))
		}
		if v := voice(n); v != strings.Join(strings.Fields(v), " ") {
			e.lost.Lost(loss.Voices, at, "who says %s: %s", loss.Name(n), diag.Short(v))
		}
	}
	if !slices.Equal(theses, e.g.Meta.Theses) {
		e.lost.Degraded(loss.Theses, nil, "the order of the theses, or a thesis that is no claim")
	}
	e.lost = append(e.lost, loss.Of(e.g, id, keeps...)...)
}
