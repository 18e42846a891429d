package argdown

import (
	"fmt"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/diag"
)

// LeftOut tells which statements and arguments of a document are not in its
// argument map, and why: a hint at the first place of each, in the order of the
// text. Untitled statements that are shown by their argument alone are not
// missed.
func LeftOut(g *graph.Graph) diag.List {
	settings, _ := argmap.ReadSettings(g.Meta.Settings)
	m := argmap.Arguments(g, settings)
	var list diag.List
	for _, l := range m.LeftOut {
		if l.Inside {
			continue
		}
		var at graph.Occurrence
		name := "<" + short(l.Node.Key()) + ">"
		switch {
		case l.Node.Claim != nil:
			at = earliest(l.Node.Claim.Occurrences)
			if name = "[" + short(l.Node.Key()) + "]"; l.Node.Claim.Untitled {
				name = "this statement"
			}
		case l.Node.Sketch != nil:
			at = earliest(l.Node.Sketch.Occurrences)
		default:
			at = earliest(l.Node.Argument.Occurrences)
		}
		list = append(list, diag.Diagnostic{File: at.File, Range: at.Range, Severity: diag.Hint, Code: "not-in-map",
			Message: fmt.Sprintf("%s is not in the map: %s", name, l.Why), Hint: leftOutHints[l.Why]})
	}
	list.Sort()
	return list
}

// leftOutHints say how to get something into the map.
var leftOutHints = [argmap.Reasons]string{
	argmap.NotInMap:     "take isInMap: false away, or set selection: {ignoreIsInMap: true}",
	argmap.Excluded:     "take its title out of excludeStatements or excludeArguments",
	argmap.OtherSection: "add the title of its section to selection.selectedSections, or set selectElementsWithoutSection",
	argmap.OtherTag:     "give it a selected tag, or set selection.selectElementsWithoutTag",
	argmap.Disconnected: "connect it to something with + or -, or set {isInMap: true} on it; crux map without --level arguments draws it all the same",
	argmap.ByMode:       "choose another selection.statementSelectionMode, or set {isInMap: true} on it",
}
