package af_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"crux/graph/semantics/af"
	"crux/graph/semantics/solver"
)

// TestGolden has twelve small frameworks that tell the semantics apart, with all
// their extensions under each.
func TestGolden(t *testing.T) {
	order := []solver.Semantics{solver.Grounded, solver.Complete, solver.Preferred, solver.Stable, solver.SemiStable, solver.Stage, solver.Ideal}
	for _, c := range []struct {
		name, arguments, attacks string
		want                     [7]string // in that order; - is the empty set
	}{
		{"a chain", "abc", "ab bc", [7]string{"ac", "ac", "ac", "ac", "ac", "ac", "ac"}},
		{"two in conflict", "ab", "ab ba", [7]string{"-", "- a b", "a b", "a b", "a b", "a b", "-"}},
		{"an odd circle", "abc", "ab bc ca", [7]string{"-", "-", "-", "", "-", "a b c", "-"}},
		{"one against itself", "a", "aa", [7]string{"-", "-", "-", "", "-", "-", "-"}},
		{"a floating conclusion", "abcd", "ab ba ac bc cd", [7]string{"-", "- ad bd", "ad bd", "ad bd", "ad bd", "ad bd", "-"}},
		{"an odd circle behind a conflict", "abcde", "ab ba bc cd de ec", [7]string{"-", "- a bd", "a bd", "bd", "bd", "bd", "-"}},
		{"an even circle", "abcd", "ab bc cd da", [7]string{"-", "- ac bd", "ac bd", "ac bd", "ac bd", "ac bd", "-"}},
		{"against itself and another", "ab", "aa ab", [7]string{"-", "-", "-", "", "-", "b", "-"}},
		{"a conflict with one against itself", "ab", "ab ba bb", [7]string{"-", "- a", "a", "a", "a", "a", "a"}},
		{"a conflict over one against itself", "abc", "ab ba ac bc cc", [7]string{"-", "- a b", "a b", "a b", "a b", "a b", "-"}},
		{"no attacks", "ab", "", [7]string{"ab", "ab", "ab", "ab", "ab", "ab", "ab"}},
		{"preferred but not semi-stable", "abc", "ab ba bc cc", [7]string{"-", "- a b", "a b", "b", "b", "b", "-"}},
	} {
		var pairs [][2]int32
		for _, a := range strings.Fields(c.attacks) {
			pairs = append(pairs, [2]int32{int32(a[0] - 'a'), int32(a[1] - 'a')})
		}
		f, err := af.New(strings.Split(c.arguments, ""), pairs)
		if err != nil {
			t.Fatal(err)
		}
		for i, semantics := range order {
			got := []string{}
			if err := f.System().Each(context.Background(), semantics, func(l solver.Labels) bool {
				in := ""
				for _, i := range l.In() {
					in += f.Name(int(i))
				}
				if in == "" {
					in = "-"
				}
				got = append(got, in)
				return true
			}); err != nil {
				t.Fatal(err)
			}
			slices.Sort(got)
			if want := strings.Fields(c.want[i]); !slices.Equal(got, want) {
				t.Errorf("%s: %s extensions %v, want %v", c.name, semantics, got, want)
			}
		}
	}
}
