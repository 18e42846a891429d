package arggraph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"crux/data/formattest"
	"crux/data/loss"
	"crux/data/xmldoc"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
	"crux/graph/source"
)

var format = formattest.Format{ID: id, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { format.Laws(t) }

func TestFeatures(t *testing.T) {
	kept := []loss.Feature{loss.Supports, loss.Attacks, loss.Linked, loss.Undercuts, loss.Nested, loss.Texts, loss.Implicit}
	inPart := []loss.Feature{loss.Backings, loss.Contradictions, loss.Sketches}
	for _, s := range formattest.Samples() {
		want := formattest.Lost
		if slices.Contains(kept, s.Feature) {
			want = formattest.Kept
		} else if slices.Contains(inPart, s.Feature) {
			want = formattest.Degraded
		}
		if got := format.Cell(t, s); got != want {
			t.Errorf("%s: %q, want %q", s.Feature, got, want)
		}
	}
}

// head and tail of a file in which three adus have their edus.
const head = `<?xml version='1.0' encoding='UTF-8'?>
<arggraph id="micro_x" topic_id="bins" stance="con">
  <edu id="e1"><![CDATA[One bin is enough.]]></edu>
  <edu id="e2"><![CDATA[Sorting is a bother,]]></edu>
  <edu id="e3"><![CDATA[and nobody does it right.]]></edu>
  <adu id="a1" type="pro"/>
  <adu id="a2" type="pro"/>
  <adu id="a3" type="opp"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/>
  <edge id="s2" src="e2" trg="a2" type="seg"/>
  <edge id="s3" src="e3" trg="a3" type="seg"/>
`
const tail = "</arggraph>\n"

// files are whole files, or what stands between head and tail; each with what is told
// of it and the graph, as shape writes it.
var files = []struct{ name, text, told, want string }{
	{"supports", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="a1" type="exa"/>`, "", "a2 +> a1; a3 +> a1 as example"},
	{"attacks", `<edge id="c1" src="a2" trg="a1" type="reb"/><edge id="c2" src="a1" trg="a2" type="reb"/>`, "", "a2 -> a1; a1 -> a2"},
	{"undercuts of undercuts", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="c1" type="und"/><edge id="c3" src="a1" trg="c2" type="und"/><edge id="c4" src="a2" trg="c3" type="und"/>`,
		"", "a2 +> a1; a3 -> (a2 +> a1); a1 -> (a3 -> (a2 +> a1)); a2 -> (a1 -> (a3 -> (a2 +> a1)))"},
	{"an undercut before its target", `<edge id="c2" src="a3" trg="c1" type="und"/><edge id="c3" src="a1" trg="c2" type="add"/><edge id="c1" src="a2" trg="a1" type="sup"/>`,
		"", "a3 a1 -> (a2 +> a1); a2 +> a1"},
	{"linked premises", `<edge id="c1" src="a2" trg="a1" type="reb"/><edge id="c2" src="a3" trg="c1" type="add"/>`, "", "a2 a3 -> a1"},
	{"add on an add", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="c1" type="add"/><edge id="c3" src="a1" trg="c2" type="add"/>`, "", "a2 a3 a1 +> a1"},
	{"add on an adu", `<edge id="c2" src="a3" trg="a2" type="add"/><edge id="c1" src="a2" trg="a1" type="sup"/>`, "", "a2 a3 +> a1"},
	{"add on an adu that says two things", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c4" src="a2" trg="a3" type="sup"/><edge id="c2" src="a3" trg="a2" type="add"/>`, "14:31 odd-edge", "a2 +> a1; a2 +> a3"},
	{"an undercut of an add", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="c1" type="add"/><edge id="c3" src="a1" trg="c2" type="und"/>`, "", "a2 a3 +> a1; a1 -> (a2 a3 +> a1)"},
	{"add of a premise again", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a2" trg="c1" type="add"/><edge id="c3" src="a3" trg="c2" type="und"/>`,
		"13:22 odd-edge", "a2 +> a1; a3 -> (a2 +> a1)"},
	{"a support of an edge", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a3" trg="c1" type="sup"/>`, "13:31 wrong-type", "a2 +> a1; a3 +> (a2 +> a1)"},
	{"und of an adu and reb of an edge", `<edge id="c1" src="a2" trg="a1" type="und"/><edge id="c2" src="a3" trg="c1" type="reb"/>`, "12:41 wrong-type, 13:41 wrong-type", "a2 -> a1; a3 -> (a2 -> a1)"},
	{"circle of undercuts", `<edge id="c1" src="a2" trg="c2" type="und"/><edge id="c2" src="a3" trg="c1" type="und"/><edge id="c3" src="a3" trg="c2" type="add"/>`, "12:31 odd-edge, 13:31 odd-edge, 14:31 odd-edge", ""},
	{"of itself", `<edge id="c1" src="a2" trg="c1" type="und"/><edge id="c2" src="a2" trg="c2" type="add"/>`, "12:31 odd-edge, 13:31 odd-edge", ""},
	{"of a segment", `<edge id="c1" src="a2" trg="s1" type="und"/>`, "12:31 odd-edge", ""},
	{"circle of supports", `<edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c2" src="a1" trg="a2" type="sup"/><edge id="c3" src="a3" trg="a3" type="reb"/>`, "", "a2 +> a1; a1 +> a2; a3 -> a3"},
	{"of nothing", `<edge id="c1" src="a2" trg="a9" type="sup"/><edge id="c2" src="" trg="a1" type="sup"/><edge id="c3" trg="a1" type="sup"/><edge/>`,
		"12:31 no-such-node, 13:22 no-such-node, 14:3 no-such-node, 15:3 no-such-node, 15:3 no-such-node", ""},
	{"odd types", `<edge id="c1" src="a2" trg="a1" type="rephrase"/><edge id="c2" src="a2" trg="a1"/><edge id="c3" src="e1" trg="a1" type="sup"/><edge id="c4" src="a1" trg="e2" type="reb"/><edge id="c5" src="a1" trg="a2" type="seg"/>`,
		"12:41 odd-edge, 13:3 odd-edge, 14:22 odd-edge, 15:31 odd-edge, 16:3 odd-edge", ""},
	{"further attributes and elements", `<edge id="c1" src="a2" trg="a1" type="sup" weight="0.7"><note who="x">sure <b>about</b> it</note></edge><meta><rater n="1"/></meta><!-- no more --><?app x?>`, "13:3 odd-node", "a2 +> a1"},
	{"two of one id", `<adu id="a1" type="opp"/><edge id="c1" src="a2" trg="a1" type="sup"/><edge id="c1" src="a3" trg="a1" type="sup"/><edge id="a2" src="a3" trg="c1" type="und"/>`,
		"12:3 broken-anchor, 12:12 duplicate-id, 14:13 duplicate-id, 15:13 duplicate-id", "a2 +> a1; a3 +> a1; a3 -> (a2 +> a1)"},
	{"words in several places", `<edu id="e4"><![CDATA[Enough is enough.]]></edu><edge id="s4" src="e4" trg="a1" type="seg"/>`, "", ""},
	{"joints", `<edu id="e4">Besides,</edu><edu id="e5"> it is   dear.
 </edu><joint id="j1"/><joint id="j2"/><joint id="j3"/><adu id="a4" type="pro"/><edge id="s4" src="e4" trg="j1" type="seg"/><edge id="s5" src="e5" trg="j1" type="seg"/><edge id="s6" src="j1" trg="j2" type="seg"/><edge id="s7" src="j2" trg="a4" type="seg"/><edge id="s8" src="e1" trg="j3" type="seg"/>`, "", ""},
	{"an unstated unit", `<edu id="e4" implicit="true"><![CDATA[What is a bother will not be done.]]></edu><adu id="a4" type="pro"/><edge id="s4" src="e4" trg="a4" type="seg"/><edge id="c1" src="a4" trg="a1" type="sup"/>`, "", "a4 +> a1"},
	{"odd adus", `<adu id="a4"/><adu type="con"/><adu/>`, "12:3 wrong-type, 12:3 broken-anchor, 13:3 wrong-type, 13:3 broken-anchor, 13:14 wrong-type, 14:3 wrong-type, 14:3 wrong-type, 14:3 broken-anchor", ""},
	{"hard texts", `<edu id="e4"><![CDATA[a ]]]]><![CDATA[> <b>b</b> &amp; "c"]]></edu><edu id="e5">&lt;b> &#233; <i>x</i> &amp;amp;</edu><edu id="e6"/><adu id="a4" type="pro"/><edge id="s4" src="e4" trg="a4" type="seg"/><edge id="s5" src="e5" trg="a4" type="seg"/><edge id="s6" src="e6" trg="a4" type="seg"/>`, "", ""},
	{"text outside", "so\n", "12:1 odd-node", ""},

	{"none", "<arggraph/>", "1:1 no-claims", ""},
	{"a document type", "\uFEFF<!DOCTYPE arggraph [<!ENTITY a 'b'>]>\n<!-- of mine --><arggraph xmlns:x='u' x:y='z' id=''><adu id='a' type='pro'/></arggraph>\n<!-- end -->", "2:53 broken-anchor", ""},
	{"as the corpus has them", strings.ReplaceAll(head, "s1", "c3") + `  <edge id="c1" src="a2" trg="a1" type="sup"/>` + tail, "", "a2 +> a1"},
}

// whole returns a file, each of its own elements on a line.
func whole(text string) string {
	if strings.Contains(text, "<arggraph") {
		return text
	}
	for _, name := range []string{"<edu", "<joint", "<adu", "<edge", "<meta"} {
		text = strings.ReplaceAll(text, name, "\n  "+name)
	}
	return head + strings.TrimPrefix(text, "\n") + "\n" + tail
}

// Every feature and oddity is read, told, and written again as it was.
func TestFiles(t *testing.T) {
	for _, c := range files {
		t.Run(c.name, func(t *testing.T) {
			text := whole(c.text)
			g, list, written := format.File(t, "x.xml", text)
			if got := places(list); got != c.told {
				t.Errorf("told are %s, want %s: %v\n%s", got, c.told, list, text)
			}
			if got := shape(g); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if a, b := tree(t, text), tree(t, written); a != b {
				t.Errorf("read\n%s\nwritten\n%s", a, b)
			}
		})
	}
}

func places(list diag.List) string {
	var s []string
	for _, x := range list {
		place, _, _ := strings.Cut(strings.TrimPrefix(x.Error(), "x.xml:"), ": ")
		s = append(s, place+" "+x.Code)
	}
	return strings.Join(s, ", ")
}

// shape writes the relations of a graph, with claims by their number.
func shape(g *graph.Graph) string {
	var one func(r *graph.Relation) string
	name := func(n graph.Node) string { return fmt.Sprintf("a%d", slices.Index(g.Claims(), n.(*graph.Claim))+1) }
	one = func(r *graph.Relation) string {
		s := ""
		for _, n := range r.Sources {
			s += name(n) + " "
		}
		s += map[graph.Kind]string{graph.Support: "+> ", graph.Attack: "-> "}[r.Kind]
		if on, ok := r.Target.(*graph.Relation); ok {
			s += "(" + one(on) + ")"
		} else {
			s += name(r.Target)
		}
		if r.Scheme != "" {
			s += " as " + r.Scheme
		}
		return s
	}
	var all []string
	for _, r := range g.Relations() {
		all = append(all, one(r))
	}
	return strings.Join(all, "; ")
}

// tree writes what an XML text says, with attributes in the order of their names.
func tree(t *testing.T, text string) string {
	d := xmldoc.Parse("x.xml", text)
	if d.List.HasErrors() {
		t.Fatalf("%v\n%s", d.List, text)
	}
	var s strings.Builder
	var walk func(n xmldoc.Node, level string)
	walk = func(n xmldoc.Node, level string) {
		switch n.Kind {
		case xmldoc.Elem:
			var list []string
			for _, a := range n.Element.Attributes {
				list = append(list, fmt.Sprintf(" %s=%q", a.Name, a.Value))
			}
			slices.Sort(list)
			s.WriteString(level + n.Element.Name + strings.Join(list, "") + "\n")
			words := "" // of a text and its CDATA sections
			for i, c := range n.Element.Children {
				if c.Kind == xmldoc.Text {
					words += c.Text
				}
				if c.Kind != xmldoc.Text || i == len(n.Element.Children)-1 {
					if strings.TrimSpace(words) != "" {
						s.WriteString(fmt.Sprintf("%s  %q\n", level, strings.TrimSpace(words)))
					}
					words = ""
				}
				if c.Kind != xmldoc.Text {
					walk(c, level+"  ")
				}
			}
		default:
			s.WriteString(level + d.Source(n) + "\n")
		}
	}
	for _, n := range slices.Concat(d.Before, []xmldoc.Node{{Element: d.Root}}, d.After) {
		walk(n, "")
	}
	return strings.Replace(s.String(), "arggraph\n", "arggraph id=\"g1\"\n", 1)
}

// Claims have their words, their places in the text, and what is told of them.
func TestClaims(t *testing.T) {
	text := head + `
  <edu id="e4"><![CDATA[ Besides,]]></edu><edu id="e5"><![CDATA[süß it is.]]></edu>
  <edu id="e6" implicit="true"><![CDATA[Nobody does what is a bother.]]></edu>
  <edu id="e7"><![CDATA[One bin, then!]]></edu>
  <joint id="j1"/><adu id="a4" type="pro"/><adu id="a5" type="pro"/>
  <edge id="s4" src="e4" trg="j1" type="seg"/><edge id="s5" src="e5" trg="j1" type="seg"/><edge id="s6" src="j1" trg="a4" type="seg"/>
  <edge id="s7" src="e6" trg="a5" type="seg"/><edge id="s8" src="e7" trg="a1" type="seg"/>
` + tail
	g, _, _ := format.File(t, "x.xml", text)
	want := "One bin is enough. Sorting is a bother, and nobody does it right. Besides, süß it is. One bin, then!"
	if got := g.Meta.Text.String(); got != want {
		t.Errorf("%q", got)
	}
	var got []string
	for _, c := range g.Claims() {
		line := c.Text.Plain
		if c.Implicit {
			line += " unstated"
		}
		if c.Voice != "" {
			line += " by " + c.Voice
		}
		for _, o := range c.Source.Offsets {
			s, err := g.Meta.Text.Span(o)
			if err != nil {
				t.Fatal(err)
			}
			line += "|" + want[s.Start:s.End]
		}
		got = append(got, line)
		if !c.Untitled || len(c.Occurrences) != 1 || !c.Occurrences[0].Range.Start.Known() {
			t.Errorf("%+v", c)
		}
	}
	if d := strings.Join(got, "\n"); d != `One bin is enough. One bin, then!|One bin is enough.|One bin, then!
Sorting is a bother,|Sorting is a bother,
and nobody does it right. by opponent|and nobody does it right.
Besides, süß it is.|Besides, süß it is.
Nobody does what is a bother. unstated` {
		t.Error(d)
	}
	if d := fmt.Sprint(g.Meta.Data); d != "[{id micro_x} {topic_id bins} {stance con}]" {
		t.Error(d)
	}
}

// A file in the order and with the ids of the corpus needs no records.
func TestNoRecords(t *testing.T) {
	text := strings.NewReplacer("s1", "c3", "s2", "c4", "s3", "c5").Replace(head) +
		"  <edge id=\"c1\" src=\"a2\" trg=\"a1\" type=\"sup\"/>\n  <edge id=\"c2\" src=\"a3\" trg=\"c1\" type=\"und\"/>\n" + tail
	g, list, written := format.File(t, "x.xml", text)
	if len(list) > 0 || written != text || g.Meta.Foreign != nil || g.Claims()[0].Foreign != nil || g.Relations()[0].Foreign != nil {
		t.Errorf("%v %v\n%s", list, g.Meta.Foreign, written)
	}
}

// edited returns g after changes: claims and relations for which drop is true are left
// out, and change may change what is made of the others.
func edited(t *testing.T, g *graph.Graph, drop func(n graph.Node) bool, change func(b *graph.Builder, made map[graph.Node]graph.Node)) *graph.Graph {
	var b graph.Builder
	b.Meta = g.Meta
	made := map[graph.Node]graph.Node{}
	for _, c := range g.Claims() {
		if !drop(c) {
			made[c] = b.Claim("", "").Copy(c)
		}
	}
	for _, r := range g.Relations() {
		if drop(r) || made[r.Target] == nil {
			continue
		}
		var sources []graph.Node
		for _, s := range r.Sources {
			if made[s] != nil {
				sources = append(sources, made[s])
			}
		}
		if len(sources) > 0 {
			made[r] = b.Relate(r.Kind, made[r.Target], sources...).Copy(r)
		}
	}
	change(&b, made)
	h, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

const editable = head + `
  <edu id="e4"><![CDATA[It smells.]]></edu><edu id="e5"><![CDATA[As everybody knows.]]></edu><joint id="j1"/>
  <edge id="c1" src="a2" trg="a1" type="sup" sure="yes"/>
  <edge id="c2" src="a3" trg="c1" type="add"/>
  <edge id="c3" src="a3" trg="c1" type="und"/>
  <edge id="c4" src="e2" trg="j1" type="seg"/><edge id="c5" src="e3" trg="j1" type="seg"/><edge id="c6" src="j1" trg="a2" type="seg"/>
  <edge id="c9" src="a3" trg="a1" type="odd"/><edge id="c10" src="a3" trg="a77" type="odd"/>
` + tail

func TestEdits(t *testing.T) {
	nothing := func(graph.Node) bool { return false }
	keep := func(*graph.Builder, map[graph.Node]graph.Node) {}
	g, _, written := format.File(t, "x.xml", editable)
	for name, c := range map[string]struct {
		drop          func(n graph.Node) bool
		change        func(b *graph.Builder, made map[graph.Node]graph.Node)
		gone, written []string // parts of what is written
		lost          int
	}{
		"nothing": {nothing, keep, nil, []string{`"a77"`, `sure="yes"`}, 0},
		"a claim goes": {func(n graph.Node) bool { return n == graph.Node(g.Claims()[2]) }, keep,
			[]string{`"a3"`, `"c2"`, `"c3"`, `"c9"`, `"s3"`, `"c10"`}, []string{"nobody does it right", `src="a2" trg="a1"`}, 0},
		"the joint's claim goes": {func(n graph.Node) bool { return n == graph.Node(g.Claims()[1]) }, keep,
			[]string{`"a2"`, `"j1"`, `"c4"`}, []string{`<edge id="c1" src="a3" trg="a1" type="sup"`}, 0},
		"a relation goes": {func(n graph.Node) bool { return n == graph.Node(g.Relations()[0]) }, keep,
			[]string{`"c1"`, `"c2"`, `"c3"`}, []string{`"c9"`}, 0},
		"a claim comes": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			c := b.Claim("", "Smells are bad.").SaidBy(opponent)
			b.Support(made[g.Claims()[0]], c, made[g.Claims()[1]])
			b.Undercut(made[g.Relations()[1]].(*graph.Relation), c)
		}, nil, []string{`<adu id="a4" type="opp"/>`, `src="a4" trg="a1"`, `trg="c3" type="und"`, "Smells are bad."}, 2},
		"a claim comes of the text": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			c := b.Claim("", "It smells.")
			at := strings.Index(g.Meta.Text.String(), "It smells")
			c.Source.Offsets = []source.Offsets{{Start: at, End: at + 10}}
		}, []string{`"e6"`}, []string{`src="e4" trg="a4" type="seg"`}, 0},
		"words change": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			made[g.Claims()[0]].(*graph.Claim).Text = graph.Plain("One bin would do.")
		}, []string{`"s1"`, "One bin is enough", `"e1"`}, []string{"One bin would do.", `trg="a1"`}, 3},
		"shared words change": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			made[g.Claims()[1]].(*graph.Claim).Text = graph.Plain("Sorting is a nuisance.")
		}, []string{`"j1"`, `"c4"`, "a bother"}, []string{"Sorting is a nuisance.", `"s3"`}, 2},
		"the kind changes": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			r := made[g.Relations()[0]].(*graph.Relation)
			r.Kind = graph.Attack
		}, []string{`"sup"`}, []string{`<edge id="c1" src="a2" trg="a1" type="reb" sure="yes"/>`}, 0},
		"what it says changes": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			made[g.Claims()[2]].(*graph.Claim).Voice = ""
			made[g.Relations()[0]].(*graph.Relation).Scheme = example
		}, []string{`"sup"`, `"opp"`}, []string{`type="exa"`, `<adu id="a3" type="pro"/>`}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			h := edited(t, g, c.drop, c.change)
			text, lost := Encode(h)
			if (len(lost) > 0) != (c.lost > 0) {
				t.Errorf("%d losses: %v", len(lost), lost)
			}
			again, list := Decode("x.xml", text)
			for _, d := range list {
				if d.Code == "duplicate-id" || d.Code == "no-such-node" && !strings.Contains(d.Message, "a77") {
					t.Errorf("%v\n%s", d, text)
				}
			}
			if a, b := shape(h), shape(again); a != b {
				t.Errorf("%s, want %s", b, a)
			}
			for i, claim := range h.Claims() {
				if got := again.Claims()[i]; got.Text.Plain != claim.Text.Plain || got.Voice != claim.Voice {
					t.Errorf("%q, want %q", got.Text.Plain, claim.Text.Plain)
				}
			}
			for _, s := range c.gone {
				if strings.Contains(text, s) {
					t.Errorf("%s is there still:\n%s", s, text)
				}
			}
			for _, s := range c.written {
				if !strings.Contains(text, s) {
					t.Errorf("%s is not there:\n%s", s, text)
				}
			}
			if name == "nothing" && text != written {
				t.Errorf("%s\n%s", written, text)
			}
		})
	}
}

// Two files become one graph: ids that both have are told apart.
func TestMerged(t *testing.T) {
	var b graph.Builder
	for range 2 {
		g, _ := Decode("x.xml", editable)
		made := map[graph.Node]graph.Node{}
		for _, c := range g.Claims() {
			made[c] = b.Claim("", "").Copy(c)
		}
		for _, r := range g.Relations() {
			var sources []graph.Node
			for _, s := range r.Sources {
				sources = append(sources, made[s])
			}
			made[r] = b.Relate(r.Kind, made[r.Target], sources...).Copy(r)
		}
		b.Meta = g.Meta
	}
	g, _ := b.Graph()
	text, _ := Encode(g)
	h, list := Decode("x.xml", text)
	for _, d := range list {
		if d.Code == "duplicate-id" {
			t.Error(d)
		}
	}
	if a, b := shape(g), shape(h); a != b {
		t.Errorf("%s\n%s\n%s", a, b, text)
	}
}

// The text of a reading is cut into edus where its claims are its words.
func TestCut(t *testing.T) {
	const text = "First of all, cars are loud.\n\nThey stink, and they are dear. So no cars!"
	place := func(words string) source.Offsets {
		at := strings.Index(text, words)
		return source.Offsets{Start: at, End: at + len(words)}
	}
	for name, c := range map[string]struct {
		claims  map[string][]string // words of claims, with their places
		losses  []loss.Feature
		written []string
	}{
		"gaps": {map[string][]string{"cars are loud.": {"cars are loud."}, "So no cars!": {"So no cars!"}}, []loss.Feature{loss.Source, loss.Offsets},
			[]string{"First of all,", "They stink, and they are dear."}},
		"overlap": {map[string][]string{"They stink, and they are dear.": {"They stink, and they are dear."}, "they are dear.": {"they are dear."}}, []loss.Feature{loss.Source, loss.Offsets, loss.Offsets},
			[]string{"<joint", "They stink, and]"}},
		"paraphrase": {map[string][]string{"Cars are noisy.": {"cars are loud."}}, []loss.Feature{loss.Source, loss.Offsets}, []string{"no-text"}},
	} {
		var b graph.Builder
		b.Meta.Text = source.New(text)
		for _, words := range slices.Sorted(keys(c.claims)) {
			claim := b.Claim("", words)
			for _, p := range c.claims[words] {
				claim.Source.Offsets = append(claim.Source.Offsets, place(p))
			}
		}
		g, _ := b.Graph()
		out, lost := Encode(g)
		var got []loss.Feature
		for _, l := range lost {
			got = append(got, l.Feature)
		}
		if !slices.Equal(got, c.losses) {
			t.Errorf("%s: %v", name, lost)
		}
		for _, w := range c.written {
			if !strings.Contains(out, w) {
				t.Errorf("%s: %s is not there:\n%s", name, w, out)
			}
		}
		h, list := Decode("x.xml", out)
		for i, claim := range h.Claims() {
			if claim.Text.Plain != g.Claims()[i].Text.Plain || len(list) > 0 {
				t.Errorf("%s: %q %v", name, claim.Text.Plain, list)
			}
		}
	}
	// Where only single spaces stand between what is cut, nothing is lost.
	var b graph.Builder
	one := strings.ReplaceAll(text, "\n\n", " ")
	b.Meta.Text = source.New(one)
	for _, words := range []string{"They stink, and they are dear.", "they are dear.", "So no cars!"} {
		at := strings.Index(one, words)
		b.Claim("", words).Source.Offsets = []source.Offsets{{Start: at, End: at + len(words)}}
	}
	g, _ := b.Graph()
	out, lost := Encode(g)
	h, _ := Decode("x.xml", out)
	if d := graphtest.Diff(g, h); d != "" || len(lost) > 0 {
		t.Errorf("%v\n%s\n%s", lost, d, out)
	}
}

func keys(m map[string][]string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "1:1 not-xml",
		"<arggraph><adu></arggraph>": "1:16 not-xml",
		"<graph/>":                   "1:1 wrong-type",
		"<!DOCTYPE arggraph [<!ENTITY a 'b'>]>\n<arggraph><edu id='e'>&a;</edu></arggraph>":           "2:23 not-xml",
		"<arggraph>" + strings.Repeat("<x>", 10_000) + strings.Repeat("</x>", 10_000) + "</arggraph>": "1:1508 too-deep",
	} {
		g, list := Decode("x.xml", text)
		if got := places(list); got != want || g == nil || len(g.Claims()) > 0 {
			t.Errorf("%.60q: %s, want %s", text, got, want)
		}
	}
}

// Large files take their time, and no more room than they should.
func TestLarge(t *testing.T) {
	start := time.Now()
	var s strings.Builder
	const n = 50_000
	s.WriteString("<arggraph>")
	for i := range n {
		fmt.Fprintf(&s, "<edu id='e%d'>Claim %d.</edu><adu id='a%d' type='pro'/><edge id='s%d' src='e%d' trg='a%d' type='seg'/>", i, i, i, i, i, i)
	}
	fmt.Fprintf(&s, "<edge id='c0' src='a1' trg='a0' type='sup'/>")
	for i := 1; i < n; i++ {
		fmt.Fprintf(&s, "<edge id='c%d' src='a%d' trg='c%d' type='und'/>", i, i, i-1)
	}
	s.WriteString("</arggraph>")
	g, list := Decode("x.xml", s.String())
	if len(list) > 0 || len(g.Relations()) != n {
		t.Fatalf("%d relations, %v", len(g.Relations()), list)
	}
	if _, lost := Encode(g); len(lost) > 0 {
		t.Error(lost)
	}
	// A thousand adus that all say the same long text.
	s.Reset()
	s.WriteString("<arggraph><joint id='j'/>\n")
	for i := range 5000 {
		fmt.Fprintf(&s, "<edu id='e%d'>%s</edu><edge src='e%d' trg='j' type='seg'/><adu id='a%d' type='pro'/><edge src='j' trg='a%d' type='seg'/>\n", i, strings.Repeat("so ", 100), i, i, i)
	}
	s.WriteString("</arggraph>")
	g, list = Decode("x.xml", s.String())
	if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "too-large" }) || len(g.Claims()) != 5000 {
		t.Errorf("%d diagnostics", len(list))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %s", d)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range files {
		f.Add(whole(c.text))
	}
	f.Add(editable)
	for _, s := range formattest.Samples() {
		text, _ := Encode(s.Graph)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x.xml", text)
		if list.HasErrors() {
			return
		}
		written, lost := Encode(g)
		h, again := Decode("x.xml", written)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() || len(lost) > 0 {
			t.Fatalf("%s\n%v\n%v\n%s", d, again, lost, written)
		}
		if twice, _ := Encode(h); twice != written {
			t.Fatalf("%s\n%s", written, twice)
		}
		twice := func(d diag.Diagnostic) bool { return d.Code == "duplicate-member" } // one is written
		if list = slices.DeleteFunc(list, twice); len(list) != len(again) {
			t.Fatalf("%s\n%s\n%s", places(list), places(again), written)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 0, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.xml", text)
	}
}

func BenchmarkEncode(b *testing.B) {
	text, _ := Encode(graphtest.Shape("random", 500, 0, 1))
	g, _ := Decode("x.xml", text)
	for b.Loop() {
		Encode(g)
	}
}
