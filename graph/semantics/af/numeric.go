package af

import (
	"bufio"
	"fmt"
	"slices"
	"strconv"

	"crux/graph/diag"
)

// The numeric format: a line "p af N", and a line of two numbers for each attack.

// numeric reads the format AF.
func (d *decoder) numeric() {
	header := false  // whether there was one, right or wrong
	told := false    // that something stands before it
	d.arguments = -1 // until it is known
	for d.at < len(d.text) {
		start := d.at
		if d.arguments >= 0 {
			if from, to, ok := d.pair(); ok {
				if !d.attack(from, to, start, d.at) {
					break
				}
				continue
			}
		}
		line := span{start, lineEnd(d.text, start)}
		d.at = line.end + 1
		words := d.uncommented(line)
		switch {
		case len(words) == 0:
		case d.word(words[0]) == "p":
			if header {
				d.report(line.start, line.end, diag.Error, "bad-header", "take one of them away", "there is a second line p")
				continue
			}
			header = true
			d.header(words)
		case !header:
			if !told {
				d.report(words[0].start, words[len(words)-1].end, diag.Error, "no-header", "put a line p af N first, with the number of arguments for N",
					"this stands before the line p af, which says how many arguments there are")
			}
			told = true
		case !d.slowPair(words):
			return // nothing further has room
		}
	}
	if !header && !told {
		d.report(len(d.text), len(d.text), diag.Error, "no-header", "put a line p af N first, with the number of arguments for N", "there is no line p af")
	}
	d.arguments = max(d.arguments, 0)
}

// pair reads a line of two numbers of arguments, and moves behind it. Where the
// line is anything else it moves nowhere: that is looked at with more care, and
// more slowly.
func (d *decoder) pair() (from, to int32, ok bool) {
	at := d.at
	from, at = d.number(at)
	to, at = d.number(at)
	for at < len(d.text) && isBlank(d.text[at]) {
		at++
	}
	if from < 0 || to < 0 || at < len(d.text) && d.text[at] != '\n' && d.text[at] != '\r' {
		return 0, 0, false
	}
	d.at = at + 1
	return from, to, true
}

// number reads the number of an argument behind blanks, and returns it counted
// from 0, or -1, and where it ends.
func (d *decoder) number(at int) (int32, int) {
	for at < len(d.text) && isBlank(d.text[at]) {
		at++
	}
	n := 0
	for at < len(d.text) && '0' <= d.text[at] && d.text[at] <= '9' && n <= d.arguments {
		n = 10*n + int(d.text[at]-'0')
		at++
	}
	if n > d.arguments {
		return -1, at
	}
	return int32(n) - 1, at
}

// uncommented returns the words of a line up to a comment, more than three of
// them as four.
func (d *decoder) uncommented(line span) []span {
	list := words(d.text, line, make([]span, 4))
	if i := slices.IndexFunc(list, func(s span) bool { return d.text[s.start] == '#' }); i >= 0 {
		return list[:i]
	}
	return list
}

func (d *decoder) word(s span) string { return d.text[s.start:s.end] }

// header reads the words of the line p.
func (d *decoder) header(words []span) {
	start, end := words[0].start, words[len(words)-1].end
	if len(words) != 3 || d.word(words[1]) != "af" {
		hint := "write p af N, with the number of arguments for N"
		if len(words) > 1 && d.word(words[1]) != "af" {
			hint += "; frameworks of other kinds, as p aba, are not read"
		}
		d.report(start, end, diag.Error, "bad-header", hint, "this is no line p af N")
		return
	}
	s := words[2]
	n, err := strconv.ParseUint(d.word(s), 10, 63)
	switch {
	case isRange(err), err == nil && n > uint64(d.max.arguments):
		d.report(s.start, s.end, diag.Error, "framework-too-large", d.max.hint, "more than the %d arguments that are read are announced", d.max.arguments)
	case err != nil:
		d.report(s.start, s.end, diag.Error, "bad-header", "write p af N, with the number of arguments for N", "%q is no number of arguments", d.word(s))
	default:
		d.arguments = int(n)
	}
}

// slowPair reads the words of a line that should be two numbers, or reports what
// is wrong with them. It returns false where there is no more room.
func (d *decoder) slowPair(words []span) bool {
	if len(words) != 2 {
		what := "there is one word"
		if len(words) > 2 {
			what = "there are more"
		}
		d.report(words[0].start, words[len(words)-1].end, diag.Error, "not-an-attack", "write one attack a line, as in 1 2: argument 1 attacks argument 2",
			"an attack is two numbers, but %s", what)
		return true
	}
	right := true
	var ends [2]int32
	for i, s := range words {
		n, err := strconv.ParseUint(d.word(s), 10, 63)
		if err == nil && 1 <= n && n <= uint64(max(d.arguments, 0)) {
			ends[i] = int32(n) - 1
			continue
		}
		right = false
		switch {
		case err != nil && !isRange(err):
			d.report(s.start, s.end, diag.Error, "not-an-attack", "write the numbers of two arguments; names are for the formats apx and tgf",
				"%q is no number of an argument", d.word(s))
		case err == nil && n == 0:
			d.report(s.start, s.end, diag.Error, "no-such-argument", "arguments are counted from 1", "there is no argument 0")
		case d.arguments == 0:
			d.report(s.start, s.end, diag.Error, "no-such-argument", "write the number of arguments into the line p af N",
				"there is no argument %s: the line p af says that there are none", d.word(s))
		case d.arguments > 0:
			d.report(s.start, s.end, diag.Error, "no-such-argument", fmt.Sprintf("take one of 1 to %d, or write the number of arguments into the line p af N", d.arguments),
				"there is no argument %s: the line p af says that there are %d", d.word(s), d.arguments)
		}
	}
	return !right || d.attack(ends[0], ends[1], words[0].start, words[1].end)
}

func isRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}

func encodeNumeric(out *bufio.Writer, f *Framework) error {
	for i := range f.Len() {
		if f.names != nil && f.names[i] != strconv.Itoa(i+1) {
			return fmt.Errorf("the format af has no names, only the numbers 1 to %d in their order, but argument %d is called %q", f.Len(), i+1, f.names[i])
		}
	}
	fmt.Fprintf(out, "p af %d\n", f.Len())
	var line []byte
	for _, a := range f.attacks {
		line = strconv.AppendInt(line[:0], int64(a[0])+1, 10)
		line = append(line, ' ')
		line = strconv.AppendInt(line, int64(a[1])+1, 10)
		out.Write(append(line, '\n'))
	}
	return nil
}
