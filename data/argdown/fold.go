package argdown

import (
	"strings"

	"crux/graph"
)

// A linked objection is written as a structure whose conclusion negates a
// claim, because Argdown has no sign for it:
//
//	<Objection>
//
//	(1) Some premise.
//	(2) Another one.
//	----
//	(3) It is not so. {negates: "Claim"}
//	  >< [Claim]
//
// It is folded into one attack of (1) and (2) on [Claim]. That is done only
// where nothing is lost: the conclusion is used nowhere else.

// usage is how often the document names things.
type usage struct {
	statements map[string]int      // places where a titled statement is given or mentioned
	outgoing   map[string][]string // by the title of an argument, what it is the source of: sign and target
}

// survey notes the structures, and, if one of them may be a linked objection,
// how often things are named.
func (d *decoder) survey() {
	objections := false
	for _, block := range d.doc.all {
		s, ok := block.(*Structure)
		if !ok {
			continue
		}
		last := s.last()
		if last == nil {
			continue
		}
		if s.Owner != nil && s.Owner.Title != "" {
			if a := d.argument(s.Owner.Title); a.structure == nil {
				a.structure = s
			}
		}
		if last.Element.Data.fields().String("negates") != "" {
			objections = true
		}
	}
	d.foldable = d.journal == nil
	d.fold = objections && d.foldable
	if !d.fold {
		return
	}
	d.uses = usage{statements: map[string]int{}, outgoing: map[string][]string{}}
	elements(d.doc, func(_ string, e *Element) { d.uses.count(e) })
	for _, block := range d.doc.all {
		if s, ok := block.(*Structure); ok {
			for _, step := range s.Steps {
				if step.Inference == nil {
					continue
				}
				for _, r := range step.Inference.Relations {
					d.uses.outgoes(r.Element, '_', "")
				}
			}
		}
	}
}

// count notes e, and the relations directly below it.
func (u *usage) count(e *Element) {
	if !e.Argument && e.Title != "" {
		u.statements[e.Title]++
	}
	for _, m := range e.Text.Marks {
		if m.Kind == graph.ClaimMention {
			u.statements[m.Target]++
		}
	}
	for _, r := range e.Relations {
		from, to := r.Element, e
		if strings.HasSuffix(r.Symbol, ">") {
			from, to = e, r.Element
		}
		target := "[" + to.Title
		if to.Argument {
			target = "<" + to.Title
		}
		u.outgoes(from, sign(r.Symbol), target)
	}
}

func (u *usage) outgoes(from *Element, sign byte, target string) {
	if from.Argument {
		u.outgoing[from.Title] = append(u.outgoing[from.Title], string(sign)+target)
	}
}

// sign returns what a relation symbol says without its direction: '+', '-', '_',
// or 'x' for a contradiction, and 0 for "".
func sign(symbol string) byte {
	switch symbol {
	case "":
		return 0
	case "><":
		return 'x'
	}
	return strings.Trim(symbol, "<>")[0]
}

// negates returns the title of the claim against which the structure speaks as
// a linked objection with step as its conclusion, or "".
func (d *decoder) negates(s *Structure, step *Step) string {
	e := step.Element
	title := e.Data.fields().String("negates")
	if !d.fold || title == "" || step.Inference == nil || e.Title != "" && d.uses.statements[e.Title] > 1 {
		return ""
	}
	contradicts := false
	for _, r := range e.Relations {
		switch {
		case r.Symbol == "><" && r.Element.Title == title && len(r.Element.Relations) == 0 && !r.Element.Defined:
			contradicts = true
		case r.Symbol == "<_":
		default:
			return ""
		}
	}
	if s.Owner != nil {
		for _, o := range d.uses.outgoing[s.Owner.Title] {
			if o != "-["+title {
				return ""
			}
		}
	}
	if !contradicts {
		return ""
	}
	return title
}

// negation makes the relation of a linked objection's last inference an attack
// on what its conclusion negates. Draft is the index of its draft.
func (d *decoder) negation(step *Step, relation *graph.Relation, draft int) {
	relation.Kind = graph.Attack
	d.keepWords(step.Element, relation)
	for _, r := range step.Element.Relations {
		if r.Symbol == "><" {
			at := d.claim(r.Element)
			d.drafts[draft].to = at
			d.occurs(r.Element, at, graph.RoleRelation)
			continue
		}
		child := d.element(r.Element)
		d.relation(r, end{}, child, step.Inference)
		d.tree(r.Element, child, graph.RoleRelation, nil)
	}
}
