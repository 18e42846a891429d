package agree

import "fmt"

// Agreement on how claims are related, over all ordered pairs of claims.

// Pairs says over which pairs of claims [Pairs.Kappa] is taken and what it
// compares.
type Pairs struct {
	// All takes the claims of both readings, also those that only one has, and
	// not only those that both have.
	All bool
	// Unlabelled compares whether two claims are related, not how.
	Unlabelled bool
}

// PairKappa is Cohen's kappa over all ordered pairs of different claims that both
// readings have, each labelled with the kind of the relation from the first to the
// second, or with none.
func PairKappa(a, b Reading) Figure { return Pairs{}.Kappa(a, b) }

// Kappa is Cohen's kappa over the ordered pairs of different claims that p takes,
// each labelled with the kind of the relation from the first to the second, or
// with none. Undercuts are flattened; relations of several kinds make a label of
// their own. Claims of one name in one reading count once.
//
// It is symmetric, from -1 to 1, and undefined where there is one label only, as
// between readings without relations. As most pairs are unrelated, observed
// agreement is high by chance, which is why this one is reported.
//
// Cohen (1960).
func (p Pairs) Kappa(a, b Reading) Figure {
	f := Figure{Name: "pair kappa", Of: "ordered pairs", Formula: kappaFormula + ", over ordered pairs of claims, labelled none, support, attack", Source: "Cohen 1960"}
	if p.Unlabelled {
		f.Name, f.Formula = "pair kappa, linked or not", kappaFormula+", over ordered pairs of claims, labelled linked or not"
	}
	if why, detail := checkBoth(a, b); why != "" {
		return f.not(why, detail)
	}
	links := newLinker()
	taken, n := p.claims(links, a, b)
	if n < 2 {
		return f.not(NoClaims, fmt.Sprintf("%d to pair", n))
	}
	labelsA, okA := p.labels(links, a, taken)
	labelsB, okB := p.labels(links, b, taken)
	if !okA || !okB {
		return f.not(TooLarge, fmt.Sprintf("more than %d edges", mostLinks))
	}
	const none = ""
	var t table
	t.add(none, none, 0)
	related := 0
	for k, label := range labelsA {
		t.add(label, labelsB[k], 1)
		related++
	}
	for k, label := range labelsB {
		if _, inA := labelsA[k]; !inA {
			t.add(none, label, 1)
			related++
		}
	}
	t.add(none, none, n*(n-1)-related)
	return t.kappa(f)
}

// claims returns which claims are taken, by their numbers, and how many.
func (p Pairs) claims(links *linker, a, b Reading) (taken map[int]bool, n int) {
	inA, taken := map[int]bool{}, map[int]bool{}
	for _, name := range a.Claims {
		inA[links.claims.number(name)] = true
	}
	for _, name := range b.Claims {
		if k := links.claims.number(name); p.All || inA[k] {
			taken[k] = true
		}
	}
	if p.All {
		for k := range inA {
			taken[k] = true
		}
	}
	return taken, len(taken)
}

// labels returns the labels of the pairs of taken claims that r relates.
func (p Pairs) labels(links *linker, r Reading, taken map[int]bool) (labels map[link]string, ok bool) {
	flat, ok := links.flat(r)
	if !ok {
		return nil, false
	}
	kind := make([]string, len(links.kinds))
	for name, k := range links.kinds {
		kind[k] = name
	}
	kinds := map[link][]string{}
	for k := range flat {
		if taken[k.source] && taken[k.target] && k.source != k.target {
			kinds[k.link] = append(kinds[k.link], kind[k.kind])
		}
	}
	labels = map[link]string{}
	for k, several := range kinds {
		labels[k] = "linked"
		if !p.Unlabelled {
			labels[k] = "of kind " + joined(several)
		}
	}
	return labels, true
}
