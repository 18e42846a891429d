package solver

// Grounded returns the grounded labelling of s, and for each node the step at
// which it is settled: 1 for what holds by itself and has nothing against it, or
// has nothing for it; else one more than the step of the last node that settles
// it, of which the earliest possible are taken. What falls because it is held up
// by a circle alone falls one step after all that is settled without looking at
// circles. Undecided nodes have step 0.
//
// It takes linear time where no circle of nodes is for each other. With circles
// there is a look whenever nothing else can be settled and some of their nodes have
// lost all that they rested on: at those, and at what rested on them, in time linear
// in their number and in what they are for. As a rule they are few, or fall for good.
// At worst they are a whole circle each time, which is found to be held up by
// something else and loses that too: then the time is the product of the size of the
// circle and the number of looks, which can be as many as there are nodes. (The
// well-founded model of Van Gelder, Ross and Schlipf, 1991.)
func (s *System) Grounded() (Labels, []int32) {
	return s.graph().grounded()
}

func (g *graph) grounded() (Labels, []int32) {
	p := g.settling()
	p.run()
	return p.labels, p.steps
}

// closed returns the least complete labelling in which the nodes that are in
// under seed are in. They must be admissible: none against another, and all in
// under γ².
func (g *graph) closed(seed Labels) Labels {
	p := g.settling()
	for i, l := range seed {
		if l == In {
			p.settle(int32(i), In)
		}
	}
	p.run()
	return p.labels
}

// A settling settles nodes in the order of their steps.
type settling struct {
	*graph
	labels Labels
	steps  []int32

	need  []int32 // how much is missing until a node is in
	alive []int32 // how many of those for an Any node are not out
	has   []bool  // one of those for an Any node is in

	level     int32   // the step of the nodes that are being looked at
	now, next []int32 // those of this step and of the next one

	circles *circles
}

func (g *graph) settling() *settling {
	n := len(g.Nodes)
	p := &settling{graph: g, labels: make(Labels, n), steps: make([]int32, n),
		need: make([]int32, n), alive: make([]int32, n), has: make([]bool, n), circles: g.circles()}
	for i := range g.Nodes {
		node := &g.Nodes[i]
		p.need[i] = int32(len(node.Against))
		p.alive[i] = int32(len(node.For))
		if node.Any {
			p.need[i]++
		} else {
			p.need[i] += int32(len(node.For))
		}
	}
	return p
}

// run settles all that can be settled.
func (p *settling) run() {
	for i := range p.Nodes {
		switch {
		case p.need[i] == 0:
			p.settle(int32(i), In)
		case p.Nodes[i].Any && p.alive[i] == 0:
			p.settle(int32(i), Out)
		}
	}
	for {
		for len(p.now) > 0 || len(p.next) > 0 {
			for k := 0; k < len(p.now); k++ {
				p.tell(p.now[k])
			}
			p.now, p.next = p.next, p.now[:0]
			p.level++
		}
		p.level = max(0, p.level-1)
		fallen := p.unfounded()
		if len(fallen) == 0 {
			break
		}
		for _, i := range fallen { // all at once, also those that pass
			p.labels[i], p.steps[i] = Out, p.level+1
		}
		p.next = append(p.next, fallen...)
	}
	for i, l := range p.labels {
		if l != Undecided {
			p.steps[i] = max(p.steps[i], 1)
		}
	}
}

// settle gives a node its label, unless it has one.
func (p *settling) settle(i int32, label Label) {
	if p.labels[i] != Undecided {
		return
	}
	p.labels[i] = label
	if p.Nodes[i].Passing {
		p.steps[i] = p.level
		p.now = append(p.now, i)
	} else {
		p.steps[i] = p.level + 1
		p.next = append(p.next, i)
	}
}

// tell settles what follows from the label of node i.
func (p *settling) tell(i int32) {
	if p.labels[i] == In {
		for _, j := range p.speaksAgainst.of(i) {
			p.settle(j, Out)
		}
		for _, j := range p.speaksFor.of(i) {
			if p.Nodes[j].Any {
				if p.has[j] {
					continue
				}
				p.has[j] = true
			}
			p.less(j)
		}
		return
	}
	for _, j := range p.speaksAgainst.of(i) {
		p.less(j)
	}
	for _, j := range p.speaksFor.of(i) {
		if p.Nodes[j].Any {
			p.circles.drop(i, j)
			if p.alive[j]--; p.alive[j] > 0 {
				continue
			}
		}
		p.settle(j, Out)
	}
}

// less says that one thing less is missing until node i is in.
func (p *settling) less(i int32) {
	if p.need[i]--; p.need[i] == 0 {
		p.settle(i, In)
	}
}
