package argdown

import "strings"

// The formatter works on units: what stands on one line of the canonical form,
// with the comments about it. A unit is a heading, an inference line, an include,
// the front matter, or an element with the sign, number or bullet before it.

// unit is one of these.
type unit struct {
	// pieces are tokens, and the comments between them, in order.
	pieces []piece
	// block: a new block starts here.
	block bool
	// above are the comments on lines of their own before it, behind those on
	// its last line.
	above, behind []piece
	// blank: a blank line is between it and what is before it.
	blank bool
}

// A piece is a token or a comment.
type piece struct {
	token
	comment bool
	// line: a line end is between it and the piece before it; blank: a blank
	// line is.
	line, blank bool
}

// comments returns how many comments are inside u.
func (u *unit) comments() int {
	n := 0
	for _, p := range u.pieces {
		if p.comment {
			n++
		}
	}
	return n
}

// cut cuts a text that has no errors into units. The last one has no pieces: above
// it are the comments at the end.
func cut(text string) []unit {
	l := newLexer(text, nobody(text))
	var units []unit
	var between []piece // comments, not given to a unit yet
	used, end := 0, -1  // of l.remarks; of the last piece
	gap := func(p piece) piece {
		if end >= 0 {
			p.line, p.blank = lineEnds(text[end:p.start])
		} else {
			p.line = true
		}
		end = p.end
		return p
	}
	// start gives the comments to the unit before them and to u, and appends u.
	start := func(u unit) {
		i := 0
		for i < len(between) && !between[i].line {
			i++
		}
		if n := len(units); n > 0 {
			units[n-1].behind = between[:i:i]
		}
		u.above = between[i:]
		between = nil
		units = append(units, u)
	}
	block, before := true, endOfText
	for {
		t := l.take()
		for used < len(l.remarks) && l.remarks[used].start < t.start {
			r := l.remarks[used]
			between = append(between, gap(piece{token: token{start: r.start, end: r.end}, comment: true}))
			used++
		}
		switch t.kind {
		case blank:
			block = true
			continue
		case endOfText:
			p := gap(piece{token: t})
			start(unit{block: true, blank: p.blank})
			return units
		}
		p := gap(piece{token: t})
		switch {
		case block, t.kind == frontMatter, t.kind == include, before == frontMatter, before == include,
			t.kind == heading, t.kind == symbol, t.kind == number, t.kind == inference, t.kind == item:
			block = block || t.kind == include || before == frontMatter || before == include
			start(unit{pieces: []piece{p}, block: block, blank: p.blank})
		default:
			u := &units[len(units)-1]
			u.pieces = append(append(u.pieces, between...), p)
			between = nil
		}
		block, before = false, t.kind
	}
}

// lineEnds reports whether a line end is in what stands between two pieces, and
// whether a blank line is, as the lexer sees it.
func lineEnds(gap string) (line, blank bool) {
	empty := false
	for i, c := range []byte(gap) {
		switch c {
		case '\n', '\r':
			if c == '\r' && strings.HasPrefix(gap[i:], "\r\n") {
				continue
			}
			blank = blank || empty
			line, empty = true, true
		case ' ', '\t':
		default:
			empty = false
		}
	}
	return line, blank
}

// unixLines returns s with LF for the line ends CRLF and CR.
func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
