package argdown

import (
	"fmt"

	"crux/graph/diag"
)

// Under model.explodeArguments each step of an argument <A> is an argument of its
// own: <A - 1>, <A - 2> and so on. What is said of <A> is said of each of them,
// and the relations of <A> are those of the last one.

// record makes the record of an argument that has a structure, or one for each
// step of it.
func (d *decoder) record(a *argument, title string) {
	steps := 0
	for _, step := range a.structure.Steps {
		if step.Inference != nil {
			steps++
		}
	}
	if !d.explode || steps < 2 {
		a.record = d.b.Argument(title)
		a.record.Untitled = title == "" || isUntitled(title)
		d.arguments[a.record.Key] = a
		return
	}
	for n := range steps {
		key := fmt.Sprintf("%s - %d", title, n+1)
		if title == "" && n > 0 {
			key = fmt.Sprintf("%s - %d", a.exploded[0].Key[:len(a.exploded[0].Key)-len(" - 1")], n+1)
		}
		switch other := d.arguments[key]; {
		case title == "" && n == 0:
			key = ""
		case other != nil:
			d.reportRange(a.structure.Range, diag.Error, "argument-exists",
				"give one of the two another title, or do not set model.explodeArguments",
				"step %d of this argument would be called <%s>, as another argument is", n+1, short(key))
			key = ""
		}
		r := d.b.Argument(key)
		if title == "" {
			r.Untitled = true
			if n == 0 {
				r.Key += " - 1"
			}
		}
		d.arguments[r.Key] = &argument{structure: a.structure, record: r}
		a.exploded = append(a.exploded, r)
	}
	a.record = a.exploded[steps-1]
	if title != "" {
		d.arguments[title] = a
	}
	d.explosions = append(d.explosions, a.exploded)
}

// share gives every step of an exploded argument what is said of it.
func (d *decoder) share() {
	for _, steps := range d.explosions {
		last := steps[len(steps)-1]
		for _, a := range steps[:len(steps)-1] {
			a.Occurrences, a.Section = last.Occurrences, last.Section
		}
	}
}
