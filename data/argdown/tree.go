package argdown

import (
	"strings"

	"crux/graph"
	"crux/graph/diag"
)

// A Document is the syntax tree of an Argdown text.
type Document struct {
	File        string
	Text        string // "" where the text could not be read at all
	Lines       *diag.Lines
	FrontMatter *Data
	Blocks      []Block
	Diagnostics diag.List

	elements int      // statements and arguments, each where it stands
	remarks  []remark // the comments, but for those inside inference lines
}

// A Block is a *Heading, *Element, *Structure, *List or *Include.
type Block interface{ block() }

// A Heading opens a section.
type Heading struct {
	Level int
	Text  graph.Text
	Tags  []string
	Data  *Data
	Range diag.Range
}

// An Element is one occurrence of a statement or argument.
type Element struct {
	Argument   bool   // else a statement
	Title      string // "" for none
	Defined    bool   // it says what it is, else it refers to something
	Text       graph.Text
	Tags       []string
	Data       *Data
	Relations  []*Relation
	Range      diag.Range // of title, text and data
	TitleRange diag.Range // of the title

	// alone: its title is made up, and nothing else in the document has it.
	alone bool
}

// A Relation is a line below an element, or below an inference line.
type Relation struct {
	Symbol  string     // "+", "+>", "-", "->", "<_", "_>" or "><"; "" if it cannot stand here
	Range   diag.Range // of the symbol
	Element *Element

	strictness strictness
}

// strictness says whether statements entail and exclude each other in a relation: as
// the mode of the document says, or whatever that says.
type strictness uint8

const (
	byMode strictness = iota
	strict
	loose
)

// A Structure is a list of premises and conclusions.
type Structure struct {
	// Owner is the argument that stands directly before it, or nil.
	Owner *Element
	Steps []*Step
	Range diag.Range // of its first line
}

// A Step is a numbered statement of a structure.
type Step struct {
	Number  int
	Range   diag.Range // of the number
	Element *Element
	// Inference is how it follows from what is before it, nil for a premise.
	Inference *Inference
}

// An Inference is the line between premises and conclusion.
type Inference struct {
	Rules     []string
	Data      *Data
	Relations []*Relation
	Range     diag.Range

	// together: it starts from all statements since the inference before it,
	// whatever its data say.
	together bool

	// For Format: the rules as they are spelled, and whether there is more
	// between the hyphens than rules with at most one piece of data.
	spelled []string
	more    bool
}

// A List is a list of elements.
type List struct {
	Ordered bool
	Items   []*Element

	role graph.Role // of the items
}

// An Include stands for the contents of another file.
type Include struct {
	Path  string // as written
	Range diag.Range
	// Document is what it stands for; nil where that was not read.
	Document *Document
}

// Data is a YAML mapping in its place.
type Data struct {
	Fields graph.Data
	Range  diag.Range
	// Keys has the place of each field, in the order of Fields.
	Keys []diag.Range
	// places has the places of keys within values as well, by the path that
	// leads there; it is nil where nobody asks for them.
	places map[string]diag.Range
}

// put notes the place of a key by the keys that lead to it; items of lists count
// from 0.
func (d *Data) put(path []string, r diag.Range) {
	if d.places != nil {
		d.places[strings.Join(path, "\x00")] = r
	}
}

// has reports whether path leads to a key of d.
func (d *Data) has(path ...string) bool {
	if d == nil {
		return false
	}
	_, ok := d.places[strings.Join(path, "\x00")]
	return ok
}

// Place returns where the key is to which path leads, or the longest part of path
// that is there, or where d is.
func (d *Data) Place(path ...string) diag.Range {
	for n := len(path); n > 0; n-- {
		if r, ok := d.places[strings.Join(path[:n], "\x00")]; ok {
			return r
		}
	}
	if len(path) > 0 {
		return d.place(path[0])
	}
	return d.Range
}

func (*Heading) block()   {}
func (*Element) block()   {}
func (*Structure) block() {}
func (*List) block()      {}
func (*Include) block()   {}

// all yields the blocks of a document, with those of an included one in its
// place, each with the document that it stands in.
func (doc *Document) all(yield func(*Document, Block) bool) { doc.each(yield) }

func (doc *Document) each(yield func(*Document, Block) bool) bool {
	for _, b := range doc.Blocks {
		if i, ok := b.(*Include); ok {
			if i.Document != nil && !i.Document.each(yield) {
				return false
			}
			continue
		}
		if !yield(doc, b) {
			return false
		}
	}
	return true
}

// fields returns the fields of d, none for nil.
func (d *Data) fields() graph.Data {
	if d == nil {
		return nil
	}
	return d.Fields
}

// place returns where the field with the given key is, or where d is.
func (d *Data) place(key string) diag.Range {
	for i, f := range d.Fields {
		if f.Key == key {
			return d.Keys[i]
		}
	}
	return d.Range
}
