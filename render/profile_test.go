package render

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
)

// attributes are what each element of the SVG profile may have, besides id.
var attributes = map[string]string{
	"svg":     "xmlns width height viewBox lang role aria-labelledby aria-describedby font-family",
	"g":       "role aria-label",
	"title":   "",
	"desc":    "",
	"rect":    "x y width height rx fill stroke stroke-width stroke-dasharray",
	"path":    "d fill stroke stroke-width stroke-dasharray role aria-label",
	"polygon": "points fill stroke stroke-width stroke-dasharray",
	"text":    "x y font-size fill direction font-weight font-style space",
	"tspan":   "font-weight font-style",
}

var (
	number = `-?\d+(\.\d{1,2})?`
	place  = number + `,` + number
	values = map[string]*regexp.Regexp{
		"fill":             regexp.MustCompile(`^(none|#[0-9a-f]{6})$`),
		"stroke":           regexp.MustCompile(`^#[0-9a-f]{6}$`),
		"font-size":        regexp.MustCompile(`^` + number + `$`),
		"x":                regexp.MustCompile(`^` + number + `$`),
		"y":                regexp.MustCompile(`^` + number + `$`),
		"d":                regexp.MustCompile(`^(M` + place + `( C` + place + `( ` + place + `){2})+|(M` + place + `([lqc]` + place + `( ` + place + `)*)*z)+)$`),
		"points":           regexp.MustCompile(`^` + number + `,` + number + `( ` + number + `,` + number + `)*$`),
		"stroke-dasharray": regexp.MustCompile(`^` + number + `( ` + number + `)*$`),
		"id":               regexp.MustCompile(`^[a-z][a-z0-9-]*$`),
	}
)

// checkProfile reads an SVG as any XML reader does, and holds it against the
// profile: elements, attributes and their values, unique ids with the prefix.
func checkProfile(t *testing.T, picture, prefix string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(picture))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("this is no XML: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		allowed, ok := attributes[e.Name.Local]
		if !ok {
			t.Errorf("<%s> is not in the profile", e.Name.Local)
		}
		size := map[string]string{}
		for _, a := range e.Attr {
			name := a.Name.Local
			if name == "id" {
				if ids[a.Value] {
					t.Errorf("the id %q is given twice", a.Value)
				}
				ids[a.Value] = true
				if !strings.HasPrefix(a.Value, prefix) {
					t.Errorf("the id %q lacks the prefix %q", a.Value, prefix)
				}
			} else if !strings.Contains(" "+allowed+" ", " "+name+" ") {
				t.Errorf("<%s %s=%q> is not in the profile", e.Name.Local, name, a.Value)
			}
			if v := values[name]; v != nil && !v.MatchString(a.Value) {
				t.Errorf("<%s>: %s=%q has not the form that the profile wants", e.Name.Local, name, a.Value)
			}
			size[name] = a.Value
		}
		if e.Name.Local == "svg" && (!strings.HasSuffix(size["width"], "mm") || !strings.HasSuffix(size["height"], "mm") || size["viewBox"] == "") {
			t.Errorf("the picture has no absolute size: %v", size)
		}
	}
}

func TestProfile(t *testing.T) {
	checkProfile(t, draw(t, everything(t), Options{}), "")
}

func TestTwoPicturesLiveInOnePage(t *testing.T) {
	checkProfile(t, draw(t, everything(t), Options{IDPrefix: "one-"}), "one-")
}

func TestBackgroundIsOpaque(t *testing.T) {
	picture := draw(t, everything(t), Options{})
	svg := regexp.MustCompile(`viewBox="0 0 (\S+) (\S+)"`).FindStringSubmatch(picture)
	if !strings.Contains(picture, `<rect width="`+svg[1]+`" height="`+svg[2]+`" fill="#ffffff"/>`) {
		t.Error("nothing covers the whole picture")
	}
}

// parts returns the accessible names of the claims, in document order.
func names(picture string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`<g id="(?:claim|sketch)-[^"]*" role="graphics-object group" aria-label="([^"]*)"`).FindAllStringSubmatch(picture, -1) {
		list = append(list, m[1])
	}
	return list
}

func TestScreenReadersGetSentencesInOutlineOrder(t *testing.T) {
	g := everything(t)
	picture := draw(t, g, Options{})
	for _, want := range []string{
		`role="graphics-document document" aria-labelledby="title" aria-describedby="description"`,
		`<title id="title">Cars &amp; &lt;bikes&gt;: everything that a map can show</title>`,
		`<desc id="description">11 claims, `,
	} {
		if !strings.Contains(picture, want) {
			t.Errorf("the picture has no %s", want)
		}
	}
	var numbers []string
	for _, n := range names(picture) {
		numbers = append(numbers, regexp.MustCompile(`[0-9.]*[0-9]`).FindString(n))
	}
	var want []string
	for _, e := range g.Outline().Entries {
		if !e.Again {
			want = append(want, e.Number)
		}
	}
	if strings.Join(numbers, " ") != strings.Join(want, " ") {
		t.Errorf("claims are read in the order %v, want %v", numbers, want)
	}
	all := strings.Join(names(picture), "\n")
	for _, want := range []string{
		"Claim 1, main claim: The centre should be closed to cars; contradicts claim 1.1.",
		"Claim 1.5, premise, unstated: Foul air makes people ill; with claim 1.4 supports claim 1; supports claim 2.",
		"undercuts the step from claims 1.4 and 1.5 to claim 1",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no sentence says %q in\n%s", want, all)
		}
	}
}

func TestTagsAreNotShown(t *testing.T) {
	if picture := draw(t, everything(t), Options{}); strings.Contains(picture, "#thesis") {
		t.Error("a tag is in the picture")
	}
}
