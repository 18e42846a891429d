package compare

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"crux/graph"
)

// What a claim says, as words: how alike two texts are is how much of the weight of
// their words they share. Words count the more the fewer claims of both readings have
// them, so that no list of common words is needed in any language; and words that begin
// alike are one, so that endings count little. Scripts that leave no spaces between words
// are read by pairs of letters, and Han by single ones too, which are words or parts of them.

// stem is how many letters of a word count.
const stem = 4

// a vector has the weights of words, by ascending word.
type vector []weighted

type weighted struct {
	word   int
	weight int64 // in millionths, so that sums are exact
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
				all[k][i] = append(all[k][i], weighted{n, int64(math.Round(exact * math.Log(1+float64(total)/float64(count[n]))))})
			}
		}
	}
	return all
}

// wordsOf returns the beginnings of the words of a text, in lower case.
func wordsOf(text string) []string {
	var list []string
	in := func(r rune) bool {
		return 'a' <= r && r <= 'z' || r >= 0x80 && unicode.In(r, unicode.Letter, unicode.Mark, unicode.Digit) || '0' <= r && r <= '9'
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool { return !in(r) }) {
		r := []rune(w)
		for len(r) > 0 {
			n := 1
			close := isUnspaced(r[0])
			for n < len(r) && isUnspaced(r[n]) == close {
				n++
			}
			if !close || n == 1 {
				list = append(list, string(r[:min(n, stem)]))
			}
			for i := range n {
				if close && i > 0 {
					list = append(list, string(r[i-1:i+1]))
				}
				if close && n > 1 && unicode.Is(unicode.Han, r[i]) {
					list = append(list, string(r[i]))
				}
			}
			r = r[n:]
		}
	}
	return list
}

// unspaced are scripts that leave no spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func isUnspaced(r rune) bool { return r >= 0x80 && unicode.In(r, unspaced...) }

// alike returns the share of the weight of both vectors that is common to them (Dice,
// 1945, with weights).
func alike(a, b vector) float64 {
	sum := a.weight() + b.weight()
	if sum == 0 {
		return 0
	}
	return float64(2*common(a, b)) / float64(sum)
}

// within returns the share of the weight of a that b has too.
func within(a, b vector) float64 {
	own := a.weight()
	if own == 0 {
		return 0
	}
	return float64(common(a, b)) / float64(own)
}

func (v vector) weight() (sum int64) {
	for _, w := range v {
		sum += w.weight
	}
	return sum
}

// common returns the weight of the words that both have.
func common(a, b vector) (sum int64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].word < b[j].word:
			i++
		case a[i].word > b[j].word:
			j++
		default:
			sum += a[i].weight
			i, j = i+1, j+1
		}
	}
	return sum
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
// nothing, unless titles don't count.
func (al *Alignment) said(n graph.Node) string {
	text, key := "", ""
	switch n := n.(type) {
	case *graph.Claim:
		text, key = n.Text.Untagged(), n.Key
	case *graph.Sketch:
		text, key = n.Text.Untagged(), n.Key
	}
	if plain(text) == "" && !al.titleless {
		return key
	}
	return text
}
