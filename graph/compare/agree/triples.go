package agree

// TripleAgreement is how many triples two readings share.
type TripleAgreement struct {
	Precision Figure // of the second reading's triples, those that were matched
	Recall    Figure // of the first reading's triples
	F1        Figure // the harmonic mean of both: symmetric
}

// Triples counts the facts that two readings as graphs share under the best mapping
// of the nodes: that a node has its label, and that an edge leads between two
// nodes. Relations are mapped to relations of the same kind only. Figures are from
// 0 to 1, bounded and said so where the best mapping was not found for certain.
//
// Cai and Knight (2013), who count so for graphs of meaning (Smatch).
func Triples(a, b Reading) TripleAgreement {
	base := func(name, formula string) Figure {
		return Figure{
			Name: name + " of triples", Of: "triples",
			Formula: formula + "; M triples (labels of nodes, edges) matched at best, |A|, |B| triples of the readings",
			Source:  "Cai and Knight 2013",
		}
	}
	t := TripleAgreement{base("precision", "M / |B|"), base("recall", "M / |A|"), base("F1", "2 M / (|A| + |B|)")}
	if why, detail := checkBoth(a, b); why != "" {
		return TripleAgreement{t.Precision.not(why, detail), t.Recall.not(why, detail), t.F1.not(why, detail)}
	}
	nA, nB := networks(a, b)
	const same, other, edge = 1, 0, 1
	best := greatestOf(nA, nB, byLabel(nA, nB, same, other, edge, true), byLabel(nB, nA, same, other, edge, true),
		atMost(nA, nB, same, other, edge, true), searchSteps)
	share := func(f Figure, times float64, whole int, empty string) Figure {
		if whole == 0 {
			return f.not(NoClaims, empty)
		}
		low, high := times*best.low/float64(whole), times*best.high/float64(whole)
		return f.between(low, low, min(high, 1), whole).bounded()
	}
	sizeA, sizeB := nA.size()+nA.edges, nB.size()+nB.edges
	t.Precision = share(t.Precision, 1, sizeB, "reading 2 is empty")
	t.Recall = share(t.Recall, 1, sizeA, "reading 1 is empty")
	t.F1 = share(t.F1, 2, sizeA+sizeB, "both readings are empty")
	return t
}

// bounded returns f with a note if it is not exact.
func (f Figure) bounded() Figure {
	if !f.Exact() {
		return f.note("not searched to the end")
	}
	return f
}
