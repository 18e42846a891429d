package af

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"crux/graph/diag"
)

// A Format is a way to write a framework down. Its value is the ending of its
// files without the dot.
type Format string

// The formats.
const (
	// AF is the numeric format of the competition since 2023: a line "p af N"
	// with the number of arguments, then lines "I J": argument I attacks J. Lines
	// and ends of lines that begin with # are comments. Blank lines are
	// allowed anywhere. Arguments have no names but 1 to N.
	AF Format = "af"
	// APX is facts, as ASPARTIX takes them: "arg(a)." and "att(a,b).", in any
	// order, several on a line or one over several, with comments from % to the
	// end of the line. A name in quotes, single or double, may have any
	// characters; a quote or backslash in it has a backslash before it.
	APX Format = "apx"
	// TGF is the trivial graph format: one line for each argument with its id
	// and, if wanted, a label; a line #; one line for each attack with the two
	// ids and, if wanted, a label. The ids are the names; labels are not kept.
	TGF Format = "tgf"
)

// Formats returns all formats.
func Formats() []Format { return []Format{AF, APX, TGF} }

// FormatOf returns the format that the ending of a path names, in any case, or
// "".
func FormatOf(path string) Format {
	format := Format(strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
	if !slices.Contains(Formats(), format) {
		return ""
	}
	return format
}

// Detect returns the format that a text is most likely in, from its first lines,
// or "".
func Detect(text string) Format {
	text = text[bom(text):]
	divided := false
	for line := range lines(text) {
		words := words(text, line, make([]span, 2))
		if len(words) == 0 {
			continue
		}
		first := text[words[0].start:words[0].end]
		switch {
		case len(words) == 1 && first == "#":
			divided = true
		case first[0] == '#':
		case first[0] == '%', isFact(text[line.start:line.end]):
			return APX
		case first == "p" && !divided:
			return AF
		case divided || hasDivider(text[line.end:]):
			return TGF
		default:
			return ""
		}
	}
	if divided {
		return TGF // without arguments
	}
	return ""
}

// isFact reports whether a line begins with a name and a parenthesis.
func isFact(line string) bool {
	name, _, ok := strings.Cut(line, "(")
	name = strings.TrimSpace(name)
	return ok && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !isLetter(r) })
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' }

func hasDivider(text string) bool {
	for line := range lines(text) {
		if strings.TrimSpace(text[line.start:line.end]) == "#" {
			return true
		}
	}
	return false
}

// What is read at the most. It keeps a few hundred megabytes of memory from
// becoming many gigabytes.
const (
	MaxSize      = 512 << 20  // bytes of a text
	MaxArguments = 2_000_000  // arguments of a framework
	MaxAttacks   = 20_000_000 // attacks, before those that are there twice are dropped
)

// Decode reads a framework. The list is what there is to tell about the text,
// with the given name for its file; if it has errors there is no framework. At
// most a thousand messages are kept.
func Decode(name, text string, format Format) (*Framework, diag.List) {
	return decode(name, text, format, limits{MaxSize, MaxArguments, MaxAttacks, "judge a part of it"})
}

// limits are what is read at the most, and what to do with more.
type limits struct {
	size, arguments, attacks int
	hint                     string
}

func decode(name, text string, format Format, max limits) (*Framework, diag.List) {
	d := &decoder{notes: notes{name: name, text: text}, max: max, at: bom(text)}
	return d.decode(format)
}

func (d *decoder) decode(format Format) (*Framework, diag.List) {
	text := d.text
	switch {
	case len(text) > d.max.size:
		d.report(0, 0, diag.Error, "framework-too-large", d.max.hint,
			"the file is larger than the %d MiB that are read", d.max.size>>20)
	case !utf8.ValidString(text):
		at := diag.Invalid(text)
		d.report(at, at+1, diag.Error, "not-utf-8", "save it again as UTF-8, in the menu “Save as” of an editor", "this is no text in UTF-8, so nothing of the file is read")
	default:
		map[Format]func(*decoder){AF: (*decoder).numeric, APX: (*decoder).facts, TGF: (*decoder).trivial}[format](d)
	}
	list := d.told()
	if !list.HasErrors() {
		d.place()
		return build(d.arguments, d.names, d.index, d.attacks), list
	}
	// A hundred messages about another format would say less than this one.
	if like := Detect(text); like != format && like != "" && list[0].Code != "framework-too-large" {
		d.notes.list, d.unsaid = nil, 0
		start, end := d.firstLine()
		d.report(start, end, diag.Error, "other-format", fmt.Sprintf("give the file the ending .%s, or say -fo %[1]s", like),
			"this is read as %s but looks like %s", format, like)
		return nil, d.notes.list
	}
	return nil, list
}

// A decoder makes a framework of a text.
type decoder struct {
	notes
	max limits
	at  int // the offset of what comes next

	arguments int
	names     []string
	index     map[string]int32
	attacks   [][2]int32

	// Where they are written, if that is wanted.
	placed    bool
	declared  []span
	attacking []span
	written   []Attack
}

// named makes room for names; without it arguments are numbered.
func (d *decoder) named() {
	const each = 32 // bytes of text for one: a guess that is mostly high
	d.names, d.index = []string{}, make(map[string]int32, min(len(d.text)/each, d.max.arguments))
}

// attack adds an attack, and reports whether there is room for it.
func (d *decoder) attack(from, to int32, start, end int) bool {
	if len(d.attacks) == d.max.attacks {
		d.report(start, end, diag.Error, "framework-too-large", d.max.hint, "there are more than the %d attacks that are read", d.max.attacks)
		return false
	}
	d.attacks = append(d.attacks, [2]int32{from, to})
	if d.placed {
		d.attacking = append(d.attacking, span{start, end})
	}
	return true
}

// declare adds the argument called text[start:end] unless it is there, and
// reports whether there is room for it.
func (d *decoder) declare(name string, start, end int) bool {
	if d.known(name) {
		d.report(start, end, diag.Warning, "argument-twice", "take one of them away, or change its name if another argument is meant",
			"the argument %s is there already", name)
		return true
	}
	if d.arguments == d.max.arguments {
		d.report(start, end, diag.Error, "framework-too-large", d.max.hint, "there are more than the %d arguments that are read", d.max.arguments)
		return false
	}
	d.index[name] = int32(d.arguments)
	d.names = append(d.names, name)
	if d.placed {
		d.declared = append(d.declared, span{start, end})
	}
	d.arguments++
	return true
}

func (d *decoder) known(name string) bool {
	_, ok := d.index[name]
	return ok
}

// unknown reports an argument that an attack names and nothing declares.
func (d *decoder) unknown(name string, start, end int, declare string) {
	if d.full() {
		d.unsaid++
		return
	}
	hint := declare
	if near := near(name, d.names[:min(len(d.names), 2000)]); near != "" {
		hint = fmt.Sprintf("did you mean %s? Else %s", near, declare)
	}
	d.report(start, end, diag.Error, "no-such-argument", hint, "there is no argument %s", name)
}

// Encode writes f. It is an error if a name is one that the format cannot hold:
// AF has none but 1 to N in their order, TGF none that is no id (see IsID), and none
// has one that is no UTF-8. Frameworks that are equal give the same bytes, and
// Decode returns an equal framework, unless it is too large for it.
func Encode(w io.Writer, f *Framework, format Format) error {
	for i, name := range f.names {
		if !utf8.ValidString(name) {
			return fmt.Errorf("the name %q of argument %d is no text in UTF-8", name, i+1)
		}
	}
	out := bufio.NewWriter(w)
	err := map[Format]func(*bufio.Writer, *Framework) error{AF: encodeNumeric, APX: encodeFacts, TGF: encodeTrivial}[format](out, f)
	if err != nil {
		return err
	}
	return out.Flush()
}
