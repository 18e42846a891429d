package argdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crux/data/jsondoc"
	"crux/graph"
	"crux/graph/diag"
)

// DecodeJSON reads the JSON that Options.JSON and Argdown's reference implementation
// write. It makes a syntax tree of it and reads that as Decode does, so that all that
// data of the author say holds here too. What becomes of what:
//
//	members, descriptions  statements and descriptions of arguments, in the order of
//	                       their places (startLine, startColumn), or else of the file
//	pcs                    premise-conclusion structures
//	relations              lines below what they relate to, where a member stands there
//	                       by its place; entails and contrary are strict, whatever the
//	                       mode of the document
//	sections               the headings; a member is in the section that it names
//	frontMatter, metaData  the front matter
//
// What is derived from these (map, tags, colours, isUsedAs…, the relations at their
// ends) is not read. Only if there are no relations are those at the ends, only if an
// argument has no pcs are statements that are said to be its premises.
//
// The graph is never nil. Errors are for what is no JSON object; all else that is odd
// is read as far as it goes, with warnings. All places are those of the JSON.
func DecodeJSON(file, text string) (*graph.Graph, diag.List) {
	doc := jsondoc.Parse(file, text)
	told := &told{files: map[string]int{}}
	notes := told.of(file, diag.NewLines(text))
	x := newImport(doc)
	if !doc.List.HasErrors() {
		if doc.Root.Is(jsondoc.Object) {
			x.read()
		} else {
			doc.Report(doc.Root, diag.Error, "wrong-type", "name the format of the file with --from", "Argdown's JSON is an object, and this is %s", doc.Root.Kind)
		}
	}
	d := newDecoder(x.tree, notes, Options{})
	g := d.decode()
	x.keep(g)
	list := notes.all()
	for i := range list {
		// What is wrong in a text that people write costs a part of a file that a
		// program has written, at the most.
		list[i].Severity = max(list[i].Severity, diag.Warning)
	}
	list = append(doc.List, list...)
	if len(g.NodeList()) == 0 && !list.HasErrors() {
		doc.List = nil
		doc.Report(doc.Root, diag.Warning, "no-claims", "is it another format? Name it with --from", "the file has neither statements nor arguments")
		list = append(list, doc.List...)
	}
	list.Sort()
	return g, list
}

// LooksJSON reports whether an object with these members is one that DecodeJSON reads.
func LooksJSON(keys map[string]byte) bool {
	for _, other := range []string{"crux", "nodes", "edges", "issues", "argument_schemes", "AIF", "elements"} {
		if _, ok := keys[other]; ok {
			return false
		}
	}
	is := func(key string, first byte) bool { return keys[key] == first }
	statements, arguments := is("statements", '{'), is("arguments", '{')
	return (statements || arguments) && (is("relations", '[') || is("sections", '[') || is("map", '{')) || statements && arguments
}

// Top-level members that are read or derived; all others are kept as they are.
var jsonKeys = []string{"arguments", "statements", "relations", "map", "sections", "tags", "frontMatter", "metaData"}

// jsonID is the id of the format, under which records are kept that have no place in
// the model.
const jsonID = "argdown-json"

// An imported is a tree that is made of JSON.
type imported struct {
	*jsondoc.Document
	tree *Document

	sections map[string]*opened // by id
	order    map[string]int     // of these ids, from 1
	numbered int                // titles that have been made up

	points     []*point
	units      []*whole
	statements map[string]bool        // titles
	arguments  map[string]*structured // by title
	inferences map[string]*Inference  // by the name of their end
	uses       map[string]int         // how often a title of a statement is used

	relations []*jsonRelation
	between   map[[2]string][]*jsonRelation // by the names of their ends
	lines     map[*Relation]hung
	unread    []any // relations that are of no kind
}

func newImport(doc *jsondoc.Document) *imported {
	return &imported{Document: doc, tree: &Document{File: doc.File, Lines: diag.NewLines(doc.Text)},
		sections: map[string]*opened{}, order: map[string]int{}, statements: map[string]bool{}, arguments: map[string]*structured{},
		inferences: map[string]*Inference{}, uses: map[string]int{}, between: map[[2]string][]*jsonRelation{}, lines: map[*Relation]hung{}}
}

// read makes the tree.
func (x *imported) read() {
	for _, key := range []string{"frontMatter", "metaData"} {
		if v := x.Root.Get(key); x.Expect(v, jsondoc.Object, key) && v.Is(jsondoc.Object) {
			x.tree.FrontMatter = x.frontMatter(v)
			break
		}
	}
	regrouped := has(mapping(x.tree.FrontMatter.fields(), "group"), "regroup") // then the sections are those of the map only
	if v := x.Root.Get("sections"); x.Expect(v, jsondoc.Array, "sections") && v != nil && !regrouped {
		x.headings(v, nil)
	}
	statements, arguments := x.Root.Get("statements"), x.Root.Get("arguments")
	x.collect(statements, arguments)
	x.readRelations(statements, arguments)
	x.arrange()
	for _, r := range x.relations {
		if !r.used {
			x.tree.Blocks = append(x.tree.Blocks, &stated{r})
		}
	}
	x.tree.elements = len(x.points)
}

// keep gives a graph what it has no place for.
func (x *imported) keep(g *graph.Graph) {
	kept := x.Root.Data(jsonKeys...)
	if x.unread != nil {
		kept = append(kept, graph.Field{Key: "relations", Value: x.unread})
	}
	if len(kept) > 0 {
		g.Meta.Foreign = graph.Data{{Key: jsonID, Value: kept}}
	}
}

// frontMatter returns an object as front matter, with the places of all its keys.
func (x *imported) frontMatter(v *jsondoc.Value) *Data {
	d := x.dataOf(v)
	d.places = map[string]diag.Range{}
	var below func(v *jsondoc.Value, path []string)
	below = func(v *jsondoc.Value, path []string) {
		for i := range v.Members {
			m := &v.Members[i]
			at := append(path[:len(path):len(path)], m.Key)
			d.put(at, x.Range(&m.Value))
			below(&m.Value, at)
		}
		for i := range v.Items {
			below(&v.Items[i], append(path[:len(path):len(path)], fmt.Sprint(i)))
		}
	}
	below(v, nil)
	return d
}

// data returns the data of an element, nil if it has none.
func (x *imported) data(v *jsondoc.Value) *Data {
	if v = v.Get("data"); !x.Expect(v, jsondoc.Object, "data") || !v.Is(jsondoc.Object) {
		return nil
	}
	return x.dataOf(v)
}

func (x *imported) dataOf(v *jsondoc.Value) *Data {
	d := &Data{Range: x.Range(v), Fields: graph.Data{}}
	for i := range v.Members {
		m := &v.Members[i]
		d.Keys = append(d.Keys, x.Range(&m.Value))
		d.Fields = append(d.Fields, graph.Field{Key: m.Key, Value: dataValue(&m.Value)})
	}
	return d
}

// words returns a list of words: tags, rules.
func (x *imported) words(v *jsondoc.Value, what string) []string {
	if v.Is(jsondoc.String) {
		return []string{v.Text}
	}
	if !x.Expect(v, jsondoc.Array, what) || v == nil {
		return nil
	}
	var list []string
	for i := range v.Items {
		item := &v.Items[i]
		w := item.Word()
		if w == "" {
			w = item.Get("tag").Word()
		}
		if w == "" {
			x.Report(item, diag.Warning, "wrong-type", "it is left out", "%s are words, and this is %s", what, item.Kind)
		} else {
			list = append(list, w)
		}
	}
	return list
}

// tags returns the tags of an element, each once.
func (x *imported) tags(v *jsondoc.Value) []string {
	var tags []string
	for _, t := range x.words(v.Get("tags"), "tags") {
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// dataValue returns a value as data have it.
func dataValue(v *jsondoc.Value) any {
	switch v.Kind {
	case jsondoc.Number:
		if n, err := strconv.Atoi(v.Text); err == nil && !strings.HasPrefix(v.Text, "-0") {
			return n
		}
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil {
			return f
		}
		return v.Text
	case jsondoc.Array:
		list := make([]any, len(v.Items))
		for i := range v.Items {
			list[i] = dataValue(&v.Items[i])
		}
		return list
	case jsondoc.Object:
		d := graph.Data{}
		for i := range v.Members {
			d = append(d, graph.Field{Key: v.Members[i].Key, Value: dataValue(&v.Members[i].Value)})
		}
		return d
	}
	return v.Any()
}
