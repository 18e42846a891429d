package aif

import (
	"strings"
	"testing"

	"crux/graph"
)

func TestVoices(t *testing.T) {
	const people = `"participants":[{"participantID":1,"firstname":"Ann","surname":"None"},{"participantID":"2","firstname":"Bob","surname":"Fox"}]`
	for _, test := range []struct{ name, nodes, edges, more, want string }{
		{"by a participant", "1 I a\n2 L x\n3 YA Asserting", "2>3 3>1", `"locutions":[{"nodeID":2,"personID":"1"}],` + people, "Ann"},
		{"with two names", "1 I a\n2 L Cy: x\n3 YA Default Illocuting", "2>3 3>1", `"locutions":[{"nodeID":"2","personID":2}],` + people, "Bob Fox"},
		{"named in the text", "1 I a\n2 L Cy Dee : x\n3 YA Asserting", "2>3 3>1", `"locutions":[{"nodeID":"2","personID":"77"}]`, "Cy Dee"},
		{"named in the text alone", "1 I a\n2 L DEE: x\n3 YA Asserting", "2>3 3>1", "", "DEE"},
		{"no name before the colon", "1 I a\n2 L He said: x\n3 YA Asserting", "2>3 3>1", "", ""},
		{"a time of day", "1 I a\n2 L 12:30 it is\n3 YA Asserting", "2>3 3>1", "", ""},
		{"two who say it", "1 I a\n2 L Ann: x\n3 YA Asserting\n4 L Bob: y\n5 YA Asserting", "2>3 3>1 4>5 5>1", "", ""},
		{"one who asks and one who says it", "1 I a\n2 L Ann: x?\n3 YA Pure Questioning\n4 L Bob: y\n5 YA Asserting", "2>3 3>1 4>5 5>1", "", "Bob"},
		{"one who says it and one who agrees", "1 I a\n2 L Ann: x\n3 YA Agreeing\n4 L Bob: y\n5 YA Asserting", "2>3 3>1 4>5 5>1", "", "Bob"},
		{"one who agrees", "1 I a\n2 L Ann: x\n3 YA Agreeing", "2>3 3>1", "", "Ann"},
		{"one who denies it", "1 I a\n2 L Ann: x\n3 YA Disagreeing", "2>3 3>1", "", ""},
		{"the analyst is not meant", "1 I a\n2 L Ann: x\n3 YA Asserting\n4 L Zoe: Ann: x\n5 YA Analysing", "2>3 3>1 4>5 5>2", "", "Ann"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var more []string
			if test.more != "" {
				more = append(more, test.more)
			}
			g, told := check(t, plain, file(test.nodes, test.edges, more...))
			if got := g.Claims()[0].Voice; got != test.want || told != "" {
				t.Errorf("the voice is %q, want %q; told is %s", got, test.want, told)
			}
		})
	}
}

// A person who is not among the participants is told of, once; where there are none,
// persons are known elsewhere.
func TestSpeakerWhoIsNoParticipant(t *testing.T) {
	const nodes, edges = "1 I a\n2 L x\n3 YA Asserting\n4 L y", "2>3 3>1"
	const locutions = `"locutions":[{"nodeID":2,"personID":7},{"nodeID":4,"personID":7}]`
	_, list := Decode("x.json", file(nodes, edges, locutions, `"participants":[{"participantID":1,"firstname":"Ann","surname":"None"}]`))
	if len(list) != 1 || list[0].Code != "no-such-node" || !strings.Contains(list[0].Message, "“7”") || list[0].Range.Start.Line == 0 {
		t.Errorf("told is %v", list)
	}
	for _, people := range []string{`"participants":[]`, `"participants":[{"participantID":"7","firstname":"Ann","surname":"None"}]`} {
		if _, list := Decode("x.json", file(nodes, edges, locutions, people)); len(list) > 0 {
			t.Errorf("%s: told is %v", people, list)
		}
	}
}

// A voice that a graph has is written as AIFdb has it, and read again.
func TestVoicesAreWritten(t *testing.T) {
	for _, voice := range []string{"Ann", "Ann Fox", "the mayor of the town", "Ann None", "ann: bob", "Süß & Co.", "a  b"} {
		var b graph.Builder
		b.Claim("", "It is late.").Voice = voice
		b.Claim("", "It is.").Voice = voice
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		text, lost := Encode(g)
		h, list := Decode("x.json", text)
		if len(lost) > 0 || len(list) > 0 || h.Claims()[0].Voice != voice || h.Claims()[1].Voice != voice || strings.Count(text, "participantID") != 1 {
			t.Errorf("%q becomes %q: %v %v\n%s", voice, h.Claims()[0].Voice, lost, list, text)
		}
	}
	for _, voice := range []string{" ", " Ann", "\xff"} {
		var b graph.Builder
		b.Claim("", "It is late.").Voice = voice
		g, _ := b.Graph()
		if _, lost := Encode(g); len(lost) != 1 {
			t.Errorf("%q: %v", voice, lost)
		}
	}
}
