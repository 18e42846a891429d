package kialo

import (
	"testing"

	"crux/data/formattest"
)

var laws = formattest.Format{ID: format, Decode: Decode, Encode: Encode}

func TestLaws(t *testing.T) { laws.Laws(t) }

func TestCells(t *testing.T) {
	for _, s := range formattest.Samples() {
		t.Logf("%s: %s", s.Feature, laws.Cell(t, s))
	}
}
