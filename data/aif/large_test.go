package aif

import (
	"fmt"
	"strings"
	"testing"
)

// chain returns a file on one line with n claims, each of which supports the one before,
// and n undercuts of undercuts.
func chain(n int) string {
	var nodes, edges []string
	node := func(id, typ string) {
		nodes = append(nodes, fmt.Sprintf(`{"nodeID":"%s","text":"%s","type":"%s"}`, id, typ, typ))
	}
	edge := func(from, to string) {
		edges = append(edges, fmt.Sprintf(`{"edgeID":"%d","fromID":"%s","toID":"%s"}`, len(edges), from, to))
	}
	for i := range n {
		node(fmt.Sprint("i", i), "I")
		node(fmt.Sprint("c", i), "CA")
		if i > 0 {
			node(fmt.Sprint("r", i), "RA")
			edge(fmt.Sprint("i", i), fmt.Sprint("r", i))
			edge(fmt.Sprint("r", i), fmt.Sprint("i", i-1))
			edge(fmt.Sprint("c", i), fmt.Sprint("c", i-1))
		}
		edge(fmt.Sprint("i", i), fmt.Sprint("c", i))
	}
	return `{"nodes":[` + strings.Join(nodes, ",") + `],"edges":[` + strings.Join(edges, ",") + `],"locutions":[]}`
}

// star returns a file in which one node has n sources and n targets, a claim has n
// locutions, and all that is wrong with edges is wrong n times.
func star(n int) string {
	var nodes, edges []string
	node := func(id, typ string) {
		nodes = append(nodes, fmt.Sprintf(`{"nodeID":"%s","text":"Ann: %s","type":"%s"}`, id, typ, typ))
	}
	edge := func(from, to string) { edges = append(edges, fmt.Sprintf(`{"fromID":"%s","toID":"%s"}`, from, to)) }
	node("r", "RA")
	node("r", "RA")
	node("s", "CA")
	node("y", "YA")
	edge("r", "s")
	for i := range n {
		a, b, c, l := fmt.Sprint("a", i), fmt.Sprint("b", i), fmt.Sprint("c", i), fmt.Sprint("l", i)
		node(a, "I")
		node(b, "I")
		node(c, "PA")
		node(l, "L")
		edge(a, "r")
		edge("r", b)
		edge("s", c)
		edge(c, "s")
		edge(c, "r")
		edge(l, "y")
		edge("y", a)
		edge(a, b)
		edge("x", fmt.Sprint("x", i))
	}
	return `{"nodes":[` + strings.Join(nodes, ",") + `],"edges":[` + strings.Join(edges, ",") + `],"locutions":[]}`
}

// spans returns a text with n anchors, in and beside each other, and what is no tag.
func spans(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, `<span id=\"nodea%d\">a <!-- <a =\"<a `, i)
	}
	return s.String() + strings.Repeat("</span> ", n/2)
}

// Large files take no more than their share.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range map[string]string{"chain": chain(35_000), "star": star(12_000)} {
		g, list := Decode("x.json", text)
		if list.HasErrors() {
			t.Fatal(name, list[0])
		}
		if written, lost := Encode(g); len(lost) > 0 || len(written) < len(text) {
			t.Error(name, lost[:min(len(lost), 3)])
		}
	}
	g, _ := DecodeX("x.json", `{"AIF":`+star(5_000)+`,"text":"`+spans(20_000)+`"}`)
	if _, lost := EncodeX(g); len(lost) > 0 {
		t.Error(lost[:min(len(lost), 3)])
	}
	_, list := Decode("x.json", `{"nodes":`+strings.Repeat("[", 10_000))
	if len(list) != 1 || list[0].Code != "too-deep" {
		t.Error(list)
	}
}

// BenchmarkDecode reads a file of 1,000 nodes.
func BenchmarkDecode(b *testing.B) {
	text := chain(333)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}

// BenchmarkDecodeOwn reads what Encode has written of it.
func BenchmarkDecodeOwn(b *testing.B) {
	g, _ := Decode("x.json", chain(333))
	text, _ := Encode(bare(g))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}

func BenchmarkEncode(b *testing.B) {
	g, _ := Decode("x.json", chain(333))
	for b.Loop() {
		Encode(g)
	}
}

// BenchmarkLarge reads one of 100,000 nodes.
func BenchmarkLarge(b *testing.B) {
	text := chain(33_300)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Decode("x.json", text)
	}
}
