package main

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"crux/data/readings"
)

var update = flag.Bool("update", false, "write what commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"crux": main})
}

// TestScripts runs testdata/*.txtar: each command as a user types it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// The engine's machine code is kept here: one place for all
			// scripts, so that it is made once.
			cache, err := os.UserCacheDir()
			e.Setenv("XDG_CACHE_HOME", cache)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":   status,
			"generate": generate,
			"contains": contains,

			"wellformed": wellformed,
		},
	})
}

// status runs crux and fails unless it exits with the given status: status 2
// crux map.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// generate writes a file too large to keep in a script: generate KIND FILE.
func generate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: generate KIND FILE")
	}
	make, ok := generators[args[0]]
	if !ok {
		ts.Fatalf("nothing is generated as %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(make()), 0o666))
}

var generators = map[string]func() string{
	"50-megabytes": func() string { return strings.Repeat("[a]: b\n  + [c]\n\n", 50<<20/15) },
	"100000-claims": func() string {
		var s strings.Builder
		for i := range 100_000 {
			s.WriteString("Claim number ")
			s.WriteString(strings.Repeat("x", i%7+1))
			s.WriteString(" speaks for itself.\n\n")
		}
		return s.String()
	},
	"5000-claims": func() string {
		var s strings.Builder
		s.WriteString("[C0]: The claim that all others are about.\n")
		for i := range 4999 {
			fmt.Fprintf(&s, "  %c [C%d]: Claim %d says what word%d and word%d say.\n", "+-"[i%2], i+1, i+1, i*7, i*11)
		}
		return s.String()
	},
	"2000-levels": func() string {
		var s strings.Builder
		s.WriteString("[0]: The start.\n")
		for i := 1; i <= 2000; i++ {
			s.WriteString(strings.Repeat(" ", i) + "+ And so on.\n")
		}
		return s.String()
	},
	"long-word":     func() string { return "[Long]: " + strings.Repeat("x", 5000) + "\n  + [Short]: Why not.\n" },
	"not-utf-8":     func() string { return "[a]: caf\xe9\n  + [b]: c\n" },
	"control":       func() string { return "[a]: bell\x07 and null\x00 and escape\x1b[31m\n  + [b]: c\n" },
	"right-to-left": func() string { return "[a]: القاهرة مدينة كبيرة\n  + [b]: שלום עולם\n" },
	"tabs":          func() string { return "[a]: A.\n  + [b]: B.\n\t- [c]: C.\n" },
	"12-conflicts": func() string {
		s := "p af 24\n"
		for i := 1; i <= 24; i += 2 {
			s += fmt.Sprintf("%d %d\n%[2]d %[1]d\n", i, i+1)
		}
		return s
	},
	"nested-yaml": func() string { return "===\na: " + strings.Repeat("[", 100_000) + "\n===\n\n[a]: A.\n  + [b]: B.\n" },
}

// contains fails unless a file has a string in it: contains FILE STRING.
func contains(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: contains FILE STRING")
	}
	if has := strings.Contains(ts.ReadFile(args[0]), args[1]); has == neg {
		ts.Fatalf("%s: contains %q is %v", args[0], args[1], has)
	}
}

// wellformed fails unless a file is XML: wellformed FILE.
func wellformed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: wellformed FILE")
	}
	for d := xml.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))); ; {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		ts.Check(err)
	}
}

// TestReadingsStandOnTheirTexts holds the readings of a text against the text: each
// place exists, each sentence is accounted for, and there is nothing to warn of. The
// essay is held against where it is at hand: it belongs to its author and is no part
// of the project.
func TestReadingsStandOnTheirTexts(t *testing.T) {
	texts := map[string]string{
		"nightbus": filepath.Join("..", "..", "data", "readings", "nightbus", "text.txt"),
		"paris":    filepath.Join("..", "..", "..", "shared", "essay", "behind-the-paris-attacks.txt"),
	}
	for _, name := range readings.Names() {
		text, ok := texts[path.Dir(name)]
		if !ok {
			continue // the gallery's texts are books
		}
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(text); err != nil && path.Dir(name) == "paris" {
				t.Skip("the essay is not here, so its readings are not checked against it")
			}
			var out, errs strings.Builder
			if got := run([]string{"check", "@" + name, "--source", text}, strings.NewReader(""), &out, &errs); got != 0 {
				t.Errorf("exit status %d, want 0\n%s%s", got, out.String(), errs.String())
			}
			if errs.Len() > 0 {
				t.Errorf("there is something to warn of:\n%s", errs.String())
			}
		})
	}
}
