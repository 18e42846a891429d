package agree

// A GraphEdit is how many edits turn one reading's graph into the other's.
type GraphEdit struct {
	// Low and High bound the distance; they are equal where it is exact. High
	// is the number of edits of a way that was found.
	Low, High int
	// Similarity is 1 - distance / (|A| + |B|), the sizes being numbers of nodes
	// and edges: 1 for readings that are the same, 0 for those that share
	// nothing. Its Value is that of High.
	Similarity Figure
}

// EditDistance is the graph edit distance of two readings as graphs in which claims
// and relations are nodes: the least number of nodes and edges that are added,
// taken away or (nodes only) given another label, each at cost 1. Labels are the
// names of claims and the kinds of relations; claims never turn into relations.
// Which claim becomes which is found anew: names count only as labels, which may be
// repeated.
//
// It is exact where that is found within a bounded number of steps, as between
// readings that are the same whatever their size, or have up to a dozen claims
// or more where names are shared; else it is bounded from both sides, and a note
// says so. It is symmetric, the exact one satisfies the triangle inequality, and
// it is undefined where both readings are empty.
//
// Sanfeliu and Fu (1983); bounds after Riesen and Bunke (2009).
func EditDistance(a, b Reading) GraphEdit { return editDistance(a, b, searchSteps) }

func editDistance(a, b Reading, steps int) GraphEdit {
	f := Figure{
		Name: "graph edit similarity", Of: "nodes and edges",
		Formula: "1 - GED / (|A| + |B|); GED least number of edits (add, take away, relabel; cost 1), |A|, |B| nodes and edges of each graph",
		Source:  "graph edit distance: Sanfeliu and Fu 1983",
	}
	if why, detail := checkBoth(a, b); why != "" {
		return GraphEdit{Similarity: f.not(why, detail)}
	}
	nA, nB := networks(a, b)
	size := nA.size() + nA.edges + nB.size() + nB.edges
	if size == 0 {
		return GraphEdit{Similarity: f.not(NoClaims, "both readings are empty")}
	}
	// A pair of nodes saves taking away the one and adding the other, less the
	// cost of a new label; a matched edge saves two edits.
	const same, other, edge = 2, 1, 2
	best := greatestOf(nA, nB, byLabel(nA, nB, same, other, edge, false), byLabel(nB, nA, same, other, edge, false),
		atMost(nA, nB, same, other, edge, false), steps)
	e := GraphEdit{Low: size - int(best.high), High: size - int(best.low)}
	similarity := func(edits int) float64 { return 1 - float64(edits)/float64(size) }
	e.Similarity = f.between(similarity(e.High), similarity(e.High), similarity(e.Low), size)
	if e.Low == e.High {
		e.Similarity = e.Similarity.note("distance %d", e.High)
	} else {
		e.Similarity = e.Similarity.note("distance from %d to %d, not searched to the end", e.Low, e.High)
	}
	return e
}
