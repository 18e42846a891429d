package route

// A heap holds states with what a route through them costs at least; the
// least comes out first. The two are packed in one word, so equal costs come
// in order of the states.
//
// A search that comes nearer to its end reaches states that are as cheap as
// the one it comes from: the best one stays in the hand and never sees the
// heap, which would be most of the work.
type heap struct {
	words []uint64
	hand  uint64 // or empty
}

const (
	stateBits = 20 // four states for each of maxNodes
	maxCost   = 1 << 43
	empty     = 1<<64 - 1
)

func (h *heap) clear() { h.words, h.hand = h.words[:0], empty }

func (h *heap) push(cost int64, s state) {
	v := uint64(cost)<<stateBits | uint64(s)
	if v < h.hand {
		v, h.hand = h.hand, v
		if v == empty {
			return
		}
	}
	h.words = append(h.words, v)
	q := h.words
	i := len(q) - 1
	for i > 0 {
		up := (i - 1) / 2
		if q[up] <= v {
			break
		}
		q[i] = q[up]
		i = up
	}
	q[i] = v
}

// pop returns the cheapest state, or false if there is none left.
func (h *heap) pop() (cost int64, s state, ok bool) {
	q := h.words
	if len(q) == 0 || h.hand>>stateBits <= q[0]>>stateBits {
		top := h.hand
		h.hand = empty
		return int64(top >> stateBits), state(top & (1<<stateBits - 1)), top != empty
	}
	top, n := q[0], len(q)-1
	v := q[n]
	q = q[:n]
	i := 0
	for {
		c := 2*i + 1
		if c+1 >= n {
			if c < n && q[c] < v {
				q[i] = q[c]
				i = c
			}
			break
		}
		a, b := q[c], q[c+1]
		if b < a {
			c++
		}
		a = min(a, b)
		if v <= a {
			break
		}
		q[i] = a
		i = c
	}
	if n > 0 {
		q[i] = v
	}
	h.words = q
	return int64(top >> stateBits), state(top & (1<<stateBits - 1)), true
}
