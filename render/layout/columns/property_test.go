package columns_test

import (
	"context"
	"fmt"
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
			t.Fatalf("%s\n%s", strings.Join(wrong, "\n"), dump(d, d.layout(t)))
		}
	})
}

func TestWildProblemsKeepToTheContract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := wild(t)
		if wrong := faults(d, d.layout(t)); wrong != nil {
			t.Fatalf("%s\n%s", strings.Join(wrong, "\n"), dump(d, d.layout(t)))
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
			t.Fatalf("%d by %d, roughly %d by %d\n%s", r.Width, r.Height, rough.Width, rough.Height, dump(d, r))
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
			t.Fatalf("%s\n%s", strings.Join(wrong, "\n"), dump(d, d.layout(t)))
		}
		d.problem.Keep = r.Arrangements
		if again := d.layout(t); !reflect.DeepEqual(again, r) {
			t.Fatalf("an arrangement that is kept has another result:\n%v\n%v", r, again)
		}
	})
}

// dump
func dump(d drawn, r layout.Result) string {
	var b strings.Builder
	if len(d.problem.Boxes) > 25 {
		return "large"
	}
	for i, x := range d.problem.Boxes {
		fmt.Fprintf(&b, "%d role %d %d,%d sizes %v group %d root %v: %v sign %v  %q%v\n", i, x.Role, x.Width, x.Height, x.Sizes, x.Group, x.Root, r.Boxes[i], r.Signs[i], r.Arrangements[i].Mode, r.Arrangements[i].Columns)
	}
	for i, l := range d.problem.Links {
		fmt.Fprintf(&b, "link %d %d-%d head %v tail %v: %v\n", i, l.From, l.To, l.Head, l.Tail, r.Links[i])
	}
	for _, x := range r.Trunks {
		fmt.Fprintf(&b, "trunk %v\n", x)
	}
	fmt.Fprintf(&b, "again %v across %v groups %v %v last %q%v", r.Again, r.Across, d.problem.Groups, r.Groups, r.Arrangements[len(r.Arrangements)-1].Mode, r.Arrangements[len(r.Arrangements)-1].Columns)
	return b.String()
}
