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
	"github.com/google/go-cmp/cmp/cmpopts"

	"crux/graph"
	"crux/graph/diag"
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
	"DotExportPlugin-02-can-create-samerank-sections: error": needsSpace,
	"file-lexer-argument: error":                             brokenYAML,
	"file-lexer-argument: statements":                        brokenYAML,
	"file-lexer-argument: arguments":                         brokenYAML,
	"file-intro.1: arguments":                                "rules are not split inside parentheses",
	"lexer-10-can-lex-argument-after-frontmatter: error":     "front matter needs no blank line behind it: nothing is unclear",
	"parser-13-can-return-custom-noviablealtmessage: error":  "a title in the middle of a text is text",
	"probe-69-esc: error":                                    "<word> in a text is plain text",
	"probe-62-proto: statements":                             "__proto__ is a title like any other",
	"probe-62-proto: relations":                              "__proto__ is a title like any other",

	// Known gaps.
	"ClosedGroupPlugin-02-can-transform-closed-groups-defined-in-regroup-con: statements": regroup,
	"ClosedGroupPlugin-02-can-transform-closed-groups-defined-in-regroup-con: arguments":  regroup,
	"ClosedGroupPlugin-02-can-transform-closed-groups-defined-in-regroup-con: sections":   regroup,
}

const (
	needsSpace = "the YAML library wants a space between a colon and a bracket; the diagnostic says so"
	brokenYAML = "broken YAML is told and costs only itself"
	regroup    = "the groups of the front matter are not read yet"
)

// reference is what the reference implementation makes of a document.
type reference struct {
	ParserErrors []struct{ Line int } `json:"parserErrors"`
	Exceptions   []string             `json:"exceptions"`
	model
}

// A model is what both implementations are compared by.
type model struct {
	Statements map[string]thing `json:"statements"`
	Arguments  map[string]thing `json:"arguments"`
	Relations  [][3]string      `json:"relations"`
	Sections   []section        `json:"sections"`
}

// A thing is a statement or an argument.
type thing struct {
	Members      []member       `json:"members,omitempty"`
	Descriptions []member       `json:"descriptions,omitempty"`
	Steps        []member       `json:"pcs,omitempty"`
	Tags         []string       `json:"tags,omitempty"`
	Data         map[string]any `json:"data,omitempty"`
	Section      string         `json:"section,omitempty"`
}

// A member is one occurrence.
type member struct {
	Role          string         `json:"role,omitempty"`
	Title         string         `json:"title,omitempty"`
	Text          string         `json:"text,omitempty"`
	IsReference   bool           `json:"isReference,omitempty"`
	Tags          []string       `json:"tags,omitempty"`
	Data          map[string]any `json:"data,omitempty"`
	Rules         []string       `json:"rules,omitempty"`
	InferenceData map[string]any `json:"inferenceData,omitempty"`
}

type section struct {
	Title    string    `json:"title"`
	Level    int       `json:"level"`
	Tags     []string  `json:"tags,omitempty"`
	Children []section `json:"children,omitempty"`
}

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
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden, err := os.ReadFile(strings.TrimSuffix(file, ".argdown") + ".golden.json")
			if err != nil {
				t.Fatal(err)
			}
			var want reference
			if err := json.Unmarshal(golden, &want); err != nil {
				t.Fatal(err)
			}
			doc := Parse(name, string(text))
			g, list := Decode(name, string(text))
			same := func(part string, want, got any) {
				of[part]++
				reason, known := differs[name+": "+part]
				used[name+": "+part] = known
				switch d := cmp.Diff(want, got, cmpopts.EquateEmpty()); {
				case d == "" && known:
					t.Errorf("%s: listed as different (%s), but is equal", part, reason)
				case d == "":
					equal[part]++
				case !known:
					t.Errorf("%s (-reference +crux):\n%s", part, d)
				}
			}
			if len(want.ParserErrors)+len(want.Exceptions) > 0 {
				// The reference gives little or nothing of such a document.
				same("error", true, list.HasErrors())
				return
			}
			got := modelOf(doc, g)
			want.normalise()
			same("error", false, list.HasErrors())
			same("statements", want.Statements, got.Statements)
			same("arguments", want.Arguments, got.Arguments)
			same("relations", want.Relations, got.Relations)
			same("sections", want.Sections, got.Sections)
		})
	}
	for _, part := range []string{"error", "statements", "arguments", "relations", "sections"} {
		t.Logf("%-10s %3d equal of %d", part, equal[part], of[part])
	}
	for _, name := range slices.Sorted(maps.Keys(differs)) {
		if !used[name] {
			t.Errorf("%s is listed as different, but there is no such case", name)
		}
	}
}

// normalise takes away what the README of the cases says to.
func (m *model) normalise() {
	for _, things := range []map[string]thing{m.Statements, m.Arguments} {
		for _, thing := range things {
			for _, members := range [][]member{thing.Members, thing.Descriptions, thing.Steps} {
				for i := range members {
					members[i].Text = fold(members[i].Text)
				}
			}
		}
	}
	slices.SortFunc(m.Relations, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
}

// modelOf writes a graph in the terms of the reference.
func modelOf(doc *Document, g *graph.Graph) model {
	m := model{Statements: map[string]thing{}, Arguments: map[string]thing{}, Relations: [][3]string{}, Sections: []section{}}
	sections := map[*graph.Section]string{}
	var outline func(list []*graph.Section) []section
	outline = func(list []*graph.Section) []section {
		out := []section{}
		for _, s := range list {
			sections[s] = fmt.Sprintf("s%d", len(sections)+1)
			out = append(out, section{written(s.Title), s.Level, s.Tags, outline(s.Sections)})
		}
		return out
	}
	m.Sections = outline(g.Sections)
	claimAt := map[diag.Range]*graph.Claim{}
	for _, c := range g.Claims() {
		m.Statements[c.Key] = thing{Members: members(c.Occurrences), Tags: c.Tags, Data: plainData(c.Data), Section: sections[c.Section]}
		for _, o := range c.Occurrences {
			claimAt[o.Range] = c
		}
	}
	for _, s := range g.Sketches() {
		m.Arguments[s.Key] = thing{Descriptions: members(s.Occurrences), Tags: s.Tags, Data: plainData(s.Data), Section: sections[s.Section]}
	}
	stepOf := map[diag.Range]*graph.Relation{}
	last := map[*graph.Relation]bool{}
	for _, a := range g.Arguments() {
		var described []graph.Occurrence
		for _, o := range a.Occurrences {
			if o.Role == graph.RoleDescription {
				described = append(described, o)
			}
		}
		m.Arguments[a.Key] = thing{Descriptions: members(described), Tags: a.Tags, Data: plainData(a.Data), Section: sections[a.Section]}
		for _, r := range a.Relations {
			stepOf[r.Occurrences[0].Range] = r
		}
		last[a.Last()] = true
	}
	place := map[*graph.Relation]int{} // of its conclusion in the structure, from 0
	for _, block := range doc.Blocks {
		s, ok := block.(*Structure)
		if !ok {
			continue
		}
		var steps []member
		var argument *graph.Argument
		for _, step := range s.Steps {
			e := step.Element
			m := member{Role: "premise", Text: fold(written(e.Text)), IsReference: !e.Defined, Tags: e.Tags, Data: plainData(e.Data.fields())}
			if c := claimAt[e.Range]; c != nil {
				m.Title = c.Key
			}
			if in := step.Inference; in != nil {
				r := stepOf[in.Range]
				argument = r.Argument
				m.Role, m.Rules, m.InferenceData = "intermediary-conclusion", in.Rules, plainData(in.Data.fields())
				if last[r] {
					m.Role = "main-conclusion"
				}
				place[r] = len(steps)
			}
			steps = append(steps, m)
		}
		if argument != nil {
			a := m.Arguments[argument.Key]
			a.Steps = steps
			m.Arguments[argument.Key] = a
		}
	}
	for _, r := range g.Relations() {
		if t, ok := triple(r, place); ok {
			m.Relations = append(m.Relations, t)
		}
	}
	slices.SortFunc(m.Relations, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
	return m
}

var roleNames = [...]string{"", "top-level-statement", "relation-statement", "premise", "intermediary-conclusion", "main-conclusion", "argument-description"}

func members(occurrences []graph.Occurrence) []member {
	var list []member
	for _, o := range occurrences {
		list = append(list, member{Role: roleNames[o.Role], Text: fold(written(o.Text)), IsReference: o.Reference, Tags: o.Tags, Data: plainData(o.Data)})
	}
	return list
}

// written returns t with its mentions marked as the reference leaves them.
func written(t graph.Text) string {
	var s strings.Builder
	at := 0
	for _, m := range t.Marks {
		brackets := ""
		switch m.Kind {
		case graph.ClaimMention:
			brackets = "[]"
		case graph.ArgumentMention:
			brackets = "<>"
		default:
			continue
		}
		s.WriteString(t.Plain[at:m.Start] + "@" + brackets[:1] + t.Plain[m.Start:m.End] + brackets[1:])
		at = m.End
	}
	return s.String() + t.Plain[at:]
}

// triple returns a sketched relation as type, source and target.
func triple(r *graph.Relation, place map[*graph.Relation]int) (t [3]string, ok bool) {
	if r.Reconstructed || r.Incomplete() {
		return t, false
	}
	end := func(n graph.Node) string {
		switch n := n.(type) {
		case *graph.Claim:
			return "[" + n.Key + "]"
		case *graph.Sketch:
			return "<" + n.Key + ">"
		case *graph.Relation:
			if r.Whole {
				return "<" + n.Argument.Key + ">"
			}
			return fmt.Sprintf("<%s>#%d", n.Argument.Key, place[n])
		}
		return ""
	}
	t = [3]string{r.Kind.String(), end(r.Sources[0]), end(r.Target)}
	switch {
	case r.Contradiction != nil && r.Contradiction.Back == r:
		return t, false
	case r.Contradiction != nil && r.Contradiction.Kind == graph.Contrary:
		t[0] = "contrary"
	case r.Contradiction != nil:
		t[0] = "contradictory"
	case r.Undercut() && !r.Whole:
		t[0] = "undercut"
	case r.Strict:
		t[0] = "entails"
	}
	return t, true
}

// plainData returns d as JSON has it.
func plainData(d graph.Data) map[string]any {
	if len(d) == 0 {
		return nil
	}
	m := map[string]any{}
	for _, f := range d {
		m[f.Key] = plainValue(f.Value)
	}
	return m
}

func plainValue(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case graph.Data:
		return plainData(v)
	case []any:
		list := []any{}
		for _, item := range v {
			list = append(list, plainValue(item))
		}
		return list
	}
	return v
}
