package aftest

import (
	"context"
	"slices"
	"testing"

	"crux/graph/semantics/solver"
)

// TestFamilies: the same seed gives the same, another seed another, and each
// family has what it is made for.
func TestFamilies(t *testing.T) {
	const n = 1000
	for _, c := range []struct {
		name        string
		least, most int // attacks to a thousand arguments
	}{
		{"Erdős–Rényi, out-degree 1", 900, 1100},
		{"Erdős–Rényi, out-degree 4", 3800, 4200},
		{"Barabási–Albert", 2300, 2500},
		{"Watts–Strogatz", 4000, 4400},
		{"grounded", 4000, 7000},
		{"stable", 7000, 10000},
		{"SCC", 6000, 7000},
		{"admbuster", 1498, 1498},
	} {
		i := slices.IndexFunc(Families, func(f Family) bool { return f.Name == c.name })
		if i < 0 {
			t.Errorf("there is no family %s", c.name)
			continue
		}
		family := Families[i]
		f := family.Make(n, 1)
		if f.Len() != n || len(f.Attacks()) < c.least || len(f.Attacks()) > c.most {
			t.Errorf("%s: %d arguments, %d attacks", c.name, f.Len(), len(f.Attacks()))
		}
		if !slices.Equal(f.Attacks(), family.Make(n, 1).Attacks()) {
			t.Errorf("%s: made again it is another", c.name)
		}
		if c.name != "admbuster" && slices.Equal(f.Attacks(), family.Make(n, 2).Attacks()) {
			t.Errorf("%s: another seed makes the same", c.name)
		}
		for n := range 5 {
			if f := family.Make(n, 1); f.Len() != n {
				t.Errorf("%s: %d arguments instead of %d", c.name, f.Len(), n)
			}
		}
	}
}

func TestFamiliesHaveWhatTheyAreMadeFor(t *testing.T) {
	ctx := context.Background()
	grounded, err := LargeGrounded(1000, 1).System().Some(ctx, solver.Grounded)
	if err != nil {
		t.Fatal(err)
	}
	undecided := 0
	for _, l := range grounded {
		if l == solver.Undecided {
			undecided++
		}
	}
	if undecided == 0 || undecided > 200 {
		t.Errorf("grounded: %d of 1000 arguments are undecided", undecided)
	}
	if stable, err := ManyStable(100, 1).System().Some(ctx, solver.Stable); err != nil || stable == nil {
		t.Errorf("stable: there is no stable extension (%v)", err)
	}
	top, err := Admbuster(1000).System().Some(ctx, solver.Grounded)
	if err != nil || top[999] != solver.In || slices.Contains(top, solver.Undecided) {
		t.Errorf("admbuster: something is undecided (%v)", err)
	}
}
