package argmap_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/argmap"
)

// configuration reads settings written as YAML.
func configuration(t *testing.T, yaml string) (argmap.Settings, []argmap.Problem) {
	t.Helper()
	g, list := argdown.Decode("test.argdown", "===\n"+yaml+"\n===\n\nA claim.\n")
	if list.HasErrors() {
		t.Fatalf("the test's own settings have errors: %v", list)
	}
	return argmap.ReadSettings(g.Meta.Settings)
}

func TestSettingsAreRead(t *testing.T) {
	yes, no := true, false
	for yaml, want := range map[string]argmap.Settings{
		"title: no settings": {},
		"selection: {selectedTags: a, selectElementsWithoutTag: true, selectedSections: [], selectElementsWithoutSection: true}": {
			Selection: argmap.Selection{Tags: []string{"a"}, WithoutTag: true, Sections: []string{}, Outside: true}},
		"selection: {includeStatements: [A, 1], excludeStatements: [B], excludeArguments: [C], ignoreIsInMap: true, excludeDisconnected: false, statementSelectionMode: top-level}": {
			Selection: argmap.Selection{IncludeStatements: []string{"A", "1"}, ExcludeStatements: []string{"B"}, ExcludeArguments: []string{"C"},
				IgnoreIsInMap: true, KeepDisconnected: true, Mode: argmap.TopLevel}},
		"selection: {excludeDisconnected: null, statementSelectionMode: null}": {},
		"map: {statementLabelMode: title, argumentLabelMode: hide-untitled, addTags: false}": {
			Labels: argmap.Labels{Statements: argmap.TitleLabel, Arguments: argmap.HideUntitled, HideTags: true}},
		"group: {groupDepth: 3, ignoreIsGroup: true, ignoreIsClosed: true, sections: {A: {isGroup: true}, B: {isClosed: false}}}": {
			Grouping: argmap.Grouping{Depth: 3, IgnoreIsGroup: true, IgnoreIsClosed: true,
				Sections: map[string]argmap.SectionSetting{"A": {IsGroup: &yes}, "B": {IsClosed: &no}}}},
		"group: {groupDepth: 0}": {Grouping: argmap.Grouping{Depth: -1}},
		"group: {regroup: [{title: A, statements: B, children: [{title: C, arguments: [D], isClosed: true, tags: [e]}]}]}": {
			Grouping: argmap.Grouping{Regroup: []argmap.Regrouped{{Title: "A", Statements: []string{"B"},
				Children: []argmap.Regrouped{{Title: "C", Arguments: []string{"D"}, Closed: true, Tags: []string{"e"}}}}}}},
		`color: {colorScheme: ["#123456", "#abc"], colorizeByTag: false, colorizeGroupsByTag: true, ignoreColorData: true, groupFontColor: "#111111"}`: {
			Colors: argmap.Colors{Scheme: []string{"#123456", "#abc"}, IgnoreTags: true, GroupsByTag: true, IgnoreData: true, GroupInk: "#111111"}},
		`color: {tagColors: {a: "#111111", b: 2, c: {color: 3, priority: 4}, d: {priority: 1}}, statementColors: {S: 1}, argumentColors: {A: "#222"}, groupColors: {G: 2}, relationColors: {attack: 0}}`: {
			Colors: argmap.Colors{
				Tags: map[string]argmap.TagColor{"a": {Color: argmap.Color{Hex: "#111111"}}, "b": {Color: argmap.Color{Index: 2}},
					"c": {Color: argmap.Color{Index: 3}, Priority: 4}, "d": {Color: argmap.Color{Index: -1}, Priority: 1}},
				Statements: map[string]argmap.Color{"S": {Index: 1}}, Arguments: map[string]argmap.Color{"A": {Hex: "#222"}},
				Groups: map[string]argmap.Color{"G": {Index: 2}}, Relations: map[argmap.Kind]argmap.Color{argmap.Attack: {}}}},
	} {
		got, problems := configuration(t, yaml)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", yaml, d)
		}
		if len(problems) > 0 {
			t.Errorf("%s: problems %v, want none", yaml, problems)
		}
	}
}

func TestProblemsOfSettings(t *testing.T) {
	for _, tc := range []struct {
		yaml, path string
		hint       string // a part of it
		wrong      bool
	}{
		{"selection: {statementSelectionMod: all}", "selection.statementSelectionMod", "did you mean statementSelectionMode?", false},
		{"selection: {statementSelectionMode: with-titel}", "selection.statementSelectionMode", "did you mean with-title?", true},
		{"selection: {statementSelectionMode: nothing-like-it}", "selection.statementSelectionMode", "there are with-title, all", true},
		{"selection: {statementSelectionMode: 3}", "selection.statementSelectionMode", "write one of with-title", true},
		{"selection: {excludeDisconnected: 1}", "selection.excludeDisconnected", "write true or false", true},
		{"selection: {selectedTags: [[a]]}", "selection.selectedTags.0", "write words", true},
		{"selection: {selectedTags: {a: b}}", "selection.selectedTags", "write a list", true},
		{"selection: 7", "selection", "write keys with their values", true},
		{"map: {argumentLabelModes: title}", "map.argumentLabelModes", "did you mean argumentLabelMode?", false},
		{"map: {labels: title}", "map.labels", "known here are statementLabelMode, argumentLabelMode, addTags", false},
		{"map: {statementLabelMode: titel}", "map.statementLabelMode", "did you mean title?", true},
		{"group: {groupDepth: two}", "group.groupDepth", "groupDepth: 2", true},
		{"group: {groupDepth: 1.5}", "group.groupDepth", "groupDepth: 2", true},
		{"group: {sections: {A: {isgroup: true}}}", "group.sections.A.isgroup", "did you mean isGroup?", false},
		{"group: {sections: {A: true}}", "group.sections.A", "write keys", true},
		{"group: {sections: {A: {isGroup: 1}}}", "group.sections.A.isGroup", "write true or false", true},
		{"group: {regroup: {title: A}}", "group.regroup", "write a list of groups", true},
		{"group: {regroup: [A]}", "group.regroup.0", "write a group as", true},
		{"group: {regroup: [{title: A}, {titel: B}]}", "group.regroup.1.titel", "did you mean title?", false},
		{"group: {regroup: [{title: A, children: [{title: B, isClosed: x}]}]}", "group.regroup.0.children.0.isClosed", "write true or false", true},
		{"color: {colorByTags: true}", "color.colorByTags", "did you mean colorizeByTag?", false},
		{"color: {colorGroupsByTag: true}", "color.colorGroupsByTag", "did you mean colorizeGroupsByTag?", false},
		{"color: {colorScheme: colorbrewer-pared}", "color.colorScheme", "did you mean colorbrewer-paired?", true},
		{"color: {colorScheme: 3}", "color.colorScheme", "the name of a scheme", true},
		{"color: {colorScheme: [red]}", "color.colorScheme.0", "in quotes", true},
		{"color: {statementColors: {A: red}}", "color.statementColors.A", "from 0 to 7", true},
		{"color: {statementColors: {A: #ff0000\n }}", "color.statementColors.A", "in quotes", true},
		{"color: {statementColors: {A: 8}}", "color.statementColors.A", "from 0 to 7", true},
		{"color: {groupColors: {A: 3}}", "color.groupColors.A", "from 0 to 2", true},
		{"color: {tagColors: {a: {colour: 1}}}", "color.tagColors.a.colour", "did you mean color?", false},
		{"color: {tagColors: {a: {priority: high}}}", "color.tagColors.a.priority", "write a number", true},
		{"color: {relationColors: {atack: 1}}", "color.relationColors.atack", "did you mean attack?", false},
		{"color: {statementFontColor: black}", "color.statementFontColor", "in quotes", true},
	} {
		_, problems := configuration(t, tc.yaml)
		if len(problems) != 1 {
			t.Errorf("%s: problems %v, want one", tc.yaml, problems)
			continue
		}
		p := problems[0]
		if path := strings.Join(p.Path, "."); path != tc.path || !strings.Contains(p.Hint, tc.hint) || p.Error != tc.wrong || p.Message == "" {
			t.Errorf("%s: %+v; want %s, wrong %v, and the hint %q", tc.yaml, p, tc.path, tc.wrong, tc.hint)
		}
	}
}

// What is not understood is left at its default, and takes nothing with it.
func TestProblemsLeaveTheRestAlone(t *testing.T) {
	got, _ := configuration(t, `selection: {statementSelectionMode: x, excludeStatements: [A]}
group: {groupDepth: x, ignoreIsGroup: true}
map: {statementLabelMode: x, addTags: false}
color: {colorScheme: x, statementColors: {A: x, B: 1}}`)
	want := argmap.Settings{
		Selection: argmap.Selection{ExcludeStatements: []string{"A"}},
		Grouping:  argmap.Grouping{IgnoreIsGroup: true},
		Labels:    argmap.Labels{HideTags: true},
		Colors:    argmap.Colors{Statements: map[string]argmap.Color{"B": {Index: 1}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestSettingsOfOddDataDoNotPanic(t *testing.T) {
	odd := []any{nil, true, 1, -1.5, "x", "#", "#12", []any{nil, graph.Data{}, []any{}}, graph.Data{{Key: "color", Value: graph.Data{{Key: "color"}}}}}
	names := map[string][]string{
		"selection": {"selectedTags", "statementSelectionMode", "excludeStatements"}, "map": {"statementLabelMode"},
		"group": {"groupDepth", "sections", "regroup"}, "color": {"colorScheme", "tagColors", "statementColors", "relationColors", "groupFontColor"},
	}
	g, _ := mapOf(t, "# S #x\n\n"+steps)
	for section, keys := range names {
		for _, v := range odd {
			list := []graph.Data{{{Key: section, Value: v}}}
			for _, k := range keys {
				for _, value := range []any{v, []any{v}, graph.Data{{Key: "x", Value: v}}, []any{graph.Data{{Key: "title", Value: v}, {Key: "children", Value: v}}}} {
					list = append(list, graph.Data{{Key: section, Value: graph.Data{{Key: k, Value: value}}}})
				}
			}
			for _, d := range list {
				s, _ := argmap.ReadSettings(d)
				argmap.Arguments(g, s).Close().Draw(g.Meta)
				argmap.Preselected(g, s)
			}
		}
	}
}
