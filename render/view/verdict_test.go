package view

import (
	"slices"
	"strings"
	"testing"

	"crux/data/argdown"
	"crux/graph"
	"crux/render/font"
	"crux/render/verdict"
)

func judged(t *testing.T, text string, of map[string]verdict.Verdict, o Options) *View {
	t.Helper()
	g, list := argdown.Decode("test.argdown", text)
	if list.HasErrors() {
		t.Fatalf("the test's own map has errors: %v", list)
	}
	o.Verdicts = &verdict.Set{Of: map[graph.Node]verdict.Verdict{}, Caption: "so"}
	for key, v := range of {
		o.Verdicts.Of[g.Claim(key)] = v
	}
	return Of(g, o)
}

// A box has room for the bar of its strength, however short its text is, and its
// sizes are still such as a layout wants: wider and wider, lower and lower.
func TestBoxesHaveRoomForBars(t *testing.T) {
	strong := verdict.Verdict{Strength: &verdict.Strength{Value: 0.5, Base: 0.5}}
	for name, sp := range map[string]Spacing{"ranks": Ranks, "roomy": Roomy, "tight": Tight} {
		for _, text := range []string{"[a]: A.", "[a]", "[a]: " + strings.Repeat("word ", 300), "[a]: a b c d e f g h i j k l m n o p q r s t u v w x y z"} {
			of := map[string]verdict.Verdict{"a": strong}
			with, without := judged(t, text, of, Options{Spacing: sp, NoNumbers: true}).Nodes[0], judged(t, text, nil, Options{Spacing: sp, NoNumbers: true}).Nodes[0]
			least := leastBar + ScoreGap + font.Width("0.50", font.Regular, TextSize) + 2*sp.PadX
			if with.Width < least {
				t.Errorf("%s: %.9s is in a box of %v, and its bar wants %v", name, text, with.Width.Points(), least.Points())
			}
			if with.Height < with.Score.Height()+TextSize+2*sp.PadY || sp == Ranks && with.Height != without.Height+with.Score.Height() {
				t.Errorf("%s: a box of %v has no room for the bar", name, with.Height.Points())
			}
			for i, size := range with.Sizes {
				if size.Width < least || i > 0 && (size.Width <= with.Sizes[i-1].Width || size.Height >= with.Sizes[i-1].Height) {
					t.Errorf("%s: the sizes of %.9s are %v", name, text, with.Sizes)
					break
				}
			}
		}
	}
}

// The room of a mark is measured with the text and not drawn, and the number stays
// where it is.
func TestMarksHaveRoomInTheFirstLine(t *testing.T) {
	v := judged(t, "[a]: A claim.", map[string]verdict.Verdict{"a": {Label: verdict.Falls, Step: 3}}, Options{})
	n := v.Nodes[0]
	text, indent := n.Text.Rewrap(1_000_000).Unmarked()
	if got := plain(text); got != "1 A claim." || !n.isNumbered() {
		t.Errorf("what is drawn is %q", got)
	}
	if line := n.Text.Rewrap(1_000_000).Lines[0]; indent < v.MarkWidth(n.Verdict) || indent+font.LineWidth(text.Lines[0].Runs, TextSize) > line.Width {
		t.Errorf("a line of %v has a mark of %v and a text that begins at %v", line.Width, v.MarkWidth(n.Verdict), indent)
	}
	if none := judged(t, "[a]: A claim.", nil, Options{}); none.Nodes[0].room.Text != "" {
		t.Error("there is room for no mark")
	}
}

// A tag that stands for a judged box, and a box with something behind its text, are
// made of the text without the mark.
func TestMarksAreMadeOnce(t *testing.T) {
	v := judged(t, "[a]: A.\n  + [b]: B.", map[string]verdict.Verdict{"b": {Label: verdict.Stands, Step: 1}}, Options{Spacing: Roomy})
	b := slices.IndexFunc(v.Nodes, func(n *Node) bool { return n.Number == "1.1" })
	link := slices.IndexFunc(v.Links, func(l Link) bool { return l.From == b })
	r := v.Refer([]int{link})
	text, _ := r.Nodes[b].Text.Rewrap(1_000_000).Unmarked()
	if got := plain(text); got != "1.1 B. (→ 1)" {
		t.Errorf("the box says %q", got)
	}
	if got := plain(v.Continued(v.Nodes[b])); strings.Contains(got, "\u00a0") {
		t.Errorf("the tag says %q", got)
	}
}

func TestLegendOfVerdicts(t *testing.T) {
	text := "[a]: A.\n  - [b]: B.\n  - [c]: C.\n  + [d]: D. {implicit: true}"
	all := map[string]verdict.Verdict{
		"a": {Label: verdict.Undecided}, "b": {Label: verdict.Stands, Step: 1}, "c": {Label: verdict.Falls, Strength: &verdict.Strength{}}, "d": {Label: verdict.Stands, Assumed: true},
	}
	samples := func(of map[string]verdict.Verdict) (list []Sample) {
		for _, e := range judged(t, text, of, Options{}).Legend {
			if e.Sample >= SampleStands {
				list = append(list, e.Sample)
			}
		}
		return list
	}
	if got := samples(all); !slices.Equal(got, []Sample{SampleStands, SampleAssumed, SampleFalls, SampleUndecided, SampleStep, SampleStrength}) {
		t.Errorf("all: %v", got)
	}
	if got := samples(map[string]verdict.Verdict{"a": {Step: 1}, "c": {Strength: &verdict.Strength{}}}); !slices.Equal(got, []Sample{SampleStrength}) {
		t.Errorf("a strength alone: %v", got)
	}
	if got := samples(nil); got != nil {
		t.Errorf("nothing: %v", got)
	}
}

// One line that stands for several relations counts if one of them does.
func TestOneLineForSeveralRelations(t *testing.T) {
	g, _ := argdown.Decode("x", "[a]: A.\n  + [b]: B.\n\n<x>\n\n(1) [b]\n(2) [c]: C.\n----\n(3) [a]\n\n[a]\n  >< [d]: D.")
	s := &verdict.Set{Of: map[graph.Node]verdict.Verdict{}}
	for _, r := range g.Relations() {
		label := verdict.Falls
		if r.Linked() || r.Contradiction != nil && r == r.Contradiction.Back {
			label = verdict.Stands
		}
		s.Of[r] = verdict.Verdict{Label: label}
	}
	for _, edges := range []bool{true, false} {
		v := Of(g, Options{Edges: edges, Verdicts: s})
		for _, l := range v.Links {
			n := v.Sign(l)
			r, ok := n.Subject.(*graph.Relation)
			if !ok || r != l.Relation {
				t.Fatalf("a link has no sign: %v", l)
			}
			want := verdict.Stands
			if !edges && r.Kind == graph.Support && !r.Linked() {
				want = verdict.Falls // it has a line of its own
			}
			if n.Verdict.Label != want {
				t.Errorf("plain edges %v: %s has the label %v, want %v", edges, n.Name, n.Verdict.Label, want)
			}
		}
	}
}
