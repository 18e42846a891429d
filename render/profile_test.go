package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"crux/graph"
)

// Attributes of the SVG profile, by what they say.
const (
	paintAttributes = " fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-rule"
	textAttributes  = " font-size font-weight font-style font-family fill direction text-anchor xml:space"
)

// attributes are what each element of the SVG profile may have, besides id.
var attributes = map[string]string{
	"svg":      "xmlns width height viewBox lang role aria-labelledby aria-describedby font-family",
	"g":        "role aria-label aria-roledescription" + paintAttributes,
	"title":    "lang",
	"desc":     "lang",
	"metadata": "",
	"defs":     "",
	"rect":     "x y width height rx ry" + paintAttributes,
	"path":     "d aria-label role" + paintAttributes,
	"polygon":  "points" + paintAttributes,
	"polyline": "points" + paintAttributes,
	"line":     "x1 y1 x2 y2" + paintAttributes,
	"circle":   "cx cy r" + paintAttributes,
	"ellipse":  "cx cy rx ry" + paintAttributes,
	"text":     "x y lang" + textAttributes,
	"tspan":    "x y dx dy" + textAttributes,
	"a":        "href",
}

// withText are the elements that have text in them.
var withText = []string{"title", "desc", "metadata", "text", "tspan"}

// value returns the form of an attribute: all of it matches the pattern.
func value(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

const (
	number = `(?:0|-?[1-9]\d*|-?\d+\.\d?[1-9])` // two decimals, none of them idle
	length = `(?:0|[1-9]\d*|\d+\.\d?[1-9])`
	pair   = number + `,` + number
)

// values are the forms of attributes.
var values = map[string]*regexp.Regexp{
	"id":               value(`[a-z][a-z0-9-]*`),
	"xmlns":            value(`http://www\.w3\.org/2000/svg`),
	"viewBox":          value(`0 0 ` + length + ` ` + length),
	"lang":             value(`[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*`),
	"role":             value(`graphics-document document|graphics-object group|graphics-symbol img|img`),
	"font-family":      value(`Arial, 'Liberation Sans', Helvetica, sans-serif`),
	"fill":             value(`none|#[0-9a-f]{6}`),
	"stroke":           value(`none|#[0-9a-f]{6}`),
	"stroke-width":     value(length),
	"stroke-dasharray": value(length + `( ` + length + `)*`),
	"stroke-linecap":   value(`butt|round|square`),
	"stroke-linejoin":  value(`miter|round|bevel`),
	"fill-rule":        value(`nonzero|evenodd`),
	"font-size":        value(length), // in units of the viewBox
	"font-weight":      value(`bold`),
	"font-style":       value(`italic`),
	"direction":        value(`rtl`),
	"text-anchor":      value(`start|middle|end`),
	"xml:space":        value(`preserve`),
	"x":                value(number),
	"y":                value(number),
	"x1":               value(number),
	"y1":               value(number),
	"x2":               value(number),
	"y2":               value(number),
	"dx":               value(number),
	"dy":               value(number),
	"cx":               value(number),
	"cy":               value(number),
	"r":                value(length),
	"rx":               value(length),
	"ry":               value(length),
	"width":            value(length),
	"height":           value(length),
	// Lines, and outlines of text: closed, with relative pieces.
	"d":      value(`M` + pair + `(?: L` + pair + `| Q` + pair + ` ` + pair + `| C` + pair + `(?: ` + pair + `){2})+|(?:M` + pair + `(?:[lqc]` + pair + `(?: ` + pair + `)*)*z)+`),
	"points": value(pair + `( ` + pair + `)*`),
	"href":   value(`#.+|https?://.+|mailto:.+|[\w.%-]+\.svg`), // another page of the map
}

// kindsOfIDs are what ids start with, after their prefix.
var kindsOfIDs = value(`(?:title|description)|(?:header|section|claim|reference|continued|sketch|support|attack|undercut|restatement|preference|legend|text)-.+`)

// checkProfile fails for each way in which an SVG leaves the profile.
func checkProfile(t *testing.T, picture, prefix string) {
	t.Helper()
	for _, problem := range profile(picture, prefix) {
		t.Error(problem)
	}
}

// profile reads an SVG as any XML reader does, and holds it against the
// profile: elements, attributes and their values, size, background, references,
// unique ids with the prefix. It returns what is wrong.
func profile(picture, prefix string) (problems []string) {
	wrong := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	d := xml.NewDecoder(strings.NewReader(picture))
	ids := map[string]bool{}
	var refs, open []string
	var page map[string]string // the attributes of the root
	drawn := false             // something is
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			wrong("this is no XML: %v", err)
			return problems
		}
		switch token := token.(type) {
		case xml.ProcInst:
			if token.Target != "xml" {
				wrong("<?%s?> is not in the profile", token.Target)
			}
		case xml.Directive:
			wrong("<!%s> is not in the profile", token)
		case xml.CharData:
			in := ""
			if len(open) > 0 {
				in = open[len(open)-1]
			}
			if !slices.Contains(withText, in) && strings.TrimSpace(string(token)) != "" {
				wrong("<%s> has text in it: %q", in, token)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.StartElement:
			element := token.Name.Local
			if _, ok := attributes[element]; !ok || token.Name.Space != "http://www.w3.org/2000/svg" {
				wrong("<%s> is not in the profile", element)
			}
			if (element == "svg") != (len(open) == 0) {
				wrong("<%s> at depth %d", element, len(open))
			}
			open = append(open, element)
			given := map[string]string{}
			for _, a := range token.Attr {
				name := a.Name.Local
				switch a.Name.Space {
				case "":
				case "http://www.w3.org/XML/1998/namespace":
					name = "xml:" + name
				default:
					name = a.Name.Space + ":" + name
				}
				given[name] = a.Value
				form := values[name]
				switch {
				case name == "id":
					if ids[a.Value] {
						wrong("the id %q is given twice", a.Value)
					}
					ids[a.Value] = true
					if rest, ok := strings.CutPrefix(a.Value, prefix); !ok {
						wrong("the id %q lacks the prefix %q", a.Value, prefix)
					} else if !kindsOfIDs.MatchString(rest) {
						wrong("the id %q does not say what it is of", a.Value)
					}
				case !slices.Contains(strings.Fields(attributes[element]), name):
					wrong("<%s %s=%q> is not in the profile", element, name, a.Value)
				case element == "svg" && (name == "width" || name == "height"):
					form = value(length + `mm`)
				case name == "aria-labelledby" || name == "aria-describedby":
					refs = append(refs, strings.Fields(a.Value)...)
				}
				if strings.HasPrefix(a.Value, "#") && name == "href" {
					refs = append(refs, a.Value[1:])
				}
				if form != nil && !form.MatchString(a.Value) {
					wrong("<%s>: %s=%q has not the form that the profile wants", element, name, a.Value)
				}
			}
			switch element {
			case "svg":
				page = given
				wrong := func() { wrong("the picture has no absolute size: %v", given) }
				var width, height, w, h float64
				if _, err := fmt.Sscanf(given["viewBox"]+" "+given["width"]+" "+given["height"], "0 0 %f %f %fmm %fmm", &w, &h, &width, &height); err != nil || w <= 0 || h <= 0 {
					wrong()
				} else if math.Abs(width/w-height/h) > 0.001 {
					wrong() // it would be distorted, or have margins
				}
			case "g", "title", "desc", "metadata", "defs", "a":
			default:
				if !drawn && (element != "rect" || page == nil || "0 0 "+given["width"]+" "+given["height"] != page["viewBox"] || !strings.HasPrefix(given["fill"], "#") || given["x"] != "" || given["rx"] != "") {
					wrong("the first thing that is drawn, <%s>, is no background of the whole picture", element)
				}
				drawn = true
			}
			if element == "text" && (given["font-size"] == "" || given["fill"] == "") {
				wrong("<text> without a size or colour: %v", given)
			}
		}
	}
	for _, r := range refs {
		if !ids[r] {
			wrong("nothing has the id %q that is referred to", r)
		}
	}
	return problems
}

// Each of these leaves the profile in one way, and the test sees it.
func TestProfileIsHeld(t *testing.T) {
	const whole = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" viewBox="0 0 56.69 28.35" lang="en" role="graphics-document document" aria-labelledby="title" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif">
<title id="title">A</title>
<rect width="56.69" height="28.35" fill="#ffffff"/>
<g id="claim-a"><path d="M0,0 C1,1 2,2 3.25,3" fill="none" stroke="#1b7f3b" stroke-width="1.5"/><text x="1" y="2" font-size="10" fill="#1a1a1a">a</text></g>
</svg>`
	if problems := profile(whole, ""); len(problems) > 0 {
		t.Fatalf("a picture within the profile is refused: %v", problems)
	}
	for _, tc := range []struct{ old, new, want string }{
		{`</g>`, `<use href="#claim-a"/></g>`, "<use> is not in the profile"},
		{`</g>`, `<style>text { fill: red }</style></g>`, "<style> is not in the profile"},
		{`</g>`, `<foreignObject/></g>`, "<foreignObject> is not in the profile"},
		{`</g>`, `<image href="a.png"/></g>`, "<image> is not in the profile"},
		{`</g>`, `<script/></g>`, "<script> is not in the profile"},
		{`<g `, `<g transform="scale(2)" `, "transform"},
		{`<g `, `<g style="fill:red" `, "style"},
		{`<g `, `<g class="a" `, "class"},
		{`<g `, `<g onclick="a()" `, "onclick"},
		{`<g `, `<g xlink:href="#title" xmlns:xlink="http://www.w3.org/1999/xlink" `, "xlink"},
		{`stroke="#1b7f3b"`, `stroke="green"`, "stroke"},
		{`stroke="#1b7f3b"`, `stroke="#1b7"`, "stroke"},
		{`stroke="#1b7f3b"`, `stroke="rgba(0,0,0,1)"`, "stroke"},
		{`stroke="#1b7f3b"`, `stroke="var(--line)"`, "stroke"},
		{`stroke="#1b7f3b"`, `stroke="#1b7f3b" marker-end="url(#title)"`, "marker-end"},
		{`stroke="#1b7f3b"`, `stroke="#1b7f3b" opacity="0.5"`, "opacity"},
		{`3.25,3`, `3.255,3`, "d="},
		{`3.25,3`, `3.50,3`, "d="},
		{`3.25,3`, `3.25,3e1`, "d="},
		{`font-size="10"`, `font-size="10px"`, "font-size"},
		{`font-size="10"`, ``, "without a size"},
		{`width="20mm"`, `width="20"`, "width"},
		{`width="20mm"`, `width="100%"`, "width"},
		{`width="20mm"`, `width="30mm"`, "no absolute size"},
		{`viewBox="0 0 56.69 28.35"`, ``, "no absolute size"},
		{`<rect width="56.69" height="28.35" fill="#ffffff"/>`, ``, "no background"},
		{`<rect width="56.69" height="28.35" fill="#ffffff"/>`, `<rect width="56.69" height="28.35" fill="none"/>`, "no background"},
		{`<rect width="56.69"`, `<rect width="50"`, "no background"},
		{`'Liberation Sans', `, ``, "font-family"},
		{`id="claim-a"`, `id="title"`, "given twice"},
		{`id="claim-a"`, `id="a"`, "does not say what it is of"},
		{`id="claim-a"`, `id="claim-ä"`, "id="},
		{`id="title"`, ``, "nothing has the id"},
		{`<g id`, `text<g id`, "has text in it"},
		{`<svg`, `<?xml-stylesheet href="a.css"?><svg`, "xml-stylesheet"},
		{`<svg`, `<!DOCTYPE svg><svg`, "DOCTYPE"},
		{`</g>`, ``, "no XML"},
	} {
		picture := strings.Replace(whole, tc.old, tc.new, 1)
		if all := strings.Join(profile(picture, ""), "\n"); !strings.Contains(all, tc.want) {
			t.Errorf("%s for %s: %q is not said: %q", tc.new, tc.old, tc.want, all)
		}
	}
	if problems := profile(whole, "two-"); len(problems) != 2 {
		t.Errorf("ids without the prefix: %v", problems)
	}
}

func TestProfile(t *testing.T) {
	for _, d := range drawings(t) {
		for _, problem := range profile(d.svg, "") {
			t.Errorf("%s: %s", d.name, problem)
		}
	}
	rtl := decode(t, "[a]: القاهرة *مدينة* كبيرة\n  - [b]: **bold** and _slanted_ & <marked> \"text\" {source: \"p1\"}\n")
	checkProfile(t, draw(t, rtl, Options{Passages: map[graph.Node]string{rtl.Claims()[0]: "a < b & \"c\" \x01"}}), "")
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

// names returns the accessible names of the claims, in document order.
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
