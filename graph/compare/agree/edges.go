package agree

import "fmt"

// Which labelled edges two readings share.

// Undercuts says how relations on relations are compared.
type Undercuts int

const (
	// Kept compares an undercut with what it undercuts: it is the same edge only
	// if it ends on the same edge.
	Kept Undercuts = iota
	// Flattened takes an undercut for an attack on the premise whose step it
	// undercuts (on each of them, if they are linked), as dependency parsers do.
	// An undercut and a rebuttal of the premise are then the same.
	Flattened
)

// An EdgeAgreement is how far the labelled edges of two readings are the same, the
// first one being the one to be met.
type EdgeAgreement struct {
	Precision Figure // of the second reading's edges, those that the first has
	Recall    Figure // of the first reading's edges, those that the second has
	F1        Figure // the harmonic mean of both: symmetric
	Jaccard   Figure // of the edges of either, those of both: symmetric
}

// Edges compares two readings by their labelled edges: source, target and kind. A
// relation with several sources is as many edges, so how premises are grouped
// makes no difference here. All figures are from 0 to 1; one is undefined where
// what it divides by is none.
func Edges(a, b Reading, undercuts Undercuts) EdgeAgreement {
	how := "undercuts kept"
	if undercuts == Flattened {
		how = "undercuts flattened"
	}
	base := func(name, formula string) Figure {
		return Figure{
			Name: fmt.Sprintf("%s of edges, %s", name, how), Of: "edges",
			Formula: formula + "; A, B edges (source, target, kind) of the readings", Source: "plain share",
		}
	}
	e := EdgeAgreement{
		Precision: base("precision", "|A and B| / |B|"),
		Recall:    base("recall", "|A and B| / |A|"),
		F1:        base("F1", "2 |A and B| / (|A| + |B|)"),
		Jaccard:   base("Jaccard", "|A and B| / |A or B|"),
	}
	undefined := func(why Reason, detail string) EdgeAgreement {
		return EdgeAgreement{e.Precision.not(why, detail), e.Recall.not(why, detail), e.F1.not(why, detail), e.Jaccard.not(why, detail)}
	}
	if why, detail := checkBoth(a, b); why != "" {
		return undefined(why, detail)
	}
	links := newLinker()
	of := links.kept
	if undercuts == Flattened {
		of = links.flat
	}
	inA, okA := of(a)
	inB, okB := of(b)
	if !okA || !okB {
		return undefined(TooLarge, fmt.Sprintf("more than %d edges", mostLinks))
	}
	both := 0
	for k := range inA {
		if inB[k] {
			both++
		}
	}
	share := func(f Figure, part, whole, n int, empty string) Figure {
		if whole == 0 {
			return f.not(NoRelations, empty)
		}
		return f.is(float64(part)/float64(whole), n)
	}
	either := len(inA) + len(inB) - both
	e.Precision = share(e.Precision, both, len(inB), len(inB), "reading 2 has none")
	e.Recall = share(e.Recall, both, len(inA), len(inA), "reading 1 has none")
	e.F1 = share(e.F1, 2*both, len(inA)+len(inB), either, "no reading has any")
	e.Jaccard = share(e.Jaccard, both, either, either, "no reading has any")
	return e
}
