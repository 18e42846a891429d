// The tags of a page: what a screen reader and a search see of it.

package pdf

import (
	"strings"

	"crux/render/scene"
)

// tag is what a kind of part is in the structure of a document.
func tag(k scene.Kind) string {
	switch k {
	case scene.Header:
		return "H1"
	case scene.Relation:
		return "Figure"
	}
	return "P"
}

// tree adds the structure of a scene, whose parts are the marked contents of
// the page with the same numbers, and returns its root.
func tree(f *file, s *scene.Scene, page ref) ref {
	root, document := f.reserve(), f.reserve()
	var parts []string
	for i, part := range s.Parts {
		alt := ""
		switch {
		case part.Name == "":
		case part.Kind == scene.Frame || part.Kind == scene.Legend:
			alt = "/T " + textString(part.Name)
		default:
			alt = "/Alt " + textString(part.Name) // the sentence has the text in it
		}
		element := f.add("<</Type/StructElem/S/%s/P %s/Pg %s/K %d%s>>", tag(part.Kind), document, page, i, alt)
		parts = append(parts, element.String())
	}
	list := strings.Join(parts, " ")
	f.put(document, "<</Type/StructElem/S/Document/P %s/K[%s]>>", root, list)
	parents := f.add("<</Nums[0[%s]]>>", list)
	f.put(root, "<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey 1>>", document, parents)
	return root
}
