package data

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"crux/data/aif"
	"crux/data/argdown"
	"crux/data/arggraph"
	"crux/data/argmap"
	"crux/data/arguebuf"
	"crux/data/brat"
	"crux/data/carneades"
	"crux/data/cruxjson"
	"crux/data/csv"
	"crux/data/cytoscape"
	"crux/data/dot"
	"crux/data/framework"
	"crux/data/graphml"
	"crux/data/jsondoc"
	"crux/data/kialo"
	"crux/data/loss"
	"crux/data/mindmup"
	"crux/data/sadface"
	"crux/graph"
	"crux/graph/diag"
	"crux/graph/semantics/af"
)

// A Format is a way to write graphs down.
type Format struct {
	ID      string   // as --from, --to and -f name it
	Name    string   // what it is, in a few words
	Endings []string // of file names, with their point; the first one is the usual one

	// looks reports whether a text that is no JSON is in the format, looksJSON
	// whether one is that is an object with the given names, each with the first
	// byte of its value.
	looks     func(text string) bool
	looksJSON func(keys map[string]byte) bool

	points points // into the text that is read
	decode func(*Document) (*graph.Graph, diag.List)
	encode func(*Document) (Written, loss.List, error)
}

// Reads reports whether documents are read in f.
func (f Format) Reads() bool { return f.decode != nil }

// Writes reports whether documents are written in f.
func (f Format) Writes() bool { return f.encode != nil }

// formats has all formats, in the order in which they are listed and in which texts
// are tried on them.
var formats []Format

func init() {
	formats = []Format{
		{ID: "argdown", Name: "Argdown", Endings: []string{".argdown", ".ad"}, points: byWords, decode: decodeArgdown, encode: encodeArgdown},
		{ID: "json", Name: "JSON of the whole model", Endings: []string{".json"}, looksJSON: cruxjson.Looks, decode: reading(cruxjson.Decode), encode: writing(cruxjson.Encode)},
		{ID: "aif", Name: "AIF JSON of AIFdb", Endings: []string{".json"}, looksJSON: aif.Looks, decode: reading(aif.Decode), encode: writing(aif.Encode)},
		{ID: "xaif", Name: "xAIF JSON of OVA3 and AMF, with the text", Endings: []string{".json"}, looksJSON: aif.LooksX, points: byOffsets, decode: reading(aif.DecodeX), encode: writing(aif.EncodeX)},
		{ID: "arggraph", Name: "XML of the argumentative microtext corpora", Endings: []string{".xml"}, points: byOffsets, looks: arggraph.Looks, decode: reading(arggraph.Decode), encode: writing(arggraph.Encode)},
		{ID: "arguebuf", Name: "arguebuf JSON", Endings: []string{".json"}, points: byOffsets, looksJSON: arguebuf.Looks, decode: reading(arguebuf.Decode), encode: writing(arguebuf.Encode)},
		{ID: "brat", Name: "annotations of brat, with their text in a .txt", Endings: []string{".ann"}, points: byOffsets, looks: brat.Looks, decode: decodeBrat, encode: encodeBrat},
		{ID: "kialo", Name: "text export of a Kialo discussion", Endings: []string{".txt"}, points: byWords, looks: kialo.Looks, decode: reading(kialo.Decode), encode: writing(kialo.Encode)},
		{ID: "argdown-json", Name: "the JSON of Argdown's own tools", Endings: []string{".json"}, looksJSON: argdown.LooksJSON, points: byWords, decode: reading(argdown.DecodeJSON), encode: encodeArgdownJSON},
		{ID: "af", Name: "abstract framework, numbered (ICCMA)", Endings: []string{".af"}, looks: framework.Looks(af.AF), decode: reading(framework.Decode(af.AF)), encode: writing(framework.Encode(af.AF))},
		{ID: "apx", Name: "abstract framework as facts (ASPARTIX)", Endings: []string{".apx"}, looks: framework.Looks(af.APX), decode: reading(framework.Decode(af.APX)), encode: writing(framework.Encode(af.APX))},
		{ID: "tgf", Name: "abstract framework, trivial graph format", Endings: []string{".tgf"}, looks: framework.Looks(af.TGF), decode: reading(framework.Decode(af.TGF)), encode: writing(framework.Encode(af.TGF))},
		{ID: "mindmup", Name: "argument map of MindMup", Endings: []string{".mup"}, looksJSON: mindmup.Looks, decode: reading(mindmup.Decode), encode: writing(mindmup.Encode)},
		{ID: "carneades", Name: "argument graph of Carneades 4 in YAML", Endings: []string{".yml", ".yaml"}, looks: carneades.Looks, decode: reading(carneades.Decode), encode: writing(carneades.Encode)},
		{ID: "argmap", Name: "argument map in YAML", Endings: []string{".yml", ".yaml"}, looks: argmap.Looks, decode: reading(argmap.Decode), encode: writing(argmap.Encode)},
		{ID: "sadface", Name: "SADFace JSON", Endings: []string{".json"}, points: byOffsets, looksJSON: sadface.Looks, decode: reading(sadface.Decode), encode: writing(sadface.Encode)},
		{ID: "graphml", Name: "GraphML with meaning in attributes", Endings: []string{".graphml"}, looks: graphml.Looks, decode: reading(graphml.Decode), encode: writing(graphml.Encode)},
		{ID: "dot", Name: "DOT with meaning in attributes", Endings: []string{".dot", ".gv"}, looks: dot.Looks, decode: reading(dot.Decode), encode: writing(dot.Encode)},
		{ID: "cytoscape", Name: "JSON of Cytoscape.js", Endings: []string{".cyjs"}, encode: writing(cytoscape.Encode)},
		{ID: "csv", Name: "table of claims and relations", Endings: []string{".csv"}, looks: csv.Looks, decode: reading(csv.Decode), encode: writing(csv.Encode)},
	}
}

// Formats returns all formats, in the order in which they are listed.
func Formats() []Format { return slices.Clone(formats) }

// Find returns the format with the given id.
func Find(id string) (f Format, ok bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.ID == id })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// ByEnding returns the first format that has the ending of a name and does what is
// asked.
func ByEnding(name string, can func(Format) bool) (f Format, ok bool) {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(f.Endings, ending) && can(f) {
			return f, true
		}
	}
	return Format{}, false
}

// Detect returns the format that a text is read in: the first one that the text is
// known to be in by what it has, or else by the ending of its name, but for .txt, or
// else Argdown. Of a text that is larger than formats take only the beginning is
// looked at.
func Detect(name, text string) Format {
	if len(text) > argdown.MaxSize {
		text = text[:1<<16]
	}
	keys := jsondoc.Keys(text)
	for _, f := range formats {
		switch {
		case !f.Reads():
		case keys != nil && f.looksJSON != nil && f.looksJSON(keys), keys == nil && f.looks != nil && f.looks(text):
			return f
		}
	}
	if f, ok := ByEnding(name, Format.Reads); ok && !strings.HasSuffix(strings.ToLower(name), ".txt") { // says nothing
		return f
	}
	f, _ := Find("argdown")
	return f
}

// reading and writing make the functions of a Format from those of the package of a
// format that is one file.
func reading(decode func(file, text string) (*graph.Graph, diag.List)) func(*Document) (*graph.Graph, diag.List) {
	return func(d *Document) (*graph.Graph, diag.List) { return decode(d.Name, d.Text) }
}

func writing(encode func(*graph.Graph) (string, loss.List)) func(*Document) (Written, loss.List, error) {
	return func(d *Document) (Written, loss.List, error) {
		text, lost := encode(d.Graph)
		return Written{Text: []byte(text)}, lost, nil
	}
}

func decodeArgdown(d *Document) (*graph.Graph, diag.List) { return d.options.Decode(d.Name, d.Text) }

func encodeArgdown(d *Document) (Written, loss.List, error) {
	text, lost := argdown.Encode(d.Graph)
	return Written{Text: []byte(text)}, lost, nil
}

func encodeArgdownJSON(d *Document) (Written, loss.List, error) {
	switch d.Format.ID {
	case "argdown":
		out, _ := d.options.JSON(d.Name, d.Text) // what is wrong has been told
		return Written{Text: out}, append(argdown.Comments(d.Name, d.Text), argdown.JSONLosses(d.Graph)...), nil
	case "argdown-json":
		if d.Text != "" {
			text, lost := argdown.RewriteJSON(d.Name, d.Text, d.Graph)
			return Written{Text: []byte(text)}, lost, nil
		}
	}
	return writing(argdown.EncodeJSON)(d)
}

// decodeBrat reads annotations with the text beside them.
func decodeBrat(d *Document) (*graph.Graph, diag.List) {
	file, text, err := d.sibling(".txt")
	g, list := brat.Decode(d.Name, d.Text, file, text, err == nil)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		list = append(list, diag.Diagnostic{File: file, Severity: diag.Warning, Code: "broken-anchor",
			Message: "the text that is annotated cannot be read: " + err.Error(), Hint: "places are read without it, and are not looked at"})
	}
	return g, list
}

func encodeBrat(d *Document) (Written, loss.List, error) {
	ann, text, hasText, lost := brat.Encode(d.Graph)
	w := Written{Text: []byte(ann)}
	if hasText {
		w.Beside = []Sibling{{Ending: ".txt", Text: []byte(text)}}
	}
	return w, lost, nil
}
