package nodelink

import (
	"crypto/sha1"
	"fmt"
	"strconv"
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
)

// UUID returns a name-based UUID (RFC 9562, version 5) for what something says: the
// same one each time.
func UUID(said ...string) string {
	const space = "crux: an argument as nodes and edges\x00"
	h := sha1.Sum([]byte(space + strings.ToValidUTF8(strings.Join(said, "\x00"), "\uFFFD")))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// names gives ids to things by what they say. Those that say the same are told apart by
// their order.
type names struct {
	taken map[string]bool
	count map[string]int
}

func newNames() *names { return &names{taken: map[string]bool{}, count: map[string]int{}} }

// next returns the id that is due to what says this.
func (n *names) next(said string) string { return UUID(said, strconv.Itoa(n.count[said])) }

// give returns an id that nothing has.
func (n *names) give(said string) string {
	for {
		id := n.next(said)
		n.count[said]++
		if !n.taken[id] {
			n.taken[id] = true
			return id
		}
	}
}

// due reports whether an id is the one that give would return.
func (n *names) due(said string, id any) bool {
	if id != n.next(said) {
		return false
	}
	n.count[said]++
	return true
}

// keep takes an id unless something has it.
func (n *names) keep(id any) bool {
	w := word(id)
	if n.taken[w] {
		return false
	}
	n.taken[w] = true
	return true
}

// free returns a word that is no id.
func (n *names) free(id string) string {
	for {
		n.count[id]++
		if w := fmt.Sprintf("%s (%d)", id, n.count[id]+1); !n.taken[w] {
			n.taken[w] = true
			return w
		}
	}
}

// word returns an id as a word: it is a string in one file, a number in the next.
func word(id any) string {
	if l, ok := id.(jsondoc.Literal); ok {
		return string(l)
	}
	w, _ := graph.Word(id)
	return w
}

// said returns what a node says that its id depends on, where name has the words of the
// ids of others.
func said(n graph.Node, name func(graph.Node) string) string {
	switch n := n.(type) {
	case *graph.Claim:
		return "claim\x00" + n.Text.Plain + "\x00" + n.Title()
	case *graph.Sketch:
		return "sketch\x00" + n.Text.Plain + "\x00" + n.Title()
	case *graph.Relation:
		s := n.Kind.String()
		for _, x := range n.Sources {
			s += "\x00" + name(x)
		}
		s += "\x00>"
		if n.Target != nil {
			s += "\x00" + name(n.Target)
		}
		return s
	}
	return ""
}
