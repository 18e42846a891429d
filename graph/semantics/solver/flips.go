package solver

import (
	"fmt"
	"slices"
)

// Flips are sets of nodes without which the grounded verdict on a node is another.
type Flips struct {
	// Sets are the smallest such sets: all have the same size. Each is ascending,
	// and they are in order.
	Sets [][]int32
	// Complete says that these are all, and that no smaller ones exist; where Sets is
	// empty, that there is none of any size.
	Complete bool
	// Size is up to how many nodes a set was looked for: all sets of fewer nodes were.
	Size int
}

// Flips looks for the smallest sets of nodes, of those that may be taken out,
// without which x is no longer in, if the grounded labelling has it in, or else is
// in. A node that is taken out holds never; x itself stays. Work is how many nodes
// and what is for and against them may be looked at, all labellings together.
//
// Each verdict has a proof, and what takes away no node that the proof counts on
// leaves the verdict as it is. So sets grow by one node of the proof at a time
// (hitting sets: Reiter, 1987).
func (s *System) Flips(x int, may func(int) bool, work int) Flips {
	part, numbers := s.part(x)
	f := flipping{System: part, cost: 1, work: work}
	for i := range part.Nodes {
		f.cost += 1 + len(part.Nodes[i].For) + len(part.Nodes[i].Against)
	}
	f.may = make([]bool, len(numbers))
	for i, n := range numbers {
		f.may[i] = i != 0 && may(int(n))
	}
	found := f.search()
	for _, set := range found.Sets {
		for i := range set {
			set[i] = numbers[set[i]]
		}
		slices.Sort(set)
	}
	slices.SortFunc(found.Sets, slices.Compare)
	return found
}

// part returns x, as node 0, with all that bears on it, and the numbers that the
// nodes have in s.
func (s *System) part(x int) (*System, []int32) {
	place := make([]int32, len(s.Nodes)) // 1 + the number in the part
	numbers := []int32{int32(x)}
	place[x] = 1
	renumbered := func(list []int32) []int32 {
		var to []int32
		for _, j := range list {
			if place[j] == 0 {
				numbers = append(numbers, j)
				place[j] = int32(len(numbers))
			}
			to = append(to, place[j]-1)
		}
		return to
	}
	part := &System{}
	for i := 0; i < len(numbers); i++ {
		n := s.Nodes[numbers[i]]
		n.For, n.Against = renumbered(n.For), renumbered(n.Against)
		part.Nodes = append(part.Nodes, n)
	}
	return part, numbers
}

// A flipping is the search for the sets that flip the verdict on node 0.
type flipping struct {
	*System
	may        []bool
	cost, work int // of one labelling, and what may be spent
}

func (f *flipping) search() Flips {
	in := f.judge(nil).verdict()
	level := [][]int32{nil} // sets that do not flip it
	for size := 0; ; size++ {
		var found, next [][]int32
		seen := map[string]bool{}
		for _, set := range level {
			if f.work < f.cost {
				return Flips{Sets: found, Size: size}
			}
			j := f.judge(set)
			if j.verdict() != in {
				found = append(found, set)
				continue
			}
			for _, i := range j.proof() {
				if !f.may[i] || slices.Contains(set, i) {
					continue
				}
				more := append(slices.Clone(set), i)
				slices.Sort(more)
				if key := fmt.Sprint(more); !seen[key] {
					seen[key] = true
					next = append(next, more)
				}
			}
		}
		if len(found) > 0 || len(next) == 0 {
			return Flips{Sets: found, Complete: true, Size: size}
		}
		level = next
	}
}

// judge labels the system without a set of nodes.
func (f *flipping) judge(without []int32) *judged {
	f.work -= f.cost
	nodes := slices.Clone(f.Nodes)
	for _, i := range without {
		nodes[i] = Node{Any: true, Passing: nodes[i].Passing}
	}
	g := (&System{Nodes: nodes}).graph()
	labels, steps := g.grounded()
	return &judged{graph: g, labels: labels, steps: steps}
}
