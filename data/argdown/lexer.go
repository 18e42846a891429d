package argdown

import (
	"strings"

	"crux/graph/diag"
)

// kind is what a token is.
type kind uint8

const (
	endOfText   kind = iota
	blank            // one or more blank lines
	frontMatter      // === … ===
	heading          // # and more
	symbol           // + <+ +> - <- -> _ <_ _> ><
	number           // (1)
	inference        // ---- or -- … --
	item             // * or 1.
	title            // [T]: [T] <A>: <A>
	words            // text, within one line and without comments
	include          // @include(path)
	data             // {…}
)

// A token is a piece of the text. White space, line ends and comments are none.
type token struct {
	kind       kind
	first      bool // it is the first of its line
	start, end int  // bytes
	indent     int  // columns before it, for the first of a line
}

// A remark is a comment.
type remark struct{ start, end int }

// lexer cuts a text into tokens, one after the other as they are asked for.
type lexer struct {
	text  string
	at    int
	ahead []token // read
	taken int     // how many of these have been taken
	last  kind    // of the last one read, endOfText before the first
	notes *notes
	// remarks are the comments outside inference lines, read or not.
	remarks []remark

	// Where the line of at starts, and whether only white space and comments
	// have been between there and at.
	lineStart int
	lineBegin bool
	// blankBefore: nothing or a blank line is before the line of at.
	blankBefore bool
	// titleAllowed: an element starts here.
	titleAllowed bool
	// inList: an item of a list is before this line, and no blank one.
	inList bool
	// The next end of a bracket or parenthesis, or of the line.
	brackets, parentheses finder
	// The next end of a title or a tag of words, or of the line.
	statementEnds, argumentEnds, tagEnds finder
	// braces has the braces before matchedUntil, by their start. What is wrong
	// with those before toldUntil has been told.
	braces                  []brace
	matchedUntil, toldUntil int
	// No inference line that starts before openUntil is closed.
	openUntil int
	// There is no end of a comment any more.
	noStar, noArrow bool

	tabs, spaces int // the first indented lines of the current block, or -1
}

func newLexer(text string, notes *notes) *lexer {
	l := newPartLexer(text, notes)
	l.at = len(text) - len(strings.TrimPrefix(text, byteOrderMark))
	l.lineStart = l.at
	l.frontMatter()
	return l
}

// newPartLexer returns a lexer of text that is a part of a document: it has no
// front matter.
func newPartLexer(text string, notes *notes) *lexer {
	return &lexer{text: text, notes: notes, lineBegin: true, blankBefore: true,
		brackets: finder{chars: "]\r\n"}, parentheses: finder{chars: ")\r\n"},
		statementEnds: finder{chars: "]\r\n", escapes: true}, argumentEnds: finder{chars: ">\r\n", escapes: true},
		tagEnds: finder{chars: ")\r\n", escapes: true}, tabs: -1, spaces: -1}
}

// peek returns the n-th of the tokens that are not taken yet, from 0.
func (l *lexer) peek(n int) token {
	for len(l.ahead) <= l.taken+n {
		if l.at >= len(l.text) {
			return token{kind: endOfText, first: true, start: len(l.text), end: len(l.text)}
		}
		l.step()
	}
	return l.ahead[l.taken+n]
}

// take returns the next token and goes on behind it.
func (l *lexer) take() token {
	t := l.peek(0)
	if t.kind == endOfText {
		return t
	}
	if l.taken++; l.taken == len(l.ahead) {
		l.ahead, l.taken = l.ahead[:0], 0
	}
	return t
}

// stop leaves the rest of the text unread.
func (l *lexer) stop() {
	l.at, l.ahead, l.taken = len(l.text), nil, 0
}

func (l *lexer) push(t token) {
	l.ahead = append(l.ahead, t)
	l.last = t.kind
}

func (l *lexer) emit(k kind, end int) {
	t := token{kind: k, first: l.lineBegin, start: l.at, end: end}
	if t.first {
		t.indent = l.at - l.lineStart
	}
	l.push(t)
	l.at = end
	l.lineBegin = false
	l.titleAllowed = k == symbol || k == number || k == item
}

// frontMatter takes "===", YAML and "===" at the start of the text.
func (l *lexer) frontMatter() {
	start := len(l.text) - len(strings.TrimLeft(l.text[l.at:], " \t\r\n\f\v"+byteOrderMark))
	if !strings.HasPrefix(l.text[start:], "===") {
		return
	}
	l.at, l.lineStart = start, start
	for end := l.lineEnd(start); end < len(l.text); {
		lineStart := l.afterNewline(end)
		end = l.lineEnd(lineStart)
		if onlyEquals(l.text[lineStart:end]) {
			l.emit(frontMatter, end)
			return
		}
	}
	l.notes.report(start, l.lineEnd(start), diag.Error, "unclosed-front-matter",
		"close it with a line of three equals signs: ===", "the front matter has no end")
	// Its lines are most likely followed by a blank line; go on there.
	for l.at < len(l.text) && l.last != blank {
		l.at = l.lineEnd(l.at)
		if l.at < len(l.text) {
			l.last = frontMatter
			l.newline()
		}
	}
}

// onlyEquals reports whether a line is of three or more equals signs.
func onlyEquals(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "===") && strings.Trim(line, "=") == ""
}

// step takes one token, comment or line end.
func (l *lexer) step() {
	c := l.text[l.at]
	switch {
	case c == '\n' || c == '\r':
		l.newline()
	case c == ' ' || c == '\t' || c == '\f' || c == '\v':
		l.at++
	case l.lineBegin && strings.HasPrefix(l.text[l.at:], byteOrderMark):
		// Told already; files that begin with one are often put together.
		l.at += len(byteOrderMark)
		l.lineStart += len(byteOrderMark) // it is no indentation
	case l.comment():
	case c == '{' && l.data(l.at) > 0:
		l.emit(data, l.data(l.at))
	case l.lineBegin && l.lineToken():
	case (l.lineBegin || l.titleAllowed) && l.title():
	default:
		l.words()
	}
}

// newline goes to the next line, and takes the blank lines that follow.
func (l *lexer) newline() {
	end := l.at
	l.at = l.afterNewline(l.at)
	blankLine := false
	for next := l.at; ; {
		for next < len(l.text) && (l.text[next] == ' ' || l.text[next] == '\t') {
			next++
		}
		if next == len(l.text) || l.text[next] != '\n' && l.text[next] != '\r' {
			break
		}
		blankLine = true
		next = l.afterNewline(next)
		l.at = next
	}
	if blankLine && l.last != endOfText && l.last != blank {
		l.push(token{kind: blank, start: end, end: l.at})
	}
	l.blankBefore = blankLine || l.last == endOfText || l.last == frontMatter || l.last == include || l.blankBefore && l.lineBegin
	if blankLine {
		l.tabs, l.spaces, l.inList = -1, -1, false
	}
	l.lineStart, l.lineBegin, l.titleAllowed = l.at, true, false
}

// afterNewline returns the offset behind the line end (LF, CRLF or CR) at at.
func (l *lexer) afterNewline(at int) int {
	if strings.HasPrefix(l.text[at:], "\r\n") {
		return at + 2
	}
	return at + 1
}

// lineEnd returns the offset of the end of the line that at is in.
func (l *lexer) lineEnd(at int) int {
	if i := strings.IndexAny(l.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(l.text)
}

// comment takes a comment.
func (l *lexer) comment() bool {
	end, closing := l.commentEnd(l.at)
	switch {
	case end == 0 && closing == "":
		return false
	case end == 0:
		l.notes.report(l.at, l.lineEnd(l.at), diag.Error, "unclosed-comment",
			"end it with "+closing, "this comment has no end, so the rest of the document is part of it")
		l.at = len(l.text)
		return true
	case closing == "" && l.at > 0 && l.text[l.at-1] == ':':
		l.notes.report(l.at, end, diag.Warning, "comment-in-address",
			"write [text](https://…), or put a backslash before each slash",
			"two slashes start a comment, so the rest of this address is lost")
	}
	if j := strings.LastIndexAny(l.text[l.at:end], "\r\n"); j >= 0 {
		l.lineStart = l.at + j + 1
	}
	l.remarks = append(l.remarks, remark{l.at, end})
	l.at = end
	return true
}

// commentEnd returns the offset behind the comment that starts at i: for one that
// ends with its line, the end of that. It is 0 if none starts there or it has no
// end, which closing would be.
func (l *lexer) commentEnd(i int) (end int, closing string) {
	rest := l.text[i:]
	open := 2
	unclosed := &l.noStar
	switch {
	case strings.HasPrefix(rest, "//"):
		return l.lineEnd(i), ""
	case strings.HasPrefix(rest, "/*"):
		closing = "*/"
	case strings.HasPrefix(rest, "<!--"):
		closing, open = "-->", 4
		unclosed = &l.noArrow
	default:
		return 0, ""
	}
	if *unclosed {
		return 0, closing
	}
	n := strings.Index(rest[open:], closing)
	if n < 0 {
		*unclosed = true // nor is there one further on
		return 0, closing
	}
	return i + open + n + len(closing), closing
}

// onlyComments reports whether nothing but white space and comments is between i
// and the end of the line.
func (l *lexer) onlyComments(i int) bool {
	for i < len(l.text) {
		switch c := l.text[i]; c {
		case '\n', '\r':
			return true
		case ' ', '\t', '\f', '\v':
			i++
		default:
			end, closing := l.commentEnd(i)
			if end == 0 {
				return closing != "" // one without end
			}
			i = end
		}
	}
	return true
}

// lineToken takes what can only stand at the start of a line.
func (l *lexer) lineToken() bool {
	rest := l.text[l.at:]
	if n := includeLength(rest); n > 0 && l.onlyComments(l.at+n) {
		l.emit(include, l.at+n)
		return true
	}
	if n := hashes(rest); n > 0 {
		if l.blankBefore || l.last == frontMatter || l.last == include {
			l.emit(heading, l.at+n)
			return true
		}
		l.notes.report(l.at, l.lineEnd(l.at), diag.Error, "heading-inside-text",
			"leave a blank line before a heading, or put a backslash before # if it is part of the text",
			"this line stands in the middle of a text, so it is read as part of it")
	}
	if strings.HasPrefix(rest, "===") && l.blankBefore && onlyEquals(l.text[l.at:l.lineEnd(l.at)]) {
		l.notes.report(l.at, l.lineEnd(l.at), diag.Warning, "late-front-matter",
			"move it to the very start, or put a backslash before the first sign if it is part of the text",
			"front matter stands at the start of a document only, so this is read as text")
	}
	if strings.HasPrefix(rest, "--") && !strings.HasPrefix(rest, "-->") {
		l.inference()
		return true
	}
	if n := numberLength(rest); n > 0 {
		l.emit(number, l.at+n)
		return true
	}
	if n := symbolLength(rest); n > 0 {
		l.indentation()
		l.emit(symbol, l.at+n)
		return true
	}
	if n := itemLength(rest); n > 0 && (l.at > l.lineStart || l.inList || l.startsElement()) {
		l.inList = true
		l.emit(item, l.at+n)
		return true
	}
	return false
}

// hashes returns how many "#" start s if a space follows them, else 0.
func hashes(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n < len(s) && s[n] == ' ' {
		return n
	}
	return 0
}

// digits returns how many decimal digits start s.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// numberLength returns the length of a "(12)" at the start of s, else 0.
func numberLength(s string) int {
	if !strings.HasPrefix(s, "(") {
		return 0
	}
	n := digits(s[1:])
	if n == 0 || n+1 >= len(s) || s[n+1] != ')' {
		return 0
	}
	return n + 2
}

// itemLength returns the length of a "*" or "12." at the start of s if white
// space follows, else 0.
func itemLength(s string) int {
	n := 0
	if strings.HasPrefix(s, "*") {
		n = 1
	} else if d := digits(s); d > 0 && d < len(s) && s[d] == '.' {
		n = d + 1
	}
	if n > 0 && (n == len(s) || strings.IndexByte(" \t\r\n", s[n]) >= 0) {
		return n
	}
	return 0
}

// symbolLength returns the length of a relation symbol at the start of s,
// else 0.
func symbolLength(s string) int {
	for _, two := range []string{"+>", "->", "_>", "<+", "<-", "<_", "><"} {
		if strings.HasPrefix(s, two) {
			return 2
		}
	}
	switch {
	case strings.HasPrefix(s, "+"), strings.HasPrefix(s, "-"):
		return 1
	case strings.HasPrefix(s, "_") && (len(s) == 1 || strings.IndexByte(" \t\r\n", s[1]) >= 0):
		return 1 // without white space it is emphasis
	}
	return 0
}

// indentation tells of a block that is indented by tabs here and by spaces
// there: nobody can see how deep its lines are.
func (l *lexer) indentation() {
	for _, c := range []byte(l.text[l.lineStart:l.at]) {
		if c == '\t' && l.tabs < 0 {
			l.tabs = l.lineStart
		}
		if c == ' ' && l.spaces < 0 {
			l.spaces = l.lineStart
		}
		if c != '\t' && c != ' ' {
			return
		}
	}
	if l.tabs >= 0 && l.spaces >= 0 && max(l.tabs, l.spaces) == l.lineStart {
		l.notes.report(l.lineStart, l.at, diag.Error, "mixed-indentation",
			"indent all relations of a block by spaces, or all by tabs",
			"tabs and spaces are mixed here; a tab counts as one column")
	}
}

// inference takes "----", "-- Rule --" or "--", rules and "--" over lines.
func (l *lexer) inference() {
	run := l.at
	for run < len(l.text) && l.text[run] == '-' {
		run++
	}
	if run-l.at >= 4 {
		l.emit(inference, run)
		return
	}
	// It ends with the next two hyphens before a blank line.
	i, newlines := l.at+2, 0
	for ; l.at >= l.openUntil && i < len(l.text) && newlines < 2; i++ {
		switch c := l.text[i]; {
		case c == '\\':
			i++
			newlines = 0
		case c == '/' || c == '<':
			if end, _ := l.commentEnd(i); end > 0 {
				i = end - 1
				continue
			}
			newlines = 0
		case c == '{' && l.closing(i) > 0:
			i = l.closing(i) - 1
			newlines = 0
		case c == '-' && strings.HasPrefix(l.text[i:], "--"):
			for i < len(l.text) && l.text[i] == '-' {
				i++
			}
			l.emit(inference, i)
			return
		case c == '\n' || c == '\r' && !strings.HasPrefix(l.text[i:], "\r\n"):
			newlines++
		case c != ' ' && c != '\t' && c != '\r':
			newlines = 0
		}
	}
	l.openUntil = max(l.openUntil, i)
	end := l.lineEnd(l.at)
	l.notes.report(l.at, end, diag.Error, "unclosed-inference",
		"write ---- alone, or -- Rule --", "this inference line has no closing hyphens")
	l.emit(inference, end)
}

// title takes the title of a statement or argument.
func (l *lexer) title() bool {
	open := l.text[l.at]
	if open != '[' && open != '<' {
		return false
	}
	closing := byte(']')
	if open == '<' {
		closing = '>'
	}
	line := l.text[l.at:l.lineEnd(l.at)]
	end := titleLength(line, closing)
	switch {
	case end < 0 && open == '[' && l.linkEnd(l.at) > 0:
		return false
	case end < 0:
		if next := strings.TrimLeft(line[1:], " \t"); next == line[1:] && (!l.lineBegin || l.startsElement()) {
			l.notes.report(l.at, l.at+1, diag.Warning, "unclosed-title",
				"close it with "+string(closing)+", or put a backslash before it if it is part of the text",
				"this opens a title that does not end on its line, so it is read as text")
		}
		return false
	case open == '[' && line[end-1] != ':' && strings.HasPrefix(line[end:], "("):
		return false // a link
	case l.lineBegin && !l.titleAllowed && !l.startsElement():
		// A line that goes on a text. A title that stands alone there, or
		// defines something, most likely lacks a blank line before it.
		rest := strings.TrimSpace(line[end:])
		if line[end-1] != ':' && rest != "" && rest[0] != '{' && rest[0] != '#' {
			return false
		}
		l.notes.report(l.at, l.at+end, diag.Error, "no-blank-line",
			"leave a blank line before it, or indent it with + or - to say how it bears on what is above",
			"%s begins in the middle of another statement or argument", short(line[:end]))
		l.push(token{kind: blank, start: l.at, end: l.at})
	}
	l.emit(title, l.at+end)
	return true
}

// startsElement reports whether a line begins an element: nothing that it
// could go on with is before it.
func (l *lexer) startsElement() bool {
	if l.blankBefore {
		return true
	}
	switch l.last {
	case endOfText, blank, frontMatter, include, symbol, number, item:
		return true
	}
	return false
}

// words takes text up to the end of its line, a comment or data.
func (l *lexer) words() {
	i := l.at
scan:
	for i < len(l.text) {
		switch c := l.text[i]; c {
		case '\n', '\r':
			break scan
		case '\\':
			i++
			if i < len(l.text) && l.text[i] != '\n' && l.text[i] != '\r' {
				i++
			}
			continue
		case '/':
			if strings.HasPrefix(l.text[i:], "//") || strings.HasPrefix(l.text[i:], "/*") {
				break scan
			}
		case '<':
			if strings.HasPrefix(l.text[i:], "<!--") {
				break scan
			}
		case '.', ':':
			if n := codeLength(l.text[i:]); n > 0 {
				i += n
				continue
			}
		case '#':
			if end := l.tagEnd(i); end > 0 {
				i = end
				continue
			}
		case '@':
			if end := l.mentionEnd(i); end > 0 {
				i = end
				continue
			}
			if n := includeLength(l.text[i:]); n > 0 {
				l.notes.report(i, i+n, diag.Warning, "include-inside-text", "put it on a line of its own",
					"an include stands on a line of its own, so this is read as text")
			}
		case '[':
			if end := l.linkEnd(i); end > 0 {
				i = end
				continue
			}
		case '{':
			if i > l.at && l.data(i) > 0 {
				break scan
			}
		}
		i++
	}
	l.emit(words, i)
}

// linkEnd returns the end of the link [text](address) that starts at i, or 0.
func (l *lexer) linkEnd(i int) int {
	j := l.brackets.next(l.text, i)
	if !strings.HasPrefix(l.text[j:], "](") {
		return 0
	}
	k := l.parentheses.next(l.text, j+2)
	if k == len(l.text) || l.text[k] != ')' {
		return 0
	}
	return k + 1
}

// mentionEnd returns the end of the mention of a title that starts at i, or 0.
func (l *lexer) mentionEnd(i int) int {
	ends := &l.statementEnds
	switch {
	case strings.HasPrefix(l.text[i:], "@["):
	case strings.HasPrefix(l.text[i:], "@<"):
		ends = &l.argumentEnds
	default:
		return 0
	}
	return behind(l.text, ends.next(l.text, i+2))
}

// tagEnd returns the end of the tag of words that starts at i, or 0.
func (l *lexer) tagEnd(i int) int {
	if !strings.HasPrefix(l.text[i:], "#(") {
		return 0
	}
	return behind(l.text, l.tagEnds.next(l.text, i+2))
}

// behind returns the offset behind the character at i, 0 if it is a line end or
// there is none.
func behind(text string, i int) int {
	if i == len(text) || text[i] == '\n' || text[i] == '\r' {
		return 0
	}
	return i + 1
}

// A finder looks for the next of some characters, and remembers where it is:
// asking again and again from ascending places takes linear time.
type finder struct {
	chars    string
	escapes  bool // a character behind a backslash does not count, but for line ends
	from, at int  // the next one from from on is at at
	known    bool
}

// next returns the offset of the first of the characters in text from i on, or
// len(text).
func (f *finder) next(text string, i int) int {
	if !f.known || i < f.from || i > f.at {
		f.known, f.from, f.at = true, i, len(text)
		for at := i; ; at++ {
			j := strings.IndexAny(text[at:], f.chars)
			if j < 0 {
				break
			}
			if at += j; !f.escapes || text[at] == '\n' || text[at] == '\r' || !escaped(text, at) {
				f.at = at
				break
			}
		}
	}
	return f.at
}
