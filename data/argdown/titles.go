package argdown

import (
	"strings"
)

// Titles stand between brackets, and a tag of several words between parentheses:
// a backslash before a bracket, a parenthesis or another sign of ASCII makes it a
// part of the title.

// titleLength returns the length of the title, with its brackets and the colon
// behind them if there is one, at the start of a line; -1 if there is none. A link
// is none.
func titleLength(line string, closing byte) int {
	bare := -1
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] != closing || i == 1:
		case strings.HasPrefix(line[i+1:], ":"):
			return i + 2
		case bare < 0:
			bare = i + 1
			if closing == ']' && strings.HasPrefix(line[bare:], "(") && strings.Contains(line[bare:], ")") {
				return -1
			}
		}
	}
	return bare
}

// readTitle returns a title, or a tag of several words, as it is meant: without
// backslashes before signs, and with single spaces.
func readTitle(written string) string {
	if strings.IndexByte(written, '\\') >= 0 {
		var s strings.Builder
		for i := 0; i < len(written); i++ {
			if written[i] == '\\' && i+1 < len(written) && isSign(written[i+1]) {
				i++
			}
			s.WriteByte(written[i])
		}
		written = s.String()
	}
	return fold(written)
}

// isSign reports whether c is a printable character of ASCII that is neither
// letter, digit nor space.
func isSign(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// escaped reports whether a backslash makes the character at i a plain one.
func escaped(s string, i int) bool {
	n := i
	for n > 0 && s[n-1] == '\\' {
		n--
	}
	return (i-n)%2 == 1
}

// untitledPrefix starts the titles that are made up.
const untitledPrefix = "Untitled "

// isUntitled reports whether a title is of the form of those that are made up
// for what has none: that it is written does not make it a title. So what has
// none can be referred to.
func isUntitled(title string) bool {
	number, ok := strings.CutPrefix(title, untitledPrefix)
	return ok && number != "" && digits(number) == len(number)
}
