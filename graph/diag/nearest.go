package diag

import "strings"

// nearestOf is how many names are compared at the most.
const nearestOf = 2000

// Nearest returns the name that word was most likely meant to be: the one with
// the fewest characters to change, if these are no more than a third of it; ""
// if there is none. Of equally near ones it is the first. Case counts little.
func Nearest(word string, names []string) string {
	best, nearest := len([]rune(word))/3+1, ""
	lower := strings.ToLower(word)
	for _, name := range names[:min(len(names), nearestOf)] {
		if name == word {
			continue
		}
		if d := distance(lower, strings.ToLower(name), best); d < best {
			best, nearest = d, name
		}
	}
	return nearest
}

// distance returns how many characters must be put in, taken out or replaced,
// or neighbours swapped, to make b of a (the restricted Damerau–Levenshtein
// distance), or some number not below bound if it is not below bound.
func distance(a, b string, bound int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= bound || len(t)-len(s) >= bound {
		return bound
	}
	before, last := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row := make([]int, len(t)+1)
		row[0] = i
		least := i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= bound {
			return bound
		}
		before, last = last, row
	}
	return last[len(t)]
}
