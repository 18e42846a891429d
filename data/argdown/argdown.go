// Package argdown reads and writes Argdown, the language in which people write
// arguments as text (argdown.org).
//
// Reading goes in three steps. A lexer cuts the text into tokens; a
// recursive-descent parser makes a Document of them, a syntax tree with the
// place of everything in it; Decode makes a graph of the Document. No step
// stops at an error: each tells what is wrong and goes on behind it.
//
// # What the graph gets
//
// Statements are claims; those with the same title are one claim. An argument
// whose premises are given is a graph.Argument, its steps are relations; one
// without is a graph.Sketch. Headings are sections. What Argdown has no word
// for is inline data:
//
//	[Weakness]: They acted from weakness. {source: "p6.s2", voice: "Obama", implicit: true}
//
// On statements: source (locators or a citation), quote (with prefix and
// suffix), offsets (characters of the text, counted from 0: "120-245, 300-310"),
// voice, implicit, strength, assert, expect, isCanonical, negates. On
// inference lines: scheme, strength, strict, uses. On arguments: source,
// voice, strength. In the front matter: title, subTitle, author, lang,
// abstract, text (the text that is read: title, author, place, date), thesis, locators, unlocated,
// model.mode.
//
// A linked objection is a structure whose conclusion has negates: "C" and
// contradicts [C]; it becomes one attack on C with several sources.
//
// # What Argdown has no sign for
//
// Any other relation is spelled out as a structure. Its inference line says what it
// is, and what it is about:
//
//		(1) [Wind]: The wind clears the air at once.
//		-- {relation: undercut, target: "<Foul air>#1"} --
//		(2) So cars do little harm.
//
//	  - relation is one of support (the default), attack, undercut, restatement,
//	    preference, contrary and contradictory.
//	  - target is "[Statement]", "<Sketch>", "<Argument>" (its last step: an undercut
//	    ends on that step, all else is meant for the argument as a whole) or
//	    "<Argument>#2", its second step. Without a target the relation has none.
//	  - sources lists what the relation starts from where the premises alone do not
//	    say it: numbers of statements, and names as under target.
//	  - tags are those of the relation; whole: true says that it is meant for the
//	    argument as a whole.
//
// The conclusion is words for readers, and for tools that know none of this: it is
// no claim, but an occurrence of the relation. So are premises without a title that
// sources leaves out. With sources alone the conclusion is a statement as always.
//
// A title of the form "Untitled 7" is none: it serves to refer to what has no title.
// In titles a backslash stands before a bracket that is a part of them.
//
// # What a graph is written as
//
// Encode writes any graph so that Decode reads an equal one, and lays it out as
// people do: see there.
package argdown

import (
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// MaxSize is how many bytes a document may have besides the white space that its
// lines are indented by, and MaxRead how many with it: beyond them reading is
// refused before it starts. Ten thousand levels of indentation are little to read
// but many bytes.
const (
	MaxSize = 16 << 20
	MaxRead = 8 * MaxSize
)

// tooLarge reports whether documents of so many bytes, as sizeOf counts them, and
// a text besides are more than is read.
func tooLarge(bytes int, text string) bool {
	return len(text) > MaxRead || bytes+len(text) > MaxSize && bytes+sizeOf(text) > MaxSize
}

// sizeOf returns how many bytes a text has besides the white space at the starts
// of its lines.
func sizeOf(text string) int {
	size := 0
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line = text[:i+1]
		}
		text = text[len(line):]
		size += len(strings.TrimLeft(line, " \t"))
	}
	return size
}

// Options say how a document is read, beyond its text. The zero Options read
// it by itself.
type Options struct {
	// Settings are what holds where the front matter says nothing else, in
	// Argdown's own words; SettingsFile is where they are from.
	Settings     *Data
	SettingsFile string
	// Include returns the text of a file that a document includes, and the
	// name by which that file is known from then on. From is the name of the
	// file that includes it, path is as written there. Without Include a
	// document can include nothing.
	Include func(from, path string) (name, text string, err error)
}

// Decode reads an Argdown document by itself; see Options.Decode.
func Decode(file, text string) (*graph.Graph, diag.List) { return Options{}.Decode(file, text) }

// Decode reads an Argdown document. The file name is used in diagnostics and
// occurrences only, and by Include. The graph is never nil: after errors it holds
// what could be read. Diagnostics are in the order of the text, those of an
// included file behind all of the file that includes it; what is odd about the
// graph as a whole (graph.Validate) is among them, as warnings.
func (o Options) Decode(file, text string) (*graph.Graph, diag.List) {
	doc, notes := o.parse(file, text)
	g := decode(doc, notes, o)
	return g, notes.all()
}

// Parse makes the syntax tree of an Argdown document. It is never nil. What the
// document includes is not read.
func Parse(file, text string) *Document {
	skip := func(string, string) (string, string, error) { return "", "", errNotRead }
	doc, notes := Options{Include: skip}.parse(file, text)
	doc.Diagnostics = notes.all()
	return doc
}

func (o Options) parse(file, text string) (*Document, *notes) {
	in := &inclusion{options: o, told: &told{files: map[string]int{}}, included: map[string]bool{file: true}}
	return in.parse(file, text)
}

// fold makes one line of s: white space at the ends is cut, runs of it become
// one space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
