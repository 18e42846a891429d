package argdown

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crux/data/loss"
	"crux/graph"
	"crux/graph/graphtest"
)

// reporter is what testing.T and rapid.T have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// roundTrip writes a graph and reads what is written: it must be an equal graph
// but for what Encode has told, and written in the same way again.
func roundTrip(t reporter, g *graph.Graph) {
	t.Helper()
	text, lost := Encode(g)
	h, list := Decode("x", text)
	if list.HasErrors() && len(g.NodeList())+len(g.Sections) > 0 {
		t.Errorf("what is written has errors:\n%s\n%v", text, list)
	}
	if len(lost) > 0 && slices.ContainsFunc(lost, func(l loss.Loss) bool { return l.Feature != loss.Marks }) {
		return // what is not told is looked at in other graphs
	}
	again, lostAgain := Encode(h)
	if again != text {
		t.Errorf("what is read is written in another way:\n%s\nand then\n%s", text, again)
	}
	if len(lostAgain) > 0 {
		t.Errorf("what has been read cannot be written: %v\n%s", lostAgain, text)
	}
	if len(lost) > 0 {
		// Marks have been lost: all else must be there.
		withoutMarks(g)
		withoutMarks(h)
	}
	if d := graphtest.Diff(g, h); d != "" {
		t.Errorf("what is written is read as another graph:\n%s\n%s\n%s", d, text, graphtest.Describe(g))
	}
}

// withoutMarks takes all marks but tags and mentions of claims out of the texts.
func withoutMarks(g *graph.Graph) {
	strip := func(t *graph.Text) {
		t.Marks = slices.DeleteFunc(slices.Clone(t.Marks), func(m graph.Mark) bool {
			return m.Kind != graph.TagMark && m.Kind != graph.ClaimMention
		})
	}
	for _, c := range g.Claims() {
		strip(&c.Text)
	}
	for _, s := range g.Sketches() {
		strip(&s.Text)
	}
	for _, a := range g.Arguments() {
		strip(&a.Text)
	}
	var below func(list []*graph.Section)
	below = func(list []*graph.Section) {
		for _, s := range list {
			strip(&s.Title)
			below(s.Sections)
		}
	}
	below(g.Sections)
}

func TestEncodeIsReadAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, graphtest.Graph(t)) })
}

// readings returns the documents of this project, by name.
func readings(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, pattern := range []string{"testdata/whole/*.argdown", "testdata/encode/*.argdown", "../readings/*/*.argdown"} {
		files, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no documents in %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found[filepath.ToSlash(file)] = string(text)
		}
	}
	return found
}

func TestEncodeReadings(t *testing.T) {
	for name, text := range readings(t) {
		t.Run(name, func(t *testing.T) {
			g, _ := Decode(name, text)
			roundTrip(t, g)
			if _, lost := Encode(g); len(lost) > 0 {
				t.Errorf("lost: %v", lost)
			}
			written, _ := Encode(g)
			h, _ := Decode(name, written)
			untitled := regexp.MustCompile(`Untitled \d+`)
			want, got := untitled.ReplaceAllString(graphtest.Describe(g), "untitled"), untitled.ReplaceAllString(graphtest.Describe(h), "untitled")
			if got != want {
				t.Errorf("nodes in another order: got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestEncodeKnownShapes(t *testing.T) {
	for _, shape := range graphtest.Shapes {
		for seed := range uint64(5) {
			g := graphtest.Shape(shape, 50, 25, seed)
			if seed > 2 {
				g = graphtest.WithLeaf(shape, 50, 25, seed, 7)
			}
			roundTrip(t, g)
			if _, lost := Encode(g); len(lost) > 0 {
				t.Errorf("%s, seed %d: lost: %v", shape, seed, lost)
			}
		}
	}
}

func TestEncodeSharedCases(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedCases, "*.argdown"))
	if len(files) == 0 {
		t.Skipf("no cases in %s: nothing to write", sharedCases)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if g, list := Decode(file, string(text)); !list.HasErrors() {
				roundTrip(t, g)
				if _, lost := Encode(g); len(lost) > 0 {
					t.Errorf("lost: %v", lost)
				}
			}
		})
	}
}

func FuzzEncode(f *testing.F) {
	for _, text := range readings(f) {
		f.Add(text)
	}
	for _, s := range []string{
		"[a]: *b* __c__ d_e_f {x: 1}", "<a>\n\n(1) b\n----\n(2) c", "# a\n\n[b]\n  + <c>", "[Untitled 3]\n  - x\n\n[Untitled 1]: y",
		"(1) a\n-- r, s {relation: undercut, target: \"<Untitled 2>#1\", sources: [1, \"<S>\"], tags: [t]} --\n(2) b\n\n<S>",
		"===\nmodel: {mode: strict, removeTagsFromText: true}\n===\n\n[a]: b #c\n  - [d]", "a .A. :x: e.g. \\.A.",
		"(1) a\n----\n  <_ u\n(2) b\n----\n(3) It is not so. {negates: \"C\"}\n  >< [C]\n\n[C]: c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, list := Decode("x", text)
		if list.HasErrors() {
			return
		}
		roundTrip(t, g)
	})
}
