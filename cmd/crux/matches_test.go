package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crux/data"
	"crux/data/argdown"
	"crux/graph/compare"
)

// What crux writes as matches it reads as these, whatever claims are called, also after a
// program on Windows has kept the file.
func TestMatchFileIsRead(t *testing.T) {
	text := `[a < b]: Small.
  + If x > 5, then # holds.
  + Doctors say so [now that they are asked] quite loudly.
    - <Ske + tch = 1>: Sums up.
  + A claim that goes on for longer than a title does [as it
    seems to] = no end.
  + [Rise # 2 + 3]: Numbers.
`
	var docs []*data.Document
	for _, name := range []string{"a", "b"} {
		g, list := argdown.Decode(name, text)
		if list.HasErrors() {
			t.Fatal(list)
		}
		docs = append(docs, &data.Document{Name: name, Graph: g})
	}
	p := &pairing{a: docs[0], b: docs[1], outA: docs[0].Graph.Outline(), outB: docs[1].Graph.Outline()}
	p.al = compare.Align(p.a.Graph, p.b.Graph, compare.Options{})
	p.differences = p.al.Differences()
	written := p.matchFile()
	for name, text := range map[string]string{"as written": written, "on Windows": "\uFEFF" + strings.ReplaceAll(written, "\n", "\r\n")} {
		path := filepath.Join(t.TempDir(), "pairs.txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var told bytes.Buffer
		given, err := (&console{err: &told}).readMatches(path, p)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, told.String())
		}
		if len(given) != len(p.al.Matches) || len(given) != 6 {
			t.Fatalf("%s: %d matches are read, %d written, want 6:\n%s", name, len(given), len(p.al.Matches), text)
		}
		for i, g := range given {
			if m := p.al.Matches[i]; g.A[0] != m.A[0] || g.B[0] != m.B[0] {
				t.Errorf("%s: match %d is read otherwise:\n%s", name, i, text)
			}
		}
	}
}
