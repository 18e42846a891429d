package route

import "crux/render/layout"

// Rescue: a link that found every way closed may have one if others step
// aside.

// forceCost is what it costs to run through a route that may step aside.
const forceCost = 4 * crossCost

// maxAside is how many routes may step aside for one.
const maxAside = 4

// rescue tries to give a route to link k, which has none, by laying those in
// its way anew, and says whether all of them have one then. Otherwise nothing
// is changed.
func (r *router) rescue(k int) bool {
	if r.blind() {
		return false
	}
	r.forcing = true
	points := r.way(k, maxCost, false, false)
	r.forcing = false
	if points == nil {
		return false
	}
	var aside []int
	for _, j := range r.sequence {
		if r.placed[j].points != nil && r.inWay(j, points) {
			aside = append(aside, j)
		}
	}
	if len(aside) == 0 || len(aside) > maxAside {
		return false
	}
	old := make([]placed, len(aside))
	for i, j := range aside {
		old[i] = r.placed[j]
		r.remove(j)
	}
	again := append([]int{k}, aside...)
	done := 0
	for ; done < len(again); done++ {
		points, sign := r.route(again[done], maxCost)
		if points == nil {
			break
		}
		r.place(again[done], placed{points, pieces(points), sign})
	}
	if done == len(again) {
		for _, p := range old {
			r.free(p)
		}
		for _, j := range again {
			r.seen[j], r.paid[j] = len(r.freed), r.cost(j, r.placed[j].points)
		}
		return true
	}
	for _, j := range again[:done] {
		r.remove(j)
	}
	for i, j := range aside {
		r.place(j, old[i])
	}
	return false
}

// inWay says whether route j is in the way of a polyline.
func (r *router) inWay(j int, points []layout.Position) bool {
	other := &r.placed[j]
	for _, p := range pieces(points) {
		if inRoom(p, other.sign) {
			return true
		}
		r.look(len(other.pieces))
		for _, q := range other.pieces {
			if alongside(p, q, r.lane) {
				return true
			}
		}
	}
	for _, p := range [2]layout.Position{points[0], points[len(points)-1]} {
		for _, q := range [2]layout.Position{other.points[0], other.points[len(other.points)-1]} {
			if distance(p, q) < portGap {
				return true
			}
		}
	}
	return false
}
