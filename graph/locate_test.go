package graph_test

import (
	"slices"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

const letter = `Cars foul the air. Foul air makes us ill. Children suffer most. So close the centre!

Shops will not suffer. People who walk buy more.

Signed by forty parents.
`

// located says what claims and sketches of a reading of the letter refer to.
type located struct {
	build     func(b *graph.Builder)
	spans     string // the words, "claim: one | another", by claim
	wrong     string
	uncovered string // the beginnings of the sentences
	bare      string
	wide      string
}

func TestLocate(t *testing.T) {
	const all = "p1, p2, p3"
	for _, test := range []struct {
		name string
		located
	}{
		{"an empty reading covers nothing", located{
			build:     func(*graph.Builder) {},
			uncovered: "Cars, Foul, Children, So, Shops, People, Signed"}},
		{"a sentence", located{
			build:     func(b *graph.Builder) { b.Claim("Air", "").At("p1.s1") },
			spans:     "Air: Cars foul the air.",
			uncovered: "Foul, Children, So, Shops, People, Signed"}},
		{"a range of three sentences is not wide", located{
			build:     func(b *graph.Builder) { b.Claim("Air", "").At("p1.s1-s3") },
			spans:     "Air: Cars foul the air. Foul air makes us ill. Children suffer most.",
			uncovered: "So, Shops, People, Signed"}},
		{"a paragraph of four is", located{
			build:     func(b *graph.Builder) { b.Claim("Air", "").At("p1") },
			spans:     "Air: Cars foul the air. Foul air makes us ill. Children suffer most. So close the centre!",
			uncovered: "Shops, People, Signed",
			wide:      "Air"}},
		{"several places, in the order written", located{
			build:     func(b *graph.Builder) { b.Claim("Shops", "").At("p2.s2, p1.s4, p2.s1") },
			spans:     "Shops: People who walk buy more. | So close the centre! | Shops will not suffer.",
			uncovered: "Cars, Foul, Children, Signed"}},
		{"several places of four sentences in all are wide", located{
			build: func(b *graph.Builder) { b.Claim("Shops", "").At("p1.s1, p2-p3") },
			spans: "Shops: Cars foul the air. | Shops will not suffer. People who walk buy more. Signed by forty parents.",
			wide:  "Shops", uncovered: "Foul, Children, So"}},
		{"the same sentence counts once", located{
			build:     func(b *graph.Builder) { b.Claim("Air", "").At("p1.s1-s2, p1.s2-s3, p1.s1") },
			spans:     "Air: Cars foul the air. Foul air makes us ill. | Foul air makes us ill. Children suffer most. | Cars foul the air.",
			uncovered: "So, Shops, People, Signed"}},
		{"a quotation, below a sentence", located{
			build: func(b *graph.Builder) {
				b.Claim("Walk", "").Source = source.ParseReference("", source.Quote{Exact: "who walk buy"})
			},
			spans:     "Walk: who walk buy",
			uncovered: "Cars, Foul, Children, So, Shops, Signed"}},
		{"locators and then quotations", located{
			build: func(b *graph.Builder) {
				b.Claim("Air", "").Source = source.ParseReference("p2.s1", source.Quote{Exact: "ill. Children"}, source.Quote{Exact: "suffer", Prefix: "Children"})
			},
			spans:     "Air: Shops will not suffer. | ill. Children | suffer",
			uncovered: "Cars, So, People, Signed"}},
		{"a quotation over more than three sentences is wide", located{
			build: func(b *graph.Builder) {
				b.Claim("Air", "").Source = source.ParseReference("", source.Quote{Exact: "air. Foul air makes us ill. Children suffer most. So"})
			},
			spans: "Air: air. Foul air makes us ill. Children suffer most. So",
			wide:  "Air", uncovered: "Shops, People, Signed"}},
		{"a sketch covers its place too, and is never wide", located{
			build:     func(b *graph.Builder) { b.Sketch("Health", "").Source = source.ParseReference("p1") },
			spans:     "Health: Cars foul the air. Foul air makes us ill. Children suffer most. So close the centre!",
			uncovered: "Shops, People, Signed"}},
		{"wrong locators and quotations, in source order; the right ones beside them count", located{
			build: func(b *graph.Builder) {
				b.Claim("Air", "").At("p1.s9, p1.s1, p4")
				b.Sketch("Health", "").Source = source.ParseReference("p1.s3-s2", source.Quote{Exact: "Bicycles"})
				b.Meta.Unlocated = []graph.Unlocated{{Place: "p9"}, {Place: "the end"}}
			},
			spans: "Air: Cars foul the air.",
			wrong: `Air: p1.s9: paragraph 1 has 4 sentences; Air: p4: the text has 3 paragraphs; ` +
				`<Health>: p1.s3-s2: the range runs backwards; ` +
				`<Health>: quote "Bicycles": not found in the text; copy the words from it letter for letter; ` +
				`nothing: p9: the text has 3 paragraphs; nothing: "the end" is no place in a text`,
			uncovered: "Foul, Children, So, Shops, People, Signed"}},
		{"listed as unlocated", located{
			build: func(b *graph.Builder) {
				b.Claim("Air", "").At("p1.s1-s2")
				b.Meta.Unlocated = []graph.Unlocated{{Place: "p1.s4, p2"}, {Place: "p3", Reason: "signature"}}
			},
			spans:     "Air: Cars foul the air. Foul air makes us ill.",
			uncovered: "Children"}},
		{"bare is what refers to nothing", located{
			build: func(b *graph.Builder) {
				b.Claim("Bare", "").In(b.Section("Health", nil))
				b.Claim("Unstated", "").Unstated()
				b.Claim("Cited", "").At("Smith 2015, p. 4")
				b.Claim("Wrong", "").At("p7")
				b.Sketch("Sketch", "")
				b.Claim("All", "").At(all).Unstated()
			},
			spans: "All: Cars foul the air. Foul air makes us ill. Children suffer most. So close the centre! | Shops will not suffer. People who walk buy more. | Signed by forty parents.",
			wrong: "Wrong: p7: the text has 3 paragraphs",
			bare:  "Bare", wide: "All"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b graph.Builder
			test.build(&b)
			g := graphOf(t, &b)
			text := source.New(letter)
			l := g.Locate(text)

			var spans, wrong, uncovered []string
			for _, n := range g.NodeList() {
				var words []string
				for _, s := range l.Spans[n] {
					words = append(words, text.Slice(s))
				}
				if words != nil {
					spans = append(spans, strings.Trim(graphtest.Name(n), "<>")+": "+strings.Join(words, " | "))
				}
			}
			for _, w := range l.Wrong {
				wrong = append(wrong, graphtest.Name(w.Node)+": "+w.Err.Error())
				if (w.Node == nil) == (w.Unlocated == nil) {
					t.Errorf("%v: of a node: %t, of an unlocated place: %t; want one of them", w.Err, w.Node != nil, w.Unlocated != nil)
				}
			}
			for _, s := range l.Uncovered {
				uncovered = append(uncovered, strings.Fields(text.Slice(s.Span))[0])
			}
			for _, part := range []struct{ what, got, want string }{
				{"places", strings.Join(spans, "; "), test.spans},
				{"wrong", strings.Join(wrong, "; "), test.wrong},
				{"uncovered", strings.Join(uncovered, ", "), test.uncovered},
				{"bare", graphtest.Names(l.Bare), test.bare},
				{"wide", graphtest.Names(l.Wide), test.wide},
			} {
				if part.got != part.want {
					t.Errorf("%s: got\n%s\nwant\n%s", part.what, part.got, part.want)
				}
			}
		})
	}
}

func TestLocateNamesTheWrongEntryOfUnlocated(t *testing.T) {
	var b graph.Builder
	b.Meta.Unlocated = []graph.Unlocated{{Place: "p1"}, {Place: "p8", Reason: "caption"}}
	g := graphOf(t, &b)
	wrong := g.Locate(source.New(letter)).Wrong
	if i := slices.IndexFunc(wrong, func(w graph.WrongReference) bool { return w.Unlocated == &g.Meta.Unlocated[1] }); len(wrong) != 1 || i != 0 {
		t.Errorf("wrong: got %+v, want the second entry", wrong)
	}
}
