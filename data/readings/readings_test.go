package readings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/data/readings"
	"crux/graph"
)

func TestReadingsAreInTheCanonicalForm(t *testing.T) {
	names := readings.Names()
	if len(names) == 0 {
		t.Fatal("there are no readings")
	}
	for _, name := range names {
		text, err := readings.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		formatted, list := argdown.Format("@"+name, text)
		if list.HasErrors() {
			t.Errorf("%s has errors: %v", name, list)
		}
		if d := cmp.Diff(text, formatted); d != "" {
			t.Errorf("%s: crux fmt -w changes it (-is +would be)\n%s", name, d)
		}
	}
}

func decode(t *testing.T, name string) *graph.Graph {
	t.Helper()
	text, err := readings.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	g, list := argdown.Decode("@"+name, text)
	if list.HasErrors() {
		t.Fatalf("%s has errors: %v", name, list)
	}
	return g
}

// A rival reading says who reads what, and where its claims stand in the text.
func TestRivalReadingsNameTheirReader(t *testing.T) {
	for _, name := range readings.Names() {
		if strings.HasPrefix(name, "gallery/") {
			continue
		}
		m := decode(t, name).Meta
		for what, value := range map[string]string{"title": m.Title, "author": m.Author, "lang": m.Language,
			"text": m.Work.Title, "abstract": m.Abstract} {
			if strings.TrimSpace(value) == "" {
				t.Errorf("%s: the front matter has no %s", name, what)
			}
		}
		if len(m.Theses) == 0 {
			t.Errorf("%s: the front matter has no thesis", name)
		}
	}
}

// Of a folder's name alone, Find takes the author's reading or the only one.
func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"paris":             "paris/author",
		"paris/critic":      "paris/critic",
		"paris/explanation": "paris/explanation",
		"nightbus":          "", // there are two
		"nightbus/student":  "nightbus/student",
		"berlin":            "",
	} {
		if got := readings.Find(name); got != want {
			t.Errorf("Find(%q) = %q, want %q", name, got, want)
		}
	}
}

// The essay belongs to its authors: what the readings claim is in words of their
// own, without any five words in a row that are the essay's. Checked where the
// essay, which is no part of the project, is at hand.
func TestParisIsInOtherWords(t *testing.T) {
	const run = 5
	essay, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "essay", "behind-the-paris-attacks.txt"))
	if err != nil {
		t.Skipf("the essay is not here: %v", err)
	}
	theirs := map[string]bool{}
	for _, r := range runs(string(essay), run) {
		theirs[r] = true
	}
	for _, name := range readings.Names() {
		if !strings.HasPrefix(name, "paris/") {
			continue
		}
		g := decode(t, name)
		said := []string{g.Meta.Abstract}
		for _, c := range g.Claims() {
			said = append(said, c.Text.Plain)
		}
		for _, s := range said {
			for _, r := range runs(s, run) {
				if theirs[r] {
					t.Errorf("%s has %d words of the essay in a row: %q", name, run, r)
				}
			}
		}
	}
}

// runs returns all runs of n words of a text, in lower case and without
// punctuation.
func runs(text string, n int) []string {
	apostrophes := strings.NewReplacer("'", "", "’", "")
	words := strings.FieldsFunc(apostrophes.Replace(strings.ToLower(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	var list []string
	for i := 0; i+n <= len(words); i++ {
		list = append(list, strings.Join(words[i:i+n], " "))
	}
	return list
}

// Readers of one text share some titles, and words by no more than chance.
func TestRivalReadingsDifferInWhatTheyClaim(t *testing.T) {
	claims := func(name string) map[string]*graph.Claim {
		m := map[string]*graph.Claim{}
		for _, c := range decode(t, name).Claims() {
			m[c.Key] = c
		}
		return m
	}
	for _, pair := range [][2]string{
		{"paris/author", "paris/explanation"},
		{"paris/author", "paris/critic"},
		{"paris/explanation", "paris/critic"},
	} {
		a, b := claims(pair[0]), claims(pair[1])
		shared, same := 0, 0
		for title, c := range a {
			if d := b[title]; d != nil {
				shared++
				if c.Text.Plain == d.Text.Plain {
					same++
				}
			}
		}
		if shared < 8 || shared > len(a)/2 {
			t.Errorf("%s and %s have %d titles in common, want some and not most", pair[0], pair[1], shared)
		}
		if same > 0 {
			t.Errorf("%s and %s have %d claims in the same words", pair[0], pair[1], same)
		}
	}
}
