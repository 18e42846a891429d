package argdown

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"crux/graph"
)

// What is read quickly is read as the YAML library reads it.
func TestQuickIsYAML(t *testing.T) {
	read := 0
	for _, s := range []string{
		`{a: 1}`, `{a: "x"}`, `{source: "p6.s2, p7", implicit: true, strength: 0}`, `{uses: [1, 2], x: false}`, `{a: []}`, `{a: ["b", true, 3]}`,
		`{ a:  1 , b: 2 }`, `{y: 1, n: 2}`, `{no: true}`, `{a: "ü – “x”"}`, `{a: ""}`, `{a: 123456789}`,
		`{a: 012}`, `{a: 1.5}`, `{a: -1}`, `{a: yes}`, `{a: null}`, `{a: "x\n"}`, `{a: 'x'}`, `{a:1}`, `{a: [[1]]}`, `{a: 1, a: 2}`, `{a}`, `{}`, `{a: 1,}`,
		`{a: 1} `, `{a: "x}`, `{a: tru}`, `{a: truely}`, `{a: 1x}`, `{a: 1 2}`, `{a: [1,]}`, `{a: [,1]}`, `{a: 12345678901}`, "{a: \"\x01\"}", `{a: "b" "c"}`, `{a: true false}`, `{a: 1_0}`, `{a: 0x1}`, `{a: 1:2}`,
	} {
		got, _, ok := quick(s)
		if !ok {
			continue
		}
		read++
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(s), &root); err != nil {
			t.Errorf("%s is read, but is no YAML: %v", s, err)
			continue
		}
		y := yamlReader{budget: maxValues}
		want, _ := y.value(root.Content[0]).(graph.Data)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-YAML +quick)\n%s", s, d)
		}
	}
	if read < 12 {
		t.Errorf("only %d are read quickly", read)
	}
}

func FuzzQuick(f *testing.F) {
	for _, s := range []string{`{a: 1}`, `{a: "x", b: [true, 2]}`, `{a: 1 }`, `{a: "é"}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, keys, ok := quick(s)
		if !ok || !utf8.ValidString(s) { // documents are UTF-8
			return
		}
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(s), &root); err != nil {
			t.Fatalf("%q is read, but is no YAML: %v", s, err)
		}
		y := yamlReader{budget: maxValues}
		want, _ := y.value(root.Content[0]).(graph.Data)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q (-YAML +quick)\n%s", s, d)
		}
		for i, at := range keys {
			if s[at:at+len(got[i].Key)] != got[i].Key {
				t.Errorf("%q: key %d is not at %d", s, i, at)
			}
		}
	})
}
