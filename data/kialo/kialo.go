// Package kialo reads and writes the text that Kialo exports a discussion as. The id of
// the format is "kialo".
//
//	Discussion Title: Cars
//
//	1. The centre should be closed to cars.
//	1.1. Pro: Cars foul the air.
//	1.1.1. Con: The wind clears the air.
//	1.2. Con: Shops need their customers.
//	1.2.1. Con: -> See 1.1.
//
// Each entry is a claim that supports (Pro) or attacks (Con) the one whose number its
// own number begins with; a Con of a Pro attacks that claim, not the step from it. An
// entry of more than one level without Pro or Con restates the claim above it. An entry
// that says "-> See" and a number is that claim once more. The title is that of the
// document, links are marks of the text, and a backslash in front of one of ( ) [ ] \
// or of what would begin an entry is none of its words.
//
// What the discussion is about are its claims of one level. Where one of them speaks for
// or against another claim, this could not be seen in a graph, and they are named as
// its theses.
//
// What is not there where a number says (a claim above, a claim to see) is told and
// kept. Numbers and spellings that are not those that Encode would choose are kept in
// Foreign: of a claim "number", "text" and "twice" for a second claim of one number, of
// a relation "number" and "text"; of the whole what stands in front of the first
// entry ("before"), entries that are no claims ("entries") and whether there is no
// title ("untitled").
//
// Encode numbers claims as an outline does. A tree of claims has no linked premises,
// undercuts or backings: premises are written side by side, and what bears on a step
// as bearing on the first premise of the step. All that is told, and all else that a
// claim or relation says is lost.
package kialo

import (
	"regexp"
	"strings"

	"crux/graph"
)

const format = "kialo"

// depth is how many levels a number may have. What is deeper is written as a thesis of
// its own, to be seen from where it belongs.
const depth, deepest = 100, 500

const titled = "Discussion Title:"

var (
	entryForm = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)*)(\.?)(?:[ \t]+|$)(?:(Pro|Con):(?:[ \t]+|$))?`)
	seeForm   = regexp.MustCompile(`^-> See ([0-9]+(?:\.[0-9]+)*)\.?$`)
)

// Looks reports whether a text is in the format: its first line has the title of a
// discussion, or it begins with a thesis and what speaks for or against it.
func Looks(text string) bool {
	text = strings.TrimPrefix(text, "\uFEFF")
	text = strings.TrimLeft(text[:min(len(text), 1<<16)], " \t\r\n")
	if strings.HasPrefix(text, titled) {
		return true
	}
	thesis, below := false, false
	for line := range strings.Lines(text) {
		m := entryForm.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		switch {
		case !thesis && (m == nil || m[1] != "1" || m[2] == ""):
			return false
		case !thesis:
			thesis = true
		case m != nil && m[3] != "" && strings.HasPrefix(m[1], "1."):
			below = true
		}
	}
	return thesis && below
}

// stances are how kinds of relations are written.
var stances = map[graph.Kind]string{graph.Support: "Pro: ", graph.Attack: "Con: ", graph.Restatement: ""}

// key returns a number without leading zeros and the last point: what it is known by.
func key(number string) string {
	parts := strings.Split(strings.TrimSuffix(number, "."), ".")
	for i, p := range parts {
		if p = strings.TrimLeft(p, "0"); p == "" {
			p = "0"
		}
		parts[i] = p
	}
	return strings.Join(parts, ".")
}

// levels returns how many levels a number has.
func levels(key string) int { return strings.Count(key, ".") + 1 }
