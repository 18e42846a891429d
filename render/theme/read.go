package theme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"crux/graph/diag"
	"crux/render/layout"
)

// MaxSize is how many bytes of a theme file are read.
const MaxSize = 1 << 20

// An area is a kind of box or frame, under its key in a theme file.
type area struct {
	key, what string
	of        func(t *Theme) *Fill
}

// areas are those that a theme file has keys for.
var areas = []area{
	{"claim", "claims", func(t *Theme) *Fill { return &t.Box }},
	{"main", "main claims", func(t *Theme) *Fill { return &t.Main }},
	{"sketch", "sketches", func(t *Theme) *Fill { return &t.Sketch }},
	{"unstated", "unstated claims", func(t *Theme) *Fill { return &t.Unstated }},
	{"closed", "closed sections", func(t *Theme) *Fill { return &t.Closed }},
	{"frame", "frames", func(t *Theme) *Fill { return &t.Frame }},
}

// relations are the keys of relations, in the order of Theme.Relations.
var relations = []string{"support", "attack", "undercut", "contradiction", "other"}

// verdicts are the keys of the grounds of judged boxes.
var verdicts = []struct {
	key, what string
	of        func(t *Theme) *Ground
}{
	{"stands", "claims that stand", func(t *Theme) *Ground { return &t.Stands }},
	{"falls", "claims that fall", func(t *Theme) *Ground { return &t.Falls }},
	{"undecided", "undecided claims", func(t *Theme) *Ground { return &t.Undecided }},
}

// judged are the keys of all that is seen in judged maps alone.
var judged = []string{"stands", "falls", "undecided", "strength", "idle"}

// compared are the keys of what is seen only where two readings are drawn as one.
var compared = []struct {
	key, what string
	of        func(t *Theme) *Ground
}{
	{"only-a", "what only A has", func(t *Theme) *Ground { return &t.OnlyA }},
	{"only-b", "what only B has", func(t *Theme) *Ground { return &t.OnlyB }},
	{"crux", "what readings part by", func(t *Theme) *Ground { return &t.Crux }},
}

// special are the keys of what is not in every map: of those that are judged, and of
// two readings.
var special = [][]string{judged, {"only-a", "only-b", "crux"}}

// colors are the keys of colours that stand alone.
var colors = []string{"background", "text", "faint"}

// What the lengths in a theme file may be, in points.
const (
	leastWidth, mostWidth = 0.25, 6
	leastDash, mostDash   = 0.5, 40
	mostDashes            = 8
)

// Read reads a theme file: YAML, or JSON, which is YAML too, in the form that
// README.md describes. What the file leaves out is as in the theme that it names
// under "base", or else as in Classic. The list has an error for each thing that
// cannot be read, and a warning for each pair of colours whose contrast is too
// small and each pattern that says nothing; file is the name that they bear.
func Read(file, text string) (Theme, diag.List) {
	r := newReader(file, text)
	t := r.theme(named(Names[0]))
	if !r.list.HasErrors() {
		r.contrasts(t)
		r.patterns(t)
	}
	r.list.Sort()
	return t, r.list
}

// reader reads one theme file.
type reader struct {
	file, text string
	lines      *diag.Lines
	list       diag.List
	places     map[string]diag.Range // of the values, by key: "main.stroke"
}

func newReader(file, text string) *reader {
	return &reader{file: file, text: text, lines: diag.NewLines(text), places: map[string]diag.Range{}}
}

// theme returns t with what the file says.
func (r *reader) theme(t Theme) Theme {
	if len(r.text) > MaxSize {
		r.bad(diag.Range{}, "a theme needs a few hundred bytes", "this file is larger than the %d MiB that are read", MaxSize>>20)
		return t
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(r.text), &root); err != nil {
		r.failed(err)
		return t
	}
	if root.Kind == 0 || len(root.Content) == 0 || root.Content[0].ShortTag() == "!!null" {
		return t
	}
	top := root.Content[0]
	known := []string{"base"}
	known = append(known, colors...)
	for _, a := range areas {
		known = append(known, a.key)
	}
	known = append(known, relations...)
	for _, keys := range special {
		known = append(known, keys...)
	}
	fields := r.mapping(top, "", known, "this file has no keys", `write each colour behind its key, as in background: "#ffffff"`)
	if base, ok := fields["base"]; ok {
		name := resolve(base).Value
		if named, ok := Named(name); ok {
			t = named
		} else {
			r.bad(r.place(base), oneOf(name, Names), "no theme that comes with crux is called %q", short(name))
		}
	}
	for i, c := range []*string{&t.Background, &t.Text, &t.Faint} {
		r.color(fields, "", colors[i], c)
	}
	for _, a := range areas {
		n, ok := fields[a.key]
		if !ok {
			continue
		}
		known, f := []string{"fill", "stroke", "width"}, a.of(&t)
		if a.key == "unstated" {
			known = append(known, "dash")
		}
		inner := r.look(n, a.key, known)
		r.color(inner, a.key, "fill", &f.Fill)
		r.color(inner, a.key, "stroke", &f.Stroke)
		r.width(inner, a.key, &f.Width)
		r.dash(inner, a.key, &f.Dash)
	}
	for i, key := range relations {
		n, ok := fields[key]
		if !ok {
			continue
		}
		l := &t.Relations[i]
		inner := r.look(n, key, []string{"stroke", "fill", "width", "dash"})
		r.color(inner, key, "fill", &l.Fill)
		r.color(inner, key, "stroke", &l.Stroke)
		r.width(inner, key, &l.Width)
		r.dash(inner, key, &l.Dash)
	}
	r.judged(fields, &t)
	for _, x := range compared {
		if n, ok := fields[x.key]; ok {
			inner := r.look(n, x.key, []string{"fill", "stroke"})
			r.color(inner, x.key, "fill", &x.of(&t).Fill)
			r.color(inner, x.key, "stroke", &x.of(&t).Stroke)
		}
	}
	r.follow(fields, &t)
	return t
}

// judged reads how judged maps look.
func (r *reader) judged(fields map[string]*yaml.Node, t *Theme) {
	grounds := []*Ground{&t.Stands, &t.Falls, &t.Undecided, &t.Strength}
	for i, key := range judged {
		n, ok := fields[key]
		switch {
		case !ok:
		case key == "idle":
			inner := r.look(n, key, []string{"stroke", "fill", "width"})
			r.color(inner, key, "fill", &t.Idle.Fill)
			r.color(inner, key, "stroke", &t.Idle.Stroke)
			r.width(inner, key, &t.Idle.Width)
		default:
			inner := r.look(n, key, []string{"fill", "stroke"})
			r.color(inner, key, "fill", &grounds[i].Fill)
			r.color(inner, key, "stroke", &grounds[i].Stroke)
		}
	}
}

// look reads the mapping of an area or relation.
func (r *reader) look(n *yaml.Node, key string, known []string) map[string]*yaml.Node {
	return r.mapping(n, key, known, fmt.Sprintf("the look of %q has no keys", key), fmt.Sprintf(`write it as %s: {stroke: "#1a1a1a", width: 1}`, key))
}

// mapping returns the values of a mapping by their keys, of which those that are
// not known and those given twice are told.
func (r *reader) mapping(n *yaml.Node, under string, known []string, message, hint string) map[string]*yaml.Node {
	n = resolve(n)
	if n.Kind != yaml.MappingNode {
		r.bad(r.place(n), hint, "%s", message)
		return nil
	}
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		_, given := fields[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || !slices.Contains(known, key.Value):
			r.bad(r.place(key), oneOf(key.Value, known), "a theme has no key %q here", short(key.Value))
			continue
		case given:
			r.bad(r.place(key), "take one of them away", "the key %q is given twice", short(key.Value))
			continue
		}
		fields[key.Value] = n.Content[i+1]
		r.places[join(under, key.Value)] = r.place(n.Content[i+1])
	}
	return fields
}

// color reads a colour into to, and leaves it alone where none is given.
func (r *reader) color(fields map[string]*yaml.Node, under, key string, to *string) {
	written, ok := fields[key]
	if !ok {
		return
	}
	n := resolve(written)
	value := strings.ToLower(n.Value)
	hint := `write it as six hexadecimal digits behind a hash sign, in quotation marks: "#1a1a1a"`
	switch digits := strings.TrimPrefix(value, "#"); {
	case n.Kind != yaml.ScalarNode:
	case n.ShortTag() == "!!null":
		hint = `put it into quotation marks, as in "#1a1a1a": YAML takes what follows a bare hash sign for a comment`
	case !isHex(digits):
	case !strings.HasPrefix(value, "#"):
		hint = fmt.Sprintf(`write it as "#%s"`, digits)
	case len(digits) == 3:
		*to = string([]byte{'#', digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		return
	default:
		*to = value
		return
	}
	r.bad(r.place(written), hint, "the value of %q is no colour", join(under, key))
}

// isHex reports whether s is three or six hexadecimal digits.
func isHex(s string) bool {
	return (len(s) == 3 || len(s) == 6) && strings.Trim(s, "0123456789abcdef") == ""
}

// width reads the width of a line, in points.
func (r *reader) width(fields map[string]*yaml.Node, under string, to *layout.Length) {
	written, ok := fields["width"]
	if !ok {
		return
	}
	if points, ok := number(written); ok && points >= leastWidth && points <= mostWidth {
		*to = layout.FromPoints(points)
		return
	}
	r.bad(r.place(written), fmt.Sprintf("write a number from %v to %v", leastWidth, mostWidth), "the value of %q is no width in points", join(under, "width"))
}

// dash reads the pattern of a line: the lengths of its strokes and gaps, in
// points.
func (r *reader) dash(fields map[string]*yaml.Node, under string, to *[]layout.Length) {
	written, ok := fields["dash"]
	if !ok {
		return
	}
	n := resolve(written)
	hint := fmt.Sprintf("write the lengths of strokes and gaps in turn, as in [7, 3], or [] for a solid line: an even number of them, %d at the most, each from %v to %v", mostDashes, leastDash, mostDash)
	if n.Kind != yaml.SequenceNode || len(n.Content) > mostDashes || len(n.Content)%2 != 0 {
		r.bad(r.place(written), hint, "the value of %q is no pattern", join(under, "dash"))
		return
	}
	var list []layout.Length
	for _, item := range n.Content {
		points, ok := number(item)
		if !ok || points < leastDash || points > mostDash {
			r.bad(r.place(item), hint, "this is no length in a pattern")
			return
		}
		list = append(list, layout.FromPoints(points))
	}
	*to = list
}

// number returns the value of a plain number.
func number(n *yaml.Node) (float64, bool) {
	n = resolve(n)
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" && n.ShortTag() != "!!float" {
		return 0, false
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	return f, err == nil && f == f
}

// contrasts warns of colours that cannot be told from what they are seen on.
func (r *reader) contrasts(t Theme) {
	told := map[[2]string]bool{}
	for _, p := range t.Pairs() {
		colors := [2]string{p.Key, p.OnKey}
		if p.Enough() || told[colors] || !r.concerns(p) {
			continue
		}
		told[colors] = true // the sign and the bar of a relation, say
		// What the file gives is at fault, not what it takes from its base.
		change, or := p.Key, p.OnKey
		darker := farther(p.Color, p.Ground)
		if _, ok := r.places[p.Key]; !ok {
			change, or, darker = p.OnKey, p.Key, farther(p.Ground, p.Color)
		}
		r.list = append(r.list, diag.Diagnostic{
			File: r.file, Range: r.places[change], Severity: diag.Warning, Code: "low-contrast",
			Message: fmt.Sprintf("%s (%s) on %s (%s) has a contrast of %s:1, less than %v:1", p.What, p.Color, p.On, p.Ground, ratio(p.Contrast()), p.Least),
			Hint:    fmt.Sprintf("make %s %s, or change %s", change, darker, or),
		})
	}
}

// farther says which way a colour gets farther from another.
func farther(color, other string) string {
	a, _ := luminance(color)
	b, _ := luminance(other)
	if b > a {
		return "darker"
	}
	return "lighter"
}

// ratio writes a contrast with two decimals, cut off, so that 4.499 is not
// written as 4.50.
func ratio(c float64) string { return strconv.FormatFloat(float64(int(c*100))/100, 'f', 2, 64) }

// patterns warns of lines that only their colour tells apart, and of unstated
// claims that look stated.
func (r *reader) patterns(t Theme) {
	warn := func(key, hint, message string) {
		place, ok := r.places[key+".dash"]
		if !ok {
			place = r.places[key]
		}
		r.list = append(r.list, diag.Diagnostic{File: r.file, Range: place, Severity: diag.Warning, Code: "same-pattern", Message: message, Hint: hint})
	}
	for i, key := range relations {
		for j, other := range relations[:i] {
			if slices.Equal(t.Relations[i].Dash, t.Relations[j].Dash) {
				if _, ok := r.places[key+".dash"]; !ok {
					key, other = other, key // the one that the file gives
				}
				warn(key, "give them different values of dash: not everyone sees their colours", fmt.Sprintf("the lines of %s and %s have one pattern", relations[j], relations[i]))
				break
			}
		}
	}
	if len(t.Unstated.Dash) == 0 {
		warn("unstated", "give it a pattern, as in dash: [4, 3]", "the border of unstated claims is solid, as if they were stated")
	}
}

// failed tells what the YAML library could not read.
func (r *reader) failed(err error) {
	message, at := strings.TrimPrefix(err.Error(), "yaml: "), diag.Range{}
	var load *yaml.LoadError
	var all *yaml.LoadErrors
	if errors.As(err, &all) && len(all.Errors) > 0 {
		load = all.Errors[0]
	}
	if load != nil || errors.As(err, &load) {
		message = load.Message
		if load.Mark.Line > 0 {
			// What is missing at the end is missing behind the last word.
			end := max(len(strings.TrimRight(r.text, " \t\r\n"))-1, 0)
			offset := min(r.offset(load.Mark.Line, load.Mark.Column), end)
			at = r.lines.Range(offset, min(offset+1, len(r.text)))
		}
	}
	r.bad(at, "write key: value in each line, and put colours into quotation marks", "this is neither YAML nor JSON: %s", message)
}

func (r *reader) bad(at diag.Range, hint, format string, args ...any) {
	r.list = append(r.list, diag.Diagnostic{File: r.file, Range: at, Severity: diag.Error, Code: "bad-theme", Message: fmt.Sprintf(format, args...), Hint: hint})
}

// place returns the range of a node: of a scalar what is written, of another one
// its first character.
func (r *reader) place(n *yaml.Node) diag.Range {
	start := r.offset(n.Line, n.Column)
	long := 1
	if n.Kind == yaml.ScalarNode {
		long = max(len(n.Value), 1)
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			long += 2
		}
	}
	line, from := r.lines.Line(n.Line)
	return r.lines.Range(start, max(min(start+long, from+len(line)), start))
}

// offset returns that of a line and column, both from 1.
func (r *reader) offset(line, column int) int {
	text, start := r.lines.Line(line)
	for i := range text {
		if column--; column <= 0 {
			return start + i
		}
	}
	return start + len(text)
}

// resolve returns the node that an alias stands for.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

func join(under, key string) string {
	if under == "" {
		return key
	}
	return under + "." + key
}

// oneOf says which words there are, or which was meant.
func oneOf(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "there are " + strings.Join(known, ", ")
}

// short returns s, or its beginning where it is long.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
