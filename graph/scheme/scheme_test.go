package scheme

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	for name, id := range map[string]string{
		"expert opinion": "expert-opinion", "Expert Opinion": "expert-opinion", "ExpertOpinion": "expert-opinion", "EXPERT_OPINION": "expert-opinion",
		"expert-opinion": "expert-opinion", "SUPPORT_EXPERT_OPINION": "expert-opinion", "argument from expert opinion": "expert-opinion",
		"Arguments from Expert Opinion": "expert-opinion", "expert opinion scheme": "expert-opinion", "argumentation scheme: expert opinion": "expert-opinion",
		"ExpertOpinion_Inference": "expert-opinion", "  expert\topinion ": "expert-opinion", "Argument from an expert's opinion": "",
		"appeal to authority": "expert-opinion", "ad verecundiam": "expert-opinion", "From-analogy": "analogy", "argument by analogy": "analogy",
		"argument to the best explanation": "abductive", "inference to the best explanation": "abductive", "Argument From Authority": "authority",
		"CauseToEffect": "cause-to-effect", "cause and effect": "cause-to-effect", "argument from cause to effect": "cause-to-effect",
		"Ad hominem": "ad-hominem", "GenericAdHominem": "generic-ad-hominem", "slippery slope argument": "slippery-slope", "Slippery slope": "slippery-slope",
		"appeal to fear": "fear-appeal", "Fear Appeal": "fear-appeal", "SUPPORT_THE_GROUP_AND_ITS_MEMBERS": "group-and-its-members",
		"Argument From Virtue/Goodwill": "virtue-and-goodwill", "Vague Verbal Classification": "vague-verbal-classification",
		"Vagueness Of Verbal Classification": "vagueness-of-verbal-classification", "value-based practical reasoning": "value-based-practical-reasoning",
		"": "", "Default Inference": "", "RA": "", "CA": "", "SUPPORT_DEFAULT": "", "expert": "expert-opinion", "argument": "", "argument from": "",
		"from": "", "scheme": "", "guesswork": "", "!!": "", "expertopinio": "",
		strings.Repeat("expert ", 1000): "",
	} {
		s, ok := Find(name)
		if s.ID != id || ok != (id != "") {
			t.Errorf("%.60q: got %q, %v, want %q", name, s.ID, ok, id)
		}
	}
}

func TestNear(t *testing.T) {
	for name, want := range map[string]string{
		"expert oppinion": "expert opinion", "ExpertOpinon": "expert opinion", "argument from exprt opinion": "expert opinion",
		"anology": "analogy", "slipery slope": "slippery slope", "modus tolens": "modus ponens", "my own": "", "x": "", "": "", strings.Repeat("y", 5000): "",
	} {
		if got := Near(name); got != want {
			t.Errorf("%.60q: got %q, want %q", name, got, want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"expert opinion", "ExpertOpinion", true}, {"expert opinion", "argument from authority", false}, {"", "Default Inference", true},
		{"expert opinion", "", false}, {"my scheme", "My Scheme", true}, {"my scheme", "your scheme", false}, {"my scheme", "analogy", false}, {"!", "?", true},
	} {
		if got := Same(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %v", c.a, c.b, got)
		}
		if got := Same(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: got %v", c.b, c.a, got)
		}
	}
}

// Every name of a scheme finds it, in whatever spelling.
func TestEverySpellingOfANameIsFound(t *testing.T) {
	all := All()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(all).Draw(t, "scheme")
		name := rapid.SampledFrom(append(s.names(), s.Short(), "argument from "+s.Short(), s.Short()+" scheme")).Draw(t, "name")
		switch rapid.IntRange(0, 4).Draw(t, "spelling") {
		case 0:
			name = strings.ToUpper(name)
		case 1:
			name = strings.ToLower(name)
		case 2:
			name = strings.NewReplacer(" ", "_", "-", "_").Replace(name)
		case 3:
			name = strings.NewReplacer(" ", "  ", "-", " - ").Replace(name)
		}
		if got, _ := Find(name); got.ID != s.ID {
			t.Fatalf("%q: got %q, want %q", name, got.ID, s.ID)
		}
	})
	for _, s := range all {
		if s.AIF.Name != "" {
			if got, _ := Find(s.Araucaria()); got.ID != s.ID {
				t.Errorf("%q: got %q, want %q", s.Araucaria(), got.ID, s.ID)
			}
		}
	}
}

func TestTheInventory(t *testing.T) {
	word := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	letter := regexp.MustCompile(`\b[A-Z]\b`)
	full, ids, numbers := 0, map[string]bool{}, map[int]bool{}
	for _, s := range All() {
		if !word.MatchString(s.ID) || ids[s.ID] {
			t.Errorf("the id %q is not one of small letters and hyphens, or not unique", s.ID)
		}
		ids[s.ID] = true
		if n := s.AIF.Number; n != 0 && numbers[n] {
			t.Errorf("%s: the number %d of AIF is that of another too", s.ID, n)
		}
		numbers[s.AIF.Number] = true
		if s.AIF.Number != 0 && s.AIF.Name == "" || s.Attack && s.Arguebuf != (Spelling{}) {
			t.Errorf("%s: a number without a name, or an attack among arguebuf's supports", s.ID)
		}
		if (len(s.Roles) > 0) != (len(s.Questions) > 1) || (len(s.Roles) > 0) != (s.Conclusion != "") {
			t.Errorf("%s: roles, a conclusion and two questions go together", s.ID)
		}
		if len(s.Roles) > 0 {
			full++
		}
		seen := map[string]bool{}
		for _, r := range s.Roles {
			if !word.MatchString(r.Name) || seen[r.Name] || !strings.HasSuffix(r.Text, ".") {
				t.Errorf("%s: the role %+v is not unique, or no sentence", s.ID, r)
			}
			seen[r.Name] = true
		}
		if seen[Step.String()] || seen[Conclusion.String()] {
			t.Errorf("%s: a role has the name of an aim", s.ID)
		}
		clear(seen)
		for _, q := range s.Questions {
			if letter.MatchString(q.Text[1:]) {
				t.Errorf("%s: the question %q is not to be understood without the roles", s.ID, q.Text)
			}
			if !word.MatchString(q.ID) || seen[q.ID] || !strings.HasSuffix(q.Text, "?") || (q.At == Premise) != (q.Role != "") {
				t.Errorf("%s: the question %+v is not unique, or no question", s.ID, q)
			}
			seen[q.ID] = true
			if got, ok := s.Question(q.ID); !ok || got != q {
				t.Errorf("%s: got %+v for the question %s", s.ID, got, q.ID)
			}
		}
	}
	if full < 30 {
		t.Errorf("%d schemes have roles and questions; there should be 30", full)
	}
	if _, ok := All()[0].Question("nothing"); ok {
		t.Error("a question that there is not was found")
	}
}

// arguebuf is arguebuf's enumeration of supports, in the order of its numbers.
var arguebuf = strings.Fields(`SUPPORT_DEFAULT
	SUPPORT_POSITION_TO_KNOW SUPPORT_EXPERT_OPINION SUPPORT_WITNESS_TESTIMONY SUPPORT_POPULAR_OPINION SUPPORT_POPULAR_PRACTICE
	SUPPORT_EXAMPLE SUPPORT_ANALOGY SUPPORT_PRACTICAL_REASONING_FROM_ANALOGY SUPPORT_COMPOSITION SUPPORT_DIVISION
	SUPPORT_OPPOSITIONS SUPPORT_RHETORICAL_OPPOSITIONS SUPPORT_ALTERNATIVES SUPPORT_VERBAL_CLASSIFICATION SUPPORT_VERBAL_CLASSIFICATION_DEFINITION
	SUPPORT_VERBAL_CLASSIFICATION_VAGUENESS SUPPORT_VERBAL_CLASSIFICATION_ARBITRARINESS SUPPORT_INTERACTION_OF_ACT_AND_PERSON SUPPORT_VALUES SUPPORT_SACRIFICE
	SUPPORT_THE_GROUP_AND_ITS_MEMBERS SUPPORT_PRACTICAL_REASONING SUPPORT_TWO_PERSON_PRACTICAL_REASONING SUPPORT_WASTE SUPPORT_SUNK_COSTS
	SUPPORT_IGNORANCE SUPPORT_EPISTEMIC_IGNORANCE SUPPORT_CAUSE_TO_EFFECT SUPPORT_CORRELATION_TO_CAUSE SUPPORT_SIGN
	SUPPORT_ABDUCTIVE SUPPORT_EVIDENCE_TO_HYPOTHESIS SUPPORT_CONSEQUENCES SUPPORT_PRAGMATIC_ALTERNATIVES SUPPORT_THREAT
	SUPPORT_FEAR_APPEAL SUPPORT_DANGER_APPEAL SUPPORT_NEED_FOR_HELP SUPPORT_DISTRESS SUPPORT_COMMITMENT
	SUPPORT_ETHOTIC SUPPORT_GENERIC_AD_HOMINEM SUPPORT_PRAGMATIC_INCONSISTENCY SUPPORT_INCONSISTENT_COMMITMENT SUPPORT_CIRCUMSTANTIAL_AD_HOMINEM
	SUPPORT_BIAS SUPPORT_BIAS_AD_HOMINEM SUPPORT_GRADUALISM SUPPORT_SLIPPERY_SLOPE SUPPORT_PRECEDENT_SLIPPERY_SLOPE
	SUPPORT_SORITES_SLIPPERY_SLOPE SUPPORT_VERBAL_SLIPPERY_SLOPE SUPPORT_FULL_SLIPPERY_SLOPE SUPPORT_CONSTITUTIVE_RULE_CLAIMS SUPPORT_RULES
	SUPPORT_EXCEPTIONAL_CASE SUPPORT_PRECEDENT SUPPORT_PLEA_FOR_EXCUSE SUPPORT_PERCEPTION SUPPORT_MEMORY
	SUPPORT_POSITIVE_VALUES SUPPORT_NEGATIVE_VALUES SUPPORT_POSITIVE_CONSEQUENCES SUPPORT_NEGATIVE_CONSEQUENCES`)

func TestEverySupportOfArguebufIsAScheme(t *testing.T) {
	for number, name := range arguebuf {
		s, ok := Find(name)
		if number == 0 {
			if ok || !None(name) {
				t.Errorf("%s is found: %s", name, s.ID)
			}
			continue
		}
		if !ok || s.Arguebuf != (Spelling{name, number}) {
			t.Errorf("%s, %d: got %s with %+v", name, number, s.ID, s.Arguebuf)
		}
		if got, _ := ByArguebuf(number); got.ID != s.ID {
			t.Errorf("number %d: got %s, want %s", number, got.ID, s.ID)
		}
	}
	for _, s := range All() {
		if s.Arguebuf.Name != "" && !slices.Contains(arguebuf, s.Arguebuf.Name) {
			t.Errorf("%s: arguebuf has no %s", s.ID, s.Arguebuf.Name)
		}
	}
	for _, number := range []int{-1, 0, len(arguebuf)} {
		if s, ok := ByArguebuf(number); ok {
			t.Errorf("number %d: got %s", number, s.ID)
		}
	}
}

func TestNumbersOfAIF(t *testing.T) {
	for number, id := range map[int]string{15: "expert-opinion", 31: "verbal-classification", 72: "", 172: "ad-hominem", 0: "", -1: "",
		// AIFdb and OVA give these to two schemes each.
		61: "", 251: "", 252: "", 253: "", 254: ""} {
		if s, ok := ByAIF(number); s.ID != id || ok != (id != "") {
			t.Errorf("%d: got %q, %v, want %q", number, s.ID, ok, id)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for what, text := range map[string]string{
		"two of one name":          "- id: a\n  aliases: [A B]\n- id: a-b\n",
		"a name of no scheme":      "- id: default\n",
		"a question at no premise": "- id: a\n  questions: [{id: q, at: nowhere, text: Q?}]\n",
		"an unknown field":         "- id: a\n  nmae: b\n",
		"no list":                  "id: a\n",
	} {
		if _, err := read([]byte(text)); err == nil {
			t.Errorf("%s was read", what)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"ExpertOpinion", "argument from", "É\xffx", "a'b", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		Near(name)
		if s, ok := Find(name); ok && !Same(name, s.ID) {
			t.Errorf("%q is found as %s and not the same", name, s.ID)
		}
	})
}
