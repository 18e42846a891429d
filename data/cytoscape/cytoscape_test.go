package cytoscape

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/graphtest"
)

func TestElements(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		text, lost := Encode(g)
		var got struct {
			Elements struct {
				Nodes []struct {
					Data struct{ ID, Kind, Label string }
				}
				Edges []struct {
					Data struct{ ID, Source, Target string }
				}
			}
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil || len(lost) > 0 {
			t.Fatal(err, lost)
		}
		ids := map[string]bool{}
		for _, n := range got.Elements.Nodes {
			if ids[n.Data.ID] || n.Data.Kind == "" {
				t.Errorf("%+v", n)
			}
			ids[n.Data.ID] = true
		}
		edges := 0
		if all := g.Edges(); all != nil {
			edges = all.Len()
		}
		if len(ids) != len(g.NodeList()) || len(got.Elements.Edges) != edges {
			t.Errorf("%d nodes, %d edges", len(ids), len(got.Elements.Edges))
		}
		for _, e := range got.Elements.Edges {
			if ids[e.Data.ID] || !ids[e.Data.Source] || !ids[e.Data.Target] {
				t.Errorf("%+v", e)
			}
			ids[e.Data.ID] = true
		}
	})
}

func TestGolden(t *testing.T) {
	var b graph.Builder
	b.Attack(b.Claim("A", "a"), b.Claim("", "b"))
	g, _ := b.Graph()
	want := `{
  "format_version": "1.0",
  "data": {
    "document": {"crux": 1}
  },
  "elements": {
    "nodes": [
      {
        "data": {
          "id": "n1",
          "label": "a",
          "kind": "claim",
          "title": "A",
          "text": "a",
          "record": {"id": "n1", "type": "claim", "title": "A", "text": "a"}
        },
        "classes": "claim"
      },
      {
        "data": {
          "id": "n2",
          "label": "b",
          "kind": "claim",
          "text": "b",
          "record": {"id": "n2", "type": "claim", "text": "b"}
        },
        "classes": "claim"
      },
      {
        "data": {
          "id": "n3",
          "label": "attack",
          "kind": "attack",
          "polarity": "con",
          "record": {
            "id": "n3",
            "type": "attack",
            "sources": ["n2"],
            "target": "n1"
          }
        },
        "classes": "attack"
      }
    ],
    "edges": [
      {
        "data": {"id": "n2-n3", "source": "n2", "target": "n3", "role": "source", "polarity": "con"},
        "classes": "source"
      },
      {
        "data": {"id": "n3-n1", "source": "n3", "target": "n1", "role": "target", "polarity": "con"},
        "classes": "target"
      }
    ]
  }
}
`
	if text, _ := Encode(g); text != want {
		t.Errorf("%s", text)
	}
}
