package source

import "slices"

// A Reference says where in a text a claim stands, as its author wrote it.
type Reference struct {
	Written  string    // the value of `source:`, "" if there is none
	Locators []Locator // read from Written, in its order; nil if that is a citation
	Quotes   []Quote   // in the order written
	Offsets  []Offsets // in the order written
}

// ParseReference returns the reference to what was written under `source:`, ""
// for nothing, and to quotes.
func ParseReference(written string, quotes ...Quote) Reference {
	locators, _ := ParseLocators(written)
	return Reference{Written: written, Locators: locators, Quotes: slices.Clone(quotes)}
}

// IsZero reports whether r refers to nothing.
func (r Reference) IsZero() bool {
	return r.Written == "" && len(r.Locators) == 0 && len(r.Quotes) == 0 && len(r.Offsets) == 0
}

// Citation returns Written if it is no list of locators, else "".
func (r Reference) Citation() string {
	if len(r.Locators) > 0 {
		return ""
	}
	return r.Written
}
