package argdown

import (
	"errors"
	"strings"
	"unicode/utf8"

	"crux/graph"
	"crux/graph/diag"
)

// A document may include others: a line
//
//	@include(parts/premises.argdown)
//
// stands for the contents of that file, whose front matter counts for nothing
// then. Each file is included once at the most; one that includes itself,
// directly or through others, is an error.

// errNotRead says that includes are left alone.
var errNotRead = errors.New("not read")

// maxFiles is how many files one document may include.
const maxFiles = 1000

// inclusion is the state of reading a document and what it includes.
type inclusion struct {
	options  Options
	told     *told
	included map[string]bool // by name, the main file among them
	open     []string        // the files that are being read, the main one first
	bytes    int             // read so far
	elements int             // read so far

	settings   graph.Data        // of the front matter of the main file and beside it
	shortcodes map[string]string // that the settings define
	untagged   bool              // tags are taken out of texts
}

// parse reads one file.
func (in *inclusion) parse(file, text string) (*Document, *notes) {
	doc := &Document{File: file}
	switch {
	case tooLarge(in.bytes, text):
		doc.Lines = diag.NewLines("")
		notes := in.told.of(file, doc.Lines)
		notes.report(0, 0, diag.Error, "too-large", "divide it into several documents",
			"the document is larger than the %d MiB that are read", MaxSize>>20)
		return doc, notes
	case !utf8.ValidString(text):
		doc.Lines = diag.NewLines(text)
		notes := in.told.of(file, doc.Lines)
		at := diag.Invalid(text)
		notes.report(at, at+1, diag.Error, "not-utf-8", "save it again as UTF-8, in the menu “Save as” of an editor", "this is no text in UTF-8, so nothing of the file is read")
		return doc, notes
	}
	in.bytes += sizeOf(text)
	doc.Text, doc.Lines = text, diag.NewLines(text)
	notes := in.told.of(file, doc.Lines)
	in.open = append(in.open, file)
	notes.controlCharacters(text)
	p := &parser{notes: notes, doc: doc, lexer: newLexer(text, notes), inclusion: in}
	if len(in.open) == 1 {
		in.set(nil)
	}
	p.document()
	doc.remarks = p.lexer.remarks
	in.open = in.open[:len(in.open)-1]
	return doc, notes
}

// set notes what the front matter of the main file, nil if there is none, says
// of how a document is read.
func (in *inclusion) set(frontMatter *Data) {
	in.settings = override(in.options.Settings.fields(), frontMatter.fields())
	model := mapping(in.settings, "model")
	in.shortcodes = ownCodes(model)
	in.untagged, _ = value[bool](model, "removeTagsFromText")
}

// mapping returns the mapping under a key, nil if there is none.
func mapping(d graph.Data, key string) graph.Data {
	m, _ := value[graph.Data](d, key)
	return m
}

// value returns the value under a key if it is a T.
func value[T any](d graph.Data, key string) (T, bool) {
	v, _ := d.Get(key)
	t, ok := v.(T)
	return t, ok
}

const (
	includeStart = "@include("
	includeEnd   = ")"
)

// includeLength returns the length of an @include(path) at the start of s, else
// 0.
func includeLength(s string) int {
	if !strings.HasPrefix(s, includeStart) {
		return 0
	}
	i := strings.IndexAny(s, ")\r\n")
	if i <= len(includeStart) || s[i] != ')' {
		return 0
	}
	return i + 1
}

// include takes an include line and reads what it names.
func (p *parser) include() *Include {
	t := p.take()
	path := strings.TrimSpace(p.doc.Text[t.start+len(includeStart) : t.end-len(includeEnd)])
	i := &Include{Path: path, Range: p.doc.Lines.Range(t.start, t.end)}
	in := p.inclusion
	if in.options.Include == nil {
		p.reportRange(i.Range, diag.Error, "include-failed", "put the text itself here, or read the document from a file",
			"this document is not read from a file, so it can include none")
		return i
	}
	name, text, err := in.options.Include(p.file, path)
	switch {
	case errors.Is(err, errNotRead):
	case err != nil:
		p.reportRange(i.Range, diag.Error, "include-failed", "name a file by its path from the folder of this one", "%s", err)
	case in.isOpen(name):
		p.reportRange(i.Range, diag.Error, "include-circle", "take one of these includes away",
			"%s includes itself: %s", short(name), in.circle(name))
	case in.included[name]:
		p.reportRange(i.Range, diag.Hint, "included-twice", "take this line away",
			"%s is included already, so it is left out here", short(name))
	case len(in.included) > maxFiles:
		p.reportRange(i.Range, diag.Error, "too-large", "put some of them together",
			"this document includes more than the %d files that are read", maxFiles)
	default:
		in.included[name] = true
		i.Document, _ = in.parse(name, text)
	}
	return i
}

func (in *inclusion) isOpen(name string) bool {
	for _, file := range in.open {
		if file == name {
			return true
		}
	}
	return false
}

// shownInCircle is how many files of a circle of includes are named.
const shownInCircle = 8

// circle names the files through which one includes itself.
func (in *inclusion) circle(name string) string {
	var files []string
	for i, file := range in.open {
		if file == name || len(files) > 0 {
			files = append(files, file)
		}
		if len(files) == shownInCircle && i+1 < len(in.open) {
			files = append(files, "…")
			break
		}
	}
	return strings.Join(append(files, name), " → ")
}
