package argdown

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"crux/graph"
)

func TestFlow(t *testing.T) {
	d := graph.Data{
		{Key: "color", Value: "#f00"}, {Key: "two words", Value: true}, {Key: "yes", Value: nil}, {Key: "n", Value: 1}, {Key: "f", Value: 1.0},
		{Key: "big", Value: 1e21}, {Key: "inf", Value: math.Inf(-1)}, {Key: "list", Value: []any{1, "a", []any{}}}, {Key: "map", Value: graph.Data{{Key: "k", Value: graph.Data{}}}},
		{Key: "hard", Value: "a \"b\" \\ } c === ]: >:\n\x00ä\u00A0"},
	}
	want := `{color: "#f00", "two words": true, "yes": null, "n": 1, f: 1.0, big: 1.0e+21, inf: -.inf, list: [1, "a", []], map: {k: {}}, ` +
		`hard: "a \"b\" \\ \x7D c \x3D== \x5D: \x3E:\n\x00ä` + "\u00A0" + `"}`
	got := flow(d)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	g, list := Decode("x", "[A]: a "+got+"\n")
	if diff := cmp.Diff(d, g.Claims()[0].Data); diff != "" || list.HasErrors() {
		t.Errorf("read as another value (-want +got)\n%s%v", diff, list)
	}
}

// Data is read as it is written, as inline data and as front matter.
func TestFlowIsReadAsTheSame(t *testing.T) {
	value := rapid.OneOf(
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.Int().AsAny(), rapid.Float64().AsAny(), rapid.String().AsAny(),
		rapid.StringMatching(`[a-z} =:,#\[\]"'{&*!|>%@-]*`).AsAny(),
	)
	rapid.Check(t, func(t *rapid.T) {
		var d graph.Data
		for _, key := range rapid.SliceOfNDistinct(rapid.String(), 1, 4, rapid.ID[string]).Draw(t, "keys") {
			v := value.Draw(t, "value")
			switch rapid.IntRange(0, 3).Draw(t, "inside") {
			case 0:
				v = []any{v, value.Draw(t, "another")}
			case 1:
				v = graph.Data{{Key: "k " + key, Value: v}}
			}
			d = append(d, graph.Field{Key: "x" + key, Value: v})
		}
		var b graph.Builder
		b.Claim("A", "").Data = d
		b.Meta.Data = d
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		text, lost := Encode(g)
		h, list := Decode("x", text)
		for what, got := range map[string]graph.Data{"inline": h.Claim("A").Data, "front matter": h.Meta.Data} {
			if diff := cmp.Diff(d, got, cmpopts.EquateNaNs()); diff != "" || list.HasErrors() || len(lost) > 0 {
				t.Errorf("%s: (-want +got)\n%s%v %v\n%s", what, diff, list, lost, text)
			}
		}
	})
}
