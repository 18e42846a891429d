// Package graphviz lays boxes, links and groups out with Graphviz's dot. It is
// the one package that knows of github.com/goccy/go-graphviz, so that another
// engine can take its place.
//
// A layout goes through three steps, a file each: the problem is written as
// DOT (dot.go), dot draws it as SVG (engine.go), and the places are read back
// from the drawing, each number checked (read.go). limits.go says what is too
// much for it. SVG and not Graphviz's JSON or plain text, because those round
// to five digits: to 10 points in a picture of 100,000.
//
// Importing this package starts the engine, which takes a few hundredths of a
// second of CPU, or 0.6 s the first time; package cachedir says where the
// machine code made then is kept.
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

// By now go-graphviz has started and needs the changed environment no more:
// a package's imports are initialised before it.
func init() { cachedir.Restore() }

// Engine is Graphviz's dot as a layout.Engine. Its zero value is ready, and it
// may be used by many goroutines at once; they take turns, because a process
// holds one Graphviz.
//
// The way up is exact: when the links that are not Free form no cycle, every
// To stands above its From, whatever the groups. Of a cycle, some links point
// down. Of a large problem (see EasyBoxes) the links are straight lines that
// may cross boxes, and less work goes into the order within a rank.
type Engine struct{}

var _ layout.Engine = Engine{}

// An EngineError says that Graphviz failed, or that what it gave back is not
// a drawing of what it was asked to draw.
type EngineError struct {
	Doing string // "drawing", "reading the drawing"
	Err   error
}

func (e *EngineError) Error() string { return Name + ": " + e.Doing + ": " + e.Err.Error() }

func (e *EngineError) Unwrap() error { return e.Err }

// Layout places p. It returns a *layout.TooLargeError for a problem beyond the
// limits of this package, an *EngineError if Graphviz fails, ctx's error if
// ctx ends before Graphviz's turn has come, and another error for a problem
// with wrong indices or negative sizes. Once begun, a layout cannot be
// cancelled; the limits keep it to seconds.
func (Engine) Layout(ctx context.Context, p layout.Problem) (layout.Result, error) {
	return place(ctx, p, draw)
}

// place is Layout with any way of drawing.
func place(ctx context.Context, p layout.Problem, draw func(context.Context, program, format, []byte) ([]byte, error)) (layout.Result, error) {
	if err := ctx.Err(); err != nil {
		return layout.Result{}, err
	}
	if err := check(p); err != nil {
		return layout.Result{}, err
	}
	if len(p.Boxes) == 0 && len(p.Groups) == 0 {
		return layout.Result{}, nil
	}
	drawing, err := draw(ctx, dot, svg, writeDOT(p))
	if err != nil {
		return layout.Result{}, err
	}
	result, err := read(drawing, p)
	if err != nil {
		return layout.Result{}, &EngineError{"reading the drawing", err}
	}
	return result, nil
}

// A program is one of Graphviz's layout programs that has been tried here.
type program int

const dot program = 1

var programs = map[program]goccy.Layout{dot: goccy.DOT}

// A format is one of Graphviz's output formats that has been tried here. A
// name that go-graphviz does not know must never reach it: it answers with raw
// memory and no error.
type format int

const svg format = 1

var formats = map[format]goccy.Format{svg: goccy.SVG}

// turn is held by whoever is using Graphviz. go-graphviz has one instance for
// the whole process and no lock of its own: two users at once corrupt it for
// good. It is a channel and no mutex so that one who waits can give up.
var turn = make(chan struct{}, 1)

// draw has a program draw source in a format.
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

// guard makes an error of a panic in f.
func guard(f func() ([]byte, error)) (drawing []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			drawing, err = nil, fmt.Errorf("it panicked: %v", r)
		}
	}()
	return f()
}

// call is the whole use of go-graphviz. Its context is ours alone, because
// go-graphviz pays no heed to cancellation.
func call(layoutName goccy.Layout, formatName goccy.Format, source []byte) (drawing []byte, err error) {
	ctx := context.Background()
	engine, err := goccy.New(ctx)
	if err != nil {
		return nil, err
	}
	// What Close returns is no error of this drawing: it counts the warnings of
	// the whole process and names the last one.
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

