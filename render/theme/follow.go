package theme

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A theme file may say nothing of judged maps or of two readings, and yet change the
// colours that these share with others. What it leaves out is then as in its base, if that can be
// seen with what it gives, and else follows from what it gives.

// follow replaces what the file leaves out and nobody could see.
func (r *reader) follow(fields map[string]*yaml.Node, t *Theme) {
	if t.Text == "" || t.Box.Fill == "" {
		return // one of those that come with crux is being read: it is complete
	}
	left := func(key string) bool { _, given := fields[key]; return !given }
	for _, x := range verdicts {
		if g := x.of(t); left(x.key) && !seen(t, x.key) {
			*g = Ground{t.Box.Fill, t.Text}
		}
	}
	if left("strength") && !seen(t, "strength") {
		t.Strength = Ground{t.Box.Fill, t.Text}
	}
	for _, x := range compared {
		if g := x.of(t); left(x.key) && !seen(t, x.key) {
			*g = Ground{t.Box.Fill, t.Text}
			if x.key == "crux" {
				g.Fill = t.Background
			}
		}
	}
	if left("idle") && !seen(t, "idle") {
		t.Idle.Stroke, t.Idle.Fill = t.Relations[len(t.Relations)-1].Stroke, t.Background
	}
}

// seen reports whether the colours under a key have their contrasts with all that
// they are seen on.
func seen(t *Theme, key string) bool {
	return !slices.ContainsFunc(t.Pairs(), func(p Pair) bool { return (under(p.Key, key) || under(p.OnKey, key)) && !p.Enough() })
}

func under(key, top string) bool { return strings.HasPrefix(key, top+".") }

// concerns reports whether a pair is the business of a file: it gives one of the
// colours, and of those that only some maps have not just the other one.
func (r *reader) concerns(p Pair) bool {
	for _, keys := range special {
		for _, key := range keys {
			if under(p.Key, key) || under(p.OnKey, key) {
				return slices.ContainsFunc(keys, func(key string) bool { _, given := r.places[key]; return given })
			}
		}
	}
	return true
}
