package sadface

import (
	"testing"

	"crux/data/formattest"
)

var laws = formattest.Format{ID: format, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { laws.Laws(t) }

// The format keeps whatever a graph says.
func TestNothingIsLost(t *testing.T) {
	for _, s := range formattest.Samples() {
		if got := laws.Cell(t, s); got != formattest.Kept {
			t.Errorf("%s: %s", s.Feature, got)
		}
	}
}
