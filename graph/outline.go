package graph

import (
	"cmp"
	"slices"
	"strconv"
)

// An Outline is the graph as a numbered list: the order in which its claims are
// read, in pictures, sentences and by screen readers alike.
//
// The main claims are 1, 2, …; what bears directly on claim 1 is 1.1, 1.2, … in
// source order, the sources of a relation before those of the relations on it.
// A claim that bears on several is numbered where it is met first, going down
// before going on.
type Outline struct {
	Entries []Entry
	numbers map[Node]string
}

// An Entry is one line of an Outline.
type Entry struct {
	Node   Node   // a *Claim or *Sketch
	Number string // "1.2"
	Level  int    // 1 for the outermost
	// Relation is how the node bears on its parent, nil for an outermost
	// entry.
	Relation *Relation
	// Again marks a node that has its number and what bears on it in
	// another entry.
	Again bool
	// Continues is the number of the parent where the number of this entry
	// does not say it, because the branch is deeper than MaxLevel.
	Continues string
}

// MaxLevel is how many levels a number has at the most. What is deeper starts
// a number of its own: longer numbers help nobody, and take room in each box.
const MaxLevel = 10

// Number returns the number of a claim or sketch, "" for other nodes.
func (o *Outline) Number(n Node) string { return o.numbers[n] }

// Outline returns the outline of g: every claim and sketch has exactly one
// entry that is not Again. It starts with the main claims. What they do not
// lead to follows in source order, first what bears on nothing else.
func (g *Graph) Outline() *Outline {
	o := &Outline{numbers: make(map[Node]string, len(g.claims)+len(g.sketches))}
	w := outliner{g: g, o: o, told: map[*Contradiction]bool{}}
	main := g.MainClaims()
	for _, c := range main {
		o.numbers[c] = w.root()
	}
	for _, c := range main {
		w.enter(Entry{Node: c, Number: o.numbers[c], Level: 1})
	}
	isFinal := func(n Node) bool { return final(n, nil) }
	for _, wanted := range []func(Node) bool{isFinal, func(Node) bool { return true }} {
		for _, n := range g.nodes {
			if _, ok := n.(*Relation); !ok && o.numbers[n] == "" && wanted(n) {
				o.numbers[n] = w.root()
				w.enter(Entry{Node: n, Number: o.numbers[n], Level: 1})
			}
		}
	}
	return o
}

// outliner walks a graph and writes its outline.
type outliner struct {
	g     *Graph
	o     *Outline
	roots int
	told  map[*Contradiction]bool // has an entry
}

func (w *outliner) root() string {
	w.roots++
	return strconv.Itoa(w.roots)
}

// enter adds e and what bears on its node.
func (w *outliner) enter(e Entry) {
	w.o.Entries = append(w.o.Entries, e)
	children := 0
	w.bearing(e, e.Node, &children)
}

// bearing adds what bears on target, which is e.Node or a relation that bears
// on it. Children counts the numbers given below e.
func (w *outliner) bearing(e Entry, target Node, children *int) {
	for _, r := range target.at().on {
		sources := r.Sources
		if c := r.Contradiction; c != nil {
			if w.told[c] {
				sources = nil // its other half has an entry
			}
			w.told[c] = true
		}
		for _, s := range sources {
			child := Entry{Node: s, Level: e.Level + 1, Relation: r}
			if number, numbered := w.o.numbers[s]; numbered {
				child.Number, child.Again = number, true
				w.o.Entries = append(w.o.Entries, child)
				continue
			}
			if e.Level < MaxLevel {
				*children++
				child.Number = e.Number + "." + strconv.Itoa(*children)
			} else {
				child.Number, child.Level, child.Continues = w.root(), 1, e.Number
			}
			w.o.numbers[s] = child.Number
			w.enter(child)
		}
		w.bearing(e, r, children)
	}
}

// Find returns the claim or sketch that has a number, or nil.
func (o *Outline) Find(number string) Node {
	for _, e := range o.Entries {
		if !e.Again && e.Number == number {
			return e.Node
		}
	}
	return nil
}

// Of returns the outline of a part of a graph with the numbers of o, which is the
// outline of the whole: one entry for each claim and sketch of the part, in the
// order of o. Stands says, for each of them, what it is in the whole; where there
// are several, the first of them in o gives the number.
func (o *Outline) Of(part *Graph, stands map[Node][]Node) *Outline {
	place := make(map[Node]int, len(o.Entries)) // in o
	for i, e := range o.Entries {
		if !e.Again {
			place[e.Node] = i
		}
	}
	of := &Outline{numbers: map[Node]string{}}
	first := map[Node]int{}
	for _, e := range part.Outline().Entries {
		if e.Again {
			continue
		}
		at := len(o.Entries)
		for _, n := range stands[e.Node] {
			if i, ok := place[n]; ok {
				at = min(at, i)
			}
		}
		e.Number, e.Continues = "", ""
		if at < len(o.Entries) {
			e.Number, e.Continues = o.Entries[at].Number, o.Entries[at].Continues
		}
		first[e.Node], of.numbers[e.Node] = at, e.Number
		of.Entries = append(of.Entries, e)
	}
	slices.SortStableFunc(of.Entries, func(a, b Entry) int { return cmp.Compare(first[a.Node], first[b.Node]) })
	return of
}
