package kialo

import "strings"

// A tree has things by their numbers, and finds what is above a number in time that
// grows with its levels.
type tree[T any] struct {
	at     map[branch]int // where each number is, from 1
	things []T
	there  []bool
}

// A branch is one step down the tree.
type branch struct {
	from int
	part string
}

// put puts a thing at the place of a number.
func (t *tree[T]) put(key string, x T) {
	if t.at == nil {
		t.at = map[branch]int{}
	}
	at := 0
	for part := range strings.SplitSeq(key, ".") {
		next, ok := t.at[branch{at, part}]
		if !ok {
			var none T
			t.things, t.there = append(t.things, none), append(t.there, false)
			next = len(t.things)
			t.at[branch{at, part}] = next
		}
		at = next
	}
	t.things[at-1], t.there[at-1] = x, true
}

// find returns what has a number.
func (t *tree[T]) find(key string) (x T, ok bool) {
	at := 0
	for part := range strings.SplitSeq(key, ".") {
		if at = t.at[branch{at, part}]; at == 0 {
			return x, false
		}
	}
	return t.things[at-1], t.there[at-1]
}

// above returns the nearest thing above a number that does; exact says that its number
// is that of the place right above.
func (t *tree[T]) above(key string, does func(T) bool) (x T, exact bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return x, false
	}
	at := 0
	for part := range strings.SplitSeq(key[:i], ".") {
		if at = t.at[branch{at, part}]; at == 0 {
			return x, false
		}
		if exact = t.there[at-1] && does(t.things[at-1]); exact {
			x = t.things[at-1]
		}
	}
	return x, exact
}
