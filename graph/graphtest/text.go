package graphtest

import (
	"math/rand/v2"
	"strings"
)

// words are common English words, each as likely as the others. Their mean
// length is that of English prose, so that lines break as those of prose do.
var words = strings.Fields(`
	a all an and any are as at be because before better between but by can
	cannot do does each even every few for from has have he if in into is it its
	less many may more most must no not of often on one only or other our she
	should so some still such than that the their then there these they this to
	under us was we when where which who will with without would you
	air animal answer art bank belief body book border bridge car case cause
	change child choice church city claim climate company cost council country
	court crime culture danger debate doctor doubt duty earth energy evidence
	example fact family farm field forest freedom friend future garden
	government ground harm health history home house idea justice labour land
	language law letter life market member mind money nature number office paper
	people picture place plan policy power price public question reason research
	right risk river road school science season service state story street
	student system teacher theory time town trade train tree village water
	weather winter woman work worker world year
	act allow ask begin bring build buy close come decide demand depend expect
	explain fall follow give grow hold keep know lead learn leave live lose make
	mean move need offer open pay protect prove raise reach reduce remain seem
	show speak spend stand stop support take teach think travel trust use vote
	walk want write`)

// A sentence has so many words, any number as likely as the others; the mean is
// 15.
const minWords, maxWords = 11, 19

// sentence returns words that make no sense together but look as if they did.
func sentence(r *rand.Rand) string {
	var s strings.Builder
	for i := range minWords + r.IntN(maxWords-minWords+1) {
		word := words[r.IntN(len(words))]
		if i == 0 {
			s.WriteString(strings.ToUpper(word[:1]) + word[1:])
		} else {
			s.WriteString(" " + word)
		}
	}
	return s.String() + "."
}
