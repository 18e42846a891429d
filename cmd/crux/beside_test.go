package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/data"
	"crux/graph"
	"crux/graph/compare"
	"crux/graph/graphtest"
	"crux/render"
	"crux/render/layout"
	"crux/render/scene"
)

// TestReadingsSideBySide draws any two readings side by side: what they have in common is
// at the same place in both maps, what one lacks is drawn without words or name there, and
// no text leaves its box.
func TestReadingsSideBySide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := graphtest.Graph(t), graphtest.Graph(t)
		if rapid.Bool().Draw(t, "the same") {
			b = a
		}
		p := &pairing{a: &data.Document{Name: "a", Graph: a}, b: &data.Document{Name: "b", Graph: b}, outA: a.Outline(), outB: b.Outline()}
		p.al = compare.Align(a, b, compare.Options{})
		p.differences = p.al.Differences()
		u := p.al.Union(p.differences)
		o := render.Options{Level: rapid.SampledFrom(render.Levels).Draw(t, "level"), Rivals: p.rivals(u)}
		if rapid.Bool().Draw(t, "on a page") {
			o.Width, o.Height, o.Margin, o.Page = 400*64, 500*64, 20*64, true
		}
		f := besideFlags{Beside: true, Ribbon: o.Level != render.Arguments && rapid.Bool().Draw(t, "ribbon")}
		if err := f.read(p, u, &o); err != nil {
			if !strings.Contains(err.Error(), "neither reading says where") {
				t.Fatal(err)
			}
			o.Beside.Ribbon = nil
		}
		s, err := render.Scene(context.Background(), u.Graph, o)
		if errors.Is(err, render.ErrEmpty) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if card := scene.Score(s, scene.ScoreOptions{}); card.Overflow > 0 {
			t.Fatalf("%d texts leave their boxes: %+v", card.Overflow, card.Findings)
		}
		var left, right []scene.Part
		for _, part := range s.Parts {
			if part.Subject != nil {
				left = append(left, part)
			}
		}
		if len(left)%2 > 0 {
			t.Fatalf("there are %d parts in both maps together", len(left))
		}
		left, right = left[:len(left)/2], left[len(left)/2:]
		shift := layout.Length(0)
		for i, part := range left {
			box, ok := part.Shapes[0].(scene.Rect)
			if !ok || part.Kind == scene.Relation {
				continue
			}
			twin := right[i].Shapes[0].(scene.Rect)
			if twin.Min.Y != box.Min.Y || twin.Width() != box.Width() || twin.Height() != box.Height() {
				t.Fatalf("%s is at %v, and beside at %v", part.ID, box.Rect, twin.Rect)
			}
			by := twin.Min.X - box.Min.X
			if shift != 0 && by != shift {
				t.Fatalf("%s is %d to the right, others are %d", part.ID, by, shift)
			}
			shift = by
			if part.Name == "" && right[i].Name == "" {
				t.Fatalf("%s is a ghost in both", part.ID)
			}
		}
	})
}

// TestUnionInEitherWords holds the union in the words of B against the one in those of A:
// one structure, what only A has alike, and B's own words.
func TestUnionInEitherWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := graphtest.Graph(t), graphtest.Graph(t)
		al := compare.Align(a, b, compare.Options{})
		differences := al.Differences()
		u, w := al.Union(differences), al.UnionInB(differences)
		for i, n := range u.Graph.NodeList() {
			m := w.Graph.NodeList()[i]
			if u.Whose[n] != w.Whose[m] {
				t.Fatalf("node %d is %s, and in the words of B %s", i, u.Whose[n], w.Whose[m])
			}
			c, ok := m.(*graph.Claim)
			if !ok || len(w.InB[m]) != 1 {
				continue
			}
			if of, ok := w.InB[m][0].(*graph.Claim); ok && (c.Words().Plain != of.Words().Plain && of.Text.Plain != "" || c.Voice != of.Voice || c.Implicit != of.Implicit) {
				t.Fatalf("[%s] says %q, and in B %q", c.Key, c.Words().Plain, of.Words().Plain)
			}
		}
	})
}
