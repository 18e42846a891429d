package columns_test

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"crux/render/layout"
)

func (d drawn) layout(t interface{ Fatalf(string, ...any) }) layout.Result {
	r, err := d.engine.Layout(context.Background(), d.problem)
	if err != nil {
		t.Fatalf("Layout: %v", err)
	}
	return r
}

func TestMapsKeepToTheContract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := maps(t)
		if wrong := faults(d, d.layout(t)); wrong != nil {
			t.Fatal(strings.Join(wrong, "\n"))
		}
	})
}

func TestWildProblemsKeepToTheContract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := wild(t)
		if wrong := faults(d, d.layout(t)); wrong != nil {
			t.Fatal(strings.Join(wrong, "\n"))
		}
	})
}

// either generates maps and wild problems.
func either(t *rapid.T) drawn {
	if rapid.Bool().Draw(t, "wild") {
		return wild(t)
	}
	return maps(t)
}

func TestEqualProblemsHaveEqualResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := either(t)
		want := d.layout(t)
		got := make([]layout.Result, 3)
		var wait sync.WaitGroup
		for i := range got {
			wait.Go(func() { got[i], _ = d.engine.Layout(context.Background(), d.problem) })
		}
		wait.Wait()
		for _, r := range got {
			if !reflect.DeepEqual(r, want) {
				t.Fatalf("two results for one problem:\n%v\n%v", want, r)
			}
		}
	})
}

func TestRoughSizesAreThoseOfResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := either(t)
		r := d.layout(t)
		d.problem.Rough = true
		rough := d.layout(t)
		if len(r.Across) > 0 && rough.Width <= r.Width && rough.Height <= r.Height {
			return
		}
		if rough.Width != r.Width || rough.Height != r.Height {
			t.Fatalf("%d by %d, roughly %d by %d", r.Width, r.Height, rough.Width, rough.Height)
		}
	})
}

func TestArrangementsAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := either(t)
		want := d.layout(t)
		d.problem.Keep = want.Arrangements
		if got := d.layout(t); !reflect.DeepEqual(got, want) {
			t.Fatalf("an arrangement that is kept has another result:\n%v\n%v", want, got)
		}
	})
}

// arrangement generates any arrangement.
func arrangement(t *rapid.T, depth int) layout.Arrangement {
	small := rapid.IntRange(-2, 6)
	a := layout.Arrangement{
		Mode:    rapid.SampledFrom([]byte{0, 's', 'c', 'x'}).Draw(t, "mode"),
		Columns: rapid.SliceOfN(small, 0, 4).Draw(t, "columns"),
		Size:    small.Draw(t, "size"), Column: small.Draw(t, "column"),
	}
	if depth > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "rest") {
			a.Rest = append(a.Rest, arrangement(t, depth-1))
		}
	}
	return a
}

func TestAnyArrangementCanBeKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := either(t)
		for range len(d.problem.Boxes) + 1 {
			d.problem.Keep = append(d.problem.Keep, arrangement(t, 2))
		}
		// Nothing is better than anything else, so it is kept.
		d.problem.Fit = func(layout.Size) int64 { return 1 }
		r := d.layout(t)
		if wrong := faults(d, r); wrong != nil {
			t.Fatal(strings.Join(wrong, "\n"))
		}
		d.problem.Keep = r.Arrangements
		if again := d.layout(t); !reflect.DeepEqual(again, r) {
			t.Fatalf("an arrangement that is kept has another result:\n%v\n%v", r, again)
		}
	})
}
