package arguebuf

import (
	"strconv"
	"strings"

	"crux/graph"
	"crux/graph/scheme"
)

// types are the types of schemes, in the order of the definition.
var types = [...]struct {
	member string
	kind   graph.Kind
	prefix string // of the values
}{
	{"support", graph.Support, "SUPPORT_"},
	{"attack", graph.Attack, "ATTACK_"},
	{"preference", graph.Preference, "PREFERENCE_"},
	{"rephrase", graph.Restatement, "REPHRASE_"},
}

// byDefault is the value of each type that names no scheme, and the only one of all but
// supports.
const byDefault = "DEFAULT"

// supports are the values of the enumeration of supports, without their prefix, by
// their numbers.
var supports = strings.Fields(`
	DEFAULT POSITION_TO_KNOW EXPERT_OPINION WITNESS_TESTIMONY POPULAR_OPINION POPULAR_PRACTICE
	EXAMPLE ANALOGY PRACTICAL_REASONING_FROM_ANALOGY COMPOSITION DIVISION OPPOSITIONS
	RHETORICAL_OPPOSITIONS ALTERNATIVES VERBAL_CLASSIFICATION VERBAL_CLASSIFICATION_DEFINITION
	VERBAL_CLASSIFICATION_VAGUENESS VERBAL_CLASSIFICATION_ARBITRARINESS INTERACTION_OF_ACT_AND_PERSON
	VALUES SACRIFICE THE_GROUP_AND_ITS_MEMBERS PRACTICAL_REASONING TWO_PERSON_PRACTICAL_REASONING
	WASTE SUNK_COSTS IGNORANCE EPISTEMIC_IGNORANCE CAUSE_TO_EFFECT CORRELATION_TO_CAUSE SIGN
	ABDUCTIVE EVIDENCE_TO_HYPOTHESIS CONSEQUENCES PRAGMATIC_ALTERNATIVES THREAT FEAR_APPEAL
	DANGER_APPEAL NEED_FOR_HELP DISTRESS COMMITMENT ETHOTIC GENERIC_AD_HOMINEM
	PRAGMATIC_INCONSISTENCY INCONSISTENT_COMMITMENT CIRCUMSTANTIAL_AD_HOMINEM BIAS BIAS_AD_HOMINEM
	GRADUALISM SLIPPERY_SLOPE PRECEDENT_SLIPPERY_SLOPE SORITES_SLIPPERY_SLOPE VERBAL_SLIPPERY_SLOPE
	FULL_SLIPPERY_SLOPE CONSTITUTIVE_RULE_CLAIMS RULES EXCEPTIONAL_CASE PRECEDENT PLEA_FOR_EXCUSE
	PERCEPTION MEMORY POSITIVE_VALUES NEGATIVE_VALUES POSITIVE_CONSEQUENCES NEGATIVE_CONSEQUENCES`)

var supportNumbers = func() map[string]int {
	m := map[string]int{}
	for i, s := range supports {
		m[s] = i
	}
	return m
}()

// schemeName returns the scheme that the value of a type names, "" for none. A value is
// a name of the enumeration or a number; known is false for one that it does not have,
// which is then the scheme as it is written.
func schemeName(kind graph.Kind, value string) (name string, known bool) {
	t := types[typeOf(kind)]
	enum, ok := strings.CutPrefix(value, t.prefix)
	if n, err := strconv.Atoi(value); err == nil {
		enum, ok = "", n >= 0 && n < len(supports) && (n == 0 || kind == graph.Support)
		if ok {
			enum = supports[n]
		}
	}
	if _, listed := supportNumbers[enum]; !ok || !listed || enum != byDefault && kind != graph.Support {
		return value, false
	}
	if enum == byDefault {
		return "", true
	}
	if s, ok := scheme.Find(t.prefix + enum); ok {
		return s.Short(), true
	}
	return strings.ToLower(strings.ReplaceAll(enum, "_", " ")), true
}

// spelled returns the value of a type that a scheme has, the one by default if it has
// none; kept is false if the value does not say all of the name.
func spelled(kind graph.Kind, name string) (value string, kept bool) {
	t := types[typeOf(kind)]
	if s, ok := scheme.Find(name); ok && kind == graph.Support && s.Arguebuf.Name != "" {
		back, known := schemeName(kind, s.Arguebuf.Name)
		if known {
			return s.Arguebuf.Name, back == name
		}
	}
	return t.prefix + byDefault, name == ""
}

// typeOf returns which of the types a kind is.
func typeOf(kind graph.Kind) int {
	for i, t := range types {
		if t.kind == kind {
			return i
		}
	}
	return 0
}
