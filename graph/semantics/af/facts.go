package af

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"crux/graph/diag"
)

// The format of facts: "arg(a)." and "att(a,b).".

// facts reads the format APX.
func (d *decoder) facts() {
	d.named()
	var later []pending // attacks on or by arguments that may still be declared
	for d.skip(); d.at < len(d.text); d.skip() {
		fact, ok := d.fact()
		if !ok {
			d.resume()
			continue
		}
		ok = true
		switch fact.predicate {
		case "arg":
			ok = d.declare(fact.names[0].name, fact.names[0].start, fact.names[0].end)
		case "att":
			from, known := d.index[fact.names[0].name]
			to, knownToo := d.index[fact.names[1].name]
			if !known || !knownToo {
				later = append(later, pending{int32(len(d.attacks)), [2]int32{int32(fact.names[0].start), int32(fact.names[1].start)}})
			}
			ok = d.attack(from, to, fact.names[0].start, fact.names[1].end)
		}
		if !ok {
			return // nothing further has room
		}
	}
	for _, p := range later {
		for end, at := range p.names {
			d.at = int(at)
			n, _ := d.name()
			i, ok := d.index[n.name]
			if !ok {
				d.unknown(n.name, n.start, n.end, fmt.Sprintf("declare it: arg(%s).", d.text[n.start:n.end]))
			}
			d.attacks[p.attack][end] = i
		}
	}
	if len(d.names) == 0 && len(d.list) == 0 {
		d.report(0, 0, diag.Warning, "no-arguments", "declare arguments as in arg(a).", "there is no argument in this file")
	}
}

// A named is a name with its place, which includes its quotes.
type named struct {
	name       string
	start, end int
}

// A pending is an attack whose ends are found later. There may be millions.
type pending struct {
	attack int32    // its place in attacks
	names  [2]int32 // the offsets of its names
}

// A fact is "arg" with one name or "att" with two.
type fact struct {
	predicate string
	names     [2]named
}

const likeThis = "write arg(a). for an argument, att(a,b). for an attack"

// fact reads the fact at d.at, and moves behind it, or behind what is right of
// it.
func (d *decoder) fact() (f fact, ok bool) {
	start := d.at
	for d.at < len(d.text) && isLetter(rune(d.text[d.at])) {
		d.at++
	}
	f.predicate = d.text[start:d.at]
	var wanted int
	switch f.predicate {
	case "arg":
		wanted = 1
	case "att":
		wanted = 2
	case "":
		d.report(start, d.next(), diag.Error, "not-a-fact", likeThis, "a fact begins with arg or att")
		return f, false
	default:
		hint := likeThis
		if meant := meant(f.predicate); meant != "" {
			hint = fmt.Sprintf("did you mean %s? Else %s", meant, likeThis)
		}
		d.report(start, d.at, diag.Error, "not-a-fact", hint, "there are no facts called %s", f.predicate)
		return f, false
	}
	if !d.take('(') {
		return f, d.missing("( is missing behind %s", f.predicate)
	}
	for i := range wanted {
		if i > 0 && !d.take(',') {
			return f, d.missing("a comma and the argument that is attacked are missing behind %s", d.text[f.names[0].start:f.names[0].end])
		}
		if f.names[i], ok = d.name(); !ok {
			return f, false
		}
	}
	if !d.take(')') {
		if d.take(',') {
			d.at--
			return f, d.missing("%s has no more than %s", f.predicate, [...]string{1: "one name", 2: "two names"}[wanted])
		}
		return f, d.missing(") is missing behind %s", d.text[f.names[wanted-1].start:f.names[wanted-1].end])
	}
	end := d.at
	if !d.take('.') {
		// What follows may be right again.
		d.report(start, end, diag.Error, "not-a-fact", "end each fact with a full stop", "no full stop ends this fact")
		d.at = end
	}
	return f, true
}

// meant returns the fact that was most likely meant by a word, or "".
func meant(word string) string {
	switch strings.ToLower(word) {
	case "argument", "arguments":
		return "arg"
	case "attack", "attacks", "defeat", "defeats":
		return "att"
	}
	return diag.Nearest(word, []string{"arg", "att"})
}

// missing reports that something is missing at the next character, and returns
// false.
func (d *decoder) missing(format string, args ...any) bool {
	d.report(d.at, d.next(), diag.Error, "not-a-fact", likeThis, format, args...)
	return false
}

// next returns the offset behind the character at d.at, which is no end of a
// line.
func (d *decoder) next() int {
	if d.at == len(d.text) || d.text[d.at] == '\n' || d.text[d.at] == '\r' {
		return d.at
	}
	_, size := utf8.DecodeRuneInString(d.text[d.at:])
	return d.at + size
}

// name reads a name and moves behind it.
func (d *decoder) name() (n named, ok bool) {
	d.skip()
	n.start = d.at
	if d.at < len(d.text) && (d.text[d.at] == '"' || d.text[d.at] == '\'') {
		return d.quoted()
	}
	for d.at < len(d.text) {
		c := d.text[d.at]
		if c < utf8.RuneSelf && !bare[c] {
			break
		}
		if c < utf8.RuneSelf {
			d.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(d.text[d.at:])
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			break
		}
		d.at += size
	}
	n.end = d.at
	n.name = d.text[n.start:n.end]
	if n.name == "" {
		return n, d.missing("the name of an argument is missing")
	}
	return n, true
}

// bare says which characters below 128 a name without quotes can have.
var bare = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = c > ' ' && c != 0x7F && !strings.ContainsRune(`(),"'%`, rune(c))
	}
	return is
}()

// quoted reads a name in quotes and moves behind it.
func (d *decoder) quoted() (n named, ok bool) {
	n.start = d.at
	quote := d.text[d.at]
	var name strings.Builder
	for d.at++; d.at < len(d.text) && d.text[d.at] != '\n' && d.text[d.at] != '\r'; d.at++ {
		c := d.text[d.at]
		switch {
		case c == quote:
			d.at++
			n.name, n.end = name.String(), d.at
			if n.name == "" {
				d.report(n.start, n.end, diag.Error, "not-a-fact", "write a name between the quotes", "the name of an argument is empty")
				return n, false
			}
			return n, true
		case c == '\\' && d.at+1 < len(d.text) && strings.IndexByte(escaped, d.text[d.at+1]) >= 0:
			d.at++
			switch c = d.text[d.at]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			}
		}
		name.WriteByte(c)
	}
	d.report(n.start, d.at, diag.Error, "not-a-fact", "put the same quote behind the name; a quote in a name has a backslash before it", "no quote ends this name")
	return n, false
}

// escaped are the characters that a backslash in a quoted name belongs to; n and
// r are ends of lines.
const escaped = `\"'nr`

// take moves behind the character c if it is next, or to what is next on the
// line.
func (d *decoder) take(c byte) bool {
	from := d.at
	d.skip()
	if d.at < len(d.text) && d.text[d.at] == c {
		d.at++
		return true
	}
	for d.at = from; d.at < len(d.text) && isBlank(d.text[d.at]); {
		d.at++
	}
	return false
}

// skip moves behind blanks, ends of lines and comments.
func (d *decoder) skip() {
	for d.at < len(d.text) {
		switch d.text[d.at] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			d.at++
		case '%':
			d.at = lineEnd(d.text, d.at)
		default:
			return
		}
	}
}

// resume moves to where a fact can begin again: behind the next full stop, or
// to the next line.
func (d *decoder) resume() {
	for d.at < len(d.text) && d.text[d.at] != '\n' && d.text[d.at] != '\r' {
		d.at++
		if d.text[d.at-1] == '.' {
			return
		}
	}
}

func encodeFacts(out *bufio.Writer, f *Framework) error {
	written := make([]string, f.Len())
	for i := range written {
		written[i] = asTerm(f.Name(i))
		fmt.Fprintf(out, "arg(%s).\n", written[i])
	}
	for _, a := range f.attacks {
		out.WriteString("att(")
		out.WriteString(written[a[0]])
		out.WriteByte(',')
		out.WriteString(written[a[1]])
		out.WriteString(").\n")
	}
	return nil
}

// asTerm returns a name as it is written in a fact: bare where every reader of
// facts takes it so, else in quotes.
func asTerm(name string) string {
	odd := func(r rune) bool { return !isLetter(r) && (r < '0' || '9' < r) }
	if strings.ContainsFunc(name, odd) {
		return inQuotes(name)
	}
	return name
}

// Written returns a name as it can stand among others that blanks divide: as it
// is, or, if it has blanks, quotes or control characters, in double quotes as
// in the format APX.
func Written(name string) string {
	odd := func(r rune) bool { return r == '"' || r == '\'' || unicode.IsSpace(r) || unicode.IsControl(r) }
	if strings.ContainsFunc(name, odd) {
		return inQuotes(name)
	}
	return name
}

func inQuotes(name string) string { return `"` + quotes.Replace(name) + `"` }

var quotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`)
