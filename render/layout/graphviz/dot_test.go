package graphviz

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/render/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// checkGolden compares got with a file, or writes the file anew.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}

func TestWriteDOT(t *testing.T) {
	checkGolden(t, "testdata/everything.dot", writeDOT(everything()))
}

// The engine is WebAssembly, so its drawing is the same on every machine, until
// go-graphviz brings another Graphviz.
func TestDrawing(t *testing.T) {
	checkGolden(t, "testdata/everything.svg", drawn(t, everything()))
}

func TestEqualProblemsGiveEqualDOT(t *testing.T) {
	for range 20 {
		if !bytes.Equal(writeDOT(everything()), writeDOT(everything())) {
			t.Fatal("they differ")
		}
	}
}

func TestOnlyLargeProblemsAreHurried(t *testing.T) {
	grouped := tree(60)
	grouped.Groups = make([]layout.Group, EasyGroups+1)
	for i := range grouped.Groups {
		grouped.Groups[i].Parent = layout.None
	}
	for _, test := range []struct {
		name string
		p    layout.Problem
		want bool
	}{
		{"everything", everything(), false},
		{"many boxes", tree(EasyBoxes), false},
		{"more boxes", tree(EasyBoxes + 1), true},
		{"many groups", grouped, true},
		{"long links", layout.Problem{Boxes: boxes(2), Links: []layout.Link{{From: 0, To: 1, Ranks: EasySegments}}}, false},
		{"longer links", layout.Problem{Boxes: boxes(2), Links: []layout.Link{{From: 0, To: 1, Ranks: EasySegments + 1}}}, true},
	} {
		text := string(writeDOT(test.p))
		for _, attribute := range []string{"nslimit=", "nslimit1=", "mclimit=", "splines=line"} {
			if got := strings.Contains(text, attribute); got != test.want {
				t.Errorf("%s: %s is there: %v, want %v", test.name, attribute, got, test.want)
			}
		}
	}
}

// A problem has no text. If it ever gets some, this test fails, and whoever
// puts it into DOT must strip control characters and escape the rest.
func TestNoTextGoesIn(t *testing.T) {
	var texts func(reflect.Type) bool
	texts = func(of reflect.Type) bool {
		if of == reflect.TypeFor[layout.Arrangement]() {
			return false // numbers, and further arrangements
		}
		switch of.Kind() {
		case reflect.Int, reflect.Int64, reflect.Uint8, reflect.Bool, reflect.Func:
			return false
		case reflect.Slice:
			return texts(of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				if texts(of.Field(i).Type) {
					return true
				}
			}
			return false
		default:
			return true
		}
	}
	if texts(reflect.TypeFor[layout.Problem]()) {
		t.Error("layout.Problem holds more than numbers")
	}
	known := regexp.MustCompile(`^(digraph \{|\}` +
		`|graph \[[a-zA-Z0-9.= ]+\]` +
		`|graph \[id=g\d+ margin=8 label=(""|<<table border="0" cellborder="0" cellspacing="0" cellpadding="0"><tr><td width="\d+" height="\d+"></td></tr></table>>)\]` +
		`|(node|edge) \[[a-z0-9= "]+\]` +
		`|subgraph cluster_\d+ \{` +
		`|n\d+|[np]\d+ \[id=[np]\d+ width=[0-9.]+ height=[0-9.]+\]` +
		`|n\d+ -> n\d+ \[id=e\d+( weight=\d+)?( minlen=\d+)?( constraint=false)?\])$`)
	for line := range strings.Lines(string(writeDOT(everything()))) {
		if !known.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("unknown line %q", line)
		}
	}
}
