package aif

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dialogue is who says what: locutions (L) that lead by illocutions (YA) to claims.
type dialogue struct {
	roles  map[string]role
	texts  map[string]string // of locutions and illocutions
	spoken []string          // ids of locutions
	forces []string          // ids of illocutions
	in     map[string][]string
	out    map[string][]string
	person map[string]string // by locution
	names  map[string]string // by person
}

func newDialogue() *dialogue {
	return &dialogue{roles: map[string]role{}, texts: map[string]string{}, in: map[string][]string{}, out: map[string][]string{},
		person: map[string]string{}, names: map[string]string{}}
}

// node adds a node. Of two with one id the first counts.
func (d *dialogue) node(id string, r role, text string) {
	if _, known := d.roles[id]; known || id == "" {
		return
	}
	d.roles[id] = r
	switch r {
	case locution:
		d.spoken = append(d.spoken, id)
	case illocution:
		d.forces = append(d.forces, id)
	default:
		return
	}
	d.texts[id] = text
}

// edge adds an edge, after the nodes.
func (d *dialogue) edge(from, to string) {
	switch {
	case d.roles[from] == locution && d.roles[to] == illocution:
		d.in[to] = append(d.in[to], from)
	case d.roles[from] == illocution && d.roles[to] == claim:
		d.out[from] = append(d.out[from], to)
	}
}

// who adds who speaks a locution. The first one counts.
func (d *dialogue) who(locution, person string) {
	if _, known := d.person[locution]; !known {
		d.person[locution] = person
	}
}

// participant adds a person.
func (d *dialogue) participant(id, first, last string) {
	if _, known := d.names[id]; !known {
		d.names[id] = fullName(first, last)
	}
}

// fullName returns a name as it is said. A part that is not known is "None" in files.
func fullName(first, last string) string {
	if last == "None" {
		last = ""
	}
	return strings.TrimSpace(strings.TrimSpace(first) + " " + strings.TrimSpace(last))
}

// splitName returns the parts that a name is made of again, if there are any.
func splitName(name string) (first, last string, ok bool) {
	if i := strings.LastIndexByte(name, ' '); i > 0 && fullName(name[:i], name[i+1:]) == name {
		return name[:i], name[i+1:], true
	}
	return name, "", name != "" && fullName(name, "") == name && utf8.ValidString(name)
}

// many is how many locutions of one illocution are looked at.
const many = 16

// voices returns who says the claims, by their ids: those that exactly one person is
// said to say. Who asks or challenges does not say so, who agrees does only if nobody
// else has said it.
func (d *dialogue) voices() map[string]string {
	type saying struct {
		name   string
		agrees bool
	}
	const several = "\x00"
	said := map[string]saying{}
	byText := d.namesInTexts()
	for _, ya := range d.forces {
		weighs, agrees := force(d.texts[ya])
		if !weighs || len(d.in[ya]) > many {
			continue
		}
		name := ""
		for i, l := range d.in[ya] {
			by := d.speaker(l, byText)
			if i > 0 && by != name {
				by = several
			}
			name = by
		}
		if name == "" {
			continue
		}
		for _, c := range d.out[ya] {
			before, known := said[c]
			switch {
			case !known, before.agrees && !agrees:
				said[c] = saying{name, agrees}
			case agrees && !before.agrees, before.name == name:
			default:
				said[c] = saying{several, agrees}
			}
		}
	}
	voices := map[string]string{}
	for c, s := range said {
		if s.name != several {
			voices[c] = s.name
		}
	}
	return voices
}

// force tells of an illocution whether it commits its speaker to a claim, and whether by
// agreeing with somebody.
func force(text string) (commits, agrees bool) {
	text = strings.ToLower(text)
	for _, not := range []string{"pure question", "challeng", "disagree", "analys"} {
		if strings.Contains(text, not) {
			return false, false
		}
	}
	if strings.Contains(text, "question") && !strings.Contains(text, "assert") && !strings.Contains(text, "rhetoric") {
		return false, false
	}
	return true, strings.Contains(text, "agree")
}

// speaker returns the name of who speaks a locution, "" if that is not known.
func (d *dialogue) speaker(l string, byText bool) string {
	person, known := d.person[l]
	if name := d.names[person]; known && name != "" {
		return name
	}
	if known || byText {
		return nameIn(d.texts[l])
	}
	return ""
}

// namesInTexts reports whether the texts of all locutions start with a name.
func (d *dialogue) namesInTexts() bool {
	for _, l := range d.spoken {
		if nameIn(d.texts[l]) == "" {
			return false
		}
	}
	return true
}

// nameIn returns the name that the text of a locution starts with, as in "Ann: It is
// late", "" where it starts with none.
func nameIn(text string) string {
	name, rest, ok := strings.Cut(text, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || len(name) > 80 || rest != "" && rest[0] != ' ' || strings.ContainsAny(name, "\r\n\t,;!?\"“”()[]{}<>") {
		return ""
	}
	words := strings.Fields(name)
	if len(words) > 5 {
		return ""
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); len(words) > 1 && unicode.IsLower(first) && !slices.Contains(particles, w) {
			return "" // "He said: no"
		}
	}
	return name
}

// particles are words in names that are written small.
var particles = []string{"of", "the", "de", "da", "di", "du", "la", "van", "von", "der", "den", "zu", "and", "und", "et", "y"}

// sayings returns the locutions of each claim, by ids, in the order of the file.
func (d *dialogue) sayings() map[string][]string {
	by := map[string][]string{}
	for _, ya := range d.forces {
		for _, c := range d.out[ya] {
			for i, l := range d.in[ya] {
				if i < many && len(by[c]) < many {
					by[c] = append(by[c], l)
				}
			}
		}
	}
	return by
}
