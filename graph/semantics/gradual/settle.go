package gradual

import "math"

// Finding the strengths of a network by a plan. Claims and sketches are what
// changes from step to step; the strengths of relations always follow from
// theirs, so that a relation never delays what its source does.

// A settling is one evaluation of a network, which may be run again by another
// plan.
type settling struct {
	net     *network
	plan    *plan
	method  Method
	step    float64
	epsilon float64
	most    int // steps

	strengths []float64
	next      []float64 // after one step more, where Discrete did not converge

	converged bool
	swings    bool
	residual  float64
	steps     int

	state, slope, total []float64 // room for the iterations
}

func newSettling(n *network, p *plan, m Method, o Options) *settling {
	s := &settling{net: n, plan: p, method: m, step: o.Step, epsilon: o.Epsilon, most: o.MaxSteps,
		strengths: make([]float64, len(n.own))}
	if s.step == 0 {
		s.step = defaultStep
	}
	if s.epsilon == 0 {
		s.epsilon = defaultEpsilon
	}
	if s.most == 0 {
		s.most = min(defaultMaxSteps, max(leastSteps, enough/(len(stages)*p.sweep+1)))
	}
	return s
}

// run finds the strengths, and returns how many it looked at for that.
func (s *settling) run() (looked int) {
	s.converged, s.swings, s.residual, s.steps, s.next = true, false, 0, 1, nil
	for _, i := range s.plan.nodes {
		s.strengths[i] = s.net.own[i]
		if s.net.out[i] {
			s.strengths[i] = 0
		}
	}
	switch {
	case s.method == Discrete:
		s.discrete()
		looked += (s.steps + 1) * s.plan.sweep
	case s.method == Continuous:
		s.continuous()
		looked += (s.steps*len(stages) + 1) * s.plan.sweep
	}
	s.finish(s.strengths)
	if s.next != nil {
		s.finish(s.next)
	}
	return looked + len(s.plan.after)
}

// finish evaluates what depends on the iterated nodes.
func (s *settling) finish(strengths []float64) {
	for _, i := range s.plan.after {
		strengths[i] = s.net.strength(i, strengths)
	}
}

// relations evaluates the iterated relations.
func (s *settling) relations(strengths []float64) {
	for _, i := range s.plan.relations {
		strengths[i] = s.net.strength(i, strengths)
	}
}

const (
	// same is how much two states may differ that count as one, when an
	// iteration comes back to where it was two steps ago.
	same = 1e-14
	// apart is how much the strengths must change at least in between. An
	// iteration that settles, however slowly, does not look like this within
	// the steps that it has.
	apart = 1e-6
)

// discrete evaluates all claims at once until nothing changes.
func (s *settling) discrete() {
	now := s.strengths
	next, before := make([]float64, len(now)), []float64(nil)
	for s.steps = 0; ; s.steps++ {
		s.relations(now)
		back := math.Inf(1)
		if before != nil {
			back = 0
		}
		s.residual = 0
		for _, i := range s.plan.nodes {
			next[i] = s.net.strength(i, now)
			s.residual = max(s.residual, math.Abs(next[i]-now[i]))
			if before != nil {
				back = max(back, math.Abs(next[i]-before[i]))
			}
		}
		s.converged = s.residual < s.epsilon
		s.swings = !s.converged && back <= same && s.residual >= apart
		if s.converged || s.swings || s.steps == s.most {
			break
		}
		if before == nil {
			before = make([]float64, len(now))
		}
		before, now, next = now, next, before
	}
	s.strengths = now
	if !s.converged {
		s.relations(next)
		s.next = next
	}
}

// stages are those of the Runge–Kutta method: the part of a step at the end of
// which the slope is taken, and the weight that the slope has.
var stages = [...]struct{ part, weight float64 }{{0, 1. / 6}, {.5, 1. / 3}, {.5, 1. / 3}, {1, 1. / 6}}

// continuous follows ds/dt = f(s) − s until nothing moves. The states at which f
// is taken within a step are kept from 0 to 1, where it is defined.
func (s *settling) continuous() {
	nodes, now := s.plan.nodes, s.strengths
	if s.state == nil {
		s.state, s.slope, s.total = make([]float64, len(now)), make([]float64, len(now)), make([]float64, len(now))
	}
	s.slope, s.total = s.slope[:len(nodes)], s.total[:len(nodes)]
	for s.steps = 0; ; s.steps++ {
		s.residual = s.slopes(now)
		s.converged = s.residual < s.epsilon
		if s.converged || s.steps == s.most {
			return
		}
		clear(s.total)
		for _, stage := range stages {
			if stage.part > 0 {
				for k, i := range nodes {
					s.state[i] = within(now[i] + stage.part*s.step*s.slope[k])
				}
				s.slopes(s.state)
			}
			for k := range nodes {
				s.total[k] += stage.weight * s.slope[k]
			}
		}
		for k, i := range nodes {
			now[i] = within(now[i] + s.step*s.total[k])
		}
	}
}

// slopes finds f(s) − s for the iterated claims and sketches, and returns the
// largest of them without its sign.
func (s *settling) slopes(at []float64) (largest float64) {
	s.relations(at)
	for k, i := range s.plan.nodes {
		s.slope[k] = s.net.strength(i, at) - at[i]
		largest = max(largest, math.Abs(s.slope[k]))
	}
	return largest
}

func within(v float64) float64 { return max(0, min(1, v)) }
