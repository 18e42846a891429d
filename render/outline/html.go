package outline

import (
	"bufio"
	"fmt"
	"html"
	"strings"

	"crux/graph"
	"crux/render/scene"
	"crux/render/words"
)

// page writes an HTML page: outermost claims are headings, and what bears on them
// is a list. The claims have the ids and sentences that they have in the SVG.
type page struct {
	w     *bufio.Writer
	ids   map[graph.Node]string
	open  []int // the depths of the lists that are open
	plain bool  // outermost lines are no headings
}

func newPage(w *bufio.Writer, g *graph.Graph) *page {
	p := &page{w: w, ids: scene.NodeIDs(g, g.Outline())}
	language := g.Meta.Language
	if language == "" {
		language = words.For("").Language
	}
	title := clean(g.Meta.Title)
	if main := g.MainClaims(); title == "" && len(main) > 0 {
		title = clean(main[0].Words().Untagged())
	}
	if title == "" {
		title = "crux"
	}
	p.f("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", html.EscapeString(clean(language)))
	p.f("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n</head>\n", html.EscapeString(title))
	p.f("<body dir=\"auto\">\n<main>\n")
	if g.Meta.Title == "" {
		p.title(title) // a page without a heading is lost on who cannot see it
	}
	return p
}

func (p *page) f(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p *page) title(text string) { p.f("<h1>%s</h1>\n", html.EscapeString(text)) }

func (p *page) paragraph(lines []string) {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = html.EscapeString(l)
	}
	p.f("<p>%s</p>\n", strings.Join(escaped, "<br>\n"))
}

func (p *page) line(l line) {
	text := html.EscapeString(l.text)
	if l.lead != "" {
		text = fmt.Sprintf("<a href=\"#%s\">%s</a>: %s", html.EscapeString(p.ids[l.to]), html.EscapeString(l.lead), text)
	}
	id := ""
	if l.node != nil {
		id = fmt.Sprintf(" id=\"%s\"", html.EscapeString(p.ids[l.node]))
	}
	depth := l.depth
	if p.plain {
		depth++
	}
	p.close(depth)
	switch {
	case depth > 0:
		if n := len(p.open); n > 0 && p.open[n-1] == depth {
			p.f("</li>\n")
		} else {
			p.f("<ul>\n")
			p.open = append(p.open, depth)
		}
		p.f("<li%s>%s\n", id, text)
	case l.node != nil:
		p.f("<h2%s>%s</h2>\n", id, text)
	default:
		p.f("<p>%s</p>\n", text)
	}
}

// close closes the lists that are deeper than depth.
func (p *page) close(depth int) {
	for n := len(p.open); n > 0 && p.open[n-1] > depth; n-- {
		p.f("</li>\n</ul>\n")
		p.open = p.open[:n-1]
	}
}

func (p *page) list() {
	p.close(0)
	p.f("<hr>\n")
	p.plain = true
}

func (p *page) end() {
	p.close(0)
	p.f("</main>\n</body>\n</html>\n")
}
