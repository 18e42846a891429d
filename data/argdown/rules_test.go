package argdown

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestRules reads testdata/rules: a document for each rule of the language, and
// what its export says of it. Each equals what the reference makes of it, but
// for the differences that the README of this package names.
func TestRules(t *testing.T) {
	golden(t, "rules", ".read", func(file, text string) string {
		out, list := Options{}.JSON(file, text)
		if list.HasErrors() {
			t.Errorf("%s has errors: %v", file, list)
		}
		var exported fields
		if err := json.Unmarshal(out, &exported); err != nil {
			t.Fatal(err)
		}
		return readingOf(exported)
	})
}

// readingOf writes an export in a form that people can check.
func readingOf(x fields) string {
	var s strings.Builder
	line := func(indent int, words ...string) {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
		fmt.Fprintf(&s, "%s%s\n", strings.Repeat("  ", indent), strings.Join(words, " "))
	}
	about := func(o fields) string {
		return compact(o, "section") + compact(o, "tags") + compact(o, "data") + compact(o, "color")
	}
	members := func(list any, numbered bool) {
		for _, m := range list.([]any) {
			m := m.(fields)
			role, _ := m["role"].(string)
			title, reference := "", ""
			if numbered {
				title = "[" + m["title"].(string) + "]"
			}
			if m["isReference"] == true {
				reference = "reference"
			}
			in := ""
			if f, ok := m["inference"].(fields); ok && numbered {
				in = "from" + compact(f, "inferenceRules") + compact(f, "data")
			}
			line(1, role, title, reference, fmt.Sprintf("%q", m["text"])+compact(m, "section")+compact(m, "tags")+compact(m, "data"), in)
		}
	}
	statements, arguments := x["statements"].(fields), x["arguments"].(fields)
	for _, title := range slices.Sorted(maps.Keys(statements)) {
		c := statements[title].(fields)
		line(0, "["+title+"]"+about(c))
		members(c["members"], false)
	}
	for _, title := range slices.Sorted(maps.Keys(arguments)) {
		a := arguments[title].(fields)
		line(0, "<"+title+">"+about(a))
		members(a["members"], false)
		members(a["pcs"], true)
	}
	for _, r := range x["relations"].([]any) {
		r := r.(fields)
		line(0, r["relationType"].(string), goldenEnd(r["from"], r["fromType"], nil), "→", goldenEnd(r["to"], r["toType"], r["conclusionIndex"]))
	}
	var sections func(list any, indent int)
	sections = func(list any, indent int) {
		for _, o := range list.([]any) {
			o := o.(fields)
			line(indent, "section "+o["id"].(string), fmt.Sprintf("%q", o["title"])+compact(o, "level")+compact(o, "isGroup")+compact(o, "isClosed")+compact(o, "tags")+compact(o, "data"))
			sections(o["children"], indent+1)
		}
	}
	sections(x["sections"], 0)
	m := x["map"].(fields)
	names := map[any]string{}
	goldenNodes(m["nodes"], names)
	var nodes func(list any, indent int)
	nodes = func(list any, indent int) {
		for _, n := range list.([]any) {
			n := n.(fields)
			if children, ok := n["children"]; ok {
				line(indent, "group", n["id"].(string)+compact(n, "title")+compact(n, "level")+compact(n, "isClosed")+compact(n, "color"))
				nodes(children, indent+1)
				continue
			}
			line(indent, "node", names[n["id"]]+compact(n, "labelTitle")+compact(n, "labelText")+compact(n, "tags")+compact(n, "color"))
		}
	}
	nodes(m["nodes"], 0)
	for _, e := range m["edges"].([]any) {
		e := e.(fields)
		line(0, "edge", e["relationType"].(string), names[e["from"]], "→", names[e["to"]])
	}
	return s.String()
}

// compact writes a value with its key, nothing if there is none.
func compact(o fields, key string) string {
	v := normal(o[key])
	if v == nil {
		return ""
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return " " + key + " " + string(b)
}
