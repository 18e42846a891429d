package compare

import (
	"slices"
	"strings"

	"crux/graph"
)

// What part claims have in an argument: for or against the main claim, and by what.

// heads returns what each claim and sketch leads to, undercuts flattened: what ends on a
// relation leads to each of its sources.
func heads(g *graph.Graph) map[graph.Node][]head {
	all := map[graph.Node][]head{}
	for _, r := range g.Relations() {
		var to []graph.Node
		switch target := r.Target.(type) {
		case nil:
		case *graph.Relation:
			to = target.Sources
		default:
			to = []graph.Node{target}
		}
		for _, s := range r.Sources {
			for _, t := range to {
				if h := (head{t, r.Kind}); t != s && !slices.Contains(all[s], h) {
					all[s] = append(all[s], h)
				}
			}
		}
	}
	return all
}

// A head is what a claim leads to, and how.
type head struct {
	to   graph.Node
	kind graph.Kind
}

// roles returns which claims and sketches are "for" the nearest main claim, which
// "against" it, by an even or odd number of attacks on the way, undercuts flattened; "for and
// against" where ways of equal length say both. A claim that leads to no main claim is
// judged by what it does lead to.
func roles(g *graph.Graph) map[graph.Node]string {
	const pro, con = 1, 2
	type tail struct {
		from  graph.Node
		turns bool
	}
	tails, leads := map[graph.Node][]tail{}, map[graph.Node]bool{}
	all := claims(g)
	heads := heads(g)
	for _, n := range all {
		for _, h := range heads[n] {
			if h.kind == graph.Preference {
				continue
			}
			tails[h.to] = append(tails[h.to], tail{n, h.kind == graph.Attack})
			leads[n] = true
		}
	}
	role := map[graph.Node]int{}
	walk := func(starts []graph.Node) {
		for _, n := range starts {
			role[n] = pro
		}
		for frontier := starts; len(frontier) > 0; {
			reached := map[graph.Node]int{}
			var next []graph.Node
			for _, n := range frontier {
				for _, t := range tails[n] {
					if role[t.from] != 0 {
						continue
					}
					if reached[t.from] == 0 {
						next = append(next, t.from)
					}
					as := role[n]
					if t.turns {
						as = as>>1 | as<<1&con
					}
					reached[t.from] |= as
				}
			}
			for _, n := range next {
				role[n] = reached[n]
			}
			frontier = next
		}
	}
	var starts []graph.Node
	for _, c := range g.MainClaims() {
		starts = append(starts, c)
	}
	walk(starts)
	starts = nil
	for _, n := range all {
		if role[n] == 0 && !leads[n] {
			starts = append(starts, n)
		}
	}
	walk(starts)
	said := map[graph.Node]string{}
	for _, n := range all {
		if role[n] == 0 { // in a circle
			walk([]graph.Node{n})
		}
		said[n] = [...]string{"", "for", "against", "for and against"}[role[n]]
	}
	return said
}

// functions returns what each claim and sketch does: it is "main", or it leads on by
// relations of some kinds ("support", "attack+support"), or is "none" of these.
func functions(g *graph.Graph) map[graph.Node]string {
	said := map[graph.Node]string{}
	heads := heads(g)
	main := mains(g)
	for _, n := range claims(g) {
		var kinds []string
		for _, h := range heads[n] {
			kinds = append(kinds, h.kind.String())
		}
		slices.Sort(kinds)
		switch {
		case main.has(n):
			said[n] = "main"
		case len(kinds) == 0:
			said[n] = "none"
		default:
			said[n] = strings.Join(slices.Compact(kinds), "+")
		}
	}
	return said
}
