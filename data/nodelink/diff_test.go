package nodelink

import (
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
)

var shape = Shape{Whole: []string{"w"}, Open: []string{"o"}, Spelled: func(s string) string {
	if s == "a_b" {
		return "aB"
	}
	return s
}}

func anything(level int) *rapid.Generator[any] {
	leaves := rapid.SampledFrom([]any{nil, true, 0, 1, 1.5, "", "x"})
	if level == 0 {
		return leaves
	}
	return rapid.OneOf(leaves, rapid.Map(rapid.SliceOfN(anything(level-1), 0, 2), func(l []any) any { return l }), rapid.Map(objects(level-1), func(d graph.Data) any { return d }))
}

func objects(level int) *rapid.Generator[graph.Data] {
	return rapid.Custom(func(t *rapid.T) graph.Data {
		d := graph.Data{}
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "w", "o", "aB", "a_b"}), 0, 4, rapid.ID[string]).Draw(t, "keys") {
			d = append(d, graph.Field{Key: key, Value: anything(level).Draw(t, "value")})
		}
		return d
	})
}

// What is written with the differences of a record is the record.
func TestApplyUndoesDiff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written, record := objects(2).Draw(t, "written"), objects(2).Draw(t, "record")
		diff := shape.Diff(written, record)
		if got := Apply(written, diff); !equal(got, record) {
			t.Fatalf("%v with %v is %v, want %v", written, diff, got, record)
		}
		if diff := shape.Diff(record, record); diff != nil {
			t.Fatalf("%v differs from itself: %v", record, diff)
		}
	})
}

// What has changed since is written as it is now, and what others have put into an open
// object stays.
func TestApplyAfterAChange(t *testing.T) {
	field := func(key string, value any) graph.Field { return graph.Field{Key: key, Value: value} }
	record := graph.Data{field("a", "2"), field("more", 7), field("o", graph.Data{field("theirs", 1)})}
	for _, tc := range []struct{ then, now, want graph.Data }{
		{graph.Data{field("a", 2)}, graph.Data{field("a", 3)}, graph.Data{field("a", 3), field("more", 7), field("o", graph.Data{field("theirs", 1)})}},
		{graph.Data{field("a", 2)}, graph.Data{field("a", 2), field("o", graph.Data{field("ours", 1)})}, graph.Data{field("a", "2"), field("more", 7), field("o", graph.Data{field("ours", 1), field("theirs", 1)})}},
		{graph.Data{field("o", graph.Data{field("ours", 1)})}, graph.Data{}, record},
		{graph.Data{field("gone", 1)}, graph.Data{field("gone", 2)}, append(graph.Data{field("gone", 2)}, record...)},
	} {
		if got := Apply(tc.now, shape.Diff(tc.then, record)); !equal(got, tc.want) {
			t.Errorf("%v: %v, want %v", tc.now, got, tc.want)
		}
	}
}
