// The tags of a page: what a screen reader and a search see of it.

package pdf

import (
	"fmt"
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

// tree adds the structure of scenes, whose parts are the marked contents of
// their pages with the same numbers, and returns its root.
func tree(f *file, scenes []*scene.Scene, pages []ref) ref {
	root, document := f.reserve(), f.reserve()
	var all, parents []string
	for n, s := range scenes {
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
			element := f.add("<</Type/StructElem/S/%s/P %s/Pg %s/K %d%s>>", tag(part.Kind), document, pages[n], i, alt)
			parts = append(parts, element.String())
		}
		list := strings.Join(parts, " ")
		all = append(all, list)
		parents = append(parents, fmt.Sprintf("%d[%s]", n, list))
	}
	f.put(document, "<</Type/StructElem/S/Document/P %s/K[%s]>>", root, strings.Join(all, " "))
	numbers := f.add("<</Nums[%s]>>", strings.Join(parents, ""))
	f.put(root, "<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>", document, numbers, len(scenes))
	return root
}
