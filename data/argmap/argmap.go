// Package argmap reads and writes argument maps in YAML as the tools of argmap have them:
// the format with the id "argmap".
//
//	"The centre should be closed to cars.":   # a claim
//	  r1:                                     # a reason; o1 or -1 would be an objection
//	    Cars foul the air.:                   # premises, which are claims
//	    "-Foul air makes ill.":               # an unstated one
//	    label: by cause                       # the rule of inference
//	    strength: 4                           # 0 to 5, the strength of the relation
//	  note: Kept as data of the claim.
//
// The text of a claim is its key, so claims have no titles. A claim without reasons and
// note that has the text of another one is that claim: so a claim is a premise in several
// places. The keys of reasons are kept where they are not r1, o1 and so on by their
// place; so are comments, which come first when written.
//
// What the format has no word for is lost: relations on relations, voices, tags, places,
// and what is said of the whole document.
package argmap

import (
	"strings"

	"crux/data/jsondoc"
	"crux/data/yamldoc"
)

// ID is the id of the format.
const ID = "argmap"

// fullStrength is how the strength 1 is written.
const fullStrength = 5

// Words that are no claims and no reasons.
const (
	note     = "note"
	label    = "label"
	strength = "strength"
)

// Looks reports whether a text is in the format: it is a mapping of claims, at least one
// of which has a reason.
func Looks(text string) bool {
	first := ""
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		line = strings.TrimRight(line, " \t\r\n")
		if line != "" && !strings.HasPrefix(line, "#") && line != "---" {
			first = line
			break
		}
	}
	if !strings.HasSuffix(first, ":") && !strings.HasPrefix(first, "?") && !strings.HasSuffix(first, ": {}") || strings.HasPrefix(first, "[") || strings.HasPrefix(first, "<") {
		return false
	}
	d, _ := yamldoc.Parse("", text)
	if d.List.HasErrors() || !d.Root.Is(jsondoc.Object) {
		return false
	}
	reasons := false
	for i := range d.Root.Members {
		claim := &d.Root.Members[i].Value
		if claim.Kind != jsondoc.Null && claim.Kind != jsondoc.Object {
			return false
		}
		for j := range claim.Members {
			m := &claim.Members[j]
			switch {
			case m.Key == note:
			case m.Value.Kind != jsondoc.Object:
				return false
			default:
				for k := range m.Value.Members {
					p := &m.Value.Members[k]
					if p.Key != label && p.Key != strength && p.Value.Kind != jsondoc.Null && p.Value.Kind != jsondoc.Object {
						return false
					}
				}
				reasons = reasons || len(m.Value.Members) > 0
			}
		}
	}
	return reasons
}
