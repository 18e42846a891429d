package jsondoc

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/diag"
)

func TestPlaces(t *testing.T) {
	text := "\uFEFF{\n  \"a\": [1, \"zwei\", null, {\"b\": true}],\n  \"ä\": -1.50\n}\n"
	d := Parse("x.json", text)
	if len(d.List) > 0 {
		t.Fatal(d.List)
	}
	for v, want := range map[*Value]string{
		d.Root.Get("a"):                   `[1, "zwei", null, {"b": true}]`,
		&d.Root.Get("a").Items[1]:         `"zwei"`,
		d.Root.Get("a").Items[3].Get("b"): "true",
		d.Root.Get("ä"):                   "-1.50",
		&d.Root.Get("a").Items[2]:         "null",
	} {
		if got := text[v.Start:v.End]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if at := d.Range(d.Root.Get("ä")).Start; at.Line != 3 || at.Column != 8 {
		t.Errorf("ä is at %d:%d", at.Line, at.Column)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "1:1 not-json the text ends within a value",
		"{":                        "1:2 not-json the text ends within a value",
		"{\"a\": 1,\n \"b\" 2}":    "2:6 not-json this is no JSON",
		"[1, 2":                    "1:6 not-json the text ends within a value",
		"[1] [2]":                  "1:5 not-json something stands behind",
		`{"a": "x\ud800y"}`:        "1:7 wrong-type an escape is one half of a character: it is read as “\uFFFD”",
		"{\"a\":1,\"a\":2}":        "1:8 duplicate-member the object has \"a\" more than once",
		"\xff":                     "1:1 not-json these bytes are no UTF-8",
		strings.Repeat("[", 10000): "1:502 too-deep arrays and objects are in each other",
		"{nodes: []}":              "1:2 not-json this is no JSON",
	} {
		d := Parse("x.json", text)
		if len(d.List) != 1 {
			t.Errorf("%.20q: %v", text, d.List)
			continue
		}
		x := d.List[0]
		got := x.Error()[len("x.json:"):]
		place, message, _ := strings.Cut(got, ": ")
		if got := place + " " + x.Code + " " + message; !strings.HasPrefix(got, want) {
			t.Errorf("%.20q: %q, want %q", text, got, want)
		}
	}
}

func TestTooManyValues(t *testing.T) {
	d := Parse("x.json", "["+strings.Repeat("1,", MaxValues)+"1]")
	if len(d.List) != 1 || d.List[0].Code != "too-large" {
		t.Errorf("%v", d.List)
	}
}

func TestExpect(t *testing.T) {
	d := Parse("x.json", `{"a": null, "b": 7}`)
	if !d.Expect(d.Root.Get("a"), Array, "a") || !d.Expect(d.Root.Get("c"), Array, "c") || d.Expect(d.Root.Get("b"), Array, "b") {
		t.Error("what is not there or null is as good as anything; a number is no array")
	}
	if len(d.List) != 1 || d.List[0].Message != "b is a number here, not an array" || d.List[0].Severity != diag.Warning {
		t.Errorf("%v", d.List)
	}
}

func TestKeys(t *testing.T) {
	got := Keys(" {\"nodes\": {\"x\": [1, \"]}\"]}, \"edges\" :\n[], \"a\\\"b\": \"\\\\\", \"n\": 12 , \"last\": null}")
	want := map[string]byte{"nodes": '{', "edges": '[', "a\"b": '"', "n": '1', "last": 'n'}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	for _, text := range []string{"", "[]", "nodes", "<a>"} {
		if got := Keys(text); got != nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What is read is written with the same meaning, numbers to the digit.
func TestWriteIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := values(3).Draw(t, "value")
		text := string(Write(v))
		if !json.Valid([]byte(text)) {
			t.Fatalf("no JSON: %s", text)
		}
		d := Parse("x.json", text)
		if d.List.HasErrors() || !reflect.DeepEqual(d.Root.Any(), v) {
			t.Fatalf("%#v is read from %s, which is %#v; %v", d.Root.Any(), text, v, d.List)
		}
		var back, direct any
		json.Unmarshal([]byte(text), &direct)
		json.Unmarshal(Write(d.Root.Any()), &back)
		if !reflect.DeepEqual(back, direct) {
			t.Fatalf("%#v and %#v", back, direct)
		}
	})
}

func values(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		most := 7
		if depth == 0 {
			most = 5
		}
		switch rapid.IntRange(0, most).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return rapid.Int().Draw(t, "int")
		case 3:
			return Literal(rapid.SampledFrom([]string{"1.50", "2.0", "1e400", "123456789012345678901234567890", "1E3"}).Draw(t, "number"))
		case 4:
			return rapid.Float64Range(0.1, 0.9).Draw(t, "float")
		case 5:
			return rapid.String().Draw(t, "string")
		case 6:
			return rapid.SliceOfN(values(depth-1), 0, 14).Draw(t, "list")
		}
		data := graph.Data{}
		for i := range rapid.IntRange(0, 14).Draw(t, "members") {
			data = append(data, graph.Field{Key: string(rune('a' + i)), Value: values(depth-1).Draw(t, "member")})
		}
		return data
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "{}", `{"a":[1,{"b":null}]}`, `[1,]`, "\xef\xbb\xbf[]", `"\ud800"`, "[1}", "{\"a\":1 \"b\":2}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse("x.json", text)
		valid := json.Valid([]byte(strings.TrimPrefix(text, "\uFEFF")))
		if told := d.List.HasErrors(); told && valid && !strings.Contains(d.List[0].Code, "too-") && !strings.Contains(d.List[0].Message, "UTF-8") {
			t.Fatalf("%q is JSON, but: %v", text, d.List)
		} else if !told && !valid {
			t.Fatalf("%q is no JSON", text)
		}
		Keys(text)
	})
}
