package agree

// CASS is the harmonic mean of how far two readers agree on segments and on
// relations, in one number: s is a segmentation similarity such as [S], m the mean
// agreement on relations. For readings of a text with one voice, m is the one
// kappa over all ordered pairs of claims, with those that only one reader has
// (Pairs{All: true}). Kappas of dialogue, which the measure also knows, have no
// place here.
//
// Its n is that of m. It is undefined where s or m is, and where m + s is not
// above 0 (both 0 make 0). A harmonic mean is meant for parts that are not
// negative; where m is, the value is that of the formula, and a note says so.
//
// Duthie, Lawrence, Budzynska and Reed (2016).
func CASS(s, m Figure) Figure {
	f := Figure{
		Name: "CASS", Of: m.Of,
		Formula: "2 M S / (M + S); S segmentation similarity, M kappa over ordered pairs of all claims of both",
		Source:  "Duthie, Lawrence, Budzynska and Reed 2016",
	}
	for _, part := range []Figure{s, m} {
		switch {
		case !part.Defined():
			return f.not(NotAFigure, part.Name+": "+string(part.Undefined))
		case !part.Exact():
			return f.not(NotAFigure, part.Name+": known within bounds only")
		}
	}
	switch {
	case s.Value == 0 && m.Value == 0:
		return f.is(0, m.N).chance()
	case s.Value+m.Value <= 0:
		return f.not(NotAboveZero, "S is "+decimals(s.Value)+", M "+decimals(m.Value))
	}
	f = f.is(2*m.Value*s.Value/(m.Value+s.Value), m.N).chance()
	if m.Value < 0 || s.Value < 0 {
		return f.note("M is below 0, where a harmonic mean says little")
	}
	return f
}
