package scene

import (
	"fmt"
	"hash/fnv"
	"strings"

	"crux/graph"
	"crux/render/view"
)

// ids makes names that are unique in a scene and stay the same from edit to
// edit: they are made of titles, or of first words, not of numbers.
type ids map[string]bool

// node returns the name of a claim or sketch.
func (u *ids) node(kind, title, text string) string {
	if title != "" {
		return u.unique(kind, title)
	}
	words := strings.Fields(text)
	return u.take(kind + "-" + slug(strings.Join(words[:min(len(words), 5)], " ")) + "-" + hash(text))
}

// NodeIDs returns the ids that claims and sketches have in a picture of all of g,
// without a prefix, for whoever wants to lead from a text to the picture or use
// the same names.
func NodeIDs(g *graph.Graph, o *graph.Outline) map[graph.Node]string {
	var u ids
	of := map[graph.Node]string{}
	for _, e := range o.Entries {
		if e.Again {
			continue
		}
		switch n := e.Node.(type) {
		case *graph.Claim:
			of[n] = u.node("claim", n.Title(), n.Text.Plain)
		case *graph.Sketch:
			of[n] = u.node("sketch", n.Title(), n.Text.Plain)
		}
	}
	return of
}

// id returns the name of node i.
func (b *builder) id(i int) string {
	n := b.v.Nodes[i]
	switch c := n.Subject.(type) {
	case *graph.Relation:
		return b.ids.relation(c)
	case *graph.Sketch:
		if n.Kind == view.ClosedBox {
			return b.ids.unique("section", c.Text.Untagged())
		}
		return b.ids.node("sketch", c.Title(), c.Text.Plain)
	case *graph.Claim:
		if n.Kind == view.QuestionBox {
			return b.ids.node("question", "", c.Text.Plain)
		}
		if n.Kind == view.TagBox {
			return b.ids.unique("reference", key(n.RefersTo))
		}
		return b.ids.node("claim", c.Title(), c.Text.Plain)
	}
	return ""
}

// IDs returns the ids that the nodes of v have in its picture, by their indices.
func IDs(v *view.View) []string {
	b := &builder{v: v}
	list := make([]string, len(v.Nodes))
	for i := range v.Nodes {
		list[i] = b.id(i)
	}
	return list
}

// relation returns the name of a relation: what it does to what, and a hash of
// its sources.
func (u *ids) relation(r *graph.Relation) string {
	what := r.Kind.String()
	if r.Undercut() {
		what = "undercut"
	}
	var from strings.Builder
	for _, s := range r.Sources {
		from.WriteString(key(s) + "\x00")
	}
	return u.take(what + "-" + slug(key(r.Conclusion())) + "-" + hash(from.String()+"\x01"+key(r.Target)))
}

// key returns what a node is known by from edit to edit.
func key(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		if n.Untitled {
			return n.Text.Plain
		}
		return n.Key
	case *graph.Sketch:
		if n.Untitled {
			return n.Text.Plain
		}
		return n.Key
	case *graph.Relation:
		s := n.Kind.String()
		for _, source := range n.Sources {
			s += "\x00" + key(source)
		}
		return s + "\x01" + key(n.Target)
	}
	return ""
}

// unique returns kind and the slug of name.
func (u *ids) unique(kind, name string) string { return u.take(kind + "-" + slug(name)) }

// take returns id, with a number where it is taken.
func (u *ids) take(id string) string {
	if *u == nil {
		*u = ids{}
	}
	unique := id
	for n := 2; (*u)[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	(*u)[unique] = true
	return unique
}

// slugLength is how many characters of a name an id has at the most.
const slugLength = 40

// slug returns s in letters a to z, digits and hyphens; a hash stands in for
// what that loses.
func slug(s string) string {
	var b strings.Builder
	lost := false
	for _, r := range strings.ToLower(s) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case r > 0x7F:
			lost = true
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= slugLength {
			lost = true
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	switch {
	case name == "":
		return hash(s)
	case lost:
		return name + "-" + hash(s)
	}
	return name
}

// hash returns eight characters that s decides (FNV-1a).
func hash(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return fmt.Sprintf("%08x", h.Sum32())
}
