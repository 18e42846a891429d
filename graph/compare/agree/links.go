package agree

// Relations taken apart into links from one claim, so that readings that group
// premises differently can be compared premise by premise.

// A link is one source of a relation with what it leads to, by numbers that
// two readings share. What it leads to is a claim (the claim's number) or one link
// of another relation (a number below 0).
type link struct {
	source, target int
}

// A labelled is a link with the number of its kind.
type labelled struct {
	link
	kind int
}

// linker numbers what the links of two readings are made of.
type linker struct {
	claims names
	kinds  names
	links  map[link]int // a number below 0 for each link that others lead to
	left   int          // how many more links may be made
}

// mostLinks bounds the links of two readings: linked premises on linked premises
// on linked premises multiply.
const mostLinks = 1_000_000

func newLinker() *linker {
	return &linker{claims: names{}, kinds: names{}, links: map[link]int{}, left: mostLinks}
}

func (l *linker) number(k link) int {
	n, known := l.links[k]
	if !known {
		n = -1 - len(l.links)
		l.links[k] = n
	}
	return n
}

// kept returns the links of r with undercuts as they are: what ends on a relation
// leads to each of its links. Not ok if there are too many.
func (l *linker) kept(r Reading) (set map[labelled]bool, ok bool) {
	set = map[labelled]bool{}
	of := make([][]int, len(r.Relations)) // numbers of the links of each relation
	isTarget := make([]bool, len(r.Relations))
	for i := range r.Relations {
		if t := r.target(i); t != None {
			isTarget[t] = true
		}
	}
	for _, i := range r.byDepth() {
		relation := r.Relations[i]
		var targets []int
		switch {
		case relation.Target == None:
		case relation.OnRelation:
			targets = of[relation.Target]
		default:
			targets = []int{l.claims.number(r.Claims[relation.Target])}
		}
		kind := l.kinds.number(relation.Kind)
		for _, s := range relation.Sources {
			source := l.claims.number(r.Claims[s])
			for _, t := range targets {
				if l.left--; l.left < 0 {
					return nil, false
				}
				k := link{source, t}
				set[labelled{k, kind}] = true
				if isTarget[i] {
					of[i] = append(of[i], l.number(k))
				}
			}
		}
	}
	return set, true
}

// flat returns the links of r with undercuts flattened: what ends on a relation
// leads to each of its sources. Not ok if there are too many.
func (l *linker) flat(r Reading) (set map[labelled]bool, ok bool) {
	set = map[labelled]bool{}
	for _, relation := range r.Relations {
		var targets []int
		switch {
		case relation.Target == None:
		case relation.OnRelation:
			targets = r.Relations[relation.Target].Sources
		default:
			targets = []int{relation.Target}
		}
		kind := l.kinds.number(relation.Kind)
		for _, s := range relation.Sources {
			for _, t := range targets {
				if l.left--; l.left < 0 {
					return nil, false
				}
				set[labelled{link{l.claims.number(r.Claims[s]), l.claims.number(r.Claims[t])}, kind}] = true
			}
		}
	}
	return set, true
}
