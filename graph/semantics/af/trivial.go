package af

import (
	"bufio"
	"fmt"
	"strings"

	"crux/graph/diag"
)

// The trivial graph format: arguments, a line #, attacks.

// trivial reads the format TGF.
func (d *decoder) trivial() {
	d.named()
	divided := false
	var twice []span // arguments that were there already
	var room [2]span
	for d.at < len(d.text) {
		line := span{d.at, lineEnd(d.text, d.at)}
		d.at = line.end + 1
		words := words(d.text, line, room[:])
		if len(words) == 0 {
			continue
		}
		first := d.word(words[0])
		ok := true
		switch {
		case first == "#" && len(words) == 1 && divided:
			d.report(words[0].start, words[0].end, diag.Error, "bad-divider", "take this line away", "a line # divides arguments from attacks, and there was one")
		case first == "#" && len(words) == 1:
			divided = true
			for _, s := range twice {
				d.declare(d.word(s), s.start, s.end)
			}
		case first[0] == '#':
			d.report(words[0].start, line.end, diag.Error, "bad-divider", "put nothing else on the line that divides arguments from attacks; the format has no comments",
				"this line begins with # but has more")
		case !divided && d.known(first):
			twice = append(twice, words[0])
		case !divided:
			ok = d.declare(first, words[0].start, words[0].end)
		case len(words) == 1:
			d.report(words[0].start, words[0].end, diag.Error, "not-an-attack", "write the ids of two arguments, as in 1 2: 1 attacks 2; arguments stand before the line #",
				"an attack is two ids, but there is one")
		default:
			var ends [2]int32
			known := true
			for i, s := range words {
				if ends[i], ok = d.index[d.word(s)]; !ok {
					d.unknown(d.word(s), s.start, s.end, "put it on a line before the line #")
					known = false
				}
			}
			ok = !known || d.attack(ends[0], ends[1], words[0].start, words[1].end)
		}
		if !ok {
			return // nothing further has room
		}
	}
	if !divided {
		at := span{len(d.text), len(d.text)}
		if len(twice) > 0 { // there the attacks have begun, most likely
			at = span{twice[0].start, lineEnd(d.text, twice[0].start)}
		}
		d.report(at.start, at.end, diag.Error, "no-divider", "put a line # between the arguments and the attacks, also if there are no attacks",
			"no line # divides arguments from attacks")
	}
}

func encodeTrivial(out *bufio.Writer, f *Framework) error {
	for i := range f.Len() {
		name := f.Name(i)
		if !IsID(name) {
			return fmt.Errorf("the format tgf has no ids with blanks or with # at the start, but argument %d is called %q", i+1, name)
		}
		out.WriteString(name)
		out.WriteByte('\n')
	}
	out.WriteString("#\n")
	for _, a := range f.attacks {
		out.WriteString(f.Name(int(a[0])))
		out.WriteByte(' ')
		out.WriteString(f.Name(int(a[1])))
		out.WriteByte('\n')
	}
	return nil
}

// IsID reports whether a name can be an id in the format TGF: it has no blanks and ends
// of lines, and does not begin with # or a byte order mark.
func IsID(name string) bool {
	return name != "" && !strings.ContainsAny(name, " \t\r\n") && !strings.HasPrefix(name, "#") && bom(name) == 0
}
