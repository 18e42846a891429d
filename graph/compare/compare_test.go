package compare

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// say says a difference by the keys of claims and the forms of relations.
func say(d Difference) string {
	var with []graph.Node
	for _, r := range d.With {
		with = append(with, r)
	}
	s := fmt.Sprintf("%s: %s | %s", d.Kind, sayAll(d.A), sayAll(d.B))
	if len(with) > 0 {
		s += " with " + sayAll(with)
	}
	return s
}

func sayAll(list []graph.Node) string {
	var all []string
	for _, n := range list {
		all = append(all, sayNode(n))
	}
	return strings.Join(all, ", ")
}

func sayNode(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		return n.Key
	case *graph.Sketch:
		return n.Key
	case *graph.Relation:
		sign := map[graph.Kind]string{graph.Support: ">", graph.Attack: "!", graph.Restatement: "=", graph.Preference: "^"}[n.Kind]
		var from []string
		for _, s := range n.Sources {
			from = append(from, sayNode(s))
		}
		to := "-"
		if n.Target != nil {
			to = sayNode(n.Target)
		}
		return "(" + strings.Join(from, " ") + " " + sign + " " + to + ")"
	}
	return ""
}

// TestDifferences has each kind of difference once, by readings whose claims differ in
// nothing else.
func TestDifferences(t *testing.T) {
	texts := map[string]string{
		"Close": "The centre should be closed to cars.", "Air": "Cars foul the air.", "Ill": "Foul air makes people ill.",
		"Shops": "Shops would lose customers.", "Wind": "The wind clears the air at once.", "Both": "Cars foul the air, and foul air makes people ill.",
		"Order": "Order must be kept.",
	}
	type claims = map[string]*graph.Claim
	for _, tc := range []struct {
		name string
		a, b func(b *graph.Builder, c claims)
		keys string // the claims of A; those of B are behind a bar
		want []string
	}{
		{name: "polarity", keys: "Close Shops | Close Shops",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Shops"]) },
			b:    func(b *graph.Builder, c claims) { b.Attack(c["Close"], c["Shops"]) },
			want: []string{"polarity: (Shops > Close) | (Shops ! Close)"}},
		{name: "rebut against undercut", keys: "Close Air Wind | Close Air Wind",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]); b.Attack(c["Air"], c["Wind"]) },
			b:    func(b *graph.Builder, c claims) { b.Undercut(b.Support(c["Close"], c["Air"]), c["Wind"]) },
			want: []string{"rebut-undercut: (Wind ! Air) | (Wind ! (Air > Close))"}},
		{name: "linked against convergent", keys: "Close Air Ill | Close Air Ill",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"], c["Ill"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]); b.Support(c["Close"], c["Ill"]) },
			want: []string{"linked-convergent: (Air Ill > Close) | (Air > Close), (Ill > Close)"}},
		{name: "other target", keys: "Close Air Ill | Close Air Ill",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Ill"]); b.Support(c["Close"], c["Air"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Ill"]); b.Support(c["Ill"], c["Air"]) },
			want: []string{"other-target: (Air > Close) | (Air > Ill)"}},
		{name: "other premises", keys: "Close Air Ill | Close Air Ill",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"], c["Ill"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]); b.Attack(c["Wind"], c["Ill"]) },
			want: nil},
		{name: "only a relation", keys: "Close Air | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]) },
			b:    func(b *graph.Builder, c claims) {},
			want: []string{"main-claim: Air | Air", "only-relation: (Air > Close) | "}},
		{name: "only a claim", keys: "Close Air Wind | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Undercut(b.Support(c["Close"], c["Air"]), c["Wind"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]) },
			want: []string{"only-claim: Wind |  with (Wind ! (Air > Close))"}},
		{name: "split", keys: "Close Both | Close Air Ill",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Both"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"], c["Ill"]) },
			want: []string{"split: Both | Air, Ill"}},
		{name: "merged", keys: "Close Air Ill | Close Both",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"], c["Ill"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Both"]) },
			want: []string{"merged: Air, Ill | Both"}},
		{name: "scheme", keys: "Close Air | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]).Scheme = "sign" },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]).Scheme = "cause to effect" },
			want: []string{"other-scheme: (Air > Close) | (Air > Close)"}},
		{name: "one scheme, spelled in two ways", keys: "Close Air | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]).Scheme = "expert opinion" },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]).Scheme = "ExpertOpinion" },
			want: []string{}},
		{name: "of one claim", keys: "Close Air Ill Shops | Close Air Ill Shops",
			a: func(b *graph.Builder, c claims) {
				b.Support(c["Close"], c["Air"], c["Ill"])
				b.Attack(c["Close"], c["Shops"])
				c["Air"].At("p1.s1")
			},
			b: func(b *graph.Builder, c claims) {
				b.Support(c["Close"], c["Air"], c["Ill"])
				b.Attack(c["Close"], c["Shops"])
				c["Ill"].Unstated()
				c["Air"].At("p1.s1-s2")
				c["Shops"].SaidBy("the shopkeepers").Text = graph.Plain("The shops would lose many customers.")
			},
			want: []string{"unstated: Ill | Ill", "voice: Shops | Shops", "segmentation: Air | Air", "reworded: Shops | Shops"}},
		{name: "main claim", keys: "Close Air | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Air"], c["Close"]) },
			want: []string{"main-claim: Close | Close", "main-claim: Air | Air", "direction: (Air > Close) | (Close > Air)"}},
		{name: "direction of linked premises", keys: "Close Air Ill | Close Air Ill",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"], c["Ill"]) },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Ill"], c["Air"], c["Close"]) },
			want: []string{"main-claim: Close | Close", "main-claim: Ill | Ill", "direction: (Air Ill > Close) | (Air Close > Ill)"}},
		{name: "undercut of an undercut", keys: "Close Air Wind Shops | Close Air Wind Shops",
			a: func(b *graph.Builder, c claims) {
				b.Undercut(b.Undercut(b.Support(c["Close"], c["Air"]), c["Wind"]), c["Shops"])
			},
			b: func(b *graph.Builder, c claims) {
				step := b.Support(c["Close"], c["Air"])
				b.Undercut(step, c["Wind"])
				b.Undercut(step, c["Shops"])
			},
			want: []string{"other-target: (Shops ! (Wind ! (Air > Close))) | (Shops ! (Air > Close))"}},
		{name: "an undercut of what changed", keys: "Close Air Wind | Close Air Wind",
			a:    func(b *graph.Builder, c claims) { b.Undercut(b.Support(c["Close"], c["Air"]), c["Wind"]) },
			b:    func(b *graph.Builder, c claims) { b.Undercut(b.Attack(c["Close"], c["Air"]), c["Wind"]) },
			want: []string{"polarity: (Air > Close) | (Air ! Close)"}},
		{name: "contradictories, contraries", keys: "Close Shops | Close Shops",
			a:    func(b *graph.Builder, c claims) { b.Contradict(c["Close"], c["Shops"]) },
			b:    func(b *graph.Builder, c claims) { b.Contradict(c["Close"], c["Shops"]).Kind = graph.Contrary },
			want: []string{"other-scheme: (Close ! Shops) | (Close ! Shops)"}},
		{name: "rule", keys: "Close Air | Close Air",
			a:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]).By("modus ponens") },
			b:    func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]) },
			want: []string{"other-scheme: (Air > Close) | (Air > Close)"}},
		{name: "quotation", keys: "Close | Close",
			a: func(b *graph.Builder, c claims) { c["Close"].At("p1.s1") },
			b: func(b *graph.Builder, c claims) {
				c["Close"].Source = source.ParseReference("", source.Quote{Exact: "the centre"})
			},
			want: []string{"segmentation: Close | Close"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if tc.want == nil {
				tc.keys = "Close Air Ill | Close Air Ill"
				tc.b = func(b *graph.Builder, c claims) { b.Support(c["Close"], c["Air"]) }
				tc.want = []string{"main-claim: Ill | Ill", "other-premises: (Air Ill > Close) | (Air > Close)"}
			}
			one, other, _ := strings.Cut(tc.keys, "|")
			build := func(keys string, make func(*graph.Builder, claims)) *graph.Graph {
				var b graph.Builder
				c := claims{}
				for _, k := range strings.Fields(keys) {
					c[k] = b.Claim(k, texts[k])
				}
				make(&b, c)
				g, err := b.Graph()
				if err != nil {
					t.Fatal(err)
				}
				return g
			}
			var got []string
			for _, d := range Align(build(one, tc.a), build(other, tc.b), Options{}).Differences() {
				got = append(got, say(d))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(tc.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

// TestOneReadingTwice finds no differences, whatever the reading.
func TestOneReadingTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		for _, o := range []Options{{}, {WithoutKeys: true}} {
			al := Align(g, g, o)
			for _, m := range al.Matches {
				if len(m.A) != 1 || len(m.B) != 1 || m.A[0] != m.B[0] {
					t.Fatalf("%s is matched with %s", sayAll(m.A), sayAll(m.B))
				}
			}
			for _, d := range al.Differences() {
				t.Fatalf("there is a difference: %s", say(d))
			}
		}
	})
}

// TestTitlesDoNotCount renames all claims of a reading: where titles are no evidence,
// nothing changes.
func TestTitlesDoNotCount(t *testing.T) {
	tell := func(a, b *graph.Graph) string {
		s := ""
		al := Align(a, b, Options{WithoutKeys: true})
		ids := func(list []graph.Node) (ids []int64) {
			for _, n := range list {
				ids = append(ids, n.ID())
			}
			return ids
		}
		for _, m := range al.Matches {
			s += fmt.Sprintln(ids(m.A), ids(m.B), m.Score, m.Evidence)
		}
		for _, d := range al.Differences() {
			s += fmt.Sprintln(d.Kind, ids(d.A), ids(d.B))
		}
		return s
	}
	for seed := range uint64(20) {
		a, b := rivals(30, seed, "B")
		_, renamed := rivals(30, seed, "A")
		if one, other := tell(a, b), tell(a, renamed); one != other {
			t.Fatalf("with other titles there is another result:\n%s\n%s", one, other)
		}
	}
}

// TestGivenMatchesCount keeps what the user decides, whatever the evidence.
func TestGivenMatchesCount(t *testing.T) {
	a, b := rivals(12, 3, "B")
	ca, cb := a.Claims(), b.Claims()
	al := Align(a, b, Options{Given: []Given{
		{[]graph.Node{ca[0]}, []graph.Node{cb[5]}},
		{[]graph.Node{ca[1], ca[2]}, []graph.Node{cb[1]}},
		{[]graph.Node{ca[3]}, nil},
		{nil, []graph.Node{cb[4]}},
	}})
	for _, m := range al.Matches {
		if m.Given != (m.Score == 1 && len(m.Evidence) == 1 && m.Evidence[0].Kind == ByHand) {
			t.Errorf("%s and %s: given %v, score %v by %v", sayAll(m.A), sayAll(m.B), m.Given, m.Score, m.Evidence)
		}
	}
	of := func(n graph.Node) string {
		if m := al.Of(n); m != nil {
			return sayAll(m.A) + "=" + sayAll(m.B)
		}
		return ""
	}
	for _, tc := range []struct {
		n    graph.Node
		want string
	}{{ca[0], "A0=B5"}, {cb[5], "A0=B5"}, {ca[2], "A1, A2=B1"}, {cb[1], "A1, A2=B1"}, {ca[3], ""}, {cb[4], ""}, {ca[9], "A9=B9"}} {
		if got := of(tc.n); got != tc.want {
			t.Errorf("%s is matched %q, want %q", sayNode(tc.n), got, tc.want)
		}
	}
}

// TestSameInTheData matches a claim with the one that it names under "same".
func TestSameInTheData(t *testing.T) {
	var a, b graph.Builder
	one := a.Claim("Free", "Entry costs nothing.")
	other := b.Claim("Gratis", "Nobody pays at the door.")
	b.Claim("Pay", "Entry costs a lot.")
	other.Data = graph.Data{{Key: "same", Value: "[Free]"}}
	ga, _ := a.Graph()
	gb, _ := b.Graph()
	al := Align(ga, gb, Options{})
	if m := al.Of(one); m == nil || m.B[0] != other || m.Score != 1 {
		t.Errorf("got %+v", m)
	}
}

// TestPartsOfAClaim divides a claim that has a place in the text into parts that are
// located by quotation, which is no place without the text; but what is unstated, or
// stands on other sentences, is no part of what is stated.
func TestPartsOfAClaim(t *testing.T) {
	for _, tc := range []struct {
		name string
		part func(*graph.Claim)
		want string
	}{
		{"without a place", func(*graph.Claim) {}, "Both = Air, Ill"},
		{"on the same sentence", func(c *graph.Claim) { c.At("p1.s1") }, "Both = Air, Ill"},
		{"on another sentence", func(c *graph.Claim) { c.At("p9.s9") }, "Both = Ill"},
		{"unstated", func(c *graph.Claim) { c.Unstated() }, "Both = Ill"},
	} {
		var a, b graph.Builder
		both := a.Claim("Both", "Cars foul the air, and foul air makes people ill.").At("p1.s1")
		air := b.Claim("Air", "Cars foul the air.")
		b.Claim("Ill", "Foul air makes people ill.").At("p1.s1")
		tc.part(air)
		ga, _ := a.Graph()
		gb, _ := b.Graph()
		got := ""
		if m := Align(ga, gb, Options{}).Of(both); m != nil {
			got = sayAll(m.A) + " = " + sayAll(m.B)
		}
		if got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}

// TestPlacesOfOtherTexts takes it as evidence that two claims alone stand on the same
// sentence, but not if the readings say that they are of different texts.
func TestPlacesOfOtherTexts(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{{"", "", 1}, {"Buses", "", 1}, {"Night buses", "Night  Buses", 1}, {"Night buses", "Night buses, a history", 1}, {"Night buses", "Museums", 0}} {
		var a, b graph.Builder
		a.Meta.Work.Title, b.Meta.Work.Title = tc.a, tc.b
		a.Claim("Free", "Entry costs nothing.").At("p1.s1")
		b.Claim("Gratis", "Nobody pays at the door.").At("p1.s1")
		ga, _ := a.Graph()
		gb, _ := b.Graph()
		if al := Align(ga, gb, Options{}); len(al.Matches) != tc.want {
			t.Errorf("of %q and %q there are %d matches, want %d", tc.a, tc.b, len(al.Matches), tc.want)
		}
	}
}
