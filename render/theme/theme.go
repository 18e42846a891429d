// Package theme says what a picture looks like: colours and line patterns, not
// sizes or places. The themes that come with crux are data files in the folder
// themes; anyone can write one of their own in the same form, which README.md
// describes, and Read reads it.
package theme

import (
	"embed"

	"crux/render/layout"
)

// A Theme is a look. Colours are six-digit hex numbers with a hash sign, in
// small letters; of text on what it stands on they have a contrast of at least
// 4.5:1, of lines on what they run over at least 3:1 (see Theme.Pairs). No
// meaning rests on colour alone: relations differ in pattern, and whatever the
// theme, in sign and arrowhead.
type Theme struct {
	Background, Text, Faint string // Faint is the text of a frame's title

	Box, Main, Sketch Fill // of claims, main claims and sketches
	Unstated          Fill // its Dash is also that of main claims that are unstated
	Closed            Fill // of the box that a closed section is
	Frame             Fill
	Relations         [5]Line // by view.Style

	// Where a map is judged: the grounds of what stands, falls or is undecided, each
	// with the colour of its mark, the bar of a strength, and relations that do not
	// count.
	Stands, Falls, Undecided Ground
	Strength                 Ground // the empty part of the bar, and the full one
	Idle                     Idle

	// Where two readings are drawn as one: the grounds of what only one of them has, and
	// the colours of its edge and mark; and where they part. Lines run over the grounds.
	OnlyA, OnlyB, Crux Ground
}

// A Ground is how a box of which something is said looks inside, and the colour of
// what is drawn on it.
type Ground struct{ Fill, Stroke string }

// An Idle is how a relation looks that does not count, in the pattern of its kind.
type Idle struct {
	Stroke, Fill string
	Width        layout.Length
}

// A Fill is how an area looks.
type Fill struct {
	Fill, Stroke string
	Width        layout.Length // of the border
	Dash         []layout.Length
}

// A Line is how a relation looks.
type Line struct {
	Stroke string
	Fill   string // of its bar and badge
	Width  layout.Length
	Dash   []layout.Length // lengths of strokes and gaps in turn; none is a solid line
}

//go:embed themes/*.yaml
var files embed.FS

// Names are those of the themes that come with crux, the default first.
var Names = []string{"classic", "okabe", "print", "dark", "contrast"}

// Classic has the colours that teachers use: green for reasons, red for
// objections.
var Classic = named("classic")

// Named returns the theme of a name; ok is false where Names has no such name.
func Named(name string) (t Theme, ok bool) {
	for _, n := range Names {
		if n == name {
			return named(n), true
		}
	}
	return Theme{}, false
}

// named reads a theme that comes with crux.
func named(name string) Theme {
	text, err := files.ReadFile("themes/" + name + ".yaml")
	if err != nil {
		panic("theme: " + err.Error())
	}
	r := newReader(name, string(text))
	t := r.theme(Theme{})
	if r.list.HasErrors() {
		panic("theme: " + r.list[0].Error())
	}
	return t
}
