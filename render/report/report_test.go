package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the reports")

// hostile is a text that means something to HTML, Markdown and a reader of either.
const hostile = "</title><script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e.x/i.png) <b>&amp; `code` *em* | 1. one # two https://e.x a@e.x"

// sample is a report that has everything, with a text wherever anybody's stands.
func sample(text string) Report {
	ref := Ref{Name: text, Claim: "a-1", Place: text}
	figures := []Figure{
		{Name: "boundary similarity B", Value: "0.7500", N: "4 boundaries", Notes: "unstable, n = 4", Formula: "1 - |A| / (|A| + |M|)", Source: "Fournier 2013"},
		{Name: "Krippendorff's alpha_U", Value: "undefined", Notes: text, Formula: "1 - Do / De", Source: "Krippendorff 1995"},
	}
	return Report{
		Title: text,
		Readings: []Reading{
			{Letter: "A", Title: text, Author: text, File: text, Claims: 1, Relations: 0, List: []Claim{{ID: "a-1", Number: "1", Title: text, Text: text, Stated: text, Place: text}}},
			{Letter: "B", Title: text, File: text, Claims: 1},
			{Letter: "C", Title: text, File: text, Claims: 1},
		},
		Pairs: []Pair{
			{
				A: "A", B: "B", Warnings: []string{text}, Maps: [][]byte{[]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>`), []byte("<svg/>")}, Summary: text,
				Groups:  []Group{{Name: "Main claims", Items: []Item{{Sentence: text, At: []Ref{ref, {Name: text}}, Decides: true}, {Sentence: "plain"}}}},
				Matches: []Match{{A: []Ref{ref}, B: []Ref{ref, ref}, Score: 0.5, Reasons: []Reason{{"words", 0.25}, {"place", 1}}}},
				Figures: figures,
				Cruxes:  []Crux{{Claim: ref, Sentence: text, Sets: [][]string{{text, text}, {"other"}}, More: text}},
			},
			{A: "A", B: "C", NoMap: text, Summary: text, Figures: figures},
		},
		Together: figures,
	}
}

func write(t interface{ Fatal(...any) }, to func(io.Writer, Report) error, r Report) string {
	var b bytes.Buffer
	if err := to(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestReports holds reports against those that were looked at.
func TestReports(t *testing.T) {
	for _, c := range []struct {
		file string
		to   func(io.Writer, Report) error
	}{{"testdata/report.html", HTML}, {"testdata/report.md", Markdown}} {
		got := write(t, c.to, sample(hostile))
		if *update {
			if err := os.WriteFile(c.file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", c.file, diff)
		}
	}
}

// TestPageStandsAlone: nothing is fetched and nothing runs.
func TestPageStandsAlone(t *testing.T) {
	page := write(t, HTML, sample(hostile))
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`) {
		t.Error("there is no policy")
	}
	for _, bad := range []string{"<script", "<img", "<link", "<iframe", "@import", "url(", "src="} {
		if strings.Contains(strings.ToLower(page), bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	for _, link := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if id, inside := strings.CutPrefix(link[1], "#"); !inside || !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("the link %s leads nowhere in the page", link[1])
		}
	}
	ids := map[string]bool{}
	for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[id[1]] {
			t.Errorf("the id %s is there twice", id[1])
		}
		ids[id[1]] = true
	}
}

// TestTextsStayTexts: whatever a text is, a report has the same elements.
func TestTextsStayTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"x", "", "www.x.org ", "x https://x.org ", "x a@x.org "}).Draw(t, "lead") + rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("<>&\"'`*_[]()!#|~-+1.:@/\\ \nab")))).Draw(t, "text")
		if clean(text) == "" {
			return // which leaves out who made a reading, and the like
		}
		if got, want := elements(t, write(t, HTML, sample(text))), elements(t, write(t, HTML, sample("x"))); got != want {
			t.Errorf("as HTML %q makes these elements\n%s\nwant\n%s", text, got, want)
		}
		md := goldmark.New(goldmark.WithExtensions(extension.GFM))
		var got, want bytes.Buffer
		if err := md.Convert([]byte(write(t, Markdown, sample(text))), &got); err != nil {
			t.Fatal(err)
		}
		if err := md.Convert([]byte(write(t, Markdown, sample("x"))), &want); err != nil {
			t.Fatal(err)
		}
		if g, w := tags(got.String()), tags(want.String()); g != w {
			t.Errorf("as Markdown %q makes these elements\n%s\nwant\n%s", text, g, w)
		}
	})
}

// elements returns the elements of a page in order.
func elements(t interface{ Fatal(...any) }, page string) string {
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var s strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			s.WriteString(e.Name.Local + " ")
		}
	}
}

func tags(page string) string {
	return strings.Join(regexp.MustCompile(`<[a-z0-9]+`).FindAllString(page, -1), " ")
}
