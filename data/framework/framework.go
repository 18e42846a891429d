// Package framework reads and writes abstract frameworks (Dung, 1995) in the formats of
// the solvers' competition, with the ids "af", "apx" and "tgf": arguments that have
// nothing but a name, and attacks between them.
//
// What is read: each argument is a claim titled by its name (in af its number), each
// attack an attack of one claim on another, once. In tgf the label of an argument is
// the text of the claim. Comments and the labels of attacks are kept and written again.
//
// What is written: a graph that is no more than this as it is. Of any other graph it is
// the projection called “standing”, in which a claim, sketch or relation is accepted
// under the grounded semantics if and only if it stands in the graph as crux eval has it
// with nothing said, but in circles of supports, which stand undecided here and fall
// there. Its arguments are
//
//   - the claims and sketches, each attacked by the objections to it;
//   - each support or attack that has several sources, or that something undercuts: it is
//     attacked by what undercuts it and by “not S” for each of its sources S, which
//     S attacks in turn; it attacks what the relation is against. Any other relation has
//     its one source do so in its place;
//   - “no reason for C” for each claim C that does not stand without reasons: it attacks
//     C, and the supports of C attack it.
//
// Restatements, preferences, supports of relations and incomplete relations have no part
// in it, as they have no effect there. The name of the projection stands in a comment, where the
// format has comments, and in what is told of the loss; in af, which has no names, so do
// the names of the arguments.
package framework

import (
	"regexp"
	"strings"

	"crux/graph/semantics/af"
)

// What is read at the most; package af reads more, but no map holds it.
const (
	MaxArguments = 100_000
	MaxAttacks   = 200_000
)

// Projection is the name of the projection of a graph that is no framework.
const Projection = "standing"

// Looks returns a function that reports whether a text is in a format: af by its line
// "p af N", apx by beginning with a fact, tgf by the line # between ids and pairs of
// these.
func Looks(format af.Format) func(text string) bool {
	switch format {
	case af.AF:
		return func(text string) bool { return header.MatchString(first(text, '#')) }
	case af.APX:
		return func(text string) bool { return fact.MatchString(first(text, '%')) }
	}
	return looksTrivial
}

var (
	header = regexp.MustCompile(`^p[ \t]+af[ \t]+[0-9]+[ \t]*(#.*)?$`)
	fact   = regexp.MustCompile(`^(arg[ \t]*\([^()]*\)|att[ \t]*\([^()]*,[^()]*\))[ \t]*\.`)
)

// first returns the first line that is not blank and no comment.
func first(text string, comment byte) string {
	for line := range strings.Lines(strings.TrimPrefix(text, byteOrderMark)) {
		for line := range strings.SplitSeq(line, "\r") {
			if line = strings.Trim(line, " \t\r\n"); line != "" && line[0] != comment {
				return line
			}
		}
	}
	return ""
}

const byteOrderMark = "\uFEFF"

// looksTrivial reports whether a text is in tgf: there are ids, one line #, and then
// nothing but pairs of ids.
func looksTrivial(text string) bool {
	ids := map[string]bool{}
	divided := false
	for line := range strings.Lines(strings.TrimPrefix(text, byteOrderMark)) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "#" && len(words) == 1:
			if divided || len(ids) == 0 {
				return false
			}
			divided = true
		case strings.HasPrefix(words[0], "#"):
			return false
		case !divided:
			ids[words[0]] = true
		default:
			return len(words) > 1 && ids[words[0]] && ids[words[1]]
		}
	}
	return divided
}
