package argdown

import (
	"os"
	"path/filepath"
	"testing"

	"crux/data/formattest"
	"crux/graph/graphtest"
)

var jsonFormat = formattest.Format{ID: "argdown-json", Decode: DecodeJSON, Encode: EncodeJSON}

func TestJSONLaws(t *testing.T) { jsonFormat.Laws(t) }

// through compares what is read of a text with what is read of the JSON of it.
func through(t *testing.T, name, text string) {
	t.Helper()
	g, _ := Decode(name, text)
	out, list := Options{}.JSON(name, text)
	if list.HasErrors() {
		return
	}
	h, list := DecodeJSON(name, string(out))
	if list.HasErrors() {
		t.Errorf("%s: %v", name, list)
	}
	if d := graphtest.Diff(g, h); d != "" && len(JSONLosses(g)) == 0 {
		t.Errorf("%s: the JSON is read as another graph than the text (-text +JSON):\n%s", name, d)
	}
}

func TestReadingsThroughJSON(t *testing.T) {
	for name, text := range readings(t) {
		t.Run(name, func(t *testing.T) { through(t, name, text) })
	}
}

// All documents of the tests, and the reference's own cases where they are at hand.
func TestDocumentsThroughJSON(t *testing.T) {
	for _, glob := range []string{"testdata/*/*.argdown", "testdata/*/*.txt", filepath.Join(sharedCases, "*.argdown")} {
		files, _ := filepath.Glob(glob)
		if len(files) == 0 {
			t.Logf("no files %s", glob)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(filepath.Base(file), func(t *testing.T) { through(t, filepath.Base(file), string(text)) })
		}
	}
}
