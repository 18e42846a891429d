package compare

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"crux/graph"
)

// What a claim says, as words: how alike two texts are is how much of the weight of
// their words they share. Words count the more the fewer claims of both readings have
// them, so that no list of common words is needed in any language; and words that begin
// alike are one, so that endings count little.

// stem is how many letters of a word count.
const stem = 5

// a vector has the weights of words, by ascending word.
type vector []weighted

type weighted struct {
	word   int
	weight float64
}

// vectors returns the vectors of two lists of texts, and for each word which texts have
// it.
func vectors(texts ...[]string) [][]vector {
	number := map[string]int{}
	var count []int // how many texts have a word
	bags := make([][][]int, len(texts))
	total := 0
	for k, list := range texts {
		bags[k] = make([][]int, len(list))
		for i, text := range list {
			total++
			var bag []int
			for _, w := range wordsOf(text) {
				n, ok := number[w]
				if !ok {
					n = len(count)
					number[w] = n
					count = append(count, 0)
				}
				bag = append(bag, n)
			}
			slices.Sort(bag)
			bag = slices.Compact(bag)
			for _, n := range bag {
				count[n]++
			}
			bags[k][i] = bag
		}
	}
	all := make([][]vector, len(texts))
	for k, list := range bags {
		all[k] = make([]vector, len(list))
		for i, bag := range list {
			for _, n := range bag {
				all[k][i] = append(all[k][i], weighted{n, math.Log(1 + float64(total)/float64(count[n]))})
			}
		}
	}
	return all
}

// wordsOf returns the beginnings of the words of a text, in lower case.
func wordsOf(text string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		r := []rune(w)
		list = append(list, string(r[:min(len(r), stem)]))
	}
	return list
}

// alike returns the share of the weight of both vectors that is common to them: weighted
// Jaccard's index made as large as that of two texts of equal length would be (Dice).
func alike(a, b vector) float64 {
	common, sum := overlap(a, b)
	if sum == 0 {
		return 0
	}
	return 2 * common / sum
}

// within returns the share of the weight of a that b has too.
func within(a, b vector) float64 {
	common, _ := overlap(a, b)
	own := 0.0
	for _, w := range a {
		own += w.weight
	}
	if own == 0 {
		return 0
	}
	return common / own
}

func overlap(a, b vector) (common, sum float64) {
	for _, w := range a {
		sum += w.weight
	}
	for _, w := range b {
		sum += w.weight
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].word < b[j].word:
			i++
		case a[i].word > b[j].word:
			j++
		default:
			common += a[i].weight
			i, j = i+1, j+1
		}
	}
	return common, sum
}

// union returns the words of several vectors, each once.
func union(list ...vector) vector {
	var all vector
	for _, v := range list {
		all = append(all, v...)
	}
	slices.SortFunc(all, func(x, y weighted) int { return x.word - y.word })
	return slices.Compact(all)
}

// said returns what a claim or sketch says, without its tags; its title where that is
// nothing.
func said(n graph.Node) string {
	text, key := "", ""
	switch n := n.(type) {
	case *graph.Claim:
		text, key = n.Text.Untagged(), n.Key
	case *graph.Sketch:
		text, key = n.Text.Untagged(), n.Key
	}
	if plain(text) == "" {
		return key
	}
	return text
}
