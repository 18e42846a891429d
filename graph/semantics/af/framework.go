// Package af holds abstract argumentation frameworks: arguments that have
// nothing but a name, and attacks between them (Dung, 1995). It reads and writes
// them in the formats of the solvers' competition; package solver judges them.
package af

import (
	"fmt"
	"slices"
	"strconv"

	"crux/graph/diag"
	"crux/graph/semantics/solver"
)

// A Framework is arguments, numbered from 0 in their order, and the attacks
// between them. It does not change.
type Framework struct {
	n       int
	names   []string         // nil where the arguments are called 1, 2, 3 …
	index   map[string]int32 // by name; nil where names is
	attacks [][2]int32       // sorted, none twice
}

// New returns the framework with arguments of the given names and with the given
// pairs of an attacker and what it attacks, by their numbers from 0. A pair that
// is given twice counts once. It is an error if two arguments have the same name
// or one has none. New panics if a number is that of no argument.
func New(names []string, attacks [][2]int32) (*Framework, error) {
	index := make(map[string]int32, len(names))
	for i, name := range names {
		if name == "" {
			return nil, fmt.Errorf("argument %d has no name", i+1)
		}
		if first, ok := index[name]; ok {
			return nil, fmt.Errorf("arguments %d and %d are both called %q", first+1, i+1, name)
		}
		index[name] = int32(i)
	}
	return build(len(names), slices.Clone(names), index, slices.Clone(attacks)), nil
}

// Numbered returns the framework of n arguments that are called 1 to n, with the
// given attacks as New takes them.
func Numbered(n int, attacks [][2]int32) *Framework {
	return build(n, nil, nil, slices.Clone(attacks))
}

// build makes a framework of what is given, which belongs to it from then on.
func build(n int, names []string, index map[string]int32, attacks [][2]int32) *Framework {
	return &Framework{n: n, names: names, index: index, attacks: sorted(n, attacks)}
}

// Len returns how many arguments there are.
func (f *Framework) Len() int { return f.n }

// Name returns the name of argument i, counted from 0.
func (f *Framework) Name(i int) string {
	if f.names == nil {
		return strconv.Itoa(i + 1)
	}
	return f.names[i]
}

// Attacks returns the pairs of an attacker and what it attacks, sorted by both
// and none twice. They must not be changed.
func (f *Framework) Attacks() [][2]int32 { return f.attacks }

// System returns f as the solver takes it, with the same numbers.
func (f *Framework) System() *solver.System { return solver.Attacks(f.n, f.attacks) }

// Find returns the argument of the given name.
func (f *Framework) Find(name string) (i int, ok bool) {
	if f.names == nil {
		i, err := strconv.Atoi(name)
		return i - 1, err == nil && 1 <= i && i <= f.n
	}
	at, ok := f.index[name]
	return int(at), ok
}

// Near returns the name that was most likely meant where Find finds nothing, or
// "". Numbers are near to nothing.
func (f *Framework) Near(name string) string {
	if f.names == nil {
		return ""
	}
	return near(name, f.names)
}

// near returns the name nearest to word of any number of names.
func near(word string, names []string) string {
	const once = 2000 // of more names diag.Nearest looks at the first ones only
	var nearest []string
	for part := range slices.Chunk(names, once) {
		if name := diag.Nearest(word, part); name != "" {
			nearest = append(nearest, name)
		}
	}
	if len(nearest) > once {
		return near(word, nearest)
	}
	return diag.Nearest(word, nearest)
}

// sorted sorts pairs of numbers below n, in time linear in their number and n,
// and drops what is there twice.
func sorted(n int, pairs [][2]int32) [][2]int32 {
	if slices.IsSortedFunc(pairs, compare) {
		return slices.Compact(pairs)
	}
	by := func(end int, from, to [][2]int32) {
		next := make([]int32, n+1)
		for _, p := range from {
			next[p[end]+1]++
		}
		for i := range n {
			next[i+1] += next[i]
		}
		for _, p := range from {
			to[next[p[end]]] = p
			next[p[end]]++
		}
	}
	room := make([][2]int32, len(pairs))
	by(1, pairs, room)
	by(0, room, pairs)
	return slices.Compact(pairs)
}

func compare(a, b [2]int32) int {
	if a[0] != b[0] {
		return int(a[0]) - int(b[0])
	}
	return int(a[1]) - int(b[1])
}
