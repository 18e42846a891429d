package render

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"crux/graph"
	"crux/graph/argmap"
	"crux/render/layout"
)

const optioned = `===
%s
===

# For #x

[T]: The thesis. #x
  + <A>: An argument. {color: "#0f0"}
  + [R]: A reason. {isInMap: false}

# Against {isClosed: true}

[O]: An objection.
  -> [T]
  + [P]: What speaks for it.
`

func optionedMap(t *testing.T, settings string, o Options) string {
	t.Helper()
	return draw(t, decode(t, fmt.Sprintf(optioned, settings)), o)
}

func TestPicturesWithOptionsKeepTheProfile(t *testing.T) {
	for _, settings := range []string{
		"lang: en", "color: {colorScheme: colorbrewer-paired, groupColors: {For: 1, Against: \"#ABC\"}}",
		"color: {tagColors: {x: \"#FF0000\"}, colorizeGroupsByTag: true}", "map: {statementLabelMode: none, argumentLabelMode: none}",
		"map: {statementLabelMode: hide-untitled, argumentLabelMode: text}", "group: {regroup: [{title: \"<&>\", statements: [T], isClosed: true}, {statements: [O]}]}",
	} {
		for _, level := range Levels {
			checkProfile(t, optionedMap(t, settings, Options{Level: level}), "")
		}
	}
}

// stripe matches a polygon of a colour and what it stands behind, the box.
var stripe = regexp.MustCompile(`<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"[^>]*/>\n<polygon points="([^"]*)" fill="(#[0-9a-f]{6})"/>`)

// A stripe lies inside its box, is as high as that but for the border, and ends
// before the text.
func TestColorsThatAnAuthorChoseAreStripes(t *testing.T) {
	for settings, want := range map[string]string{
		"lang: en":                                        "#00ff00", // in the data of <A>
		"color: {ignoreColorData: true}":                  "",
		"color: {statementColors: {T: \"#123456\"}}":      "#123456 #00ff00",
		"color: {tagColors: {x: 3}}":                      "#e7298a #00ff00",
		"color: {colorScheme: colorbrewer-accent}":        "#beaed4 #00ff00",
		"color: {groupColors: {For: \"#abc\"}}":           "#aabbcc #00ff00",
		"color: {groupColors: {Against: \"#abc\"}}":       "#00ff00 #aabbcc",
		"color: {argumentColors: {A: \"#111111\"}}":       "#00ff00",
		"color: {statementColors: {O: \"#111111\"}}":      "#00ff00", // it is hidden
		"group: {regroup: [{title: Q, statements: [T]}]}": "#00ff00",
	} {
		picture := optionedMap(t, settings, Options{Level: Arguments, Layout: DotLayout})
		var got []string
		for _, m := range stripe.FindAllStringSubmatch(picture, -1) {
			got = append(got, m[6])
			var box [4]float64
			for i := range box {
				box[i], _ = strconv.ParseFloat(m[i+1], 64)
			}
			low, high := box[1]+box[3], box[1]
			for _, p := range strings.Fields(m[5]) {
				var x, y float64
				fmt.Sscanf(p, "%f,%f", &x, &y)
				if x < box[0] || x > box[0]+5 || y < box[1] || y > box[1]+box[3] {
					t.Errorf("%s: the stripe is at %s, outside of the box %v or over its text", settings, p, box)
				}
				low, high = min(low, y), max(high, y)
			}
			if high-low < box[3]-8 {
				t.Errorf("%s: the stripe is %.1f high in a box of %.1f", settings, high-low, box[3])
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: stripes %q, want %q", settings, s, want)
		}
	}
	if picture := optionedMap(t, "lang: en", Options{Layout: DotLayout}); stripe.MatchString(picture) {
		t.Error("the level of inferences has stripes")
	}
}

func TestPicturesSayWhatTheyLeaveOut(t *testing.T) {
	for lang, says := range map[string]string{
		"en": "1 claim is not shown (isInMap: false).", "de": "1 Behauptung ist nicht gezeigt (isInMap: false).",
		"fr": "1 affirmation n’est pas montrée (isInMap: false).",
	} {
		for _, level := range Levels {
			for _, f := range textual {
				if picture := optionedMap(t, "lang: "+lang, Options{Level: level, Format: f}); !strings.Contains(picture, says) {
					t.Errorf("%s at level %s in %s does not say %q", lang, level, f, says)
				}
				if picture := optionedMap(t, "lang: "+lang+"\nselection: {ignoreIsInMap: true}", Options{Level: level, Format: f}); strings.Contains(picture, "isInMap") {
					t.Errorf("%s at level %s in %s says that something is left out", lang, level, f)
				}
			}
		}
	}
}

// Untitled premises are inside their arguments; nobody misses them.
func TestWhatIsInsideAnArgumentIsNotMissed(t *testing.T) {
	g := decode(t, "===\nselection: {statementSelectionMode: not-used-in-argument}\n===\n\n<A>\n\n(1) One.\n(2) [P]: Two.\n----\n(3) [C]: c\n\n<B>: b\n  -> [P]\n")
	picture := draw(t, g, Options{Level: Arguments})
	if !strings.Contains(picture, "2 claims are not shown (statementSelectionMode).") {
		t.Error("the picture does not say that [P] and [C] are left out, or counts what is untitled")
	}
}

func TestPassagesStayWhereSomethingIsLeftOut(t *testing.T) {
	g := decode(t, "[A]: a\n  + [B]: b {isInMap: false}\n  + <C>: c")
	for _, level := range Levels {
		picture := draw(t, g, Options{Level: level, Passages: map[graph.Node]string{g.Claim("A"): "the passage of A", g.Sketches()[0]: "the passage of C"}})
		for _, want := range []string{"the passage of A", "the passage of C"} {
			if !strings.Contains(picture, want) {
				t.Errorf("at level %s there is no tooltip %q", level, want)
			}
		}
	}
}

func TestMapsWithTooManyEdgesAreRefused(t *testing.T) {
	var s strings.Builder
	s.WriteString("===\nselection: {statementSelectionMode: not-used-in-argument}\n===\n\n")
	for i := range 180 {
		fmt.Fprintf(&s, "<A%d>\n\n(1) [P]\n----\n(2) [C%d]: c\n\n[P]\n  - [X%d]: x\n\n", i, i, i)
	}
	_, err := Draw(context.Background(), decode(t, s.String()), Options{Level: Arguments})
	var large *layout.TooLargeError
	if !errors.As(err, &large) {
		t.Errorf("got %v, want a TooLargeError", err)
	}
}

func TestReasonsHaveWords(t *testing.T) {
	for why := range argmap.Reason(argmap.Reasons) {
		if why.String() == "" {
			t.Errorf("reason %d has no words", why)
		}
	}
}
