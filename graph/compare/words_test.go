package compare

import (
	"slices"
	"testing"

	"crux/data/argdown"
)

func TestWordsOf(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"The taxes, the tax: 2024!", []string{"the", "taxe", "the", "tax", "2024"}},
		{"Η υγεία", []string{"η", "υγεί"}},
		{"糖税 x", []string{"糖", "糖税", "税", "x"}},
		{"税", []string{"税"}},
		{"パン屋", []string{"パン", "ン屋", "屋"}},
		{"", nil},
	} {
		if got := wordsOf(tc.text); !slices.Equal(got, tc.want) {
			t.Errorf("the words of %q are %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestTokensOf(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"One_word, cafe\u0301 so\u00adft", []string{"One_word", ",", "cafe\u0301", "so\u00adft"}},
		{"糖税。高x2", []string{"糖", "税", "。", "高", "x2"}},
		{"x2高", []string{"x2", "高"}},
		{"が", []string{"が"}},
		{"か\u3099す", []string{"か\u3099", "す"}},
		{"ที่", []string{"ที่"}},
	} {
		var got []string
		for _, at := range tokensOf(tc.text) {
			got = append(got, tc.text[at[0]:at[1]])
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("the tokens of %q are %q, want %q", tc.text, got, tc.want)
		}
	}
}

// Short claims of scripts without spaces are found to be the same when they are said a
// little otherwise, as those of others are.
func TestMatchesInManyScripts(t *testing.T) {
	for name, texts := range map[string][2]string{
		"Chinese": {"[税]: 糖税应该提高。\n  + [健康]: 糖损害儿童的健康。\n  - [工作]: 村里的面包师会失去工作。\n",
			"[糖税]: 我们应该提高糖税。\n  + [儿童]: 糖会损害孩子们的健康。\n  + [面包师]: 村里的面包师将会失去他们的工作。\n"},
		"Japanese": {"[A]: 砂糖税は引き上げるべきだ。\n  + [B]: 砂糖は子どもの健康を害する。\n  - [C]: 村のパン屋が仕事を失う。\n",
			"[X]: 砂糖への税金を引き上げるべきである。\n  + [Y]: 砂糖は子どもたちの健康に悪い。\n  - [Z]: 村のパン屋さんが仕事を失うだろう。\n"},
		"Greek": {"[Φόρος]: Ο φόρος στη ζάχαρη πρέπει να αυξηθεί.\n  + [Υγεία]: Η ζάχαρη βλάπτει την υγεία των παιδιών.\n  - [Δουλειές]: Οι φούρναροι θα έχαναν τη δουλειά τους στα χωριά.\n",
			"[Φ]: Ο ΦΌΡΟΣ στη ζάχαρη πρέπει να αυξηθεί σύντομα.\n  + [Υ]: Η ζάχαρη βλάπτει πολύ την υγεία όλων των παιδιών.\n  + [Δ]: Οι φούρναροι θα έχαναν τη δουλειά τους.\n"},
	} {
		a, _ := argdown.Decode("a", texts[0])
		b, _ := argdown.Decode("b", texts[1])
		al := Align(a, b, Options{})
		if len(al.Matches) != 3 {
			t.Errorf("%s: %d claims are matched, want all 3", name, len(al.Matches))
		}
		for _, m := range al.Matches {
			if m.A[0].ID() != m.B[0].ID() {
				t.Errorf("%s: %s is matched with %s", name, sayNode(m.A[0]), sayNode(m.B[0]))
			}
		}
	}
}
