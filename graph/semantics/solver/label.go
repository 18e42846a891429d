package solver

// Label is the verdict on a node.
type Label uint8

// The labels.
const (
	Undecided Label = iota
	In              // it stands
	Out             // it falls
)

func (l Label) String() string { return [...]string{"undecided", "in", "out"}[l] }

// Labels are the labels of the nodes of a system, by their numbers.
type Labels []Label

// In returns the numbers of the nodes that are in, ascending.
func (l Labels) In() []int32 {
	var in []int32
	for i, label := range l {
		if label == In {
			in = append(in, int32(i))
		}
	}
	return in
}

// A Semantics says which labellings count.
type Semantics string

// The semantics. Complete labellings are defined with the package; of the others,
//
//   - grounded is the complete labelling with the fewest nodes in,
//   - preferred are those whose nodes in are maximal under ⊆,
//   - stable are those without undecided nodes,
//   - semi-stable are those whose undecided nodes are minimal under ⊆,
//   - ideal is the one with the most nodes in that are in under every preferred
//     one,
//   - stage, for systems of attacks alone, are not complete: no node that is in
//     attacks another, nodes that these attack are out, and what is neither is
//     minimal under ⊆.
const (
	Grounded   Semantics = "grounded"
	Complete   Semantics = "complete"
	Preferred  Semantics = "preferred"
	Stable     Semantics = "stable"
	SemiStable Semantics = "semi-stable"
	Ideal      Semantics = "ideal"
	Stage      Semantics = "stage"
)

// All are all semantics, in the order in which they are listed.
var All = []Semantics{Grounded, Complete, Preferred, Stable, SemiStable, Ideal, Stage}
