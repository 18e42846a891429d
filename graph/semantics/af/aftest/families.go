// Package aftest makes frameworks for tests and benchmarks: random ones of the
// families that solvers of abstract argumentation are measured on. The same seed
// gives the same framework, on every machine.
//
// The families are those of the solvers' competition in kind, not its
// instances.
package aftest

import (
	"math"
	"math/rand/v2"

	"crux/graph/semantics/af"
)

// A Family makes a framework of n arguments.
type Family struct {
	Name string
	Make func(n int, seed uint64) *af.Framework
}

// Families are the families as they are measured: sparse, as most arguments that
// people make are.
var Families = []Family{
	{"Erdős–Rényi, out-degree 1", func(n int, seed uint64) *af.Framework { return ErdosRenyi(n, 1, seed) }},
	{"Erdős–Rényi, out-degree 4", func(n int, seed uint64) *af.Framework { return ErdosRenyi(n, 4, seed) }},
	{"Barabási–Albert", BarabasiAlbert},
	{"Watts–Strogatz", WattsStrogatz},
	{"grounded", LargeGrounded},
	{"stable", ManyStable},
	{"SCC", Components},
	{"admbuster", func(n int, _ uint64) *af.Framework { return Admbuster(n) }},
}

// A making collects attacks.
type making struct {
	*rand.Rand
	n       int
	attacks [][2]int32
}

func begin(n int, seed uint64) *making {
	return &making{Rand: rand.New(rand.NewPCG(seed, uint64(n))), n: n}
}

func (m *making) attack(from, to int) {
	m.attacks = append(m.attacks, [2]int32{int32(from), int32(to)})
}

// either makes an attack one way or the other, and with probability both in
// each.
func (m *making) either(a, b int, both float64) {
	if m.IntN(2) == 0 {
		a, b = b, a
	}
	m.attack(a, b)
	if m.Float64() < both {
		m.attack(b, a)
	}
}

// some calls yield with each number below n with probability p, ascending. It
// takes time in proportion to how many these are.
func (m *making) some(n int, p float64, yield func(int)) {
	if p <= 0 {
		return
	}
	for i := 0; ; i++ {
		if p < 1 {
			skip := math.Log(1-m.Float64()) / math.Log(1-p)
			if skip >= float64(n-i) {
				return
			}
			i += int(skip)
		}
		if i >= n {
			return
		}
		yield(i)
	}
}

func (m *making) framework() *af.Framework { return af.Numbered(m.n, m.attacks) }

// ErdosRenyi makes each attack between two arguments with the same probability
// (Erdős and Rényi, 1959), such that an argument attacks degree others on
// average. None attacks itself.
func ErdosRenyi(n int, degree float64, seed uint64) *af.Framework {
	m := begin(n, seed)
	if n > 1 {
		for from := range n {
			m.some(n-1, min(degree/float64(n-1), 1), func(to int) {
				if to >= from {
					to++
				}
				m.attack(from, to)
			})
		}
	}
	return m.framework()
}

// BarabasiAlbert adds one argument after the other, each in conflict with two
// that are there, which are the likelier the more conflicts they have (Barabási
// and Albert, 1999). A conflict is an attack one way, or, one in five, both
// ways: 2.4 attacks to an argument.
func BarabasiAlbert(n int, seed uint64) *af.Framework {
	m := begin(n, seed)
	var ends []int // each argument as often as it has conflicts
	for i := 1; i < n; i++ {
		first := -1
		for range min(i, 2) {
			other := m.IntN(i)
			for try := 0; len(ends) > 0 && try < 10; try++ {
				if other = ends[m.IntN(len(ends))]; other != first && other != i {
					break
				}
			}
			if other == first || other == i {
				continue
			}
			first = other
			m.either(i, other, 0.2)
			ends = append(ends, i, other)
		}
	}
	return m.framework()
}

// WattsStrogatz puts the arguments in a ring, each in conflict with its four
// nearest on either side, and moves one end of one conflict in ten to anywhere (Watts and
// Strogatz, 1998). A conflict is an attack one way, or, one in twenty, both ways.
func WattsStrogatz(n int, seed uint64) *af.Framework {
	m := begin(n, seed)
	for i := range n {
		for step := 1; step <= 4 && step < n; step++ {
			other := (i + step) % n
			if m.Float64() < 0.1 {
				other = m.IntN(n)
			}
			if other != i {
				m.either(i, other, 0.05)
			}
		}
	}
	return m.framework()
}

// LargeGrounded has a large grounded extension: three in four of the first nine
// tenths of the arguments are attacked, by earlier ones only, by eight on average;
// the last tenth attack one another, by three on average, and are attacked by
// these alone.
func LargeGrounded(n int, seed uint64) *af.Framework {
	m := begin(n, seed)
	clear := n * 9 / 10
	for to := range clear {
		if m.IntN(4) > 0 {
			m.some(to, min(16/float64(n), 1), func(from int) { m.attack(from, to) })
		}
	}
	for to := clear; to < n; to++ {
		m.some(n-clear, min(3/float64(n-clear), 1), func(from int) { m.attack(clear+from, to) })
	}
	return m.framework()
}

// ManyStable has stable extensions by design: some sets of arguments are drawn,
// no attack goes from one of a set to another of it, and each argument outside a
// set is attacked from it.
func ManyStable(n int, seed uint64) *af.Framework {
	m := begin(n, seed)
	const sets = 6
	member := make([]uint8, n) // bit k: of set k
	var lists [sets][]int
	for k := range sets {
		for i := range n {
			if m.IntN(3) == 0 {
				member[i] |= 1 << k
				lists[k] = append(lists[k], i)
			}
		}
	}
	attacked := make([]uint8, n) // bit k: from set k
	for to := range n {
		for k := range sets {
			if member[to]>>k&1 == 1 || attacked[to]>>k&1 == 1 || len(lists[k]) == 0 {
				continue
			}
			for try := 0; try < 100; try++ {
				from := lists[k][m.IntN(len(lists[k]))]
				if member[from]&member[to] == 0 {
					m.attack(from, to)
					attacked[to] |= member[from]
					break
				}
			}
		}
		// Attacks that are not needed make it harder to find the sets.
		for range 12 {
			if from := m.IntN(n); member[from]&member[to] == 0 && from != to {
				m.attack(from, to)
			}
		}
	}
	return m.framework()
}

// Components has strongly connected components of about 40 arguments, each of
// which attacks six others of its component on average and, one in two, one of a
// later component.
func Components(n int, seed uint64) *af.Framework {
	m := begin(n, seed)
	const size = 40
	for from := range n {
		start := from / size * size
		end := min(start+size, n)
		m.some(end-start, 6.0/size, func(i int) {
			if start+i != from {
				m.attack(from, start+i)
			}
		})
		if end < n && m.IntN(2) == 0 {
			m.attack(from, end+m.IntN(n-end))
		}
	}
	return m.framework()
}

// Admbuster is a ladder: an argument at its foot that is attacked from two sides,
// each side attacked by the next rung, on every second rung from both sides, up
// to one argument that attacks the last rung. All of it is grounded, but only
// from the top.
func Admbuster(n int) *af.Framework {
	m := begin(n, 0)
	rungs := (n - 2) / 2
	left := func(rung int) int { return 2*rung - 1 }
	right := func(rung int) int { return 2 * rung }
	for r := 1; r <= rungs; r++ {
		if r == 1 {
			m.attack(left(1), 0)
			m.attack(right(1), 0)
			continue
		}
		m.attack(left(r), left(r-1))
		m.attack(right(r), right(r-1))
		if r%2 == 1 {
			m.attack(left(r), right(r-1))
			m.attack(right(r), left(r-1))
		}
	}
	if rungs > 0 {
		m.attack(n-1, left(rungs))
		m.attack(n-1, right(rungs))
	}
	return m.framework()
}
