package brat

import (
	"fmt"
	"strconv"
	"strings"

	"crux/graph/diag"
	"crux/graph/source"
)

// This file knows where a T stands in the text, and what its words are.

// spans reads "591 714" or "591 600;610 714".
func spans(args []string) ([]source.Offsets, bool) {
	var list []source.Offsets
	for part := range strings.SplitSeq(strings.Join(args, " "), ";") {
		f := strings.Fields(part)
		if len(f) != 2 {
			return nil, false
		}
		start, err := strconv.ParseUint(f[0], 10, 31)
		end, err2 := strconv.ParseUint(f[1], 10, 31)
		if err != nil || err2 != nil {
			return nil, false
		}
		list = append(list, source.Offsets{Start: int(start), End: int(end)})
	}
	return list, true
}

// anchor returns the words of a T line and its places in the text, which are nil where
// they do not hold: wrong says why. Without a text all that can be places are.
func (l *line) anchor(text *source.Text) (words string, places []source.Offsets, wrong string) {
	words = strings.TrimSpace(noBreaks.Replace(l.text))
	list, ok := spans(l.args)
	if !ok {
		return words, nil, "its place is no pair of offsets, or several with ; between them"
	}
	for _, o := range list {
		if o.Start >= o.End {
			return words, nil, fmt.Sprintf("its place %d %d is empty", o.Start, o.End)
		}
	}
	if text == nil {
		return words, list, ""
	}
	said, err := at(text, list)
	switch {
	case err != nil:
		return words, nil, err.Error()
	case words == "":
		return said, list, ""
	case !alike(said, words):
		return words, nil, fmt.Sprintf("the text has %q there", diag.Short(said))
	}
	return words, list, ""
}

// at returns the words of a text in some places.
func at(text *source.Text, list []source.Offsets) (string, error) {
	var parts []string
	for _, o := range list {
		s, err := text.Span(o)
		if err != nil {
			return "", err
		}
		parts = append(parts, oneLine(text.String()[s.Start:s.End]))
	}
	return strings.Join(parts, " "), nil
}

var (
	noBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")
	noTabs   = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")
)

// oneLine returns a text as a T line has it.
func oneLine(s string) string {
	return noTabs.Replace(strings.ToValidUTF8(s, "\uFFFD"))
}

// same reports whether two texts have the same words.
func same(a, b string) bool {
	return a == b || strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// alike reports whether two texts are the same but for white space.
func alike(a, b string) bool {
	return strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

// place writes places as a T line has them.
func place(list []source.Offsets) string {
	var parts []string
	for _, o := range list {
		parts = append(parts, fmt.Sprintf("%d %d", o.Start, o.End))
	}
	return strings.Join(parts, ";")
}
