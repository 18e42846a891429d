package argdown

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// These tests compare what is read with what the reference implementation of
// Argdown makes of the same documents. The documents and the reference's
// answers are not part of this project; where they are not at hand the tests
// are skipped.
const sharedCases = "../../../shared/argdown/cases"

// differs has the cases in which crux differs: by the name of the case and the
// part that differs, why.
var differs = map[string]string{
	// On purpose.
	"file-lexer-argument: error":                            brokenYAML,
	"file-lexer-argument: statements":                       brokenYAML,
	"file-lexer-argument: arguments":                        brokenYAML,
	"file-intro.1: arguments":                               "rules are not split inside parentheses",
	"lexer-10-can-lex-argument-after-frontmatter: error":    "front matter needs no blank line behind it: nothing is unclear",
	"parser-13-can-return-custom-noviablealtmessage: error": "a title in the middle of a text is text",
	"probe-69-esc: error":                                   "<word> in a text is plain text",
	"probe-62-proto: statements":                            "__proto__ is a title like any other",
	"probe-62-proto: map":                                   "__proto__ is a title like any other",
	"probe-62-proto: relations":                             "__proto__ is a title like any other",
}

const (
	brokenYAML = "broken YAML is told and costs only itself"
)

// parts are what is compared, each by itself.
var parts = []string{"error", "statements", "arguments", "relations", "sections", "map"}

// TestSharedCases compares the exported JSON with what the reference makes of the
// same document.
func TestSharedCases(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedCases, "*.argdown"))
	if len(files) == 0 {
		t.Skipf("no cases in %s: nothing to compare with", sharedCases)
	}
	equal, of := map[string]int{}, map[string]int{}
	used := map[string]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".argdown")
		t.Run(name, func(t *testing.T) {
			want := readJSON(t, strings.TrimSuffix(file, ".argdown")+".golden.json")
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out, list := Options{}.JSON(name, string(text))
			same := func(part string, want, got any) {
				of[part]++
				reason, known := differs[name+": "+part]
				used[name+": "+part] = known
				switch d := cmp.Diff(want, got); {
				case d == "" && known:
					t.Errorf("%s: listed as different (%s), but is equal", part, reason)
				case d == "":
					equal[part]++
				case !known:
					t.Errorf("%s (-reference +crux):\n%s", part, d)
				}
			}
			failed := len(want["parserErrors"].([]any))+len(want["exceptions"].([]any)) > 0
			same("error", failed, list.HasErrors())
			if failed {
				return // the reference gives little or nothing of such a document
			}
			var exported map[string]any
			if err := json.Unmarshal(out, &exported); err != nil {
				t.Fatal(err)
			}
			got := inGoldenForm(exported)
			want["relations"] = sorted(want["relations"].([]any))
			m := want["map"].(fields)
			m["edges"] = sorted(m["edges"].([]any))
			for _, part := range parts[1:] {
				same(part, normal(want[part]), normal(got[part]))
			}
		})
	}
	for _, part := range parts {
		fmt.Printf("%-10s %3d of %3d equal\n", part, equal[part], of[part])
	}
	for _, name := range slices.Sorted(maps.Keys(differs)) {
		if !used[name] {
			t.Errorf("%s is listed as different, but there is no such case", name)
		}
	}
}

func readJSON(t *testing.T, file string) map[string]any {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// fields is a JSON object.
type fields = map[string]any

// inGoldenForm takes out of an export what the golden files have.
func inGoldenForm(x fields) fields {
	out := fields{"statements": fields{}, "arguments": fields{}, "sections": goldenSections(x["sections"])}
	for title, s := range x["statements"].(fields) {
		out["statements"].(fields)[title] = with(s, "members", goldenMembers(s.(fields)["members"], false))
	}
	for title, a := range x["arguments"].(fields) {
		described := with(a, "descriptions", goldenMembers(a.(fields)["members"], false))
		described["pcs"] = goldenMembers(a.(fields)["pcs"], true)
		out["arguments"].(fields)[title] = described
	}
	relations := []any{}
	for _, r := range x["relations"].([]any) {
		r := r.(fields)
		relations = append(relations, []any{r["relationType"], goldenEnd(r["from"], r["fromType"], nil), goldenEnd(r["to"], r["toType"], r["conclusionIndex"])})
	}
	out["relations"] = sorted(relations)
	if m, ok := x["map"].(fields); ok {
		names := map[any]string{}
		nodes := goldenNodes(m["nodes"], names)
		edges := []any{}
		for _, e := range m["edges"].([]any) {
			e := e.(fields)
			edges = append(edges, []any{e["relationType"], names[e["from"]], names[e["to"]]})
		}
		out["map"] = fields{"nodes": nodes, "edges": sorted(edges)}
	}
	return out
}

// with returns what statements and arguments have in common, and one more value.
func with(x any, key string, value any) fields {
	o := x.(fields)
	return fields{"tags": o["tags"], "data": o["data"], "section": o["section"], key: value}
}

func goldenMembers(x any, numbered bool) []any {
	out := []any{}
	for _, m := range x.([]any) {
		m := m.(fields)
		o := fields{"role": m["role"], "text": m["text"], "isReference": m["isReference"], "tags": m["tags"], "data": m["data"]}
		if numbered {
			o["title"] = m["title"]
		}
		if in, ok := m["inference"].(fields); ok && numbered {
			o["rules"], o["inferenceData"] = in["inferenceRules"], in["data"]
		}
		out = append(out, o)
	}
	return out
}

func goldenEnd(title, kind, index any) string {
	switch kind {
	case "argument":
		return fmt.Sprintf("<%v>", title)
	case "inference":
		return fmt.Sprintf("<%v>#%v", title, index)
	}
	return fmt.Sprintf("[%v]", title)
}

func goldenSections(x any) []any {
	out := []any{}
	for _, s := range x.([]any) {
		s := s.(fields)
		out = append(out, fields{"title": s["title"], "level": s["level"], "isGroup": s["isGroup"], "tags": s["tags"], "children": goldenSections(s["children"])})
	}
	return out
}

// goldenNodes also notes how each node is named in edges.
func goldenNodes(x any, names map[any]string) []any {
	out := []any{}
	for _, n := range x.([]any) {
		n := n.(fields)
		if n["type"] == "group-map-node" {
			out = append(out, fields{"group": n["title"], "closed": n["isClosed"] == true, "level": n["level"], "children": goldenNodes(n["children"], names)})
			continue
		}
		kind := "statement"
		names[n["id"]] = fmt.Sprintf("[%v]", n["title"])
		if n["type"] == "argument-map-node" {
			kind = "argument"
			names[n["id"]] = fmt.Sprintf("<%v>", n["title"])
		}
		out = append(out, fields{"kind": kind, "title": n["title"], "labelTitle": n["labelTitle"], "labelText": n["labelText"], "color": n["color"]})
	}
	return out
}

// sorted sorts triples, and takes repeated ones out: the reference may draw an
// edge twice.
func sorted(triples []any) []any {
	written := func(t any) string { return fmt.Sprint(t) }
	slices.SortFunc(triples, func(a, b any) int { return strings.Compare(written(a), written(b)) })
	return slices.CompactFunc(triples, func(a, b any) bool { return written(a) == written(b) })
}

// normal folds white space, as the README of the cases says to, and takes away
// what is empty.
func normal(x any) any {
	switch x := x.(type) {
	case fields:
		out := fields{}
		for key, value := range x {
			if value = normal(value); value != nil {
				out[key] = value
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		if len(x) == 0 {
			return nil
		}
		out := []any{}
		for _, value := range x {
			out = append(out, normal(value))
		}
		return out
	case string:
		if x = fold(x); x == "" {
			return nil
		}
		return x
	case bool:
		if !x {
			return nil
		}
	}
	return x
}
