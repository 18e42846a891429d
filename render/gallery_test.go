package render

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/scheme"
	"crux/render/words"
)

// The readings that come with crux are shown in data/readings/README.md, with
// their pictures beside them. This test writes both with -update, and fails
// when either is not what the readings give.
func TestGalleryIsCurrent(t *testing.T) {
	folder := filepath.Join("..", "data", "readings")
	var page strings.Builder
	page.WriteString(`# Readings and examples

<!-- Written by: go test ./render -run Gallery -update -->

These come with crux. Each is a file in this folder, and crux knows it by its name:

    crux map @gallery/crito -o crito.svg        draw it
    crux outline @gallery/crito                 read it as text
    crux examples @gallery/crito > mine.argdown take it and go on from there

The gallery has short arguments, each for one thing that a map can show. They say what the classics say in words of
their own, shortened for the purpose.

Behind it stand readings of one and the same text by readers who differ: two of [nine sentences on night
buses](nightbus/text.txt), small enough for a slide, in which each kind of difference is there once (the comment at the
top of either file says where), and three of an essay. @paris is @paris/author.
`)
	for _, name := range readings.Names() {
		g := galleryGraph(t, name)
		golden(t, filepath.Join(folder, filepath.FromSlash(name)+".svg"), draw(t, g, Options{}))
		fmt.Fprintf(&page, "\n## %s\n\n%s\n\n![%s](%s.svg)\n\n    crux map @%s -o %s.svg\n",
			g.Meta.Title, strings.TrimSpace(g.Meta.Abstract), altInMarkdown(words.For(g.Meta.Language).Alt(g)), name,
			name, filepath.Base(name))
	}
	golden(t, filepath.Join(folder, "README.md"), page.String())
}

// altInMarkdown returns a text as it may stand between the brackets of an image.
func altInMarkdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`").Replace(s)
}

func galleryGraph(t *testing.T, name string) *graph.Graph {
	t.Helper()
	text, err := readings.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, text)
}

// A gallery is worth its place only while it shows what it is there for.
func TestGalleryShowsEachThing(t *testing.T) {
	relation := func(holds func(*graph.Relation) bool) func(*graph.Graph) bool {
		return func(g *graph.Graph) bool {
			for _, r := range g.Relations() {
				if holds(r) {
					return true
				}
			}
			return false
		}
	}
	shows := map[string]func(*graph.Graph) bool{
		"galileo": func(g *graph.Graph) bool {
			main := g.MainClaims()[0]
			linked := 0
			for _, r := range g.On(main) {
				if r.Kind == graph.Support && r.Linked() {
					linked++
				}
			}
			return linked > 1
		},
		"jury": func(g *graph.Graph) bool {
			return relation((*graph.Relation).Undercut)(g) &&
				relation(func(r *graph.Relation) bool { return r.Kind == graph.Attack && !r.Undercut() })(g)
		},
		"evil": relation(func(r *graph.Relation) bool { return r.Kind == graph.Attack && r.Linked() }),
		"vaccination": func(g *graph.Graph) bool {
			for _, c := range g.Claims() {
				if c.Implicit {
					return true
				}
			}
			return false
		},
		"illusion": func(g *graph.Graph) bool {
			steps := 0
			for n := graph.Node(g.MainClaims()[0]); n != nil; steps++ {
				on := g.On(n)
				n = nil
				for _, r := range on {
					if r.Kind == graph.Support && r.Linked() {
						n = r.Sources[0]
					}
				}
			}
			return steps > 3
		},
		"descartes": func(g *graph.Graph) bool { return len(g.Circles()) == 1 },
		"moore":     relation(func(r *graph.Relation) bool { return r.Contradiction != nil }),
		"well": func(g *graph.Graph) bool {
			uses, strays := scheme.Uses(g)
			return len(uses) == 1 && len(uses[0].Open) == 0 && len(strays) == 0
		},
		"crito": func(g *graph.Graph) bool {
			voices := map[string]bool{}
			for _, c := range g.Claims() {
				voices[c.Voice] = true
			}
			return len(voices) >= 3
		},
	}
	seen := 0
	for _, name := range readings.Names() {
		short, ok := strings.CutPrefix(name, "gallery/")
		if !ok {
			continue
		}
		seen++
		g := galleryGraph(t, name)
		if show := shows[short]; show == nil {
			t.Errorf("%s: say in this test what it is there to show", name)
		} else if !show(g) {
			t.Errorf("%s no longer shows what it is there for", name)
		}
		if n := len(g.Claims()); n < 5 || n > 12 {
			t.Errorf("%s has %d claims, want 5 to 12", name, n)
		}
		if g.Meta.Title == "" || g.Meta.Author == "" || g.Meta.Language == "" || g.Meta.Abstract == "" {
			t.Errorf("%s lacks a title, author, lang or abstract", name)
		}
	}
	if seen != len(shows) {
		t.Errorf("there are %d readings in the gallery, want %d", seen, len(shows))
	}
}

// The circle is meant; nothing else in the gallery is to be warned of.
func TestGalleryHasNoWarnings(t *testing.T) {
	for _, name := range readings.Names() {
		text, err := os.ReadFile(filepath.Join("..", "data", "readings", filepath.FromSlash(name)+readings.Ending))
		if err != nil {
			t.Fatal(err)
		}
		_, list := argdown.Decode("@"+name, string(text))
		for _, d := range list {
			if d.Severity <= diag.Warning && (name != "gallery/descartes" || d.Code != "support-circle") {
				t.Errorf("%s: %s", name, d.Message)
			}
		}
	}
}
