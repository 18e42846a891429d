package graph_test

import (
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestFind(t *testing.T) {
	var b graph.Builder
	b.Claim("Air", "Cars foul the air.")
	b.Claim("air", "A.")
	b.Claim("", "Nobody named this.")
	b.Claim("Both", "")
	b.Sketch("Both", "")
	b.Sketch("Sketch", "")
	b.Argument("Argument")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{
		"Air": "Air", " [Air] ": "Air", "AIR": "Air, air", "<Air>": "", "Both": "Both, <Both>", "<Both>": "<Both>", "[ Both ]": "Both",
		"sketch": "<Sketch>", "[Sketch]": "", "nobody named this.": "Untitled 1", "Untitled 1": "", "argument": "<Argument>!", "<Argument>": "<Argument>!",
		"": "", "[]": "", "[": "", "<>": "",
	} {
		nodes, arguments := g.Find(given)
		got := graphtest.Names(nodes)
		for _, a := range arguments {
			got += "<" + a.Key + ">!"
		}
		if got != want {
			t.Errorf("Find(%q): got %q, want %q", given, got, want)
		}
	}
}

func TestFindSections(t *testing.T) {
	var b graph.Builder
	outer := b.Section("Outer", nil)
	b.Section("Same", outer)
	b.Section("Same", b.Section("Other", nil))
	b.Section("same", nil)
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{
		"Outer": "Outer", "OUTER": "Outer", "Same": "Outer/Same, Other/Same", "same": "same", "SAME": "Outer/Same, Other/Same, same",
		"Other/Same": "Other/Same", "other/same": "Other/Same", "Nothing": "", "": "",
	} {
		var got []string
		for _, s := range g.FindSections(given) {
			got = append(got, s.Path())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("FindSections(%q): got %q, want %q", given, s, want)
		}
	}
	if inner := outer.Sections[0]; !inner.Inside(outer) || !inner.Inside(inner) || outer.Inside(inner) || (*graph.Section)(nil).Inside(outer) {
		t.Error("Inside is wrong about a section, or about none")
	}
}

func TestOutlineOfAPart(t *testing.T) {
	whole := graphtest.Make(t, "B > A", "C > A", "D > C", "E > D", "C > F")
	part := graphtest.Make(t, "F", "E > D", "C > F", "B")
	stands := map[graph.Node][]graph.Node{}
	for _, n := range part.Claims() {
		stands[n] = []graph.Node{whole.Claim(n.Key)}
	}
	o := whole.Outline().Of(part, stands)
	var got []string
	for _, e := range o.Entries {
		s := e.Number + " " + graphtest.Name(e.Node)
		if o.Number(e.Node) != e.Number {
			t.Errorf("%s has the number %q", s, o.Number(e.Node))
		}
		if e.Relation == nil {
			s += " outermost"
		}
		got = append(got, s)
	}
	if s, want := strings.Join(got, ", "), "1.1 B outermost, 1.2 C, 1.2.1 D outermost, 1.2.1.1 E, 2 F outermost"; s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	if n := o.Find("1.2"); n != graph.Node(part.Claim("C")) || o.Find("1.2.1.1.1") != nil || o.Find("1") != nil || o.Find("") != nil {
		t.Errorf("Find finds the wrong nodes; 1.2 is %v", n)
	}
}
