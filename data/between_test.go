package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
)

// The structure of a document is the same after it was written in another format and
// read again, and written in its own and read again: who says what, and each relation
// with what it leads from and to, undercuts of undercuts and premises that are linked
// on them included.
func TestBetweenFormats(t *testing.T) {
	microtext, _ := Find("arggraph")
	for _, way := range [][2]string{{"arggraph", "aif"}, {"arggraph", "xaif"}, {"arggraph", "arguebuf"}, {"aif", "arguebuf"}, {"aif", "xaif"}, {"xaif", "arguebuf"}} {
		own, _ := Find(way[0])
		other, _ := Find(way[1])
		t.Run(way[0]+" "+way[1], func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				text := microtextOf(t)
				start := parse(t, microtext, text)
				first := parse(t, own, rewritten(t, start, own))
				there := parse(t, other, rewritten(t, first, other))
				back := parse(t, own, rewritten(t, there, own))
				for _, d := range []*Document{first, there, back} {
					if got, want := structure(d.Graph), structure(start.Graph); got != want {
						t.Fatalf("as %s:\n%s\nwas\n%s\n%s", d.Format.ID, got, want, text)
					}
				}
			})
		})
	}
}

// microtextOf draws a microtext: each claim but the first supports or attacks an
// earlier one, undercuts an earlier edge of any kind, or is linked to one.
func microtextOf(t *rapid.T) string {
	var s strings.Builder
	s.WriteString("<arggraph id=\"x\">\n")
	n := rapid.IntRange(1, 8).Draw(t, "claims")
	for i := 1; i <= n; i++ {
		side := rapid.SampledFrom([]string{"pro", "opp"}).Draw(t, "side")
		fmt.Fprintf(&s, "<edu id=\"e%d\"><![CDATA[Claim %d & <i>more</i>.]]></edu><adu id=\"a%d\" type=%q/><edge id=\"s%d\" src=\"e%d\" trg=\"a%d\" type=\"seg\"/>\n", i, i, i, side, i, i, i)
	}
	for i := 2; i <= n; i++ {
		kinds := []string{"sup", "reb", "exa"}
		if i > 2 {
			kinds = append(kinds, "und", "und", "add")
		}
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		to := "a"
		first := 1
		if kind == "und" || kind == "add" {
			to, first = "c", 2
		}
		fmt.Fprintf(&s, "<edge id=\"c%d\" src=\"a%d\" trg=\"%s%d\" type=%q/>\n", i, i, to, rapid.IntRange(first, i-1).Draw(t, "target"), kind)
	}
	s.WriteString("</arggraph>\n")
	return s.String()
}

// parse reads a text that must be without errors and warnings.
func parse(t *rapid.T, f Format, text string) *Document {
	d, err := ReadAs("x"+f.Endings[0], strings.NewReader(text), f.ID)
	if err != nil || len(d.Diagnostics) > 0 {
		t.Fatalf("%s: %v %v\n%s", f.ID, err, d.Diagnostics, text)
	}
	return d
}

// rewritten writes d in a format.
func rewritten(t *rapid.T, d *Document, f Format) string {
	w, _, err := d.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.Text)
}

// structure writes the claims of a graph by their words, and its relations by theirs.
func structure(g *graph.Graph) string {
	var lines []string
	for _, c := range g.Claims() {
		lines = append(lines, c.Voice+": "+c.Text.Plain)
	}
	var name func(n graph.Node) string
	name = func(n graph.Node) string {
		switch n := n.(type) {
		case *graph.Claim:
			return n.Text.Plain
		case *graph.Relation:
			var from []string
			for _, s := range n.Sources {
				from = append(from, name(s))
			}
			slices.Sort(from)
			return fmt.Sprintf("(%s %s %s)", strings.Join(from, " + "), n.Kind, name(n.Target))
		}
		return "?"
	}
	for _, r := range g.Relations() {
		lines = append(lines, name(r))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
