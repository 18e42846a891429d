package formattest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// SameTree checks that two JSON texts say the same, but for the order of members and of
// items. Numbers are compared to the digit.
func SameTree(t testing.TB, name, a, b string) {
	t.Helper()
	x, y := lines(t, name, a), lines(t, name, b)
	var s strings.Builder
	count := map[string]int{}
	for _, l := range y {
		count[l]++
	}
	for _, l := range x {
		if count[l]--; count[l] < 0 {
			fmt.Fprintf(&s, "- %s\n", l)
		}
	}
	for _, l := range y {
		if count[l] > 0 {
			count[l]--
			fmt.Fprintf(&s, "+ %s\n", l)
		}
	}
	if s.Len() > 0 {
		t.Errorf("%s is not written as it was:\n%s", name, s.String())
	}
}

// lines writes each value of a tree on a line, with its way from the root; an item is
// known by what it has.
func lines(t testing.TB, name, text string) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, text)
	}
	var list []string
	var walk func(way string, v any)
	walk = func(way string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if len(v) == 0 {
				list = append(list, way+" {}")
			}
			for key, x := range v {
				walk(way+"/"+key, x)
			}
		case []any:
			if len(v) == 0 {
				list = append(list, way+" []")
			}
			for _, x := range v {
				b, _ := json.Marshal(x) // members in order
				list = append(list, way+" has "+string(b))
			}
		default:
			b, _ := json.Marshal(v)
			list = append(list, way+" "+string(b))
		}
	}
	walk("", v)
	slices.Sort(list)
	return list
}
