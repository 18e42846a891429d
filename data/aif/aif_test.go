package aif

import (
	"testing"

	"crux/data/formattest"
)

var (
	plain  = formattest.Format{ID: "aif", Decode: Decode, Encode: Encode}
	within = formattest.Format{ID: "xaif", Decode: DecodeX, Encode: EncodeX}
)

func TestLaws(t *testing.T)  { plain.Laws(t) }
func TestLawsX(t *testing.T) { within.Laws(t) }
