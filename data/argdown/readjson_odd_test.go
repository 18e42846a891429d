package argdown

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/graphtest"
)

// What is odd is read as far as it goes, and told at its place.
func TestOddJSON(t *testing.T) {
	for name, c := range map[string]struct{ json, told, read string }{
		"no places, no map": {
			`{"statements": {"A": {"title": "A", "members": [{"role": "top-level-statement", "title": "A", "text": "a"}]},
			 "B": {"title": "B", "members": [{"role": "relation-statement", "title": "B", "text": "b"}]}}, "arguments": {},
			 "relations": [{"relationType": "support", "from": "B", "fromType": "equivalence-class", "to": "A", "toType": "equivalence-class"}], "sections": [], "tags": {}}`,
			"", "[A]: a\n  + [B]: b\n"},
		"only titles": {
			`{"statements": {"A": {}, "B": {"text": "b", "tags": ["t"]}}, "relations": [{"relationType": "attack", "from": "A", "to": "B"}]}`,
			"1:22 no-text", "[A]\n  -> [B]: b #t\n"},
		"relations at their ends only": {
			`{"statements": {"A": {"text": "a", "relations": [{"relationType": "support", "from": "S", "fromType": "argument", "to": "A", "toType": "equivalence-class"}]}},
			"arguments": {"S": {"descriptions": [{"text": "s"}], "relations": [{"relationType": "support", "from": "S", "fromType": "argument", "to": "A", "toType": "equivalence-class"}]}}}`,
			"", "[A]: a\n  + <S>: s\n"},
		"premises without pcs": {
			`{"statements": {"C": {"members": [{"role": "main-conclusion", "text": "c", "argumentTitle": "S", "startLine": 5, "inference": {"inferenceRules": ["r"]}}]},
			"P": {"members": [{"role": "premise", "text": "p", "argumentTitle": "S", "startLine": 3}]}}, "relations": []}`,
			"", "<S>\n\n(1) [P]: p\n-- r --\n(2) [C]: c\n"},
		"numbers, null": {
			`{"statements": {"1": {"title": 1, "members": [{"title": 1, "text": 12, "tags": null, "data": null, "section": null, "role": null}], "relations": null}}, "arguments": null, "relations": null, "sections": null}`,
			"", "[1]: 12\n"},
		"older spellings": {
			`{"statements": {"A": {"members": [{"type": "statement", "text": "a", "role": "top-level-statement"}, {"type": "statement-reference", "text": "", "role": "top-level-statement"}]}, "B": {"text": "b"}}, "relations": [{"relationType": "Contradiction", "from": "A", "fromType": "equivalence-class", "to": "B", "toType": "equivalence-class"}]}`,
			"", "[A]: a\n  >< [B]: b\n"},
		"an end that is not there": {
			`{"statements": {"A": {"text": "a"}},
"relations": [{"relationType": "attack", "from": "X", "fromType": "equivalence-class", "to": "A", "toType": "equivalence-class"},
{"relationType": "undercut", "from": "A", "fromType": "equivalence-class", "to": "Y", "toType": "inference", "conclusionIndex": 1}]}`,
			"2:50 no-such-node; 2:50 no-text; 3:82 no-such-node", ""},
		"an inference that is not there": {
			`{"statements": {"U": {"text": "u"}}, "arguments": {"S": {"pcs": [{"title": "P", "text": "p", "role": "premise"}, {"title": "C", "text": "c", "role": "main-conclusion"}]}},
"relations": [{"relationType": "undercut", "from": "U", "fromType": "equivalence-class", "to": "S", "toType": "inference", "conclusionIndex": 7}]}`,
			"2:143 no-such-node", "[U]: u\n\n<S>\n\n(1) [P]: p\n----\n(2) [C]: c\n  <_ [U]\n"},
		"an unknown relation": {
			`{"statements": {"A": {"text": "a"}, "B": {"text": "b"}}, "relations": [{"relationType": "rephrase", "from": "A", "fromType": "equivalence-class", "to": "B", "toType": "equivalence-class"}]}`,
			"1:89 odd-edge", "[A]: a\n\n[B]: b\n"},
		"a contradiction of an argument": {
			`{"statements": {"A": {"text": "a"}}, "arguments": {"S": {"members": [{"text": "s"}]}}, "relations": [{"relationType": "contradictory", "from": "S", "fromType": "argument", "to": "A", "toType": "equivalence-class"}]}`,
			"1:119 odd-edge", "[A]: a\n  - <S>: s\n"},
		"an undercut of a statement": {
			`{"statements": {"A": {"text": "a"}, "B": {"text": "b"}}, "relations": [{"relationType": "undercut", "from": "B", "fromType": "equivalence-class", "to": "A", "toType": "equivalence-class"}]}`,
			"1:89 odd-edge", "[A]: a\n  - [B]: b\n"},
		"a relation that only one end knows": {
			`{"statements": {"A": {"text": "a", "relations": [{"relationType": "attack", "from": "B", "fromType": "equivalence-class", "to": "A", "toType": "equivalence-class"}]}, "B": {"text": "b"}}, "relations": [{"relationType": "support", "from": "B", "fromType": "equivalence-class", "to": "A", "toType": "equivalence-class"}]}`,
			"1:67 odd-edge", "[A]: a\n  + [B]: b\n"},
		"ranges": {
			`{"statements": {"A": {"text": "😀 see @[B]  now ", "ranges": [{"type": "bold", "start": 0, "stop": 1}, {"type": "statement-mention", "title": "B", "start": 7, "stop": 11}, {"type": "italic", "start": 5, "stop": 99}]}, "B": {"text": "b"}}, "relations": []}`,
			"1:172 broken-anchor", "[A]: **😀** see @[B] now\n\n[B]: b\n"},
		"wrong types": {
			`{"statements": {"A": {"text": ["a"], "tags": 3, "data": "d"}, "B": 7}, "relations": {}, "arguments": [], "sections": [1]}`,
			"1:22 no-text; 1:31 wrong-type; 1:46 wrong-type; 1:57 wrong-type; 1:68 wrong-type; 1:85 wrong-type; 1:102 wrong-type; 1:119 wrong-type", ""},
		"bad data": {
			`{"statements": {"A": {"text": "a", "data": {"strength": "high"}}}, "relations": []}`,
			"1:57 bad-value", "[A]: a\n"},
		"titles given twice": {
			`{"statements": {"A": {"text": "a"}, "x": {"title": "A", "text": "b"}}, "relations": []}`,
			"1:52 duplicate-id; 1:65 defined-twice", ""},
		"sections": {
			`{"sections": [{"id": "s1", "level": 1, "title": "One", "children": [{"id": 2, "title": "Two"}]}],
			"statements": {"A": {"text": "a", "section": "s1"}, "B": {"text": "b", "section": 2}, "C": {"text": "c"}}, "relations": []}`,
			"", "[C]: c\n\n# One\n\n[A]: a\n\n## Two\n\n[B]: b\n"},
		"nothing":       {`{"statements": {}, "arguments": {}, "relations": []}`, "1:1 no-claims", ""},
		"no object":     {`[1]`, "1:1 wrong-type", ""},
		"no JSON":       {`{"statements": `, "1:16 not-json", ""},
		"front matter":  {`{"frontMatter": {"title": "T", "thesis": "A", "model": {"mode": "odd"}}, "statements": {"A": {"text": "a"}}, "relations": []}`, "1:65 bad-setting", ""},
		"one statement": {`{"statements": {}, "arguments": {"S": {"pcs": [{"title": "P", "text": "p", "role": "premise"}]}}, "relations": []}`, "1:39 odd-node", "[P]: p\n"},
	} {
		t.Run(name, func(t *testing.T) {
			g, list := DecodeJSON("x.json", c.json)
			var told []string
			for _, x := range list {
				if x.Code == "no-text" && c.told == "" {
					continue
				}
				told = append(told, fmt.Sprintf("%d:%d %s", x.Range.Start.Line, x.Range.Start.Column, x.Code))
				if x.Severity == 0 && x.Code != "not-json" && name != "no object" {
					t.Errorf("an error: %v", x)
				}
			}
			if got := strings.Join(told, "; "); got != c.told {
				t.Errorf("told:\n%s\nwant\n%s\n%v", got, c.told, list)
			}
			if text, _ := Encode(g); c.read != "" && text != c.read {
				t.Errorf("read as\n%s\nwant\n%s", text, c.read)
			}
		})
	}
}

// All that has a place has it in the JSON.
func TestPlacesInJSON(t *testing.T) {
	for name, text := range readings(t) {
		out, _ := Options{}.JSON(name, text)
		g, list := DecodeJSON("x.json", string(out))
		check := func(what any, at []graph.Occurrence) {
			if len(at) == 0 {
				t.Errorf("%s: %v has no place", name, what)
			}
			for _, o := range at {
				if o.File != "x.json" || o.Range.Start.Line < 2 || o.Range.End.Offset > len(out) {
					t.Errorf("%s: %v is at %v", name, what, o.Range)
				}
			}
		}
		for _, c := range g.Claims() {
			check(c.Key, c.Occurrences)
		}
		for _, s := range g.Sketches() {
			check(s.Key, s.Occurrences)
		}
		for _, r := range g.Relations() {
			check(r.Kind, r.Occurrences)
		}
		for _, x := range list {
			if x.File != "x.json" || !x.Range.Start.Known() && x.Code != "no-such-thesis" {
				t.Errorf("%s: %v", name, x)
			}
		}
	}
}

// What is read and not changed is written as it was; what is changed is written anew,
// with what the model has no place for.
func TestRewriteJSON(t *testing.T) {
	cases, _ := filepath.Glob(filepath.Join(sharedCases, "*.argdown"))
	if len(cases) == 0 {
		t.Logf("no cases in %s", sharedCases)
	}
	texts := readings(t)
	for _, file := range cases {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(b)
	}
	for name, text := range texts {
		out, list := Options{}.JSON(name, text)
		if list.HasErrors() {
			continue
		}
		g, _ := DecodeJSON(name, string(out))
		again, lost := RewriteJSON(name, string(out), g)
		if len(lost) > 0 {
			t.Errorf("%s: lost: %v", name, lost)
		}
		if want, got := jsondoc.Parse("", string(out)).Root.Any(), jsondoc.Parse("", again).Root.Any(); !reflect.DeepEqual(want, got) {
			t.Errorf("%s is not what was read", name)
		}
	}
	const odd = `{"statements": {"A": {"text": "a"}, "B": {"text": "b"}}, "own": {"x": 1.50},
		"relations": [{"relationType": "rephrase", "from": "A", "to": "B"}]}`
	g, _ := DecodeJSON("x.json", odd)
	g.Claim("A").Tags = []string{"new"}
	again, lost := RewriteJSON("x.json", odd, g)
	if len(lost) > 0 {
		t.Errorf("lost: %v", lost)
	}
	for _, want := range []string{`"own": {"x": 1.50}`, `"relationType": "rephrase"`, `"new"`} {
		if !strings.Contains(again, want) {
			t.Errorf("%s is not in\n%s", want, again)
		}
	}
	h, _ := DecodeJSON("x.json", again)
	if d := graphtest.Diff(g, h); d != "" {
		t.Errorf("%s", d)
	}
}

func FuzzDecodeJSON(f *testing.F) {
	for _, text := range []string{
		"# One #s {a: 1}\n\n[A]: *a* @[B] #t {source: p1}\n  + <S>: s\n    <_ [W]: w\n  >< [B]: b\n\n<S>\n\n(1) [P]: p\n-- r {uses: [1]} --\n  <_ [U]\n(2) c\n  +> [A]\n",
		"===\nmodel: {mode: strict}\n===\n\n[A]: a\n  - [B]\n\n(1) [Ill]\n-- {relation: restatement, target: \"[A]\"} --\n(2) So @[A].\n",
		"(1) a\n(2) b\n----\n(3) It is not so. {negates: \"C\"}\n  >< [C]\n\n* [C]: c\n",
	} {
		out, _ := Options{}.JSON("x", text)
		f.Add(string(out))
	}
	f.Add(`{"statements": {"A": {"text": "@[B] é", "ranges": [{"type": "statement-mention", "start": 0, "stop": 3}]}}, "arguments": {"S": {"pcs": [{"title": "A"}, {"inference": {"data": {"sources": [1, "<S>"], "relation": "undercut", "target": "<S>#1"}}}]}}, "relations": [{"relationType": "undercut", "from": "S", "fromType": "argument", "to": "S", "toType": "inference", "conclusionIndex": 1}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		g, list := DecodeJSON("x", text)
		if g == nil {
			t.Fatal("no graph")
		}
		for _, x := range list {
			if x.Range.End.Offset > len(text) {
				t.Errorf("%v is behind the end", x)
			}
		}
		if !list.HasErrors() {
			written, _ := EncodeJSON(g)
			if _, list := DecodeJSON("x", written); list.HasErrors() {
				t.Errorf("what is written has errors: %v\n%s", list, written)
			}
		}
	})
}

// large returns a file with n statements and a relation of each to the one before it.
func large(n int) string {
	var s strings.Builder
	s.WriteString(`{"statements": {`)
	for i := range n {
		fmt.Fprintf(&s, `%s"S%d": {"title": "S%d", "members": [{"role": "relation-statement", "text": "Text of %d.", "startLine": %d, "startColumn": %d}]}`, comma(i), i, i, i, i+1, 3+i%7)
	}
	s.WriteString(`}, "arguments": {}, "relations": [`)
	for i := range n - 1 {
		fmt.Fprintf(&s, `%s{"relationType": "support", "from": "S%d", "fromType": "equivalence-class", "to": "S%d", "toType": "equivalence-class"}`, comma(i), i+1, i/2)
	}
	s.WriteString("]}")
	return s.String()
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ",\n"
}

func TestLargeJSON(t *testing.T) {
	g, list := DecodeJSON("x", large(20_000))
	if len(g.Claims()) != 20_000 || len(g.Relations()) != 19_999 || list.HasErrors() {
		t.Errorf("%d claims, %d relations", len(g.Claims()), len(g.Relations()))
	}
	// Each below the one before it, on one column to the right.
	deep := strings.ReplaceAll(large(8_000), `"startColumn": `, `"startColumn": 9`)
	if g, list := DecodeJSON("x", deep); len(g.Relations()) != 7_999 || list.HasErrors() {
		t.Errorf("%d relations", len(g.Relations()))
	}
}

func BenchmarkDecodeJSON(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		text := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				DecodeJSON("x", text)
			}
		})
	}
}
