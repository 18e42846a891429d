package aif

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
	"crux/graph/source"
)

// ova returns a file of OVA3 with claims 1 and 2, and a locution 3 that says 4.
func ova(html string) string {
	b, _ := json.Marshal(html)
	return `{"AIF":` + file("1 I a\n2 I b\n3 L Ann: c\n4 I c\n5 YA Asserting", "3>5 5>4") + `,"dialog":true,"text":{"txt":` + string(b) + `}}`
}

func TestAnchors(t *testing.T) {
	for _, test := range []struct{ html, plain, want, broken string }{
		{`Ä <span class="highlighted" id="node1">cars &amp; air</span>.<br>No`, "Ä cars & air.\nNo", "1[2-12]", ""},
		{`<SPAN ID='2'>b</SPAN> <span id=node1>a</span>`, "b a", "1[2-3] 2[0-1]", ""},
		{`x <span class="highlighted" id="node3">c</span>`, "x c", "4[2-3]", ""},
		{`<span id="node4">x</span> <span class="highlighted" id="node3">c</span>`, "x c", "4[0-1]", ""},
		{`<span id="node1">a <span id="node2">b</span></span>`, "a b", "1[0-3] 2[2-3]", ""},
		{`<span id="node1">a <span id="node2">b</span></span><span id="node2"> c</span>`, "a b c", "1[0-3] 2[2-5]", ""},
		{`<span id="node1">a</span> b <span id="node1">c</span>`, "a b c", "1[0-1 4-5]", ""},
		{`<p>a</p><p><i>b</i> < c</p>`, "a\n\nb < c\n\n", "", ""},
		{`<!-- <span id="node1"> -->a`, "a", "", ""},
		{`<span>a</span><span id="intro">b</span>`, "ab", "", ""},
		{`<span class="highlighted">a</span>`, "a", "", "marked as one of a node"},
		{`<span id="node9">a</span>`, "a", "", "“9”, which is not there"},
		{`<span id="node1"></span>a`, "a", "", "has no words in it"},
		{`<span id="node1">a`, "a", "", "does not end"},
		{`a</span>`, "a", "", "ends that does not start"},
		{``, "", "", ""},
	} {
		text := ova(test.html)
		g, told := check(t, within, text)
		plain, at := "", []string{}
		if g.Meta.Text != nil {
			plain = g.Meta.Text.String()
		}
		for i, c := range g.Claims() {
			if c.Source.Offsets != nil {
				at = append(at, fmt.Sprintf("%d%v", []int{1, 2, 4}[i], c.Source.Offsets))
			}
		}
		if got := strings.Join(at, " "); plain != test.plain || got != test.want {
			t.Errorf("%s\n%q %s", test.html, plain, got)
		}
		_, list := DecodeX("x.json", text)
		if (told != "") != (test.broken != "") || test.broken != "" && (len(list) != 1 || list[0].Code != "broken-anchor" || !strings.Contains(list[0].Message, test.broken)) {
			t.Errorf("%s: %v", test.html, list)
		}
	}
}

// Where claims stand is written, or it is told that it is not.
func TestAnchorsAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b graph.Builder
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab <>&\n\rä<\"'")), 0, 20, -1).Draw(t, "text")
		b.Meta.Text = source.New(text)
		for range rapid.IntRange(0, 5).Draw(t, "claims") {
			c := b.Claim("", "a")
			for range rapid.IntRange(0, 2).Draw(t, "places") {
				start := rapid.IntRange(0, 20).Draw(t, "start")
				c.Source.Offsets = append(c.Source.Offsets, source.Offsets{Start: start, End: start + rapid.IntRange(0, 8).Draw(t, "length")})
			}
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		out, lost := EncodeX(g)
		h, list := DecodeX("x.json", out)
		if list.HasErrors() {
			t.Fatal(list)
		}
		if d := graphtest.Diff(g, h); d != "" && len(lost) == 0 {
			t.Fatalf("%s\n%s", d, out)
		}
		if again, lost := EncodeX(h); again != out || len(lost) > 0 {
			t.Fatalf("%v\n%s\nand then\n%s", lost, out, again)
		}
	})
}

// A text with anchors that is another one now is written anew.
func TestAnchorsMove(t *testing.T) {
	g, _ := DecodeX("x.json", ova(`<p>a <span id="node1">b</span> <span id="node3">c</span></p>`))
	g.Claims()[1].Source.Offsets = []source.Offsets{{Start: 0, End: 3}}
	text, lost := EncodeX(g)
	h, list := DecodeX("x.json", text)
	if len(lost)+len(list) > 0 || says(h) != says(g) || !strings.Contains(text, `<span class=\"highlighted\" id=\"node2\">a <span class=\"highlighted\" id=\"node1\">b</span></span> <span class=\"highlighted\" id=\"node3\">c</span>`) {
		t.Errorf("%v %v\n%s\n%s", lost, list, says(h), text)
	}
	g.Meta.Text = source.New("another")
	if _, lost := EncodeX(g); len(lost) != 1 {
		t.Error(lost) // where the locution stood
	}
}
