package graph_test

import (
	"reflect"
	"testing"

	"crux/graph"
)

func TestUntaggedLeavesOutTagsAndTheSpaceAroundThem(t *testing.T) {
	tag := func(start, end int) graph.Mark { return graph.Mark{Kind: graph.TagMark, Start: start, End: end} }
	for _, test := range []struct {
		plain string
		marks []graph.Mark
		want  string
	}{
		{"Close the centre.", nil, "Close the centre."},
		{"Close it. #policy", []graph.Mark{tag(10, 17)}, "Close it."},
		{"#policy Close #now it.", []graph.Mark{tag(0, 7), tag(14, 18)}, "Close it."},
		{"Close it.", []graph.Mark{{Kind: graph.Emphasis, Start: 0, End: 5}}, "Close it."},
		{"#policy", []graph.Mark{tag(0, 7)}, ""},
	} {
		if got := (graph.Text{Plain: test.plain, Marks: test.marks}).Untagged(); got != test.want {
			t.Errorf("%q: got %q, want %q", test.plain, got, test.want)
		}
	}
}

func TestDataGetsTheLastOfAKey(t *testing.T) {
	d := graph.Data{{Key: "voice", Value: "the mayor"}, {Key: "weight", Value: 3}, {Key: "voice", Value: "the shops"}}
	if got, ok := d.Get("voice"); got != "the shops" || !ok {
		t.Errorf("voice is %v (%t), want the shops", got, ok)
	}
	if got, ok := d.Get("none"); got != nil || ok {
		t.Errorf("what is not there is %v (%t)", got, ok)
	}
	if got := d.String("voice") + d.String("weight") + d.String("none"); got != "the shops" {
		t.Errorf("strings: got %q, want only the one that is a string", got)
	}
}

func TestMergeKeepsPlacesAndTakesNewValues(t *testing.T) {
	field := func(key string, value any) graph.Field { return graph.Field{Key: key, Value: value} }
	d := graph.Data{field("a", 1), field("b", 2)}
	for _, test := range []struct {
		name          string
		d, more, want graph.Data
	}{
		{"new and known keys", d, graph.Data{field("c", 3), field("a", 4)}, graph.Data{field("a", 4), field("b", 2), field("c", 3)}},
		{"with nothing", d, nil, d},
		{"into nothing", nil, d, d},
	} {
		if got := test.d.Merge(test.more); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	if d[0].Value != 1 {
		t.Errorf("merging changed what was merged into: %v", d)
	}
}

func TestDataMergesDeeply(t *testing.T) {
	d := graph.Data{
		{Key: "selection", Value: graph.Data{{Key: "mode", Value: "all"}, {Key: "tags", Value: []any{"a", "b"}}}},
		{Key: "title", Value: "Cars"},
		{Key: "map", Value: 1},
	}
	more := graph.Data{
		{Key: "map", Value: graph.Data{{Key: "addTags", Value: false}}},
		{Key: "selection", Value: graph.Data{{Key: "tags", Value: []any{"c"}}, {Key: "sections", Value: nil}}},
		{Key: "new", Value: true},
	}
	before := graph.Data{{Key: "mode", Value: "all"}, {Key: "tags", Value: []any{"a", "b"}}}
	want := graph.Data{
		{Key: "selection", Value: graph.Data{{Key: "mode", Value: "all"}, {Key: "tags", Value: []any{"c"}}, {Key: "sections", Value: nil}}},
		{Key: "title", Value: "Cars"},
		{Key: "map", Value: graph.Data{{Key: "addTags", Value: false}}},
		{Key: "new", Value: true},
	}
	if got := d.MergeDeep(more); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, _ := d.Get("selection"); !reflect.DeepEqual(got, before) {
		t.Errorf("merging changed the data that it was asked of to %v", got)
	}
	if got := graph.Data(nil).MergeDeep(more); !reflect.DeepEqual(got, more) {
		t.Errorf("nothing and more is %v", got)
	}
	if got := d.MergeDeep(nil); !reflect.DeepEqual(got, d) {
		t.Errorf("data and nothing is %v", got)
	}
}
