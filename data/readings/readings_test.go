package readings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/data/readings"
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
