package agree

// MainClaims is how far two readings have the same main claims, given by name:
// those of both by those of either. It is symmetric, from 0 to 1, and undefined
// where a reading has none.
func MainClaims(a, b []string) Figure {
	f := Figure{
		Name: "main claims", Of: "main claims",
		Formula: "|A and B| / |A or B|; A, B main claims of each reading", Source: "Jaccard's coefficient",
	}
	inA, inB := set(a), set(b)
	if len(inA) == 0 || len(inB) == 0 {
		return f.not(NoMainClaims, "both readings need one")
	}
	both := 0
	for name := range inA {
		if inB[name] {
			both++
		}
	}
	either := len(inA) + len(inB) - both
	return f.is(float64(both)/float64(either), either)
}

func set(names []string) map[string]bool {
	in := map[string]bool{}
	for _, name := range names {
		in[name] = true
	}
	return in
}
