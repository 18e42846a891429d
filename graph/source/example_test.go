package source_test

import (
	"fmt"

	"crux/graph/source"
)

const fable = `A fox saw grapes high on a vine. He jumped for them
in vain.

He went away. “They are surely sour,” he said.
`

func Example() {
	text := source.New(fable)

	reference := source.ParseReference("p1.s2, p2", source.Quote{Exact: "surely sour"})
	for _, locator := range reference.Locators {
		sentences, err := text.Resolve(locator)
		if err != nil {
			fmt.Println(err)
		}
		for _, s := range sentences {
			fmt.Printf("%s: p%d.s%d %s\n", locator, s.Paragraph, s.Number, text.Slice(s.Span))
		}
	}
	for _, quote := range reference.Quotes {
		span, err := text.Find(quote)
		if err != nil {
			fmt.Println(err)
		}
		for _, s := range text.Within(span) {
			fmt.Printf("%q is in p%d.s%d\n", text.Slice(span), s.Paragraph, s.Number)
		}
	}
	// Output:
	// p1.s2: p1.s2 He jumped for them in vain.
	// p2: p2.s1 He went away.
	// p2: p2.s2 “They are surely sour,” he said.
	// "surely sour" is in p2.s2
}

func ExampleText_Resolve() {
	text := source.New(fable)
	locators, _ := source.ParseLocators("p2.s3, p2.s2-s1, p9, p0")
	for _, locator := range locators {
		_, err := text.Resolve(locator)
		fmt.Println(err)
	}
	// Output:
	// p2.s3: paragraph 2 has 2 sentences
	// p2.s2-s1: the range runs backwards
	// p9: the text has 2 paragraphs
	// p0: paragraphs count from 1
}

func ExampleText_Find() {
	text := source.New(fable)
	_, err := text.Find(source.Quote{Exact: "them"})
	fmt.Println(err)
	_, err = text.Find(source.Quote{Exact: "for"})
	fmt.Println(err)
	_, err = text.Find(source.Quote{Exact: "He", Prefix: "She"})
	fmt.Println(err)
	_, err = text.Find(source.Quote{Exact: "He"})
	fmt.Println(err)
	span, err := text.Find(source.Quote{Exact: "He", Suffix: "went"})
	fmt.Println(span, err)
	// Output:
	// <nil>
	// <nil>
	// quote "He": found 2 times in the text, but never with this prefix; copy it from the text, directly beside the words
	// quote "He": found 2 times in the text; add a prefix or suffix, the words directly before or behind, to say which
	// {62 64} <nil>
}
