package brat

import (
	"strings"
	"testing"

	"crux/data/formattest"
	"crux/data/loss"
	"crux/graph"
	"crux/graph/diag"
)

// divider stands between the two files of a document in tests.
const divider = "\x00"

// format has both files in one text.
var format = formattest.Format{ID: id,
	Encode: func(g *graph.Graph) (string, loss.List) {
		ann, txt, hasText, lost := Encode(g)
		if hasText {
			ann += divider + txt
		}
		return ann, lost
	},
	Decode: func(file, text string) (*graph.Graph, diag.List) {
		ann, txt, hasText := strings.Cut(text, divider)
		return Decode(file, ann, strings.Replace(file, ".ann", ".txt", 1), txt, hasText)
	},
}

func TestLaws(t *testing.T) { format.Laws(t) }
