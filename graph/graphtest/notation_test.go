package graphtest_test

import (
	"fmt"
	"testing"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestMakeReadsItsNotation(t *testing.T) {
	g := graphtest.Make(t,
		"Air Ill > Ban#thesis",
		"wind: <Wind> ! Ban?",
		"Rain ! wind, Ban >< Open?",
		"Ban = Shut, Ban ^ Open",
		"- > Ban, Air > -, - ! -, Alone",
	)
	want := "Air, Ill, Ban, Air Ill > Ban, <Wind>, <Wind> ! Ban, Rain, Rain ! (<Wind> ! Ban), Open, Ban ! Open, Open ! Ban, " +
		"Shut, Ban = Shut, Ban ^ Open, - > Ban, Air > -, - ! -, Alone"
	if got := graphtest.Names(g.NodeList()); got != want {
		t.Errorf("nodes: got\n%s\nwant\n%s", got, want)
	}
	if tags := g.Claim("Ban").Tags; len(tags) != 1 || tags[0] != "thesis" {
		t.Errorf("tags of Ban: got %q, want thesis", tags)
	}
	if !g.Claim("Ban").Asserted || g.Claim("Open").Asserted {
		t.Errorf("Ban asserted %t, Open %t; want true, and false because of its question mark on the first mention",
			g.Claim("Ban").Asserted, g.Claim("Open").Asserted)
	}
	if len(g.Contradictions()) != 1 {
		t.Errorf("%d contradictions, want 1", len(g.Contradictions()))
	}
	if n := graphtest.Node(g, "Rain ! (<Wind> ! Ban)"); n == nil || n.ID() != 7 {
		t.Errorf("the undercut is %v, want node 7", n)
	}
	if n := graphtest.Node(g, "Nobody"); n != graph.Node(nil) {
		t.Errorf("a name that nobody has: got %v, want nil", n)
	}
}

// failing records that a test would have failed.
type failing struct{ message string }

func (f *failing) Helper() {}
func (f *failing) Fatalf(format string, args ...any) {
	f.message = fmt.Sprintf(format, args...)
	panic(f)
}

func TestMakeRefusesWhatIsNoNotation(t *testing.T) {
	for _, line := range []string{"A B", "A > ", "A ~> B", "r: A", "", "r: A > B, r > C"} {
		f := &failing{}
		func() {
			defer func() {
				if r := recover(); r != nil && r != any(f) {
					t.Errorf("%q: panic %v, want a failed test", line, r)
				}
			}()
			graphtest.Make(f, line)
		}()
		if f.message == "" {
			t.Errorf("%q: accepted, want a failed test", line)
		}
	}
}
