// Package diag holds what is told to the person who wrote an input: where,
// what is wrong and what to do. A Diagnostic is a value; printing it with its
// source line and a caret, or as JSON, is here too.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A Position is a place in a file.
type Position struct {
	Offset int `json:"offset"` // bytes from the start, from 0
	Line   int `json:"line"`   // from 1; 0 where the place is not known
	Column int `json:"column"` // characters (Unicode code points) in the line, from 1
}

// Known reports whether p is a place at all.
func (p Position) Known() bool { return p.Line > 0 }

// A Range is what lies between two positions of one file; End is just behind
// its last character.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Severity says how much a diagnostic weighs.
type Severity uint8

const (
	Error   Severity = iota // the input does not mean what it should
	Warning                 // it has a meaning, but likely not the wanted one
	Hint                    // it could be better
)

var severities = [...]string{Error: "error", Warning: "warning", Hint: "hint"}

func (s Severity) String() string {
	if int(s) < len(severities) {
		return severities[s]
	}
	return fmt.Sprintf("severity %d", s)
}

// MarshalText writes s as its name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a severity.
func (s *Severity) UnmarshalText(text []byte) error {
	i := slices.Index(severities[:], string(text))
	if i < 0 {
		return fmt.Errorf("there is no severity %q", text)
	}
	*s = Severity(i)
	return nil
}

// A Diagnostic is one thing to tell about one place.
type Diagnostic struct {
	File     string   `json:"file"`
	Range    Range    `json:"range"` // the zero Range where no place is known
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`           // stable, kebab-case: "unclosed-bracket"
	Message  string   `json:"message"`        // what is wrong, one sentence without a full stop
	Hint     string   `json:"hint,omitempty"` // what to do
}

// Error makes a Diagnostic an error: "file:line:column: message".
func (d Diagnostic) Error() string { return d.place() + ": " + d.Message }

func (d Diagnostic) place() string {
	file := d.File
	if file == "" {
		file = "input"
	}
	if !d.Range.Start.Known() {
		return file
	}
	return fmt.Sprintf("%s:%d:%d", file, d.Range.Start.Line, d.Range.Start.Column)
}

// A List is what one run has to tell.
type List []Diagnostic

// HasErrors reports whether any diagnostic is an Error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Count returns how many diagnostics are of severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sort orders l by file (as they first appear), place and severity, and
// leaves alone what is equal in these.
func (l List) Sort() {
	files := map[string]int{}
	for _, d := range l {
		if _, ok := files[d.File]; !ok {
			files[d.File] = len(files)
		}
	}
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(files[a.File], files[b.File]),
			cmp.Compare(a.Range.Start.Offset, b.Range.Start.Offset),
			cmp.Compare(a.Severity, b.Severity),
		)
	})
}
