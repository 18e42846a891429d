package main

import (
	"fmt"
	"strings"

	"crux/data"
	"crux/graph"
	"crux/graph/diag"
	schemes "crux/graph/scheme" // this package has a function scheme
)

// schemeHints tells of the schemes that a document names: those that crux does not know,
// the critical questions that nothing takes up, and those said to be taken up that
// there are not. All are hints: authors may name schemes of their own, and no map
// has to answer every question.
func schemeHints(doc *data.Document) diag.List {
	var list diag.List
	hint := func(occurrences []graph.Occurrence, key string, d diag.Diagnostic) {
		d.File, d.Severity = doc.Name, diag.Hint
		list = append(list, placed(occurrences, d, key))
	}
	told := map[string]bool{}
	for _, r := range doc.Graph.Relations() {
		if _, known := schemes.Find(r.Scheme); known || schemes.None(r.Scheme) || told[r.Scheme] {
			continue
		}
		told[r.Scheme] = true
		advice := "if it is your own, nothing is wrong; its critical questions are not known"
		if near := schemes.Near(r.Scheme); near != "" {
			advice = fmt.Sprintf("did you mean %q?", near)
		}
		hint(r.Occurrences, "scheme", diag.Diagnostic{Code: "unknown-scheme", Message: fmt.Sprintf("crux knows no scheme %q", shortened(r.Scheme)), Hint: advice})
	}
	uses, strays := schemes.Uses(doc.Graph)
	if asked, given := doc.Graph.Meta.Data.Get("questions"); given && asked == false {
		uses = nil // the author does not mean to answer them
	}
	for _, u := range uses {
		if len(u.Open) == 0 {
			continue
		}
		var lines []string
		for _, q := range u.Open {
			lines = append(lines, q.ID+": "+q.Text)
		}
		lines = append(lines, fmt.Sprintf("{question: %s} on a claim says that it takes this up", u.Open[0].ID))
		hint(u.Relation.Occurrences, "scheme", diag.Diagnostic{Code: "open-question",
			Message: fmt.Sprintf("the %s leaves %d of %s open", u.Scheme.Name, len(u.Open), count(len(u.Scheme.Questions), "question")),
			Hint:    strings.Join(lines, "\n")})
	}
	for _, s := range strays {
		var ids []string
		for _, q := range s.Scheme.Questions {
			ids = append(ids, q.ID)
		}
		advice := "the questions are " + strings.Join(ids, ", ")
		if s.Near != "" {
			advice = fmt.Sprintf("did you mean %s?", s.Near)
		}
		hint(occurrencesOf(s), schemes.Key, diag.Diagnostic{Code: "unknown-question",
			Message: fmt.Sprintf("the %s has no question %q", s.Scheme.Name, shortened(s.Name)), Hint: advice})
	}
	return list
}

// occurrencesOf returns where what says that it takes up a question is given.
func occurrencesOf(s schemes.Stray) []graph.Occurrence {
	if s.Argument != nil {
		return s.Argument.Occurrences
	}
	switch n := s.Node.(type) {
	case *graph.Claim:
		return n.Occurrences
	case *graph.Sketch:
		return n.Occurrences
	case *graph.Relation:
		return n.Occurrences
	}
	return nil
}
