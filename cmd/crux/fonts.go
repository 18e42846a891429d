package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"crux/graph"
	"crux/graph/diag"
	"crux/render"
	"crux/render/font"
)

// textFlags say how the text of a picture is set.
type textFlags struct {
	Fit  string   `placeholder:"FIT" help:"The fonts that text keeps inside its boxes in: safe (Liberation Sans, which is as wide as Arial and Helvetica, DejaVu Sans and Liberation Serif; the default) or tight (Liberation Sans alone, which is all that text as paths needs)."`
	Text string   `placeholder:"TEXT" help:"How an SVG carries its text: live (as text, drawn with the reader's fonts; the default) or paths (as outlines, the same everywhere)."`
	Font []string `placeholder:"FILE" sep:"none" help:"A font (.ttf, .otf) for what Liberation Sans, which comes with crux, has no character for; for text as paths, PNG and PDF. May be given more than once; the first that has a character draws it."`
}

// check refuses what is not known, or goes not together.
func (t textFlags) check(format render.Format) error {
	if err := oneOf("--fit", render.Fit(t.Fit), render.Fits); err != nil {
		return err
	}
	if err := oneOf("--text", render.Text(t.Text), render.Texts); err != nil {
		return err
	}
	if render.Text(t.Text) == render.TextPaths && format != render.SVG {
		return usageError("--text paths is for SVG, not for %s", format)
	}
	live := format == render.DOT || format == render.SVG && render.Text(t.Text) != render.TextPaths
	if live && len(t.Font) > 0 {
		hint := ""
		if format == render.SVG {
			hint = "; for outlines from a font, add --text paths"
		}
		return usageError("--font changes nothing here: the reader's own fonts draw the text%s", hint)
	}
	return nil
}

// oneOf refuses a value that is not known; "" is the default.
func oneOf[T ~string](flag string, value T, known []T) error {
	var names []string
	for _, k := range known {
		if value == k || value == "" {
			return nil
		}
		names = append(names, string(k))
	}
	message := fmt.Sprintf("%s %s is not known; there are %s", flag, value, strings.Join(names, " and "))
	if near := diag.Nearest(string(value), names); near != "" {
		message += fmt.Sprintf("; did you mean %s?", near)
	}
	return usageError("%s", message)
}

// mostFont is how large a font file may be, in bytes: the largest with all of
// Chinese, Japanese and Korean have a third of it.
const mostFont = 100 << 20

// faces reads the fonts. Without any it is nil.
func (t textFlags) faces() (*font.Faces, error) {
	if len(t.Font) == 0 {
		return nil, nil
	}
	var files []font.File
	for _, path := range t.Font {
		f, err := open(path)
		if err != nil {
			hint := ""
			if near := nearFont(path); near != "" {
				hint = fmt.Sprintf("; did you mean %s?", near)
			}
			return nil, usageError("--font: %v%s", err, hint)
		}
		data, err := io.ReadAll(io.LimitReader(f, mostFont+1))
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("--font: %w", err)
		}
		if len(data) > mostFont {
			return nil, usageError("--font: %s is too large to be a font", path)
		}
		files = append(files, font.File{Name: path, Data: data})
	}
	faces, err := font.NewFaces(files...)
	if err != nil {
		return nil, usageError("--font: %v", err)
	}
	return faces, nil
}

// nearFont returns the font beside a path whose name is nearest to it, or "".
func nearFont(path string) string {
	folder, name := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return ""
	}
	var fonts []string
	for _, e := range entries {
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".ttf", ".otf", ".ttc":
			fonts = append(fonts, e.Name())
		}
	}
	if near := diag.Nearest(name, fonts); near != "" {
		return folder + near
	}
	return ""
}

// lacking are the characters that no font has, in the order of the picture.
type lacking struct {
	order  []rune
	places map[rune][]string
}

func (l *lacking) add(m render.Missing) {
	if l.places == nil {
		l.places = map[rune][]string{}
	}
	if l.places[m.Rune] == nil {
		l.order = append(l.order, m.Rune)
	}
	l.places[m.Rune] = append(l.places[m.Rune], placeOf(m.Node))
}

// mostLacking is how many characters are named one by one.
const mostLacking = 10

// tell warns of them.
func (l *lacking) tell(c *console) {
	for i, r := range l.order {
		if i == mostLacking {
			fmt.Fprintf(c.err, "warning: and %d more characters are in no font\n", len(l.order)-i)
			break
		}
		where := l.places[r][0]
		if more := len(l.places[r]) - 1; more > 0 {
			where += fmt.Sprintf(" and %d more", more)
		}
		shown := string(r)
		if unicode.IsMark(r) {
			shown = "◌" + shown // what marks stand on that stand alone
		}
		fmt.Fprintf(c.err, "warning: no font has %s (%U), in %s\n", shown, r, where)
	}
	if len(l.order) > 0 {
		fmt.Fprintln(c.err, "Boxes stand for them. Name a font that has them with --font FILE.")
	}
}

// placeOf says in whose text something is.
func placeOf(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Claim:
		if !n.Untitled {
			return "[" + n.Key + "]"
		}
		return "the claim “" + firstWords(n.Words().Untagged()) + "”"
	case *graph.Sketch:
		if !n.Untitled {
			return "<" + n.Key + ">"
		}
		return "the argument “" + firstWords(n.Words().Untagged()) + "”"
	case *graph.Relation:
		return "the name of an inference"
	}
	return "the title or the legend"
}

func firstWords(s string) string {
	const most = 6
	words := strings.Fields(s)
	if len(words) <= most {
		return s
	}
	return strings.Join(words[:most], " ") + " …"
}
