package scheme

import (
	"slices"
	"strings"
	"unicode"

	"crux/graph/diag"
)

// longest is how many bytes a name of a scheme can have.
const longest = 200

// Find returns the scheme that is called so: by its ID, name, alias or the
// spelling of a format. Neither case counts, nor spaces, hyphens, underscores
// and other signs, nor words around the name that only say that an argument
// follows: "Argument from Expert Opinion", "expert-opinion scheme",
// "ExpertOpinion_Inference". Names that say that there is no scheme (see None)
// are not found.
func Find(name string) (s Scheme, ok bool) {
	if len(name) > longest {
		return Scheme{}, false
	}
	in := inventory()
	for _, key := range keys(name) {
		if i, ok := in.names[key]; ok {
			return in.schemes[i], true
		}
	}
	return Scheme{}, false
}

// None reports whether a name says that no scheme is given, as the formats do
// with their default values: "", "RA", "Default Inference", "SUPPORT_DEFAULT".
func None(name string) bool {
	return len(name) <= longest && slices.Contains(none, squeeze(name))
}

// none are names that say that no scheme is given, squeezed.
var none = []string{"", "default", "ra", "ca", "ma", "pa", "none", "null", "support", "attack", "conflict", "rephrase", "preference", "inference",
	"defaultinference", "defaultconflict", "defaultrephrase", "defaultpreference", "defaultsupport", "defaultattack",
	"supportdefault", "attackdefault", "rephrasedefault", "preferencedefault"}

// Same reports whether two names are of one scheme. Names that Find does not know
// are of one scheme if they differ only in case and signs. Names without a scheme
// (see None) are the same.
func Same(a, b string) bool {
	if a == b || None(a) && None(b) {
		return true
	}
	s, known := Find(a)
	t, knownToo := Find(b)
	if known || knownToo {
		return known && knownToo && s.ID == t.ID
	}
	return squeeze(a) == squeeze(b)
}

// Near returns the short name of the scheme that name was most likely meant for
// where Find knows none, "" if nothing is near.
func Near(name string) string {
	if len(name) > longest {
		return ""
	}
	in := inventory()
	for _, key := range keys(name) {
		if near := diag.Nearest(key, in.sorted); near != "" {
			return in.schemes[in.names[near]].Short()
		}
	}
	return ""
}

// ByAIF returns the scheme with a number of AIFdb. Numbers that AIFdb and OVA
// give to more than one scheme are not found: look for the name first.
func ByAIF(number int) (s Scheme, ok bool) {
	return first(func(s Scheme) bool { return number > 0 && s.AIF.Number == number })
}

// ByArguebuf returns the scheme with a number of arguebuf's enumeration of
// supports; 0, the default, is none.
func ByArguebuf(number int) (s Scheme, ok bool) {
	return first(func(s Scheme) bool { return number > 0 && s.Arguebuf.Number == number })
}

func first(is func(Scheme) bool) (Scheme, bool) {
	all := inventory().schemes
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	return Scheme{}, false
}

// Words that a name may begin and end with, and that do not tell schemes apart.
var (
	before = []string{"support", "attack", "argument", "arguments", "argumentation", "scheme", "appeal", "from", "by", "to", "the", "a", "an"}
	after  = []string{"scheme", "argument", "arguments", "inference", "conflict"}
)

// keys returns what a name is looked up by: the name, then what is left when
// words before and after it are taken away.
func keys(name string) []string {
	words := split(name)
	list := []string{strings.Join(words, "")}
	for len(words) > 1 && slices.Contains(after, words[len(words)-1]) {
		words = words[:len(words)-1]
		list = append(list, strings.Join(words, ""))
	}
	for len(words) > 1 && slices.Contains(before, words[0]) {
		words = words[1:]
		list = append(list, strings.Join(words, ""))
	}
	return list
}

// squeeze returns the letters and digits of a name in lower case.
func squeeze(name string) string { return strings.Join(split(name), "") }

// split returns the words of a name in lower case: runs of letters and digits,
// divided also where a capital letter follows a small one.
func split(name string) []string {
	var words []string
	small := false
	inside := false
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if r != '\'' && r != '’' {
				inside = false
			}
			continue
		}
		if !inside || small && unicode.IsUpper(r) {
			words = append(words, "")
		}
		words[len(words)-1] += string(unicode.ToLower(r))
		inside, small = true, unicode.IsLower(r)
	}
	return words
}
