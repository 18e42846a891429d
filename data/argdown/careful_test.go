package argdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crux/graph/diag"
)

// said writes diagnostics down as "line:column severity code: message (hint)".
func said(list diag.List) string {
	var s strings.Builder
	for _, d := range list {
		file := ""
		if d.File != "main" {
			file = d.File + ":"
		}
		fmt.Fprintf(&s, "%s%d:%d %s %s: %s (%s)\n", file, d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Code, d.Message, d.Hint)
	}
	return s.String()
}

const (
	twoTexts   = "(take one of the texts away, give one of them another title, or mark the one that counts: {isCanonical: true})\n"
	oneOfTwo   = "(take one of the two lines away)\n"
	decide     = "(decide for one of them, or say in two claims what speaks for it and what against)\n"
	above      = "(name numbers of statements above this line, as in {uses: [1, 2]})\n"
	fromInside = "(a circle of reasons holds nothing up by itself: give one of them a reason from outside, or take one step out)\n"
)

func TestCareful(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a title with two texts", "[A]: one\n\n[A]: other\n", "3:1 warning defined-twice: [A] says something else here than in line 1 " + twoTexts},
		{"of three texts each that differs from the first", "[A]: one\n\n[A]: other\n\n[A]: one\n\n[A]: third\n",
			"3:1 warning defined-twice: [A] says something else here than in line 1 " + twoTexts +
				"7:1 warning defined-twice: [A] says something else here than in line 1 " + twoTexts},
		{"the same text with other tags and spaces", "[A]: one  thing #x\n\n[A]: one thing\n\n[A]: one\nthing #y\n", ""},
		{"a reference between", "[A]: one\n\n[A] #x\n\n[A]\n", ""},
		{"one marked as canonical", "[A]: one {isCanonical: true}\n\n[A]: other\n", ""},
		{"the later one marked as canonical", "[A]: one\n\n[A]: other {isCanonical: true}\n", ""},
		{"one marked as not canonical", "[A]: one {isCanonical: false}\n\n[A]: other\n", "3:1 warning defined-twice: [A] says something else here than in line 1 " + twoTexts},
		{"the earlier text stands deeper", "[B]: b\n  + [C]: c\n    - [A]: one\n  - [A]: other\n",
			"4:5 warning defined-twice: [A] says something else here than in line 3 " + twoTexts},
		{"a text above one below it", "[A]: one\n  + [B]: b\n    - [A]: other\n",
			"3:7 warning defined-twice: [A] says something else here than in line 1 " + twoTexts},
		{"a premise with another text", "[A]: one\n\n(1) [A]: other\n----\n(2) [B]: b\n",
			"3:5 warning defined-twice: [A] says something else here than in line 1 " + twoTexts},
		{"a sketch with two descriptions", "<S>: one\n\n<S>: other\n", "3:1 warning defined-twice: <S> says something else here than in line 1 " + twoTexts},
		{"an argument with two descriptions", "<S>: one\n\n(1) [A]: a\n----\n(2) [B]: b\n\n<S>: other\n",
			"7:1 warning defined-twice: <S> says something else here than in line 1 " + twoTexts},
		{"an exploded argument with two descriptions", "===\nmodel: {explodeArguments: true}\n===\n\n<S>: one\n\n(1) [A]: a\n----\n(2) [B]: b\n----\n(3) [C]: c\n\n<S>: other\n",
			"13:1 warning defined-twice: <S - 1> says something else here than in line 5 " + twoTexts},
		{"a statement and an argument of one title", "[A]: one\n\n<A>: other\n", ""},
		{"a text behind a reference is told as that only", "[A]: one\n\n[A] other\n",
			"3:1 error text-after-reference: text follows the reference [A] (put a colon behind the title to say what it stands for, or @ before it to mention it in a text)\n"},

		{"a relation stated twice", "[A]: a\n  + [B]: b\n\n[A]\n  + [B]\n", "5:3 warning stated-twice: that [B] supports [A] is said in line 2 already " + oneOfTwo},
		{"by the other end", "[A]: a\n  - [B]: b\n\n[B]\n  -> [A]\n", "5:3 warning stated-twice: that [B] attacks [A] is said in line 2 already " + oneOfTwo},
		{"three times", "[A]: a\n  + [B]: b\n  + [B]\n  + [B]\n",
			"3:3 warning stated-twice: that [B] supports [A] is said in line 2 already " + oneOfTwo +
				"4:3 warning stated-twice: that [B] supports [A] is said in line 2 already " + oneOfTwo},
		{"a contradiction and its mirror image", "[A]: a\n  >< [B]: b\n\n[B]\n  >< [A]\n", "5:3 warning stated-twice: that [B] contradicts [A] is said in line 2 already " + oneOfTwo},
		{"an undercut", "<S>: s\n  _ [B]: b\n  _ [B]\n", "3:3 warning stated-twice: that [B] undercuts <S> is said in line 2 already " + oneOfTwo},
		{"an undercut of a step", "(1) [A]: a\n----\n  _ [C]: c\n  _ [C]\n(2) [B]: b\n", "4:3 warning stated-twice: that [C] undercuts this step is said in line 3 already " + oneOfTwo},
		{"another direction is another relation", "[A]: a\n  >< [B]: b\n  - [B]\n  -> [B]\n", ""},
		{"an argument and its own conclusion", "[B]: b\n  + <S>\n\n<S>\n\n(1) [A]: a\n----\n(2) [B]\n", ""},
		{"an argument and its own conclusion, twice", "[B]: b\n  + <S>\n  + <S>\n\n<S>\n\n(1) [A]: a\n----\n(2) [B]\n",
			"3:3 warning stated-twice: that <S> supports [B] is said in line 2 already (an argument speaks through its conclusion; take one of the two lines away)\n"},
		{"an argument and its conclusion for another claim", "[C]: c\n  + <S>\n  + [B]\n\n<S>\n\n(1) [A]: a\n----\n(2) [B]: b\n",
			"3:3 warning stated-twice: that [B] supports [C] is said in line 2 already " + oneOfTwo},
		{"an attack on a premise and on its argument", "[C]: c\n  -> [A]\n  -> <S>\n\n<S>\n\n(1) [A]: a\n----\n(2) [B]: b\n", ""},

		{"for and against", "[A]: a\n  + [B]: b\n  - [B]\n", "3:3 warning for-and-against: [B] both supports and attacks [A] (see line 2) " + decide},
		{"an argument for and against", "[A]: a\n  - <B>: b\n\n[A]\n  + <B>\n", "5:3 warning for-and-against: <B> both supports and attacks [A] (see line 2) " + decide},

		{"uses what is inferred", "(1) [A]: a\n-- {uses: [1, 2]} --\n(2) [B]: b\n", "2:5 warning later-premise: (2) is what is inferred here, so it can be no premise of it " + above},
		{"uses what is below", "(1) [A]: a\n-- {uses: [3, 1]} --\n(2) [B]: b\n(3) [C]: c\n----\n(4) [D]: d\n",
			"2:5 warning later-premise: (3) stands below this line, so nothing can be inferred from it here (move the statement above this line, or the inference below it)\n"},
		{"uses what there is not", "(1) [A]: a\n-- {uses: [1, 9, x]} --\n(2) [B]: b\n",
			"2:5 warning no-such-premise: there is no statement (9) in this structure " + above +
				"2:5 warning no-such-premise: there is no statement (x) in this structure " + above},
		{"uses a number that is given twice", "(1) [A]: a\n(1) [C]: c\n-- {uses: [1]} --\n(2) [B]: b\n",
			"2:1 warning number-out-of-order: (2) is expected here, not (1) (number the statements of a structure (1), (2), (3) …)\n"},
		{"a number too large to count with", "(99999999999999999999) [A]: a\n----\n(2) [B]: b\n",
			"1:1 warning number-out-of-order: (1) is expected here, not (99999999999999999999) (number the statements of a structure (1), (2), (3) …)\n"},

		{"a reference that is almost another", "[Weakness]: w\n  + [Weekness]\n", "2:5 warning no-text: [Weekness] is never given a text (did you mean [Weakness]?)\n"},
		{"an argument that is almost another", "<Weakness>: w\n  - <Weekness>\n", "2:5 warning no-text: <Weekness> is never given a text or premises (did you mean <Weakness>?)\n"},
		{"an argument that is almost one with premises", "[B]: b\n  + <Weekness>\n\n<Weakness>\n\n(1) [A]: a\n----\n(2) [B]\n",
			"2:5 warning no-text: <Weekness> is never given a text or premises (did you mean <Weakness>?)\n"},
		{"a statement that is an argument", "<Weakness>: w\n  - [Weakness]\n", "2:5 warning no-text: [Weakness] is never given a text (did you mean <Weakness>?)\n"},
		{"an argument that is a statement", "[Weakness]: w\n  - <Weakness>\n", "2:5 warning no-text: <Weakness> is never given a text or premises (did you mean [Weakness]?)\n"},
		{"almost one in the other brackets", "[Weakness]: w\n  - <Weekness>\n", "2:5 warning no-text: <Weekness> is never given a text or premises (did you mean [Weakness]?)\n"},
		{"the very title in other brackets before one that is almost it", "<Weakness>: w\n  - [Weakness]\n  - [Weaknes]: x\n",
			"2:5 warning no-text: [Weakness] is never given a text (did you mean <Weakness>?)\n"},
		{"nothing is near", "[Weakness]: w\n  + [Migration]\n", "2:5 hint no-text: [Migration] is never given a text (say what it stands for: [Migration]: …)\n"},
		{"mentions", "[A]: see @[B], @<C>, @[Weekness] and @[A]\n\n[Weakness]: w\n",
			"1:1 warning no-such-title: no statement has the title [Weekness] that is mentioned here (did you mean [Weakness]?)\n" +
				"1:1 hint no-such-title: no statement has the title [B] that is mentioned here (give a statement this title, or write its name without @)\n" +
				"1:1 hint no-such-title: no argument has the title <C> that is mentioned here (give an argument this title, or write its name without @)\n"},
		{"mentions in headings", "# On @[Weekness]\n\n[Weakness]: w\n\n## On @<Weakness>, @[Weakness]\n\nx\n",
			"1:1 warning no-such-title: no statement has the title [Weekness] that is mentioned here (did you mean [Weakness]?)\n" +
				"5:1 warning no-such-title: no argument has the title <Weakness> that is mentioned here (did you mean [Weakness]?)\n"},

		{"a circle", "[A]: a\n  + [B]: b\n    + [A]\n", "1:1 warning support-circle: these support each other in a circle: [A] → [B] → [A] " + fromInside},
		{"a circle through structures", "<S>\n\n(1) [A]: a\n----\n(2) [B]: b\n\n<T>\n\n(1) [B]\n----\n(2) [A]\n",
			"3:5 warning support-circle: these support each other in a circle: [A] → [B] → [A] " + fromInside},
		{"a circle within a structure", "(1) [A]: a\n----\n(2) [B]: b\n----\n(3) [A]\n",
			"1:5 warning support-circle: these support each other in a circle: [A] → [B] → [A] " + fromInside},
		{"a circle through an argument that supports a premise of another", "<S>\n\n(1) [A]: a\n----\n(2) [B]: b\n  +> <T>\n\n<T>\n\n(1) [C]: c\n----\n(2) [A]\n", ""},
		{"several circles", "[A]: a\n  + [B]: b\n    + [A]\n\n[C]: c\n  + <S>: s\n    + [C]\n",
			"1:1 warning support-circle: these support each other in a circle: [A] → [B] → [A] " + fromInside +
				"5:1 warning support-circle: these support each other in a circle: [C] → <S> → [C] " + fromInside},
		{"two circles with a claim in common", "[A]: a\n  + [B]: b\n    + [A]\n  + [C]: c\n    + [A]\n",
			"1:1 warning support-circle: these support each other in a circle: [A] → [B] → [A]; 1 more is in a circle with them " + fromInside},
		{"a reason for itself", "[B]: b\n  + [A]: a\n    + [A]\n", "2:5 warning support-circle: [A] is given as a reason for itself " + fromInside},
		{"a conclusion that is its own premise", "(1) [A]: a\n(2) [B]: b\n----\n(3) [A]\n", "1:5 warning support-circle: [A] is given as a reason for itself " + fromInside},
		{"a circle through a statement without title", "[A]: a\n  + a text\n    + [A]\n", "1:1 warning support-circle: these support each other in a circle: [A] → “a text” → [A] " + fromInside},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, list := Decode("main", test.text)
			if d := cmp.Diff(test.want, said(list)); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.text, d)
			}
		})
	}
}

func TestCarefulOverFiles(t *testing.T) {
	parts := map[string]string{"part": "[A]: other\n  + [B]\n\n[C]\n  - [B]\n"}
	include := func(_, path string) (string, string, error) { return path, parts[path], nil }
	_, list := Options{Include: include}.Decode("main", "[A]: one\n  + [B]: b\n\n@include(part)\n\n[C]: c\n  + [B]\n")
	want := "7:3 warning for-and-against: [B] both supports and attacks [C] (see line 5 of part) " + decide +
		"part:1:1 warning defined-twice: [A] says something else here than in line 1 of main " + twoTexts +
		"part:2:3 warning stated-twice: that [B] supports [A] is said in line 2 of main already " + oneOfTwo
	if d := cmp.Diff(want, said(list)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
