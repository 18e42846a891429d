package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
)

//go:embed report.html
var page string

var pages = template.Must(template.New("report").Funcs(template.FuncMap{
	"clean":    clean,
	"decimals": decimals,
	"pageID":   PageID,
	"next":     func(n int) int { return n + 1 },
	"svg":      func(b []byte) template.HTML { return template.HTML(inline(b)) },
}).Parse(page))

// HTML writes the report as a page that needs nothing else: no script, no network. Colours
// follow what the reader prefers, and it can be printed. The same report gives the same
// bytes.
func HTML(w io.Writer, r Report) error {
	var b bytes.Buffer
	if err := pages.Execute(&b, r); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// inline returns an SVG as it stands in a page: without what comes before its root.
func inline(svg []byte) []byte {
	if i := bytes.Index(svg, []byte("<svg")); i >= 0 {
		return svg[i:]
	}
	return nil
}
