package agree

import (
	"fmt"
	"math"
	"math/bits"
)

// Agreement of two readers on the label of each of a list of items.

// kappaFormula is the formula of every kappa of two readers.
const kappaFormula = "(Po - Pe) / (1 - Pe); Po share of items with equal labels, Pe sum over labels of the product of the readers' shares"

// Cohen is Cohen's kappa: how far two readers give equal labels to the same items,
// beyond what their own shares of labels would make by chance. x[i] and y[i] are
// their labels of item i, such as the roles of two matched units; an item that one
// of them has not labelled ("") is left out.
//
// It is symmetric, from -1 to 1, and depends on no label's name. It is undefined
// where both use one label and the same: chance alone agrees then.
//
// Cohen (1960).
func Cohen(x, y []string) Figure {
	f := Figure{Name: "Cohen's kappa", Of: "items", Formula: kappaFormula, Source: "Cohen 1960"}
	t, why, detail := tally(x, y)
	if why != "" {
		return f.not(why, detail)
	}
	return t.kappa(f).leftOut(len(x) - t.n)
}

// Observed is the share of items to which two readers give equal labels, not
// corrected for chance: Po of [Cohen]'s kappa. With labels that join the target
// and the kind of a unit's relation it is what parsers call the labelled
// attachment score. It is symmetric and from 0 to 1.
func Observed(x, y []string) Figure {
	f := Figure{Name: "observed agreement", Of: "items", Formula: "items with equal labels / items", Source: "plain share"}
	t, why, detail := tally(x, y)
	if why != "" {
		return f.not(why, detail)
	}
	return f.is(float64(t.same)/float64(t.n), t.n).leftOut(len(x) - t.n)
}

// leftOut returns f with a note if items were left out.
func (f Figure) leftOut(items int) Figure {
	if items > 0 {
		return f.note("%d left out, not labelled by all", items)
	}
	return f
}

// A table counts how two readers label items.
type table struct {
	n, same int
	labels  map[string]int // the numbers of the labels
	x, y    []int          // how often each reader uses each label
}

// add counts more items with the labels x and y.
func (t *table) add(x, y string, items int) {
	if t.labels == nil {
		t.labels = map[string]int{}
	}
	number := func(label string) int {
		k, known := t.labels[label]
		if !known {
			k = len(t.labels)
			t.labels[label] = k
			t.x, t.y = append(t.x, 0), append(t.y, 0)
		}
		return k
	}
	i, j := number(x), number(y)
	t.n += items
	t.x[i] += items
	t.y[j] += items
	if i == j {
		t.same += items
	}
}

// kappa returns f with Cohen's kappa.
func (t *table) kappa(f Figure) Figure {
	if t.n == 0 {
		return f.not(NoItems, "")
	}
	// Summed in 128 bits, so that the order of the labels can't show in the last
	// decimals.
	var high, low uint64
	for k := range t.x {
		if t.x[k] == t.n && t.y[k] == t.n {
			return f.not(OneCategory, fmt.Sprintf("both readers give all %d the same label", t.n))
		}
		h, l := bits.Mul64(uint64(t.x[k]), uint64(t.y[k]))
		var carry uint64
		low, carry = bits.Add64(low, l, 0)
		high += h + carry
	}
	n := float64(t.n)
	po, pe := float64(t.same)/n, (math.Ldexp(float64(high), 64)+float64(low))/(n*n)
	return f.is((po-pe)/(1-pe), t.n).chance()
}

// tally counts the labels of the items that both readers have labelled.
func tally(x, y []string) (t table, why Reason, detail string) {
	if len(x) != len(y) {
		return t, UnequalLength, fmt.Sprintf("%d labels and %d", len(x), len(y))
	}
	for i := range x {
		if x[i] != "" && y[i] != "" {
			t.add(x[i], y[i], 1)
		}
	}
	if t.n == 0 {
		return t, NoItems, "no item is labelled by both"
	}
	return t, "", ""
}
