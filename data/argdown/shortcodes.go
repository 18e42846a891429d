package argdown

import (
	"strings"

	"crux/graph"
)

// Short codes stand for characters that a keyboard lacks: .^. or :^: for ∧. A
// document may define more of them under model.shortcodes, as in
// {":water:": {unicode: "💧"}}.

// shortcodes are those that every document has. Each may have colons in place
// of its points.
var shortcodes = map[string]string{
	// Logic.
	".A.": "∀", ".E.": "∃", ".O.": "𝗢", ".P.": "𝗣", ".~.": "¬", ".^.": "∧", ".v.": "∨", ".v_.": "⊻",
	".->.": "→", ".<->.": "↔", ".<>.": "◇", ".[].": "◻",
	// Faces and signs.
	".happy.": "😀", ".smile.": "☺", ".smiley.": "☺", ".laugh.": "😆", ".lol.": "😆", ".rofl.": "🤣",
	".joy.": "😂", ".heart.": "❤", ".love.": "😍", ".wink.": "😉", ".shush.": "🤫", ".meh.": "😐",
	".eye-roll.": "🙄", ".sad.": "😢", ".disappointed.": "😞", ".scream.": "😱", ".think.": "🤔",
	".+1.": "👍", ".up.": "👍", ".-1.": "👎", ".down.": "👎", ".star.": "⭐",
	".?.": "❓", ".question.": "❓", ".y.": "✔", ".agree.": "✔", ".n.": "❌", ".disagree.": "❌",
	// One that differs with colons.
	":smile:": "☺\uFE0F",
}

// character returns what a short code stands for, "" if it is none.
func (in *inclusion) character(code string) string {
	if s, ok := in.shortcodes[code]; ok {
		return s
	}
	if s, ok := shortcodes[code]; ok {
		return s
	}
	if code[0] == ':' {
		return shortcodes["."+code[1:len(code)-1]+"."]
	}
	return ""
}

// codeLength returns the length of what may be a short code at the start of s: a
// point or colon, other characters but no white space, and the same again. It is
// 0 if there is none. What is in between is no markup, whether it is a short code
// or not: the reference reads it so.
func codeLength(s string) int {
	if s == "" || s[0] != '.' && s[0] != ':' {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			return 0
		case s[0]:
			if i > 1 {
				return i + 1
			}
		case '\xC2':
			if strings.HasPrefix(s[i:], "\u00A0") {
				return 0
			}
		}
	}
	return 0
}

// hasCode reports whether something in s may be a short code.
func hasCode(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == ':') && codeLength(s[i:]) > 0 {
			return true
		}
	}
	return false
}

// ownCodes returns the short codes that settings define.
func ownCodes(model graph.Data) map[string]string {
	list, _ := model.Get("shortcodes")
	codes, _ := list.(graph.Data)
	if len(codes) == 0 {
		return nil
	}
	own := map[string]string{}
	for _, f := range codes {
		if d, ok := f.Value.(graph.Data); ok && codeLength(f.Key) == len(f.Key) && d.String("unicode") != "" {
			own[f.Key] = d.String("unicode")
		}
	}
	return own
}
