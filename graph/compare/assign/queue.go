package assign

// A reached is a column and how far it is.
type reached[W Worth] struct {
	distance W
	column   int
}

func (r reached[W]) before(other reached[W]) bool {
	return r.distance < other.distance || r.distance == other.distance && r.column < other.column
}

// A queue is a heap: the nearest comes first. It is not container/heap because that
// allocates for every element, and searches solve many small problems.
type queue[W Worth] []reached[W]

func (q *queue[W]) push(r reached[W]) {
	*q = append(*q, r)
	list, k := *q, len(*q)-1
	for k > 0 && r.before(list[(k-1)/2]) {
		list[k] = list[(k-1)/2]
		k = (k - 1) / 2
	}
	list[k] = r
}

func (q *queue[W]) pop() reached[W] {
	list := *q
	first, last := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	*q = list
	if len(list) == 0 {
		return first
	}
	k := 0
	for {
		next := 2*k + 1
		if next >= len(list) {
			break
		}
		if next+1 < len(list) && list[next+1].before(list[next]) {
			next++
		}
		if !list[next].before(last) {
			break
		}
		list[k] = list[next]
		k = next
	}
	list[k] = last
	return first
}
