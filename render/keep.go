package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"crux/render/layout"
	"crux/render/scene"
	"crux/render/view"
)

// Keeping an arrangement: a picture says among its notes how its boxes stand, so
// that a later one of the same map can be made alike.

// Kept are the arrangements of an earlier picture, by the ids of its parts.
type Kept struct {
	Style string                        `json:"style"` // the name of the layout's style
	Whole layout.Arrangement            `json:"whole,omitzero"`
	Boxes map[string]layout.Arrangement `json:"boxes,omitempty"`
}

// arrangementNote begins the note that has the arrangement.
const arrangementNote = "crux: arrangement "

// ErrNotKept says that a file is no SVG with an arrangement.
var ErrNotKept = errors.New("it is no SVG that crux drew")

// maxKept is how many bytes of an SVG are read.
const maxKept = 64 << 20

// ReadKept reads the arrangement of an SVG that crux drew. Without one it returns
// ErrNotKept.
func ReadKept(r io.Reader) (*Kept, error) {
	d := xml.NewDecoder(io.LimitReader(r, maxKept))
	for {
		token, err := d.Token()
		if err != nil {
			return nil, ErrNotKept
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "metadata" {
			continue
		}
		var text string
		if err := d.DecodeElement(&text, &start); err != nil {
			return nil, ErrNotKept
		}
		if k := keptIn(strings.Split(text, "\n")); k != nil {
			return k, nil
		}
	}
}

// keptIn returns the arrangement that one of the notes has, or nil.
func keptIn(notes []string) *Kept {
	for _, line := range notes {
		if note, ok := strings.CutPrefix(line, arrangementNote); ok {
			k := &Kept{}
			if json.Unmarshal([]byte(note), k) != nil {
				return nil
			}
			return k
		}
	}
	return nil
}

// mostNoted is up to how many boxes a picture has a note of its arrangement.
const mostNoted = 2000

// note returns the note that keeps the arrangement of p, "" for none.
func (p *placed) note() string {
	n := len(p.view.Nodes)
	if n > mostNoted {
		return ""
	}
	k := Kept{Style: p.rung.name}
	if p.at.Arrangements != nil {
		k.Whole, k.Boxes = p.at.Arrangements[n], map[string]layout.Arrangement{}
		for i, id := range scene.IDs(p.view) {
			if a := p.at.Arrangements[i]; a.Mode != 0 {
				k.Boxes[id] = a
			}
		}
	}
	b, err := json.Marshal(k) // sorts the ids
	if err != nil {
		return ""
	}
	return arrangementNote + string(b)
}

// of returns the arrangements for a problem of v.
func (k *Kept) of(v *view.View) []layout.Arrangement {
	list := make([]layout.Arrangement, len(v.Nodes)+1)
	for i, id := range scene.IDs(v) {
		list[i] = k.Boxes[id]
	}
	list[len(v.Nodes)] = k.Whole
	return list
}
