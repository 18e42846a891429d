package render

import (
	"context"
	"fmt"

	"crux/graph"
	"crux/render/layout"
	"crux/render/layout/columns"
	"crux/render/layout/graphviz"
	"crux/render/scene"
	"crux/render/view"
)

// Fitting a map to where it is wanted: which layout, how close its parts stand.

// Layout is how the boxes of a picture are placed.
type Layout string

// The layouts.
const (
	Auto       Layout = "auto" // what suits the map and the page best
	PageLayout Layout = "page" // columns of indented stacks
	DotLayout  Layout = "dot"  // ranks from the bottom to the top, by Graphviz
)

// Layouts are all layouts, the default first.
var Layouts = []Layout{Auto, PageLayout, DotLayout}

const pt = layout.Point

// roomy and tight are the styles of columns for the spacings of the same names.
var (
	roomy = columns.Style{
		Stack: 9 * pt, Column: 15 * pt, Apart: 30 * pt, Indent: 21 * pt, Spine: 5 * pt, Stub: pt, Sign: view.Roomy.Badge, Head: view.Roomy.Head,
		Anchor: view.Roomy.PadY + 11*pt/2, Bar: 9 * pt / 2, Drop: 5 * pt,
	}
	tight = columns.Style{
		Stack: 9 * pt / 2, Column: 8 * pt, Apart: 16 * pt, Indent: 15 * pt, Spine: 7 * pt / 2, Stub: pt, Sign: view.Tight.Badge, Head: view.Tight.Head,
		Anchor: view.Tight.PadY + 21*pt/4, Bar: 4 * pt, Drop: 7 * pt / 2,
	}
)

// A rung is one of the ways to lay a map out, from the most pleasant to the
// closest.
type rung struct {
	name    string
	spacing view.Spacing
	engine  func(enough int64) layout.Engine
	cuts    bool
	// most is up to how many boxes it is tried.
	most int
}

func columned(s columns.Style, cuts int) func(int64) layout.Engine {
	return func(enough int64) layout.Engine {
		s := s
		s.Cuts, s.Enough = cuts, enough
		return columns.Engine{Style: s}
	}
}

var (
	ranked   = rung{"ranks", view.Ranks, func(int64) layout.Engine { return graphviz.Engine{} }, false, graphviz.MaxBoxes}
	natural  = rung{"stacks", view.Roomy, columned(roomy, 0), false, columns.MaxBoxes}
	laddered = []rung{
		{"ranks", view.Ranks, ranked.engine, false, mostRanked},
		natural,
		{"cut", view.Roomy, columned(roomy, 2), true, columns.MaxBoxes},
		{"tight", view.Tight, columned(tight, 8), true, columns.MaxBoxes},
	}
)

// mostRanked is up to how many boxes and signs ranks are tried for a page: more
// never fit.
const mostRanked = 24

// The sizes of text on a page: no larger than largest; from wanted on, no closer
// layout is looked for; and the size below which a map is divided, where nothing
// else is asked for.
const (
	largest     = 11 * pt
	wanted      = 10 * pt
	DefaultFont = 8 * pt
)

// scaleOf returns the scale that gives text a size.
func scaleOf(size layout.Length) int64 {
	return int64(size) * scene.Natural / int64(view.TextSize)
}

// A placed view is one of the candidates for a picture.
type placed struct {
	rung  rung
	view  *view.View
	at    layout.Result
	page  scene.Page
	scale int64
}

// place lays a map out as o wants it.
func place(ctx context.Context, g *graph.Graph, o Options) (*placed, error) {
	rungs := []rung{natural}
	switch {
	case o.Layout == DotLayout:
		rungs = []rung{ranked}
	case o.Width > 0:
		rungs = laddered
		if o.Layout == PageLayout {
			rungs = laddered[1:]
		}
	}
	views := map[view.Spacing]*view.View{}
	var best *placed
	for _, r := range rungs {
		v := views[r.spacing]
		if v == nil {
			var err error
			if v, err = viewOf(g, o, r.spacing); err != nil {
				return nil, err
			}
			views[r.spacing] = v
		}
		if len(v.Nodes) > r.most && len(rungs) > 1 {
			continue
		}
		p, err := try(ctx, v, r, o, r.name != ranked.name)
		if err != nil {
			return nil, err
		}
		if best == nil || p.scale > best.scale+best.scale/50 {
			best = p
		}
		if best.scale >= scaleOf(wanted) && (r.name != ranked.name || len(rungs) == 1 || pleasant(p, o)) {
			break
		}
	}
	// An earlier arrangement is worth a twentieth of the size.
	for _, r := range rungs {
		if o.Keep == nil || o.Keep.Style != r.name || r.name == best.rung.name {
			continue
		}
		v := views[r.spacing]
		if v == nil {
			var err error
			if v, err = viewOf(g, o, r.spacing); err != nil {
				return nil, err
			}
		}
		kept, err := try(ctx, v, r, o, true)
		if err != nil {
			return nil, err
		}
		if kept.scale >= best.scale-best.scale/20 {
			best = kept
		}
	}
	return tagged(ctx, best.view, best.rung, o)
}

// pleasant reports whether ranks read as well as stacks would: no line crosses
// another, and siblings stand in their order.
func pleasant(p *placed, o Options) bool {
	card := scene.Score(scene.Of(p.view, p.at, o.theme(), p.page), scene.ScoreOptions{})
	return card.Crossings == 0 && card.Order == 1 && card.ThroughBoxes == 0
}

// Links is how links that run across a map are drawn.
type Links string

// The ways to draw links across.
const (
	AutoLinks Links = "auto"  // as lines where these can be followed, else as tags
	LinkLines Links = "lines" // all as lines that have a way
	LinkTags  Links = "tags"  // all as tags
)

// LinkKinds are all ways to draw links across, the default first.
var LinkKinds = []Links{AutoLinks, LinkLines, LinkTags}

// A line can be followed if it crosses no more than so many others, and turns no
// more than so many corners.
const (
	mostCrossings = 1
	mostBends     = 5
)

// tagged lays a view out, with tags for the links that lines are not good for.
func tagged(ctx context.Context, v *view.View, r rung, o Options) (*placed, error) {
	var tags []int
	for {
		p, err := try(ctx, v.Refer(tags), r, o, false)
		if err != nil {
			return nil, err
		}
		more := 0
		for _, a := range p.at.Across {
			bad := a.Lost || o.Links == LinkTags || o.Links != LinkLines && (a.Crossings > mostCrossings || a.Bends > mostBends)
			if bad {
				tags = append(tags, a.Link)
				more++
			}
		}
		if more == 0 {
			return p, nil
		}
	}
}

// scenes returns the pages of a map.
func scenes(ctx context.Context, g *graph.Graph, o Options) ([]*scene.Scene, error) {
	p, err := place(ctx, g, o)
	if err != nil {
		return nil, err
	}
	pages := []*placed{p}
	if o.Page && !o.Single && p.scale < scaleOf(o.minFont()) {
		if o.Beside != nil && o.Beside.Ribbon != nil {
			pages, err = apart(ctx, g, o)
		} else {
			pages, err = split(ctx, g, o, 0)
		}
		if err != nil {
			return nil, err
		}
	}
	var list []*scene.Scene
	for _, p := range pages {
		s := scene.Of(p.view, p.at, o.theme(), p.page)
		if note := p.note(); note != "" {
			s.Notes = append(s.Notes, note)
		}
		list = append(list, s)
	}
	return list, nil
}

// MaxPages is how many pages a map is divided into at the most, and MaxDivided how
// many claims and relations such a map can have. What is larger is refused with a
// *layout.TooLargeError.
const (
	MaxPages   = 200
	MaxDivided = 3000
)

// split lays a map out on several pages, behind which there are more.
func split(ctx context.Context, g *graph.Graph, o Options, more int) ([]*placed, error) {
	closest := laddered[len(laddered)-1]
	v, err := viewOf(g, o, closest.spacing)
	if err != nil {
		return nil, err
	}
	if n := len(v.Nodes); n > MaxDivided {
		return nil, &layout.TooLargeError{Engine: "pages", What: "claims and relations on pages", Number: n, Limit: MaxDivided}
	}
	min := scaleOf(o.minFont())
	fits := func(v *view.View) (bool, error) {
		v = v.Titled(pageLine(v, 88, 88))
		p, err := try(ctx, v, closest, o, true)
		if err == nil && p.scale >= min {
			// Links across may need tags, and these room.
			p, err = tagged(ctx, v, closest, o)
		}
		return err == nil && p.scale >= min+min/100, err
	}
	// About half of a page that is well filled is boxes, at the least scale, and of two
	// maps side by side half of that.
	room := (o.Width - 2*o.Margin) * scene.Natural / layout.Length(min) * ((o.Height - 2*o.Margin) * scene.Natural / layout.Length(min)) * 7 / 10
	if v.Paired() {
		room = room * 9 / 20
	}
	d, err := v.Divide(room, MaxPages, fits)
	if err != nil {
		return nil, err
	}
	name := func(n int) string { return v.PageName(n, o.Format != PDF) }
	var pages []*placed
	for n := range d.Pages {
		page := d.View(n, name)
		if all := len(d.Pages) + more; all > 1 {
			page = page.Titled(pageLine(v, n+1, all))
			if o.Format != PDF {
				page = d.View(n, name).Titled(pageName(v, n, all))
			}
		}
		p, err := tagged(ctx, page, closest, o)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// pageLine says which of how many pages this is; pageName does so where the first
// is the overview and has no number.
func pageLine(v *view.View, n, of int) string { return fmt.Sprintf(v.Words.PageOf, n, of) }

func pageName(v *view.View, n, of int) string {
	if n == 0 {
		return v.Words.Overview
	}
	return pageLine(v, n, of-1)
}

// try lays a view out in one way; roughly, where only the scale is wanted.
func try(ctx context.Context, v *view.View, r rung, o Options, rough bool) (*placed, error) {
	p := &placed{rung: r, view: v, page: scene.Page{Width: o.Width, Height: o.Height, Margin: o.Margin}, scale: scene.Natural}
	problem := scene.Problem(v)
	problem.Rough = rough
	fitted := o.Width > 0
	sheet := scene.NewSheet(v, p.page)
	if !fitted && o.Keep != nil && o.Keep.Style == r.name {
		problem.Keep = o.Keep.of(v)
	}
	if fitted {
		problem.Fit = o.fit(sheet)
		if o.Keep != nil && o.Keep.Style == r.name {
			problem.Keep = o.Keep.of(v)
		}
		if r.cuts {
			scene.Continue(&problem, v)
		}
	}
	at, err := r.engine(o.enough()).Layout(ctx, problem)
	if err != nil {
		return nil, err
	}
	p.at = at
	if fitted {
		p.scale = o.scale(sheet.Laid(at), layout.Size{Width: at.Width, Height: at.Height})
		p.page.Scale = p.scale
	}
	return p, nil
}

// A map that has a width and no height is made no higher than this share of its
// width, if its text can have the least size then.
const heightOfWidth = 3 // halves

// fit returns how well a map of a size fits, for a layout to choose by.
func (o Options) fit(s *scene.Sheet) func(layout.Size) int64 {
	if o.Height > 0 {
		return func(size layout.Size) int64 { return s.Scale(size, o.most()) }
	}
	// It may be as high as it needs: so that it is read, and then as low as it
	// can be.
	low := s.Low(o.Width * heightOfWidth / 2)
	return func(size layout.Size) int64 {
		if scale := low.Scale(size, o.most()); scale >= scaleOf(o.minFont()) {
			return 2<<40 + scale
		}
		if scale := s.Scale(size, scene.Natural); scale < scaleOf(o.minFont()) {
			return scale
		}
		return 1<<40 + (1<<40)/int64(size.Height+1)
	}
}

// scale returns the scale at which a map of a size is shown.
func (o Options) scale(s *scene.Sheet, size layout.Size) int64 {
	return s.Scale(size, o.most())
}

// most returns the largest scale.
func (o Options) most() int64 {
	if o.Page {
		return scaleOf(largest)
	}
	return scene.Natural
}

// enough returns the fit from which on no closer layout is wanted.
func (o Options) enough() int64 {
	if o.Width > 0 && o.Height == 0 {
		return 1 << 40 // it can be higher
	}
	return scaleOf(wanted)
}

// minFont returns the least size of text that is readable.
func (o Options) minFont() layout.Length {
	if o.MinFont > 0 {
		return o.MinFont
	}
	return DefaultFont
}
