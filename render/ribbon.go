package render

import (
	"context"

	"crux/graph"
	"crux/render/layout"
	"crux/render/scene"
	"crux/render/view"
)

// Two maps side by side with their text between them that are too large for one page: the
// maps have pages, and then the text with what each reading finds in it, in words.

// apart lays out maps and text on pages.
func apart(ctx context.Context, g *graph.Graph, o Options) ([]*placed, error) {
	maps, beside := o, *o.Beside
	beside.Ribbon = nil
	maps.Beside = &beside
	v, err := viewOf(g, maps, laddered[len(laddered)-1].spacing)
	if err != nil {
		return nil, err
	}
	text, err := textPages(v, *o.Beside.Ribbon, o)
	if err != nil {
		return nil, err
	}
	pages, err := split(ctx, g, maps, len(text))
	if err != nil {
		return nil, err
	}
	all := len(pages) + len(text)
	for n, r := range text {
		line := pageLine(v, len(pages)+n+1, all)
		if o.Format != PDF {
			line = pageName(v, len(pages)+n, all)
		}
		pages = append(pages, textPage(v, line, r, o))
	}
	return pages, nil
}

// besideText returns how wide the words beside a text can be at a scale.
func besideText(v *view.View, r view.Ribbon, scale int64, o Options) layout.Length {
	gap := v.Text(r, layout.Point).Gap()
	return ((o.Width-2*o.Margin)*scene.Natural/layout.Length(scale) - gap) / 2
}

// textFits returns a text at a scale with a line below its title, and whether it fits on
// a page.
func textFits(v *view.View, line string, r view.Ribbon, scale int64, o Options) (*placed, bool) {
	width := besideText(v, r, scale, o)
	p := &placed{rung: laddered[len(laddered)-1], view: v.Text(r, width).Titled(line), scale: scale,
		page: scene.Page{Width: o.Width, Height: o.Height, Margin: o.Margin, Scale: scale}}
	p.at = layout.Result{Width: width, Height: p.view.Strip.Height}
	return p, p.fits(o)
}

// fits reports whether a placed text fits on its page.
func (p *placed) fits(o Options) bool {
	page := p.page
	page.Scale = 0
	return scene.NewSheet(p.view, page).Scale(layout.Size{Width: p.at.Width, Height: p.at.Height}, p.scale) >= p.scale-p.scale/1000
}

// textPages divides a text into parts that fit on pages.
func textPages(v *view.View, r view.Ribbon, o Options) ([]view.Ribbon, error) {
	var parts []view.Ribbon
	for from := 0; from < len(r.Sentences); {
		if len(parts) == MaxPages {
			return nil, &layout.TooLargeError{Engine: "pages", What: "pages", Number: MaxPages + 1, Limit: MaxPages}
		}
		to := len(r.Sentences)
		for to-from > 1 {
			if _, ok := textFits(v, pageLine(v, 88, 88), r.Part(from, to), scaleOf(o.minFont()), o); ok {
				break
			}
			to -= max((to-from)/8, 1)
		}
		parts = append(parts, r.Part(from, to))
		from = to
	}
	return parts, nil
}

// textPage lays a text out that fits on a page, as large as it can be.
func textPage(v *view.View, line string, r view.Ribbon, o Options) *placed {
	least := scaleOf(o.minFont())
	p, _ := textFits(v, line, r, least, o)
	for size := largest; size > o.minFont(); size -= pt / 2 {
		if q, ok := textFits(v, line, r, scaleOf(size), o); ok {
			p = q
			break
		}
	}
	if !p.fits(o) { // one sentence with more claims than a page has lines
		page := p.page
		page.Scale = 0
		p.scale = scene.NewSheet(p.view, page).Scale(layout.Size{Width: p.at.Width, Height: p.at.Height}, p.scale)
		p.page.Scale = p.scale
		return p
	}
	// As high as the page.
	low, high := p.at.Height, o.Height*scene.Natural/layout.Length(p.scale)
	for high-low > layout.Point {
		p.at.Height = (low + high) / 2
		if p.fits(o) {
			low = p.at.Height
		} else {
			high = p.at.Height
		}
	}
	p.at.Height = low
	return p
}
