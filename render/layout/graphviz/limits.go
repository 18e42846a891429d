// What is too much. A layout cannot be stopped once it runs, so what would not
// end within seconds must not begin.

package graphviz

import (
	"fmt"

	"crux/render/layout"
)

// A problem beyond one of these is refused with a *layout.TooLargeError. They
// are measured: the worst problem found within them takes about 4 s of CPU.
const (
	MaxBoxes  = 3000
	MaxLinks  = 5000
	MaxGroups = 200
	// MaxNesting is how many groups may lie inside one another. Graphviz
	// recurses over them on a stack of 64 KiB that has no guard: 300 overwrite
	// its memory, 250 do not.
	MaxNesting = 32
	// MaxSegments is how many pieces ranks may cut links and frames into: dot
	// works on these pieces, so few boxes with long links can cost more than
	// many with short ones. See segments.
	MaxSegments = 20000
	// MaxLength bounds each size and gap.
	MaxLength = 14400 * layout.Point
)

// A problem beyond one of these is large: dot's optimisers are stopped early
// and links are straight.
const (
	EasyBoxes    = 800
	EasyGroups   = 50
	EasySegments = 2500
)

// easy says whether dot may take all the time it wants with p.
func easy(p layout.Problem) bool {
	return len(p.Boxes) <= EasyBoxes && len(p.Groups) <= EasyGroups && segments(p) <= EasySegments
}

// check returns an error unless p is sound and within the limits.
func check(p layout.Problem) error {
	if err := checkCounts(p); err != nil {
		return err
	}
	if err := checkIndices(p); err != nil {
		return err
	}
	if err := checkLengths(p); err != nil {
		return err
	}
	if err := tooMany("groups inside one another", nesting(p), MaxNesting); err != nil {
		return err
	}
	return tooMany("pieces of links between ranks", segments(p), MaxSegments)
}

func tooMany(what string, number, limit int) error {
	if number <= limit {
		return nil
	}
	return &layout.TooLargeError{Engine: Name, What: what, Number: number, Limit: limit}
}

func checkCounts(p layout.Problem) error {
	if err := tooMany("boxes", len(p.Boxes), MaxBoxes); err != nil {
		return err
	}
	if err := tooMany("links", len(p.Links), MaxLinks); err != nil {
		return err
	}
	return tooMany("groups", len(p.Groups), MaxGroups)
}

func checkIndices(p layout.Problem) error {
	for i, b := range p.Boxes {
		if b.Group != layout.None && (b.Group < 0 || b.Group >= len(p.Groups)) {
			return fmt.Errorf("%s: box %d is in group %d of %d", Name, i, b.Group, len(p.Groups))
		}
	}
	for i, l := range p.Links {
		if min(l.From, l.To) < 0 || max(l.From, l.To) >= len(p.Boxes) {
			return fmt.Errorf("%s: link %d goes from box %d to box %d of %d", Name, i, l.From, l.To, len(p.Boxes))
		}
	}
	for i, g := range p.Groups {
		if g.Parent != layout.None && (g.Parent < 0 || g.Parent >= i) {
			return fmt.Errorf("%s: group %d is in group %d, which does not come before it", Name, i, g.Parent)
		}
	}
	return nil
}

func checkLengths(p layout.Problem) error {
	check := func(what string, l layout.Length) error {
		if l < 0 {
			return fmt.Errorf("%s: %s is %g points", Name, what, l.Points())
		}
		return tooMany("points of "+what, points(min(l, MaxLength+layout.Point)), points(MaxLength))
	}
	for _, b := range p.Boxes {
		if err := firstError(check("box width", b.Width), check("box height", b.Height)); err != nil {
			return err
		}
	}
	for _, g := range p.Groups {
		if err := firstError(check("title width", g.TitleWidth), check("title height", g.TitleHeight)); err != nil {
			return err
		}
	}
	return firstError(check("box gap", p.BoxGap), check("rank gap", p.RankGap))
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// nesting returns the depth of the deepest group, counted from 1.
func nesting(p layout.Problem) int {
	deepest := 0
	depth := make([]int, len(p.Groups))
	for i, g := range p.Groups {
		depth[i] = 1
		if g.Parent != layout.None {
			depth[i] += depth[g.Parent]
		}
		deepest = max(deepest, depth[i])
	}
	return deepest
}

// segments estimates into how many pieces dot's ranks will cut the links and
// frames of p: for a link, the ranks from one end to the other; for a group,
// the ranks that its frame covers. Links between the same boxes count once, as
// dot bundles them.
//
// Ranks are taken to be longest paths. dot moves boxes from there only to make
// links shorter, except Free links, which are taken to be half as long as the
// whole picture at least.
func segments(p layout.Problem) int {
	rank := longestPaths(p)
	height := 0
	for _, r := range rank {
		height = max(height, r)
	}
	total := 0
	seen := map[[2]int]bool{}
	for _, l := range p.Links {
		ends := [2]int{min(l.From, l.To), max(l.From, l.To)}
		if l.From == l.To || seen[ends] {
			continue
		}
		seen[ends] = true
		long := max(rank[l.From]-rank[l.To], rank[l.To]-rank[l.From])
		if l.Free {
			long = max(long, height/2)
		}
		total += long
	}
	lowest, highest := make([]int, len(p.Groups)), make([]int, len(p.Groups))
	for g := range p.Groups {
		lowest[g], highest[g] = height, 0
	}
	for i, b := range p.Boxes {
		for g := b.Group; g != layout.None; g = p.Groups[g].Parent {
			lowest[g], highest[g] = min(lowest[g], rank[i]), max(highest[g], rank[i])
		}
	}
	for g := range p.Groups {
		total += max(0, highest[g]-lowest[g])
	}
	return total
}

// longestPaths returns, for each box, the ranks that must lie above it: the
// longest chain of links up from it that are not Free. Links that close a
// cycle are left out, as dot turns them round.
func longestPaths(p layout.Problem) []int {
	up := make([][]layout.Link, len(p.Boxes))
	for _, l := range p.Links {
		if !l.Free && l.From != l.To {
			up[l.From] = append(up[l.From], l)
		}
	}
	rank := make([]int, len(p.Boxes))
	const (
		fresh = iota
		open
		done
	)
	state := make([]int8, len(p.Boxes))
	var visit func(int)
	visit = func(b int) {
		state[b] = open
		for _, l := range up[b] {
			if state[l.To] == fresh {
				visit(l.To)
			}
			if state[l.To] == done {
				rank[b] = max(rank[b], rank[l.To]+min(max(1, l.Ranks), MaxSegments+1))
			}
		}
		state[b] = done
	}
	for b := range p.Boxes {
		if state[b] == fresh {
			visit(b)
		}
	}
	return rank
}
