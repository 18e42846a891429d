package brat

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"crux/data/formattest"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// divider stands between the two files of a document in tests.
const divider = "\x00"

// format has both files in one text.
var format = formattest.Format{ID: id,
	Encode: func(g *graph.Graph) (string, loss.List) {
		ann, txt, hasText, lost := Encode(g)
		if hasText {
			ann += divider + txt
		}
		return ann, lost
	},
	Decode: func(file, text string) (*graph.Graph, diag.List) {
		ann, txt, hasText := strings.Cut(text, divider)
		return Decode(file, ann, strings.Replace(file, ".ann", ".txt", 1), txt, hasText)
	},
}

func TestLaws(t *testing.T) { format.Laws(t) }

func TestFeatures(t *testing.T) {
	kept := []loss.Feature{loss.Supports, loss.Attacks, loss.Linked, loss.Restatements, loss.Texts, loss.Voices, loss.Offsets, loss.Theses}
	inPart := []loss.Feature{loss.Contradictions, loss.Sketches, loss.Source}
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

const essay = "Cars\n\nNo cars! They are loud, they\r\nstink, and – sïc – they kill. So no cars.\n"

// t1 to t5 are the claims of the essay.
const (
	t1 = "T1\tMajorClaim 6 14\tNo cars!\n"
	t2 = "T2\tPremise 15 28\tThey are loud\n"
	t3 = "T3\tPremise 30 34;36 41\tthey stink\n"
	t4 = "T4\tClaim 55 64\tthey kill\n"
	t5 = "T5\tMajorClaim 66 76\tSo no cars\n"
	ts = t1 + t2 + t3 + t4 + t5
)

// files are annotations of the essay, each with what is told of them and what they say.
var files = []struct{ name, text, told, want string }{
	{"relations", ts + "R1\tsupports Arg1:T2 Arg2:T4\t\nR2\tattacks Arg1:T3 Arg2:T4\t\n", "", "T2 +> T4; T3 -> T4"},
	{"the words of another corpus", "T1\tmajor-claim 6 14\tNo cars!\nT2\tpremise 15 28\tThey are loud\nT3\tclaim 55 64\tthey kill\nR1\tSupport Arg1:T2 Arg2:T1\nR2\tAttack Arg2:T1 Arg1:T3\nR3\tDuplicate Arg1:T2 Arg2:T3\nA1\tACTOR T2 ECHR\nA2\tPREMISE_TYPE T2 Court Precedent\n",
		"", "T2 +> T1; T3 -> T1; T2 = T3"},
	{"stances", ts + "A1\tStance T4 Against\nA2\tStance T2 For\n", "", "T4 -> T1; T4 -> T5; T2 +> T1; T2 +> T5"},
	{"odd stances", ts + "A1\tStance T4 Against\nA2\tStance T4 For\nA3\tStance T1 For\nA4\tStance T2\nM1\tStance T2 Neutral\nA5\tStance T9 For\nA6\n", "11:1 no-such-node, 12:1 odd-node", "T4 -> T1; T4 -> T5"},
	{"a stance without a major claim", t2 + "A1\tStance T2 For\n", "", ""},
	{"equivalences", ts + "*\tEquiv T1 T5 T4\n*\tEquiv T1\n*\tEquiv T1 T8\n*\tSame T1 T2\n", "7:1 odd-edge, 8:1 no-such-node, 9:1 odd-edge", "T5 = T1; T4 = T1"},
	{"linked premises", ts + "R1\tsupports Arg1:T2 Arg2:T1\nR2\tsupports Arg1:T3 Arg2:T1\nR3\tsupports Arg1:T4 Arg2:T1\n#1\tLinked R2\tR1\n#2\tLinked R3\tR2\n", "", "T2 T3 T4 +> T1"},
	{"links that are none", ts + "R1\tsupports Arg1:T2 Arg2:T1\nR2\tsupports Arg1:T3 Arg2:T5\n#1\tLinked R2\tR1\n#2\tLinked R1\tR1\n#3\tLinked R1\tR9\n#4\tLinked R1\tR2\n", "", "T2 +> T1; T3 +> T5"},
	{"events, normalisations and notes", ts + "T6\tBan 66 68\tSo\nE1\tBan:T6 What:T5\nE2\tBan:T9\nA1\tNegated E1\nN1\tReference T5 Wikipedia:1\tcars\n#1\tAnnotatorNotes T5\tis it?\n#2\tAnnotatorNotes R9\tno\nR1\tsupports Arg1:E1 Arg2:T1\nR2\tsupports Arg1:E2 Arg2:T1\n",
		"7:1 odd-node, 8:1 odd-node, 12:1 no-such-node, 14:1 odd-edge", "T6 +> T1"},
	{"other words", ts + "#1\tWords T2\tCars make noise.\n#2\tWords T2\tor so\n", "", ""},
	{"odd relations", ts + "R1\tpart-of Arg1:T2 Arg2:T1\nR2\tsupports Arg1:T2\nR3\tsupports Arg1:T2 Arg2:T77\nR4\tsupports T2 T1\nR5\tattacks Arg1:T3 Arg2:R1\nR6\tsupports Arg1:T2 Arg2:T2\nR7\tCitation Arg1:T2 Arg2:T1\n",
		"6:1 odd-edge, 7:1 odd-edge, 8:1 no-such-node, 9:1 odd-edge, 10:1 odd-edge, 12:1 odd-edge", "T2 +> T2"},
	{"a text that runs on", "T1\tClaim 15 41\tThey are loud, they\nstink\n" + t4 + "T5\tClaim 55 64\tthey\r\nkill\n", "", ""},
	{"broken anchors", "T1\tClaim 6 15\tNo cars!\nT2\tClaim 7 14\tNo cars!\nT3\tClaim 600 610\tNo cars!\nT4\tClaim 14 6\tNo\nT5\tClaim 6\tNo\nT6\tClaim a b\tNo\nT7\tClaim 6 6\t\nT8\tClaim 6 14\nT9\tClaim 6 14;15 19\tNo cars! They\nT10\n",
		"2:1 broken-anchor, 3:1 broken-anchor, 4:1 broken-anchor, 5:1 broken-anchor, 6:1 broken-anchor, 7:1 broken-anchor, 9:1 broken-anchor", ""},
	{"two of one id", ts + "T1\tClaim 0 4\tCars\nR1\tsupports Arg1:T2 Arg2:T1\nR1\tsupports Arg1:T3 Arg2:T1\n", "6:1 duplicate-id, 8:1 duplicate-id", "T2 +> T1; T3 +> T1"},
	{"what is no annotation", "so it is\n" + t1 + "\nX1\tso\n", "1:1 odd-node, 4:1 odd-node", ""},
	{"hard texts", "T1\tClaim 6 14\tNo cars!\ttoo\nT2\tClaim 44 53\t– sïc – \n", "1:1 broken-anchor, 2:1 broken-anchor", ""},
	{"nothing", "", "1:1 no-claims", ""},
	{"no claims", "R1\tsupports Arg1:T1 Arg2:T2\n", "1:1 no-claims, 1:1 no-such-node, 1:1 no-such-node", ""},
}

func TestFiles(t *testing.T) {
	for _, c := range files {
		for _, text := range []string{divider + essay, ""} {
			t.Run(c.name, func(t *testing.T) {
				g, list, written := format.File(t, "x.ann", c.text+text)
				if text == "" {
					list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Code == "broken-anchor" })
					c.told = strings.Join(slices.DeleteFunc(strings.Split(c.told, ", "), func(s string) bool { return strings.HasSuffix(s, "broken-anchor") }), ", ")
				}
				if got := places(list); got != c.told {
					t.Errorf("told are %s, want %s: %v\n%s", got, c.told, list, c.text)
				}
				if got := shape(g); got != c.want {
					t.Errorf("got %s, want %s", got, c.want)
				}
				plain := strings.NewReplacer("\r\n", "\n", "\n\n", "\n")
				if want := plain.Replace(c.text); strings.TrimSuffix(plain.Replace(written), plain.Replace(text)) != want {
					t.Errorf("read\n%s\nwritten\n%s", want, written)
				}
			})
		}
	}
}

func places(list diag.List) string {
	var s []string
	for _, x := range list {
		place, _, _ := strings.Cut(strings.TrimPrefix(x.Error(), "x.ann:"), ": ")
		s = append(s, place+" "+x.Code)
	}
	return strings.Join(s, ", ")
}

// shape writes the relations of a graph, with claims by their number.
func shape(g *graph.Graph) string {
	name := func(n graph.Node) string { return fmt.Sprintf("T%d", slices.Index(g.Claims(), n.(*graph.Claim))+1) }
	var all []string
	for _, r := range g.Relations() {
		s := ""
		for _, n := range r.Sources {
			s += name(n) + " "
		}
		all = append(all, s+[]string{"+> ", "-> ", "= "}[r.Kind]+name(r.Target))
	}
	return strings.Join(all, "; ")
}

// Claims have their words and places, and those of the essay that is at hand.
func TestClaims(t *testing.T) {
	g, list, _ := format.File(t, "x.ann", ts+"A1\tActor T4 the mayor\n#1\tWords T2\tCars make noise.\n"+divider+essay)
	if len(list) > 0 {
		t.Error(list)
	}
	var got []string
	for _, c := range g.Claims() {
		line := c.Text.Plain + "|" + c.Voice
		for _, o := range c.Source.Offsets {
			s, err := g.Meta.Text.Span(o)
			if err != nil {
				t.Fatal(err)
			}
			line += "|" + g.Meta.Text.Slice(s)
		}
		got = append(got, line)
	}
	if d := strings.Join(got, "\n"); d != "No cars!||No cars!\nCars make noise.||They are loud\nthey stink||they|stink\nthey kill|the mayor|they kill\nSo no cars||So no cars" {
		t.Error(d)
	}
	if len(g.Meta.Theses) != 2 || g.Claim(g.Meta.Theses[1]) != g.Claims()[4] || g.Meta.Text.String() != essay {
		t.Errorf("%v", g.Meta.Theses)
	}
}

// A file as crux writes it needs no records.
func TestNoRecords(t *testing.T) {
	text := "T1\tMajorClaim 6 14\tNo cars!\nT2\tPremise 15 28\tThey are loud\nR1\tsupports Arg1:T2 Arg2:T1\n" + divider + essay
	g, list, written := format.File(t, "x.ann", text)
	if len(list) > 0 || written != text || g.Meta.Foreign != nil || g.Claims()[0].Foreign != nil || g.Relations()[0].Foreign != nil {
		t.Errorf("%v %v\n%s", list, g.Meta.Foreign, written)
	}
}

const editable = ts + `R1	supports Arg1:T2 Arg2:T4	
R2	supports Arg1:T3 Arg2:T4	
#1	Linked R2	R1
A1	Stance T4 For
A2	Sure T2
E1	Odd:T3
A3	Negated E1
*	Equiv T1 T5
R9	part-of Arg1:T2 Arg2:T77
`

func TestEdits(t *testing.T) {
	nothing := func(graph.Node) bool { return false }
	keep := func(*graph.Builder, map[graph.Node]graph.Node) {}
	g, _, written := format.File(t, "x.ann", editable+divider+essay)
	claim := func(i int) func(graph.Node) bool {
		return func(n graph.Node) bool { return n == graph.Node(g.Claims()[i]) }
	}
	for name, c := range map[string]struct {
		drop          func(n graph.Node) bool
		change        func(b *graph.Builder, made map[graph.Node]graph.Node)
		gone, written []string // parts of what is written
		lost          bool
	}{
		"nothing":            {nothing, keep, nil, []string{"T77"}, false},
		"a premise goes":     {claim(2), keep, []string{"T3", "R2", "#1", "E1", "A3"}, []string{"R1\tsupports Arg1:T2 Arg2:T4\t\n", "A2"}, false},
		"the claim goes":     {claim(3), keep, []string{"T4", "R1", "#1", "A1"}, []string{"A2", "Equiv"}, false},
		"a major claim goes": {claim(4), keep, []string{"T5", "Equiv"}, []string{"A1\tStance T4 For"}, false},
		"half of a stance goes": {func(n graph.Node) bool {
			r, ok := n.(*graph.Relation)
			return ok && r.Target == graph.Node(g.Claims()[4])
		}, keep, []string{"A1"}, []string{"supports Arg1:T4 Arg2:T1"}, false},
		"a claim comes": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			b.Attack(made[g.Claims()[0]], b.Claim("", "I need mine."), made[g.Claims()[1]])
		}, nil, []string{"T6\tPremise 78 90\tI need mine.\n", "R3\tattacks Arg1:T6 Arg2:T1", "R4\tattacks Arg1:T2 Arg2:T1", "#2\tLinked R4\tR3", divider + essay + "I need mine.\n"}, true},
		"words change": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			made[g.Claims()[3]].(*graph.Claim).Text = graph.Plain("Cars kill.")
		}, nil, []string{t4, "Words T4\tCars kill."}, false},
		"another thesis": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			b.Meta.Theses = []string{made[g.Claims()[0]].(*graph.Claim).Key}
		}, []string{"T5\tMajorClaim", "A1"}, []string{t1, "T5\tClaim", "supports Arg1:T4 Arg2:T5"}, false},
		"the kind changes": {nothing, func(b *graph.Builder, made map[graph.Node]graph.Node) {
			made[g.Relations()[0]].(*graph.Relation).Kind = graph.Attack
		}, []string{"supports Arg1:T2"}, []string{"attacks Arg1:T2 Arg2:T4", "attacks Arg1:T3 Arg2:T4"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			var b graph.Builder
			b.Meta = g.Meta
			made := map[graph.Node]graph.Node{}
			b.Meta.Theses = nil
			for _, claim := range g.Claims() {
				if !c.drop(claim) {
					copied := b.Claim("", "").Copy(claim)
					made[claim] = copied
					if slices.Contains(g.Meta.Theses, claim.Key) {
						b.Meta.Theses = append(b.Meta.Theses, copied.Key)
					}
				}
			}
			for _, r := range g.Relations() {
				var sources []graph.Node
				for _, s := range r.Sources {
					if made[s] != nil {
						sources = append(sources, made[s])
					}
				}
				if !c.drop(r) && made[r.Target] != nil && len(sources) > 0 {
					made[r] = b.Relate(r.Kind, made[r.Target], sources...).Copy(r)
				}
			}
			c.change(&b, made)
			h, err := b.Graph()
			if err != nil {
				t.Fatal(err)
			}
			text, lost := format.Encode(h)
			if (len(lost) > 0) != c.lost {
				t.Errorf("losses: %v", lost)
			}
			again, list := format.Decode("x.ann", text)
			for _, d := range list {
				if d.Code == "duplicate-id" || d.Code == "no-such-node" && !strings.Contains(d.Message, "T77") {
					t.Errorf("%v\n%s", d, text)
				}
			}
			if a, b := sorted(shape(h)), sorted(shape(again)); a != b {
				t.Errorf("%s, want %s\n%s", b, a, text)
			}
			for i, claim := range h.Claims() {
				if got := again.Claims()[i]; got.Text.Plain != claim.Text.Plain {
					t.Errorf("%q, want %q", got.Text.Plain, claim.Text.Plain)
				}
			}
			for _, s := range c.gone {
				if strings.Contains(text, s) {
					t.Errorf("%q is there still:\n%s", s, text)
				}
			}
			for _, s := range c.written {
				if !strings.Contains(text, s) {
					t.Errorf("%q is not there:\n%s", s, text)
				}
			}
			if name == "nothing" && text != written {
				t.Errorf("%s\n%s", written, text)
			}
		})
	}
}

func sorted(s string) string {
	list := strings.Split(s, "; ")
	slices.Sort(list)
	return strings.Join(list, "; ")
}

// Places that are known without the text are written without one.
func TestOffsetsAlone(t *testing.T) {
	var b graph.Builder
	b.Claim("", "No cars!").Source.Offsets = []source.Offsets{{Start: 6, End: 14}}
	g, _ := b.Graph()
	text, lost := format.Encode(g)
	if text != "T1\tClaim 6 14\tNo cars!\n" || len(lost) > 0 {
		t.Errorf("%q %v", text, lost)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		t1: true, "\uFEFF\n" + t3: true, "R1\tsupports Arg1:T1 Arg2:T2\t\n": true, "A1\tStance T3 For\n": true, "*\tEquiv T1 T2\n": true, "#1\tAnnotatorNotes T1\tx\n": true,
		"T1\tClaim 0 4;6 9": true, "": false, "T1 is here": false, "T1\tso it is\n": false, "# Heading\n": false, "#\tx\n": false, "1\ta\n": false, "R1\tx\n": false, "A1\tb\n": false,
		"p af 3\n": false, "arg(a).": false, "1 2\n#\n1 2\n": false, "{}": false,
	} {
		if Looks(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestNotUTF8(t *testing.T) {
	if _, list := Decode("x.ann", t1, "x.txt", "a\n\xff", true); len(list) != 1 || list[0].Error() != "x.txt:2:1: these bytes are no UTF-8" {
		t.Error(list)
	}
	if _, list := Decode("x.ann", "T1\t\xff", "x.txt", "", false); len(list) != 1 || list[0].Code != "not-utf-8" {
		t.Error(list)
	}
}

func TestLarge(t *testing.T) {
	start := time.Now()
	var s strings.Builder
	const n = 50_000
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&s, "T%d\tPremise %d %d\tso\n", i, 3*i-3, 3*i-1)
		if i > 1 {
			fmt.Fprintf(&s, "R%d\tsupports Arg1:T%d Arg2:T%d\n", i, i, i/2)
			fmt.Fprintf(&s, "#%d\tLinked R%d\tR%d\n", i, i, i-1)
			fmt.Fprintf(&s, "E%d\tPremise:T%d On:E%d\nA%d\tNegated E%d\n", i, i, i-1, i, i)
		}
	}
	text := s.String() + divider + strings.Repeat("so ", n)
	g, _ := format.Decode("x.ann", text)
	if len(g.Claims()) != n {
		t.Error(len(g.Claims()))
	}
	if written, lost := format.Encode(g); len(lost) > 0 || written != text {
		t.Errorf("%d losses", len(lost))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %s", d)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range files {
		f.Add(c.text, essay, true)
		f.Add(c.text, "", false)
	}
	for _, s := range formattest.Samples() {
		ann, txt, hasText, _ := Encode(s.Graph)
		f.Add(ann, txt, hasText)
	}
	f.Fuzz(func(t *testing.T, ann, txt string, hasText bool) {
		g, list := Decode("x.ann", ann, "x.txt", txt, hasText)
		if list.HasErrors() {
			return
		}
		ann, txt, has, lost := Encode(g)
		h, again := Decode("x.ann", ann, "x.txt", txt, has)
		if d := graphtest.Diff(g, h); d != "" || again.HasErrors() || len(lost) > 0 || has != hasText {
			t.Fatalf("%s\n%v\n%v\n%s", d, again, lost, ann)
		}
		if twice, _, _, _ := Encode(h); twice != ann {
			t.Fatalf("%s\n%s", ann, twice)
		}
		if len(list) != len(again) {
			t.Fatalf("%s\n%s\n%s", places(list), places(again), ann)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text, _ := format.Encode(graphtest.Shape("random", 500, 0, 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		format.Decode("x.ann", text)
	}
}

func BenchmarkEncode(b *testing.B) {
	text, _ := format.Encode(graphtest.Shape("random", 500, 0, 1))
	g, _ := format.Decode("x.ann", text)
	for b.Loop() {
		format.Encode(g)
	}
}
