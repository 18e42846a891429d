package graphviz

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"crux/render/layout"
)

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		child()
		return
	}
	os.Exit(m.Run())
}

// everything is a problem with one of each thing in it.
func everything() layout.Problem {
	const pt = layout.Point
	return layout.Problem{
		Boxes: []layout.Box{
			{Width: 100 * pt, Height: 40 * pt, Group: layout.None},
			{Width: 80*pt + 1, Height: 30*pt + 33, Group: 0},
			{Width: 120 * pt, Height: 50 * pt, Group: 1},
			{Width: 90 * pt, Height: 40 * pt, Group: layout.None},
			{Width: 0, Height: 0, Group: 1},
		},
		Links: []layout.Link{
			{From: 1, To: 0},
			{From: 2, To: 0, Weight: 5},
			{From: 3, To: 1, Ranks: 2},
			{From: 3, To: 2, Weight: 1 << 40},
			{From: 3, To: 2},             // beside another
			{From: 2, To: 1, Free: true}, // of one rank, perhaps
			{From: 0, To: 0},             // a loop
		},
		Groups: []layout.Group{
			{Parent: layout.None, TitleWidth: 250 * pt, TitleHeight: 20 * pt},
			{Parent: 0, TitleWidth: 30 * pt, TitleHeight: 12 * pt},
			{Parent: layout.None}, // an empty one
		},
		BoxGap:  10 * pt,
		RankGap: 30 * pt,
	}
}

// tree is a tree of n boxes, three links into each, with a tenth as many links
// across it.
func tree(n int) layout.Problem {
	p := layout.Problem{BoxGap: 12 * layout.Point, RankGap: 30 * layout.Point}
	for i := range n {
		p.Boxes = append(p.Boxes, layout.Box{
			Width:  layout.Length(100+i*37%120) * layout.Point,
			Height: layout.Length(30+i*13%40) * layout.Point,
			Group:  layout.None,
		})
	}
	for i := 1; i < n; i++ {
		p.Links = append(p.Links, layout.Link{From: i, To: (i - 1) / 3})
	}
	for i := range n / 10 {
		p.Links = append(p.Links, layout.Link{From: n/2 + i*7919%(n-n/2), To: i * 104729 % (n / 2)})
	}
	return p
}

func mustLayout(t testing.TB, p layout.Problem) layout.Result {
	t.Helper()
	r, err := Engine{}.Layout(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// neverDraw is a drawer that nobody may call.
func neverDraw(t *testing.T) drawer {
	return func(context.Context, program, format, []byte) ([]byte, error) {
		t.Error("the engine was called")
		return nil, errors.New("never")
	}
}

func TestParallelLayoutsAreThoseOfOneByOne(t *testing.T) {
	problems := []layout.Problem{everything(), tree(20), tree(60), {Groups: []layout.Group{{Parent: layout.None}}}}
	var want []layout.Result
	for _, p := range problems {
		want = append(want, mustLayout(t, p))
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for i := range 10 {
				at := (worker + i) % len(problems)
				got, err := Engine{}.Layout(context.Background(), problems[at])
				if err != nil {
					t.Errorf("problem %d: %v", at, err)
				} else if !reflect.DeepEqual(got, want[at]) {
					t.Errorf("problem %d got another layout in parallel", at)
				}
			}
		})
	}
	wg.Wait()
}

func TestEqualProblemsGetEqualLayouts(t *testing.T) {
	want := mustLayout(t, everything())
	mustLayout(t, tree(30)) // something in between
	if got := mustLayout(t, everything()); !reflect.DeepEqual(got, want) {
		t.Errorf("first %v\nthen %v", want, got)
	}
}

func TestLayoutLeavesItsProblemAlone(t *testing.T) {
	p := everything()
	mustLayout(t, p)
	if !reflect.DeepEqual(p, everything()) {
		t.Error("the problem was changed")
	}
}

// While the test holds the turn, nothing that goes on to the engine returns.
func TestUnknownProgramsAndFormatsNeverReachTheEngine(t *testing.T) {
	turn <- struct{}{}
	defer func() { <-turn }()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, test := range []struct {
		with program
		as   format
		want string
	}{
		{dot, 0, "no format 0"},
		{dot, 2, "no format 2"},
		{0, svg, "no layout program 0"},
		{-1, svg, "no layout program -1"},
	} {
		_, err := draw(ctx, test.with, test.as, []byte("digraph {}"))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("program %d, format %d: %v, want %s", test.with, test.as, err, test.want)
		}
	}
}

func TestEveryFormatIsOneThatHasBeenTried(t *testing.T) {
	for as, name := range formats {
		out, err := draw(context.Background(), dot, as, []byte("digraph { a -> b }"))
		if err != nil || !strings.HasPrefix(string(out), "<?xml") {
			t.Errorf("%s: %.20q, %v", name, out, err)
		}
	}
}

func TestEndedContextStartsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := place(ctx, everything(), neverDraw(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestWaitingForATurnCanBeGivenUp(t *testing.T) {
	turn <- struct{}{}
	defer func() { <-turn }()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if _, err := (Engine{}).Layout(ctx, everything()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want %v", err, context.DeadlineExceeded)
	}
}

func TestNothingIsLaidOutWithoutTheEngine(t *testing.T) {
	r, err := place(context.Background(), layout.Problem{BoxGap: layout.Point}, neverDraw(t))
	if err != nil || !reflect.DeepEqual(r, layout.Result{}) {
		t.Errorf("got %v, %v", r, err)
	}
}

func TestPanicOfTheEngineIsAnError(t *testing.T) {
	out, err := guard(func() ([]byte, error) { panic("wasm error: unreachable") })
	if out != nil || err == nil || !strings.Contains(err.Error(), "wasm error: unreachable") {
		t.Errorf("got %q, %v", out, err)
	}
}

func TestBadDOTIsAnEngineError(t *testing.T) {
	_, err := draw(context.Background(), dot, svg, []byte("digraph { ;;; -> }"))
	if engineError := (*EngineError)(nil); !errors.As(err, &engineError) {
		t.Errorf("got %v", err)
	}
	mustLayout(t, everything()) // and the engine goes on
}

func TestGarbageFromTheEngineIsAnEngineError(t *testing.T) {
	for _, garbage := range []string{"", "\x00\x01\x02", "<svg/>", "digraph {}"} {
		_, err := place(context.Background(), everything(), func(context.Context, program, format, []byte) ([]byte, error) {
			return []byte(garbage), nil
		})
		if engineError := (*EngineError)(nil); !errors.As(err, &engineError) || engineError.Doing != "reading the drawing" {
			t.Errorf("%q: got %v", garbage, err)
		}
	}
}

func TestOrderIsKeptWhereNothingElseDecides(t *testing.T) {
	box := layout.Box{Width: 6400, Height: 1280, Group: layout.None}
	down := layout.Problem{
		Boxes: []layout.Box{box, box, box, box},
		Links: []layout.Link{{From: 1}, {From: 2}, {From: 3}},
	}
	up := layout.Problem{
		Boxes: []layout.Box{box, box, box, box},
		Links: []layout.Link{{To: 1}, {To: 2}, {To: 3}},
	}
	alone := layout.Problem{Boxes: []layout.Box{box, box, box, box}}
	for name, p := range map[string]layout.Problem{"down": down, "up": up, "alone": alone} {
		r := mustLayout(t, p)
		for i := 2; i < 4; i++ {
			if r.Boxes[i].Min.X <= r.Boxes[i-1].Min.X {
				t.Errorf("%s: box %d is left of box %d", name, i, i-1)
			}
		}
	}
}

func TestParallelLinksAndLoopsAreAllDrawn(t *testing.T) {
	p := layout.Problem{
		Boxes: []layout.Box{{Width: 6400, Height: 2560, Group: layout.None}, {Width: 6400, Height: 2560, Group: layout.None}},
		Links: []layout.Link{{From: 0, To: 1}, {From: 0, To: 1}, {From: 1, To: 1}, {From: 1, To: 1}},
	}
	r := mustLayout(t, p)
	if reflect.DeepEqual(r.Links[0], r.Links[1]) {
		t.Error("the links between the same boxes lie on one another")
	}
	if reflect.DeepEqual(r.Links[2], r.Links[3]) {
		t.Error("the loops lie on one another")
	}
	if loop := bounds(r.Links[2]); loop.Max.X <= r.Boxes[1].Max.X || loop.Height() == 0 {
		t.Errorf("the loop %v does not leave its box %v", r.Links[2], r.Boxes[1])
	}
}

// dot finds no way for some Free links between groups, and draws the rest.
func TestALinkThatDotLosesIsBridged(t *testing.T) {
	p := everything()
	drawing, err := draw(context.Background(), dot, svg, writeDOT(p))
	if err != nil {
		t.Fatal(err)
	}
	r, err := read(without(t, drawing, "e5"), p)
	if err != nil {
		t.Fatal(err)
	}
	checkLink(t, "link 5", r.Links[5], r.Boxes[2], r.Boxes[1])
}

func TestBridge(t *testing.T) {
	rect := func(x, y, w, h layout.Length) layout.Rect {
		return layout.Rect{Min: layout.Position{X: x, Y: y}, Max: layout.Position{X: x + w, Y: y + h}}
	}
	left, tall, right := rect(0, 100, 100, 50), rect(200, 60, 100, 130), rect(400, 90, 100, 70)
	above := rect(150, -200, 100, 50)
	boxes := []layout.Rect{left, tall, right, above}
	c := bridge(left, right, boxes, 40)
	// At its middle a cubic is at an eighth of start + 3 control + 3 control + end.
	if y := (c[0].Y + 3*c[1].Y + 3*c[2].Y + c[3].Y) / 8; abs(y-40) > 1 {
		t.Errorf("the arch rises to %d, want 40: over the tall box at 60, half of the gap of 40 away", y)
	}
	for _, boxes := range [][2]layout.Rect{{left, right}, {right, left}, {left, above}, {above, left}} {
		checkLink(t, fmt.Sprint(boxes), bridge(boxes[0], boxes[1], []layout.Rect{left, tall, right, above}, 40), boxes[0], boxes[1])
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{50, 200, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := tree(n)
			for b.Loop() {
				mustLayout(b, p)
			}
		})
	}
}

// BenchmarkWorst is the costliest problem found within the limits: two full
// ranks with as many links between them as may be.
func BenchmarkWorst(b *testing.B) {
	p := tree(MaxBoxes)
	p.Links = nil
	random := rand.New(rand.NewPCG(1, 2))
	for range MaxLinks {
		p.Links = append(p.Links, layout.Link{From: MaxBoxes/2 + random.IntN(MaxBoxes/2), To: random.IntN(MaxBoxes / 2)})
	}
	for b.Loop() {
		mustLayout(b, p)
	}
}
