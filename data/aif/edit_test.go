package aif

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data/formattest"
	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// edited returns g without some of its claims and relations and what ends on these, with
// new ones, and with some fields changed.
func edited(t *rapid.T, g *graph.Graph) *graph.Graph {
	var b graph.Builder
	b.Meta = g.Meta
	copies := map[graph.Node]graph.Node{}
	seldom := func(what string) bool { return rapid.IntRange(0, 5).Draw(t, what) == 0 }
	for _, n := range g.NodeList() {
		if seldom("a new claim") {
			b.Claim("", "new").Voice = rapid.SampledFrom([]string{"", "Ann", "Dee Fox"}).Draw(t, "voice of it")
		}
		if seldom("gone") {
			continue
		}
		switch n := n.(type) {
		case *graph.Claim:
			c := b.Claim("", "").Copy(n)
			c.Untitled = true
			copies[n] = c
			if seldom("other words") {
				c.Text.Plain = rapid.SampledFrom([]string{"", "other"}).Draw(t, "words")
			}
			if seldom("other voice") {
				c.Voice = rapid.SampledFrom([]string{"", "Ann", "Eve"}).Draw(t, "voice")
			}
			if seldom("other place") && g.Meta.Text != nil {
				c.Source.Offsets = []source.Offsets{{Start: 0, End: rapid.IntRange(1, 5).Draw(t, "end")}}
			}
		case *graph.Relation:
			kind := n.Kind
			if seldom("other kind") {
				kind = graph.Attack
			}
			r := b.Relate(kind, nil).Copy(n)
			copies[n] = r
			if seldom("other scheme") {
				r.Scheme = rapid.SampledFrom([]string{"", "sign", "analogy"}).Draw(t, "scheme")
			}
		}
	}
	for _, r := range g.Relations() {
		c, ok := copies[r].(*graph.Relation)
		if !ok {
			continue
		}
		var sources []graph.Node
		for _, s := range r.Sources {
			if s := copies[s]; s != nil && !seldom("source gone") {
				sources = append(sources, s)
			}
		}
		var target graph.Node
		if r.Target != nil {
			target = copies[r.Target]
		}
		b.Connect(c, target, sources...)
	}
	h, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What is read of an edited graph is that graph, or it is told what is not; and nothing
// refers to what is gone.
func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, text := plain, draw(t)
		if rapid.Bool().Draw(t, "xaif") {
			f = within
			text = `{"AIF":` + text + `,"OVA":{"nodes":[{"nodeID":"1","x":1}],"edges":[{"fromID":"1","toID":"3"}]},"text":{"txt":` + drawPage(t) + `,"url":""}}`
		}
		g, before := f.Decode("x.json", text)
		h := edited(t, g)
		written, lost := f.Encode(h)
		k, after := f.Decode("x.json", written)
		if after.HasErrors() {
			t.Fatal(after)
		}
		if d := graphtest.Diff(bare(h), bare(k)); d != "" && len(lost) == 0 {
			t.Fatalf("%s\n%s\nis written as\n%s", d, text, written)
		}
		missing := 0
		for _, d := range before {
			if d.Code == "no-such-node" {
				missing++
			}
		}
		for _, d := range after {
			if d.Code == "no-such-node" {
				missing--
			}
		}
		if missing < 0 {
			t.Fatalf("there are dangling records\n%s\nis written as\n%s", text, written)
		}
		again, lost := f.Encode(k)
		if again != written || len(lost) > 0 {
			t.Fatalf("%v\n%s\nand then\n%s", lost, written, again)
		}
	})
}

// bare returns a copy of g without records.
func bare(g *graph.Graph) *graph.Graph {
	var b graph.Builder
	b.Meta = g.Meta
	b.Meta.Foreign = nil
	copies := map[graph.Node]graph.Node{}
	for _, n := range g.NodeList() {
		switch n := n.(type) {
		case *graph.Claim:
			c := b.Claim("", "").Copy(n)
			c.Foreign, copies[n] = nil, c
		case *graph.Relation:
			r := b.Relate(n.Kind, nil).Copy(n)
			r.Foreign, copies[n] = nil, r
		}
	}
	for _, r := range g.Relations() {
		var sources []graph.Node
		for _, s := range r.Sources {
			sources = append(sources, copies[s])
		}
		b.Connect(copies[r].(*graph.Relation), copies[r.Target], sources...)
	}
	h, err := b.Graph()
	if err != nil {
		panic(err)
	}
	return h
}

// What a file says of a node that is taken out goes with it, and the rest stays.
func TestClaimRemoved(t *testing.T) {
	const text = `{"AIF":{"nodes":[
		{"nodeID":"1","text":"a","type":"I"},{"nodeID":"2","text":"b","type":"I"},{"nodeID":"3","text":"RA","type":"RA"},
		{"nodeID":"4","text":"Ann: b","type":"L"},{"nodeID":"5","text":"Asserting","type":"YA"},{"nodeID":"6","text":"Arguing","type":"YA"}],
		"edges":[{"edgeID":1,"fromID":"2","toID":"3"},{"edgeID":2,"fromID":"3","toID":"1"},{"edgeID":3,"fromID":"4","toID":"5"},
		{"edgeID":4,"fromID":"5","toID":"2"},{"edgeID":5,"fromID":"4","toID":"6"},{"edgeID":6,"fromID":"6","toID":"3"},{"edgeID":7,"fromID":"6","toID":"99"}],
		"locutions":[{"nodeID":"4","personID":"0"}],"schemefulfillments":[{"nodeID":"3","schemeID":"72"}]},
		"OVA":{"nodes":[{"nodeID":"2","x":1},{"nodeID":"1","x":2}],"edges":[{"fromID":"2","toID":"3"}]},
		"text":"<span id=\"node1\">a</span> <span id=\"node2\">b</span>"}`
	g, _ := DecodeX("x.json", text)
	var b graph.Builder
	b.Meta = g.Meta
	b.Claim("", "").Copy(g.Claims()[0])
	b.Claim("", "new")
	h, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	written, lost := EncodeX(h)
	if len(lost) > 0 {
		t.Error(lost)
	}
	const want = `{"AIF":{"nodes":[{"nodeID":"1","text":"a","type":"I"},{"nodeID":"7","text":"new","type":"I"},
		{"nodeID":"4","text":"Ann: b","type":"L"},{"nodeID":"6","text":"Arguing","type":"YA"}],
		"edges":[{"edgeID":5,"fromID":"4","toID":"6"},{"edgeID":7,"fromID":"6","toID":"99"}],
		"locutions":[{"nodeID":"4","personID":"0"}],"schemefulfillments":[]},
		"OVA":{"nodes":[{"nodeID":"1","x":2}],"edges":[]},
		"text":"<span class=\"highlighted\" id=\"node1\">a</span> b"}`
	same(t, want, written)
}

func same(t *testing.T, want, got string) {
	t.Helper()
	if d := diff(t, want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Records of AIFdb go with a graph into OVA3, and back.
func TestBetweenTheTwo(t *testing.T) {
	text := file(cars+"7 RA RA\n8 L Ann: Cars foul the air.\n9 YA Asserting", "2>7 7>1 8>9 9>2", `"locutions":[{"nodeID":"8","personID":"44","start":null}]`)
	g, _ := Decode("x.json", text)
	wrapped, lost := EncodeX(g)
	if len(lost) > 0 {
		t.Error(lost)
	}
	h, list := DecodeX("x.json", wrapped)
	if len(list) > 0 {
		t.Error(list)
	}
	back, lost := Encode(h)
	if len(lost) != 1 || lost[0].Feature != "foreign" {
		t.Error(lost)
	}
	k, _ := Decode("x.json", back)
	if says(k) != says(g) || !strings.Contains(back, `"personID": "44"`) || !strings.Contains(back, `"timestamp"`) {
		t.Errorf("%s\n%s", says(k), back)
	}
}

// Ids of two files that are put together do not clash.
func TestTwoFilesInOne(t *testing.T) {
	one, _ := Decode("x.json", file("1 I a\n2 I b\n3 RA sign", "2>3 3>1"))
	two, _ := Decode("x.json", file("1 I c\n2 I d\n3 CA CA", "2>3 3>1"))
	var b graph.Builder
	for _, g := range []*graph.Graph{one, two} {
		c := b.Claim("", "").Copy(g.Claims()[0])
		d := b.Claim("", "").Copy(g.Claims()[1])
		b.Relate(g.Relations()[0].Kind, c, d).Copy(g.Relations()[0])
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	written, lost := Encode(g)
	h, list := Decode("x.json", written)
	if len(lost) > 0 || len(list) > 0 || says(h) != says(g) {
		t.Errorf("%v %v\n%s\n%s", lost, list, says(h), written)
	}
}

func FuzzDecode(f *testing.F)  { fuzz(f, plain) }
func FuzzDecodeX(f *testing.F) { fuzz(f, within) }

func fuzz(f *testing.F, format formattest.Format) {
	for _, s := range formattest.Samples() {
		text, _ := format.Encode(s.Graph)
		f.Add(text)
	}
	odd := file("1 I a\n1 I b\n2 RA RA\n3 CA CA\n4 L Ann: a\n5 YA YA\n6 X x", "1>2 2>3 3>2 1>4 2>9 4>5 5>1 4>5", `"locutions":[{"nodeID":4,"personID":null}]`)
	f.Add(odd)
	f.Add(`{"AIF":` + odd + `,"text":"<span id=node1 class=highlighted>a<br>&amp;</span></span><span id=\"1\">b"}`)
	f.Fuzz(func(t *testing.T, text string) {
		g, list := format.Decode("x.json", text)
		if list.HasErrors() {
			return
		}
		written, lost := format.Encode(g)
		h, again := format.Decode("x.json", written)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() || len(lost) > 0 {
			t.Fatalf("%s\n%v%v\n%s", d, lost, again, written)
		}
	})
}
