package diag

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"
)

// Each code that a diagnostic can have is explained in a file of its own,
// codes/CODE.txtar, for the person who made the mistake:
//
//	severity: error
//	summary: a list item says nothing
//
//	What it means, in two or three sentences.
//
//	-- wrong.argdown --
//	what has the mistake
//	-- said --
//	what crux says about it
//	-- right.argdown --
//	the same without the mistake
//
// Examples of other files have the ending of these: wrong.yaml and right.yaml for
// themes, wrong.apx and right.apx for frameworks. Further files are those that
// the examples need. Further keys are: "command",
// what is run on the wrong example instead of "crux check" with its name;
// "times", how often the wrong example is repeated to be one; and "encoding:
// latin1" where it is one in that encoding only. What crux says is no work of
// hand: go test ./cmd/crux -update writes it there. A line of the form
// "-- Rule --" would begin a new file; an inference is written over three lines.

//go:embed codes/*.txtar
var codeFiles embed.FS

// A Code explains the diagnostics of one code.
type Code struct {
	Name string `json:"code"`
	// Severity is that of the example. A few codes are a warning where it is
	// clear what was meant, and else a hint.
	Severity Severity `json:"severity"`
	Summary  string   `json:"summary"` // one line
	Text     string   `json:"text"`    // what it means: paragraphs divided by blank lines

	// Wrong is a document that has the mistake, Right one that has not. Both
	// are Argdown unless Ending says that they are something else.
	Wrong  string `json:"wrong"`
	Right  string `json:"right"`
	Ending string `json:"ending"` // of their names, as "argdown"
	// Files are what the two need beside them.
	Files []File `json:"files,omitempty"`
	// Times is how often Wrong must be repeated to be wrong, mostly once.
	Times int `json:"times,omitempty"`
	// Latin1 says that Wrong is wrong in the encoding ISO 8859-1.
	Latin1 bool `json:"latin1,omitempty"`
	// Command is what to run on Wrong as a file called wrong, with its ending.
	Command string `json:"command"`
	// Said is what that command prints about it.
	Said string `json:"said"`
}

// A File is a file that an example needs.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// WrongFile returns the contents of the file that is wrong: Wrong repeated and in
// its encoding.
func (c Code) WrongFile() string {
	s := strings.Repeat(c.Wrong, max(c.Times, 1))
	if !c.Latin1 {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// Codes returns all codes by name.
func Codes() []Code { return slices.Clone(codes()) }

// Explain returns the code with the given name.
func Explain(name string) (c Code, ok bool) {
	i, ok := slices.BinarySearchFunc(codes(), name, func(c Code, name string) int { return strings.Compare(c.Name, name) })
	if !ok {
		return Code{}, false
	}
	return codes()[i], true
}

// codes reads the embedded files when they are first asked for.
var codes = sync.OnceValue(func() []Code {
	entries, err := codeFiles.ReadDir("codes")
	if err != nil {
		panic("diag: " + err.Error())
	}
	var list []Code
	for _, e := range entries {
		b, err := codeFiles.ReadFile(path.Join("codes", e.Name()))
		if err != nil {
			panic("diag: " + err.Error())
		}
		c, err := parseCode(strings.TrimSuffix(e.Name(), ".txtar"), b)
		if err != nil {
			panic("diag: " + err.Error())
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Code) int { return strings.Compare(a.Name, b.Name) })
	return list
})

// parseCode reads a file that explains a code.
func parseCode(name string, file []byte) (Code, error) {
	c := Code{Name: name, Ending: "argdown"}
	archive := txtar.Parse(file)
	head, text, _ := strings.Cut(string(archive.Comment), "\n\n")
	c.Text = strings.TrimSpace(text)
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		ok := value != ""
		switch key {
		case "severity":
			i := slices.Index(severities[:], value)
			c.Severity, ok = Severity(max(i, 0)), i >= 0
		case "summary":
			c.Summary = value
		case "command":
			c.Command = value
		case "times":
			n, err := strconv.Atoi(value)
			c.Times, ok = n, err == nil && n > 1
		case "encoding":
			c.Latin1, ok = true, value == "latin1"
		default:
			ok = false
		}
		if !ok {
			return c, fmt.Errorf("codes/%s.txtar: the line %q is not understood", name, line)
		}
	}
	given := map[string]bool{}
	for _, f := range archive.Files {
		given[f.Name] = true
		base, ending, _ := strings.Cut(f.Name, ".")
		switch data := string(f.Data); {
		case base == "wrong":
			c.Wrong, c.Ending = data, ending
		case base == "right":
			c.Right = data
		case f.Name == "said":
			c.Said = data
		default:
			c.Files = append(c.Files, File{f.Name, data})
		}
	}
	if c.Command == "" {
		c.Command = "crux check wrong." + c.Ending
	}
	switch {
	case !given["wrong."+c.Ending], !given["right."+c.Ending]:
		return c, fmt.Errorf("codes/%s.txtar: wrong.%[2]s or right.%[2]s is missing", name, c.Ending)
	case c.Summary == "", c.Text == "":
		return c, fmt.Errorf("codes/%s.txtar: the summary or the text is missing", name)
	}
	return c, nil
}
