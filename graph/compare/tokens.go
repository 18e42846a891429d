package compare

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// Tokens are what a text is measured in: a run of letters, digits and low lines, with
// their marks, or one other character that is no white space. In scripts that leave no
// spaces between words each letter is one, with its marks. Characters that are only for
// the layout, such as soft hyphens, are none and part no words.

// tokens are where each token of a text begins and ends, in bytes, ascending.
type tokens [][2]int

func tokensOf(text string) tokens {
	var list tokens
	inside := false // of a word
	alone := false  // it is one letter of a script without spaces
	for at, end := 0, 0; at < len(text); at = end {
		r, size := utf8.DecodeRuneInString(text[at:])
		end = at + size
		switch {
		case unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_':
			close, mark := isUnspaced(r), unicode.IsMark(r)
			if inside && (mark || !close && !alone) {
				list[len(list)-1][1] = end
			} else {
				list = append(list, [2]int{at, end})
				alone = close
			}
			inside = true
		case unicode.IsSpace(r):
			inside = false
		default:
			list = append(list, [2]int{at, end})
			inside = false
		}
	}
	return list
}

// from returns the first token that ends behind a byte.
func (t tokens) from(at int) int {
	return sort.Search(len(t), func(i int) bool { return t[i][1] > at })
}

// to returns the first token that begins at a byte or behind it.
func (t tokens) to(at int) int { return sort.Search(len(t), func(i int) bool { return t[i][0] >= at }) }
