package view

import (
	"crux/graph"
	"crux/render/font"
)

// Frames help as long as they are few; more than these are left out, and what
// lies deeper belongs to the innermost frame that is drawn.
const (
	mostFrames   = 100
	deepestFrame = 6
)

// frame returns the frame of a section, made if need be, or nil.
func (b *builder) frame(s *graph.Section) *Frame {
	if b.sections > mostFrames {
		return nil
	}
	depth := 0
	for up := s; up != nil; up = up.Parent {
		depth++
	}
	for ; depth > deepestFrame; depth-- {
		s = s.Parent
	}
	if s == nil {
		return nil
	}
	f := b.frames[s]
	if f == nil {
		f = &Frame{Section: s, Parent: b.frame(s.Parent)}
		f.Title = b.paragraph(restyled(textRuns(s.Title), font.Bold), b.o.Spacing.Frame, 2*boxWidth)
		f.Index = len(b.v.Frames)
		f.Color = stripe(b.o.FrameColors[s])
		b.frames[s] = f
		b.v.Frames = append(b.v.Frames, f)
	}
	return f
}

// around returns the innermost frame that all ends of r are in, or nil.
func (b *builder) around(r *graph.Relation) *Frame {
	ends := r.Sources
	if r.Target != nil {
		ends = append(ends[:len(ends):len(ends)], r.Target)
	}
	var common []*graph.Section
	for i, n := range ends {
		path := b.path(n)
		if i == 0 {
			common = path
		}
		k := 0
		for k < len(common) && k < len(path) && common[k] == path[k] {
			k++
		}
		common = common[:k]
	}
	if len(common) == 0 {
		return nil
	}
	return b.frame(common[len(common)-1])
}

// count returns how many sections there are, inner ones included.
func count(sections []*graph.Section) int {
	n := len(sections)
	for _, s := range sections {
		n += count(s.Sections)
	}
	return n
}

// path returns the sections that n is in, the outermost first.
func (b *builder) path(n graph.Node) []*graph.Section {
	var s *graph.Section
	switch n := n.(type) {
	case *graph.Claim:
		s = n.Section
	case *graph.Sketch:
		s = n.Section
	case *graph.Relation:
		if i, ok := b.index[n]; ok && b.v.Nodes[i].Frame != nil {
			s = b.v.Nodes[i].Frame.Section
		}
	}
	var path []*graph.Section
	for ; s != nil; s = s.Parent {
		path = append([]*graph.Section{s}, path...)
	}
	return path
}
