package graphviz

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"crux/render/layout"
)

// boxes returns n boxes in no group.
func boxes(n int) []layout.Box {
	return slices.Repeat([]layout.Box{{Width: layout.Point, Height: layout.Point, Group: layout.None}}, n)
}

// chain links each of n boxes to the next.
func chain(n int) layout.Problem {
	p := layout.Problem{Boxes: boxes(n)}
	for i := range n - 1 {
		p.Links = append(p.Links, layout.Link{From: i, To: i + 1})
	}
	return p
}

func TestTooLargeProblemsAreRefusedBeforeTheEngine(t *testing.T) {
	nested := make([]layout.Group, MaxNesting+1)
	flat := make([]layout.Group, MaxGroups+1)
	for i := range nested {
		nested[i].Parent = i - 1
	}
	for i := range flat {
		flat[i].Parent = layout.None
	}
	longLinks := chain(500)
	for i := range 100 {
		longLinks.Links = append(longLinks.Links, layout.Link{From: i, To: 499 - i})
	}
	longFrames := chain(1000)
	longFrames.Groups = slices.Clone(flat[:30])
	for i := range longFrames.Boxes {
		longFrames.Boxes[i].Group = i % 30
	}
	long := MaxLength + 1
	for name, test := range map[string]struct {
		p    layout.Problem
		what string
	}{
		"boxes":               {layout.Problem{Boxes: boxes(MaxBoxes + 1)}, "boxes"},
		"links":               {layout.Problem{Boxes: boxes(2), Links: make([]layout.Link, MaxLinks+1)}, "links"},
		"groups":              {layout.Problem{Groups: flat}, "groups"},
		"nested groups":       {layout.Problem{Groups: nested}, "groups inside one another"},
		"long links":          {longLinks, "pieces"},
		"frames of many":      {longFrames, "pieces"},
		"ranks":               {layout.Problem{Boxes: boxes(2), Links: []layout.Link{{From: 0, To: 1, Ranks: math.MaxInt}}}, "pieces"},
		"wide box":            {layout.Problem{Boxes: []layout.Box{{Width: long, Group: layout.None}}}, "box width"},
		"high box":            {layout.Problem{Boxes: []layout.Box{{Height: math.MaxInt, Group: layout.None}}}, "box height"},
		"wide title":          {layout.Problem{Groups: []layout.Group{{Parent: layout.None, TitleWidth: long}}}, "title width"},
		"high title":          {layout.Problem{Groups: []layout.Group{{Parent: layout.None, TitleHeight: long}}}, "title height"},
		"gap between boxes":   {layout.Problem{Boxes: boxes(1), BoxGap: long}, "box gap"},
		"gap between ranks":   {layout.Problem{Boxes: boxes(1), RankGap: long}, "rank gap"},
		"all of them at once": {layout.Problem{Boxes: boxes(MaxBoxes + 1), Groups: flat, BoxGap: long}, "boxes"},
	} {
		_, err := place(context.Background(), test.p, neverDraw(t))
		tooLarge := (*layout.TooLargeError)(nil)
		if !errors.As(err, &tooLarge) {
			t.Errorf("%s: got %v, want a TooLargeError", name, err)
		} else if !strings.Contains(tooLarge.What, test.what) || tooLarge.Number <= tooLarge.Limit || tooLarge.Engine != Name {
			t.Errorf("%s: got %#v", name, tooLarge)
		}
	}
}

func TestTheLimitsThemselvesAreAccepted(t *testing.T) {
	nested := make([]layout.Group, MaxNesting)
	for i := range nested {
		nested[i].Parent = i - 1
	}
	wide := layout.Problem{Boxes: boxes(2), BoxGap: MaxLength, RankGap: MaxLength}
	wide.Boxes[0].Width, wide.Boxes[1].Height = MaxLength, MaxLength
	for name, p := range map[string]layout.Problem{
		"boxes":  {Boxes: boxes(MaxBoxes)},
		"links":  {Boxes: boxes(2), Links: slices.Repeat([]layout.Link{{From: 0, To: 1}}, MaxLinks)},
		"nested": {Boxes: []layout.Box{{Width: 64, Height: 64, Group: MaxNesting - 1}}, Groups: nested},
		"ranks":  {Boxes: boxes(2), Links: []layout.Link{{From: 0, To: 1, Ranks: MaxSegments}}},
		"wide":   wide,
	} {
		if _, err := (Engine{}).Layout(context.Background(), p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnsoundProblemsAreRefusedBeforeTheEngine(t *testing.T) {
	for name, p := range map[string]layout.Problem{
		"box in no such group":     {Boxes: []layout.Box{{Group: 0}}},
		"box in group -2":          {Boxes: []layout.Box{{Group: -2}}},
		"link from no such box":    {Boxes: boxes(1), Links: []layout.Link{{From: 1, To: 0}}},
		"link to no such box":      {Boxes: boxes(1), Links: []layout.Link{{From: 0, To: -1}}},
		"group in itself":          {Groups: []layout.Group{{Parent: 0}}},
		"group in a later group":   {Groups: []layout.Group{{Parent: 1}, {Parent: layout.None}}},
		"group in group -2":        {Groups: []layout.Group{{Parent: -2}}},
		"negative width":           {Boxes: []layout.Box{{Width: -1, Group: layout.None}}},
		"negative title":           {Groups: []layout.Group{{Parent: layout.None, TitleHeight: -1}}},
		"negative gap":             {Boxes: boxes(1), RankGap: -1},
		"links and no boxes":       {Links: []layout.Link{{}}},
		"a group without a parent": {Groups: []layout.Group{{}}},
	} {
		if _, err := place(context.Background(), p, neverDraw(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSegments(t *testing.T) {
	free := chain(11)
	free.Links = append(free.Links, layout.Link{From: 4, To: 4, Free: true}, layout.Link{From: 5, To: 6, Free: true}, layout.Link{From: 0, To: 5, Free: true}, layout.Link{From: 0, To: 9, Free: true})
	cycle := chain(10)
	cycle.Links = append(cycle.Links, layout.Link{From: 9, To: 0})
	framed := chain(10)
	framed.Groups = []layout.Group{{Parent: layout.None}, {Parent: 0}, {Parent: layout.None}}
	framed.Boxes[2].Group, framed.Boxes[6].Group, framed.Boxes[8].Group = 0, 1, 1
	for _, test := range []struct {
		name string
		p    layout.Problem
		want int
	}{
		{"nothing", layout.Problem{}, 0},
		{"a chain", chain(10), 9},
		{"links side by side", layout.Problem{Boxes: boxes(2), Links: slices.Repeat([]layout.Link{{From: 0, To: 1}}, 50)}, 1},
		{"ranks", layout.Problem{Boxes: boxes(2), Links: []layout.Link{{From: 0, To: 1, Ranks: 7}}}, 7},
		{"a cycle", cycle, 9 + 9},
		// 5 → 6 is one beside the chain's own; 0 → 5 is as long as half of it.
		{"free links", free, 10 + 5 + 9},
		{"frames", framed, 9 + 6 + 2},
	} {
		if got := segments(test.p); got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}
