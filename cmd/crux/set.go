package main

import (
	"slices"
	"strings"

	"crux/data/argdown"
	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
)

// settings reads options of Argdown that are given as KEY=VALUE on the command
// line, such as selection.statementSelectionMode=all. Keys go from the outer to
// the inner one; one that holds a dot stands in double quotes.
func settings(given []string) (graph.Data, error) {
	var all graph.Data
	for _, s := range given {
		key, written, ok := cutSetting(s)
		if !ok {
			return nil, usageError("--set %s gives no value; write KEY=VALUE, as in --set group.groupDepth=1", s)
		}
		path := keys(key)
		if slices.Contains(path, "") {
			return nil, usageError("--set %s: a key is empty", s)
		}
		if err := knownOption(s, path[0]); err != nil {
			return nil, err
		}
		if len(path) == 1 && !strings.HasPrefix(strings.TrimSpace(written), "{") {
			return nil, usageError("--set %s: %s holds options; name one of them, as in --set %s", s, path[0], anOption[path[0]])
		}
		value, err := argdown.Value(written)
		if err != nil {
			return nil, usageError("--set %s: the value cannot be read: %s", s, err)
		}
		one := graph.Data{{Key: path[len(path)-1], Value: value}}
		for _, k := range slices.Backward(path[:len(path)-1]) {
			one = graph.Data{{Key: k, Value: one}}
		}
		if _, problems := argmap.ReadSettings(one); len(problems) > 0 {
			p := problems[0]
			message := p.Message
			if p.Hint != "" {
				message += "; " + p.Hint
			}
			return nil, usageError("--set %s: %s", s, message)
		}
		all = all.MergeDeep(one)
	}
	return all, nil
}

// anOption is an example of what each of argmap.Recognised holds.
var anOption = map[string]string{
	"selection": "selection.statementSelectionMode=all", "map": "map.statementLabelMode=title",
	"group": "group.groupDepth=1", "color": "color.colorScheme=colorbrewer-accent",
}

// knownOption reports whether a key is one of those that maps are made by.
func knownOption(given, key string) error {
	switch {
	case slices.Contains(argmap.Recognised, key):
		return nil
	case slices.Contains(argmap.Ignored, key):
		return usageError("--set %s: crux has no use for Argdown's options under %s; there are %s", given, key, strings.Join(argmap.Recognised, ", "))
	case key == "model":
		return usageError("--set %s: how a document is read is decided in its front matter", given)
	}
	hint := "there are " + strings.Join(argmap.Recognised, ", ")
	if near := diag.Nearest(key, argmap.Recognised); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usageError("--set %s: no options stand under %s; %s", given, key, hint)
}

// cutSetting divides KEY=VALUE at the first equals sign outside quotes.
func cutSetting(s string) (key, value string, ok bool) {
	quoted := false
	for i, r := range s {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '=' && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}

// keys divides a path at the dots outside quotes.
func keys(path string) []string {
	list := []string{""}
	quoted := false
	for _, r := range path {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '.' && !quoted:
			list = append(list, "")
		default:
			list[len(list)-1] += string(r)
		}
	}
	return list
}
