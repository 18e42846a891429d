package gradual

import (
	"fmt"
	"strings"

	"crux/graph/diag"
)

// What semantics, ways of linking and methods are called.

var (
	semanticsNames = [...]string{DFQuAD: "df-quad", Euler: "euler", QuadraticEnergy: "quadratic-energy", WeightedHCategoriser: "h-categoriser"}
	linkedNames    = [...]string{Product: "product", Weakest: "weakest"}
	methodNames    = [...]string{Automatic: "automatic", Pass: "pass", Discrete: "discrete", Continuous: "continuous"}
)

// All returns all semantics in their order, the default one first.
func All() []Semantics {
	return []Semantics{DFQuAD, Euler, QuadraticEnergy, WeightedHCategoriser}
}

func (s Semantics) String() string { return nameOf(s, semanticsNames[:]) }
func (l Linked) String() string    { return nameOf(l, linkedNames[:]) }
func (m Method) String() string    { return nameOf(m, methodNames[:]) }

// ParseSemantics returns the semantics with the given name; case counts for
// nothing. The error is an *UnknownNameError.
func ParseSemantics(name string) (Semantics, error) {
	return parse[Semantics]("gradual semantics", name, semanticsNames[:])
}

// ParseLinked returns the way of linking with the given name. The error is an
// *UnknownNameError.
func ParseLinked(name string) (Linked, error) {
	return parse[Linked]("way of linking", name, linkedNames[:])
}

// ParseMethod returns the method with the given name. The error is an
// *UnknownNameError.
func ParseMethod(name string) (Method, error) {
	return parse[Method]("method", name, methodNames[:])
}

// MarshalText writes s as its name.
func (s Semantics) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what ParseSemantics reads.
func (s *Semantics) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSemantics(string(text))
	return err
}

// MarshalText writes l as its name.
func (l Linked) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what ParseLinked reads.
func (l *Linked) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLinked(string(text))
	return err
}

// MarshalText writes m as its name.
func (m Method) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what ParseMethod reads.
func (m *Method) UnmarshalText(text []byte) (err error) {
	*m, err = ParseMethod(string(text))
	return err
}

// An UnknownNameError says that there is nothing of a name.
type UnknownNameError struct {
	What  string // "gradual semantics", "way of linking" or "method"
	Name  string
	Near  string   // what was most likely meant, or ""
	Known []string // all names, in their order
}

func (e *UnknownNameError) Error() string {
	if e.Near != "" {
		return fmt.Sprintf("there is no %s %q; did you mean %s?", e.What, e.Name, e.Near)
	}
	last := len(e.Known) - 1
	return fmt.Sprintf("there is no %s %q; write %s or %s", e.What, e.Name, strings.Join(e.Known[:last], ", "), e.Known[last])
}

func parse[T ~uint8](what, name string, names []string) (T, error) {
	for i, known := range names {
		if strings.EqualFold(name, known) {
			return T(i), nil
		}
	}
	return 0, &UnknownNameError{What: what, Name: name, Near: diag.Nearest(name, names), Known: append([]string(nil), names...)}
}

func nameOf[T ~uint8](t T, names []string) string {
	if int(t) < len(names) {
		return names[t]
	}
	return fmt.Sprintf("no. %d", t)
}
