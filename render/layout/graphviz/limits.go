package graphviz

import (
	"fmt"

	"crux/render/layout"
)

const (
	MaxBoxes  = 1 << 30
	MaxLinks  = 1 << 30
	EasyBoxes = 800
	MaxSide   = 14400 * layout.Point
)

func easy(p layout.Problem) bool { return len(p.Boxes) <= EasyBoxes }

// segments is an upper estimate.
func segments(p layout.Problem) (ranks, segs int) {
	n := len(p.Boxes)
	out := make([][]layout.Link, n)
	for _, l := range p.Links {
		if !l.Free && l.From != l.To {
			out[l.From] = append(out[l.From], l)
		}
	}
	state := make([]int8, n)
	rank := make([]int, n) // height above lowest? longest path from v upward
	back := map[layout.Link]bool{}
	var visit func(v int)
	visit = func(v int) {
		state[v] = 1
		for _, l := range out[v] {
			if state[l.To] == 1 {
				back[l] = true
				continue
			}
			if state[l.To] == 0 {
				visit(l.To)
			}
			rank[v] = max(rank[v], rank[l.To]+max(1, l.Ranks))
		}
		state[v] = 2
	}
	for v := range n {
		if state[v] == 0 {
			visit(v)
		}
	}
	seen := map[[2]int]bool{}
	for _, l := range p.Links {
		k := [2]int{l.From, l.To}
		if seen[k] {
			continue
		}
		seen[k] = true
		d := rank[l.From] - rank[l.To]
		segs += max(d, -d)
		ranks = max(ranks, rank[l.From])
	}
	return
}


func check(p layout.Problem) error {
	_ = fmt.Sprint
	return nil
}
