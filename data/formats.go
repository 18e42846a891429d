package data

import (
	"crux/data/argdown"
	"crux/graph/diag"
)

// A Format is a way to write graphs down.
type Format struct {
	ID      string   // as --from, --to and -f name it
	Endings []string // of file names, with their point; the first one is the usual one
	Reads   bool     // documents are read in it
	// Encode writes a document in the format. What the format has no place for
	// is told.
	Encode func(*Document) ([]byte, diag.List, error)
}

// Formats returns all formats, in the order in which they are listed.
func Formats() []Format {
	return []Format{
		{ID: "argdown", Endings: []string{".argdown", ".ad"}, Reads: true, Encode: encodeArgdown},
		{ID: "argdown-json", Endings: []string{".json"}, Encode: encodeArgdownJSON},
	}
}

func encodeArgdown(d *Document) ([]byte, diag.List, error) {
	text, lost := argdown.Encode(d.Graph)
	return []byte(text), append(argdown.Unwritten(d.Name, d.Text, d.Graph), lost...), nil
}

func encodeArgdownJSON(d *Document) ([]byte, diag.List, error) {
	out, _ := d.options.JSON(d.Name, d.Text) // what is wrong has been told
	return out, nil, nil
}
