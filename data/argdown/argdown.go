// Package argdown reads Argdown, the language in which people write arguments
// as text (argdown.org).
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
// suffix), voice, implicit, strength, assert, isCanonical, negates. On
// inference lines: scheme, strength, strict, uses. On arguments: source,
// voice, strength. In the front matter: title, subTitle, author, lang,
// abstract, text (the text that is read: title, author, place, date), thesis, locators, unlocated,
// model.mode.
//
// A linked objection is a structure whose conclusion has negates: "C" and
// contradicts [C]; it becomes one attack on C with several sources.
package argdown

import (
	"strings"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/diag"
)

// MaxSize is how many bytes a document may have: beyond it reading is refused
// before it starts.
const MaxSize = 16 << 20

// Decode reads an Argdown document. The file name is used in diagnostics and
// occurrences only. The graph is never nil: after errors it holds what could
// be read. Diagnostics are in the order of the text; what is odd about the
// graph as a whole (graph.Validate) is among them, as warnings.
func Decode(file, text string) (*graph.Graph, diag.List) {
	doc, notes := parse(file, text)
	g := decode(doc, notes)
	return g, notes.all()
}

// Parse makes the syntax tree of an Argdown document. It is never nil.
func Parse(file, text string) *Document {
	doc, notes := parse(file, text)
	doc.Diagnostics = notes.all()
	return doc
}

func parse(file, text string) (*Document, *notes) {
	doc := &Document{File: file}
	notes := &notes{file: file}
	switch {
	case len(text) > MaxSize:
		doc.Lines = diag.NewLines("")
		notes.lines = doc.Lines
		notes.report(0, 0, diag.Error, "too-large", "divide it into several documents",
			"the document is larger than the %d MiB that are read", MaxSize>>20)
		return doc, notes
	case !utf8.ValidString(text):
		doc.Lines = diag.NewLines(text)
		notes.lines = doc.Lines
		at := invalid(text)
		notes.report(at, at+1, diag.Error, "not-utf-8", "save it in the encoding UTF-8", "this is no text in UTF-8")
		return doc, notes
	}
	doc.Text, doc.Lines = text, diag.NewLines(text)
	notes.lines = doc.Lines
	p := &parser{notes: notes, doc: doc, lexer: newLexer(text, notes)}
	p.document()
	return doc, notes
}

// invalid returns the offset of the first byte of s that is not UTF-8.
func invalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}

// fold makes one line of s: white space at the ends is cut, runs of it become
// one space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
