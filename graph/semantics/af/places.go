package af

import "crux/graph/diag"

// Placed is a framework with the places of what it has in its text.
type Placed struct {
	*Framework
	// Arguments are where the arguments are declared, by their numbers. In the
	// format AF, which does not declare them, it is nil.
	Arguments []Place
	// Attacks are the attacks in the order of the text, none twice, each where it
	// is written first.
	Attacks []Attack
}

// A Place is a part of a text, by offsets of bytes, half-open.
type Place struct{ Start, End int }

// An Attack is an attack, by the numbers of its ends, and its place.
type Attack struct {
	From, To int32
	At       Place
}

// DecodePlaced reads a framework as Decode does, with the places of its arguments
// and attacks, if it has no more arguments and attacks than given.
func DecodePlaced(name, text string, format Format, arguments, attacks int) (*Placed, diag.List) {
	d := &decoder{
		notes: notes{name: name, text: text}, at: bom(text), placed: true,
		max: limits{MaxSize, arguments, attacks, "crux solve reads larger ones"},
	}
	framework, list := d.decode(format)
	if framework == nil {
		return nil, list
	}
	w := &Placed{Framework: framework}
	for _, s := range d.declared {
		w.Arguments = append(w.Arguments, Place{s.start, s.end})
	}
	w.Attacks = d.written
	return w, list
}

// place notes the attacks in the order of the text, before they are sorted.
func (d *decoder) place() {
	if !d.placed {
		return
	}
	seen := make(map[[2]int32]bool, len(d.attacks))
	for i, a := range d.attacks {
		if seen[a] {
			continue
		}
		seen[a] = true
		s := d.attacking[i]
		s.end = min(s.end, len(d.text)) // the last line may have no end
		for s.end > s.start && (d.text[s.end-1] == '\n' || d.text[s.end-1] == '\r') {
			s.end-- // of a line of its own
		}
		d.written = append(d.written, Attack{a[0], a[1], Place{s.start, s.end}})
	}
}
