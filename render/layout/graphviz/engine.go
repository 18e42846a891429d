// Package graphviz lays boxes, links and groups out with Graphviz's dot. It is
// the one package that knows of github.com/goccy/go-graphviz, so that another
// engine can take its place.
//
// A layout goes through four steps, a file each: what is too much is refused
// (limits.go), the rest is written as DOT (dot.go), drawn by dot as SVG (here),
// and read back from the drawing (read.go), which is believed only when it
// keeps to what was asked for (verify.go). The drawing is SVG and not
// Graphviz's JSON or plain text because those round to five digits, which is
// 10 points in a picture 100,000 points wide.
//
// Importing this package starts the engine, which takes a few hundredths of a
// second of CPU, and 0.6 s the first time; package cachedir keeps the machine
// code made then. A layout leaves some 50 KiB behind that the engine never
// frees, so a server should be started anew now and then.
package graphviz

import (
	"bytes"
	"context"
	"fmt"

	goccy "github.com/goccy/go-graphviz"

	"crux/render/layout"
	"crux/render/layout/graphviz/cachedir"
)

// Name is what the engine is called in errors.
const Name = "Graphviz dot"

// By now go-graphviz has started and needs the changed environment no more: a
// package is initialised after all that it imports.
func init() { cachedir.Restore() }

// Engine is Graphviz's dot as a layout.Engine. Its zero value is ready, and
// many goroutines may use it at once; they take turns, because a process has
// one Graphviz.
//
// When the links that are not Free form no cycle, every To stands above its
// From, whatever the groups; of a cycle, some links point down. In a large
// problem (see EasyBoxes) the links are straight lines that may cross boxes.
// Weights above 1000 count as 1000.
type Engine struct{}

var _ layout.Engine = Engine{}

// An EngineError says that Graphviz failed, or that what it gave back is not
// what it was asked for.
type EngineError struct {
	Doing string // "drawing", "reading the drawing"
	Err   error
}

func (e *EngineError) Error() string { return Name + ": " + e.Doing + ": " + e.Err.Error() }

func (e *EngineError) Unwrap() error { return e.Err }

// Layout places p. It returns a *layout.TooLargeError for a problem beyond the
// limits of this package, an *EngineError if Graphviz fails, ctx's error if
// ctx ends before Graphviz's turn has come, and another error for a problem
// with wrong indices or negative lengths. Once begun, a layout cannot be
// cancelled; the limits keep it to seconds.
func (Engine) Layout(ctx context.Context, p layout.Problem) (layout.Result, error) {
	return place(ctx, p, draw)
}

// A drawer has a program draw DOT in a format.
type drawer func(ctx context.Context, with program, as format, source []byte) ([]byte, error)

// place is Layout with any drawer.
func place(ctx context.Context, p layout.Problem, draw drawer) (layout.Result, error) {
	if err := ctx.Err(); err != nil {
		return layout.Result{}, err
	}
	if err := check(p); err != nil {
		return layout.Result{}, err
	}
	if len(p.Boxes) == 0 && len(p.Groups) == 0 {
		return layout.Result{}, nil
	}
	topped := withTop(p)
	drawing, err := draw(ctx, dot, svg, writeDOT(topped))
	if err != nil {
		return layout.Result{}, err
	}
	result, err := read(drawing, topped)
	if err != nil {
		return layout.Result{}, &EngineError{"reading the drawing", err}
	}
	result.Boxes, result.Links = result.Boxes[:len(p.Boxes)], result.Links[:len(p.Links)]
	return result, nil
}

// withTop returns p with a box above its outermost boxes, which is not drawn and
// keeps them side by side at the top.
func withTop(p layout.Problem) layout.Problem {
	top := len(p.Boxes)
	links := p.Links
	for i, b := range p.Boxes {
		if b.Root {
			links = append(links[:len(links):len(links)], layout.Link{From: i, To: top, Weight: layout.RootWeight})
		}
	}
	if len(links) > len(p.Links) {
		p.Boxes, p.Links = append(p.Boxes[:top:top], layout.Box{Group: layout.None}), links
	}
	return p
}

// A program is a layout program of Graphviz's that has been tried here.
type program int

const dot program = 1

var programs = map[program]goccy.Layout{dot: goccy.DOT}

// A format is an output format of Graphviz's that has been tried here. A name
// that go-graphviz does not know must never reach it: it answers with raw
// memory and no error.
type format int

const svg format = 1

var formats = map[format]goccy.Format{svg: goccy.SVG}

// turn is held by whoever is using Graphviz. go-graphviz has one instance for
// the whole process and no lock: two users at once corrupt it for good. It is
// a channel and no mutex so that one who waits can give up.
var turn = make(chan struct{}, 1)

// draw is the drawer that draws.
func draw(ctx context.Context, with program, as format, source []byte) ([]byte, error) {
	layoutName, ok := programs[with]
	if !ok {
		return nil, fmt.Errorf("%s: no layout program %d", Name, with)
	}
	formatName, ok := formats[as]
	if !ok {
		return nil, fmt.Errorf("%s: no format %d", Name, as)
	}
	select {
	case turn <- struct{}{}:
		defer func() { <-turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	drawing, err := guard(func() ([]byte, error) { return call(layoutName, formatName, source) })
	if err != nil {
		return nil, &EngineError{"drawing", err}
	}
	return drawing, nil
}

// guard returns what f returns, or an error if f panics.
func guard(f func() ([]byte, error)) (drawing []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			drawing, err = nil, fmt.Errorf("it panicked: %v", r)
		}
	}()
	return f()
}

// call is the whole use of go-graphviz. It takes no context, because
// go-graphviz heeds none.
//
// What the two Closes return is no error of this drawing: it names the last
// warning of the whole process.
func call(layoutName goccy.Layout, formatName goccy.Format, source []byte) ([]byte, error) {
	ctx := context.Background()
	engine, err := goccy.New(ctx)
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	graph, err := goccy.ParseBytes(source)
	if err != nil {
		return nil, err
	}
	defer graph.Close()
	var out bytes.Buffer
	if err := engine.SetLayout(layoutName).Render(ctx, graph, formatName, &out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
