package render

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crux/graph"
	"crux/graph/argmap"
	"crux/graph/graphtest"
	"crux/render/font"
	"crux/render/view"
)

func tramMap(t testing.TB) *graph.Graph {
	t.Helper()
	text, err := os.ReadFile("testdata/show.argdown")
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, string(text))
}

func filters(t testing.TB, written ...string) []argmap.Filter {
	t.Helper()
	var list []argmap.Filter
	for _, w := range written {
		f, err := ParseFilter("only", w)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f)
	}
	return list
}

// written returns the text of a paragraph on one line, in *italics* and **bold**.
func written(p view.Paragraph) string {
	var s strings.Builder
	for i, l := range p.Rewrap(1 << 20).Lines {
		if i > 0 {
			s.WriteString(" / ")
		}
		for _, r := range l.Runs {
			mark := strings.Repeat("*", map[font.Style]int{font.Italic: 1, font.Bold: 2, font.Bold | font.Italic: 3}[r.Style])
			text := strings.TrimRight(r.Text, " ")
			s.WriteString(mark + text + mark + r.Text[len(text):])
		}
	}
	return strings.TrimSpace(s.String())
}

// listed writes a view down: its nodes with what is in them, where lines lead
// from there, and the notes below the legend.
func listed(v *view.View) string {
	var s strings.Builder
	name := func(i int) string { return fmt.Sprintf("%d", i) }
	for i, n := range v.Nodes {
		kind := [...]string{"claim", "sketch", "bar", "sign", "closed section"}[n.Kind]
		if n.Main {
			kind = "main " + kind
		}
		if n.Unstated {
			kind = "dashed " + kind
		}
		if n.Kind == view.Bar || n.Kind == view.Badge {
			kind = [...]string{"support", "attack", "undercut", "contradiction", "other"}[n.Style] + " " + kind
		}
		fmt.Fprintf(&s, "%2d %s", i, kind)
		if w := written(n.Text); w != "" {
			fmt.Fprintf(&s, ": %s", w)
		}
		for _, l := range v.Links {
			if l.From == i {
				arrow := map[[2]bool]string{{false, false}: "—", {true, false}: "→", {true, true}: "↔", {false, true}: "←"}[[2]bool{l.Head, l.Tail}]
				fmt.Fprintf(&s, " %s%s", arrow, name(l.To))
			}
		}
		s.WriteString("\n")
	}
	for _, f := range v.Frames {
		fmt.Fprintf(&s, "frame: %s\n", written(f.Title))
	}
	for _, n := range v.Notes {
		fmt.Fprintf(&s, "note: %s\n", written(n))
	}
	return s.String()
}

// What is shown of a small map, at each level and by each option.
func TestWhatIsShown(t *testing.T) {
	g := tramMap(t)
	var all strings.Builder
	for _, c := range []struct {
		name string
		show Show
	}{
		{"all", Show{}},
		{"no numbers, no voices, locators", Show{NoNumbers: true, NoVoices: true, Locators: true}},
		{"labels title", Show{Labels: view.TitleOnly}},
		{"labels text", Show{Labels: view.TextOnly}},
		{"labels both", Show{Labels: view.TitleText}},
		{"focus Trams, radius 1", Show{Focus: []string{"Trams"}, Radius: 1}},
		{"focus <Breathing>, radius 0", Show{Focus: []string{"<Breathing>"}}},
		{"focus Air and Walkers, radius 1", Show{Focus: []string{"[air]", "Walkers"}, Radius: 1}},
		{"only tag noise", Show{Only: filters(t, "tag:#noise")}},
		{"only tag health", Show{Only: filters(t, "tag:health")}},
		{"only voice the shops, section Contra", Show{Only: filters(t, "voice:The shops", "section:Contra")}},
		{"without voice the shops", Show{Without: filters(t, "voice:the shops")}},
		{"without tag health", Show{Without: filters(t, "tag:health")}},
		{"fold Quiet", Show{Fold: []string{"Quiet"}}},
		{"fold Close", Show{Fold: []string{"1"}}},
		{"fold Contra", Show{Fold: []string{"Contra"}}},
		{"fold Pro and Contra", Show{Fold: []string{"section:Pro", "Contra"}}},
		{"all at once", Show{Focus: []string{"Close"}, Radius: 2, Fold: []string{"Contra", "Quiet"}, Without: filters(t, "voice:the shops"), Labels: view.TitleOnly, NoNumbers: true}},
	} {
		for _, level := range Levels {
			fmt.Fprintf(&all, "== %s, level %s\n", c.name, level)
			v, err := View(g, Options{Level: level, Show: c.show})
			if err != nil {
				fmt.Fprintf(&all, "error: %v\n\n", err)
				continue
			}
			all.WriteString(listed(v) + "\n")
		}
	}
	golden(t, "testdata/show.txt", all.String())
}

// Pictures of parts keep the profile and have no text that is not in the whole.
func TestPartsKeepTheProfile(t *testing.T) {
	for _, g := range []*graph.Graph{tramMap(t), everything(t)} {
		for _, show := range []Show{
			{Focus: []string{"Close"}, Radius: 1}, {Fold: []string{"Close"}}, {Only: filters(t, "voice:the mayor")},
			{Without: filters(t, "voice:the mayor")}, {NoNumbers: true, NoVoices: true, Locators: true, Labels: view.TitleText},
		} {
			for _, level := range Levels {
				picture := draw(t, g, Options{Level: level, Show: show})
				checkProfile(t, picture, "")
				if other := draw(t, g, Options{Level: level, Show: show}); other != picture {
					t.Errorf("%v at level %s: two pictures differ", show, level)
				}
				draw(t, g, Options{Level: level, Show: show, Format: DOT})
			}
		}
	}
}

// The numbers of a part are those of the whole map, also in what is read out.
func TestPartsKeepTheirNumbers(t *testing.T) {
	g := tramMap(t)
	for _, level := range Levels {
		whole, err := View(g, Options{Level: level})
		if err != nil {
			t.Fatal(err)
		}
		numbers := map[string]string{}
		for _, n := range whole.Nodes {
			numbers[title(n.Subject)] = n.Number
		}
		for _, show := range []Show{{Focus: []string{"Shops"}, Radius: 1}, {Fold: []string{"Quiet"}}, {Without: filters(t, "section:Pro")}} {
			v, err := View(g, Options{Level: level, Show: show})
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range v.Nodes {
				if want := numbers[title(n.Subject)]; title(n.Subject) != "" && n.Number != want {
					t.Errorf("%v at level %s: %s is %s, want %s", show, level, title(n.Subject), n.Number, want)
				}
			}
		}
	}
	picture := draw(t, g, Options{Show: Show{NoNumbers: true}})
	if want := `aria-label="Claim 1.1, premise, said by the mayor: It would be quiet; supports claim 1`; !strings.Contains(picture, want) {
		t.Errorf("without numbers, the picture has no %q", want)
	}
	if strings.Contains(picture, ">1.1") || strings.Contains(picture, ">1 ") {
		t.Error("without numbers, a box has one")
	}
}

// A part has no main claims of its own.
func TestMainClaimsOfAPartAreThoseOfTheWhole(t *testing.T) {
	v, err := View(tramMap(t), Options{Show: Show{Focus: []string{"New trams"}, Radius: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range v.Nodes {
		if n.Main {
			t.Errorf("%s is a main claim", written(n.Text))
		}
	}
	if d := v.Description; strings.Contains(d, "Main claim") || !strings.HasSuffix(d, " 10 claims are not shown (outside radius 1 of [New trams]).") {
		t.Errorf("the description is %q; it should name no main claim, and say what is not shown", d)
	}
}

func TestPassagesStayInAPart(t *testing.T) {
	g := tramMap(t)
	passages := map[graph.Node]string{g.Claim("Trams"): "a passage on trams", g.Claim("Shops"): "a passage on shops"}
	for _, level := range Levels {
		picture := draw(t, g, Options{Level: level, Passages: passages, Show: Show{Focus: []string{"Trams"}, Radius: 1}})
		if !strings.Contains(picture, "a passage on trams") || strings.Contains(picture, "a passage on shops") {
			t.Errorf("at level %s the tooltips are not those of what is shown", level)
		}
	}
}

func TestNotesOfPartsFollowTheLanguage(t *testing.T) {
	for lang, notes := range map[string][]string{
		"en": {"1 claim is not shown (outside radius 1 of [a]).", "2 claims are not shown (only tag x).", "1 claim is not shown (folded: [b]).", "1 more", "1 claim is not shown (without voice V)."},
		"de": {"1 Behauptung ist nicht gezeigt (außerhalb des Radius 1 um [a]).", "2 Behauptungen sind nicht gezeigt (nur Schlagwort x).", "1 Behauptung ist nicht gezeigt (eingeklappt: [b]).", "1 weitere", "1 Behauptung ist nicht gezeigt (ohne Stimme V)."},
		"fr": {"1 affirmation n’est pas montrée (hors du rayon 1 autour de [a]).", "2 affirmations ne sont pas montrées (seulement mot-clé x).", "1 affirmation n’est pas montrée (replié : [b]).", "1 de plus", "1 affirmation n’est pas montrée (sans voix V)."},
	} {
		g := decode(t, "===\nlang: "+lang+"\n===\n\n[a]: A. #x\n  + [b]: B.\n    + [c]: C. {voice: V}")
		all := ""
		for _, show := range []Show{{Focus: []string{"a"}, Radius: 1}, {Only: filters(t, "tag:x")}, {Fold: []string{"b"}}, {Without: filters(t, "voice:V")}} {
			v, err := View(g, Options{Show: show})
			if err != nil {
				t.Fatal(err)
			}
			all += listed(v)
		}
		for _, want := range notes {
			if !strings.Contains(all, want) {
				t.Errorf("%s: nothing says %q in\n%s", lang, want, all)
			}
		}
	}
}

// A part of what is too large as a whole can be drawn.
func TestPartOfALargeMapIsDrawn(t *testing.T) {
	var b graph.Builder
	main := b.Claim("Main", "A claim.")
	for range 50_000 {
		b.Support(main, b.Claim("", "A reason."))
	}
	b.Support(b.Claim("Other", "Another."), b.Claim("Why", "A reason."))
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	picture, err := Draw(context.Background(), g, Options{Show: Show{Focus: []string{"Why"}, Radius: 1}})
	if err != nil || strings.Count(string(picture), `<g id="claim-`) != 2 {
		t.Errorf("got %v and %d boxes, want 2", err, strings.Count(string(picture), `<g id="claim-`))
	}
}

func TestWrongNames(t *testing.T) {
	g := decode(t, "# Part\n\n[Air]: a #tag\n  + [air]: b {voice: V}\n  + <Air>: c\n  + [2]: d {isInMap: false}\n  + x\n\n# Other\n\n## Part\n\ny\n\n# [Airs]\n\n<Arg>\n\n(1) p\n----\n(2) [Q]: q")
	for _, c := range []struct {
		show Show
		want string
	}{
		{Show{Focus: []string{"Ari"}}, "focus Ari: nothing has this title or number; did you mean [Air]?"},
		{Show{Focus: []string{"zzzzzz"}}, "focus zzzzzz: nothing has this title or number"},
		{Show{Focus: []string{"Air"}}, "focus Air: this names several things: [Air], <Air>; name one of them so"},
		{Show{Focus: []string{"AIR"}}, "focus AIR: this names several things: [Air], [air], <Air>; name one of them so"},
		{Show{Focus: []string{"[2]"}}, "focus [2]: it is not drawn at this level"},
		{Show{Focus: []string{""}}, "focus : nothing has this title or number"},
		{Show{Fold: []string{"Part"}}, "fold Part: this names several things: section:Part, section:Other/Part; name one of them so"},
		{Show{Fold: []string{"section:Prat"}}, "fold section:Prat: no section drawn at this level has this title; did you mean section:Part?"},
		{Show{Fold: []string{"Prat"}}, "fold Prat: nothing has this title or number; is it the section Part?"},
		{Show{Fold: []string{"Arg"}}, "fold Arg: an argument is folded at --level arguments; at this one, fold its conclusion [Q]"},
		{Show{Only: filters(t, "tag:tga")}, "only tag:tga: nothing has this tag; did you mean tag:tag?"},
		{Show{Without: filters(t, "voice:nobody")}, "without voice:nobody: nothing has this voice; there are V"},
		{Show{Only: filters(t, "section:Othre")}, "only section:Othre: no section drawn at this level has this title, or it is empty; did you mean section:Other?"},
		{Show{Labels: "titles"}, "labels titles: there are title, text and both; did you mean title?"},
	} {
		_, err := View(g, Options{Show: c.show})
		var name *NameError
		if !errors.As(err, &name) || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
	for given, want := range map[string]string{
		"tga:x": `only tga:x: write tag:…, voice:… or section:…; did you mean tag:x?`, "x": "only x: write tag:…, voice:… or section:…",
		"tag:": "only tag:: name a tag after the colon", "voice": "only voice: name a voice after the colon",
	} {
		if _, err := ParseFilter("only", given); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestEmptyPartsSayWhy(t *testing.T) {
	g := tramMap(t)
	for _, c := range []struct {
		show Show
		want string
	}{
		{Show{Only: filters(t, "tag:noise", "voice:the shops")}, "there is nothing to draw: 10 not shown (only tag noise), 2 not shown (only voice the shops)"},
		{Show{Only: filters(t, "voice:the mayor"), Without: filters(t, "tag:noise")}, "there is nothing to draw: 11 not shown (only voice the mayor), 1 not shown (without tag noise)"},
		{Show{Only: filters(t, "voice:the mayor"), Focus: []string{"Air"}}, "there is nothing to draw: 11 not shown (only voice the mayor), 1 not shown (outside radius 0 of Air)"},
	} {
		_, err := View(g, Options{Show: c.show})
		if !errors.Is(err, ErrEmpty) || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

// Whatever is asked for of whatever map: what is shown and what the notes count
// is all there is.
func TestPartsAndNotesAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Graph(t)
		level := rapid.SampledFrom(Levels).Draw(t, "level")
		names := []string{"1", "1.1", "2", "nothing", "[]", "section:"}
		for _, c := range g.Claims() {
			names = append(names, "["+c.Key+"]")
		}
		for _, s := range g.AllSections() {
			names = append(names, s.Title.Untagged())
		}
		some := func(what string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(names), 0, 2).Draw(t, what)
		}
		show := Show{Focus: some("focus"), Fold: some("fold"), Radius: rapid.IntRange(0, 3).Draw(t, "radius")}
		for _, k := range argmap.FilterKinds {
			for _, v := range k.Values(g) {
				switch f := (argmap.Filter{Kind: k, Value: v}); rapid.IntRange(0, 4).Draw(t, "filter") {
				case 0:
					show.Only = append(show.Only, f)
				case 1:
					show.Without = append(show.Without, f)
				}
			}
		}
		whole, err := View(g, Options{Level: level})
		if err != nil {
			return
		}
		v, err := View(g, Options{Level: level, Show: show})
		var name *NameError
		switch {
		case errors.As(err, &name) || errors.Is(err, ErrEmpty):
			return
		case err != nil:
			t.Fatal(err)
		}
		boxes := func(v *view.View) (n int) {
			for _, x := range v.Nodes {
				if x.Kind == view.ClaimBox || x.Kind == view.SketchBox || x.Kind == view.ClosedBox {
					n++
				}
			}
			return n
		}
		left, counted := boxes(v), map[string]int{}
		for _, n := range v.Nodes {
			if n.Kind == view.ClosedBox {
				left-- // it stands for what the notes count
			}
			if want := n.Number; want == "" && n.Kind != view.Bar && n.Kind != view.Badge {
				t.Fatalf("%s has no number", written(n.Text))
			}
			if o := counted[n.Number]; n.Number != "" && o > 0 {
				t.Fatalf("two boxes have the number %s", n.Number)
			}
			counted[n.Number]++
		}
		for _, n := range v.Notes[len(whole.Notes)-lettered(whole) : len(v.Notes)-lettered(v)] {
			var many int
			fmt.Sscanf(written(n), "%d", &many)
			left += many
		}
		if want := boxes(whole); left != want {
			t.Fatalf("%d are shown or counted, want %d: %+v\n%s\n%s", left, want, show, listed(v), graphtest.Describe(g))
		}
	})
}

// lettered returns 1 where the last note explains letters, else 0.
func lettered(v *view.View) int {
	if n := len(v.Notes); n > 0 && written(v.Notes[n-1]) == v.Words.LetterEntry {
		return 1
	}
	return 0
}
